"""Times as moto sends them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from botocore.utils import parse_timestamp
from moto.core.serialize import RestJSONSerializer, TimestampSerializer

from ..connect.view_models import DescribedView


def with_times_of_an_answer(view: DescribedView) -> DescribedView:
    """Return a view with its times as a boto3 client gets them: with a time zone, and rounded.

    Their precision depends on the release of moto. Older ones send seconds, newer ones
    milliseconds.
    """
    serializer = TimestampSerializer(RestJSONSerializer.DEFAULT_TIMESTAMP_FORMAT)
    times: dict[str, Any] = {}
    for name in ("created_time", "last_modified_time"):
        sent = serializer._convert_timestamp_to_str(getattr(view, name), serializer.default_format)
        times[name] = parse_timestamp(sent)
    return replace(view, **times)
