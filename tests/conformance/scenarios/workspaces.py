"""Workspaces, whose pages show views."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ..scenario import scenario
from ..scene import NO_ERROR, UNKNOWN_ID, Scene

TEMPLATE = json.dumps(
    {
        "Head": {"Title": "Order", "Configuration": {}},
        "Body": [
            {"Type": "TextBox", "Props": {}, "Content": ["$.Sentence"]},
            {
                "Type": "Form",
                "Props": {},
                "Content": [
                    {
                        "Type": "FormInput",
                        "Props": {"Label": "Name", "Name": "$.Name"},
                        "Content": [],
                    }
                ],
            },
        ],
    }
)


@contextmanager
def workspace(scene: Scene, name: str = "Agents", **parameters: Any) -> Iterator[dict[str, str]]:
    """Make a workspace for a while: the suite itself deletes only views."""
    created = scene.client.create_workspace(
        InstanceId=scene.instance_id, Name=scene.name(name), **parameters
    )
    named = {"InstanceId": scene.instance_id, "WorkspaceId": created["WorkspaceId"]}
    try:
        yield named
    finally:
        scene.error(scene.client.delete_workspace, **named)


def create_page(
    scene: Scene, named: dict[str, str], arn: str, page: str = "HOME", **parameters: Any
) -> str:
    return scene.error_of(
        scene.client.create_workspace_page, **named, ResourceArn=arn, Page=page, **parameters
    )


def update_page(scene: Scene, named: dict[str, str], **parameters: Any) -> str:
    return scene.error_of(scene.client.update_workspace_page, **named, Page="HOME", **parameters)


def pages(scene: Scene, named: dict[str, str]) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = scene.client.list_workspace_pages(**named)["WorkspacePageList"]
    return listed


def view_with_inputs(scene: Scene) -> str:
    view = scene.create_view(Content={"Template": TEMPLATE, "Actions": []})
    return str(view["Arn"])


def describe(scene: Scene, named: dict[str, str]) -> dict[str, Any]:
    described: dict[str, Any] = scene.client.describe_workspace(**named)["Workspace"]
    return described


@scenario("create_workspace_answers_with_id_and_arn")
def arn_of_a_workspace(scene: Scene) -> None:
    instance_arn = scene.instance_arn(scene.create_view())
    with workspace(scene) as named:
        arn = describe(scene, named)["Arn"]
        scene.observe("ARN", arn, f"{instance_arn}/workspace/{named['WorkspaceId']}")


@scenario("workspace_name_is_unique_in_the_instance")
def names(scene: Scene) -> None:
    call = scene.client.create_workspace
    parameters = {"InstanceId": scene.instance_id, "Name": scene.name("Agents")}
    with workspace(scene):
        scene.observe(
            "a name that is taken", scene.error_of(call, **parameters), "DuplicateResourceException"
        )


@scenario("workspace_id_can_be_the_id_or_the_arn")
def id_or_arn(scene: Scene) -> None:
    with workspace(scene) as named:
        arn = describe(scene, named)["Arn"]
        described = describe(scene, {**named, "WorkspaceId": arn})
        scene.observe("by the ARN", described["Id"], named["WorkspaceId"])


@scenario("workspace_id_of_an_unknown_workspace_is_not_found")
def unknown_workspace(scene: Scene) -> None:
    answer = scene.error_of(
        scene.client.describe_workspace, InstanceId=scene.instance_id, WorkspaceId=UNKNOWN_ID
    )
    scene.observe("an unknown id", answer, "ResourceNotFoundException")


@scenario("describe_workspace_answers_with_what_was_given")
def visibility(scene: Scene) -> None:
    with workspace(scene) as named:
        scene.observe("Visibility", describe(scene, named).get("Visibility"), "NONE")


@scenario("list_workspaces_answers_with_summaries_by_name")
def order_of_workspaces(scene: Scene) -> None:
    with workspace(scene, "b"), workspace(scene, "a"):
        listed = scene.client.get_paginator("list_workspaces").paginate(
            InstanceId=scene.instance_id
        )
        found = [each for page in listed for each in page["WorkspaceSummaryList"]]
        scene.observe("names", scene.short_names(found), ["a", "b"])


@scenario("list_workspace_pages_by_name_in_pages")
def order_of_pages(scene: Scene) -> None:
    with workspace(scene) as named:
        for name in ("HOME", "AGENT_EXPERIENCE"):
            create_page(scene, named, scene.managed_view_arn(), name)
        found = [page["Page"] for page in pages(scene, named)]
        scene.observe("names", found, ["AGENT_EXPERIENCE", "HOME"])


@scenario("last_modified_time_of_a_workspace_moves_with_its_pages")
def last_modified_time(scene: Scene) -> None:
    with workspace(scene) as named:
        before = describe(scene, named)["LastModifiedTime"]
        scene.let_time_pass(before)
        create_page(scene, named, scene.managed_view_arn())
        after = describe(scene, named)["LastModifiedTime"]
        scene.observe("it has moved", after > before, True)


@scenario("resource_arn_of_a_page_can_be_qualified")
def qualified(scene: Scene) -> None:
    view = scene.create_view()
    scene.create_version(view)
    arns = [view["Arn"] + suffix for suffix in ("", ":$SAVED", ":$LATEST", ":1")]
    with workspace(scene) as named:
        for arn in (*arns, scene.managed_view_arn()):
            answer = create_page(scene, named, arn)
            what = arn.removeprefix(view["Arn"]).rpartition("/")[2]
            scene.observe(f"with {what!r}", answer, NO_ERROR)
            scene.client.delete_workspace_page(**named, Page="HOME")


@scenario("resource_arn_of_a_page_has_to_exist")
def unknown_view(scene: Scene) -> None:
    view = scene.create_view(status="SAVED")
    with workspace(scene) as named:
        for what, arn in {
            "an unknown view": view["Arn"].replace(view["Id"], UNKNOWN_ID),
            "an unknown version": f"{view['Arn']}:7",
            "a view that was never published": view["Arn"],
        }.items():
            scene.observe(what, create_page(scene, named, arn), "ResourceNotFoundException")


@scenario("resource_arn_that_is_not_that_of_a_view_is_an_invalid_parameter")
def no_view_arn(scene: Scene) -> None:
    view = scene.create_view()
    with workspace(scene) as named:
        for what, arn in {"an id": view["Id"], "a bucket": "arn:aws:s3:::bucket"}.items():
            scene.observe(what, create_page(scene, named, arn), "InvalidParameterException")


@scenario("input_data_that_the_input_schema_refuses_is_an_invalid_parameter")
def input_data(scene: Scene) -> None:
    arn = view_with_inputs(scene)
    with workspace(scene) as named:
        for what, data in {
            "a wrong type": '{"Name": "order", "Sentence": true}',
            "a required input that is missing": "{}",
            "no JSON": "{",
        }.items():
            answer = create_page(scene, named, arn, InputData=data)
            scene.observe(what, answer, "InvalidParameterException")
        answer = create_page(scene, named, arn, InputData='{"Name": "order"}')
        scene.observe("good data", answer, NO_ERROR)


@scenario("key_that_the_input_schema_does_not_have_is_found")
def unknown_input(scene: Scene) -> None:
    arn = view_with_inputs(scene)
    with workspace(scene) as named:
        answer = create_page(scene, named, arn, InputData='{"Name": "order", "Other": 1}')
        scene.observe("another key", answer, "InvalidParameterException")


@scenario("page_without_input_data_is_not_judged")
def no_input_data(scene: Scene) -> None:
    arn = view_with_inputs(scene)
    with workspace(scene) as named:
        scene.observe("no data", create_page(scene, named, arn), NO_ERROR)


@scenario("another_view_of_a_page_judges_the_input_data_that_is_there")
def another_view(scene: Scene) -> None:
    arn = view_with_inputs(scene)
    other = scene.create_view("Without inputs")["Arn"]
    with workspace(scene) as named:
        create_page(scene, named, arn, InputData='{"Name": "order"}')
        answer = update_page(scene, named, ResourceArn=other)
        scene.observe("a view without that input", answer, "InvalidParameterException")


@scenario("page_with_a_bad_name_is_an_invalid_parameter")
def names_of_pages(scene: Scene) -> None:
    arn = scene.managed_view_arn()
    with workspace(scene) as named:
        for name in ("aws:page", "connect:page", "a/b", "a" * 26):
            answer = create_page(scene, named, arn, name)
            scene.observe(f"the name {name}", answer, "InvalidParameterException")


@scenario("page_is_there_once_in_a_workspace")
def page_twice(scene: Scene) -> None:
    arn = scene.managed_view_arn()
    with workspace(scene) as named:
        create_page(scene, named, arn, Slug="orders")
        answer = create_page(scene, named, arn)
        scene.observe("its name again", answer, "DuplicateResourceException")
        answer = create_page(scene, named, arn, "AGENT_EXPERIENCE", Slug="orders")
        scene.observe("its slug again", answer, "DuplicateResourceException")


@scenario("update_workspace_page_with_nothing_is_an_invalid_request")
def update_nothing(scene: Scene) -> None:
    with workspace(scene) as named:
        create_page(scene, named, scene.managed_view_arn())
        scene.observe("nothing", update_page(scene, named), "InvalidRequestException")


@scenario("update_workspace_page_changes_what_is_given")
def update(scene: Scene) -> None:
    arn = scene.managed_view_arn()
    with workspace(scene) as named:
        create_page(scene, named, arn, Slug="orders")
        update_page(scene, named, Slug="")
        scene.observe(
            "without its slug", pages(scene, named), [{"ResourceArn": arn, "Page": "HOME"}]
        )


@scenario("delete_view_that_a_page_shows_is_refused")
def view_in_use(scene: Scene) -> None:
    view = scene.create_view()
    scene.create_version(view)
    with workspace(scene) as named:
        create_page(scene, named, f"{view['Arn']}:1")
        answer = scene.error_of(scene.delete_version, view, 1)
        scene.observe("DeleteViewVersion", answer, "ResourceInUseException")
        scene.observe(
            "DeleteView", scene.error_of(scene.delete_view, view), "ResourceInUseException"
        )


@scenario("delete_workspace_takes_its_pages_and_tags_and_leaves_the_views")
def delete(scene: Scene) -> None:
    view = scene.create_view()
    with workspace(scene) as named:
        create_page(scene, named, view["Arn"])
        scene.client.delete_workspace(**named)
        answer = scene.error_of(scene.client.list_workspace_pages, **named)
        scene.observe("the pages", answer, "ResourceNotFoundException")
        scene.observe("the view", scene.describe(view)["Id"], view["Id"])
