"""What identifies people, accounts and instances is masked before anything is written down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any, Final

from .calls import Call
from .scene import OTHER_ACCOUNT, UNKNOWN_ID

_UUID: Final = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PRINCIPAL: Final = re.compile(r"arn:[\w-]+:(?:iam|sts)::[^\s\"',]*")
# A checksum may have twelve digits in a row.
_ACCOUNT: Final = re.compile(r"[0-9a-fA-F]{64}|(?<!\d)\d{12}(?!\d)")
_ACCESS_KEY: Final = re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_RUN: Final = re.compile(r"(.)\1{199,}", re.DOTALL)
_WRITTEN_RUN: Final = re.compile(r"<(.)\*(\d+)>", re.DOTALL)


class Masker:
    """Masks one scenario: the same thing has the same mask wherever it stands.

    An id, a token or a time gets a number in the order in which it appears, so that two targets
    that do the same have the same masks.
    """

    def __init__(self, prefix: str, instance_id: str, region: str) -> None:
        self._prefix = prefix
        self._masks: dict[str, str] = {prefix: "<prefix>", instance_id: "<instance>"}
        self._region = region
        self._ids = 0
        self._tokens = 0
        self._first_time: datetime | None = None
        self._sent_tags: set[str] = set()

    @property
    def masks(self) -> Mapping[str, str]:
        """What was masked so far, by what stands there now."""
        return {mask: value for value, mask in self._masks.items()}

    def call(self, call: Call) -> dict[str, Any]:
        """Return a call as it is written into a recording."""
        self._learn_tags(call.parameters)
        masked: dict[str, Any] = {
            "operation": call.operation,
            "parameters": self.value(call.parameters),
            "status": call.status,
            "answer": self._answer(call.answer),
        }
        if call.sent:
            masked["sent"] = self.value(call.sent)
        return masked

    def value(self, value: Any) -> Any:
        """Return a value with all that is in it masked."""
        if isinstance(value, dict):
            return {self.text(str(key)): self.value(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.value(each) for each in value]
        if isinstance(value, datetime):
            return self._time(value)
        if isinstance(value, str):
            return self.text(value)
        return value

    def text(self, text: str) -> str:
        """Return a text with all that is in it masked."""
        text = _RUN.sub(lambda run: f"<{run[1]}*{len(run[0])}>", text)
        text = _PRINCIPAL.sub("<caller>", text)
        for known, mask in self._masks.items():
            text = text.replace(known, mask)
        text = _UUID.sub(self._id, text)
        text = _ACCOUNT.sub(self._account, text)
        text = _ACCESS_KEY.sub("<access key>", text)
        text = _MAIL.sub("<mail>", text)
        return text.replace(f":connect:{self._region}:", ":connect:<region>:")

    def _id(self, match: re.Match[str]) -> str:
        if match[0] == UNKNOWN_ID:
            return match[0]
        if match[0] in self._masks:
            return self._masks[match[0]]
        self._ids += 1
        mask = f"<id {self._ids}>"
        self._masks[match[0]] = mask
        encoded = "".join(f"%{ord(character):02X}" for character in match[0])
        self._masks[encoded] = f"<encoded id {self._ids}>"
        return mask

    def _account(self, match: re.Match[str]) -> str:
        return match[0] if len(match[0]) == 64 or match[0] == OTHER_ACCOUNT else "<account>"

    def _time(self, time: datetime) -> str:
        if time.tzinfo is None:
            time = time.replace(tzinfo=timezone.utc)
        self._first_time = self._first_time or time
        return f"<time {(time - self._first_time).total_seconds():+.3f}>"

    def _answer(self, answer: Any) -> Any:
        if isinstance(answer, list):
            return [self._answer(each) for each in answer]
        if not isinstance(answer, dict):
            return self.value(answer)
        masked: dict[str, Any] = {}
        for name, value in answer.items():
            if isinstance(value, list) and all(_has_name(each) for each in value):
                own = [each for each in value if self._is_known(each)]
                masked[name] = self._answer(own)
                if len(own) < len(value):
                    masked["<others>"] = len(value) - len(own)
            elif name in ("Tags", "tags") and isinstance(value, dict):
                masked[name] = self._tags(value)
            elif name == "NextToken" and isinstance(value, str):
                masked[name] = self._token(value)
            else:
                masked[name] = self._answer(value)
        return masked

    def _is_known(self, listed: dict[str, Any]) -> bool:
        """Whether something is of the scenario or of AWS, and no business of somebody else."""
        name = str(listed["Name"])
        return listed.get("Type") == "AWS_MANAGED" or name.startswith(self._prefix)

    def _tags(self, tags: dict[str, str]) -> dict[str, Any]:
        sent = {key: value for key, value in tags.items() if key in self._sent_tags}
        masked: dict[str, Any] = self.value(sent)
        if len(sent) < len(tags):
            masked["<other tags>"] = len(tags) - len(sent)
        return masked

    def _token(self, token: str) -> str:
        if token not in self._masks:
            self._tokens += 1
            self._masks[token] = f"<token {self._tokens}>"
        return self._masks[token]

    def _learn_tags(self, parameters: dict[str, Any]) -> None:
        for name in ("Tags", "tags"):
            if isinstance(parameters.get(name), dict):
                self._sent_tags |= parameters[name].keys()


def _has_name(value: Any) -> bool:
    return isinstance(value, dict) and "Name" in value


def written_out(text: str) -> str:
    """Return a text of a recording with its runs of one character as they were."""
    return _WRITTEN_RUN.sub(lambda run: run[1] * int(run[2]), text)
