"""Configuration of Sphinx."""

from pathlib import Path

import tomllib

_project = tomllib.loads(Path(__file__).parent.parent.joinpath("pyproject.toml").read_text("utf-8"))

project = "connect-views-mock"
author = _project["project"]["authors"][0]["name"]
project_copyright = author
version = release = _project["project"]["version"]

extensions = ["myst_parser"]
exclude_patterns = ["_build", "examples"]
suppress_warnings = ["epub.unknown_project_files"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"{project} {version}"
html_theme_options = {
    "source_repository": _project["project"]["urls"]["Homepage"],
    "source_branch": "main",
    "source_directory": "docs/",
}
