"""Which services sign their requests with a name."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from botocore.loaders import create_loader

# Each model begins with what is said of the service, long before its operations.
_BYTES_OF_METADATA: Final = 4096
_MEMBER: Final = re.compile(rb'"(endpointPrefix|signingName)"\s*:\s*"([^"]+)"')


def services_signed_as(signing_name: str) -> tuple[str, ...]:
    """Return botocore's names of the services that sign with a name, in any case of letters.

    botocore does not have this list. To parse its four hundred models would take ten seconds.
    """
    return _services_by_signing_name().get(signing_name.lower(), ())


@cache
def _services_by_signing_name() -> Mapping[str, tuple[str, ...]]:
    loader = create_loader()
    services: dict[str, tuple[str, ...]] = {}
    for service in loader.list_available_services("service-2"):
        version = loader.determine_latest_version(service, "service-2")
        for folder in loader.search_paths:
            file = Path(folder, service, version, "service-2.json.gz")
            if file.is_file():
                name = _signing_name_in(file)
                services[name] = (*services.get(name, ()), service)
    return services


def _signing_name_in(file: Path) -> str:
    with gzip.open(file) as model:
        members = dict(_MEMBER.findall(model.read(_BYTES_OF_METADATA)))
    return str(
        (members.get(b"signingName") or members.get(b"endpointPrefix", b"")).decode().lower()
    )
