"""The cost of a call."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Callable, Iterator
from typing import Any

from . import scenes
from .measuring import Result, cpu_seconds, ratio

TURNS = 15
REPEAT = 30


def results(floor_client: Any) -> Iterator[Result]:
    """Compare each operation with moto's DescribeInstance and with botocore's floor."""
    from moto import mock_aws

    from connect_views_mock import mock_connect_views

    describe_instance: list[float] = []
    describe_view_floor: list[float] = []
    operations: dict[str, list[float]] = {}
    for _ in range(TURNS):
        with mock_aws():
            connect = scenes.client()
            instance_id = scenes.create_instance(connect)
            describe_instance.append(
                _cpu(lambda: connect.describe_instance(InstanceId=instance_id))  # noqa: B023
            )
        with mock_connect_views():
            connect = scenes.client()
            for name, call in _operations(connect).items():
                operations.setdefault(name, []).append(_cpu(call))
            instance_id = scenes.create_instance(connect)
            view_id = scenes.create_view(connect, instance_id)
            view = connect.describe_view(InstanceId=instance_id, ViewId=view_id)
        with scenes.canned(floor_client, {"v": {"View": view["View"]}}):
            describe_view_floor.append(
                _cpu(lambda: floor_client.describe_view(InstanceId="i", ViewId="v"))
            )
    yield Result(
        "describe_view / moto's describe_instance",
        ratio(operations["describe_view"], describe_instance),
        "x",
        limit=0.9,
    )
    yield Result("moto's describe_instance", _microseconds(describe_instance), "µs")
    yield Result("botocore's floor under describe_view", _microseconds(describe_view_floor), "µs")
    for name, times in operations.items():
        yield Result(f"{name} / moto's describe_instance", ratio(times, describe_instance), "x")
        yield Result(f"{name} / botocore's floor", ratio(times, describe_view_floor), "x")


def _operations(connect: Any) -> dict[str, Callable[[], object]]:
    instance_id = scenes.create_instance(connect)
    view_id = scenes.create_view(connect, instance_id)
    view = {"InstanceId": instance_id, "ViewId": view_id}
    content = {"Template": scenes.TEMPLATE, "Actions": []}
    connect.create_view_version(**view)
    number = itertools.count()

    def create_view() -> object:
        return scenes.create_view(connect, instance_id, f"View {next(number)}")

    return {
        "create_view": create_view,
        "describe_view": lambda: connect.describe_view(**view),
        "update_view_content": lambda: connect.update_view_content(
            **view, Status="PUBLISHED", Content=content
        ),
        "update_view_metadata": lambda: connect.update_view_metadata(**view, Description="Text"),
        "create_view_version": lambda: connect.create_view_version(**view),
        "list_view_versions": lambda: connect.list_view_versions(**view),
        "list_views, one of ten": lambda: connect.list_views(InstanceId=instance_id, MaxResults=10),
        "search_views, one of ten": lambda: connect.search_views(
            InstanceId=instance_id, MaxResults=10
        ),
        "describe_instance": lambda: connect.describe_instance(InstanceId=instance_id),
    }


def _cpu(call: Callable[[], object]) -> float:
    call()
    return cpu_seconds(call, REPEAT)


def _microseconds(times: list[float]) -> float:
    return statistics.median(times) * 1e6
