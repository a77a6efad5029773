"""The properties of a view in a CloudFormation template, beside its content."""

from __future__ import annotations

from typing import Any

import pytest

from .helpers import GOOD, Shell
from .test_cloudformation import INTRINSICS, lines, stack

PROPERTIES = "/Resources/MyView/Properties"
TAG = {"Key": "a", "Value": "b"}


@pytest.mark.parametrize(
    ("properties", "findings"),
    [
        ({"Name": ""}, ["/Name: must NOT have fewer than 1 characters"]),
        ({"Name": "n" * 255}, []),
        ({"Name": "n" * 256}, ["/Name: must NOT have more than 255 characters (in the API)"]),
        ({"Name": "n" * 512}, ["/Name: must NOT have more than 255 characters (in the API)"]),
        ({"Name": "n" * 513}, ["/Name: must NOT have more than 512 characters"]),
        ({"Name": ["a"]}, ["/Name: must be string"]),
        ({"Name": None}, ["/Name: must be string"]),
        ({"Name": 5}, []),
        ({"Name": True}, []),
        ({"Description": "A view (it's new), with a comma"}, []),
        ({"Description": 1.5}, []),
        ({"Description": "d" * 4097}, ["/Description: must NOT have more than 4096 characters"]),
        ({"Tags": TAG}, ["/Tags: must be array"]),
        ({"Tags": ["a"]}, ["/Tags/0: must be object"]),
        ({"Tags": [TAG, {"Key": "b", "Value": ""}]}, []),
        (
            {"Tags": [{"Key": "", "Values": "b"}]},
            [
                "/Tags/0: must have required property 'Value'",
                "/Tags/0/Key: must NOT have fewer than 1 characters",
                "/Tags/0/Values: must NOT be there: additional property 'Values', did you "
                "mean 'Value'?",
            ],
        ),
        (
            {"Tags": [TAG, {"Key": "b", "Value": "c"}, {"Value": "b", "Key": "a"}]},
            ["/Tags: must NOT have duplicate items (items 0 and 2 are identical)"],
        ),
        (
            {"Tags": [{"Key": f"{number}", "Value": "a"} for number in range(51)]},
            ["/Tags: must NOT have more than 50 items (in CloudFormation)"],
        ),
        ({"Tags": [{"Key": f"{number}", "Value": "a"} for number in range(50)]}, []),
        ({"zzz/y": 1}, ["/zzz~1y: must NOT be there: additional property 'zzz/y'"]),
        ({"ViewArn": "a"}, ["/ViewArn: must NOT be there: additional property 'ViewArn'"]),
    ],
)
def test_a_property_is_judged(
    shell: Shell, properties: dict[str, Any], findings: list[str]
) -> None:
    assert lines(shell, stack(GOOD, **properties)) == [f"{PROPERTIES}{each}" for each in findings]


@pytest.mark.parametrize(
    ("properties", "start", "end"),
    [
        ({"Name": "a, b"}, r'/Name: must match pattern "^([\p{L}\p{N}_.:\/=+\-@()', "('a, b'"),
        ({"Name": " a"}, "/Name: must match pattern ", "(' a'"),
        ({"Description": ""}, "/Description: must match pattern ", "(''"),
        ({"Description": "a\nb"}, "/Description: must match pattern ", r"('a\nb'"),
        ({"InstanceArn": "b" * 36}, '/InstanceArn: must match pattern "^arn:', f"('{'b' * 36}'"),
    ],
)
def test_a_text_has_the_pattern_of_the_registry(
    shell: Shell, properties: dict[str, Any], start: str, end: str
) -> None:
    (line,) = lines(shell, stack(GOOD, **properties))

    assert line.startswith(PROPERTIES + start)
    assert line.endswith(f'" in CloudFormation {end} does not)')


@pytest.mark.parametrize("intrinsic", INTRINSICS)
@pytest.mark.parametrize("key", ["InstanceArn", "Name", "Description", "Tags"])
def test_a_property_known_at_deployment_is_not_judged(
    shell: Shell, key: str, intrinsic: Any
) -> None:
    assert lines(shell, stack(GOOD, **{key: intrinsic})) == []


@pytest.mark.parametrize("intrinsic", INTRINSICS)
def test_a_tag_known_at_deployment_is_not_judged(shell: Shell, intrinsic: Any) -> None:
    tags = [
        *[intrinsic] * 51,
        *[{"Key": intrinsic, "Value": "b"}] * 2,
        *[{"Key": "a", "Value": intrinsic}] * 2,
    ]

    assert lines(shell, stack(GOOD, Tags=tags)) == []


def test_a_date_in_yaml_is_not_judged(shell: Shell) -> None:
    text = (
        "Resources:\n  A:\n    Type: AWS::Connect::View\n    Properties:\n"
        "      InstanceArn: !Ref Instance\n      Name: 2024-01-01\n      Actions: []\n"
        "      Template: {Head: {Configuration: {}}, Body: []}\n"
    )

    assert lines(shell, text, "a.yaml") == []


def test_what_cloudformation_refuses_beside_a_template_known_at_deployment(shell: Shell) -> None:
    file = shell.write("a.json", stack({"Ref": "Template"}, Name=""))

    code, out, _ = shell.run("validate", file)

    assert code == 1
    assert out == f"a.json: {PROPERTIES}/Name: must NOT have fewer than 1 characters\n"


def test_of_very_many_unknown_properties_the_first_are_listed(shell: Shell) -> None:
    unknown = {f"Unknown{number}": 1 for number in range(10_001)}

    found = lines(shell, stack(GOOD, **unknown))

    assert len(found) == 10_001
    assert found[-1].endswith("has more findings than the 10000 that are listed")


@pytest.mark.parametrize(
    ("key", "findings"),
    [
        ("aws:a", ["/Tags/1/Key: must NOT begin with 'aws:', which AWS reserves"]),
        ("aws", []),
        ("Aws:a", []),
        ({"Ref": "Key"}, []),
    ],
)
def test_a_tag_of_aws_is_refused(shell: Shell, key: Any, findings: list[str]) -> None:
    tags = [TAG, {"Key": key, "Value": "c"}]

    assert lines(shell, stack(GOOD, Tags=tags)) == [f"{PROPERTIES}{each}" for each in findings]
