"""Print, as JSON for a matrix of the workflow, what pip installs each supported moto by.

Every release from the oldest that pyproject.toml allows to the newest, and moto's main branch.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
EXTRAS = "moto[proxy,server]"
MAIN_BRANCH = f"{EXTRAS} @ git+https://github.com/getmoto/moto"


def main() -> None:
    """Ask pip for the releases of moto, and print the requirements."""
    command = [sys.executable, "-m", "pip", "index", "versions", "moto"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    listed = re.search(r"^Available versions: (.*)$", answer, re.MULTILINE)
    if listed is None:
        sys.exit(f"pip lists no versions of moto:\n{answer}")
    print(json.dumps([*_supported(listed[1].split(", ")), MAIN_BRANCH]))


def _supported(versions: list[str]) -> list[str]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    requirement = Requirement(re.findall(r'^  "(moto>=.*)",$', text, re.MULTILINE)[0])
    supported = sorted(Version(each) for each in versions if each in requirement.specifier)
    return [f"{EXTRAS}=={version}" for version in supported]


if __name__ == "__main__":
    main()
