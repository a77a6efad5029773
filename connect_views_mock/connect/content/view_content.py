"""The content of a view as it is stored: read once, when it is written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ..content_checks.input_schema import derive_input_schema
from ..content_checks.reference_checks import check_draft_references
from ..content_checks.references import find_references
from .checksum import view_content_sha256
from .findings import Finding, InvalidViewContent
from .frame import Found, read_frame
from .template import read_template, too_deep

ViewStatus = Literal["SAVED", "PUBLISHED"]

MAX_CONTENT_BYTES: Final = 400_000
"""Template and actions together, in UTF-8 (400 kB: AWS documentation; the unit is our reading)."""


@dataclass(frozen=True, slots=True)
class ViewContent:
    """Content that passed its checks, with everything that is derived from it.

    Attributes:
        template: The template, character for character as it was sent.
        actions: The actions, in the order in which they were sent.
        input_schema: The derived JSON Schema, as a JSON string.
        sha256: The checksum: 64 lower-case hexadecimal digits.
    """

    template: str
    actions: tuple[str, ...]
    input_schema: str
    sha256: str


def read_view_content(
    template: str | None,
    actions: Sequence[str] | None,
    status: ViewStatus,
    *,
    validate_content: bool = True,
    extra_component_types: Collection[str] = (),
    through_cloudformation: bool = False,
) -> ViewContent:
    """Check the content of a view and derive what DescribeView shows of it.

    The actions are taken as they are: their form is the service model's to check.

    Args:
        template: The template as a JSON string.
        actions: The names of the actions; ``None`` means none.
        status: ``SAVED`` checks the frame of the template, ``PUBLISHED`` everything.
        validate_content: ``False`` limits the checks to the frame.
        extra_component_types: Component types to accept with any props although the component data
            lacks them.
        through_cloudformation: Whether ``AWS::Connect::View`` publishes the content, which refuses
            a bare condition as Visibility (observed).

    Returns:
        The content, ready to be stored.

    Raises:
        InvalidViewContent: If anything is wrong; it lists all that was found.
    """
    actions = tuple(actions or ())
    if template is None:
        raise InvalidViewContent([Finding("", "must have required property 'Template'")])
    if not isinstance(template, str):
        raise InvalidViewContent([Finding("", "must be string (a JSON document in a string)")])
    _check_size(template, actions)
    try:
        return _read(
            template,
            actions,
            status if validate_content else None,
            frozenset(extra_component_types),
            through_cloudformation=through_cloudformation,
        )
    except RecursionError:
        # Only where the caller itself has come close to Python's recursion limit.
        raise too_deep() from None


def _read(
    template: str,
    actions: tuple[str, ...],
    checked_as: ViewStatus | None,
    extra_component_types: frozenset[str],
    *,
    through_cloudformation: bool,
) -> ViewContent:
    document, is_exact = read_template(template)
    found: list[Found] = []
    nodes = read_frame(document, found)
    references = find_references(document)
    if checked_as == "SAVED":
        check_draft_references(nodes, references, extra_component_types, found)
    elif checked_as == "PUBLISHED":
        # Loads the schema library, which a session that only saves drafts never needs.
        from ..content_checks.checks import check_content

        check_content(
            document,
            nodes,
            references,
            extra_component_types,
            through_cloudformation=through_cloudformation,
            found=found,
        )
    if found:
        found.sort(key=lambda each: each.order)
        raise InvalidViewContent([each.finding for each in found])
    return ViewContent(
        template=template,
        actions=actions,
        input_schema=derive_input_schema(references),
        sha256=view_content_sha256(template, document, actions, is_exact=is_exact),
    )


def _check_size(template: str, actions: Sequence[str]) -> None:
    size = _bytes_of(template, "")
    for position, action in enumerate(actions):
        size += _bytes_of(action, f"/Actions/{position}")
    if size > MAX_CONTENT_BYTES:
        raise InvalidViewContent(
            [Finding("", f"must NOT be larger than {MAX_CONTENT_BYTES} bytes, is {size}")]
        )


def _bytes_of(text: str, path: str) -> int:
    try:
        return len(text.encode())
    except UnicodeEncodeError:
        raise InvalidViewContent(
            [Finding(path, "must be Unicode text, without lone surrogates")]
        ) from None
