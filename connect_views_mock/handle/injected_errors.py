"""The errors that a test injects: which there are, and what a call gets that meets one."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from typing import Any, Final

import botocore.exceptions
from botocore import xform_name
from botocore.exceptions import BotoCoreError
from botocore.model import OperationModel
from moto.core.utils import get_service_model

from ..connect.content_checks.nearest_names import nearest_name
from .arguments import check_count

COMMON_ERRORS: Final[Mapping[str, int]] = {
    "AccessDeniedException": 403,
    "ExpiredTokenException": 403,
    "IncompleteSignature": 403,
    "InternalFailure": 500,
    "InternalServiceException": 500,
    "MalformedHttpRequestException": 400,
    "NotAuthorized": 401,
    "OptInRequired": 403,
    "RequestAbortedException": 400,
    "RequestEntityTooLargeException": 413,
    "RequestExpired": 400,
    "RequestTimeoutException": 408,
    "ServiceUnavailable": 503,
    "ThrottlingException": 429,
    "UnknownOperationException": 404,
    "UnrecognizedClientException": 403,
    "ValidationError": 400,
}
"""Errors that every AWS operation can answer, with their status (AWS's "Common Errors")."""

Predicate = Callable[[dict[str, Any]], object]
"""Says whether an error is meant for a call with these parameters."""


@dataclass(slots=True, eq=False)
class InjectedError:
    """An error that waits for calls of an operation.

    Attributes:
        operation: Name of the operation in the API, such as ``CreateView``.
        error: Code of the error, or name of the exception.
        times: How many more calls fail.
        after: How many more calls pass before that.
        message: Message of the error. ``None`` for an exception.
        status_code: HTTP status of the error. ``None`` for an exception.
    """

    operation: str
    error: str
    times: int
    after: int
    message: str | None = None
    status_code: int | None = None
    _exception: BotoCoreError | type[BotoCoreError] | None = field(default=None, repr=False)
    _when: Predicate | None = field(default=None, repr=False)
    _recording: object = field(default=None, repr=False)
    _has_let_pass: bool = field(default=False, repr=False)
    _has_fired: bool = field(default=False, repr=False)
    _must_fire: bool = field(default=True, repr=False)

    def _is_for(self, request: Any) -> bool:
        """Whether a call with the parameters of this request counts."""
        return self._when is None or bool(self._when(request.parameters))

    def _answer(self, url: str) -> tuple[int, dict[str, str], str]:
        """Return the status, headers and body with which Connect reports the error.

        Raises:
            BotoCoreError: If it is an exception that was injected.
        """
        if self.status_code is None:
            assert self._exception is not None  # noqa: S101 (for type checkers)
            raise _exception_for(self._exception, url)
        headers = {"Content-Type": "application/json", "X-Amzn-ErrorType": self.error}
        return (
            self.status_code,
            headers,
            json.dumps({"__type": self.error, "Message": self.message}),
        )


def read_injected_error(
    operation: object,
    error: object,
    message: object,
    times: Any,
    after: Any,
    exception: Any,
    when: Any,
) -> InjectedError:
    """Return the error that a test asks for; see ``HandleMethods.inject_error``.

    Raises:
        ValueError: If one of the arguments makes no sense.
    """
    operation_model = _operation(operation)
    check_count("times", times, minimum=1)
    check_count("after", after, minimum=0)
    _check_predicate(when)
    if (error is None) == (exception is None):
        raise ValueError("inject_error() takes either an error or an exception")
    injected = InjectedError(operation_model.name, "", times, after, _when=when)
    if error is not None:
        injected.error, injected.status_code = _error(operation_model, error)
        injected.message = _message(message, injected.error)
    else:
        injected.error = _exception_name(exception)
        injected._exception = exception
        if message is not None:
            raise ValueError("message belongs to an error: an exception has its own")
    return injected


def _check_predicate(when: Any) -> None:
    if when is None:
        return
    if not callable(when):
        raise ValueError(f"when must be a function of the parameters, not {when!r}")
    try:
        signature = inspect.signature(when)
    except ValueError:
        return  # It is written in C.
    try:
        signature.bind({})
    except TypeError as error:
        raise ValueError(
            "when must be a function of one argument, the dict of the parameters: called with one, "
            f"{when!r} fails with: {error}"
        ) from None


def _operation(name: object) -> OperationModel:
    """Return an operation by its name in the API or in boto3."""
    names = _operation_names()
    if isinstance(name, str) and name in names:
        model: OperationModel = get_service_model("connect").operation_model(names[name])
        return model
    looks_like_boto3 = isinstance(name, str) and name == name.lower()
    known = [each for each in names if (each in names.values()) is not looks_like_boto3]
    hint = _did_you_mean(name, known) or " It takes names such as CreateView or create_view."
    raise ValueError(f"Connect has no operation {name!r}.{hint}")


@cache
def _operation_names() -> dict[str, str]:
    """Return the name in the API of each operation, by that name and by that of boto3."""
    names = get_service_model("connect").operation_names
    return {xform_name(name): name for name in names} | {name: name for name in names}


def _error(operation: OperationModel, name: object) -> tuple[str, int]:
    """Return the code and the status of an error."""
    own: dict[str, Any] = {shape.name: shape for shape in operation.error_shapes}
    if isinstance(name, str) and name in own:
        return own[name].error_code, own[name].metadata["error"]["httpStatusCode"]
    if isinstance(name, str) and name in COMMON_ERRORS:
        return name, COMMON_ERRORS[name]
    _refuse_class(name)
    others = sorted(COMMON_ERRORS.keys() - own)
    raise ValueError(
        f"{operation.name} has no error {name!r}.{_did_you_mean(name, [*own, *others])} It has "
        f"{', '.join(sorted(own))}, and what every operation can answer: {', '.join(others)}"
    )


def _refuse_class(name: object) -> None:
    """Refuse a class of exceptions, or the name of one, where the code of an error belongs."""
    found = getattr(botocore.exceptions, name, None) if isinstance(name, str) else name
    if not isinstance(found, type):
        return
    if issubclass(found, BotoCoreError):
        raise ValueError(
            f"error must be the code of an error, not {name!r}. Pass the exception as "
            f"exception={found.__name__}"
        )
    raise ValueError(
        f'error must be the code of an error, such as "ThrottlingException", not {name!r}'
    )


def _did_you_mean(name: object, known: Collection[str]) -> str:
    nearest = None
    if isinstance(name, str):
        short = {each.removesuffix("Exception"): each for each in known}
        nearest = nearest_name(name, known) or short.get(nearest_name(name, short) or "")
    return "" if nearest is None else f" Did you mean {nearest!r}?"


def _message(message: object, error: str) -> str:
    if message is None:
        return f"This {error} was injected by a test"
    if not isinstance(message, str):
        raise ValueError(f"message must be a string, or None for one of ours, not {message!r}")
    return message


def _exception_name(exception: Any) -> str:
    is_class = isinstance(exception, type)
    exception_class = exception if is_class else type(exception)
    if not issubclass(exception_class, BotoCoreError):
        raise ValueError(
            "exception must be a class of botocore.exceptions, such as ReadTimeoutError, or an "
            f"instance of one, not {exception!r}"
        )
    missing = _fields(exception_class) - _KNOWN_FIELDS.keys() if is_class else ()
    if missing:
        raise ValueError(
            f"exception: {exception_class.__name__} needs {', '.join(sorted(missing))}; pass an "
            "instance of it"
        )
    return str(exception_class.__name__)


_ENDPOINT_URL: Final = "endpoint_url"
_KNOWN_FIELDS: Final = {
    _ENDPOINT_URL: "",
    "proxy_url": "http://proxy.invalid",
    "error": "injected by a test",
}
"""What the messages of botocore's exceptions say of a request that got no answer."""


def _fields(exception_class: type[BotoCoreError]) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(exception_class.fmt) if name}


def _exception_for(exception: BotoCoreError | type[BotoCoreError], url: str) -> BotoCoreError:
    if not isinstance(exception, type):
        return exception
    values: dict[str, Any] = {**_KNOWN_FIELDS, _ENDPOINT_URL: url}
    return exception(**{name: values[name] for name in _fields(exception)})
