"""The parameters of requests, by the rules of the service model."""

from __future__ import annotations

from typing import Any

from ..scenario import scenario
from ..scene import Scene, content


def _create(scene: Scene, **parameters: Any) -> Any:
    """Create a view without boto3's own look at the parameters."""
    given = {"Name": scene.name("Another"), "Status": "SAVED", "Content": content(), **parameters}
    return scene.unchecked.create_view(
        InstanceId=scene.instance_id,
        **{name: value for name, value in given.items() if value is not None},
    )


def _observe_refusals(scene: Scene, cases: dict[str, dict[str, Any]]) -> None:
    for what, parameters in cases.items():
        answer = scene.error_of(_create, scene, **parameters)
        scene.observe(what, answer, "InvalidParameterException")


@scenario("parameters_over_their_maximum_are_invalid")
def lengths_and_ranges(scene: Scene) -> None:
    _observe_refusals(
        scene,
        {
            "a Name of more than 255": {"Name": scene.name("a" * 255)},
            "a Name of none": {"Name": ""},
            "a Description of 4097": {"Description": "a" * 4097},
            "a ClientToken of 501": {"ClientToken": "a" * 501},
            "an action of 256": {"Content": content(actions=["a" * 256])},
        },
    )
    for number in (0, 101):
        answer = scene.error_of(
            scene.unchecked.list_views, InstanceId=scene.instance_id, MaxResults=number
        )
        scene.observe(f"{number} as MaxResults", answer, "InvalidParameterException")


@scenario("parameters_that_do_not_match_their_pattern_are_invalid")
def patterns(scene: Scene) -> None:
    _observe_refusals(
        scene,
        {
            "a Name that begins with a space": {"Name": f" {scene.prefix}"},
            "a Name with a semicolon": {"Name": scene.name("a;b")},
            "a Description with a semicolon": {"Description": "a;b"},
            "an action with a semicolon": {"Content": content(actions=["a;b"])},
        },
    )


@scenario("parameters_outside_of_their_enum_are_invalid")
def enums(scene: Scene) -> None:
    _observe_refusals(scene, {"a Status": {"Status": "DRAFT"}})
    answer = scene.error_of(scene.client.list_views, InstanceId=scene.instance_id, Type="OTHER")
    scene.observe("a Type", answer, "InvalidParameterException")


@scenario("parameters_that_are_required_and_missing_are_invalid")
def required_members(scene: Scene) -> None:
    _observe_refusals(scene, {f"no {name}": {name: None} for name in ("Name", "Status", "Content")})


@scenario("a_breach_begins_as_the_live_answer_of_a_sibling")
def the_beginning_of_a_refusal(scene: Scene) -> None:
    error = scene.error(_create, scene, Status="DRAFT")
    scene.observe("an error", error is not None, True)
    if error is not None:
        message = error.response["Error"].get("Message", "")
        begins = message.startswith("Invalid parameter: ")
        scene.observe('the message begins with "Invalid parameter: "', begins, True)


@scenario("parameters_in_error_are_all_named_in_the_message")
def the_rest_of_a_refusal(scene: Scene) -> None:
    error = scene.error(_create, scene, Status="DRAFT", Description="a;b")
    message = "" if error is None else error.response["Error"].get("Message", "")
    for member in ("Status", "Description"):
        scene.observe(f"the message names {member}", member in message, True)


@scenario("view_content_sha256_of_up_to_64_letters_and_digits_is_compared_and_another_refused")
def the_pattern_of_the_checksum(scene: Scene) -> None:
    view = scene.create_view()
    own = view["ViewContentSha256"]
    answer = scene.error_of(scene.create_version, view, ViewContentSha256=own)
    scene.observe("one of 64 characters", answer, "no error")
    for what, checksum in {"65 characters": "a" * 65, "a hyphen": "a-b"}.items():
        error = scene.error(scene.create_version, view, ViewContentSha256=checksum)
        scene.observe(f"one of {what} is refused", error is not None, True)


def _numbered_tags(number: int) -> dict[str, str]:
    return {f"key {index}": "value" for index in range(number)}


@scenario("create_view_takes_50_tags")
def the_number_of_tags(scene: Scene) -> None:
    answer = scene.error_of(_create, scene, Tags=_numbered_tags(50))
    scene.observe("50", answer, "no error")
    answer = scene.error_of(_create, scene, Name=scene.name("Too many"), Tags=_numbered_tags(51))
    scene.observe("51", answer, "InvalidParameterException")


@scenario("tags_that_break_a_rule_are_an_invalid_parameter")
def keys_of_tags(scene: Scene) -> None:
    _observe_refusals(scene, {"aws:": {"Tags": {"aws:team": "orders"}}})


@scenario("create_view_takes_an_empty_map_of_tags_as_no_tags")
def an_empty_map_of_tags(scene: Scene) -> None:
    answer = scene.error_of(_create, scene, Tags={})
    scene.observe("in CreateView", answer, "no error")
    view = scene.create_view()
    answer = scene.error_of(scene.client.tag_resource, resourceArn=view["Arn"], tags={})
    scene.observe("in TagResource", answer, "no error")
