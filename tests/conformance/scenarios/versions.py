"""Numbered versions."""

from __future__ import annotations

from ..scenario import scenario
from ..scene import Scene, template


@scenario("create_view_with_published_creates_no_numbered_version")
def publishing_makes_no_version(scene: Scene) -> None:
    view = scene.create_view()
    scene.observe("after CreateView", scene.version_numbers(view), [])
    scene.update_content(view, "Another")
    scene.observe("after UpdateViewContent", scene.version_numbers(view), [])


@scenario("create_view_version_numbers_from_1")
def versions_count_up(scene: Scene) -> None:
    view = scene.create_view(title="First")
    scene.observe("the first number", scene.create_version(view)["Version"], 1)
    scene.update_content(view, "Second")
    scene.update_content(view, "Draft", status="SAVED")
    scene.observe("the second number", scene.create_version(view)["Version"], 2)
    for number, title in {"1": "First", "2": "Second"}.items():
        answer = scene.describe(view, number)["Content"]["Template"]
        scene.observe(f"the content of {number}", answer, template(title))


@scenario("create_view_version_never_uses_a_number_again")
def numbers_are_not_used_again(scene: Scene) -> None:
    view = scene.create_view()
    scene.create_version(view)
    scene.update_content(view, "Second")
    scene.create_version(view)
    scene.delete_version(view, 2)
    scene.update_content(view, "Third")
    scene.observe("the number after a deleted 2", scene.create_version(view)["Version"], 3)


@scenario("create_view_version_returns_highest_version_when_content_is_unchanged")
def unchanged_content_gives_the_highest_version(scene: Scene) -> None:
    view = scene.create_view()
    scene.create_version(view, VersionDescription="The first")
    before = scene.describe(view)
    scene.let_time_pass(before["LastModifiedTime"])
    again = scene.create_version(view, VersionDescription="The second")
    scene.observe("the number", again["Version"], 1)
    scene.observe("the description", again.get("VersionDescription"), "The first")
    moved = scene.describe(view)["LastModifiedTime"] != before["LastModifiedTime"]
    scene.observe("LastModifiedTime moves", moved, False)
    scene.observe("the versions", len(scene.versions(view)), 1)


@scenario("create_view_version_of_a_view_never_published_is_not_found")
def versions_of_a_view_never_published(scene: Scene) -> None:
    view = scene.create_view(status="SAVED")
    answer = scene.error_of(scene.create_version, view)
    scene.observe("CreateViewVersion", answer, "ResourceNotFoundException")


@scenario("list_view_versions_has_the_highest_number_first")
def the_highest_version_is_first(scene: Scene) -> None:
    view = scene.create_view()
    scene.create_version(view)
    for title in ("Second", "Third"):
        scene.update_content(view, title)
        scene.create_version(view)
    scene.observe("the numbers", scene.version_numbers(view), [3, 2, 1])


@scenario("list_view_versions_of_a_view_without_versions_is_empty")
def views_without_versions(scene: Scene) -> None:
    view = scene.create_view()
    scene.observe("of a view", scene.version_numbers(view), [])
    numbers = [version["Version"] for version in scene.versions(scene.managed_view_arn())]
    scene.observe("of an AWS-managed view", numbers, [1])
