"""Errors for requests that match no operation."""

from ..connect.exceptions import ResourceNotFoundException


class OperationNotFound(ResourceNotFoundException):
    """No operation has the method and the path of the request. This error is our choice."""

    message = "No operation has the method and the path of this request"
