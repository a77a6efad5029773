"""The files in which people keep the content of views.

A file may be a bare template, a content ``{"Template": ..., "Actions": [...]}`` as the AWS CLI
takes it, a view as ``describe-view`` prints it, or a CloudFormation template in JSON or YAML that
holds ``AWS::Connect::View`` resources.
"""

from __future__ import annotations

import re
from typing import Any, Final

from ..connect.content import Finding, InvalidViewContent
from ..connect.content.template import BYTE_ORDER_MARK, MAX_DEPTH, read_template
from .cloudformation_views import cloudformation_contents
from .cloudformation_yaml import read_yaml
from .file_content import FileContent
from .files import UnreadableFile

_LEVELS_AROUND_TEMPLATE: Final = 4
"""How deep a template stands in CloudFormation: the file, Resources, the view, Properties."""


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
        return list(cloudformation_contents(document["Resources"]))
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
