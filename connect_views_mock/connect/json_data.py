"""Reading the JSON files that stand beside a module."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any


def read_json(module: str, *path: str) -> Any:
    """Return what is in a file, by the name of a module and the path from its folder.

    moto.utilities.utils.load_resource does the same, and would import all of moto for
    those who only check content.
    """
    folder = resources.files(module.rpartition(".")[0])
    return json.loads(folder.joinpath(*path).read_text(encoding="utf-8"))
