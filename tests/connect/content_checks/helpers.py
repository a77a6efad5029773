"""Templates for tests of view content, and what the checks say of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tests.connect.target import (
    ContentChecks,
    Finding,
    InvalidViewContent,
    ViewContent,
    read_view_content,
)

Json = dict[str, Any]

HEAD: Json = {"Title": "A view", "Configuration": {}}


def node(type_: str, props: Json | None = None, *content: Any, **more: Any) -> Json:
    return {"_id": "id", "Type": type_, "Props": props or {}, "Content": list(content), **more}


def template(*body: Any, head: Any = HEAD) -> str:
    return json.dumps({"Head": head, "Body": list(body)})


def publish(*body: Any, head: Any = HEAD, **options: Any) -> ViewContent:
    return read_view_content(template(*body, head=head), [], "PUBLISHED", ContentChecks(**options))


def save(*body: Any, head: Any = HEAD, **options: Any) -> ViewContent:
    return read_view_content(template(*body, head=head), [], "SAVED", ContentChecks(**options))


def findings_of(text: str | None, status: Any = "PUBLISHED", **options: Any) -> list[Finding]:
    try:
        read_view_content(text, [], status, ContentChecks(**options))
    except InvalidViewContent as invalid:
        return list(invalid.findings)
    return []


def refusals(*body: Any, head: Any = HEAD, **options: Any) -> list[str]:
    return [str(finding) for finding in findings_of(template(*body, head=head), **options)]


def draft_refusals(*body: Any, head: Any = HEAD) -> list[str]:
    return [str(found) for found in findings_of(template(*body, head=head), "SAVED")]


def inputs(*body: Any, head: Any = HEAD) -> Json:
    schema: Json = json.loads(publish(*body, head=head).input_schema or "")
    properties: Json = schema["properties"]
    return properties


def required(*body: Any, head: Any = HEAD) -> Sequence[str]:
    names: list[str] = json.loads(publish(*body, head=head).input_schema or "")["required"]
    return names
