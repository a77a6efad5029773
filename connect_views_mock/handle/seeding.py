"""Instances and views that a test makes without a request."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from moto import settings
from moto.connect.models import connect_backends
from moto.core.exceptions import ServiceException
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.core.utils import get_service_model

from ..backend.views_backend import ViewsBackend, views_backends
from ..connect.exceptions import InvalidParameterException
from ..connect.view_models import CUSTOMER_MANAGED, DescribedView
from ..environment import DEFAULT_REGION
from ..strict_requests.parameters import check_parameters
from .arguments import check_names, check_strings, dict_of_strings, path_of
from .seeded_contents import SeededContent, seeded_contents
from .template_files import find_template_files, read_template_file


def require_own_process() -> None:
    """Refuse what needs the state, when moto keeps it in a server.

    Raises:
        RuntimeError: In moto's server mode and proxy mode.
    """
    if settings.TEST_SERVER_MODE or settings.is_test_proxy_mode():
        raise RuntimeError(
            "The state is in moto's server, where only a request can change it: use a client"
        )


def create_instance(
    instance_id: str | None, region: str | None, account_id: str | None, alias: str | None
) -> str:
    """Create an instance in moto's backend; see ``ConnectViewsMock.create_instance``."""
    check_names(instance_id=instance_id, alias=alias)
    backend = _backend(connect_backends, region, account_id)
    if instance_id is not None and instance_id in backend.instances:
        raise ValueError(f"instance_id: an instance {instance_id} already exists")
    created_id: str = backend.create_instance(
        identity_management_type="CONNECT_MANAGED",
        inbound_calls_enabled=True,
        outbound_calls_enabled=True,
        instance_alias=alias,
    )["Id"]
    if instance_id is None:
        return created_id
    # moto gives each instance an id of its own, and writes it into some of its attributes.
    instance = backend.instances.pop(created_id)
    for name, value in vars(instance).items():
        if isinstance(value, str):
            setattr(instance, name, value.replace(created_id, instance_id))
    backend.instances[instance_id] = instance
    return instance_id


def has_instance(instance_id: str) -> bool:
    """Whether the default region and account have an instance of this id."""
    return instance_id in _backend(connect_backends, None, None).instances


@dataclass(frozen=True, slots=True)
class SeededView:
    """A view as a test asks for it, unchecked; see ``ConnectViewsMock.create_view``."""

    name: Any = None
    template: Any = None
    actions: Any = None
    status: Any = "PUBLISHED"
    description: Any = None
    tags: Any = None
    versions: Any = 0

    def with_what_a_file_says(self) -> SeededView:
        """Return the view with the name, description and tags of its file, if it has none."""
        if not isinstance(self.template, os.PathLike):
            return replace(self, name="View") if self.name is None else self
        file = read_template_file(path_of("template", self.template))
        return replace(
            self,
            name=file.name if self.name is None else self.name,
            description=file.description if self.description is None else self.description,
            tags=file.tags if self.tags is None else self.tags,
        )


def create_view(
    instance_id: str, region: str | None, account_id: str | None, seeded: SeededView
) -> DescribedView:
    """Create a view in our backend; see ``ConnectViewsMock.create_view``."""
    seeded = seeded.with_what_a_file_says()
    name, status, description = seeded.name, seeded.status, seeded.description
    check_strings(instance_id=instance_id, name=name, status=status)
    if description is not None:
        check_strings(description=description)
    contents = seeded_contents(name, seeded.template, seeded.actions, status, seeded.versions)
    tags = {} if seeded.tags is None else dict_of_strings("tags", seeded.tags)
    backend = views_backend(region, account_id)
    operation = get_service_model("connect").operation_model("CreateView")
    try:
        checked = [
            check_parameters(
                operation,
                {
                    "InstanceId": instance_id,
                    "Name": name,
                    "Status": content.status,
                    "Content": {"Template": content.template, "Actions": content.actions},
                    "Description": description,
                    "Tags": tags,
                },
            )
            for content in contents
        ]
        with backend.lock:
            return _create_view(backend, checked, contents)
    except ServiceException as error:
        raise ValueError(str(error)) from error


def _create_view(
    backend: ViewsBackend, parameters: list[dict[str, Any]], contents: list[SeededContent]
) -> DescribedView:
    """Create a view that has one content after the other, or none at all."""
    first = parameters[0]
    instance_id: str = first["InstanceId"]
    with _saying_where(contents[0]):
        view: DescribedView = backend.create_view(
            instance_id=instance_id,
            client_token=None,
            status=first["Status"],
            content=first["Content"],
            description=first.get("Description"),
            name=first["Name"],
            tags=first.get("Tags"),
        )
    try:
        for number, (each, content) in enumerate(zip(parameters, contents, strict=True), 1):
            if number > 1:
                with _saying_where(content):
                    backend.update_view_content(
                        instance_id, view.id, each["Status"], each["Content"]
                    )
            if content.is_version:
                made = backend.create_view_version(instance_id, view.id, None, None)
                if made.version != number:
                    raise ValueError(
                        f"versions: number {number} has the content of the one before it, and "
                        "Connect makes no version of that"
                    )
        return replace(backend.describe_view(instance_id, f"{view.id}:$SAVED"), arn=view.arn)
    except BaseException:
        backend.delete_view(instance_id, view.id)
        raise


@contextmanager
def _saying_where(content: SeededContent) -> Iterator[None]:
    """Say which item of ``versions`` has the content that is refused."""
    try:
        yield
    except InvalidParameterException as error:
        if content.item is None:
            raise
        raise ValueError(f"{content.item}: {error}") from error


def create_views(
    instance_id: str,
    directory: object,
    status: str,
    region: str | None,
    account_id: str | None,
) -> list[DescribedView]:
    """Create a view of each file of a directory; see ``ConnectViewsMock.create_views``."""
    check_strings(instance_id=instance_id, status=status)
    files = find_template_files(directory)
    backend = views_backend(region, account_id)
    views: list[DescribedView] = []
    with backend.lock:
        _require_instance(backend, instance_id)
        try:
            for file in files:
                view = _create_view_of_file(file, instance_id, status, region, account_id)
                views.append(view)
        except BaseException:
            for view in views:
                backend.delete_view(instance_id, view.id)
            raise
    return views


def _require_instance(backend: ViewsBackend, instance_id: str) -> None:
    try:
        backend.list_views(instance_id, CUSTOMER_MANAGED, None, None)
    except ServiceException as error:
        raise ValueError(str(error)) from error


def _create_view_of_file(
    file: Path, instance_id: str, status: str, region: str | None, account_id: str | None
) -> DescribedView:
    seeded = SeededView(template=file, status=status)
    try:
        return create_view(instance_id, region, account_id, seeded)
    except ValueError as error:
        message = str(error)
        if str(file) not in message:
            message = f"{file}: {message}"
        raise ValueError(message) from error


def views_backend(region: str | None, account_id: str | None) -> ViewsBackend:
    """Return our backend for a region and an account."""
    backend: ViewsBackend = _backend(views_backends, region, account_id)
    return backend


def _backend(backends: Any, region: str | None, account_id: str | None) -> Any:
    require_own_process()
    check_names(region=region, account_id=account_id)
    account_id = account_id or os.environ.get("MOTO_ACCOUNT_ID") or DEFAULT_ACCOUNT_ID
    region = region or os.environ.get("AWS_DEFAULT_REGION") or DEFAULT_REGION
    return backends[account_id][region]
