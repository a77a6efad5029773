"""Failed resources of a stack: which one failed, and why."""

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
from .template_text import UNPRINTABLE

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
        logical_id: The name in the template.
        resource_type: The type.
        physical_id: The id before the failure. Empty for a new resource.
        status: ``CREATE_FAILED`` or ``UPDATE_FAILED``.
    """

    logical_id: str
    resource_type: str
    physical_id: str
    status: str


def remember_failed_resource(error: Exception, resource: FailedResource) -> None:
    """Store the failed resource on an error, unless the error has one already."""
    if failed_resource(error) is None:
        setattr(error, _ATTRIBUTE, resource)


def failed_resource(error: Exception) -> FailedResource | None:
    """Return the resource that an error is about."""
    resource: FailedResource | None = getattr(error, _ATTRIBUTE, None)
    return resource


def is_an_answer(error: Exception) -> bool:
    """Whether moto sends this error to the client. Any other error is a bug in some code."""
    return isinstance(error, (ServiceException, HTTPException))


def error_message(error: Exception) -> str:
    """Return the message of an error, without its code."""
    message: Any = getattr(error, "message", None) or getattr(error, "description", None)
    return str(message or error)


def reason(error: Exception) -> str:
    """Return the reason in the event of a failed resource."""
    text = UNPRINTABLE.sub("\ufffd", error_message(error))
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
    """Replaces a Python error that moto raised while it read a template."""


@contextmanager
def errors_of_templates(what: str) -> Iterator[None]:
    """Refuse a template that makes moto raise a Python error.

    Raises:
        UnreadableTemplateError: Instead of the error. Errors that moto sends to the client, and
            errors of a resource, pass through.
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
