"""The resource types of Connect in CloudFormation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from moto.cloudformation import parsing
from moto.core.exceptions import ServiceException

from ...backend.views_backend import views_backends
from ...handle.traffic import CallOfStack, traffic
from ..changes import Change


def change() -> Change:
    """Return the functions that list the types, with those of Connect.

    moto lists the direct subclasses of ``CloudFormationModel`` once. It does so before ours are
    imported. So its own list does not have them, and they are unknown when no mock is active.
    """
    original: Callable[[], list[Any]] = parsing.get_model_list

    @cache
    def get_model_list() -> list[Any]:
        of_moto = original()
        from ...connect import cloudformation

        cloudformation.ConnectResource.backends = _LockedBackends()
        ours = [
            *(cloudformation.InstanceResource, cloudformation.ViewResource),
            cloudformation.ViewVersionResource,
        ]
        return [*(model for model in of_moto if model not in ours), *ours]

    @cache
    def get_model_map() -> dict[str, Any]:
        return {model.cloudformation_type(): model for model in get_model_list()}

    @cache
    def get_name_type_map() -> dict[str, str]:
        return {
            model.cloudformation_type(): model.cloudformation_name_type()
            for model in get_model_list()
        }

    return Change(
        (parsing, "get_model_list", get_model_list),
        (parsing, "get_model_map", get_model_map),
        (parsing, "get_name_type_map", get_name_type_map),
    )


def replacing_properties(resource_type: str) -> tuple[str, ...]:
    """Return the properties of one of our types that replace the resource when they change."""
    model: Any = parsing.get_model_map()[resource_type]
    properties: tuple[str, ...] = model.replacing
    return properties


class _LockedBackends:
    """Our backends by account and region. Each does one operation at a time."""

    def __getitem__(self, account_id: str) -> _Regions:
        return _Regions(account_id)


class _Regions:
    def __init__(self, account_id: str) -> None:
        self._account_id = account_id

    def __getitem__(self, region_name: str) -> _LockedBackend:
        return _LockedBackend(views_backends[self._account_id][region_name])


class _LockedBackend:
    """A backend whose operations take turns and meet injected errors, as with a client."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def __getattr__(self, name: str) -> Callable[..., Any]:
        operation = getattr(self._backend, name)

        def call(**parameters: Any) -> Any:
            _raise_injected_error(name, parameters)
            with self._backend.lock:
                return operation(**parameters)

        return call


_MEETING_ERRORS: Final = {
    "create_view": "CreateView",
    "create_view_version": "CreateViewVersion",
    "delete_view": "DeleteView",
    "delete_view_version": "DeleteViewVersion",
    "update_view_content": "UpdateViewContent",
    "update_view_metadata": "UpdateViewMetadata",
}
"""The operations that change something."""


def _raise_injected_error(name: str, parameters: Mapping[str, Any]) -> None:
    """Raise the injected error that waits for an operation.

    Raises:
        ServiceException: If there is one.
    """
    if name not in _MEETING_ERRORS:
        return
    members = {
        "".join(map(str.capitalize, parameter.split("_"))): value
        for parameter, value in parameters.items()
        if value is not None and parameter != "through_cloudformation"
    }
    injected = traffic.error_of_stack(CallOfStack(_MEETING_ERRORS[name], members))
    if injected is not None:
        raise ServiceException(injected.error, str(injected.message))
