"""The cost of checking content: in a small ``create_view``, and by the size of a template."""

from __future__ import annotations

import itertools
import json
import statistics
from collections.abc import Callable, Iterator
from typing import Any

from . import scenes
from .measuring import Result, ratio, take_turns

LARGE_NODES, HALF_NODES = 5_000, 2_500
TURNS = 15


def template_of(nodes: int) -> str:
    """Return a template with this many nodes and half as many references; 5,000 are 390 kB."""
    body: list[dict[str, Any]] = []
    for number in range(nodes // 2):
        text: dict[str, Any] = {"Type": "TextBox", "Props": {}, "Content": [f"$.Input{number}"]}
        field = {"Type": "Toggle", "Props": {"Label": f"{number:05}", "Name": f"{number:05}"}}
        body += ({"_id": f"text{number:05}", **text}, {"_id": f"field{number:05}", **field})
    container = {"Type": "Container", "Props": {}, "Content": body}
    document = {"Head": {"Title": "Large", "Configuration": {}}, "Body": [container]}
    return json.dumps(document, separators=(",", ":"))


SMALL = template_of(6)


def results() -> Iterator[Result]:
    """Compare publishing with and without checks, and a large template with a small one."""
    from connect_views_mock import mock_connect_views

    with mock_connect_views():
        connect = scenes.client()
        instance_id = scenes.create_instance(connect)
        large = _publish(connect, instance_id, template_of(LARGE_NODES))
        half = _publish(connect, instance_id, template_of(HALF_NODES))
        small = _publish(connect, instance_id, SMALL)
        times = take_turns(
            {"large": large, "half": half, "small": small},
            turns=TURNS,
            repeat={"large": 3, "half": 6, "small": 60},
        )
    yield Result(
        f"publish {LARGE_NODES} nodes / publish a small view",
        ratio(times["large"], times["small"]),
        "x",
        limit=40,
    )
    yield Result(
        f"publish {LARGE_NODES} nodes / publish {HALF_NODES}",
        ratio(times["large"], times["half"]),
        "x",
        limit=2.6,
    )
    yield Result(f"publish {LARGE_NODES} nodes", statistics.median(times["large"]) * 1e3, "ms")
    yield from _checks()


def _checks() -> Iterator[Result]:
    from connect_views_mock import mock_connect_views

    times: dict[str, list[float]] = {"checked": [], "not checked": []}
    for _ in range(TURNS):
        for name, validate_content in (("checked", True), ("not checked", False)):
            config: Any = {"connect_views": {"validate_content": validate_content}}
            with mock_connect_views(config=config):
                connect = scenes.client()
                publish = _publish(connect, scenes.create_instance(connect), SMALL)
                times[name] += take_turns({name: publish}, turns=1, repeat=30)[name]
    yield Result(
        "publish a small view with its checks / without",
        ratio(times["checked"], times["not checked"]),
        "x",
        limit=1.25,
    )
    yield Result("publish a small view", statistics.median(times["checked"]) * 1e3, "ms")


def _publish(connect: Any, instance_id: str, template: str) -> Callable[[], object]:
    number = itertools.count()
    size = len(template)
    return lambda: scenes.create_view(connect, instance_id, f"View {size} {next(number)}", template)
