"""Qualifiers of identifiers, and what DescribeView answers for each."""

from __future__ import annotations

from ..scenario import scenario
from ..scene import Scene, content, label, template


@scenario("view_id_with_a_qualifier_is_an_invalid_parameter_but_in_describe_view")
def only_describe_view_takes_a_qualifier(scene: Scene) -> None:
    view = scene.create_view()
    scene.create_version(view)
    named = {"InstanceId": scene.instance_id, "ViewId": f"{view['Id']}:$LATEST"}
    client = scene.client
    for operation, call in {
        "UpdateViewContent": lambda: client.update_view_content(
            **named, Status="SAVED", Content=content("Another")
        ),
        "UpdateViewMetadata": lambda: client.update_view_metadata(**named, Description="Another"),
        "CreateViewVersion": lambda: client.create_view_version(**named),
        "ListViewVersions": lambda: client.list_view_versions(**named),
        "DeleteViewVersion": lambda: client.delete_view_version(**named, ViewVersion=1),
        "DeleteView": lambda: client.delete_view(**named),
    }.items():
        scene.observe(operation, scene.error_of(call), "InvalidParameterException")


@scenario("qualifier_of_another_form_is_an_invalid_parameter")
def qualifiers_of_another_form(scene: Scene) -> None:
    view = scene.create_view()
    for qualifier in ("", "0", "$latest", "LATEST", "$1", "1:1", "x"):
        answer = scene.error_of(scene.describe, f"{view['Id']}:{qualifier}")
        scene.observe(f":{qualifier}", answer, "InvalidParameterException")


@scenario("version_number_with_a_leading_zero_is_an_invalid_parameter")
def leading_zeros(scene: Scene) -> None:
    view = scene.create_view()
    scene.create_version(view)
    answer = scene.error_of(scene.describe, view, "01")
    scene.observe("a qualifier", answer, "InvalidParameterException")
    path = f"/views/{label(scene.instance_id)}/{view['Id']}/versions/01"
    with scene.raw_path(path):
        answer = scene.error_of(scene.delete_version, view, 1)
    scene.observe("the path of DeleteViewVersion", answer, "InvalidParameterException")


@scenario("describe_view_answers_with_the_content_that_the_qualifier_names")
def without_a_qualifier_the_published_content(scene: Scene) -> None:
    view = scene.create_view(title="Published")
    scene.update_content(view, "Draft", status="SAVED")
    answer = scene.describe(view)["Content"]["Template"]
    scene.observe("no qualifier", answer, template("Published"))
    answer = scene.describe(view, "$LATEST")["Content"]["Template"]
    scene.observe("$LATEST", answer, template("Published"))
    version = scene.describe(scene.managed_view_arn()).get("Version")
    scene.observe("the version of an AWS-managed view", version, 1)


@scenario("describe_view_never_published_is_not_found")
def a_view_never_published(scene: Scene) -> None:
    view = scene.create_view(status="SAVED")
    for qualifier in ("", "$LATEST"):
        answer = scene.error_of(scene.describe, view, qualifier)
        scene.observe(qualifier or "no qualifier", answer, "ResourceNotFoundException")
    answer = scene.error_of(scene.describe, view, "$SAVED")
    scene.observe("$SAVED", answer, "no error")


@scenario("describe_view_answers_with_the_status_of_what_is_described")
def the_status_is_that_of_what_is_described(scene: Scene) -> None:
    view = scene.create_view()
    scene.create_version(view)
    scene.observe("$SAVED, published", scene.describe(view, "$SAVED").get("Status"), "PUBLISHED")
    scene.update_content(view, "Draft", status="SAVED")
    for qualifier, status in {"$SAVED": "SAVED", "$LATEST": "PUBLISHED", "1": "PUBLISHED"}.items():
        answer = scene.describe(view, qualifier).get("Status")
        scene.observe(f"{qualifier}, with a newer draft", answer, status)


@scenario("describe_view_has_no_version_unless_a_number_is_described")
def the_version_is_there_for_a_number(scene: Scene) -> None:
    view = scene.create_view()
    scene.create_version(view, VersionDescription="The first")
    members = {"Version", "VersionDescription"}
    for qualifier in ("", "$SAVED", "$LATEST"):
        there = sorted(members & scene.describe(view, qualifier).keys())
        scene.observe(qualifier or "no qualifier", there, [])
    described = scene.describe(view, "1")
    answer = {name: described[name] for name in sorted(members & described.keys())}
    scene.observe("1", answer, {"Version": 1, "VersionDescription": "The first"})
