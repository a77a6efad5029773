"""Running a server under a mock that is active."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

from ..activation import handle_of
from ..environment import DEFAULT_REGION, FAKE_VARIABLES
from ..mock import ConnectViewsMock
from ..moto_adapter import own_server
from .application import ServerApplication
from .beginning import Beginning
from .listening import listen, reachable_host, serving, url_of

_SECONDS_FOR_REQUESTS_IN_FLIGHT: Final = 5.0


class ConnectViewsServer:
    """A server that runs in this process.

    Attributes:
        endpoint_url: Its URL, for ``endpoint_url`` of a client or ``AWS_ENDPOINT_URL``.
        instance_id: The id of its first instance.
        region: The region of that instance.
        mock: The handle: it creates instances and views, injects errors, and lists the requests,
            including those of clients of the server.
    """

    def __init__(
        self,
        mock: ConnectViewsMock,
        endpoint_url: str,
        instance_id: str,
        reset: Callable[[], None],
    ) -> None:
        self.mock = mock
        self.endpoint_url = endpoint_url
        self.instance_id = instance_id
        self.region = own_region()
        self._reset = reset

    @property
    def environment(self) -> dict[str, str]:
        """The variables for other processes, with which the AWS CLI and the SDKs find the server.

        ``CONNECT_INSTANCE_ID`` is not a variable of AWS. It is for commands that take the id.
        """
        return {
            "AWS_ENDPOINT_URL": self.endpoint_url,
            "AWS_ACCESS_KEY_ID": FAKE_VARIABLES["AWS_ACCESS_KEY_ID"],
            "AWS_SECRET_ACCESS_KEY": FAKE_VARIABLES["AWS_SECRET_ACCESS_KEY"],
            "AWS_DEFAULT_REGION": self.region,
            "AWS_REGION": self.region,
            "CONNECT_INSTANCE_ID": self.instance_id,
        }

    def reset(self) -> None:
        """Clear the state of all services, and create the first instance and its views again.

        A ``POST`` to ``/moto-api/reset`` does the same.
        """
        self._reset()


def own_region() -> str:
    """Return the region of the mock, where a server makes its instance."""
    return os.environ.get("AWS_DEFAULT_REGION") or DEFAULT_REGION


def stop_keeping_requests(mock: ConnectViewsMock) -> None:
    """Have the handle of a mock list no requests."""
    handle = handle_of(mock)
    if handle is not None:
        handle.parts.traffic.stop_recording(handle.recording)


@contextmanager
def run_server(
    mock: ConnectViewsMock,
    begin: Callable[[], Beginning],
    host: str,
    port: int,
    ssl_context: ssl.SSLContext | None = None,
) -> Iterator[ConnectViewsServer]:
    """Run a server as long as the context lasts.

    Args:
        mock: The mock, which is active.
        begin: Says what the server begins with.
        host: The address to listen at.
        port: The port, or 0 for one that is free.
        ssl_context: ``None`` for HTTP.

    Raises:
        OSError: If the server cannot listen there.
        ValueError: If Connect would refuse what the server is to begin with.
    """
    with ExitStack() as stack:
        listening = stack.enter_context(listen(host, port))
        beginning = begin()
        application = ServerApplication(mock, own_region(), after_reset=beginning.make)
        stack.callback(application.in_flight.wait_for_their_end, _SECONDS_FOR_REQUESTS_IN_FLIGHT)
        stack.enter_context(serving(application, listening, ssl_context))
        stack.enter_context(own_server(reachable_host(listening), listening.getsockname()[1]))

        def reset() -> None:
            with application.in_flight.alone():
                mock.reset()
                beginning.make()

        url = url_of(listening, "http" if ssl_context is None else "https")
        yield ConnectViewsServer(mock, url, beginning.instance_id, reset)
