"""Time savers change no response, and are left out where they do not fit."""

from __future__ import annotations

import functools
import inspect
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import boto3
import botocore.hooks
import botocore.loaders
import botocore.session
import moto.core.models
import moto.core.responses
import moto.core.utils
import moto.settings
import pytest
import requests
from botocore import xform_name
from botocore.loaders import Loader
from moto.connect.models import ConnectBackend
from moto.connect.responses import ConnectResponse
from moto.core.responses import ActionContext, ActionResult
from moto.core.serialize import RestJSONSerializer
from moto.core.utils import get_service_model

from connect_views_mock import mock_connect_views, moto_adapter
from connect_views_mock.moto_adapter import private_parts, quicker_requests, quicker_sessions
from connect_views_mock.strict_requests.responses import StrictViewsResponse
from tests.aws import REGION, connect_client, create_instance, create_view

TIMES = [
    datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc),
    datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=timezone.utc),
    datetime(2026, 1, 2, 3, 4, 5, 678901),
]
SERVICE_MODEL = get_service_model("connect")
# As Any, because no annotation speaks of what is private in it.
RESPONSES: Any = moto.core.responses
VIEW_OPERATIONS = [
    name
    for name in SERVICE_MODEL.operation_names
    if hasattr(StrictViewsResponse, xform_name(name))
    and SERVICE_MODEL.operation_model(name).output_shape is not None
]


def sample(shape: Any, time: datetime, *, sparse: bool) -> Any:
    """Return a value of a shape: either full, or with empty lists and with None for members."""
    match shape.type_name:
        case "structure":
            members = enumerate(shape.members.items())
            return {
                name: None if sparse and number % 2 else sample(member, time, sparse=sparse)
                for number, (name, member) in members
            }
        case "list":
            return [] if sparse else [sample(shape.member, time, sparse=False)] * 2
        case "map":
            return {} if sparse else {"ä": sample(shape.value, time, sparse=False)}
        case "timestamp":
            return time
        case "integer" | "long":
            return 0 if sparse else 7
        case _:
            return 'quote " umlaut ä emoji \U0001f600 nul \x00'


def serialize(operation: str, result: Any) -> Any:
    response = StrictViewsResponse()
    model = SERVICE_MODEL.operation_model(operation)
    context = ActionContext(SERVICE_MODEL, model, RestJSONSerializer, response)
    status, headers, body = ActionResult(result).execute_result(context)
    return status, dict(headers), body.encode() if isinstance(body, str) else body


@pytest.mark.parametrize("operation", VIEW_OPERATIONS)
@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("sparse", [False, True])
def test_compiled_shapes_answer_byte_for_byte_as_moto(
    operation: str, time: datetime, sparse: bool
) -> None:
    output = SERVICE_MODEL.operation_model(operation).output_shape
    result = sample(output, time, sparse=sparse)
    as_moto = serialize(operation, result)
    with quicker_requests.compiled_answers():
        assert serialize(operation, result) == as_moto


@pytest.mark.parametrize("operation", VIEW_OPERATIONS)
def test_compiled_shapes_answer_as_moto_with_nothing_in_the_result(operation: str) -> None:
    as_moto = serialize(operation, {})
    with quicker_requests.compiled_answers():
        assert serialize(operation, {}) == as_moto


def test_pretty_answers_stay_motos(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moto.settings, "PRETTIFY_RESPONSES", True)
    result = {"ViewsSummaryList": [], "NextToken": "n"}
    as_moto = serialize("ListViews", result)
    with quicker_requests.compiled_answers():
        assert serialize("ListViews", result) == as_moto


