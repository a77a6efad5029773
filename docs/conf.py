"""Configuration of Sphinx."""

from importlib.metadata import metadata

_metadata = metadata("connect-views-mock")
_urls = dict(entry.split(", ") for entry in _metadata.get_all("Project-URL"))

project = _metadata["Name"]
author = _metadata["Author"]
project_copyright = author
version = release = _metadata["Version"]

extensions = ["myst_parser"]
exclude_patterns = ["_build", "examples"]
suppress_warnings = ["epub.unknown_project_files"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"{project} {version}"
html_theme_options = {
    "source_repository": _urls["Homepage"],
    "source_branch": "main",
    "source_directory": "docs/",
}
