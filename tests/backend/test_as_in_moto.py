"""The backend of ``connect/`` as moto's own would inherit it, without what this package adds."""

from __future__ import annotations

from typing import Any

import pytest
from moto.connect.models import Instance
from moto.core.exceptions import ServiceException
from moto.utilities.tagging_service import TaggingService

from connect_views_mock.connect.models import ConnectViewsBackend
from tests.connect.helpers import content


class Backend(ConnectViewsBackend):
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
