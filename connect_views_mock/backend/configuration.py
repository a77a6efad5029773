"""The ``connect_views`` section of moto's configuration.

::

    @mock_connect_views(config={"connect_views": {"max_views_per_instance": 10}})
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..connect.content_checks import ContentChecks

SECTION = "connect_views"


@dataclass(frozen=True, slots=True)
class ConnectViewsConfiguration:
    """What a test can set.

    Attributes:
        max_views_per_instance: How many customer-managed views an instance can hold. ``None`` means
            no limit.
        max_versions_per_view: How many versions a view can hold. ``None`` means no limit.
        validate_content: ``False`` reduces the checks of published content to the frame.
        extra_component_types: Component types to accept although they are not in the component
            data.
        refuse_unmocked_requests: ``False`` answers what nothing mocks as moto does, with a 404 or a
            ``NotImplementedError``.
    """

    max_views_per_instance: int | None = None
    max_versions_per_view: int | None = None
    validate_content: bool = True
    extra_component_types: tuple[str, ...] = ()
    refuse_unmocked_requests: bool = True

    def content_checks(self) -> ContentChecks:
        """Return how the backend checks content."""
        # Imported here because the configuration is checked before any mock starts.
        from ..connect.content_checks import ContentChecks
        from ..validation import HINT_ON_UNKNOWN_TYPES

        return ContentChecks(
            frame_only=not self.validate_content,
            other_component_types=frozenset(self.extra_component_types),
            hint_on_unknown_types=HINT_ON_UNKNOWN_TYPES,
        )


def read_configuration(config: Mapping[str, Any] | None) -> ConnectViewsConfiguration:
    """Return the ``connect_views`` section of a moto configuration.

    Raises:
        ValueError: If the section has an unknown key or a value of the wrong kind.
    """
    section = (config or {}).get(SECTION)
    if section is None:
        return ConnectViewsConfiguration()
    if not isinstance(section, Mapping):
        raise ValueError(f'config["{SECTION}"] must be a dict, not {section!r}')
    values: dict[str, Any] = dict(section)
    for key, value in values.items():
        _check(key, value)
    values["extra_component_types"] = tuple(values.get("extra_component_types", ()))
    return ConnectViewsConfiguration(**values)


def _check(key: object, value: object) -> None:
    name = f'config["{SECTION}"][{key!r}]'
    match key:
        case "max_views_per_instance" | "max_versions_per_view":
            if value is not None and (type(value) is not int or value < 0):
                raise ValueError(f"{name} must be a whole number from 0, or None, not {value!r}")
        case "validate_content" | "refuse_unmocked_requests":
            if not isinstance(value, bool):
                raise ValueError(f"{name} must be True or False, not {value!r}")
        case "extra_component_types":
            # A string is a collection of strings too: of single letters.
            if (
                isinstance(value, str)
                or not isinstance(value, Collection)
                or not all(isinstance(item, str) for item in value)
            ):
                raise ValueError(f"{name} must be a list of component types, not {value!r}")
        case _:
            keys = [field.name for field in fields(ConnectViewsConfiguration)]
            known = ", ".join(keys)
            meant = _meant(key, keys)
            raise ValueError(f"{name} is unknown; the keys of this section are {known}{meant}")


def _meant(key: object, keys: list[str]) -> str:
    # Only loaded if something is wrong.
    from ..connect.content_checks.nearest_names import nearest_name

    nearest = nearest_name(key, keys, cutoff=0.5) if isinstance(key, str) else None
    return "" if nearest is None else f"; did you mean {nearest!r}?"
