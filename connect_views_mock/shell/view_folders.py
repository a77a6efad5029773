"""A folder of files, each with one view or more, from which views are published."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ..connect.content import Finding
from ..server.first_views import FirstView
from .file_content import FileContent
from .files import UnreadableFile
from .sources import named_file

_SUFFIXES: Final = (".json", ".yaml", ".yml")


class RefusedFolder(ValueError):  # noqa: N818 (named after what it says)
    """A folder whose views cannot be published.

    Attributes:
        file: The file because of which, or the folder itself.
        findings: What is wrong with its content, if it could be read.
    """

    def __init__(self, file: Path, message: str = "", findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.file = str(file)
        self.findings = findings


def read_folder(folder: Path, *, validate_content: bool) -> list[FirstView]:
    """Return the views of the files of a folder, in the order of the names of the files.

    A view is named as its file says: by a view that describe-view printed, or by a resource of
    CloudFormation. Any other is named after its file.

    Args:
        folder: The folder. The folders in it are not looked at.
        validate_content: Whether to check more than the frame of each template.

    Raises:
        RefusedFolder: If there is no such folder, if it holds no view, or if one of the files
            cannot be read or has a view that AWS would refuse.
    """
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() in _SUFFIXES)
    except OSError as error:
        raise RefusedFolder(folder, f"cannot be read: {error.strerror or error}") from None
    views = [view for file in files for view in _views_of(file, validate_content)]
    if not views:
        raise RefusedFolder(folder, "holds no view: no .json, .yaml or .yml file with one")
    return views


def _views_of(file: Path, validate_content: bool) -> list[FirstView]:
    try:
        contents = named_file(str(file)).contents
    except UnreadableFile as error:
        raise RefusedFolder(file, str(error)) from None
    return [_view(file, content, validate_content) for content in contents]


def _view(file: Path, content: FileContent, validate_content: bool) -> FirstView:
    findings = content.validate("PUBLISHED" if validate_content else "SAVED", ())
    if findings:
        raise RefusedFolder(file, findings=findings)
    if content.template is None or content.unknown:
        raise RefusedFolder(
            file,
            f"{content.template_path}: only a deployment knows its value; deploy it to the server "
            "instead",
        )
    name = content.view_name or content.name or file.stem
    return FirstView(name, content.template, content.actions)
