"""The check of a region before moto is loaded."""

from __future__ import annotations

import os
from functools import cache
from typing import Final

from ..errors import RegionWithoutConnectError

_WELL_KNOWN: Final = frozenset(
    {
        *("af-south-1", "ap-northeast-1", "ap-northeast-2", "ap-southeast-1", "ap-southeast-2"),
        *("ca-central-1", "eu-central-1", "eu-west-2", "us-east-1", "us-gov-west-1", "us-west-2"),
    }
)
"""Regions of Connect that need no look into botocore's list, which takes half a second to load."""


def check_region(region: str, *, with_instance: bool) -> None:
    """Refuse a region in which a test would fail whatever it does.

    Args:
        region: The name of the region.
        with_instance: Whether the test gets an instance there. If not, the region can be one in
            which AWS has other services.

    Raises:
        RegionWithoutConnectError: If it is refused.
    """
    if region in _WELL_KNOWN:
        return
    # The variable is moto's.
    if os.environ.get("MOTO_ALLOW_NONEXISTENT_REGION", "").lower() == "true":
        return
    regions = _regions("connect")
    if region not in regions and (with_instance or region not in _regions("ec2")):
        raise RegionWithoutConnectError(region, regions)


@cache
def _regions(service: str) -> frozenset[str]:
    # A session of boto3 would read the user's profile.
    from botocore.loaders import Loader
    from botocore.regions import EndpointResolver

    resolver = EndpointResolver(Loader().load_data("endpoints"))
    return frozenset(
        region
        for partition in resolver.get_available_partitions()
        for region in resolver.get_available_endpoints(service, partition)
    )
