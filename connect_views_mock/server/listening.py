"""A socket that listens, and the thread that serves an application on it."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import Message
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from typing import Any, Final
from urllib.parse import urlsplit

from werkzeug.serving import generate_adhoc_ssl_context, make_server

from ..handle.arguments import check_strings
from ..moto_adapter import request_handler
from .broken_requests import MALFORMED
from .json_errors import json_error

_BACKLOG: Final = 128
_LAST_PORT: Final = 65535
_SECONDS_TO_STOP: Final = 0.05
_WILDCARDS: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens, so that nobody else gets the port.

    Raises:
        OSError: If there is no such host, or if the port is taken.
        ValueError: If there can be no such host or port.
    """
    if type(port) is not int or not 0 <= port <= _LAST_PORT:
        raise ValueError(f"port must be a whole number from 0 to {_LAST_PORT}, not {port!r}")
    check_strings(host=host)
    if not host:
        # It would be every address, and nobody means that by an empty variable of a script.
        raise ValueError("host must be an address to listen at, not ''")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        # Python adds the address to some of the reasons, in a form of its own.
        reason = (error.strerror or str(error)).partition(" (while attempting")[0]
        raise OSError(error.errno, f"cannot listen at {host}, port {port}: {reason}") from None


def reachable_host(listening: socket.socket) -> str:
    """Return the host under which a client on this machine reaches a socket."""
    host = str(listening.getsockname()[0])
    return _WILDCARDS.get(host, host)


def url_of(listening: socket.socket, scheme: str) -> str:
    """Return the URL under which a client on this machine reaches a socket."""
    host = reachable_host(listening)
    port = listening.getsockname()[1]
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def tls(certificate: tuple[Path, Path] | None) -> ssl.SSLContext:
    """Return what makes HTTPS of HTTP.

    Args:
        certificate: The files of a certificate and of its key; ``None`` has one made now.

    Raises:
        OSError: If the files cannot be read, or are not a certificate in PEM and its key.
    """
    if certificate is None:
        return generate_adhoc_ssl_context()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        # Without a password here, OpenSSL asks for that of a key at the terminal.
        context.load_cert_chain(*certificate, password="")
    except OSError as error:
        files = " and ".join(str(file) for file in certificate)
        is_other_content = isinstance(error, ssl.SSLError)
        reason = "not a certificate in PEM and its key" if is_other_content else error.strerror
        raise OSError(error.errno, f"{files} cannot be used for HTTPS: {reason}") from None
    return context


@contextmanager
def serving(
    application: Any, listening: socket.socket, ssl_context: ssl.SSLContext | None = None
) -> Iterator[None]:
    """Serve an application as long as the context lasts, each request in a thread of its own.

    Args:
        application: The application of WSGI.
        listening: The socket.
        ssl_context: ``None`` for HTTP.
    """
    host, port = listening.getsockname()[:2]

    class QuietHandler(request_handler()):  # type: ignore[misc]
        request_version: str

        def run_wsgi(self) -> None:
            """Refuse what an application of WSGI does not get to see."""
            headers: Message = self.headers
            lengths = dict.fromkeys(headers.get_all("Content-Length", ()))
            try:
                urlsplit(self.path)
            except ValueError as error:
                self.send_error(400, f"The URL of the request cannot be read: {error}")
                return
            if len(lengths) > 1:
                self.send_error(400, f"Content-Length: is given as {' and as '.join(lengths)}")
            elif headers.defects:
                # Python would take the others, the signature among them, for the body.
                self.send_error(400, "A line of the headers is not a header: NAME: VALUE")
            else:
                super().run_wsgi()

        def send_error(
            self, code: int, message: str | None = None, explain: str | None = None
        ) -> None:
            """Refuse what is not HTTP as each SDK can read it."""
            del explain
            self.close_connection = True
            if self.request_version == "HTTP/0.9":
                # So it is before the version is read, and then no status line would be sent.
                self.request_version = self.protocol_version
            refusal = json_error(code, MALFORMED, message or HTTPStatus(code).phrase)
            self.send_response(code)
            for name, value in (*refusal.headers, ("Connection", "close")):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(refusal.get_data())

        def log_request(self, *_: object) -> None:
            """Print nothing for each request."""

        def log_error(self, *_: object) -> None:
            """Print nothing for a client that does not speak TLS."""

        def connection_dropped(self, *_: object) -> None:
            """Close a connection whose request gets no answer; werkzeug would wait for the next."""
            self.close_connection = True

    server = make_server(
        host,
        port,
        application,
        threaded=True,
        request_handler=QuietHandler,
        fd=listening.fileno(),
    )
    if ssl_context is not None:
        server.ssl_context = ssl_context
        # The thread of a connection shakes hands. A client that does not would stop all others.
        server.socket = ssl_context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    thread = Thread(target=server.serve_forever, args=(_SECONDS_TO_STOP,), daemon=True)
    with closing(server.socket):
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()
