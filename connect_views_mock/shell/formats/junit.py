"""JUnit XML, which CI servers show as a test report. Each file is a test."""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree as ET

from ...connect.content.findings import printable
from ..reports import Problem, Report


def junit_xml(report: Report) -> str:
    """Return the report as JUnit XML. Errors are failures; the rest is output of the tests."""
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in report.problems:
        by_file[problem.file].append(problem)
    notes: dict[str, list[str]] = defaultdict(list)
    for file, note in report.notes:
        notes[file].append(printable(f"note: {note}"))
    reasons = dict(report.unreadable)
    files = dict.fromkeys([*report.files, *reasons])
    failures = sum(any(each.severity == "error" for each in by_file[file]) for file in files)
    counts = {
        "tests": str(len(files)),
        "failures": str(failures),
        "errors": str(len(reasons)),
    }
    root = ET.Element("testsuites", counts)
    suite = ET.SubElement(root, "testsuite", {"name": "connect-views-mock", **counts})
    for file in files:
        name = printable(file)
        test = ET.SubElement(suite, "testcase", {"classname": "connect-views-mock", "name": name})
        if file in reasons:
            ET.SubElement(test, "error", {"message": printable(reasons[file])})
        _add_results(test, by_file[file], notes[file])
    ET.indent(root)
    return ET.tostring(root, encoding="unicode")


def _add_results(test: ET.Element, problems: list[Problem], notes: list[str]) -> None:
    errors = [_line(each) for each in problems if each.severity == "error"]
    others = [_line(each) for each in problems if each.severity == "warning"] + notes
    if errors:
        message = errors[0] if len(errors) == 1 else f"{len(errors)} errors"
        ET.SubElement(test, "failure", {"message": message}).text = "\n".join(errors)
    if others:
        ET.SubElement(test, "system-out").text = "\n".join(others)


def _line(problem: Problem) -> str:
    text = f"{problem.path}: {problem.message}" if problem.path else problem.message
    return printable(f"{problem.line}:{problem.column}: {problem.severity}: {text}")
