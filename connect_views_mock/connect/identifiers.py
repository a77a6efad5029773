"""Identifiers: instances and views by id or ARN, and the qualifiers of a view.

A view is named by its id or its ARN, and DescribeView takes either with a qualifier behind it
(AWS documentation)::

    VIEW_ID
    VIEW_ID:$SAVED
    arn:aws:connect:us-east-1:123456789012:instance/INSTANCE_ID/view/VIEW_ID:3
    arn:aws:connect:us-east-1:aws:view/NAME:1
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from .exceptions import InvalidInstanceId, InvalidQualifier, InvalidViewId

SAVED: Final = "$SAVED"
LATEST: Final = "$LATEST"

_ARN_HEAD = r"arn:(?P<partition>[a-z-]+):connect:(?P<region>[a-z0-9-]+):"
_INSTANCE_ARN = re.compile(
    _ARN_HEAD + r"(?P<account_id>[0-9]{1,20}):instance/(?P<instance_id>[^/:]+)"
)
_VIEW_ARN = re.compile(
    _INSTANCE_ARN.pattern + r"/view/(?P<view_id>[^/:]+)(?::(?P<qualifier>[^/]*))?"
)
_AWS_MANAGED_VIEW_ARN = re.compile(
    _ARN_HEAD + r"aws:view/(?P<view_id>[^/:]+)(?::(?P<qualifier>[^/]*))?"
)
_ARN = re.compile(r"arn:[^:]+:[^:]+:[^:]*:[^:]*:.+", re.DOTALL)
_MEANT_AS_VIEW_ARN = re.compile(
    r"arn:[^:]*:connect:[^:]*:(?:aws:view|[^:]*:instance/[^/]*/view)(?:[/:]|$)"
)
_PLAIN_VIEW_ID = re.compile(r"(?P<view_id>[^/:]+)(?::(?P<qualifier>[^/]*))?")
_VERSION_NUMBER = re.compile(r"[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class InstanceIdentifier:
    """What an ``InstanceId`` parameter names.

    Attributes:
        instance_id: The plain id.
        arn: The ARN as it was given, or ``None`` for a plain id.
        region: Region of the ARN, or ``None`` for a plain id.
        account_id: Account of the ARN, or ``None`` for a plain id.
        partition: Partition of the ARN, or ``None`` for a plain id.
    """

    instance_id: str
    arn: str | None = None
    partition: str | None = None
    region: str | None = None
    account_id: str | None = None


@dataclass(frozen=True, slots=True)
class ViewIdentifier:
    """What a ``ViewId`` parameter or the ARN of a view names.

    Attributes:
        view_id: The plain id; for an AWS-managed view its name in the ARN, such as ``detail``.
        qualifier: ``$SAVED``, ``$LATEST``, a version number as a string, or ``None``.
        aws_managed: Whether it is the ARN of an AWS-managed view.
        partition: Partition of the ARN, or ``None`` for a plain id.
        region: Region of the ARN, or ``None`` for a plain id.
        account_id: Account of the ARN, or ``None`` for a plain id and for an AWS-managed view.
        instance_id: Instance of the ARN, or ``None`` for a plain id and for an AWS-managed view.
    """

    view_id: str
    qualifier: str | None = None
    aws_managed: bool = False
    partition: str | None = None
    region: str | None = None
    account_id: str | None = None
    instance_id: str | None = None


def parse_instance_id(instance_id: str) -> InstanceIdentifier:
    """Read an ``InstanceId``: the id or the ARN of an instance.

    Raises:
        InvalidInstanceId: If it is an ARN, but not that of an instance.
    """
    if not instance_id.startswith("arn:"):
        return InstanceIdentifier(instance_id)
    match = _INSTANCE_ARN.fullmatch(instance_id)
    if match is None:
        raise InvalidInstanceId
    return InstanceIdentifier(arn=instance_id, **match.groupdict())


def parse_view_id(view_id: str, member: str = "ViewId") -> ViewIdentifier:
    """Read a ``ViewId``: the id or the ARN of a view, with or without a qualifier.

    Args:
        view_id: What is to be read.
        member: The name of the parameter, for the error message.

    Raises:
        InvalidViewId: If it is neither an id nor the ARN of a view.
        InvalidQualifier: If what stands behind it is no qualifier.
    """
    aws_managed = False
    if view_id.startswith("arn:"):
        match = _VIEW_ARN.fullmatch(view_id)
        if match is None:
            match = _AWS_MANAGED_VIEW_ARN.fullmatch(view_id)
            aws_managed = True
    else:
        match = _PLAIN_VIEW_ID.fullmatch(view_id)
    if match is None:
        raise InvalidViewId(member=member)
    parts = match.groupdict()
    qualifier = parts["qualifier"]
    if qualifier is not None and not is_qualifier(qualifier):
        raise InvalidQualifier(member=member)
    return ViewIdentifier(aws_managed=aws_managed, **parts)


def is_qualifier(text: str) -> bool:
    """Whether the text is ``$SAVED``, ``$LATEST`` or a version number (``1`` and up)."""
    return text in (SAVED, LATEST) or _VERSION_NUMBER.fullmatch(text) is not None


def is_arn_of_another_resource(text: str) -> bool:
    """Whether the text is an ARN, and neither that of a view nor one that was meant to be."""
    return _ARN.fullmatch(text) is not None and _MEANT_AS_VIEW_ARN.match(text) is None


def view_arn(partition: str, region: str, account_id: str, instance_id: str, view_id: str) -> str:
    """Return the unqualified ARN of a customer-managed view."""
    return f"arn:{partition}:connect:{region}:{account_id}:instance/{instance_id}/view/{view_id}"


def aws_managed_view_arn(partition: str, region: str, view_id: str) -> str:
    """Return the unqualified ARN of an AWS-managed view."""
    return f"arn:{partition}:connect:{region}:aws:view/{view_id}"
