"""The solver names the form of which a checksum was made."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from .checksum_solver import Sample, forms, solve
from .conftest import ended

CONTENTS: list[tuple[str, tuple[str, ...]]] = [
    ('{"Head": {"Title": "Order", "Configuration": {}}, "Body": []}', ("Submit", "Back")),
    (
        '{ "Body":[ ],\n"Head":{"Title":"\u00fcber <a>\'s & b=c","Configuration":{}}}',
        ("B", "C", "A"),
    ),
]
SCHEMA = '{"type":"object"}'

NAMES = [name for name, _ in forms(Sample(*CONTENTS[1], "", SCHEMA))]


def samples(name: str, make: Any = lambda data: hashlib.sha256(data).hexdigest()) -> list[Sample]:
    """Return samples whose checksums were made of one form."""
    made = []
    for template, actions in CONTENTS:
        text = dict(forms(Sample(template, actions, "", SCHEMA)))[name]
        made.append(Sample(template, actions, make(text.encode()), SCHEMA))
    return made


def test_there_are_many_forms() -> None:
    assert len(NAMES) == len(set(NAMES)) > 300


@pytest.mark.parametrize("name", NAMES[::29])
def test_a_form_is_found_among_all(name: str) -> None:
    fitting, _ = solve(samples(name))

    assert f"SHA-256 of: {name}" in fitting
    # Others fit only if they give the same text.
    for other in fitting:
        for sample in samples(name):
            texts = dict(forms(sample))
            assert texts[other.removeprefix("SHA-256 of: ")] == texts[name]


def test_a_checksum_of_a_checksum_is_found() -> None:
    made = samples(NAMES[0], lambda data: hashlib.sha256(hashlib.sha256(data).digest()).hexdigest())

    assert f"SHA-256 of the SHA-256 of: {NAMES[0]}" in solve(made)[0]


def written(path: Path, made: list[Sample]) -> str:
    path.write_text(
        json.dumps(
            [
                {"template": each.template, "actions": each.actions, "checksum": each.checksum}
                for each in made
            ]
        )
    )
    return str(path)


def test_the_command_says_which_form_fits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = samples("template as it was sent, then actions sorted joined by a comma")

    run = ended(capsys, ["solve-checksum", written(tmp_path / "samples.json", made)])

    assert run.status == 0
    assert run.out.splitlines() == [
        "fits all 2 samples: SHA-256 of: template as it was sent, then actions sorted joined by a "
        "comma"
    ]


def test_the_command_says_what_fits_some_samples(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = [samples("template as it was sent")[0], Sample("{}", (), "0" * 64)]

    run = ended(capsys, ["solve-checksum", written(tmp_path / "samples.json", made)])

    assert run.status == 1
    first, *_, last = run.out.splitlines()
    assert first.startswith("fits 1 of 2 samples: SHA-256 of: template ")
    assert last == "No form that is known here fits all 2 samples."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[1]",
        '{"template": "{}"}',
        '{"template": "{", "actions": [], "checksum": ""}',
        '{"template": 1, "actions": [], "checksum": ""}',
        '{"template": "{}", "actions": [1], "checksum": ""}',
    ],
)
def test_a_file_without_samples_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    path = tmp_path / "samples.json"
    path.write_text(text)

    run = ended(capsys, ["solve-checksum", str(path)])

    assert run.status == 2
    assert f"{path} has no " in run.err
