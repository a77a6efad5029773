"""The resources ``AWS::Connect::ViewVersion`` of a CloudFormation template."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .helpers import BAD, BAD_LINE, GOOD, Shell
from .test_cloudformation import INTRINSICS, lines, stack

VERSION = "/Resources/MyVersion/Properties"
VIEW_ARN = (
    "arn:aws:connect:us-east-1:123456789012:instance/00000000-0000-4000-8000-000000000000/view/"
    "11111111-0000-4000-8000-000000000000"
)


def version(**properties: Any) -> dict[str, Any]:
    return {"Type": "AWS::Connect::ViewVersion", "Properties": properties}


def versions(**properties: Any) -> dict[str, Any]:
    """A stack with one version of a view and no view."""
    return {"Resources": {"MyVersion": version(**properties)}}


@pytest.mark.parametrize(
    ("properties", "findings"),
    [
        ({}, [": must have required property 'ViewArn'"]),
        ({"ViewArn": {"Ref": "MyView"}}, []),
        ({"ViewArn": VIEW_ARN, "VersionDescription": "First (1)"}, []),
        ({"ViewArn": VIEW_ARN, "ViewContentSha256": "a" * 64}, []),
        ({"ViewArn": [VIEW_ARN]}, ["/ViewArn: must be string"]),
        ({"ViewArn": ""}, ["/ViewArn: must NOT have fewer than 1 characters"]),
        ({"ViewArn": "a" * 256}, ["/ViewArn: must NOT have more than 255 characters"]),
        (
            {"ViewArn": VIEW_ARN, "VersionDescription": "d" * 4097},
            ["/VersionDescription: must NOT have more than 4096 characters"],
        ),
        (
            {"ViewArn": VIEW_ARN, "Versiondescription": "a", "Version": 2},
            [
                "/Versiondescription: must NOT be there: additional property "
                "'Versiondescription', did you mean 'VersionDescription'?",
                "/Version: must NOT be there: additional property 'Version'",
            ],
        ),
        (
            {"ViewArn": VIEW_ARN, "ViewContentSha256": "a" * 63},
            [
                '/ViewContentSha256: must match pattern "^[a-zA-Z0-9]{64}$" in CloudFormation '
                f"('{'a' * 63}' does not)"
            ],
        ),
    ],
)
@pytest.mark.parametrize("form", ["json", "yaml"])
def test_a_version_is_judged_by_the_registry(
    shell: Shell, properties: dict[str, Any], findings: list[str], form: str
) -> None:
    # JSON is YAML too.
    text = json.dumps(versions(**properties))

    assert lines(shell, text, f"a.{form}") == [f"{VERSION}{each}" for each in findings]


def test_an_arn_of_something_else_is_refused(shell: Shell) -> None:
    (line,) = lines(shell, versions(ViewArn=VIEW_ARN.rpartition("/view/")[0]))

    assert line.startswith(f'{VERSION}/ViewArn: must match pattern "^arn:aws')


@pytest.mark.parametrize("intrinsic", INTRINSICS)
@pytest.mark.parametrize("name", ["ViewArn", "VersionDescription", "ViewContentSha256"])
def test_a_property_known_at_deployment_is_not_judged(
    shell: Shell, name: str, intrinsic: Any
) -> None:
    assert lines(shell, versions(**{"ViewArn": VIEW_ARN, name: intrinsic})) == []


def test_properties_known_at_deployment_are_said_to_be_unchecked(shell: Shell) -> None:
    resource = {"Type": "AWS::Connect::ViewVersion", "Properties": {"Fn::Transform": {}}}
    file = shell.write("a.json", {"Resources": {"MyVersion": resource}})

    assert shell.run("validate", file) == (
        0,
        "",
        f"connect-views-mock: a.json: {VERSION}: not checked, only a deployment knows its value\n",
    )


@pytest.mark.parametrize("properties", ["text", [], None])
def test_properties_that_are_no_object(shell: Shell, properties: Any) -> None:
    resource = {"Type": "AWS::Connect::ViewVersion", "Properties": properties}

    assert lines(shell, {"Resources": {"MyVersion": resource}}) == [f"{VERSION}: must be object"]


def test_views_and_versions_are_judged_in_the_order_of_the_file(shell: Shell) -> None:
    view = stack(BAD)["Resources"]["MyView"]
    document = {"Resources": {"V1": version(), "MyView": view, "V2": version(ViewArn=5)}}

    found = lines(shell, document)

    assert [line.partition(":")[0] for line in found] == [
        "/Resources/V1/Properties",
        "/Resources/MyView/Properties/Template/Body/0/Props/Label",
        "/Resources/V2/Properties/ViewArn",
    ]
    assert found[1].endswith(BAD_LINE)


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
def test_every_format_says_where(shell: Shell, form: str) -> None:
    text = (
        "Resources:\n  MyVersion:\n    Type: AWS::Connect::ViewVersion\n"
        "    Properties:\n      ViewArn: [a]\n"
    )
    file = shell.write("a.yaml", text)

    code, out, _ = shell.run_exactly("validate", "--format", form, file)

    place = {
        "text": "a.yaml:5:16: error: ",
        "json": '"line": 5,\n    "column": 16,',
        "github": "file=a.yaml,line=5,col=16,",
        "sarif": '"startLine": 5,\n                  "startColumn": 16',
        "junit": "5:16: error: ",
    }
    assert code == 1
    assert place[form] in out
    assert f"{VERSION}/ViewArn" in out


def test_the_summary_counts_views(shell: Shell) -> None:
    _, _, err = shell.run_exactly("validate", shell.write("a.json", versions()))

    assert err == "connect-views-mock: 0 views in 1 file: 1 error, 0 warnings\n"


def test_a_directory_has_its_versions_judged(shell: Shell) -> None:
    (shell.directory / "stacks").mkdir()
    shell.write("stacks/a.json", versions())

    code, out, _ = shell.run("validate", "stacks")

    assert (code, out) == (
        1,
        f"{Path('stacks', 'a.json')}: {VERSION}: must have required property 'ViewArn'\n",
    )


def test_the_schema_of_a_view_does_not_depend_on_a_version(shell: Shell) -> None:
    document = stack(GOOD)
    document["Resources"]["MyVersion"] = version()
    file = shell.write("a.json", document)

    assert shell.run("input-schema", file)[0] == 0
    assert shell.run("input-schema", shell.write("b.json", versions())) == (
        2,
        "",
        "connect-views-mock: b.json: holds no AWS::Connect::View resource\n",
    )
