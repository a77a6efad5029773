"""The identifiers of instances and views, and the ARNs of answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..scenario import scenario
from ..scene import OTHER_ACCOUNT, UNKNOWN_ID, Scene, content

_UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def _operations(scene: Scene, instance_id: str, view_id: str) -> dict[str, Callable[[], Any]]:
    """Return a call of each operation on one view, of which the last deletes it."""
    named = {"InstanceId": instance_id, "ViewId": view_id}
    client = scene.client
    return {
        "DescribeView": lambda: client.describe_view(**named),
        "UpdateViewContent": lambda: client.update_view_content(
            **named, Status="PUBLISHED", Content=content("Another")
        ),
        "UpdateViewMetadata": lambda: client.update_view_metadata(**named, Description="Another"),
        "CreateViewVersion": lambda: client.create_view_version(**named),
        "ListViewVersions": lambda: client.list_view_versions(**named),
        "DeleteViewVersion": lambda: client.delete_view_version(**named, ViewVersion=1),
        "DeleteView": lambda: client.delete_view(**named),
    }


@scenario("instance_id_can_be_the_arn_of_the_instance")
def the_arn_of_the_instance(scene: Scene) -> None:
    view = scene.create_view()
    arn = scene.instance_arn(view)
    for operation, call in _operations(scene, arn, view["Id"]).items():
        scene.observe(operation, scene.error_of(call), "no error")
    client = scene.client
    answer = scene.error_of(client.list_views, InstanceId=arn, MaxResults=1)
    scene.observe("ListViews", answer, "no error")
    answer = scene.error_of(
        client.create_view,
        InstanceId=arn,
        Name=scene.name("By ARN"),
        Status="SAVED",
        Content=content(),
    )
    scene.observe("CreateView", answer, "no error")


@scenario("instance_id_of_an_unknown_instance_is_not_found")
def unknown_instances(scene: Scene) -> None:
    view = scene.create_view()
    arn = scene.instance_arn(view)
    region = scene.client.meta.region_name
    other_region = "us-west-2" if region != "us-west-2" else "us-east-1"
    for what, instance_id in {
        "an unknown id": UNKNOWN_ID,
        "the ARN of another account": arn.replace(arn.split(":")[4], OTHER_ACCOUNT),
        "the ARN of another region": arn.replace(region, other_region),
    }.items():
        answer = scene.error_of(
            scene.client.describe_view, InstanceId=instance_id, ViewId=view["Id"]
        )
        scene.observe(what, answer, "ResourceNotFoundException")


@scenario("view_arn_has_partition_region_and_account")
def the_arn_of_a_view(scene: Scene) -> None:
    view = scene.create_view()
    meta = scene.client.meta
    form = (
        rf"arn:{meta.partition}:connect:{meta.region_name}:\d{{12}}:"
        rf"instance/{re.escape(scene.instance_id)}/view/{re.escape(view['Id'])}(:.*)?"
    )
    scene.observe("the form of the ARN", bool(re.fullmatch(form, view["Arn"])), True)
    scene.observe("the id is a UUID", bool(re.fullmatch(_UUID, view["Id"])), True)


@scenario("describe_view_of_an_aws_managed_view_answers_with_the_arn_of_version_1")
def the_arn_of_a_managed_view(scene: Scene) -> None:
    arn = scene.managed_view_arn()
    for what, identifier in {"the ARN": arn, "the ARN with :1": f"{arn}:1"}.items():
        answer = scene.describe(identifier)["Arn"]
        scene.observe(what, answer.replace(arn, "ARN"), "ARN:1")


@scenario("view_id_can_be_the_id_or_the_arn_of_the_view")
def the_id_or_the_arn_of_a_view(scene: Scene) -> None:
    for identifier in ("Id", "Arn"):
        view = scene.create_view(f"By {identifier}")
        for operation, call in _operations(scene, scene.instance_id, view[identifier]).items():
            scene.observe(f"{operation} by {identifier}", scene.error_of(call), "no error")


@scenario("view_id_of_an_unknown_view_is_not_found")
def unknown_views(scene: Scene) -> None:
    view = scene.create_view()
    arn = view["Arn"]
    region = scene.client.meta.region_name
    other_region = "us-west-2" if region != "us-west-2" else "us-east-1"
    for what, view_id in {
        "an unknown id": UNKNOWN_ID,
        "an unknown version": f"{view['Id']}:7",
        "the ARN of another account": arn.replace(arn.split(":")[4], OTHER_ACCOUNT),
        "the ARN of another region": arn.replace(region, other_region),
        "the ARN of another instance": arn.replace(scene.instance_id, UNKNOWN_ID),
    }.items():
        answer = scene.error_of(scene.describe, view_id)
        scene.observe(what, answer, "ResourceNotFoundException")


@scenario("view_id_that_is_an_arn_but_not_of_a_view_is_an_invalid_parameter")
def arns_of_no_view(scene: Scene) -> None:
    view = scene.create_view()
    instance = scene.instance_arn(view)
    for what, view_id in {
        "the ARN of the instance": instance,
        "the ARN of a queue": f"{instance}/queue/{UNKNOWN_ID}",
        "the ARN of a view without id": f"{instance}/view/",
        "the ARN of another service": "arn:aws:s3:::bucket",
    }.items():
        answer = scene.error_of(scene.describe, view_id)
        scene.observe(what, answer, "InvalidParameterException")


@scenario("describe_view_answers_with_the_plain_id")
def answers_have_the_plain_id(scene: Scene) -> None:
    view = scene.create_view()
    scene.create_version(view)
    for qualifier in ("", "$SAVED", "$LATEST", "1"):
        answer = scene.describe(view, qualifier)["Id"]
        scene.observe(qualifier or "no qualifier", answer == view["Id"], True)


@scenario("describe_view_answers_with_the_arn_qualified_as_asked")
def the_arn_of_describe_view(scene: Scene) -> None:
    view = scene.create_view()
    scene.create_version(view)
    plain = f"{scene.instance_arn(view)}/view/{view['Id']}"
    for qualifier, suffix in {
        "": "$LATEST",
        "$SAVED": "$SAVED",
        "$LATEST": "$LATEST",
        "1": "1",
    }.items():
        answer = scene.describe(view, qualifier)["Arn"].replace(plain, "ARN")
        scene.observe(qualifier or "no qualifier", answer, f"ARN:{suffix}")


@scenario("create_view_version_answers_with_the_view_under_its_arn_with_the_number")
def the_arn_of_a_version(scene: Scene) -> None:
    view = scene.create_view()
    plain = f"{scene.instance_arn(view)}/view/{view['Id']}"
    answer = scene.create_version(view)["Arn"].replace(plain, "ARN")
    scene.observe("CreateViewVersion", answer, "ARN:1")
    answers = [version["Arn"].replace(plain, "ARN") for version in scene.versions(view)]
    scene.observe("ListViewVersions", answers, ["ARN:1"])


@scenario("create_view_answers_with_the_unqualified_arn")
def the_unqualified_arn(scene: Scene) -> None:
    view = scene.create_view()
    plain = f"{scene.instance_arn(view)}/view/{view['Id']}"
    scene.observe("CreateView", view["Arn"].replace(plain, "ARN"), "ARN")
    answer = scene.update_content(view, "Another")["Arn"]
    scene.observe("UpdateViewContent", answer.replace(plain, "ARN"), "ARN")

    def listed() -> list[str]:
        views = scene.own_views(Type="CUSTOMER_MANAGED")
        return [view["Arn"].replace(plain, "ARN") for view in views]

    scene.observe_in_time("ListViews", listed, ["ARN"])


@scenario("describe_view_of_an_aws_managed_view_by_its_bare_id_is_not_found")
def managed_views_by_their_bare_id(scene: Scene) -> None:
    answer = scene.error_of(scene.describe, "detail")
    scene.observe("detail", answer, "ResourceNotFoundException")
