"""Why a resource of a stack failed, and which one it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

from moto.cloudformation.exceptions import CloudFormationError, ValidationError
from moto.core.exceptions import ServiceException
from moto.moto_api._internal import mock_random
from werkzeug.exceptions import HTTPException

from ...connect.exceptions import (
    DuplicateResourceException,
    InvalidProperties,
    ResourceNotFoundException,
)

_ATTRIBUTE: Final = "_resource_of_a_stack"


_HANDLER_ERROR_CODES: Final = {
    "AccessDeniedException": "AccessDenied",
    "InternalFailure": "ServiceInternalError",
    "InternalServiceException": "ServiceInternalError",
    "ServiceQuotaExceededException": "ServiceLimitExceeded",
    "ThrottlingException": "Throttling",
    "TooManyRequestsException": "Throttling",
}


class FailedResource(NamedTuple):
    """A resource that could not be created or changed.

    Attributes:
        logical_id: Its name in the template.
        resource_type: Its type.
        physical_id: The id of what was there before, or nothing.
        status: ``CREATE_FAILED`` or ``UPDATE_FAILED``.
    """

    logical_id: str
    resource_type: str
    physical_id: str
    status: str


def remember_failed_resource(error: Exception, resource: FailedResource) -> None:
    """Note on an error which resource it is about, unless that is known."""
    if failed_resource(error) is None:
        setattr(error, _ATTRIBUTE, resource)


def failed_resource(error: Exception) -> FailedResource | None:
    """Return the resource that an error is about."""
    resource: FailedResource | None = getattr(error, _ATTRIBUTE, None)
    return resource


def is_an_answer(error: Exception) -> bool:
    """Whether a client would get an error as an answer: else it is a fault of somebody's code."""
    return isinstance(error, (ServiceException, HTTPException))


def error_message(error: Exception) -> str:
    """Return what an error says, without its code."""
    message: Any = getattr(error, "message", None) or getattr(error, "description", None)
    return str(message or error)


def reason(error: Exception) -> str:
    """Return what the event of a failed resource says."""
    text = error_message(error)
    if isinstance(error, (InvalidProperties, CloudFormationError)) or not is_an_answer(error):
        return text
    code = _HANDLER_ERROR_CODES.get(str(getattr(error, "code", "")), "InvalidRequest")
    if isinstance(error, ResourceNotFoundException):
        code = "NotFound"
    elif isinstance(error, DuplicateResourceException):
        code = "AlreadyExists"
    token = mock_random.uuid4()
    return (
        f'Resource handler returned message: "{text}" '
        f"(RequestToken: {token}, HandlerErrorCode: {code})"
    )


class UnreadableTemplateError(ValidationError):
    """Stands for what Python raised where moto failed to read a template."""


@contextmanager
def errors_of_templates(what: str) -> Iterator[None]:
    """Refuse a template that moto fails to read, where it would raise what Python raised.

    Raises:
        UnreadableTemplateError: In the place of any error that is neither an answer nor about a
            resource.
    """
    try:
        yield
    except RecursionError:
        raise UnreadableTemplateError(
            message=f"Template error: {what} is nested too deeply, or refers too far"
        ) from None
    except Exception as error:
        is_a_warning = isinstance(error, Warning)  # moto's, if warnings are errors
        if is_an_answer(error) or is_a_warning or failed_resource(error) is not None:
            raise
        raise UnreadableTemplateError(
            message=f"Template error: {what} cannot be read: {type(error).__name__}: {error}"
        ) from error
