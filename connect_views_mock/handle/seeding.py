"""Instances and views that a test makes without a request."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from moto import settings
from moto.connect.models import connect_backends
from moto.core.exceptions import ServiceException
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.core.utils import get_service_model

from ..backend.views_backend import views_backends
from ..connect.view_models import DescribedView
from ..environment import DEFAULT_REGION
from ..strict_requests.parameters import check_parameters
from .arguments import check_names, check_strings, dict_of_strings, list_of_strings


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
    check_names(instance_id=instance_id)
    if alias is not None:
        check_strings(alias=alias)
    backend = _backend(connect_backends, region, account_id)
    if instance_id is not None and instance_id in backend.instances:
        raise ValueError(f"instance_id: there is an instance {instance_id} already")
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


def create_view(
    region: str | None, account_id: str | None, parameters: dict[str, Any]
) -> DescribedView:
    """Create a view in our backend; see ``ConnectViewsMock.create_view``.

    The parameters are those of the operation, but for the template, which can be an object, or
    ``None`` for one with an empty body.
    """
    content, tags, description = (parameters[name] for name in ("Content", "Tags", "Description"))
    check_strings(
        instance_id=parameters["InstanceId"], name=parameters["Name"], status=parameters["Status"]
    )
    if description is not None:
        check_strings(description=description)
    template = _template(content["Template"], parameters["Name"])
    actions = list_of_strings("actions", content["Actions"])
    tags = {} if tags is None else dict_of_strings("tags", tags)
    backend = _backend(views_backends, region, account_id)
    try:
        checked = check_parameters(
            get_service_model("connect").operation_model("CreateView"),
            {
                **parameters,
                "Content": {"Template": template, "Actions": actions},
                "Tags": tags,
            },
        )
        with backend.lock:
            view: DescribedView = backend.create_view(
                instance_id=checked["InstanceId"],
                client_token=None,
                status=checked["Status"],
                content=checked["Content"],
                description=checked.get("Description"),
                name=checked["Name"],
                tags=checked.get("Tags"),
            )
    except ServiceException as error:
        raise ValueError(str(error)) from error
    return view


def _template(template: object, title: str) -> str:
    if template is None:
        template = {"Head": {"Title": title, "Configuration": {}}, "Body": []}
    if isinstance(template, str):
        return template
    if not isinstance(template, Mapping):
        raise ValueError(f"template must be a dict or a string of JSON, not {template!r}")
    try:
        return json.dumps(template, default=_mapping_to_dict)
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"template cannot be written as JSON: {error}") from error


def _mapping_to_dict(value: object) -> dict[Any, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{value!r} is not a JSON value")


def _backend(backends: Any, region: str | None, account_id: str | None) -> Any:
    require_own_process()
    check_names(region=region, account_id=account_id)
    account_id = account_id or os.environ.get("MOTO_ACCOUNT_ID") or DEFAULT_ACCOUNT_ID
    region = region or os.environ.get("AWS_DEFAULT_REGION") or DEFAULT_REGION
    return backends[account_id][region]
