"""CloudFormation templates in YAML, with the short forms of intrinsic functions."""

from __future__ import annotations

import importlib
import re
from typing import Any, ClassVar

_BOOLEAN_TAG = "tag:yaml.org,2002:bool"
_UNREAD_TAGS = frozenset(
    {
        _BOOLEAN_TAG,  # read below: YAML 1.1 takes Yes, No, On and Off for booleans as well
        "tag:yaml.org,2002:timestamp",  # JSON has no dates
    }
)


def read_yaml(text: str) -> Any:
    """Return the values of a YAML text; ``!Name value`` becomes ``{"Fn::Name": value}``.

    Raises:
        ValueError: If it is not YAML, or if PyYAML is not installed.
    """
    try:
        yaml: Any = importlib.import_module("yaml")
    except ImportError:
        raise ValueError(
            "is YAML, which needs PyYAML: pip install 'connect-views-mock[yaml]'"
        ) from None

    # Not the loader in C: a text that is nested deeply enough makes it end the process.
    base: Any = yaml.SafeLoader

    class Loader(base):  # type: ignore[misc]
        """A safe loader for the scalars and tags of CloudFormation."""

        yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
            first: [(tag, pattern) for tag, pattern in resolvers if tag not in _UNREAD_TAGS]
            for first, resolvers in base.yaml_implicit_resolvers.items()
        }

    def construct_function(loader: Any, name: str, node: Any) -> dict[str, Any]:
        if isinstance(node, yaml.ScalarNode):
            value = loader.construct_scalar(node)
        elif isinstance(node, yaml.SequenceNode):
            value = loader.construct_sequence(node, deep=True)
        else:
            value = loader.construct_mapping(node, deep=True)
        return {"Ref" if name == "Ref" else f"Fn::{name}": value}

    Loader.add_implicit_resolver(
        _BOOLEAN_TAG, re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
    )
    Loader.add_multi_constructor("!", construct_function)
    try:
        return yaml.load(text, Loader=Loader)
    except RecursionError:
        raise ValueError("is nested too deeply") from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise ValueError(f"is not YAML: {' '.join(str(error).split())}") from None
