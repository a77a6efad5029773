"""How costs grow with the number of views and versions, and with the size of a template."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from typing import Any

from . import scenes
from .measuring import Result, ratio, take_turns

FEW, MANY = 100, 5_000
LARGE = 390_000


def results(floor_client: Any) -> Iterator[Result]:
    """Compare few with many, and a small template with a large one."""
    from connect_views_mock import mock_connect_views

    with mock_connect_views(config={"connect_views": {"validate_content": False}}) as mock:
        connect = scenes.client()
        instances = {}
        for count in (FEW, MANY):
            instances[count] = mock.create_instance()
            for number in range(count):
                mock.create_view(instances[count], name=f"View {number:05}", status="SAVED")
        for operation, make_call in (
            ("list_views", _list_customer_managed_views),
            ("list_views (AWS_MANAGED)", _list_aws_managed_views),
            ("create_view", _create_view),
        ):
            times = take_turns(
                {str(count): make_call(connect, instances[count]) for count in (FEW, MANY)},
                turns=15,
                repeat=10,
            )
            yield Result(
                f"{operation} among {MANY} views / among {FEW}",
                ratio(times[str(MANY)], times[str(FEW)]),
                "x",
                limit=1.3,
            )
        yield from _versions(connect, instances[FEW])
        yield from _templates(connect, instances[FEW], floor_client)


def _list_customer_managed_views(connect: Any, instance_id: str) -> Callable[[], object]:
    return lambda: connect.list_views(
        InstanceId=instance_id, Type="CUSTOMER_MANAGED", MaxResults=50
    )


def _list_aws_managed_views(connect: Any, instance_id: str) -> Callable[[], object]:
    return lambda: connect.list_views(InstanceId=instance_id, Type="AWS_MANAGED")


def _create_view(connect: Any, instance_id: str) -> Callable[[], object]:
    number = itertools.count()
    return lambda: scenes.create_view(connect, instance_id, f"New {next(number)}")


def _versions(connect: Any, instance_id: str) -> Iterator[Result]:
    calls = {}
    for count in (1, 200):
        view = {
            "InstanceId": instance_id,
            "ViewId": scenes.create_view(connect, instance_id, f"With {count}"),
        }
        for number in range(count):
            template = scenes.TEMPLATE.replace("Benchmark", str(number))
            content = {"Template": template, "Actions": []}
            connect.update_view_content(**view, Status="PUBLISHED", Content=content)
            connect.create_view_version(**view)
        calls[str(count)] = _describe(connect, view)
    times = take_turns(calls, turns=15, repeat=20)
    yield Result("describe_view with 200 versions / with one", ratio(times["200"], times["1"]), "x")


def _templates(connect: Any, instance_id: str, floor_client: Any) -> Iterator[Result]:
    """Compare what a large template adds to a describe with what its transport costs.

    Its transport is to be written as JSON here and to be read by botocore there.
    """
    calls: dict[str, Callable[[], object]] = {}
    answers = {}
    for size, template in (("small", scenes.TEMPLATE), ("large", scenes.large_template(LARGE))):
        view_id = scenes.create_view(connect, instance_id, size, template)
        view = {"InstanceId": instance_id, "ViewId": view_id}
        calls[size] = _describe(connect, view)
        calls[f"{size} floor"] = _describe(floor_client, {"InstanceId": "i", "ViewId": size})
        answers[size] = {"View": connect.describe_view(**view)["View"]}
    body = {"View": {"Content": {"Template": scenes.large_template(LARGE)}}}
    calls["writing"] = lambda: json.dumps(body)
    with scenes.canned(floor_client, answers):
        times = take_turns(calls, turns=25, repeat=5)
    added = [large - small for large, small in zip(times["large"], times["small"], strict=True)]
    transport = [
        large - small + writing
        for large, small, writing in zip(
            times["large floor"], times["small floor"], times["writing"], strict=True
        )
    ]
    yield Result(
        "what 390 kB add to describe_view / to their transport",
        ratio(added, transport),
        "x",
        limit=1.3,
    )


def _describe(connect: Any, view: dict[str, str]) -> Callable[[], object]:
    return lambda: connect.describe_view(**view)
