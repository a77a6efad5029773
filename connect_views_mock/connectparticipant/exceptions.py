"""Exceptions raised by the connectparticipant service.

The codes are those of the service model. AWS publishes none of the messages.
"""

from moto.core.exceptions import ServiceException


class AccessDeniedException(ServiceException):
    code = "AccessDeniedException"


class ResourceNotFoundException(ServiceException):
    code = "ResourceNotFoundException"


class ValidationException(ServiceException):
    code = "ValidationException"


class InvalidViewToken(AccessDeniedException):
    message = "ViewToken: is not a token of this region, or was changed"


class ExpiredViewToken(AccessDeniedException):
    message = "ViewToken: has expired"


class ViewIsGone(ResourceNotFoundException):
    message = "The view of the ViewToken is gone: {reason}"
