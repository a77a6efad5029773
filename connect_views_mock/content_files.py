"""The files in which people keep the content of views.

A file may be a bare template, a content ``{"Template": ..., "Actions": [...]}`` as the AWS CLI
takes it, or a CloudFormation template in JSON or YAML that holds ``AWS::Connect::View`` resources.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from .cloudformation_yaml import read_yaml
from .connect.content import Finding, InvalidViewContent, ViewStatus, validate_view_content
from .connect.content.findings import pointer_token
from .connect.content.template import MAX_DEPTH, parse_template

VIEW_RESOURCE_TYPE: Final = "AWS::Connect::View"

MAX_FILE_BYTES: Final = 16 * 1024 * 1024
"""The largest file that is read (our choice): far above any view, far below a mistaken path."""

MAX_VALUES: Final = 500_000
"""How many values a CloudFormation template may hold once its YAML aliases are written out."""

_PLACEHOLDER: Final = "known at deployment"
"""Stands for a value that only a deployment knows: a text that passes for a name or an action."""

_EXACT_BITS: Final = 2_000
"""The largest integer that is written out: Python may refuse to write a larger one."""

_DYNAMIC_REFERENCE: Final = "{{resolve:"


class UnreadableFile(ValueError):  # noqa: N818 (named after what it says)
    """A file whose content cannot be judged; the message says why."""


@dataclass(frozen=True, slots=True)
class FileContent:
    """The content of one view, as a file holds it.

    Attributes:
        name: The logical id of the resource, or ``None`` outside of CloudFormation.
        template: The template as a JSON string; ``None`` when only a deployment knows it, or when
            ``findings`` says why there is none.
        template_path: JSON pointer to the template in the file.
        actions: The actions, of whatever type the file holds.
        actions_path: JSON pointer to the actions in the file.
        unjudged: JSON pointers, in the template, to the values that only a deployment knows.
        findings: What is wrong with the content before its template is looked at.
    """

    name: str | None
    template: str | None
    template_path: str
    actions: Any
    actions_path: str
    unjudged: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()

    def validate(
        self, status: ViewStatus, extra_component_types: Collection[str]
    ) -> tuple[Finding, ...]:
        """Return what is wrong with the content, with pointers into the file."""
        if self.template is None:
            return self.findings
        found = validate_view_content(
            self.template,
            self.actions,
            status,
            extra_component_types=extra_component_types,
            through_cloudformation=self.name is not None,
        )
        judged = (finding for finding in found if not self._depends_on_deployment(finding))
        return self.findings + tuple(self._in_file(finding) for finding in judged)

    def _depends_on_deployment(self, finding: Finding) -> bool:
        if finding.path in self.unjudged:
            return True
        unknown_integrations = any(path.startswith("/Head/") for path in self.unjudged)
        return unknown_integrations and finding.message.startswith("integrations used")

    def _in_file(self, finding: Finding) -> Finding:
        if finding.path == "/Actions" or finding.path.startswith("/Actions/"):
            path = self.actions_path + finding.path.removeprefix("/Actions")
        else:
            path = self.template_path + finding.path
        return Finding(path, finding.message)


def read_file(file: Path) -> str:
    """Return the text of a file.

    Raises:
        UnreadableFile: If it is missing, is a directory, is too large, is empty or is not UTF-8.
    """
    try:
        if file.is_dir():
            raise UnreadableFile("is a directory; name the files in it")
        with file.open("rb") as opened:
            data = opened.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(f"cannot be read: {error.strerror or error}") from None
    except UnreadableFile:
        raise
    except ValueError as error:
        # A path that no operating system takes, for example one with a null character.
        raise UnreadableFile(f"cannot be read: {error}") from None
    return decode(data)


def decode(data: bytes) -> str:
    """Return the text of what was read from a file.

    Raises:
        UnreadableFile: If it is too large, is empty or is not UTF-8.
    """
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFile(f"is larger than {MAX_FILE_BYTES} bytes, so it is no view")
    if not data.strip():
        raise UnreadableFile("is empty")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"is not UTF-8 text: byte {error.start} does not belong") from None


def read_contents(text: str, *, is_yaml: bool) -> list[FileContent]:
    """Return the contents of views that a file holds.

    Args:
        text: The text of the file.
        is_yaml: Whether the name of the file says that it is YAML.

    Raises:
        UnreadableFile: If the file is YAML and cannot be read, or holds no view.
    """
    document: Any = None
    if is_yaml or (re.search(r"^Resources\s*:", text, re.MULTILINE) and text.lstrip()[0] != "{"):
        try:
            document = read_yaml(text)
        except ValueError as error:
            raise UnreadableFile(str(error)) from None
        if not isinstance(document, dict) or not isinstance(document.get("Resources"), dict):
            raise UnreadableFile("is YAML, but no CloudFormation template with Resources")
    else:
        try:
            document = parse_template(text)
        except InvalidViewContent:
            # What is wrong with it is found again, as a finding, when the content is checked.
            return [FileContent(None, text, "", None, "/Actions")]
    if isinstance(document.get("Resources"), dict) and "Body" not in document:
        contents = list(_resources(document["Resources"]))
        if not contents:
            raise UnreadableFile(f"holds no {VIEW_RESOURCE_TYPE} resource")
        return contents
    if "Template" in document and "Body" not in document:
        return [_content(document)]
    return [FileContent(None, text, "", None, "/Actions")]


def _content(document: dict[str, Any]) -> FileContent:
    template = document["Template"]
    if isinstance(template, str):
        return FileContent(None, template, "/Template", document.get("Actions"), "/Actions")
    finding = Finding("/Template", "must be string (a JSON document in a string)")
    return FileContent(None, None, "/Template", None, "/Actions", findings=(finding,))


def _resources(resources: dict[str, Any]) -> Iterator[FileContent]:
    for logical_id, resource in resources.items():
        if not isinstance(resource, dict) or resource.get("Type") != VIEW_RESOURCE_TYPE:
            continue
        path = f"/Resources{pointer_token(str(logical_id))}/Properties"
        yield _resource(str(logical_id), resource.get("Properties", {}), path)


def _resource(name: str, properties: Any, path: str) -> FileContent:
    template_path, actions_path = f"{path}/Template", f"{path}/Actions"
    if _is_intrinsic(properties):
        return FileContent(name, None, template_path, None, actions_path)
    if not isinstance(properties, dict):
        finding = Finding(path, "must be object")
        return FileContent(name, None, template_path, None, actions_path, findings=(finding,))
    findings = tuple(
        Finding(path, f"must have required property '{key}'")
        for key in ("Template", "Actions")
        if key not in properties
    )
    unjudged: dict[str, None] = {}
    judge = _Judged(unjudged)
    actions = judge.value(properties.get("Actions"), "/Actions", 1)
    if "/Actions" in unjudged:
        actions = None
    if "Template" not in properties:
        return FileContent(name, None, template_path, actions, actions_path, findings=findings)
    template = judge.value(properties["Template"], "", 1)
    if "" in unjudged:
        return FileContent(name, None, template_path, actions, actions_path, findings=findings)
    if not isinstance(template, dict):
        findings += (Finding(template_path, "must be object"),)
        return FileContent(name, None, template_path, actions, actions_path, findings=findings)
    text = _dump(template)
    places = frozenset(unjudged)
    return FileContent(name, text, template_path, actions, actions_path, places, findings)


def _dump(template: dict[str, Any]) -> str:
    # As few bytes as the text can have, so that the limit on its size refuses nothing by mistake.
    text = json.dumps(template, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(template, separators=(",", ":"))
    return text


def _is_intrinsic(value: Any) -> bool:
    """Return whether a value of a CloudFormation template is known only when it is deployed."""
    if isinstance(value, dict):
        if len(value) == 1:
            key = next(iter(value))
            return key == "Ref" or str(key).startswith("Fn::")
        return "Fn::Transform" in value
    if isinstance(value, str):
        return _DYNAMIC_REFERENCE in value
    return False


def _is_json(value: Any) -> bool:
    """Return whether a scalar of YAML is one of JSON as well: no date, no bytes, not infinite."""
    if isinstance(value, int):
        return value.bit_length() <= _EXACT_BITS
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, str)


class _Judged:
    """Copies values of a CloudFormation template as they arrive at the service.

    What only a deployment knows is replaced by a placeholder and its place remembered, and so is
    what JSON cannot say. Booleans become texts, as CloudFormation makes them.
    """

    def __init__(self, unjudged: dict[str, None]) -> None:
        self.unjudged = unjudged
        self.values = 0

    def value(self, value: Any, path: str, depth: int) -> Any:
        self.values += 1
        if self.values > MAX_VALUES:
            raise UnreadableFile(f"holds more than {MAX_VALUES} values once its aliases are used")
        if depth > MAX_DEPTH + 1:
            raise UnreadableFile(f"is nested more than {MAX_DEPTH} levels deep")
        if _is_intrinsic(value):
            return self._unjudged(path)
        if isinstance(value, dict):
            return {
                str(key): self.value(item, path + pointer_token(str(key)), depth + 1)
                for key, item in value.items()
            }
        if isinstance(value, list):
            return [
                self.value(item, path + pointer_token(position), depth + 1)
                for position, item in enumerate(value)
            ]
        if isinstance(value, bool):
            return "true" if value else "false"
        return value if _is_json(value) else self._unjudged(path)

    def _unjudged(self, path: str) -> str:
        self.unjudged[path] = None
        return _PLACEHOLDER
