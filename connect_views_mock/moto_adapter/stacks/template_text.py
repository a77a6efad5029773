"""Reading the text of a template: JSON as JSON, and anything else as YAML.

moto reads JSON as YAML first. In YAML, ``1e2`` is a text, and tabs are errors.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

import yaml
from moto.cloudformation.exceptions import ValidationError

UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that XML, and so an answer of CloudFormation, cannot contain."""


def read_template(text: Any) -> Any:
    """Return the value of a template's text.

    Raises:
        ValidationError: If there is no text, or if it is neither JSON nor YAML.
    """
    if not isinstance(text, str) or not text:
        raise ValidationError(message="Either Template URL or Template Body must be specified.")
    position: tuple[str, int, int] | None = None
    try:
        if text.lstrip().startswith(("{", "[")):
            try:
                return _with_split_attributes(json.loads(text, parse_constant=_refuse_constant))
            except json.JSONDecodeError as error:
                position = ("JSON", error.lineno, error.colno)
            except ValueError:
                pass  # a number that is not JSON: YAML reads it, or refuses it
        loaded = yaml.load(text, Loader=_TemplateLoader)  # noqa: S506 (it is a safe loader)
        return _with_split_attributes(loaded)
    except RecursionError:
        raise malformed("nested too deeply.") from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None)
        if position is None:
            position = ("YAML", mark.line + 1, mark.column + 1) if mark else ("YAML", 1, 1)
        language, line, column = position
        raise malformed(f"{language} not well-formed. (line {line}, column {column})") from error


def malformed(reason: str) -> ValidationError:
    """Return the error for a template whose form is wrong."""
    return ValidationError(message=f"Template format error: {reason}")


def _with_split_attributes(template: Any) -> Any:
    """Give ``Fn::GetAtt: View.ViewArn`` the form of a list. moto takes the text for a list."""
    waiting = [template]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            attribute = part.get("Fn::GetAtt")
            if isinstance(attribute, str) and "." in attribute:
                part["Fn::GetAtt"] = attribute.split(".", 1)
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return template


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


class _TemplateLoader(yaml.SafeLoader):
    """Reads the short forms of functions, such as ``!Ref``, and refuses aliases."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise ValidationError(
                message="Template error: YAML aliases are not allowed in CloudFormation templates."
            )
        return super().compose_node(parent, index)

    def construct_scalar(self, node: Any) -> Any:
        return _with_whole_characters(super().construct_scalar(node))

    def construct_function(self, name: str, node: Any) -> dict[str, Any]:
        value: Any
        if isinstance(node, yaml.ScalarNode):
            value = self.construct_scalar(node)
        elif isinstance(node, yaml.SequenceNode):
            value = self.construct_sequence(node, deep=True)
        else:
            value = self.construct_mapping(node, deep=True)
        return {name if name in _WITHOUT_PREFIX else f"Fn::{name}": value}


_WITHOUT_PREFIX: Final = ("Ref", "Condition")

_TemplateLoader.add_multi_constructor("!", _TemplateLoader.construct_function)


def _with_whole_characters(text: str) -> str:
    r"""Join surrogate pairs. YAML reads ``\ud83d\ude00`` as two characters, and JSON as one."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
