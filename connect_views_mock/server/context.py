"""``connect_views_server``: the server for tests in Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ..mock import ConnectViewsMock

if TYPE_CHECKING:
    from pathlib import Path

    from ..backend.config_types import MockConfig
    from .first_views import FirstView
    from .running import ConnectViewsServer


def require_server_extra() -> None:
    """Refuse to go on without the packages that moto's server needs.

    Raises:
        ImportError: If one of them is missing.
    """
    for package in ("flask", "flask_cors"):
        if find_spec(package) is None:
            raise ImportError(
                f"the server needs the package {package}: pip install 'connect-views-mock[server]'",
                name=package,
            )


@contextmanager
def connect_views_server(
    host: str = "127.0.0.1",
    port: int = 0,
    instance_id: str | None = None,
    instance_alias: str | None = None,
    config: MockConfig | None = None,
    region: str | None = None,
    account_id: str | None = None,
) -> Iterator[ConnectViewsServer]:
    """Run moto's server with views in a thread of this process, under ``mock_connect_views``.

    Clients in any language and process reach it at ``endpoint_url``. boto3's clients in this
    process do not need it, and share its state.

    Args:
        host: The address to listen at.
        port: The port. 0 means any free port.
        instance_id: The id of the server's first instance. By default a random UUID.
        instance_alias: The alias of this instance.
        config: moto's configuration, as for ``mock_connect_views``.
        region: The region, as for ``mock_connect_views``.
        account_id: The account, as for ``mock_connect_views``.

    Yields:
        The server, with its ``endpoint_url``, its ``instance_id``, and the handle as ``mock``.

    Raises:
        ImportError: If the extra ``server`` is not installed.
        OSError: If the server cannot listen there.
        ValueError: If the instance, the region or the account cannot exist.
    """
    with started_server(
        host=host,
        port=port,
        instance_id=instance_id,
        instance_alias=instance_alias,
        config=config,
        region=region,
        account_id=account_id,
    ) as server:
        yield server


@contextmanager
def serve_mock(mock: ConnectViewsMock, instance_id: str) -> Iterator[ConnectViewsServer]:
    """Run a server under a mock that is active and has an instance.

    Args:
        mock: The mock.
        instance_id: The id of the instance.

    Yields:
        The server.

    Raises:
        ImportError: If the extra ``server`` is not installed.
    """
    require_server_extra()
    from .beginning import Beginning
    from .running import run_server

    with run_server(mock, lambda: Beginning(mock, instance_id), "127.0.0.1", 0) as server:
        yield server


@contextmanager
def started_server(
    *,
    host: str,
    port: int,
    instance_id: str | None,
    instance_alias: str | None,
    config: MockConfig | None,
    region: str | None,
    account_id: str | None = None,
    views: Sequence[FirstView] = (),
    uses_tls: bool = False,
    certificate: tuple[Path, Path] | None = None,
    keeps_requests: bool = True,
) -> Iterator[ConnectViewsServer]:
    """Do what :func:`connect_views_server` does, and what only the command needs.

    Args:
        host: As there, and so are those that are not listed here.
        port: As there.
        instance_id: As there.
        instance_alias: As there.
        config: As there.
        region: As there.
        account_id: As there.
        views: What to publish in the instance.
        uses_tls: Whether to serve HTTPS.
        certificate: The files of a certificate and of its key; by default one is made.
        keeps_requests: Whether the handle lists the requests. Where nobody asks it, they would only
            take up memory.

    Yields:
        The server.
    """
    require_server_extra()
    with ConnectViewsMock(config, region, account_id) as mock:
        # Not before the mock has imported moto.
        from .beginning import Beginning
        from .listening import tls
        from .running import run_server, stop_keeping_requests

        if not keeps_requests:
            stop_keeping_requests(mock)
        ssl_context = tls(certificate) if uses_tls else None

        def begin() -> Beginning:
            return Beginning(mock, instance_id, instance_alias, views)

        with run_server(mock, begin, host, port, ssl_context) as server:
            yield server
