"""Unit tests for the checks of published view content, and for its InputSchema."""

import json

import pytest
from botocore.exceptions import ClientError

from moto import mock_aws

from .test_connect_views import create_instance, create_view, describe

FIELD = {"Label": "Name", "Name": "name"}
BOOLEAN = {
    "anyOf": [{"type": "boolean"}, {"type": "string", "enum": ["true", "false"]}]
}
TEXT = {
    "anyOf": [
        {"type": "string", "pattern": "^$|^(?!\\$\\.).+"},
        {"type": "number"},
        {
            "anyOf": [
                {
                    "type": "string",
                    "pattern": "^\\$\\.{1}#[a-zA-Z0-9_]+(\\[[0-9]*\\])*"
                    "(\\.[a-zA-Z0-9_]+(\\[[0-9]*\\])*)*$",
                }
            ]
        },
    ]
}


def node(node_type, props=None, *content, **kwargs):
    return {"Type": node_type, "Props": props or {}, "Content": list(content), **kwargs}


def save(*body, status="PUBLISHED", **head):
    client, instance_id = create_instance()
    template = {"Head": {"Configuration": {}, **head}, "Body": body}
    content = {"Template": json.dumps(template), "Actions": []}
    view = create_view(client, instance_id, status=status, Content=content)
    return describe(client, instance_id, f"{view['Id']}:$SAVED")


def input_schema(*body, **kwargs):
    return json.loads(save(*body, **kwargs)["Content"]["InputSchema"])


@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
@pytest.mark.parametrize(
    "template, finding",
    [
        ('{"Body": []}', "must have required property 'Head'"),
        ('{"Head": {"Configuration": {}}, "Body": {}}', "/Body must be array"),
        (
            '{"Head": {"Configuration": {}}, "Body": [{"Content": []}]}',
            "/Body/0 must have required property 'Type'",
        ),
    ],
)
@mock_aws
def test_create_view_with_invalid_frame(template, finding, status):
    client, instance_id = create_instance()

    with pytest.raises(ClientError) as exc:
        create_view(client, instance_id, status=status, Content={"Template": template})
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert err["Message"] == f"Content: Invalid view content: {finding}"


@pytest.mark.parametrize(
    "body, finding",
    [
        # Components
        (
            node("Alert", {}, node("Loader")),
            "/Content/0 must be string (Content/items must be string where Alert "
            "stands directly in Body)",
        ),
        # Props
        (node("Card"), "/Props must have required property 'Id'"),
        (
            node("Form", {}, node("FormInput", {"Label": "Name"})),
            "/Content/0/Props must have required property 'Name'",
        ),
        (
            node("Container", {"Header": "a"}),
            "/Props must NOT have additional properties ('Header', did you mean "
            "'header'?)",
        ),
        (
            node("Button", {"Variant": "big"}),
            "/Props/Variant must be equal to one of the allowed values "
            '("primary", "normal", "link")',
        ),
        (
            node("Container", {"HideBorder": "yes"}),
            "/Props/HideBorder must be equal to one of the allowed values "
            '(true, false, "true", "false")',
        ),
        (
            node("Dropdown", {**FIELD, "Options": [], "DefaultValue": "a"}),
            "/Props/DefaultValue must be array",
        ),
        (
            node("AttributeBar", {"Attributes": [{"Label": "a"}]}),
            "/Props/Attributes/0 must have required property 'Value'",
        ),
        (
            node("Button", {"Visibility": {"Equals": {"Key": "a"}}}),
            "/Props/Visibility/Equals must NOT have additional properties ('Key')",
        ),
        # Configuration
        (
            node("Form", Configuration={"Style": {"padding": "0"}}),
            "/Configuration/Style must NOT have additional properties ('padding')",
        ),
        (
            node("Form", Configuration={"Layout": {"Columns": True}}),
            "/Configuration/Layout/Columns must be string,number,array",
        ),
        # References
        (
            node("Table", {"Itmes": "$.Orders"}),
            "/Props/Itmes must NOT be a reference (Table has no property 'Itmes')",
        ),
        (
            node("TextBox", {"Text": "$.Text"}),
            "/Props/Text must NOT be a reference "
            "(AWS answers InternalServiceException here)",
        ),
        (
            node("TextBox", {}, "$.#Orders.items"),
            "/Content/0 integrations used in the view body are not included in the "
            "view head ('Orders')",
        ),
    ],
)
@mock_aws
def test_publish_refused(body, finding):
    with pytest.raises(ClientError) as exc:
        save(body)
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert err["Message"] == f"Content: Invalid view content: /Body/0{finding}"


@mock_aws
def test_publish_unknown_component():
    with pytest.raises(ClientError) as exc:
        save(node("Tabel"))
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert "/Body/0/Type must be equal to constant ('Tabel' is not" in err["Message"]
    assert "; did you mean 'Table'?)" in err["Message"]


