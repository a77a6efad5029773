"""Reading the JSON files that are beside the modules of this folder."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any


def read_json(path: str) -> Any:
    """Return what is in a file, by its path from this folder.

    moto.utilities.utils.load_resource does the same, but would import all of moto, even
    if somebody only checks content.
    """
    file = resources.files(__name__.rpartition(".")[0]).joinpath(path)
    return json.loads(file.read_text(encoding="utf-8"))
