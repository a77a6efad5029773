"""Reads the files in which people keep views.

A file may be a template; a content ``{"Template": ..., "Actions": [...]}``; the input of
``create-view`` or ``update-view-content``; a view as ``describe-view`` prints it; or a
CloudFormation template that holds ``AWS::Connect::View`` resources. Each may be JSON or YAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final, get_args

from ..connect.content import Finding, InvalidViewContent, ViewStatus
from ..connect.content.template import BYTE_ORDER_MARK, MAX_DEPTH, read_json_text
from ..validation import key_warnings
from ..view_documents import FoundContent, find_content, is_template
from .arriving_values import Arrived, Size, arrived, compact_json
from .cloudformation_resources import cloudformation_subjects
from .file_content import WHOLE, FileContent
from .file_subjects import Subject, ViewFile
from .files import UnreadableFile
from .json_errors import with_hint
from .positions import FilePositions, OnePosition, index_of
from .yaml_documents import read_yaml
from .yaml_loader import MalformedYaml

LEVELS_AROUND_TEMPLATE: Final = 20
"""How many levels a file may have around a template: CloudFormation has four."""

_MENTIONS: Final = ("AWS::Connect::View", "Head", "Body")

OBJECT_AS_TEMPLATE: Final = "is an object; the API takes a string that holds this as JSON"

JUDGED_AS_TEMPLATE: Final = (
    "holds no view in a known form, so it is judged as a template; if a view is elsewhere in the "
    "file, name its place with --at"
)

Arriving = Callable[[Any], Arrived]
"""Returns a value of a file as the service receives it."""


def mentions_a_view(text: str) -> bool:
    """Return whether the text of a file suggests that it holds a view."""
    in_cloudformation, *in_templates = _MENTIONS
    return in_cloudformation in text or all(word in text for word in in_templates)


def read_subjects(text: str, *, is_yaml: bool, at: str = WHOLE) -> ViewFile:
    """Return what a file holds that can be judged.

    Args:
        text: The text of the file.
        is_yaml: Whether the name of the file says that it is YAML.
        at: JSON pointer to the part of the file to judge.

    Raises:
        UnreadableFile: If the file is too large, if it needs PyYAML, or if there is nothing at the
            pointer.
    """
    if is_yaml or _looks_like_yaml(text):
        return _read_yaml_file(text, at)
    return _read_json_file(text, at)


def _read_json_file(text: str, at: str) -> ViewFile:
    try:
        document, _ = read_json_text(text, MAX_DEPTH + LEVELS_AROUND_TEMPLATE)
    except InvalidViewContent as invalid:
        (finding,) = invalid.findings
        malformed = FileContent(None, findings=(with_hint(finding, text),))
        return ViewFile([malformed], FilePositions(text), mentions_a_view(text))
    value = _value_at(document, at)
    subjects, is_recognized = _judged(value, at, Arrived)
    if at == WHOLE and (not is_recognized or is_template(value)):
        # The text as it is written, because its size is limited.
        subjects = [FileContent(text, notes=subjects[0].notes)]
    return ViewFile(subjects, _positions(text, None, subjects), is_recognized)


def _read_yaml_file(text: str, at: str) -> ViewFile:
    try:
        document = read_yaml(text)
    except MalformedYaml as error:
        malformed = FileContent(None, findings=(Finding(WHOLE, str(error)),))
        return ViewFile([malformed], OnePosition(error.position), mentions_a_view(text))
    size = Size()

    def arriving(value: Any) -> Arrived:
        return arrived(value, size, booleans_become_texts=False)

    subjects, is_recognized = _judged(_value_at(document.values, at), at, arriving)
    return ViewFile(subjects, _positions(text, document.root, subjects), is_recognized)


def _judged(value: Any, path: str, arriving: Arriving) -> tuple[list[Subject], bool]:
    """Return the subjects in a value, and whether the value looks like a file with views."""
    subjects = _subjects(value, path, arriving)
    if subjects is not None:
        return subjects, not is_template(value) or _has_its_frame(value)
    # With a pointer, the user has said where the view is.
    notes = (JUDGED_AS_TEMPLATE,) if path == WHOLE and isinstance(value, (dict, list)) else ()
    if isinstance(value, dict):
        return [replace(_template(value, path, arriving), notes=notes)], False
    no_object = (Finding(path, "must be object"),)
    return [FileContent(None, template_path=path, findings=no_object, notes=notes)], False


def _looks_like_yaml(text: str) -> bool:
    is_object = text.lstrip(f"{BYTE_ORDER_MARK} \t\r\n").startswith("{")
    key = re.search(rf"^{BYTE_ORDER_MARK}?(Resources|Head|Template)\s*:", text, re.MULTILINE)
    return key is not None and not is_object


def _value_at(document: Any, pointer: str) -> Any:
    value = document
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(value, list) and (index := index_of(key, len(value))) is not None:
            value = value[index]
        else:
            raise UnreadableFile(f"has nothing at {pointer}")
    return value


def _has_its_frame(template: dict[str, Any]) -> bool:
    return isinstance(template.get("Head"), dict) or isinstance(template.get("Body"), list)


def _subjects(value: Any, path: str, arriving: Arriving) -> list[Subject] | None:
    """Return the subjects in a value, or ``None`` if it is not one of the known forms."""
    if isinstance(value, str) and path != WHOLE:
        return [FileContent(value, template_path=path, template_in_string=True)]
    if not isinstance(value, dict):
        return None
    if is_template(value):
        return [_template(value, path, arriving)]
    if isinstance(value.get("Resources"), dict):
        return list(cloudformation_subjects(value["Resources"], f"{path}/Resources"))
    found = find_content(value)
    return None if found is None else [_content(found, path + found.path, arriving)]


def _template(template: Any, path: str, arriving: Arriving) -> FileContent:
    values = arriving(template)
    return FileContent(
        None if WHOLE in values.unknown else compact_json(values.value),
        template_path=path,
        unknown=values.unknown,
        findings=values.findings_at(path),
    )


def _content(found: FoundContent, path: str, arriving: Arriving) -> FileContent:
    """Return a content. Its template is a string or, in a bare content, perhaps an object."""
    template = found.content.get("Template")
    actions = arriving(found.content.get("Actions"))
    template_path = f"{path}/Template"
    if isinstance(template, dict) and found.content is found.view:
        read = _template(template, template_path, arriving)
        read = replace(read, notes=(f"{template_path}: {OBJECT_AS_TEMPLATE}",))
    else:
        read = _template_of_api(found.content, path)
    status, name = found.view.get("Status"), found.view.get("Name")
    return replace(
        read,
        actions=actions.value,
        actions_path=f"{path}/Actions",
        findings=read.findings + actions.findings_at(f"{path}/Actions"),
        status=status if status in get_args(ViewStatus) else None,
        view_name=name if isinstance(name, str) else None,
        key_warnings=tuple(key_warnings(found.content, path, ("Template", "Actions"))),
    )


def _template_of_api(content: dict[str, Any], path: str) -> FileContent:
    """Return a template that must be a string, as in the API."""
    template, template_path = content.get("Template"), f"{path}/Template"
    if isinstance(template, str):
        return FileContent(template, template_path=template_path, template_in_string=True)
    finding = Finding(template_path, "must be string (a JSON document in a string)")
    if "Template" not in content:
        finding = Finding(path, "must have required property 'Template'")
    return FileContent(None, template_path=template_path, findings=(finding,))


def _positions(text: str, root: Any, subjects: Iterable[Subject]) -> FilePositions:
    strings = [
        subject.template_path
        for subject in subjects
        if isinstance(subject, FileContent) and subject.template_in_string
    ]
    return FilePositions(text, root, strings)
