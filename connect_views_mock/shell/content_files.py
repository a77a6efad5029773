"""The files in which people keep the content of views.

A file may be a bare template, a content ``{"Template": ..., "Actions": [...]}`` as the AWS CLI
takes it, a view as ``describe-view`` prints it, or a CloudFormation template in JSON or YAML that
holds ``AWS::Connect::View`` resources.
"""

from __future__ import annotations

import codecs
import functools
import json
import math
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..connect.content import Finding, InvalidViewContent, ViewStatus
from ..connect.content.template import BYTE_ORDER_MARK, MAX_DEPTH, read_template
from ..connect.content_checks.phrases import pointer_token
from ..validation import validate_view_content
from ..validation.actions import actions_findings
from .cloudformation_yaml import read_yaml

VIEW_RESOURCE_TYPE: Final = "AWS::Connect::View"

MAX_FILE_BYTES: Final = 16 * 1024 * 1024
"""The largest file that is read (our choice): far above any view, far below a mistaken path."""

MAX_VALUES: Final = 500_000
"""How many values the views of a file may hold once its YAML aliases are written out."""

MAX_CHARACTERS: Final = MAX_FILE_BYTES
"""How many characters they may hold then: a file without aliases never has more."""

MAX_LOGICAL_ID: Final = 255
"""How many characters the logical id of a resource has at most (CloudFormation)."""

_PLACEHOLDER: Final = "known at deployment"
"""Stands for a value that only a deployment knows: a text that passes for a name or an action."""

_EXACT_BITS: Final = 2_000
"""The largest integer that is written out: Python may refuse to write a larger one."""

_WHOLE: Final = ""
"""The JSON pointer to a value as a whole."""

_LEVELS_AROUND_TEMPLATE: Final = 4
"""How deep a template stands in CloudFormation: the file, Resources, the view, Properties."""

_DYNAMIC_REFERENCE: Final = "{{resolve:"


class UnreadableFile(ValueError):  # noqa: N818 (named after what it says)
    """A file whose content cannot be judged; the message says why."""


