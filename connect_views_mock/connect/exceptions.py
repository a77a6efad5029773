"""Exceptions raised by the connect service.

The codes are those of the service model, which also decides the HTTP status of each.
AWS documents one message, that of `ViewNameExists`. The others are our own.
"""

from moto.core.exceptions import ServiceException


class AccessDeniedException(ServiceException):
    code = "AccessDeniedException"


class DuplicateResourceException(ServiceException):
    code = "DuplicateResourceException"


class InvalidParameterException(ServiceException):
    code = "InvalidParameterException"


class InvalidRequestException(ServiceException):
    code = "InvalidRequestException"


class ResourceNotFoundException(ServiceException):
    code = "ResourceNotFoundException"


class InstanceNotFound(ResourceNotFoundException):
    message = "Instance {instance_id} not found"


class ViewNotFound(ResourceNotFoundException):
    message = "View {view_id} not found"


class ViewVersionNotFound(ResourceNotFoundException):
    message = "Version {version} of view {view_id} not found"


class ViewNotPublished(ResourceNotFoundException):
    message = "View {view_id} is not published: publish it, or describe its $SAVED"


class ViewNameExists(DuplicateResourceException):
    message = "View name already exists for the instance"


class ClientTokenReused(InvalidRequestException):
    message = "ClientToken: was used before to create a view with other parameters"


class InvalidInstanceId(InvalidParameterException):
    message = (
        "InstanceId: must be the id of an instance or its ARN, "
        "arn:PARTITION:connect:REGION:ACCOUNT:instance/INSTANCE_ID"
    )


class InvalidViewId(InvalidParameterException):
    message = (
        "{member}: must be the id of a view or its ARN, arn:PARTITION:connect:REGION:"
        "ACCOUNT:instance/INSTANCE_ID/view/VIEW_ID, or the ARN of an AWS-managed view, "
        "arn:PARTITION:connect:REGION:aws:view/NAME"
    )


class InvalidResourceArn(InvalidParameterException):
    message = (
        "resourceArn: must be an ARN, that of a view "
        "arn:PARTITION:connect:REGION:ACCOUNT:instance/INSTANCE_ID/view/VIEW_ID"
    )


class InvalidQualifier(InvalidParameterException):
    message = "{member}: the qualifier must be $SAVED, $LATEST or a version from 1"


class QualifierNotAllowed(InvalidParameterException):
    message = "{member}: must not have a qualifier here (only DescribeView takes one)"


class InvalidNextToken(InvalidParameterException):
    message = "NextToken: must be what this operation returned for the same parameters"


class AwsManagedViewIsReadOnly(AccessDeniedException):
    message = "View {view_id} is managed by AWS and cannot be changed"


class AwsManagedViewTakesNoTags(InvalidParameterException):
    message = "resourceArn: a view that is managed by AWS cannot be tagged"


class InvalidProperties(ServiceException):
    """CloudFormation's own, raised before the service is asked."""

    code = "ValidationError"
    message = (
        "Properties validation failed for resource {logical_id} with message:\n"
        "{breaches}"
    )
