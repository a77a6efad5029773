"""The application of moto's server, which is one Flask application for each service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def server_application(
    prepare: Callable[[Any], None],
    for_unknown_services: Any,
    refuse: Callable[[Exception], Exception],
) -> Any:
    """Return moto's application as one of WSGI.

    Args:
        prepare: Is called with the Flask application of each service when it is made.
        for_unknown_services: The application that answers for services that moto does not know;
            moto would raise an exception.
        refuse: Returns what to raise when moto fails at the headers by which it finds the service.
    """
    # Not at the top: it needs Flask, which only the server does.
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

    def create_app(service: Any) -> Any:
        if service is None:
            return for_unknown_services
        application = create_backend_app(service)
        prepare(application)
        return application

    class Dispatcher(DomainDispatcherApplication):
        def infer_service_region_host(self, environ: dict[str, Any], path: str) -> str | None:
            try:
                return super().infer_service_region_host(environ, path)
            except (AttributeError, IndexError, KeyError, ValueError) as error:
                raise refuse(error) from error

    return Dispatcher(create_app)


def request_handler() -> Any:
    """Return the class with which moto's server reads a request."""
    from moto.moto_server import werkzeug_app
    from werkzeug.serving import WSGIRequestHandler

    # An older moto uses werkzeug's own.
    return getattr(werkzeug_app, "MotoRequestHandler", WSGIRequestHandler)
