"""SARIF 2.1.0, which editors and the code scanning of GitHub, GitLab and Azure read."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from ... import __version__
from ...connect.content.findings import printable
from ...validation.content_warnings import RULES as WARNING_RULES
from ..reports import INVALID_VIEW, Problem, Report

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
HOME_PAGE: Final = "https://github.com/connect-views-mock/connect-views-mock"

_RULES: Final = {INVALID_VIEW: "Amazon Connect refuses the view.", **WARNING_RULES}


def sarif_log(report: Report) -> str:
    """Return the report as a SARIF log with one run."""
    run = {
        "tool": {
            "driver": {
                "name": "connect-views-mock",
                "version": __version__,
                "informationUri": HOME_PAGE,
                "rules": [_rule(name, text) for name, text in _RULES.items()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.unreadable,
                "toolExecutionNotifications": [
                    _notification(file, message, level)
                    for level, entries in (("error", report.unreadable), ("note", report.notes))
                    for file, message in entries
                ],
            }
        ],
        "results": [_result(problem) for problem in report.problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(name: str, text: str) -> dict[str, Any]:
    level = "error" if name == INVALID_VIEW else "warning"
    return {
        "id": name,
        "shortDescription": {"text": text},
        "defaultConfiguration": {"level": level},
    }


def _result(problem: Problem) -> dict[str, Any]:
    text = f"{problem.path}: {problem.message}" if problem.path else problem.message
    return {
        "ruleId": problem.rule,
        "ruleIndex": list(_RULES).index(problem.rule),
        "level": problem.severity,
        "message": {"text": printable(text)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(problem.file)},
                    "region": {"startLine": problem.line, "startColumn": problem.column},
                },
                "logicalLocations": [{"fullyQualifiedName": printable(problem.path)}],
            }
        ],
    }


def _notification(file: str, message: str, level: str) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(file)}}}
    return {"level": level, "message": {"text": printable(message)}, "locations": [location]}


def _uri(file: str) -> str:
    path = PurePath(file)
    name = quote(path.as_posix(), errors="surrogateescape")
    return f"file://{name}" if path.is_absolute() else name
