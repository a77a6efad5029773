"""The checksum of a view's content."""

from __future__ import annotations

import re
from typing import Any

from ..scenario import scenario
from ..scene import Scene, content


def _another(checksum: str) -> str:
    """Return a checksum of the same form."""
    return ("1" if checksum[:1] == "0" else "0") + checksum[1:]


@scenario("create_view_version_with_another_checksum_creates_nothing")
def another_checksum_is_an_error(scene: Scene) -> None:
    view = scene.create_view()
    other = _another(view["ViewContentSha256"])
    error = scene.error(scene.create_version, view, ViewContentSha256=other)
    scene.observe("an error", error is not None, True)
    scene.observe("the versions", scene.version_numbers(view), [])
    own = view["ViewContentSha256"]
    answer = scene.error_of(scene.create_version, view, ViewContentSha256=own)
    scene.observe("that of the published content", answer, "no error")


@scenario("create_view_version_with_another_checksum_is_an_invalid_parameter")
def the_error_of_another_checksum(scene: Scene) -> None:
    view = scene.create_view()
    other = _another(view["ViewContentSha256"])
    answer = scene.error_of(scene.create_version, view, ViewContentSha256=other)
    scene.observe("CreateViewVersion", answer, "InvalidParameterException")


@scenario("view_content_sha256_of_saved_is_that_of_the_published_content")
def the_checksum_is_that_of_the_published_content(scene: Scene) -> None:
    first = scene.create_view(title="First")["ViewContentSha256"]
    view = scene.own_views(Type="CUSTOMER_MANAGED")[0]
    scene.create_version(view)
    second = scene.update_content(view, "Second")["ViewContentSha256"]
    scene.update_content(view, "Draft", status="SAVED")
    for qualifier, expected in {"$SAVED": second, "$LATEST": second, "1": first}.items():
        answer = scene.describe(view, qualifier).get("ViewContentSha256")
        scene.observe(f"of {qualifier}", answer == expected, True)
    scene.observe("two contents have the same", first == second, False)


@scenario("view_content_sha256_is_absent_while_never_published")
def no_checksum_while_never_published(scene: Scene) -> None:
    view = scene.create_view(status="SAVED")
    scene.observe("in CreateView", "ViewContentSha256" in view, False)
    described = scene.describe(view, "$SAVED")
    scene.observe("in DescribeView", "ViewContentSha256" in described, False)


# As many forms as it takes to tell one way of making the checksum from another: the solver reads
# them in a recording.
_SAMPLES: dict[str, dict[str, Any]] = {
    "plain": content("Order", []),
    "white space": {
        "Template": '{ "Head": {"Title": "Order", "Configuration": {}},\n"Body": [] }',
        "Actions": [],
    },
    "another order of keys": {
        "Template": '{"Body": [], "Head": {"Configuration": {}, "Title": "Order"}}',
        "Actions": [],
    },
    "two actions": content("Order", ["Submit", "Back"]),
    "the two in another order": content("Order", ["Back", "Submit"]),
    "an escape": {
        "Template": '{"Head": {"Title": "\\u00fcber/<a>", "Configuration": {}}, "Body": []}',
        "Actions": [],
    },
    "the character itself": {
        "Template": '{"Head": {"Title": "\u00fcber/<a>", "Configuration": {}}, "Body": []}',
        "Actions": [],
    },
}


@scenario("view_content_sha256_is_64_lower_case_hexadecimal_digits")
def what_the_checksum_depends_on(scene: Scene) -> None:
    view = scene.create_view(Content=_SAMPLES["plain"])
    checksums = {}
    for name, sample in _SAMPLES.items():
        checksums[name] = scene.client.update_view_content(
            InstanceId=scene.instance_id, ViewId=view["Id"], Status="PUBLISHED", Content=sample
        )["View"].get("ViewContentSha256", "")
    form = bool(re.fullmatch("[0-9a-f]{64}", checksums["plain"]))
    scene.observe("64 lower-case hexadecimal digits", form, True)
    for one, other, is_same in (
        ("plain", "white space", True),
        ("plain", "another order of keys", True),
        ("two actions", "the two in another order", True),
        ("an escape", "the character itself", True),
        ("plain", "two actions", False),
        ("plain", "an escape", False),
    ):
        answer = checksums[one] == checksums[other]
        scene.observe(f"{one} and {other} have the same", answer, is_same)
