"""Which operation of which service a request is for, by botocore's models.

A request names its operation in the way of a protocol: in a header, in a form, or by its method and
its path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from urllib.parse import parse_qs

from botocore.exceptions import UnknownServiceError
from botocore.model import OperationModel, ServiceModel
from moto.core.utils import get_service_model

from ..moto_adapter import services_signed_as
from .signed_requests import raw_path, signed_for

FORM: Final = "connect_views_mock.form"
"""Under this key of its environment, a request that is a form has its body."""

_CBOR_PATH: Final = re.compile(r"/service/[^/]+/operation/([^/?]+)")


@dataclass(frozen=True, slots=True)
class RequestedOperation:
    """What a request is for.

    Attributes:
        service: The name of the service, as botocore has it, or the name in the signature.
        name: The name of the operation, or the method and the path if no model has it.
        protocol: The protocol of the response.
    """

    service: str
    name: str
    protocol: str


def requested_operation(environ: Mapping[str, Any]) -> RequestedOperation:
    """Return which operation a request is for."""
    signed = signed_for(environ)
    models = list(_models_signed_as(signed[0])) if signed else []
    service = signed[0] if signed else "This service"
    name, protocol = _named_in(environ)
    if name is None:
        path, _, query = raw_path(environ).partition("?")
        request = _Request(environ["REQUEST_METHOD"], path, query, environ)
        routes = [route for model in models for route in request.routes_of(model)]
        if routes:
            best = max(routes, key=_Route.speciality)
            model = best.operation.service_model
            return RequestedOperation(str(model.service_name), best.name, _protocol(model))
        name = f"{request.method} {path}"
        return RequestedOperation(service, name, _protocol(models[0]) if models else "json")
    for model in models:
        if name in model.operation_names:
            is_ec2 = protocol == "query" and _protocol(model) == "ec2"
            protocol = "ec2" if is_ec2 else protocol
            return RequestedOperation(str(model.service_name), name, protocol)
    return RequestedOperation(service, name, protocol)


def _named_in(environ: Mapping[str, Any]) -> tuple[str | None, str]:
    """Return the operation that a request names, and the protocol in which it does so."""
    if target := environ.get("HTTP_X_AMZ_TARGET"):
        return str(target).rpartition(".")[2], "json"
    path, _, query = raw_path(environ).partition("?")
    if "cbor" in environ.get("HTTP_SMITHY_PROTOCOL", ""):
        match = _CBOR_PATH.search(path)
        return (match[1] if match else None), "smithy-rpc-v2-cbor"
    form = environ.get(FORM, b"").decode(errors="replace")
    for text in (query, form):
        if actions := parse_qs(text).get("Action"):
            return actions[0], "query"
    return None, ""


def _protocol(model: ServiceModel) -> str:
    return str(model.metadata["protocol"])


def _models_signed_as(signing_name: str) -> Iterator[ServiceModel]:
    """Yield the models of the services that sign with a name, first that which is called so."""
    with suppress(UnknownServiceError):
        yield get_service_model(signing_name)
    for service in services_signed_as(signing_name):
        if service != signing_name:
            yield get_service_model(service)


@dataclass(frozen=True, slots=True)
class _Request:
    """A request that names its operation by its method and its path."""

    method: str
    path: str
    query: str
    environ: Mapping[str, Any]

    def routes_of(self, model: ServiceModel) -> Iterator[_Route]:
        """Yield the operations of a service that the request can be for."""
        if not _protocol(model).startswith("rest-"):
            return
        parameters = parse_qs(self.query, keep_blank_values=True)
        for route in _routes(model.service_name):
            if (
                route.method == self.method
                and route.pattern.fullmatch(self.path)
                and all(parameters.get(name) == [value] for name, value in route.query.items())
                and route.required() <= self._given(parameters)
            ):
                yield route

    def _given(self, parameters: Mapping[str, Any]) -> set[str]:
        headers = {
            name.removeprefix("HTTP_").replace("_", "-").lower()
            for name in self.environ
            if name.startswith("HTTP_")
        }
        return headers | parameters.keys()


@dataclass(frozen=True, slots=True)
class _Route:
    """How a request names an operation."""

    method: str
    pattern: re.Pattern[str]
    literal: str
    query: Mapping[str, str]
    operation: OperationModel

    @property
    def name(self) -> str:
        """The name of the operation."""
        return str(self.operation.name)

    def speciality(self) -> tuple[int, int]:
        """Return how much of a request the operation requires."""
        return len(self.query) + len(self.required()), len(self.literal)

    def required(self) -> set[str]:
        """Return the headers and the parameters of the query that the operation requires."""
        shape = self.operation.input_shape
        members = [shape.members[name] for name in shape.required_members] if shape else []
        return {
            str(member.serialization["name"])
            for member in members
            if member.serialization.get("location") == "querystring"
        } | {
            str(member.serialization["name"]).lower()
            for member in members
            if member.serialization.get("location") == "header"
        }


@cache
def _routes(service: str) -> list[_Route]:
    model = get_service_model(service)
    return [_route(model.operation_model(name)) for name in model.operation_names]


def _route(operation: OperationModel) -> _Route:
    path, _, query = operation.http["requestUri"].partition("?")
    pattern = re.sub(r"\\{\w+\\\+\\}", ".+", re.escape(path.rstrip("/")))
    pattern = re.sub(r"\\{\w+\\}", "[^/]+", pattern)
    return _Route(
        operation.http["method"],
        re.compile(f"{pattern}/?"),
        re.sub(r"\{[^}]*\}", "", path),
        {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()},
        operation,
    )
