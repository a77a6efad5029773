"""A JSON list of problems."""

from __future__ import annotations

import json
from dataclasses import asdict

from ..reports import Report


def json_list(report: Report) -> str:
    """Return the problems as JSON: a list of objects."""
    return json.dumps([asdict(problem) for problem in report.problems], indent=2)
