"""The operations, and how requests and answers look on the wire."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..scenario import scenario
from ..scene import UNKNOWN_ID, Scene, content, label


@scenario("each_operation_has_a_route")
def the_ten_operations_are_there(scene: Scene) -> None:
    view = scene.create_view()
    named = {"InstanceId": scene.instance_id, "ViewId": view["Id"]}
    client = scene.client
    calls: dict[str, Callable[[], Any]] = {
        "ListViews": lambda: client.list_views(InstanceId=scene.instance_id, MaxResults=1),
        "DescribeView": lambda: client.describe_view(**named),
        "UpdateViewContent": lambda: scene.update_content(view, "Another"),
        "UpdateViewMetadata": lambda: scene.update_metadata(view, Description="Another"),
        "CreateViewVersion": lambda: client.create_view_version(**named),
        "ListViewVersions": lambda: client.list_view_versions(**named),
        "DeleteViewVersion": lambda: client.delete_view_version(**named, ViewVersion=1),
        "SearchViews": lambda: client.search_views(
            InstanceId=scene.instance_id,
            SearchCriteria={
                "StringCondition": {
                    "FieldName": "name",
                    "Value": scene.prefix,
                    "ComparisonType": "STARTS_WITH",
                }
            },
        ),
        "DeleteView": lambda: client.delete_view(**named),
    }
    for operation, call in calls.items():
        scene.observe(operation, scene.error_of(call), "no error")


@scenario("labels_of_a_path_are_percent_decoded")
def labels_are_decoded_once(scene: Scene) -> None:
    view = scene.create_view()
    instance = label(scene.instance_id)
    view_id = "".join(f"%{ord(character):02X}" for character in view["Id"])

    with scene.raw_path(f"/views/{instance}/{view_id}"):
        answer = scene.error_of(scene.describe, view)
    scene.observe("an id in which each character is encoded", answer, "no error")

    with scene.raw_path(f"/views/{instance}/{label(view['Arn'])}"):
        answer = scene.error_of(scene.describe, view)
    scene.observe("an ARN whose slashes are encoded", answer, "no error")

    with scene.raw_path(f"/views/{instance}/{label(label(view['Arn']))}"):
        answer = scene.error_of(scene.describe, view)
    scene.observe("an ARN that is encoded twice", answer, "InvalidParameterException")


@scenario("each_error_is_one_of_those_of_the_operations_that_raise_it")
def errors_are_those_of_the_model(scene: Scene) -> None:
    view = scene.create_view()
    client = scene.client
    calls: dict[str, Callable[[], Any]] = {
        "DescribeView of an unknown view": lambda: scene.describe(UNKNOWN_ID),
        "CreateView with a name that is taken": scene.create_view,
        "UpdateViewContent with a template that is no JSON": lambda: client.update_view_content(
            InstanceId=scene.instance_id,
            ViewId=view["Id"],
            Status="SAVED",
            Content={"Template": "{", "Actions": []},
        ),
        "DeleteViewVersion of an unknown version": lambda: scene.delete_version(view, 99),
    }
    for what, call in calls.items():
        error = scene.error(call)
        scene.observe(f"{what}: an error", error is not None, True)
        if error is None:
            continue
        code = error.response["Error"]["Code"]
        model = client.meta.service_model.operation_model(error.operation_name)
        statuses = {
            shape.name: shape.metadata.get("error", {}).get("httpStatusCode")
            for shape in model.error_shapes
        }
        scene.observe(f"{what}: the code is in the model", code in statuses, True)
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        scene.observe(f"{what}: the status of the model", status == statuses.get(code), True)
        message = error.response["Error"].get("Message")
        scene.observe(f"{what}: a message", bool(message), True)


@scenario("create_view_answers_with_times_that_know_their_zone")
def times_know_their_zone(scene: Scene) -> None:
    view = scene.create_view()
    for member in ("CreatedTime", "LastModifiedTime"):
        zone = getattr(view.get(member), "tzinfo", None)
        scene.observe(member, zone is not None, True)


@scenario("create_view_leaves_out_members_without_a_value")
def members_without_a_value_are_absent(scene: Scene) -> None:
    view = scene.create_view()
    absent = {"Description", "Version", "VersionDescription"}
    scene.observe("in CreateView", sorted(absent & view.keys()), [])

    scene.create_version(view)
    (version,) = scene.versions(view)
    absent = {"Description", "VersionDescription"}
    scene.observe("in ListViewVersions", sorted(absent & version.keys()), [])

    def in_list() -> list[list[str]]:
        return [
            sorted({"Description"} & listed.keys())
            for listed in scene.own_views(Type="CUSTOMER_MANAGED")
        ]

    scene.observe_in_time("in ListViews", in_list, [[]])


@scenario("create_view_answers_with_empty_tags_when_there_are_none")
def each_view_has_tags(scene: Scene) -> None:
    view = scene.create_view()
    scene.observe("CreateView", view.get("Tags"), {})
    scene.observe("DescribeView", scene.describe(view).get("Tags"), {})
    scene.observe("UpdateViewContent", scene.update_content(view, "New").get("Tags"), {})
    scene.observe("CreateViewVersion", scene.create_version(view).get("Tags"), {})


@scenario("unknown_members_of_a_body_are_ignored")
def unknown_members_are_ignored(scene: Scene) -> None:
    view = scene.create_view()

    with scene.changed_body(lambda body: {**body, "Unknown": [1]}):
        answer = scene.error_of(scene.update_metadata, view, Description="New")
    scene.observe("a member that no operation has", answer, "no error")

    def with_input_schema(body: dict[str, Any]) -> dict[str, Any]:
        body["Content"]["InputSchema"] = "{}"
        return body

    with scene.changed_body(with_input_schema):
        answer = scene.error_of(scene.update_content, view, "New")
    scene.observe("an InputSchema in the content", answer, "no error")


@scenario("label_that_is_empty_or_odd_is_an_invalid_parameter")
def empty_labels(scene: Scene) -> None:
    view = scene.create_view()
    instance = label(scene.instance_id)
    for what, path in {
        "an empty instance": f"/views//{view['Id']}",
        "an empty view": f"/views/{instance}//versions",
    }.items():
        with scene.raw_path(path):
            answer = scene.error_of(scene.versions, view)
        scene.observe(what, answer, "InvalidParameterException")


def _refused_bodies(scene: Scene, bodies: dict[str, bytes]) -> None:
    view = scene.create_view()
    for what, body in bodies.items():
        with scene.raw_body(body):
            answer = scene.error_of(scene.update_metadata, view, Description="New")
        scene.observe(what, answer, "InvalidRequestException")


@scenario("body_that_is_no_json_object_in_utf_8_is_an_invalid_request")
def bodies_that_are_no_json_object(scene: Scene) -> None:
    _refused_bodies(
        scene,
        {
            "no JSON": b"{",
            "a list": b"[]",
            "null": b"null",
            "no UTF-8": b'{"Description": "\xff"}',
            "NaN": b'{"Description": NaN}',
            "a byte order mark": b'\xef\xbb\xbf{"Description": "New"}',
        },
    )


@scenario("body_with_a_member_twice_is_an_invalid_request")
def bodies_with_a_member_twice(scene: Scene) -> None:
    _refused_bodies(scene, {"a member twice": b'{"Description": "A", "Description": "B"}'})


@scenario("wrong_json_type_of_a_member_is_an_invalid_parameter")
def members_of_a_wrong_type(scene: Scene) -> None:
    view = scene.create_view()
    for what, body in {
        "a number as Description": b'{"Description": 1}',
        "a boolean as Description": b'{"Description": true}',
        "a list as Description": b'{"Description": ["a"]}',
    }.items():
        with scene.raw_body(body):
            answer = scene.error_of(scene.update_metadata, view, Description="New")
        scene.observe(what, answer, "InvalidParameterException")

    wrong = {**content("New"), "Actions": "Submit"}
    with scene.changed_body(lambda body: {**body, "Content": wrong}):
        answer = scene.error_of(scene.update_content, view, "New")
    scene.observe("a text as Actions", answer, "InvalidParameterException")
