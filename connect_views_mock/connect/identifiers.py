"""Identifiers of instances and views, and the qualifiers of a view.

A view is named by its id or its ARN. DescribeView takes either, with a qualifier after
it (AWS documentation)::

    VIEW_ID
    VIEW_ID:$SAVED
    arn:aws:connect:us-east-1:123456789012:instance/INSTANCE_ID/view/VIEW_ID:3
    arn:aws:connect:us-east-1:aws:view/NAME:1
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .exceptions import (
    InvalidInstanceId,
    InvalidQualifier,
    InvalidViewId,
    QualifierNotAllowed,
)

# moto.utilities.arns.parse_arn takes an ARN apart. It checks none of the parts.
_INSTANCE_ARN = re.compile(
    r"arn:[a-z-]+:connect:[a-z0-9-]+:[0-9]{1,20}:instance/(?P<instance_id>[^/:]+)"
)
_VIEW_ARN = re.compile(
    r"(?P<arn>arn:[a-z-]+:connect:[a-z0-9-]+:"
    r"(?:aws:|[0-9]{1,20}:instance/(?P<instance_id>[^/:]+)/)view/(?P<view_id>[^/:]+))"
    r"(?::(?P<qualifier>[^/]*))?"
)
_VIEW_ID = re.compile(r"(?P<view_id>[^/:]+)(?::(?P<qualifier>[^/]*))?")
_QUALIFIER = re.compile(r"\$SAVED|\$LATEST|[1-9][0-9]*")
_ARN = re.compile(r"arn:[^:]+:[^:]+:[^:]*:[^:]*:.+", re.DOTALL)
_MEANT_AS_VIEW_ARN = re.compile(
    r"arn:[^:]*:connect:[^:]*:(?:aws:view|[^:]*:instance/[^/]*/view)(?:[/:]|$)"
)


class ViewIdentifier(NamedTuple):
    """The parts of a ``ViewId``. A part that it does not have is ``None``.

    ``arn`` is the ARN without its qualifier. The ARN of an AWS-managed view has no
    instance, and ends with the view's id.
    """

    view_id: str
    qualifier: str | None
    arn: str | None = None
    instance_id: str | None = None

    @property
    def aws_managed(self) -> bool:
        return self.arn is not None and self.instance_id is None


def parse_instance_id(instance_id: str) -> tuple[str, str | None]:
    """Return the plain id of an ``InstanceId``, and its ARN if it is one."""
    if not instance_id.startswith("arn:"):
        return instance_id, None
    match = _INSTANCE_ARN.fullmatch(instance_id)
    if match is None:
        raise InvalidInstanceId
    return match["instance_id"], instance_id


def parse_view_id(view_id: str, member: str = "ViewId") -> ViewIdentifier:
    """Return the parts of a ``ViewId``. ``member`` is its name in an error."""
    pattern = _VIEW_ARN if view_id.startswith("arn:") else _VIEW_ID
    match = pattern.fullmatch(view_id)
    if match is None:
        raise InvalidViewId(member=member)
    identifier = ViewIdentifier(**match.groupdict())
    qualifier = identifier.qualifier
    if qualifier is not None and not _QUALIFIER.fullmatch(qualifier):
        raise InvalidQualifier(member=member)
    return identifier


def parse_unqualified_view_id(view_id: str, member: str = "ViewId") -> ViewIdentifier:
    """Do the same for every operation except DescribeView."""
    identifier = parse_view_id(view_id, member)
    if identifier.qualifier is not None:
        raise QualifierNotAllowed(member=member)
    return identifier


def is_arn_of_another_resource(text: str) -> bool:
    """Whether it is an ARN that is not, and is not meant as, the ARN of a view."""
    return bool(_ARN.fullmatch(text)) and not _MEANT_AS_VIEW_ARN.match(text)
