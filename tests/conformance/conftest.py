"""Fixtures of the conformance suite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pytest

from connect_views_mock import mock_connect_views

from ..aws import no_network
from . import targets
from .command import main
from .targets import Target, mock_target

__all__ = ["no_network"]

QUICK = "create_view_with_saved_sets_the_draft"
"""A rule of which the scenario takes four calls."""


@pytest.fixture(scope="module")
def mock() -> Iterator[Target]:
    """Yield the mock, with one instance for all scenarios."""
    with mock_target() as target:
        yield target


@dataclass
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


@dataclass
class Aws:
    """What stands for AWS in the tests of ``--aws``: a mock beneath the command."""

    mock: Any
    client: Any
    instance_id: str
    folder: Path
    captured: pytest.CaptureFixture[str]

    def run(self, *arguments: str, only: str | None = QUICK, yes: bool = True) -> Ended:
        given = ["--aws", "--instance-id", self.instance_id, "--region", "us-east-1", *arguments]
        if only is not None:
            given += ["--only", only]
        if yes:
            given.append("--yes")
        return ended(self.captured, given)

    def views(self) -> list[str]:
        """Return the names of the views in the instance."""
        pages = self.client.get_paginator("list_views").paginate(
            InstanceId=self.instance_id, Type="CUSTOMER_MANAGED"
        )
        return [view["Name"] for page in pages for view in page["ViewsSummaryList"]]

    def create_view(self, name: str) -> None:
        self.mock.create_view(instance_id=self.instance_id, name=name)

    def is_this_instance(self, parameters: dict[str, Any]) -> bool:
        """Whether a call is for the instance at AWS, and not for that of the mock of a run."""
        return bool(parameters["InstanceId"] == self.instance_id)

    def called(self) -> list[str]:
        """Return the operations that were called for the instance at AWS."""
        return [
            each.operation
            for each in self.mock.requests
            if self.instance_id in (each.parameters.get("InstanceId"), self._instance_in(each))
        ]

    def _instance_in(self, request: Any) -> str:
        return str(request.parameters.get("resourceArn", "")).partition("/")[2].partition("/")[0]

    @property
    def state(self) -> Path:
        return self.folder / "conformance-state.json"


def ended(captured: pytest.CaptureFixture[str], arguments: list[str]) -> Ended:
    captured.readouterr()
    status = main(arguments)
    out, err = captured.readouterr()
    return Ended(status, out, err)


class NoPace:
    """Holds nothing back."""

    def __init__(self, rate: float) -> None:
        pass

    def apply_to(self, client: Any) -> None:
        pass


@pytest.fixture
def aws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Aws]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(targets, "PATIENCE", 0.0)
    monkeypatch.setattr(targets, "Pace", NoPace)
    monkeypatch.setattr(targets, "ATTEMPTS", {"aws": 1, "server": 1})
    with mock_connect_views() as mock:
        client = boto3.client("connect", region_name="us-east-1")
        yield Aws(mock, client, mock.create_instance(), tmp_path, capsys)