@pytest.mark.parametrize("text", ["$.", "$.first name", "$.a.", "$." + "a." * 50 + "a"])
@mock_aws
def test_publish_malformed_reference(text):
    with pytest.raises(ClientError) as exc:
        save(node("TextBox", {}, text))
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert "/Body/0/Content/0 must match pattern " in err["Message"]


@pytest.mark.parametrize(
    "body",
    [
        node("Container", {"header": ""}, "a", 1, "$.a[0].b", node("Button", {}, "c")),
        # Nobody knows whether these take unknown props
        node("TextBox", {"Anything": 1}, "Hello $.Name"),
        node("Table", {"Columns": "$.Columns", "Anything": "$50"}),
        node("Dropdown", {**FIELD, "Options": "$.Options", "DefaultValue": ["a"]}),
        node(
            "Button", {"IconName": "add-plus", "Disabled": "true", "Visibility": True}
        ),
        node("Form", Configuration={"Style": {"--form-padding": "$.Padding"}}),
    ],
)
@mock_aws
def test_publish_accepted(body):
    assert save(body)["Status"] == "PUBLISHED"


@mock_aws
def test_publish_with_declared_integration():
    integrations = [{"Name": "Orders", "IntegrationType": "Tool"}]

    view = save(node("TextBox", {}, "$.#Orders.items"), Integrations=integrations)

    assert json.loads(view["Content"]["InputSchema"])["properties"] == {}


@mock_aws
def test_publish_lists_all_findings_in_the_order_of_the_template():
    with pytest.raises(ClientError) as exc:
        save(node("Form", {"Zzz": 1}), *[node("Card")] * 22, Configuration=1)
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    _, _, findings = err["Message"].partition(": Invalid view content: ")
    findings = findings.split("; ")
    assert findings[0] == "/Head/Configuration must be object"
    assert findings[1] == "/Body/0/Props must NOT have additional properties ('Zzz')"
    assert findings[2] == "/Body/1/Props must have required property 'Id'"
    assert len(findings) == 21
    assert findings[20] == "and 4 more"


@mock_aws
def test_save_unfinished_content():
    view = save(node("Card", {"Zzz": 1}), node("Tabel"), status="SAVED")

    assert view["Status"] == "SAVED"


@mock_aws
def test_save_reference_as_visibility():
    with pytest.raises(ClientError) as exc:
        save(node("Button", {"Visibility": "$.Seen"}), status="SAVED")
    err = exc.value.response["Error"]
    assert err["Code"] == "InvalidParameterException"
    assert err["Message"] == (
        "Content: Invalid view content: /Body/0/Props/Visibility must NOT be a "
        "reference (AWS answers InternalServiceException here)"
    )


@mock_aws
def test_input_schema_without_references():
    schema = input_schema(node("TextBox", {}, "Hello"))

    assert list(schema) == ["type", "properties", "required", "$defs"]
    assert schema["type"] == "object"
    assert schema["properties"] == {}
    assert schema["required"] == []
    assert schema["$defs"]["ViewCondition"]["$id"] == "/view/condition"


@pytest.mark.parametrize(
    "body, properties, required",
    [
        # In the order of the template
        (
            node("Container", {"header": "$.B"}, "$.A", node("TextBox", {}, "$.B2")),
            {"B": TEXT, "A": TEXT, "B2": TEXT},
            [],
        ),
        # An input is required where its prop is
        (node("Card", {"Id": "$.Id", "Heading": "b"}), {"Id": TEXT}, ["Id"]),
        (node("Container", {"HideBorder": "$.Flat"}), {"Flat": BOOLEAN}, []),
        (
            node("TextBox", {}, "$.a.b[3]"),
            {
                "a": {
                    "type": "object",
                    "properties": {"b": {"type": "array", "items": TEXT}},
                }
            },
            [],
        ),
        (
            node("TextBox", {}, "$.Name", "$.Name"),
            {"Name": {"allOf": [TEXT, TEXT]}},
            [],
        ),
    ],
)
@mock_aws
def test_input_schema(body, properties, required):
    schema = input_schema(body)

    assert schema["properties"] == properties
    assert list(schema["properties"]) == list(properties)
    assert schema["required"] == required


@mock_aws
def test_input_schema_of_draft():
    schema = input_schema(node("Unknown", {}, "$.Name"), status="SAVED")

    assert schema["properties"] == {"Name": TEXT}


@pytest.mark.parametrize(
    "view_id, required", [("confirmation", ["Heading"]), ("cards", ["Cards"])]
)
@mock_aws
def test_input_schema_of_aws_managed_view(view_id, required):
    client, instance_id = create_instance()
    arn = f"arn:aws:connect:us-east-1:aws:view/{view_id}"

    view = describe(client, instance_id, arn)

    schema = json.loads(view["Content"]["InputSchema"])
    assert schema["required"] == required
    assert set(required) <= schema["properties"].keys()
