"""The checks of content."""

from __future__ import annotations

import json
from typing import Any

from ..scenario import scenario
from ..scene import Scene, template

_LIMIT = 400_000


def _error_of_saving(
    scene: Scene, view: dict[str, Any], status: str = "SAVED", **content: Any
) -> str:
    return scene.error_of(
        scene.unchecked.update_view_content,
        InstanceId=scene.instance_id,
        ViewId=view["Id"],
        Status=status,
        Content=content,
    )


def _template_of(size: int) -> str:
    """Return a template of so many bytes."""
    text = template("")
    return text.replace('"Title": ""', f'"Title": "{"a" * (size - len(text))}"')


@scenario("create_view_without_a_template_is_an_invalid_parameter")
def content_without_a_template(scene: Scene) -> None:
    view = scene.create_view()
    answer = _error_of_saving(scene, view, Actions=["Submit"])
    scene.observe("UpdateViewContent", answer, "InvalidParameterException")


@scenario("create_view_with_an_invalid_template_is_an_invalid_parameter")
def templates_without_their_frame(scene: Scene) -> None:
    view = scene.create_view()
    for what, text in {
        "no JSON": "{",
        "a list": "[]",
        "no Head": '{"Body": []}',
        "no Body": '{"Head": {}}',
        "a Body that is an object": '{"Head": {}, "Body": {}}',
    }.items():
        answer = _error_of_saving(scene, view, Template=text)
        scene.observe(what, answer, "InvalidParameterException")


@scenario("create_view_refuses_a_template_of_400001_bytes")
def large_content(scene: Scene) -> None:
    view = scene.create_view()
    # Far beyond the limit, whatever a kilobyte is and whatever counts.
    answer = _error_of_saving(scene, view, Template=_template_of(_LIMIT + 50_000))
    scene.observe("450,000 bytes", answer, "InvalidParameterException")


@scenario("create_view_takes_a_template_of_400000_bytes")
def the_limit_of_content(scene: Scene) -> None:
    view = scene.create_view()
    for what, content, answer in (
        ("400,000 bytes", {"Template": _template_of(_LIMIT)}, "no error"),
        ("400,001 bytes", {"Template": _template_of(_LIMIT + 1)}, "InvalidParameterException"),
        (
            "400,000 bytes and an action",
            {"Template": _template_of(_LIMIT), "Actions": ["Submit"]},
            "InvalidParameterException",
        ),
    ):
        scene.observe(what, _error_of_saving(scene, view, **content), answer)


def _published(*body: dict[str, Any]) -> str:
    return json.dumps({"Head": {"Title": "Order", "Configuration": {}}, "Body": list(body)})


@scenario("R59_an_empty_text_in_a_closed_set_is_accepted")
def an_empty_text_in_a_closed_set(scene: Scene) -> None:
    view = scene.create_view()
    button = {"_id": "b", "Type": "Button", "Props": {"IconName": ""}, "Content": ["Go"]}
    answer = _error_of_saving(scene, view, "PUBLISHED", Template=_published(button))
    scene.observe("IconName of a Button", answer, "no error")


@scenario("R94_every_finding_has_its_place_and_an_ajv_phrase")
def findings_have_their_place(scene: Scene) -> None:
    view = scene.create_view()
    unknown = {"_id": "b", "Type": "Button", "Props": {"Zzz": "a"}, "Content": ["Go"]}
    error = scene.error(
        scene.unchecked.update_view_content,
        InstanceId=scene.instance_id,
        ViewId=view["Id"],
        Status="PUBLISHED",
        Content={"Template": _published(unknown), "Actions": []},
    )
    scene.observe("an error", error is not None, True)
    if error is not None:
        scene.observe("the code", error.response["Error"]["Code"], "InvalidParameterException")
        message = error.response["Error"].get("Message", "")
        scene.observe("the place", "/Body/0/Props" in message, True)
        phrase = "must NOT have additional properties" in message
        scene.observe("the phrase", phrase, True)
