"""The backend of ``connect/`` as moto would inherit it, without this package's additions."""

from __future__ import annotations

from typing import Any

import pytest
from moto.connect.models import Instance
from moto.core.exceptions import ServiceException
from moto.utilities.tagging_service import TaggingService

from connect_views_mock.connect.workspaces import ConnectWorkspacesBackend
from tests.connect.helpers import content


class Backend(ConnectWorkspacesBackend):
    def __init__(self) -> None:
        super().__init__("us-east-1", "123456789012")
        self.instances = {}
        self.tagger = TaggingService()


@pytest.fixture
def backend() -> Backend:
    return Backend()


@pytest.fixture
def instance_id(backend: Backend) -> str:
    instance = Instance("SAML", True, True, "123456789012", "us-east-1")
    backend.instances[instance.id] = instance
    return str(instance.id)


def create_view(backend: Backend, instance_id: str, **changed: Any) -> Any:
    parameters: dict[str, Any] = {
        "client_token": None,
        "status": "PUBLISHED",
        "content": content(),
        "description": None,
        "name": "Order",
        "tags": {"team": "orders"},
    }
    return backend.create_view(instance_id=instance_id, **{**parameters, **changed})


def test_tags_are_in_the_tagger_of_the_backend(backend: Backend, instance_id: str) -> None:
    arn = create_view(backend, instance_id).arn

    backend.tag_resource(arn, {"stage": "test"})
    assert backend.tagger.tags[arn] == {"team": "orders", "stage": "test"}

    backend.untag_resource(arn, ["team"])
    assert backend.list_tags_for_resource(arn) == {"stage": "test"}


def test_a_view_without_tags_leaves_none(backend: Backend, instance_id: str) -> None:
    create_view(backend, instance_id, tags=None)

    assert backend.tagger.tags == {}


def test_published_content_is_checked(backend: Backend, instance_id: str) -> None:
    with pytest.raises(ServiceException, match="InvalidParameterException: Content: "):
        create_view(backend, instance_id, content={"Template": "{}"})

    assert list(backend.instance_views[instance_id].in_order()) == []


def create_workspace(backend: Backend, instance_id: str) -> Any:
    return backend.create_workspace(
        instance_id=instance_id,
        name="Agents",
        description=None,
        theme=None,
        title=None,
        tags={"team": "orders"},
    )


def test_input_data_is_checked(backend: Backend, instance_id: str) -> None:
    view = create_view(backend, instance_id)
    workspace = create_workspace(backend, instance_id)

    with pytest.raises(ServiceException, match="InvalidParameterException: InputData: "):
        backend.create_workspace_page(
            instance_id, workspace.id, view.arn, "HOME", slug=None, input_data="[]"
        )

    assert backend.list_workspace_pages(instance_id, workspace.id, None, None) == ([], None)


def test_workspaces_and_views_go_with_their_instance(backend: Backend, instance_id: str) -> None:
    create_view(backend, instance_id)
    create_workspace(backend, instance_id)

    backend.delete_views_of_instance(instance_id)

    assert backend.instance_views == {}
    assert backend.instance_workspaces == {}
    assert not any(backend.tagger.tags.values())
