"""The hosts that belong to AWS."""

from __future__ import annotations

import functools
import re
from typing import Final
from urllib.parse import urlsplit

from botocore.loaders import Loader


def is_aws_host(url: str) -> bool:
    """Whether a URL belongs to AWS, in any partition, or to a metadata service."""
    host = urlsplit(url).hostname or ""
    return is_metadata_host(url) or _aws_domain().search(host) is not None


def is_metadata_host(url: str) -> bool:
    """Whether containers and instances find their credentials at this address."""
    host = urlsplit(url).hostname or ""
    return host.startswith("169.254.") or host in ("fd00:ec2::23", "fd00:ec2::254")


@functools.cache
def _aws_domain() -> re.Pattern[str]:
    """Return a pattern for AWS's domains, as botocore knows them."""
    partitions = Loader().load_data("partitions")["partitions"]
    suffixes = _MORE_AWS_DOMAINS.union(
        *(
            {partition["outputs"]["dnsSuffix"], partition["outputs"]["dualStackDnsSuffix"]}
            for partition in partitions
        )
    )
    return re.compile(rf"(?:^|\.)(?:{'|'.join(map(re.escape, sorted(suffixes)))})\.?$")


# The whole domain ``aws``, and the domains where people sign in.
_MORE_AWS_DOMAINS: Final = frozenset(
    {
        "aws",
        "aws.amazon.com",
        "amazonaws.cn",
        "amazonaws-eusc.eu",
        "amazonaws-us-gov.com",
        "c2shome.ic.gov",
        "csphome.adc-e.uk",
        "csphome.hci.ic.gov",
        "sc2shome.sgov.gov",
    }
)
