"""What a scenario works with: a client, an instance, and names of its own."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote

from botocore.exceptions import ClientError

from .calls import CallLog

UNKNOWN_ID: Final = "00000000-0000-4000-8000-000000000000"
OTHER_ACCOUNT: Final = "210987654321"
NO_ERROR: Final = "no error"

_DENIED: Final = "is not authorized to perform"
_THROTTLED: Final = ("TooManyRequestsException", "ThrottlingException", "RequestLimitExceeded")
_BAD_CREDENTIALS: Final = (
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidClientTokenId",
    "UnrecognizedClientException",
)
_BAD_SIGNATURES: Final = ("InvalidSignatureException", "SignatureDoesNotMatch")


class CouldNotTellError(Exception):
    """Raised when what the target did says nothing about the rule."""


class TargetUnavailableError(CouldNotTellError):
    """Raised when the target throttles, fails or knows nobody, whatever it is asked."""


def unavailable(error: ClientError) -> bool:
    """Whether an error says that the target throttles, fails or does not know who asks."""
    response: Any = error.response
    status = response["ResponseMetadata"].get("HTTPStatusCode", 0)
    code = response["Error"].get("Code")
    return code in (*_THROTTLED, *_BAD_CREDENTIALS) or status == 429 or status >= 500


@dataclass(frozen=True)
class Observation:
    """One thing that was seen, and what the rule says it should be."""

    what: str
    answer: Any
    rule_says: Any


class Scene:
    """The client, the instance and the names of one scenario.

    Attributes:
        client: A boto3 client.
        unchecked: A client that sends what it is given, whatever the service model says.
        instance_id: The instance.
        prefix: The beginning of the names of all views of the scenario.
        observations: What was seen so far.
    """

    def __init__(
        self,
        client: Any,
        unchecked: Any,
        instance_id: str,
        prefix: str,
        log: CallLog,
        patience: float,
    ) -> None:
        self.client = client
        self.unchecked = unchecked
        self.instance_id = instance_id
        self.prefix = prefix
        self.observations: list[Observation] = []
        self._log = log
        self._patience = patience

    # What is seen

    def observe(self, what: str, answer: Any, rule_says: Any) -> None:
        """Note an answer beside what the rule says."""
        self.observations.append(Observation(what, answer, rule_says))

    def observe_in_time(self, what: str, answer: Callable[[], Any], rule_says: Any) -> None:
        """Note an answer that a list or a search may give only after a while."""
        deadline = time.monotonic() + self._patience
        pause = 1.0
        while (seen := answer()) != rule_says and time.monotonic() + pause < deadline:
            time.sleep(pause)
            pause *= 2
        self.observe(what, seen, rule_says)

    def error_of(self, call: Callable[..., Any], *values: Any, **parameters: Any) -> str:
        """Return the code of the error that a call ends with, or ``"no error"``."""
        error = self.error(call, *values, **parameters)
        return NO_ERROR if error is None else str(error.response["Error"]["Code"])

    def error(self, call: Callable[..., Any], *values: Any, **parameters: Any) -> Any:
        """Return the error that a call ends with, or ``None``.

        Raises:
            CouldNotTellError: If it is one with which a service refuses any call.
        """
        try:
            call(*values, **parameters)
        except ClientError as error:
            self._check_that_it_is_about_the_rule(error)
            return error
        return None

    def _check_that_it_is_about_the_rule(self, error: ClientError) -> None:
        response: Any = error.response
        code = response["Error"].get("Code", "")
        status = response["ResponseMetadata"].get("HTTPStatusCode", 0)
        message = response["Error"].get("Message", "")
        model = self.client.meta.service_model.operation_model(error.operation_name)
        modelled = {shape.name for shape in model.error_shapes}
        if unavailable(error):
            raise TargetUnavailableError(f"{error.operation_name} failed: {status}, {code}")
        if code in _BAD_SIGNATURES:
            raise CouldNotTellError(f"the request of {error.operation_name} was not let in: {code}")
        if _DENIED in message:
            raise CouldNotTellError(f"the credentials do not allow {error.operation_name}")
        if code == str(status) or (status == 404 and code not in modelled):
            raise CouldNotTellError(f"the target does not know {error.operation_name}: {status}")

    # What is made

    def name(self, text: str = "Order") -> str:
        """Return a name of a view of this scenario."""
        return f"{self.prefix}{text}"

    def create_view(
        self,
        name: str = "Order",
        *,
        status: str = "PUBLISHED",
        title: str = "Order",
        **parameters: Any,
    ) -> dict[str, Any]:
        view: dict[str, Any] = self.client.create_view(
            InstanceId=self.instance_id,
            Name=self.name(name),
            Status=status,
            **{"Content": content(title), **parameters},
        )["View"]
        return view

    def update_content(
        self, view: dict[str, Any], title: str, status: str = "PUBLISHED"
    ) -> dict[str, Any]:
        updated: dict[str, Any] = self.client.update_view_content(
            InstanceId=self.instance_id, ViewId=view["Id"], Status=status, Content=content(title)
        )["View"]
        return updated

    def update_metadata(self, view: dict[str, Any], **metadata: str) -> None:
        self.client.update_view_metadata(InstanceId=self.instance_id, ViewId=view["Id"], **metadata)

    def create_version(self, view: dict[str, Any], **parameters: Any) -> dict[str, Any]:
        version: dict[str, Any] = self.client.create_view_version(
            InstanceId=self.instance_id, ViewId=view["Id"], **parameters
        )["View"]
        return version

    def delete_version(self, view: dict[str, Any], number: int) -> None:
        self.client.delete_view_version(
            InstanceId=self.instance_id, ViewId=view["Id"], ViewVersion=number
        )

    def delete_view(self, view: dict[str, Any]) -> None:
        self.client.delete_view(InstanceId=self.instance_id, ViewId=view["Id"])

    # What is read

    def describe(self, view: dict[str, Any] | str, qualifier: str = "") -> dict[str, Any]:
        """Describe a view, under its id or under the identifier that is given."""
        view_id = view if isinstance(view, str) else view["Id"]
        suffix = f":{qualifier}" if qualifier else ""
        described: dict[str, Any] = self.client.describe_view(
            InstanceId=self.instance_id, ViewId=view_id + suffix
        )["View"]
        return described

    def own_views(self, **parameters: Any) -> list[dict[str, Any]]:
        """Return the summaries of the views of this scenario, in the order of the list."""
        pages = self.client.get_paginator("list_views").paginate(
            InstanceId=self.instance_id, **parameters
        )
        return self.only_own(view for page in pages for view in page["ViewsSummaryList"])

    def only_own(self, views: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> list[Any]:
        """Return those of these views that this scenario made."""
        return [view for view in views if view["Name"].startswith(self.prefix)]

    def short_names(self, views: list[dict[str, Any]]) -> list[str]:
        """Return the names of the views of this scenario among these, without the prefix."""
        return [view["Name"].removeprefix(self.prefix) for view in self.only_own(views)]

    def versions(self, view: dict[str, Any] | str) -> list[dict[str, Any]]:
        pages = self.client.get_paginator("list_view_versions").paginate(
            InstanceId=self.instance_id, ViewId=view if isinstance(view, str) else view["Id"]
        )
        return [version for page in pages for version in page["ViewVersionSummaryList"]]

    def version_numbers(self, view: dict[str, Any]) -> list[int]:
        return [version["Version"] for version in self.versions(view)]

    def tags(self, view: dict[str, Any]) -> dict[str, str]:
        """Return the tags of a view, without those that AWS itself keeps there."""
        tags: dict[str, str] = self.client.list_tags_for_resource(resourceArn=view["Arn"])["tags"]
        return {key: value for key, value in tags.items() if not key.startswith("aws:")}

    def instance_arn(self, view: dict[str, Any]) -> str:
        """Return the ARN of the instance, which that of a view begins with."""
        return str(view["Arn"]).partition("/view/")[0]

    def managed_view_arn(self, slug: str = "detail") -> str:
        """Return the ARN of an AWS-managed view."""
        partition = self.client.meta.partition
        return f"arn:{partition}:connect:{self.client.meta.region_name}:aws:view/{slug}"

    # What is done otherwise than a client would

    @contextmanager
    def changed_body(self, change: Callable[[dict[str, Any]], Any]) -> Iterator[None]:
        """Change the JSON document in the body of each request."""

        def change_request(params: dict[str, Any]) -> None:
            params["body"] = json.dumps(change(json.loads(params["body"] or "{}"))).encode()

        with self._changed_request(change_request):
            yield

    @contextmanager
    def raw_body(self, body: bytes) -> Iterator[None]:
        """Send this body, whatever the parameters of the request are."""

        def change_request(params: dict[str, Any]) -> None:
            params["body"] = body

        with self._changed_request(change_request):
            yield

    @contextmanager
    def raw_path(self, path_and_query: str) -> Iterator[None]:
        """Send the request to this path, percent-encoded as it is given."""
        endpoint = self.client.meta.endpoint_url.rstrip("/")

        def change_request(params: dict[str, Any]) -> None:
            params["url"] = endpoint + path_and_query

        with self._changed_request(change_request):
            yield

    @contextmanager
    def _changed_request(self, change: Callable[[dict[str, Any]], None]) -> Iterator[None]:
        sent: dict[str, str] = {}

        def handler(params: dict[str, Any], **_: Any) -> None:
            before = dict(params)
            change(params)
            if params["url"] != before["url"]:
                sent["path"] = params["url"].removeprefix(self.client.meta.endpoint_url)
            if params["body"] != before["body"]:
                sent.update(_body_in_a_log(params["body"]))

        events = [client.meta.events for client in (self.client, self.unchecked)]
        for each in events:
            each.register("before-call.connect", handler)
        try:
            with self._log.sending(sent):
                yield
        finally:
            for each in events:
                each.unregister("before-call.connect", handler)

    def let_time_pass(self, *times: datetime) -> None:
        """Wait until the times of answers must differ from these: some count seconds only."""
        time.sleep(0.01 if any(each.microsecond for each in times) else 1.1)


def _body_in_a_log(body: bytes) -> dict[str, str]:
    try:
        return {"body": body.decode("utf-8")}
    except UnicodeDecodeError:
        return {"body_hex": body.hex()}


def template(title: str = "Order") -> str:
    return json.dumps({"Head": {"Title": title, "Configuration": {}}, "Body": []})


def content(title: str = "Order", actions: list[str] | None = None) -> dict[str, Any]:
    return {"Template": template(title), "Actions": ["Submit"] if actions is None else actions}


def label(value: str) -> str:
    """Encode a value as one label of a path."""
    return quote(value, safe="")


def new_token() -> str:
    """Return a token that no other run has used."""
    return str(uuid.uuid4())
