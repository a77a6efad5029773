"""What is wrong with the content of a view, and where."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

MAX_FINDINGS_IN_MESSAGE: Final = 20
"""How many findings the message of one error spells out (our choice)."""

MAX_FINDINGS: Final = 10_000
"""How many findings are listed (our choice): more of them take seconds and help nobody."""

MAX_VALUES_IN_MESSAGE: Final = 20
"""How many values of a closed set a message spells out (our choice)."""

MAX_NAME_IN_MESSAGE: Final = 100
"""How many characters of a name a message repeats (our choice)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a view's content.

    Attributes:
        path: JSON pointer (RFC 6901) into the template, ``""`` for the template as a whole. What
            is wrong with an action is at ``/Actions/`` and its position.
        message: An AJV-style phrase, for example ``must have required property 'Label'``.
    """

    path: str
    message: str

    def __str__(self) -> str:
        return f"{printable(self.path)} {self.message}" if self.path else self.message


MORE_FINDINGS: Final = Finding(
    "", f"has more findings than the {MAX_FINDINGS} that are listed"
)
"""The last of the findings where there are more than are listed."""


class InvalidViewContent(ValueError):  # noqa: N818 (named after what it says)
    """The content of a view breaks a rule.

    Attributes:
        findings: What was found, in document order; never empty. Of more than ``MAX_FINDINGS`` the
            first ones, and ``MORE_FINDINGS`` after them.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        if len(findings) > MAX_FINDINGS:
            findings = (*findings[:MAX_FINDINGS], MORE_FINDINGS)
        self.findings = tuple(findings)
        listed = "; ".join(
            str(finding) for finding in self.findings[:MAX_FINDINGS_IN_MESSAGE]
        )
        remaining = len(self.findings) - MAX_FINDINGS_IN_MESSAGE
        at_least = "at least " if self.findings[-1] is MORE_FINDINGS else ""
        more = f"; and {at_least}{remaining} more" if remaining > 0 else ""
        super().__init__(f"Invalid view content: {listed}{more}")

    def __reduce__(self) -> tuple[type[InvalidViewContent], tuple[tuple[Finding, ...]]]:
        return type(self), (self.findings,)


def pointer_token(key: str | int) -> str:
    """Return a key or a position as one step of a JSON pointer, the slash before it included."""
    if isinstance(key, int):
        return f"/{key}"
    return "/" + key.replace("~", "~0").replace("/", "~1")


def printable(text: str) -> str:
    """Return a text with control characters and lone surrogates written as escapes."""
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable()
        else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def quoted(name: str) -> str:
    """Return a name as a message repeats it: printable, not too long, in quotation marks."""
    if len(name) > MAX_NAME_IN_MESSAGE:
        name = name[: MAX_NAME_IN_MESSAGE - 3] + "..."
    return f"'{printable(name)}'"


def must_be_one_of(values: Sequence[Any]) -> str:
    """Return the phrase for a value outside a closed set; a long set is not spelled out."""
    listed = json.dumps(values[:MAX_VALUES_IN_MESSAGE])[1:-1]
    remaining = len(values) - MAX_VALUES_IN_MESSAGE
    more = f", and {remaining} more" if remaining > 0 else ""
    return f"must be equal to one of the allowed values ({listed}{more})"
