"""The comparison with the contract fails for a mock that is wrong in one thing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import hypothesis
import pytest
from hypothesis import Phase
from hypothesis.stateful import run_state_machine_as_test

from connect_views_mock import mock_connect_views
from tests.aws import no_network

from .running import oracle_settings
from .views_machine import ViewsMachine

__all__ = ["no_network"]

pytestmark = pytest.mark.thorough

Patch = pytest.MonkeyPatch


def _backend() -> Any:
    # The modules may have been imported anew since this file was.
    return sys.modules["connect_views_mock.backend.views_backend"].ViewsBackend


def _view_models() -> Any:
    return sys.modules["connect_views_mock.connect.view_models"]


def _change(patch: Patch, owner: Any, name: str, change: Callable[..., Any]) -> None:
    original = getattr(owner, name)
    patch.setattr(owner, name, lambda *args, **kwargs: change(original, *args, **kwargs))


def numbers_are_used_again(patch: Patch) -> None:
    def forget(original: Any, self: Any, view: Any, version: Any) -> None:
        original(self, view, version)
        highest = max(view.state.versions, default=0)
        view.state = replace(view.state, last_version_number=highest - 1)

    _change(patch, _backend(), "_add_version", forget)


def metadata_moves_the_time(patch: Patch) -> None:
    def move(original: Any, self: Any, instance_id: str, view_id: str, *rest: Any) -> None:
        original(self, instance_id, view_id, *rest)
        view = self.instance_views[instance_id].by_id[view_id.split(":")[-1].split("/")[-1]]
        later = view.state.last_modified_time + timedelta(seconds=1)
        view.state = replace(view.state, last_modified_time=later)

    def move_by_name(original: Any, self: Any, **parameters: Any) -> None:
        move(original, self, *parameters.values())

    _change(patch, _backend(), "update_view_metadata", move_by_name)


def views_are_listed_backwards(patch: Patch) -> None:
    def backwards(original: Any, self: Any, first: int = 0) -> Iterator[Any]:
        return iter(original(self) if first else reversed(list(original(self))))

    _change(patch, _view_models().InstanceViews, "in_order", backwards)


def names_are_not_unique(patch: Patch) -> None:
    patch.setattr(_view_models().InstanceViews, "has_name", lambda *_: False)


def client_tokens_do_nothing(patch: Patch) -> None:
    patch.setattr(_view_models().InstanceViews, "created_with", lambda *_: None)


def tags_of_a_version_are_missing(patch: Patch) -> None:
    def without_tags(original: Any, self: Any, *args: Any) -> Any:
        return replace(original(self, *args), tags={})

    _change(patch, _backend(), "_describe_version", without_tags)


def drafts_are_published(patch: Patch) -> None:
    def published(original: Any, self: Any, content: Any, _: str, *rest: Any) -> Any:
        return original(self, content, "SAVED", *rest)

    _change(patch, _backend(), "_read_content", published)


def each_version_is_new(patch: Patch) -> None:
    checksum = "connect_views_mock.connect.content.view_content"
    numbers = iter(range(10**6))
    patch.setattr(sys.modules[checksum], "view_content_sha256", lambda *_: f"{next(numbers):064x}")


@pytest.mark.parametrize(
    "mistake",
    [
        numbers_are_used_again,
        metadata_moves_the_time,
        views_are_listed_backwards,
        names_are_not_unique,
        client_tokens_do_nothing,
        tags_of_a_version_are_missing,
        drafts_are_published,
        each_version_is_new,
    ],
)
def test_a_mock_that_is_wrong_is_found(
    mistake: Callable[[Patch], None], monkeypatch: Patch
) -> None:
    with mock_connect_views():
        pass
    mistake(monkeypatch)
    settings = hypothesis.settings(
        oracle_settings(200, steps=30),
        phases=[Phase.generate],
        derandomize=True,
        report_multiple_bugs=False,
    )

    with pytest.raises(AssertionError):
        run_state_machine_as_test(ViewsMachine, settings=settings)
