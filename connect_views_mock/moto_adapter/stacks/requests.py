"""Requests with a template. If moto cannot read it, the client gets an error as its answer."""

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
    """Return the method that calls an action. For CloudFormation, it wraps the actions first.

    They are wrapped on the object of the request, because their class does not exist yet when
    moto imports the backend. The object is used for one request, so nothing has to be undone.
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
    """Check the template before the method reads it."""

    def check() -> Any:
        if not any(response._get_param(name) for name in ("StackName", "TemplateURL")):
            checked_template(response._get_param("TemplateBody"))
        return method()

    return check
