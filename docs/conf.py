"""Configuration of Sphinx."""

import sys
from importlib.metadata import metadata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))

_metadata = metadata("connect-views-mock")
_urls = dict(entry.split(", ") for entry in _metadata.get_all("Project-URL"))

project = _metadata["Name"]
author = _metadata["Author"]
project_copyright = author
version = release = _metadata["Version"]

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "tables_of_tests",
]
exclude_patterns = ["_build", "examples"]
suppress_warnings = ["epub.unknown_project_files"]

# The API page shows types as they are written. Most are not documented here, so none is a link.
nitpick_ignore_regex = [("py:.*", ".*")]
autodoc_member_order = "bysource"
# Nobody makes these objects but the mock, and their constructors have private parameters.
autodoc_class_signature = "separated"
autodoc_preserve_defaults = True

myst_heading_anchors = 3

# The button copies the commands, without their prompt and their output.
copybutton_prompt_text = "$ "

html_theme = "furo"
html_title = f"{project} {version}"
html_static_path = ["_static"]
html_css_files = ["wide_tables.css"]
html_theme_options = {
    "source_repository": _urls["Homepage"],
    "source_branch": "main",
    "source_directory": "docs/",
}