@contextmanager
def only(monkeypatch: pytest.MonkeyPatch, *changes: Any) -> Iterator[None]:
    """Run under the mock with only these time savers."""
    with monkeypatch.context() as patched:
        patched.setattr(moto_adapter, "TIME_SAVERS", list(changes))
        with mock_connect_views():
            yield


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("describe_view", {"ViewId": "VIEW"}),
    ("list_views", {}),
    ("search_views", {}),
    ("create_view_version", {"ViewId": "VIEW"}),
    ("list_view_versions", {"ViewId": "VIEW"}),
    ("update_view_metadata", {"ViewId": "VIEW", "Name": "Renamed"}),
    ("describe_instance", {}),
    ("delete_view", {"ViewId": "VIEW"}),
]


def outcomes() -> list[str]:
    """Return the responses and errors of some calls, without what differs between runs."""
    client: Any = connect_client()
    instance_id = create_instance(client)
    view_id = create_view(instance_id, client=client)
    found = []
    for name, arguments in [*CALLS, CALLS[0]]:
        ids = {key: view_id if value == "VIEW" else value for key, value in arguments.items()}
        try:
            answer = getattr(client, name)(InstanceId=instance_id, **ids)
        except client.exceptions.ClientError as error:
            answer = error.response
        headers = answer["ResponseMetadata"].pop("HTTPHeaders")
        answer["ResponseMetadata"].pop("RequestId")
        text = re.sub(r"datetime\(.*?\)\)?", "TIME", repr((sorted(headers), answer)))
        found.append(text.replace(instance_id, "INSTANCE").replace(view_id, "VIEW"))
    return found


@pytest.mark.parametrize(
    "change", [None, *moto_adapter.TIME_SAVERS], ids=lambda change: getattr(change, "__name__", "")
)
def test_no_change_changes_an_answer(monkeypatch: pytest.MonkeyPatch, change: Any) -> None:
    with only(monkeypatch):
        expected = outcomes()
    with only(monkeypatch, *([change] if change else moto_adapter.TIME_SAVERS)):
        assert outcomes() == expected


# For each change: a private part, without which it has to be left out.
PARTS: list[tuple[Any, Any, str]] = [
    (quicker_sessions.warm_loader, botocore.session, "create_loader"),
    (quicker_sessions.one_service_model, moto.core.utils, "_load_service_model"),
    (quicker_requests.prepared_urls, ConnectBackend, "urls"),
    (quicker_requests.remembered_method_names, moto.core.responses, "method_names_from_class"),
    (quicker_requests.compiled_answers, ActionResult, "execute_result"),
    (quicker_requests.direct_routes, ConnectResponse, "_get_action_from_method_and_request_uri"),
    (quicker_sessions.reused_callbacks, moto.core.models, "CallbackResponse"),
    (quicker_sessions.quick_handler_check, botocore.hooks, "accepts_kwargs"),
    (quicker_sessions.remembered_event_aliases, botocore.hooks.EventAliaser, "_alias_event_name"),
]


@pytest.mark.parametrize(("change", "owner", "name"), PARTS, ids=[row[2] for row in PARTS])
def test_a_change_is_left_out_when_moto_or_botocore_are_built_otherwise(
    monkeypatch: pytest.MonkeyPatch, change: Any, owner: Any, name: str
) -> None:
    original = getattr(owner, name)

    # Another signature, behind which everything works as before.
    def built_otherwise(*args: Any, **kwargs: Any) -> Any:
        return original(*args, **kwargs)

    replacement: Any = built_otherwise
    if name == "urls":
        replacement = quicker_requests._connect_urls()
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, replacement)
        with pytest.raises(private_parts.OtherInternals), change():
            pass
        with mock_connect_views():
            assert getattr(owner, name) is replacement
            assert create_view(create_instance())


def test_every_change_that_saves_time_has_a_test_of_its_absence() -> None:
    assert [change for change, _, _ in PARTS] == moto_adapter.TIME_SAVERS


