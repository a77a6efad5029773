"""What is wrong with the content of a view, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

MAX_FINDINGS_IN_MESSAGE = 20
MAX_FINDINGS = 10_000
MAX_NAME_IN_MESSAGE = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a view's content.

    Attributes:
        path: JSON pointer (RFC 6901) into the template, ``""`` for all of it. An action
            is at ``/Actions/`` and its position.
        message: An AJV-style phrase, such as ``must have required property 'Label'``.
        key: The key that must not be there, if this is what is wrong.
    """

    path: str
    message: str
    key: str | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{printable(self.path)} {self.message}" if self.path else self.message


MORE_FINDINGS = Finding(
    "", f"has more findings than the {MAX_FINDINGS} that are listed"
)


class InvalidViewContent(ValueError):  # noqa: N818 (named after what it says)
    """The content of a view breaks a rule.

    Attributes:
        findings: What was found, in document order. Never empty. If there are too many,
            the first ``MAX_FINDINGS`` of them, and then ``MORE_FINDINGS``.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        if len(findings) > MAX_FINDINGS:
            findings = (*findings[:MAX_FINDINGS], MORE_FINDINGS)
        self.findings = tuple(findings)
        listed = findings_in_message(self.findings)
        super().__init__(f"Invalid view content: {listed}")

    def __reduce__(self) -> tuple[type[InvalidViewContent], tuple[object]]:
        return type(self), (self.findings,)


def findings_in_message(findings: Sequence[Finding]) -> str:
    """Return the first findings in one line, and how many more there are."""
    listed = "; ".join(map(str, findings[:MAX_FINDINGS_IN_MESSAGE]))
    remaining = len(findings) - MAX_FINDINGS_IN_MESSAGE
    at_least = "at least " if findings[-1] is MORE_FINDINGS else ""
    more = f"; and {at_least}{remaining} more" if remaining > 0 else ""
    return listed + more


def printable(text: str) -> str:
    """Return a text with control characters and lone surrogates as escapes."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode()
        for each in text
    )


def quoted(name: str) -> str:
    """Return a name for use in a message: printable, not too long, in quotes."""
    if len(name) > MAX_NAME_IN_MESSAGE:
        name = name[: MAX_NAME_IN_MESSAGE - 3] + "..."
    return f"'{printable(name)}'"
