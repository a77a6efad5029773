"""Tags of views."""

from __future__ import annotations

from ..scenario import scenario
from ..scene import UNKNOWN_ID, Scene


@scenario("list_tags_for_resource_lists_the_tags_of_create_view")
def tags_are_one_set(scene: Scene) -> None:
    view = scene.create_view(Tags={"team": "orders"})
    scene.observe("of CreateView", scene.tags(view), {"team": "orders"})
    scene.client.tag_resource(resourceArn=view["Arn"], tags={"stage": "test"})
    scene.observe("with TagResource", scene.tags(view), {"team": "orders", "stage": "test"})
    scene.client.untag_resource(resourceArn=view["Arn"], tagKeys=["team"])
    scene.observe("without UntagResource", scene.tags(view), {"stage": "test"})


@scenario("tags_are_those_of_the_view_for_every_qualifier")
def tags_are_on_the_view(scene: Scene) -> None:
    view = scene.create_view(Tags={"team": "orders"})
    scene.create_version(view)
    scene.client.tag_resource(resourceArn=view["Arn"], tags={"stage": "test"})
    for qualifier in ("$SAVED", "$LATEST", "1"):
        tags = scene.describe(view, qualifier).get("Tags", {})
        own = {key: value for key, value in tags.items() if not key.startswith("aws:")}
        scene.observe(qualifier, own, {"team": "orders", "stage": "test"})


def _operations(scene: Scene, arn: str) -> dict[str, str]:
    client = scene.client
    return {
        operation: scene.error_of(call)
        for operation, call in {
            "TagResource": lambda: client.tag_resource(resourceArn=arn, tags={"a": "b"}),
            "UntagResource": lambda: client.untag_resource(resourceArn=arn, tagKeys=["a"]),
            "ListTagsForResource": lambda: client.list_tags_for_resource(resourceArn=arn),
        }.items()
    }


@scenario("tags_of_a_view_that_does_not_exist_are_not_found")
def tags_of_no_view(scene: Scene) -> None:
    view = scene.create_view()
    arn = view["Arn"].replace(view["Id"], UNKNOWN_ID)
    for operation, answer in _operations(scene, arn).items():
        scene.observe(operation, answer, "ResourceNotFoundException")


@scenario("tags_of_a_qualified_arn_are_an_invalid_parameter")
def tags_of_a_qualified_arn(scene: Scene) -> None:
    view = scene.create_view()
    scene.create_version(view)
    for qualifier in ("$LATEST", "1"):
        for operation, answer in _operations(scene, f"{view['Arn']}:{qualifier}").items():
            scene.observe(f"{operation} of {qualifier}", answer, "InvalidParameterException")


@scenario("tags_of_an_aws_managed_view_cannot_be_changed")
def tags_of_a_managed_view(scene: Scene) -> None:
    arn = scene.managed_view_arn()
    error = scene.error(
        scene.client.untag_resource, resourceArn=arn, tagKeys=["connect-views-mock"]
    )
    scene.observe("UntagResource is refused", error is not None, True)


@scenario("tags_of_what_is_no_arn_are_an_invalid_parameter")
def tags_of_no_arn(scene: Scene) -> None:
    view = scene.create_view()
    for what, arn in {
        "an id": view["Id"],
        "the ARN of a view without its id": f"{scene.instance_arn(view)}/view/",
    }.items():
        answer = scene.error_of(scene.client.list_tags_for_resource, resourceArn=arn)
        scene.observe(what, answer, "InvalidParameterException")
