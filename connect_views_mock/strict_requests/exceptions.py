"""Errors for requests that match no operation."""

from moto.core.exceptions import ServiceException

from ..connect.exceptions import ResourceNotFoundException


class OperationNotFound(ResourceNotFoundException):
    """No operation has the method and the path of the request. This error is our choice."""

    message = "No operation has the method and the path of this request"


class AccessRefused(ServiceException):
    """The caller may not call the operation: an error of each operation of AWS (403)."""


class AccessDenied(AccessRefused):
    """No policy allows the action on the resource, or one denies it."""

    code = "AccessDeniedException"
    message = "User: {user_arn} is not authorized to perform: {action} on resource: {resource}"


class UnrecognizedClient(AccessRefused):
    """Nobody has the access key."""

    code = "UnrecognizedClientException"
    message = "The security token included in the request is invalid"


class InvalidSignature(AccessRefused):
    """The signature was made with another secret key, or for another request."""

    code = "InvalidSignatureException"
    message = "The signature of the request does not match the secret key of its access key"


class MissingAuthenticationToken(AccessRefused):
    """The request is not signed."""

    code = "MissingAuthenticationTokenException"
    message = "The request has no header Authorization"


class IncompleteSignature(AccessRefused):
    """The signature lacks something."""

    code = "IncompleteSignatureException"
    message = (
        "The header Authorization must have Credential, SignedHeaders and Signature of AWS "
        "Signature Version 4, and there must be a header X-Amz-Date"
    )
