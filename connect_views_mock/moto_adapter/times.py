"""Times as moto sends them."""

from __future__ import annotations

from datetime import datetime

from botocore.utils import parse_timestamp
from moto.core.serialize import RestJSONSerializer, TimestampSerializer


def time_in_an_answer(value: datetime) -> datetime:
    """Return a time of moto's as a client of boto3 gets it: with its zone, and rounded.

    How fine a time is depends on the release of moto: a second up to one, and then a millisecond.
    """
    serializer = TimestampSerializer(RestJSONSerializer.DEFAULT_TIMESTAMP_FORMAT)
    sent = serializer._convert_timestamp_to_str(value, serializer.default_format)
    return parse_timestamp(sent)
