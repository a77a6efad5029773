"""Instances that are in another region or account than a request asks."""

from __future__ import annotations

from moto.connect.models import connect_backends

from ..connect.exceptions import InstanceNotFound
from ..connect.identifiers import parse_instance_id


class InstanceOfAnotherPlace(InstanceNotFound):
    """The mock has the instance, though not where the request looks for it."""

    message = "Instance {instance_id} not found in {here}: the mock has it in {places}"


class InstanceOfAnotherArn(InstanceNotFound):
    """The mock has the instance, and its ARN is not the one of the request."""

    message = "Instance {instance_id} not found in {here} under the ARN {arn}"


def instance_not_found(instance_id: str, region: str, account_id: str) -> InstanceNotFound:
    """Return the error for an instance that is not found, which says where it is, if anywhere.

    Args:
        instance_id: The id or the ARN of the instance.
        region: The region that was asked.
        account_id: The account that was asked.
    """
    plain_id, arn = parse_instance_id(instance_id)
    places = [
        _place(other_region, other_account)
        for other_account, regions in sorted(connect_backends.items())
        for other_region, backend in sorted(regions.items())
        if plain_id in backend.instances
    ]
    here = _place(region, account_id)
    if here in places:
        return InstanceOfAnotherArn(instance_id=plain_id, here=here, arn=arn)
    if places:
        return InstanceOfAnotherPlace(
            instance_id=plain_id, here=here, places=" and in ".join(places)
        )
    return InstanceNotFound(instance_id=plain_id)


def _place(region: str, account_id: str) -> str:
    return f"{region} of account {account_id}"
