"""Running test classes inside a test."""

from __future__ import annotations

import unittest


def run(case: type[unittest.TestCase]) -> None:
    """Run the tests of a class in the order of their names, and require that they pass."""
    result = unittest.TestResult()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    suite.run(result)
    assert suite.countTestCases() == 0 or result.testsRun > 0
    problems = [text for _, text in [*result.errors, *result.failures]]
    assert not problems, "\n".join(problems)
