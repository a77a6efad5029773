"""Every line says where: file, line and column, of the value to which the pointer leads."""

from __future__ import annotations

import json
from typing import Any

import pytest

from connect_views_mock.shell.positions import FilePositions, Position

from .helpers import BAD, GOOD, Shell

UNKNOWN: dict[str, Any] = {"Type": "Zzz"}
ODD = {
    "Head": {"Title": 'é \U0001f600 \\ " \t / ', "Configuration": {}},
    "Body": [
        {"Type": "Container", "a/b~c\n": [], "Content": [{"Props": {}, "Type": "Rocket"}]},
    ],
}


def places(shell: Shell, name: str) -> list[tuple[int, int]]:
    _, out, _ = shell.run_exactly("validate", name)
    found = []
    for line in out.splitlines():
        _, row, column, _ = line.split(":", 3)
        found.append((int(row), int(column)))
    return found


def text_at(text: str, place: tuple[int, int], length: int) -> str:
    row, column = place
    return text.split("\n")[row - 1][column - 1 :][:length]


@pytest.mark.parametrize("indent", [None, 0, 2])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_value_in_json(shell: Shell, indent: int | None, ascii_only: bool) -> None:
    text = "\n\n " + json.dumps(ODD, indent=indent, ensure_ascii=ascii_only)

    (place,) = places(shell, shell.write("a.json", text))

    assert text_at(text, place, 8) == '"Rocket"'


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("key", ["Template", "a/b~c\n", "é"])
def test_a_value_of_a_template_in_a_string(shell: Shell, key: str, ascii_only: bool) -> None:
    template = json.dumps(ODD, ensure_ascii=ascii_only, indent=1)
    text = json.dumps({"other": ODD, key: template}, ensure_ascii=ascii_only, indent=1)
    pointer = key.replace("~", "~0").replace("/", "~1")

    _, out, _ = shell.run_exactly("validate", shell.write("a.json", text), "--at", f"/{pointer}")

    _, row, column, _ = out.split(":", 3)
    assert text_at(text, (int(row), int(column)), 10) == '\\"Rocket\\"'


def test_a_surrogate_that_is_alone_in_a_string(shell: Shell) -> None:
    text = '{"Actions": [], "Template": "\\ud83d\\n\\ude00 \\ud83d\\ude00\\u00e9 [}"}'

    _, out, _ = shell.run_exactly("validate", shell.write("a.json", text))

    assert out.startswith(f"a.json:1:{text.index('ud83d')}: error: /Template: ")


def test_a_value_in_yaml(shell: Shell) -> None:
    text = (
        "# comment\n"
        "Common: &common\n"
        "  Type: Zzz\n"
        "Resources:\n"
        "  é: {Type: 'AWS::Connect::View', Properties: {Name: a, InstanceArn: !Ref B,\n"
        "  Actions: [' '], Template: {\n"
        '    "Head": {"Configuration": {}}, Body: [{Type: Yyy}, *common]}}}\n'
    )

    found = places(shell, shell.write("a.yaml", text))

    assert [text_at(text, place, 3) for place in found] == ["Yyy", "Zzz", "' '"]


def test_a_merged_value_in_yaml(shell: Shell) -> None:
    text = (
        "Props: &props\n"
        "  Label: x\n"
        "  Variant: big\n"
        "Head: {Configuration: {}}\n"
        "Body:\n"
        "  - Type: SubmitButton\n"
        "    Props:\n"
        "      <<: *props\n"
        "      Icon: !Ref Icon\n"
    )

    assert places(shell, shell.write("a.yml", text)) == [(3, 12)]


