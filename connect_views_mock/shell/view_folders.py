"""Reads the views of a folder, for the server to publish."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from ..connect.content import ViewStatus
from ..server.first_views import FirstView
from .file_content import FileContent
from .files import UnreadableFile
from .problems import errors_of
from .reports import Problem
from .sources import may_hold_views, named_file


class RefusedFolder(ValueError):  # noqa: N818 (named after what it says)
    """A folder whose views cannot be published.

    Attributes:
        file: The file that is refused, or the folder itself.
        errors: The errors of the file, if it could be read.
    """

    def __init__(self, file: Path, message: str = "", errors: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.file = str(file)
        self.errors = errors


def read_folder(
    folder: Path, *, validate_content: bool, extra_component_types: Collection[str]
) -> list[FirstView]:
    """Return the views of a folder, sorted by file name.

    A view has the name in its file: that of the view in the output of describe-view, or that of
    the resource in CloudFormation. Otherwise it is named after its file.

    Args:
        folder: The folder. Folders in it are ignored.
        validate_content: Whether to check more than the frame of each template.
        extra_component_types: Component types to accept with any props.

    Raises:
        RefusedFolder: If there is no such folder, if it holds no view, or if one of the files
            cannot be read or has a view that AWS would refuse.
    """
    try:
        files = sorted(file for file in folder.iterdir() if may_hold_views(file))
    except OSError as error:
        raise RefusedFolder(folder, f"cannot be read: {error.strerror or error}") from None
    status: ViewStatus = "PUBLISHED" if validate_content else "SAVED"
    views = [view for file in files for view in _views_of(file, status, extra_component_types)]
    if not views:
        raise RefusedFolder(folder, "holds no view: no .json, .yaml or .yml file with one")
    return views


def _views_of(
    file: Path, status: ViewStatus, extra_component_types: Collection[str]
) -> list[FirstView]:
    try:
        view_file = named_file(str(file))
    except UnreadableFile as error:
        raise RefusedFolder(file, str(error)) from None
    views = replace(view_file, subjects=view_file.contents)
    errors = errors_of(str(file), views, status, extra_component_types)
    if errors:
        raise RefusedFolder(file, errors=errors)
    return [_view(file, content) for content in view_file.contents]


def _view(file: Path, content: FileContent) -> FirstView:
    if content.template is None or content.unknown:
        raise RefusedFolder(
            file,
            f"{content.template_path}: only a deployment knows its value; deploy it to the server "
            "instead",
        )
    name = content.view_name or content.name or file.stem
    return FirstView(name, content.template, content.actions, str(file))
