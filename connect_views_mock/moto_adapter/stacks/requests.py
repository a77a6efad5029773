"""Requests with a template: what moto fails to read is refused, with an answer."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Final

from moto.core.responses import BaseResponse

from ..changes import Change
from .failures import errors_of_templates
from .template_form import checked_template

_CHANGING: Final = (
    *("create_change_set", "create_stack", "create_stack_instances", "create_stack_set"),
    *("execute_change_set", "update_stack", "update_stack_set"),
)
_ASKING: Final = ("get_template_summary", "validate_template")


def change() -> Change:
    """Return the call of an action, which has other methods if it is one of CloudFormation.

    The class with the methods does not exist yet when the backend is imported. Each request has an
    object of its own, so that nothing has to be put back.
    """
    original: Any = BaseResponse.call_action

    @functools.wraps(original)
    def call_action(self: Any) -> Any:
        if self.service_name == "cloudformation":
            for name in _CHANGING:
                setattr(self, name, _answering(getattr(self, name)))
            for name in _ASKING:
                setattr(self, name, _answering(_checking(self, getattr(self, name))))
        return original(self)

    return Change((BaseResponse, "call_action", call_action))


def _answering(method: Callable[[], Any]) -> Callable[[], Any]:
    def answer() -> Any:
        with errors_of_templates("the template or a parameter"):
            return method()

    return answer


def _checking(response: Any, method: Callable[[], Any]) -> Callable[[], Any]:
    """Check the template first. moto's own reading of it begins in the method."""

    def check() -> Any:
        if not any(response._get_param(name) for name in ("StackName", "TemplateURL")):
            checked_template(response._get_param("TemplateBody"))
        return method()

    return check
