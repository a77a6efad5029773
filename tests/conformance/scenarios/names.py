"""Names, descriptions and other metadata of views."""

from __future__ import annotations

from ..scenario import scenario
from ..scene import Scene


@scenario("update_view_metadata_keeps_id_and_arn")
def metadata_keep_id_and_arn(scene: Scene) -> None:
    view = scene.create_view()
    scene.update_metadata(view, Name=scene.name("Orders"))
    described = scene.describe(view)
    scene.observe("the id is the same", described["Id"] == view["Id"], True)
    arns = {each["Arn"].partition(":$")[0] for each in (described, view)}
    scene.observe("the ARN is the same", len(arns) == 1, True)


@scenario("update_view_metadata_shows_at_once_in_every_qualifier_and_version")
def metadata_show_at_once(scene: Scene) -> None:
    view = scene.create_view()
    scene.create_version(view)
    scene.update_metadata(view, Name=scene.name("Orders"), Description="Shows orders")
    for qualifier in ("$SAVED", "$LATEST", "1"):
        described = scene.describe(view, qualifier)
        answer = [*scene.short_names([described]), described.get("Description")]
        scene.observe(qualifier, answer, ["Orders", "Shows orders"])


@scenario("update_view_metadata_with_neither_name_nor_description_is_an_invalid_request")
def neither_name_nor_description(scene: Scene) -> None:
    view = scene.create_view()
    answer = scene.error_of(scene.update_metadata, view)
    scene.observe("UpdateViewMetadata", answer, "InvalidRequestException")


@scenario("create_view_with_a_name_that_is_taken_is_a_duplicate")
def names_are_unique(scene: Scene) -> None:
    scene.create_view()
    answer = scene.error_of(scene.create_view, title="Another")
    scene.observe("CreateView", answer, "DuplicateResourceException")
    other = scene.create_view("Another")
    answer = scene.error_of(scene.update_metadata, other, Name=scene.name())
    scene.observe("UpdateViewMetadata", answer, "DuplicateResourceException")


@scenario("update_view_metadata_takes_the_own_name_of_the_view")
def names_that_are_free(scene: Scene) -> None:
    view = scene.create_view()
    answer = scene.error_of(scene.update_metadata, view, Name=scene.name())
    scene.observe("its own name", answer, "no error")
    scene.delete_view(view)
    scene.observe("that of a deleted view", scene.error_of(scene.create_view), "no error")


@scenario("delete_view_of_an_aws_managed_view_is_denied")
def managed_views_stay_as_they_are(scene: Scene) -> None:
    named = {"InstanceId": scene.instance_id, "ViewId": scene.managed_view_arn()}
    client = scene.client
    for operation, call in {
        "UpdateViewMetadata": lambda: client.update_view_metadata(**named, Description="Another"),
        "CreateViewVersion": lambda: client.create_view_version(**named),
        "DeleteViewVersion": lambda: client.delete_view_version(**named, ViewVersion=7),
        "DeleteView": lambda: client.delete_view(**named),
    }.items():
        scene.observe(operation, scene.error_of(call), "AccessDeniedException")