def test_a_model_that_moto_extends_is_left_to_moto(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "connect" / "2017-08-08").mkdir(parents=True)
    monkeypatch.setattr("moto.__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(private_parts.OtherInternals), quicker_sessions.one_service_model():
        pass


def test_the_search_paths_of_a_loader_do_not_grow() -> None:
    counts = set()
    for _ in range(3):
        with mock_connect_views():
            boto3.client("connect", region_name=REGION)
            session: Any = boto3.DEFAULT_SESSION
            counts.add(len(session._loader.search_paths))
    assert len(counts) == 1


def test_a_data_path_of_the_users_is_honoured_and_not_shared(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    model = tmp_path / "mine" / "2026-01-01"
    model.mkdir(parents=True)
    (model / "service-2.json").write_text('{"metadata": {"serviceId": "mine"}}')
    with mock_connect_views():
        monkeypatch.setenv("AWS_DATA_PATH", str(tmp_path))
        assert "mine" in boto3.Session().get_available_services()
        monkeypatch.delenv("AWS_DATA_PATH")
        assert "mine" not in boto3.Session().get_available_services()


def test_a_model_that_a_user_changes_is_read_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    model = tmp_path / "mine" / "2026-01-01" / "service-2.json"
    model.parent.mkdir(parents=True)
    monkeypatch.setenv("AWS_DATA_PATH", str(tmp_path))
    found = []
    for service_id in ("first", "second"):
        model.write_text(json.dumps({"metadata": {"serviceId": service_id}}))
        with mock_connect_views():
            session: Any = botocore.session.Session()
            found.append(session.get_service_model("mine").service_id)
    assert found == ["first", "second"]


def test_models_in_the_home_directory_are_not_shared(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with mock_connect_views():
        connect_client()
        monkeypatch.setattr(Loader, "CUSTOMER_DATA_PATH", str(tmp_path))
        loader: Any = botocore.session.create_loader()
        assert loader._cache == {}


def test_two_sessions_share_what_they_read() -> None:
    with mock_connect_views():
        first: Any = botocore.session.create_loader()
        second: Any = botocore.session.create_loader()
        assert first._cache is second._cache


def test_a_loader_of_another_class_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    class MyLoader(Loader):
        pass

    monkeypatch.setattr(botocore.loaders, "create_loader", lambda _: MyLoader())
    assert type(quicker_sessions._create_warm_loader()) is MyLoader


def test_credentials_are_read_anew_for_each_mock(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = []
    for key in ("FIRST", "SECOND"):
        with mock_connect_views():
            monkeypatch.setenv("AWS_ACCESS_KEY_ID", key)
            connect_client()
            session: Any = boto3.DEFAULT_SESSION
            keys.append(session.get_credentials().access_key)
    assert keys == ["FIRST", "SECOND"]


IMPLEMENTED = [
    name for name in SERVICE_MODEL.operation_names if xform_name(name) in vars(ConnectResponse)
]


@pytest.mark.parametrize("operation", IMPLEMENTED)
def test_a_route_leads_where_motos_leads(operation: str) -> None:
    http = SERVICE_MODEL.operation_model(operation).http
    path = http["requestUri"].replace("{", "").replace("}", "%2Fx")
    match = quicker_requests._moto_connect_routes().match(http["method"], path)
    assert match is not None
    assert match[0] == operation
    labels = [part for part in http["requestUri"].split("/") if part.startswith("{")]
    assert match[1] == {label[1:-1]: f"{label[1:-1]}%2Fx" for label in labels}


def test_a_path_that_leads_nowhere_is_left_to_moto(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "_get_action_from_method_and_request_uri"
    if not hasattr(RESPONSES, "get_service_router"):
        return  # moto up to 5.2.0 keeps its own router
    monkeypatch.setattr(ConnectResponse, name, lambda self, request: "moto's")  # noqa: ARG005
    with quicker_requests.direct_routes():
        response: Any = ConnectResponse()
        request: Any = SimpleNamespace(method="GET", raw_path="/no/such/path", content_type="")
        assert getattr(response, name)(request) == "moto's"


class WithKwargs:
    def method(self, **kwargs: object) -> None:
        pass

    def without(self, key: object) -> None:
        pass


def with_kwargs(event: str, **kwargs: object) -> None:
    pass


def without_kwargs(event: str) -> None:
    pass


@functools.wraps(without_kwargs)
def wrapper(*args: object, **kwargs: object) -> None:
    pass


def with_signature(event: str) -> None:
    pass


vars(with_signature)["__signature__"] = inspect.signature(with_kwargs)
HANDLERS: list[Any] = [
    with_kwargs,
    without_kwargs,
    wrapper,
    with_signature,
    WithKwargs().method,
    WithKwargs().without,
    functools.partial(with_kwargs, "event"),
    lambda **kwargs: kwargs,
    dict.fromkeys,
    moto.core.models.botocore_stubber,
]


@pytest.mark.parametrize("handler", HANDLERS)
def test_the_handler_check_finds_what_botocore_finds(handler: Any) -> None:
    expected = bool(botocore.hooks.accepts_kwargs(handler))
    with quicker_sessions.quick_handler_check():
        assert bool(botocore.hooks.accepts_kwargs(handler)) is expected


def test_events_have_the_aliases_of_botocore() -> None:
    aliaser: Any = botocore.hooks.EventAliaser
    events = [f"before-send.{old}.ListViews" for old in botocore.hooks.EVENT_ALIASES]
    expected = [aliaser(None)._alias_event_name(event) for event in events]
    with quicker_sessions.remembered_event_aliases():
        assert [aliaser(None)._alias_event_name(event) for event in events] == expected


def test_aliases_of_a_users_own_are_kept_apart() -> None:
    aliaser: Any = botocore.hooks.EventAliaser
    with quicker_sessions.remembered_event_aliases():
        assert aliaser(None)._alias_event_name("a.mine.b") == "a.mine.b"
        assert aliaser(None, {"mine": "yours"})._alias_event_name("a.mine.b") == "a.yours.b"


def test_an_aliaser_of_before_works_as_before() -> None:
    aliaser_class: Any = botocore.hooks.EventAliaser
    aliaser = aliaser_class(None)
    expected = aliaser._alias_event_name("before-call.cloudwatchlogs.x")
    with quicker_sessions.remembered_event_aliases():
        assert aliaser._alias_event_name("before-call.cloudwatchlogs.x") == expected


def test_the_methods_of_a_class_are_those_that_moto_lists() -> None:
    expected = RESPONSES.method_names_from_class(StrictViewsResponse)
    with quicker_requests.remembered_method_names():
        names = RESPONSES.method_names_from_class(StrictViewsResponse)
    assert list(names) == expected
    assert [name for name in dir(StrictViewsResponse) if name in names] == expected


def test_a_method_that_a_user_adds_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with quicker_requests.remembered_method_names():
        assert "added" not in RESPONSES.method_names_from_class(ConnectResponse)
        monkeypatch.setattr(ConnectResponse, "added", lambda _: "", raising=False)
        assert "added" in RESPONSES.method_names_from_class(ConnectResponse)


def test_a_reused_callback_keeps_no_calls() -> None:
    for _ in range(2):
        with mock_connect_views():
            requests.get("https://connect.us-east-1.amazonaws.com/instance", timeout=1)
            registered = moto.core.models.responses_mock.registered()
            assert sum(response.call_count for response in registered) <= 1


def test_requests_to_mocked_services_work_in_each_mock() -> None:
    for _ in range(2):
        with mock_connect_views():
            answer = requests.get("https://sts.amazonaws.com/?Action=GetCallerIdentity", timeout=1)
            assert answer.status_code == 200


@pytest.mark.parametrize("service", ["connect", "sqs", "s3"])
def test_service_models_are_what_moto_reads(service: str) -> None:
    expected = moto.core.utils._load_service_model(service, "service-2")
    with quicker_sessions.one_service_model():
        model = moto.core.utils._load_service_model(service, "service-2")
    assert model["operations"].keys() == expected["operations"].keys()
    assert model["shapes"].keys() == expected["shapes"].keys()
