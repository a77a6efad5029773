"""Errors for requests that no operation can be called with."""

from ..connect.exceptions import ResourceNotFoundException


class OperationNotFound(ResourceNotFoundException):
    """No operation has the method and the path of the request (our choice of an error)."""

    message = "No operation has the method and the path of this request"
