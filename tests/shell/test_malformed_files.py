"""Files that are not JSON or YAML, or that hold what JSON cannot hold: findings with a place."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest
import yaml

from .helpers import GOOD, Shell
from .test_cloudformation import view_of

FRAME = '"Head": {"Configuration": {}}, "Body": []'


def finding(shell: Shell, name: str, text: str) -> tuple[int, int, str]:
    """The line, the column and the message of the only finding in a file."""
    code, out, err = shell.run_exactly("validate", shell.write(name, text))
    _, line, column, severity, message = out.rstrip("\n").split(":", 4)
    assert (code, severity, out.count("\n")) == (1, " error", 1)
    assert "1 error" in err
    assert err.count("\n") == 1
    return int(line), int(column), message[1:]


JSON: list[tuple[str, tuple[int, int], str]] = [
    ('{"a": 1,\n "b": }', (2, 7), "Expecting value"),
    ('{"a": 1,\n "b": NaN}', (2, 7), "NaN is not a JSON value"),
    ('{"NaN": ["NaN"],\n "b": [0, -Infinity]}', (2, 11), "-Infinity is not a JSON value"),
    ('{"a": 1,\n "b": Infinity,\n', (2, 7), "Infinity is not a JSON value"),
    ('{"a": 1,\n "a": 2}', (2, 2), "the key 'a' appears twice in one object"),
    ('{"b": {"a": 1,\n "\\u0061": 2}, "b": 1}', (2, 2), "the key 'a' appears twice in one object"),
    ('{"a": 1, "b": [],\n "b":\n "b", "a": 1, "b": 2}', (2, 2), "the key 'b' appears twice in "),
    ('{"b": [{"a": {}}, {"a": ["d", "d"]},\n {"a": 1, "a": NaN}]}', (2, 16), "NaN is not a "),
    ('{"b": [{"a": {}}, {"a": ["d", "d"]},\n {"a": 1, "a": 2}]}', (2, 11), "the key 'a' "),
    ('\ufeff{"a": 1}', (1, 1), "it starts with a byte order mark; save it without"),
]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('{"a": 1, // why\n "b": 2}', "no comments"),
        ('// why\n{"a": 1}', "no comments"),
        ('{"a": 1 /* why */}', "no comments"),
        ('{"a": [1,\n # why\n 2]}', "no comments"),
        ("{'a': 1}", "texts in double quotes only"),
        ("{\"a\": 'b'}", "texts in double quotes only"),
        ('{"a": 1,\r\n\t}', "no comma before a closing bracket"),
        ('{"a": [1,]}', "no comma before a closing bracket"),
        ('{"a": 1,', ""),
        ('{"a": 1,, "b": 1}', ""),
        ("{]", ""),
        ("]", ""),
        ('{"a": NaN}', ""),
        ('{"a": "//", "a": "#"}', ""),
        ('{"a": ' + "[" * 300 + "]" * 300 + "}", ""),
    ],
)
def test_what_json_does_not_have_is_named(shell: Shell, text: str, hint: str) -> None:
    _, _, message = finding(shell, "a.json", text)
    _, _, in_string = finding(shell, "string.json", json.dumps({"Template": text, "Actions": []}))
    data = shell.write("data.json", text)
    _, _, err = shell.run("input-schema", shell.write("good.json", GOOD), "--data", data)

    assert message.partition("; JSON has ")[2] == hint
    assert in_string == f"/Template: {message}"
    assert " line " not in message
    assert err == f"data.json: {message} (the data of a view)\n"


@pytest.mark.parametrize(("text", "place", "message"), JSON)
def test_json_that_cannot_be_read(
    shell: Shell, text: str, place: tuple[int, int], message: str
) -> None:
    line, column, found = finding(shell, "a.json", text)

    assert (line, column) == place
    assert found.startswith(f"must be a JSON document: {message}")


@pytest.mark.parametrize(("text", "place", "message"), JSON)
def test_a_template_in_a_string_that_cannot_be_read(
    shell: Shell, text: str, place: tuple[int, int], message: str
) -> None:
    outside = json.dumps({"Actions": [], "Template": text})

    line, column, found = finding(shell, "a.json", outside)

    assert found.startswith(f"/Template: must be a JSON document: {message}")
    offset = sum(len(each) + 1 for each in text.split("\n")[: place[0] - 1]) + place[1] - 1
    before = '{"Actions": [], "Template": ' + json.dumps(text[:offset])[:-1]
    assert (line, column) == (1, len(before) + 1)


def test_a_large_stack_that_is_not_json_is_said_to_be_that(shell: Shell) -> None:
    text = json.dumps({"Resources": {"A": "a" * 500_000}})[:-1] + ', "Resources": 1}'

    assert finding(shell, "a.json", text)[2] == (
        "must be a JSON document: the key 'Resources' appears twice in one object"
    )


def test_a_number_of_thousands_of_digits_leaves_the_places(shell: Shell) -> None:
    text = f'{{"a": {"9" * 5_000},\n "Head": {{"Configuration": {{}}}}}}'

    assert finding(shell, "a.json", text) == (1, 1, "must have required property 'Body'")
    text = f'{{"Template": "[",\n "a": {"9" * 5_000}}}'
    assert finding(shell, "a.json", text)[:2] == (1, 16)


YAML: list[tuple[str, tuple[int, int], str]] = [
    ("a: 1\nb: [\n", (3, 1), ""),
    ("a: 1\n  b: }", (2, 4), ""),
    ("a: 1\nb: *c", (2, 4), "found undefined alias"),
    ("a: 1\nb: !!python/object:os.system {}", (2, 4), "could not determine a constructor"),
    ("a: 1\n? [a]\n: b", (2, 3), "a key must be a text"),
    ("? !Ref a\n: b", (1, 3), "a key must be a text"),
    ("---\na: 1\n---\nb: 1", (3, 1), "expected a single document in the stream, but found"),
    ("a: 1\nb: {<<: 1}", (2, 9), "expected a mapping or a list of mappings to merge"),
    ("a: 1\nb: é\x00", (2, 5), r"the character '\x00' is not allowed"),
    ("a: 1\nb: !!bool maybe", (2, 4), "'maybe' is not a boolean"),
    ("a: 1\nb: !!timestamp foo", (2, 4), "'foo' is not a time"),
    ("a: 1\nb: !!timestamp 2024-99-01", (2, 4), "'2024-99-01' is not a time"),
    ('a: 1\nb: !!int ""', (2, 4), "'' is not an integer"),
    ('a: 1\nb: !!float ""', (2, 4), "'' is not a number"),
    ("a: 1\nb: !!int [1]", (2, 4), "expected a scalar node"),
    ("a: 1\nb: " + "9" * 10_001, (2, 4), "'9999"),
]


@pytest.mark.parametrize(("text", "place", "message"), YAML)
@pytest.mark.parametrize("in_c", [True, False])
def test_yaml_that_cannot_be_read(
    shell: Shell,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    place: tuple[int, int],
    message: str,
    in_c: bool,
) -> None:
    if not in_c:
        monkeypatch.setattr("yaml.__with_libyaml__", False)

    line, column, found = finding(shell, "a.yaml", text)

    assert (line, column) == place
    assert found.startswith(f"must be a YAML document: {message}")


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ("a: 1\nb: {c: 1,\n  c: 2}", (3, 3), "c"),
        ("b: {1: a,\n  '1': b}", (2, 3), "1"),
        ("b: {on: a,\n  'on': b}", (2, 3), "on"),
        ("b: {a: 1,\n  ? a : 2}", (2, 5), "a"),
    ],
)
def test_R4_a_key_that_appears_twice_in_yaml(
    shell: Shell, text: str, place: tuple[int, int], key: str
) -> None:
    message = f"must be a YAML document: the key '{key}' appears twice in one mapping"

    assert finding(shell, "a.yaml", text) == (*place, message)


def test_yaml_that_is_nested_too_deeply(shell: Shell) -> None:
    text = "a:\n  " + "[" * 300

    assert finding(shell, "a.yaml", text) == (
        2,
        222,
        "must NOT be nested more than 200 levels deep",
    )


def test_yaml_that_is_nested_too_deeply_for_python(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    yaml = importlib.import_module("yaml")

    def load(*_: Any, **__: Any) -> Any:
        raise RecursionError

    monkeypatch.setattr(yaml.SafeLoader, "construct_document", load)
    monkeypatch.setattr(yaml.CSafeLoader, "construct_document", load)

    assert finding(shell, "a.yaml", "a: b") == (
        1,
        1,
        "must NOT be nested more than 200 levels deep",
    )


def test_an_escape_that_names_no_character(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yaml.__with_libyaml__", False)

    line, column, message = finding(shell, "a.yaml", 'a: "\\U00110000"')

    assert (line, column) == (1, 1)
    assert message.startswith("must be a YAML document: chr() arg")


@pytest.mark.parametrize(("name", "text"), [("a.json", '{\n "a": }'), ("a.yaml", "a:\n b: [}")])
@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit"])
def test_every_format_says_where_a_file_cannot_be_read(
    shell: Shell, name: str, text: str, form: str
) -> None:
    code, out, _ = shell.run_exactly(
        "validate", "--format", form, shell.write(name, text), shell.write("good.json", GOOD)
    )

    column = 7 if name == "a.json" else 6
    place = {
        "json": f'"line": 2,\n    "column": {column},',
        "github": f"::error file={name},line=2,col={column},",
        "sarif": f'"startLine": 2,\n                  "startColumn": {column}',
        "junit": f'<failure message="2:{column}: error: must be a',
    }
    assert code == 1
    assert place[form] in out


@pytest.mark.parametrize("command", ["input-schema", "preview"])
@pytest.mark.parametrize(("name", "text"), [("a.json", '{\n "a": }'), ("a.yaml", "a:\n b: [}")])
def test_the_other_commands_say_so_too(shell: Shell, command: str, name: str, text: str) -> None:
    code, out, err = shell.run_exactly(command, shell.write(name, text))

    assert (code, out) == (1, "")
    assert err.startswith(f"{name}:2:")
    assert "must be a " in err


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("# nothing", ["must be object"]),
        ("text", ["must be object"]),
        ("[1]", ["must be object"]),
        ("Head: {Configuration: {}}", ["must have required property 'Body'"]),
        (
            "Resources: []",
            [
                "must have required property 'Head'",
                "must have required property 'Body'",
            ],
        ),
    ],
)
def test_yaml_without_a_view_is_judged_as_json_without_one(
    shell: Shell, text: str, messages: list[str]
) -> None:
    yaml = importlib.import_module("yaml")

    code, out, err = shell.run("validate", shell.write("a.yaml", text))

    assert code == 1
    assert [line.partition(": ")[2] for line in out.splitlines()] == messages
    document = shell.write("a.json", json.dumps(yaml.safe_load(text)))
    assert shell.run("validate", document) == (
        1,
        out.replace("a.yaml", "a.json"),
        err.replace("a.yaml", "a.json"),
    )


ONLY_IN_YAML = [
    ("!!binary aGk=", "!!binary"),
    ("!!timestamp 2024-01-01", "!!timestamp"),
    ("!!timestamp 2024-01-01 10:00:00", "!!timestamp"),
    ("!!set {a}", "!!set"),
    (".nan", ".nan"),
    (".inf", ".inf"),
    ("-.INF", ".inf"),
    ('!!float "inf"', ".inf"),
]


@pytest.mark.parametrize(("value", "name"), ONLY_IN_YAML)
def test_a_value_that_json_does_not_have(shell: Shell, value: str, name: str) -> None:
    body = f"[{{Type: TextBox, Props: {{}}, Content: [\n{value}]}}]"
    template = f"{{Head: {{Configuration: {{}}}}, Body: {body}}}"
    message = f"must be a JSON value, which {name} is not"

    pointer = "/Resources/A/Properties/Template/Body/0/Content/0"
    assert finding(shell, "a.yaml", view_of(template))[1:] == (1, f"{pointer}: {message}")
    assert finding(shell, "b.yaml", template) == (2, 1, f"/Body/0/Content/0: {message}")


def test_the_pairs_of_yaml(shell: Shell) -> None:
    text = "Head: {Configuration: {}}\nBody: !!omap [{a: 1}, {b: 2}]\n"

    code, out, _ = shell.run("validate", shell.write("a.yaml", text))

    assert code == 1
    assert out == "".join(
        f"a.yaml: /Body/{number}: must be a JSON value, which !!pairs is not\n"
        for number in range(2)
    )


def test_a_property_and_an_action_that_json_does_not_have(shell: Shell) -> None:
    text = view_of("{Head: {Configuration: {}}, Body: []}")
    text = text.replace("Name: a", "Name: .nan").replace("Actions: []", "Actions: [.inf]")

    _, out, _ = shell.run("validate", shell.write("a.yaml", text))

    assert out.splitlines() == [
        "a.yaml: /Resources/A/Properties/Name: must be a JSON value, which .nan is not",
        "a.yaml: /Resources/A/Properties/Actions/0: must be a JSON value, which .inf is not",
    ]


@pytest.mark.parametrize("key", ["Template", "Actions"])
def test_a_template_and_actions_that_json_does_not_have(shell: Shell, key: str) -> None:
    text = view_of("{Head: {Configuration: {}}, Body: []}")
    value = "{Head: {Configuration: {}}, Body: []}" if key == "Template" else "[]"

    code, out, err = shell.run(
        "validate", shell.write("a.yaml", text.replace(f"{key}: {value}", f"{key}: .nan"))
    )

    assert (code, err) == (1, "")
    assert f"/Properties/{key}: must be a JSON value, which .nan is not\n" in out


@pytest.mark.parametrize(
    "number",
    [
        "9" * 10_000,
        "-" + "9" * 4_301,
        "0x" + "f" * 5_000,
        "1" + "_0" * 4_000,
        "1:" * 3_000 + "1",
        "1.0e+999",
    ],
)
def test_numbers_of_any_size_are_read(shell: Shell, number: str) -> None:
    body = f"[{{Type: TextBox, Props: {{}}, Content: [{number}]}}]"
    text = view_of(f"{{Head: {{Configuration: {{}}}}, Body: {body}}}")

    assert shell.run("validate", shell.write("a.yaml", text)) == (0, "", "")


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("a: &a [*a]", "1:8"),
        ("&a [1, *a]", "1:8"),
        ("Head: &a\n  x: [1, {y: *a}]\nBody: []", "2:14"),
        ("? &a {b: *a}\n: 1", "1:10"),
        ("a: &a !Sub [x, *a]", "1:16"),
        ("a: &a {<<: *a}", "1:12"),
        ("a: &a {b: [{<<: [*a]}]}", "1:18"),
        ("b: &b [1]\nc: [*b, *b]\na: &a [&c {}, *b, *c,\n *a]", "4:2"),
    ],
)
@pytest.mark.parametrize("in_c", [True, False])
def test_yaml_that_holds_itself(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, text: str, position: str, in_c: bool
) -> None:
    monkeypatch.setattr("yaml.__with_libyaml__", in_c and yaml.__with_libyaml__)

    code, out, _ = shell.run_exactly("validate", shell.write("a.yaml", text))

    message = "must be a YAML document: the alias '*a' is inside the value of its anchor '&a'"
    assert (code, out) == (1, f"a.yaml:{position}: error: {message}\n")
