"""How content is saved and published, and when views were created and modified."""

from __future__ import annotations

from ..scenario import scenario
from ..scene import Scene, template


@scenario("create_view_with_saved_sets_the_draft")
def create_view_saves(scene: Scene) -> None:
    view = scene.create_view(status="SAVED", title="Draft")
    answer = scene.describe(view, "$SAVED")["Content"]["Template"]
    scene.observe("the draft", answer, template("Draft"))


@scenario("create_view_with_published_sets_draft_and_published_content")
def create_view_publishes(scene: Scene) -> None:
    view = scene.create_view(status="PUBLISHED", title="Published")
    for qualifier in ("$SAVED", "$LATEST"):
        answer = scene.describe(view, qualifier)["Content"]["Template"]
        scene.observe(qualifier, answer, template("Published"))


@scenario("update_view_content_always_sets_the_draft")
def update_view_content_sets_what_it_says(scene: Scene) -> None:
    view = scene.create_view(title="First")
    scene.update_content(view, "Second", status="SAVED")
    contents = {
        qualifier: scene.describe(view, qualifier)["Content"]["Template"]
        for qualifier in ("$SAVED", "$LATEST")
    }
    scene.observe("the draft after SAVED", contents["$SAVED"], template("Second"))
    scene.observe("the published content after SAVED", contents["$LATEST"], template("First"))
    scene.update_content(view, "Third", status="PUBLISHED")
    for qualifier in ("$SAVED", "$LATEST"):
        answer = scene.describe(view, qualifier)["Content"]["Template"]
        scene.observe(f"{qualifier} after PUBLISHED", answer, template("Third"))


@scenario("create_view_returns_the_template_as_it_was_sent")
def the_template_is_kept_as_it_was_sent(scene: Scene) -> None:
    text = '{ "Body" : [ ],\n\t"Head":{"Title":"\\u00fcber \u20ac","Configuration":{}} }'
    view = scene.create_view(Content={"Template": text, "Actions": []})
    scene.observe("CreateView", view["Content"]["Template"], text)
    scene.observe("DescribeView", scene.describe(view)["Content"]["Template"], text)


@scenario("update_view_content_never_changes_created_time")
def the_time_of_creation(scene: Scene) -> None:
    view = scene.create_view()
    scene.let_time_pass(view["CreatedTime"])
    scene.update_content(view, "Another")
    scene.update_metadata(view, Description="Another")
    scene.create_version(view)
    for qualifier in ("$LATEST", "1"):
        answer = scene.describe(view, qualifier)["CreatedTime"]
        scene.observe(
            f"CreatedTime of {qualifier} is the same", answer == view["CreatedTime"], True
        )


@scenario("update_view_content_moves_last_modified_time")
def the_time_of_the_last_change(scene: Scene) -> None:
    view = scene.create_view()
    time = view["LastModifiedTime"]

    scene.let_time_pass(time)
    scene.update_metadata(view, Description="Another")
    after = scene.describe(view)["LastModifiedTime"]
    scene.observe("UpdateViewMetadata moves it", after != time, False)

    scene.update_content(view, "Another")
    after = scene.describe(view)["LastModifiedTime"]
    scene.observe("UpdateViewContent moves it", after > time, True)

    scene.let_time_pass(after)
    scene.create_version(view)
    last = scene.describe(view)["LastModifiedTime"]
    scene.observe("CreateViewVersion moves it", last > after, True)


@scenario("delete_view_removes_draft_published_content_and_versions")
def deleted_views(scene: Scene) -> None:
    view = scene.create_view(Tags={"team": "orders"})
    scene.create_version(view)
    scene.delete_view(view)
    for qualifier in ("$SAVED", "$LATEST", "1"):
        answer = scene.error_of(scene.describe, view, qualifier)
        scene.observe(qualifier, answer, "ResourceNotFoundException")
    answer = scene.error_of(scene.versions, view)
    scene.observe("the versions", answer, "ResourceNotFoundException")
    again = scene.create_view()
    scene.observe("the tags of a new view of this name", scene.tags(again), {})
