"""Exceptions raised by the operations on workspaces.

AWS publishes none of their messages.
"""

from moto.core.exceptions import ServiceException

from .exceptions import (
    DuplicateResourceException,
    InvalidParameterException,
    InvalidRequestException,
    ResourceNotFoundException,
)


class ResourceInUseException(ServiceException):
    code = "ResourceInUseException"


class ServiceQuotaExceededException(ServiceException):
    code = "ServiceQuotaExceededException"


class WorkspaceNotFound(ResourceNotFoundException):
    message = "Workspace {workspace_id} not found"


class WorkspacePageNotFound(ResourceNotFoundException):
    message = "Page {page} of workspace {workspace_id} not found"


class WorkspaceNameExists(DuplicateResourceException):
    message = "Workspace name already exists for the instance"


class WorkspacePageExists(DuplicateResourceException):
    message = "{member}: the workspace has a page {page} already"


class WorkspaceSlugExists(DuplicateResourceException):
    message = "Slug: the workspace has a page with the slug {slug} already"


class InvalidWorkspaceId(InvalidParameterException):
    message = (
        "WorkspaceId: must be the id of a workspace or its ARN, arn:PARTITION:connect:"
        "REGION:ACCOUNT:instance/INSTANCE_ID/workspace/WORKSPACE_ID"
    )


class InvalidPageName(InvalidParameterException):
    message = (
        "{member}: a custom page must not begin with {prefix} (pages of Amazon Connect "
        "are HOME and AGENT_EXPERIENCE)"
    )


class InvalidPageResourceArn(InvalidParameterException):
    message = (
        "ResourceArn: must be the ARN of a view, with or without a qualifier, "
        "arn:PARTITION:connect:REGION:ACCOUNT:instance/INSTANCE_ID/view/VIEW_ID, or "
        "that of an AWS-managed view, arn:PARTITION:connect:REGION:aws:view/NAME"
    )


class InvalidInputData(InvalidParameterException):
    message = "InputData: {findings}"


class NothingToUpdate(InvalidRequestException):
    message = "One of NewPage, ResourceArn, Slug and InputData must be given"


class TooManyCustomPages(ServiceQuotaExceededException):
    message = "The instance has {number} custom pages, of at most {number}"


class ResourceInUse(ResourceInUseException):
    message = (
        "View {view_id} is shown by page {page} of workspace {workspace_id}: delete "
        "the page, or give it another view, first"
    )
