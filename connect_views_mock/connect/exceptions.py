"""The errors of the Views operations, one class for each shape in Connect's service model.

The service model decides the HTTP status of each: 402 for a quota, for example.
"""

from moto.core.exceptions import ServiceException


class AccessDeniedException(ServiceException):
    """The operation is not allowed on this resource (403)."""

    code = "AccessDeniedException"


class DuplicateResourceException(ServiceException):
    """A resource with this name exists already (409)."""

    code = "DuplicateResourceException"


class InvalidParameterException(ServiceException):
    """A parameter breaks a rule (400)."""

    code = "InvalidParameterException"


class InvalidRequestException(ServiceException):
    """The request as a whole makes no sense (400)."""

    code = "InvalidRequestException"


class ResourceNotFoundException(ServiceException):
    """The instance, the view or its version does not exist (404)."""

    code = "ResourceNotFoundException"


class ServiceQuotaExceededException(ServiceException):
    """The instance or the view holds as many as it may (402)."""

    code = "ServiceQuotaExceededException"


class InstanceNotFound(ResourceNotFoundException):
    """There is no such instance in this account and region."""

    message = "Instance {instance_id} not found"


class OperationNotFound(ResourceNotFoundException):
    """No operation has the method and the path of the request (our choice of an error)."""

    message = "No operation has the method and the path of this request"


class ViewNotFound(ResourceNotFoundException):
    """There is no such view in this instance."""

    message = "View {view_id} not found"


class ViewVersionNotFound(ResourceNotFoundException):
    """The view exists, and has no such version."""

    message = "Version {version} of view {view_id} not found"


class ViewNotPublished(ResourceNotFoundException):
    """The view was never published, so that it has no ``$LATEST`` content."""

    message = (
        "View {view_id} has no published content: describe it with the qualifier $SAVED, "
        "or publish it first"
    )


class ViewNameExists(DuplicateResourceException):
    """Names of views are unique in an instance."""

    message = "View name already exists for the instance"


class InvalidInstanceId(InvalidParameterException):
    """The InstanceId is an ARN, but not that of an instance."""

    message = (
        "InstanceId: must be the id of an instance or its ARN, "
        "arn:PARTITION:connect:REGION:ACCOUNT:instance/INSTANCE_ID"
    )


class InvalidViewId(InvalidParameterException):
    """The ViewId has none of the forms that an identifier of a view can have."""

    message = (
        "{member}: must be the id of a view or its ARN, arn:PARTITION:connect:REGION:ACCOUNT:"
        "instance/INSTANCE_ID/view/VIEW_ID, or the ARN of an AWS-managed view, "
        "arn:PARTITION:connect:REGION:aws:view/NAME"
    )


class InvalidResourceArn(InvalidParameterException):
    """What is to be tagged is named by something that is not its ARN."""

    message = (
        "resourceArn: must be an ARN, that of a view "
        "arn:PARTITION:connect:REGION:ACCOUNT:instance/INSTANCE_ID/view/VIEW_ID"
    )


class InvalidQualifier(InvalidParameterException):
    """The qualifier is none of ``$SAVED``, ``$LATEST`` and a version number."""

    message = "{member}: the qualifier must be $SAVED, $LATEST or a version number from 1"


class QualifierNotAllowed(InvalidParameterException):
    """Only DescribeView takes a qualifier."""

    message = "{member}: must not have a qualifier here (only DescribeView takes one)"


class AwsManagedViewIsReadOnly(AccessDeniedException):
    """The AWS-managed views cannot be changed or deleted."""

    message = "View {view_id} is managed by AWS and cannot be changed"


class AwsManagedViewTakesNoTags(InvalidParameterException):
    """The AWS-managed views belong to no account that could tag them (our choice)."""

    message = "resourceArn: a view that is managed by AWS cannot be tagged"


class InvalidNextToken(InvalidParameterException):
    """The token was not handed out for this list."""

    message = (
        "NextToken: must be a token that this operation returned for the same parameters, unchanged"
    )