def test_a_template_in_a_string_of_yaml(shell: Shell) -> None:
    text = f"Actions: []\nTemplate: |\n  {json.dumps(BAD)}\n"

    assert places(shell, shell.write("a.yaml", text)) == [(2, 11)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"Head": {},\n "Body": [}', (2, 11)),
        ("{'a': 1}", (1, 2)),
        ("\ufeff{}", (1, 1)),
        ('{"Actions": [],\n "Template": "{\\"a\\":\\n}"}', (2, 24)),
        ('\n  {"Head": {"Configuration": {}}}', (2, 3)),
        ('{"Head":' + "[" * 90_000, (1, 1)),
        ("[1]", (1, 1)),
    ],
)
def test_what_is_wrong_with_the_whole(shell: Shell, text: str, place: tuple[int, int]) -> None:
    assert places(shell, shell.write("a.json", text)) == [place]


def test_what_is_missing_stands_at_what_should_hold_it(shell: Shell) -> None:
    document = {"Template": json.dumps(GOOD), "Actions": [7]}
    text = json.dumps({"Resources": {"A": {"Type": "AWS::Connect::View", "Properties": document}}})

    found = places(shell, shell.write("a.json", text))

    assert {text_at(text, place, 1) for place in found} >= {'"', "7"}


def test_actions_beside_a_template_in_a_string(shell: Shell) -> None:
    text = json.dumps({"Template": json.dumps(BAD), "Actions": [7]})

    first, second = places(shell, shell.write("a.json", text))

    assert text_at(text, first, 9) == '\\"Label\\"'
    assert text_at(text, second, 1) == "7"


KEYS: dict[str, tuple[str, str, list[tuple[int, int]]]] = {
    "two keys on their lines": (
        "a.json",
        '{"Head": {"Configuration": {}}, "Body": [{"Type": "Form", "Props": {\n'
        '  "Zzz": {"Zzz": 1},\n  "A/b~\\u00e9":\n 1}}]}',
        [(2, 3), (3, 3)],
    ),
    "a template in a string": (
        "a.json",
        '{"Actions": [],\n"Template": "{\\"Head\\": {\\"Configuration\\": {\\"Zzz\\": 1}}, '
        '\\"Body\\": []}"}',
        [(2, 46)],
    ),
    "yaml": (
        "a.yaml",
        "Head: {Configuration: {}}\nBody:\n- Type: Form\n"
        "  Props:\n    Zzz:\n      Yyy: 1\n    5: a\n",
        [(5, 5), (7, 5)],
    ),
    "a key that is merged in yaml": (
        "a.yaml",
        "Other: &a {Zzz: 1}\nHead: {Configuration: {<<: *a}}\nBody: []\n",
        [(1, 12)],
    ),
    "a template in a string in yaml": (
        "a.yaml",
        'Actions: []\nTemplate: \'{"Head": {"Configuration": {"Zzz": 1}}, "Body": []}\'\n',
        [(2, 11)],
    ),
    "a style": (
        "a.json",
        '{"Head": {"Configuration": {"Style": {"--a": "b", "padding": "c"}}}, "Body": []}',
        [(1, 51)],
    ),
    "half a character, which no pointer can hold": (
        "a.json",
        '{"Head": {"Configuration": {"\\ud800": 1}}, "Body": []}',
        [(1, 28)],
    ),
}


@pytest.mark.parametrize(("name", "text", "expected"), KEYS.values(), ids=KEYS.keys())
def test_keys_that_must_not_be_there_have_their_own_places(
    shell: Shell, name: str, text: str, expected: list[tuple[int, int]]
) -> None:
    assert places(shell, shell.write(name, text)) == expected


def test_many_findings_in_a_long_file(shell: Shell) -> None:
    text = json.dumps({**GOOD, "Body": [UNKNOWN] * 2_000}, indent=1)

    found = places(shell, shell.write("a.json", text))

    assert found == [(8 + 3 * number, 12) for number in range(2_000)]


def test_a_pointer_into_a_string_that_is_not_there_leads_to_what_should_hold_it() -> None:
    positions = FilePositions('{"a": 1}', None, ["/b"])
    assert positions.of(["/b/c"]) == {"/b/c": Position(1, 1)}
