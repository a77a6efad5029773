"""The tokens that make CreateView idempotent."""

from __future__ import annotations

from ..scenario import scenario
from ..scene import Scene, new_token


@scenario("create_view_with_the_same_client_token_returns_the_first_view")
def the_same_token_and_parameters(scene: Scene) -> None:
    token = new_token()
    first = scene.create_view(ClientToken=token)
    second = scene.create_view(ClientToken=token)
    scene.observe("the same id", second["Id"] == first["Id"], True)
    scene.observe_in_time("the views", lambda: len(scene.own_views(Type="CUSTOMER_MANAGED")), 1)


@scenario("create_view_with_the_same_client_token_and_other_parameters_is_an_invalid_request")
def the_same_token_and_other_parameters(scene: Scene) -> None:
    token = new_token()
    view = scene.create_view(ClientToken=token)
    answer = scene.error_of(scene.create_view, "Another", ClientToken=token)
    scene.observe("another name", answer, "InvalidRequestException")
    answer = scene.error_of(scene.create_view, title="Another", ClientToken=token)
    scene.observe("another template", answer, "InvalidRequestException")
    scene.delete_view(view)
    answer = scene.error_of(scene.create_view, "Another", ClientToken=token)
    scene.observe("when the view was deleted", answer, "no error")
