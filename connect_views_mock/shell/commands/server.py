"""``connect-views-mock server``."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from ...server.first_views import FirstView
from ..arguments import add_allow_component
from ..exit_statuses import TERMINATED, UNREADABLE
from ..formats.text import problem_line
from ..output import complain, print_error, print_text
from ..signals import Terminated, ended_by_sigterm
from ..view_folders import RefusedFolder, read_folder

if TYPE_CHECKING:
    from ...server.running import ConnectViewsServer

READY: Final = "Ready."
"""The last line that is printed at the start. The server then takes requests."""


def add_parser(commands: Any) -> None:
    """Add the sub-command to those of the command."""
    server = commands.add_parser(
        "server",
        help="serve views and all that moto mocks, for clients in any language",
    )
    server.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on; by default 127.0.0.1"
    )
    server.add_argument(
        "--port", type=int, default=5000, help="the port, 0 for any free one; by default 5000"
    )
    server.add_argument("--region", help="the region of the instance")
    server.add_argument("--instance-id", type=_uuid, metavar="UUID", help="the id of the instance")
    server.add_argument("--instance-alias", metavar="NAME", help="the alias of the instance")
    server.add_argument(
        "--templates",
        type=Path,
        metavar="DIR",
        help="publish the views in this folder, from files as validate takes them",
    )
    server.add_argument(
        "--validate-content",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="check published content as AWS does",
    )
    add_allow_component(server)
    server.add_argument(
        "--ssl", action="store_true", help="serve HTTPS with a new self-signed certificate"
    )
    server.add_argument(
        "--ssl-cert", type=Path, metavar="FILE", help="serve HTTPS with this certificate, in PEM"
    )
    server.add_argument("--ssl-key", type=Path, metavar="FILE", help="the key of the certificate")
    server.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until a signal comes, and return the exit status."""
    try:
        with ended_by_sigterm(), ExitStack() as stack:
            try:
                server = _started(options, stack)
            except RefusedFolder as error:
                _complain_of_folder(error)
                return UNREADABLE
            except (ImportError, OSError, ValueError) as error:
                complain("server", getattr(error, "strerror", None) or str(error))
                return UNREADABLE
            _announce(server)
            while True:
                time.sleep(60)
    except Terminated:
        return TERMINATED


def _started(options: argparse.Namespace, stack: ExitStack) -> ConnectViewsServer:
    certificate = _certificate(options.ssl_cert, options.ssl_key)
    views: Sequence[FirstView] = ()
    if options.templates is not None:
        views = read_folder(
            options.templates,
            validate_content=options.validate_content,
            extra_component_types=options.allow_component,
        )
    # With these, moto would make this process a client of another server.
    for name in ("TEST_PROXY_MODE", "TEST_SERVER_MODE"):
        os.environ.pop(name, None)
    # Imported here because it needs moto and the packages of the extra.
    from ...server.context import started_server

    server: ConnectViewsServer = stack.enter_context(
        started_server(
            host=options.host,
            port=options.port,
            instance_id=options.instance_id,
            instance_alias=options.instance_alias,
            region=options.region,
            config={
                "connect_views": {
                    "validate_content": options.validate_content,
                    "extra_component_types": options.allow_component,
                }
            },
            views=views,
            uses_tls=options.ssl or certificate is not None,
            certificate=certificate,
            keeps_requests=False,
        )
    )
    return server


def _certificate(file: Path | None, key: Path | None) -> tuple[Path, Path] | None:
    if file is None and key is None:
        return None
    if file is None or key is None:
        raise ValueError("--ssl-cert and --ssl-key go together: one is missing")
    return file, key


def _announce(server: ConnectViewsServer) -> None:
    print_text(f"Amazon Connect views at {server.endpoint_url}")
    print_text(f"Instance {server.instance_id}")
    for name, value in server.environment.items():
        print_text(f"export {name}={value}")
    print_text(READY)
    sys.stdout.flush()


def _complain_of_folder(error: RefusedFolder) -> None:
    for problem in error.errors:
        print_error(problem_line(problem))
    if not error.errors:
        complain(error.file, str(error))


def _uuid(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a UUID, not {text!r}") from None
