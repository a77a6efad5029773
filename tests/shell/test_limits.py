"""Files that would take minutes, or all memory, are refused with a message before that.

Each case runs in a process with a limit on time and memory that it would exceed.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from connect_views_mock.shell import command as the_command
from connect_views_mock.shell.yaml_documents import read_yaml

from .helpers import BAD, BAD_LINE, GOOD, Shell, errors_only, without_summary

pytestmark = pytest.mark.thorough

SECONDS = 100
KILOBYTES = 4_000_000

VIEW = (
    "Resources:\n  MyView:\n    Type: AWS::Connect::View\n    Properties:\n"
    "      InstanceArn: !Ref Instance\n      Name: a\n      Actions: []\n      Template: "
)
NO_VIEW = "holds no AWS::Connect::View resource, so nothing of it was checked"
TOO_DEEP = "must NOT be nested more than 200 levels deep"
TOO_MANY_NODES = "is YAML of more than 250000 keys and values"
TOO_MANY_MERGED = "has merge keys that copy more than 250000 entries"
TOO_MANY_VALUES = "holds more than 500000 values after its aliases are expanded"
TOO_MANY_CHARACTERS = "holds more than 16777216 characters after its aliases are expanded"


def merges(number: int, merged: str, key: str) -> str:
    """Mappings that each merge the one before."""
    return "a0: &a0 {k: 1}\n" + "".join(
        f"a{n}: &a{n} {{{merged.format(n=n - 1)}{key.format(n=n)}}}\n" for n in range(1, number)
    )


def many_views() -> str:
    body = ",".join(["{Type: Zzz}"] * 9_000)
    views = "".join(
        f"  View{n}: {{Type: 'AWS::Connect::View', Properties: *properties}}\n"
        for n in range(9_000)
    )
    return (
        f"x: &properties {{Actions: [], Template: {{Head: {{}}, Body: [{body}]}}}}\n"
        f"Resources:\n{views}"
    )


def many_intrinsics() -> str:
    many = ",".join(["*r"] * 20_000)
    return f"x: &x [&r !Ref x,{many}]\n{VIEW}\n        ? {'k' * 50_000}\n        : *x\n"


YAML: dict[str, tuple[str, str]] = {
    "a large mapping that is merged often": (
        f"x: &x {{{','.join(f'k{n}: 1' for n in range(5_000))}}}\nResources: {{}}\ny:\n"
        + "- {<<: *x}\n" * 4_000,
        TOO_MANY_MERGED,
    ),
    "merge keys that grow": (
        merges(800, "<<: *a{n}, ", "k{n}: 1") + "Resources: {}\n",
        TOO_MANY_MERGED,
    ),
    "lists of merged mappings": (
        merges(300, "<<: *a{n}, ", "k{n}: 1")
        + f"y:\n{'- <<: [' + ', '.join(f'*a{n}' for n in range(300)) + ']'}\n" * 200,
        TOO_MANY_MERGED,
    ),
    "many keys and values": ("a: [" + "a," * 500_000 + "]", TOO_MANY_NODES),
    "many collections": ("a: [" + "[]," * 340_000 + "]", TOO_MANY_NODES),
    "many pairs": ("a: !!omap [" + "{a: b}," * 140_000 + "]", TOO_MANY_NODES),
    "many values in a deep list": (
        "a: " + "[" * 190 + "a," * 500_000 + "]" * 190,
        TOO_MANY_NODES,
    ),
    "tag directives": (
        "".join(f"%TAG !{n}! t:\n" for n in range(60_000)) + "---\na: 1",
        "is YAML with more than 100 %TAG directives",
    ),
    "an alias to a long text": (
        f"x: &x {'a' * 500_000}\n{VIEW}[{'*x,' * 100_000}]\n",
        TOO_MANY_CHARACTERS,
    ),
    "an alias to a long key": (
        f"x: &x\n  ? {'k' * 500_000}\n  : 1\n{VIEW}[{'*x,' * 100_000}]\n",
        TOO_MANY_CHARACTERS,
    ),
    "values known at deployment under a long key": (many_intrinsics(), TOO_MANY_CHARACTERS),
    "an alias of many views": (many_views(), TOO_MANY_VALUES),
    "aliases in aliases": (
        "a0: &a0 [x]\n"
        + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
        + f"{VIEW}*a59\n",
        TOO_MANY_VALUES,
    ),
}


def run(file: str) -> subprocess.CompletedProcess[str]:
    limits = f"ulimit -v {KILOBYTES}; exec" if sys.platform == "linux" else "exec"
    command = ["sh", "-c", f"{limits} {sys.executable} -m connect_views_mock validate {file}"]
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(Path(the_command.__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    done.stdout, done.stderr = errors_only(done.stdout), without_summary(done.stderr)
    return done


def assert_refused(shell: Shell, name: str, text: str, message: str) -> None:
    done = run(shell.write(name, text))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"connect-views-mock: {name}: {message}")
    assert done.stderr.count("\n") == 1
    assert len(done.stderr) < 2_000


@pytest.mark.parametrize(("text", "message"), YAML.values(), ids=YAML.keys())
def test_yaml_that_would_take_too_long_is_refused(shell: Shell, text: str, message: str) -> None:
    assert len(text) <= 1024 * 1024
    assert_refused(shell, "a.yaml", text, message)


MALFORMED: dict[str, tuple[str, str]] = {
    "brackets": ("a: " + "[" * 1_000_000, "must "),
    "300 levels": ("a: " + "[" * 300 + "]" * 300, TOO_DEEP),
    "lists in lists": ("- " * 500_000, TOO_DEEP),
    "keys in keys": ("? " * 500_000, TOO_DEEP),
    "a number in base 60": (
        "a: " + "1:" * 500_000 + "1",
        "must be a YAML document: '1:1:1:",
    ),
    "a number of a million digits": (
        "a: " + "9" * 1_000_000,
        "must be a YAML document: '999",
    ),
    "documents": (
        "---\n" * 250_000,
        "must be a YAML document: expected a single document",
    ),
    "a tag of a million characters": (
        "a: !<x" + "x" * 1_000_000 + "> 1",
        "must be a YAML document: could not",
    ),
}


@pytest.mark.parametrize(("text", "message"), MALFORMED.values(), ids=MALFORMED.keys())
def test_yaml_that_cannot_be_read_has_one_short_finding(
    shell: Shell, text: str, message: str
) -> None:
    done = run(shell.write("a.yaml", text))

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(f"a.yaml: {message}")
    assert done.stdout.count("\n") == 1
    assert len(done.stdout) < 2_000


def test_yaml_that_merges_twice_what_was_merged_twice_is_read_at_once(shell: Shell) -> None:
    text = merges(40, "<<: [*a{n}, *a{n}]", "") + "Resources: {}\n"

    done = run(shell.write("a.yaml", text))

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"connect-views-mock: a.yaml: {NO_VIEW}\n"


JSON: dict[str, tuple[str, str]] = {
    "many views": (
        json.dumps(
            {
                "Resources": {
                    f"V{n}": {
                        "Type": "AWS::Connect::View",
                        "Properties": {"Template": {"Head": {}, "Body": [{}] * 5}, "Actions": []},
                    }
                    for n in range(60_000)
                }
            }
        ),
        TOO_MANY_VALUES,
    ),
    "a long logical id": (
        json.dumps(
            {
                "Resources": {
                    "k" * 1_900_000: {
                        "Type": "AWS::Connect::View",
                        "Properties": {
                            "Template": {"Head": {}, "Body": [{"Type": "Zz"}] * 9_000},
                            "Actions": [],
                        },
                    }
                }
            }
        ),
        "holds a resource whose logical id has more than 255 characters",
    ),
    "more than 16 MB": ('{"a": "' + "a" * 16 * 1024 * 1024 + '"}', "is larger than 16777216 bytes"),
}


@pytest.mark.parametrize(("text", "message"), JSON.values(), ids=JSON.keys())
def test_json_that_would_take_too_long_is_refused(shell: Shell, text: str, message: str) -> None:
    assert_refused(shell, "a.json", text, message)


TOO_LARGE = "must NOT be larger than 400000 bytes, is "
HUGE: dict[str, tuple[str, str]] = {
    "deep lists": ('{"Head":' + "[" * 8_000_000, TOO_DEEP),
    "deep objects": ('{"a":' * 3_000_000, TOO_DEEP),
    "a number of many digits": ('{"Head":' + "9" * 16_000_000 + "}", TOO_LARGE),
    "many lists": ('{"Head": {}, "Body": [' + "[]," * 5_000_000 + "[]]}", TOO_LARGE),
    "the same key often": (
        "{" + '"a":1,' * 2_000_000 + '"a":1}',
        "must be a JSON document: the key 'a' appears twice in one object",
    ),
}


@pytest.mark.parametrize(("text", "message"), HUGE.values(), ids=HUGE.keys())
def test_json_that_is_huge_has_one_finding(shell: Shell, text: str, message: str) -> None:
    done = run(shell.write("a.json", text))

    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (1, "", 1)
    assert done.stdout.startswith(f"a.json: {message}")


def test_of_more_than_10000_findings_on_actions_the_first_are_listed(shell: Shell) -> None:
    content = {"Template": json.dumps(GOOD), "Actions": [" "] * 1_000_000}

    done = run(shell.write("a.json", content))

    lines = done.stdout.splitlines()
    assert (done.returncode, len(lines)) == (1, 10_001)
    assert lines[-1] == "a.json: /Actions: has more findings than the 10000 that are listed"


# What is below the limits is read.


def view_with(head: str) -> str:
    return f"{VIEW}{{Head: {head}, Body: []}}\n"


@pytest.mark.parametrize(
    ("base", "head", "title"),
    [
        ("{Title: a}", "{<<: *base, Title: b, Configuration: {}}", "b"),
        ("{Title: a}", "{Title: b, <<: *base, Configuration: {}}", "b"),
        ("{Title: a, Configuration: {}}", "{<<: *base}", "a"),
        ("{Title: a}", "{<<: [*base, {Title: b, Configuration: {}}]}", "a"),
        ("{Title: a}", "{<<: [{Title: b}, *base], Configuration: {}}", "b"),
        ("{<<: {Title: a}, Configuration: {}}", "{<<: *base}", "a"),
        ("{Title: a}", "{<<: [], Title: c}", "c"),
        ("{Title: a}", "{'<<': *base, Title: c}", "c"),
    ],
)
def test_merged_entries_yield_to_own_ones_and_to_earlier_ones(
    base: str, head: str, title: str
) -> None:
    document = read_yaml(f"Base: &base {base}\n{view_with(head)}").values

    properties = document["Resources"]["MyView"]["Properties"]
    assert properties["Template"]["Head"]["Title"] == title


def test_merged_entries_stand_first(shell: Shell) -> None:
    text = "Base: &base {b: 1, a: 1}\n" + view_with("{Configuration: {}, c: 1, a: 2, <<: *base}")

    head = read_yaml(text).values["Resources"]["MyView"]["Properties"]["Template"]["Head"]

    assert list(head.items()) == [("b", 1), ("a", 2), ("Configuration", {}), ("c", 1)]
    assert shell.run("validate", shell.write("a.yaml", text))[0] == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: {<<: 1}", "expected a mapping or a list of mappings to merge"),
        ("a: {<<: [1]}", "expected a mapping or a list of mappings to merge"),
        ("x: &x {a: 1}\ny: {<<: *x, a: 1, a: 2}", "the key 'a' appears twice in one mapping"),
    ],
)
def test_merge_keys_that_cannot_be_read(shell: Shell, text: str, message: str) -> None:
    code, out, err = shell.run("validate", shell.write("a.yaml", text))

    assert (code, err) == (1, "")
    assert out.startswith(f"a.yaml: must be a YAML document: {message}")


def test_limits_hold_without_the_parser_in_c(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yaml.__with_libyaml__", False)

    def refused(text: str) -> Any:
        return shell.run("validate", shell.write("a.yaml", text))

    assert TOO_DEEP in refused("a: " + "[" * 300 + "]" * 300)[1]
    assert TOO_MANY_MERGED in refused(YAML["merge keys that grow"][0])[2]


def test_a_large_template_is_checked(shell: Shell) -> None:
    comments = "# a comment on a template that is almost as long as CloudFormation takes\n" * 10_000
    parameters = "".join(f"  P{n}: {{Type: String, Default: a}}\n" for n in range(8_000))
    yaml = importlib.import_module("yaml")
    text = (
        f"{comments}Parameters:\n{parameters}{VIEW}{yaml.safe_dump(BAD, default_flow_style=True)}"
    )

    _, out, err = shell.run("validate", shell.write("a.yaml", text))

    assert (out, err) == (f"a.yaml: /Resources/MyView/Properties/Template{BAD_LINE}\n", "")