@dataclass(frozen=True, slots=True)
class FileContent:
    """The content of one view, as a file holds it.

    Attributes:
        template: The template as a JSON string; ``None`` when only a deployment knows it, or when
            ``findings`` says why there is none.
        template_path: JSON pointer to the template in the file.
        actions: The actions, of whatever type the file holds.
        actions_path: JSON pointer to the actions in the file.
        name: The logical id of the resource, or ``None`` outside of CloudFormation.
        unknown: JSON pointers, in the template, to the values that only a deployment knows.
        findings: What is wrong with the content before its template is looked at.
    """

    template: str | None
    template_path: str = ""
    actions: Any = None
    actions_path: str = "/Actions"
    name: str | None = None
    unknown: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether only a deployment knows the template as a whole."""
        return _WHOLE in self.unknown

    def validate(
        self, status: ViewStatus, extra_component_types: Collection[str]
    ) -> tuple[Finding, ...]:
        """Return what is wrong with the content, with pointers into the file."""
        through_cloudformation = self.name is not None
        found: Iterable[Finding]
        if self.template is None:
            found = actions_findings(self.actions, through_cloudformation=through_cloudformation)
        else:
            found = validate_view_content(
                self.template,
                self.actions,
                status,
                extra_component_types=extra_component_types,
                through_cloudformation=through_cloudformation,
            )
        certain = (finding for finding in found if not self._depends_on_deployment(finding))
        return self.findings + tuple(self._in_file(finding) for finding in certain)

    def _depends_on_deployment(self, finding: Finding) -> bool:
        if finding.path in self.unknown:
            return True
        unknown_integrations = any(path.startswith("/Head/") for path in self.unknown)
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
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableFile("is UTF-16 text; save it as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"is not UTF-8 text: byte {error.start} does not belong") from None


def read_contents(text: str, *, is_yaml: bool) -> list[FileContent]:
    """Return the contents of views that a file holds: none if CloudFormation is to make no view.

    Args:
        text: The text of the file.
        is_yaml: Whether the name of the file says that it is YAML.

    Raises:
        UnreadableFile: If the file is YAML and cannot be read.
    """
    if is_yaml or _looks_like_yaml(text):
        try:
            document = read_yaml(text)
        except ValueError as error:
            raise UnreadableFile(str(error)) from None
        if not isinstance(document, dict) or not isinstance(document.get("Resources"), dict):
            raise UnreadableFile("is YAML, but no CloudFormation template with Resources")
    else:
        try:
            document, _ = read_template(text, MAX_DEPTH + _LEVELS_AROUND_TEMPLATE)
        except InvalidViewContent:
            # What is wrong with it is found again, as a finding, when the content is checked.
            return [FileContent(text)]
    if "Head" in document or "Body" in document:
        return [FileContent(text)]
    if isinstance(document.get("Resources"), dict):
        return list(_resources(document["Resources"]))
    if "Template" in document or "Actions" in document:
        return [_content(document, "")]
    view = document.get("View")
    if isinstance(view, dict) and isinstance(view.get("Content"), dict):
        return [_content(view["Content"], "/View/Content")]
    return [FileContent(text)]


def _looks_like_yaml(text: str) -> bool:
    is_object = text.lstrip(f"{BYTE_ORDER_MARK} \t\r\n").startswith("{")
    key = re.search(rf"^{BYTE_ORDER_MARK}?Resources\s*:", text, re.MULTILINE)
    return key is not None and not is_object


def _content(content: dict[str, Any], path: str) -> FileContent:
    """Return a content as the API takes and returns it, with its template as a string."""
    template = content.get("Template")
    findings: tuple[Finding, ...] = ()
    if "Template" not in content:
        findings = (Finding(path, "must have required property 'Template'"),)
    elif not isinstance(template, str):
        template = None
        findings = (Finding(f"{path}/Template", "must be string (a JSON document in a string)"),)
    return FileContent(
        template,
        template_path=f"{path}/Template",
        actions=content.get("Actions"),
        actions_path=f"{path}/Actions",
        findings=findings,
    )


def _resources(resources: dict[str, Any]) -> Iterator[FileContent]:
    size = _Size()
    for logical_id, resource in resources.items():
        if isinstance(resource, dict) and resource.get("Type") == VIEW_RESOURCE_TYPE:
            if len(logical_id) > MAX_LOGICAL_ID:
                raise UnreadableFile(
                    f"holds a view whose logical id has more than {MAX_LOGICAL_ID} characters"
                )
            path = f"/Resources{pointer_token(logical_id)}/Properties"
            yield _resource(logical_id, resource.get("Properties", {}), path, size)


def _resource(name: str, properties: Any, path: str, size: _Size) -> FileContent:
    content = functools.partial(
        FileContent,
        template_path=f"{path}/Template",
        actions_path=f"{path}/Actions",
        name=name,
    )
    if _is_intrinsic(properties):
        return content(None, unknown=frozenset({_WHOLE}))
    if not isinstance(properties, dict):
        return content(None, findings=(Finding(path, "must be object"),))
    findings = tuple(
        Finding(path, f"must have required property '{key}'")
        for key in ("Template", "Actions")
        if key not in properties
    )
    actions_values = _ArrivingValues(size)
    actions = actions_values.of(properties.get("Actions"))
    if _WHOLE in actions_values.unknown:
        actions = None
    if "Template" not in properties:
        return content(None, actions=actions, findings=findings)
    template_values = _ArrivingValues(size)
    template = template_values.of(properties["Template"])
    unknown = frozenset(template_values.unknown)
    if _WHOLE in unknown:
        return content(None, actions=actions, unknown=unknown, findings=findings)
    if not isinstance(template, dict):
        findings += (Finding(f"{path}/Template", "must be object"),)
        return content(None, actions=actions, findings=findings)
    return content(_dump(template), actions=actions, unknown=unknown, findings=findings)


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
            key: str = next(iter(value))
            return key == "Ref" or key.startswith("Fn::")
        # These two stand beside other keys, and add some.
        return any(key == "Fn::Transform" or key.startswith("Fn::ForEach::") for key in value)
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


class _Size:
    """Counts what the views of one file hold once its aliases are written out."""

    def __init__(self) -> None:
        self._values = 0
        self._characters = 0

    def add(self, value: Any) -> None:
        """Count a value, and the characters of a text."""
        self._values += 1
        if self._values > MAX_VALUES:
            raise UnreadableFile(f"holds more than {MAX_VALUES} values once its aliases are used")
        if isinstance(value, str):
            self.add_characters(value)

    def add_characters(self, text: str) -> None:
        """Count the characters of a text that is no value."""
        self._characters += len(text)
        if self._characters > MAX_CHARACTERS:
            raise UnreadableFile(
                f"holds more than {MAX_CHARACTERS} characters once its aliases are used"
            )


class _ArrivingValues:
    """Copies values of a CloudFormation template as they arrive at the service.

    What only a deployment knows is replaced by a placeholder and its place remembered, and so is
    what JSON cannot say. Booleans become texts, as CloudFormation makes them.

    Attributes:
        unknown: JSON pointers to what was replaced.
    """

    def __init__(self, size: _Size) -> None:
        self.unknown: set[str] = set()
        self._size = size
        # The keys and positions that lead to the value that is copied.
        self._place: list[str | int] = []

    def of(self, value: Any) -> Any:
        self._size.add(value)
        if len(self._place) > MAX_DEPTH:
            raise UnreadableFile(f"is nested more than {MAX_DEPTH} levels deep")
        if _is_intrinsic(value):
            return self._placeholder()
        if isinstance(value, dict):
            return {key: self._inner(key, item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._inner(position, item) for position, item in enumerate(value)]
        if isinstance(value, bool):
            return "true" if value else "false"
        return value if _is_json(value) else self._placeholder()

    def _inner(self, key: str | int, item: Any) -> Any:
        if isinstance(key, str):
            self._size.add_characters(key)
        self._place.append(key)
        arriving = self.of(item)
        self._place.pop()
        return arriving

    def _placeholder(self) -> str:
        path = "".join(map(pointer_token, self._place))
        self._size.add_characters(path)
        self.unknown.add(path)
        return _PLACEHOLDER
