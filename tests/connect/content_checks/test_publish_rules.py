"""Each rule by which a template is published or refused, by its number in docs/content-rules.md."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.connect.target import (
    MAX_CONTENT_BYTES,
    ContentChecks,
    InvalidViewContent,
    components,
    definitions,
    read_view_content,
)

from .helpers import (
    HEAD,
    draft_refusals,
    findings_of,
    inputs,
    node,
    publish,
    refusals,
    save,
    template,
)

FIELD = {"Label": "L", "Name": "n"}
CONDITION = {"Equals": {"ElementByKey": "field", "ElementByValue": "yes"}}


def test_R1_a_draft_is_checked_less_than_what_is_published() -> None:
    unfinished = node("SubmitButton")

    save(unfinished)

    assert refusals(unfinished)


def test_R1_a_draft_is_checked_all_the_same() -> None:
    assert draft_refusals("text") == ["/Body/0 must be object"]


def test_R2_a_draft_with_a_reference_as_visibility_is_refused() -> None:
    (refusal,) = draft_refusals(node("Container", {}, node("Button", {"Visibility": "$.X"})))

    assert refusal == (
        "/Body/0/Content/0/Props/Visibility must NOT be a reference "
        "(AWS answers InternalServiceException here)"
    )


@pytest.mark.parametrize("text", ["$.#Shown", "$. shown", "$.", "$.a-b"])
def test_R2_only_a_reference_to_an_input_is_refused_in_a_draft(text: str) -> None:
    assert draft_refusals(node("Button", {"Visibility": text})) == []


def test_R2_references_as_visibility_are_listed_in_the_order_of_the_document() -> None:
    hidden = {"Visibility": "$.Hidden"}

    refused = draft_refusals(
        node("Container", hidden, node("Button", hidden), "$.Text", node("Card", hidden)),
        "text",
        {"Content": [node("Form", hidden)], "Props": hidden, "Type": "Container"},
    )

    assert [refusal.split(" must ")[0] for refusal in refused] == [
        "/Body/0/Props/Visibility",
        "/Body/0/Content/0/Props/Visibility",
        "/Body/0/Content/2/Props/Visibility",
        "/Body/1",
        "/Body/2/Props/Visibility",
        "/Body/2/Content/0/Props/Visibility",
    ]


def test_R2_other_references_in_a_draft_are_not_judged() -> None:
    save(
        node("TextBox", {"Text": "$.X", "Visibility": True}, "$. malformed", "$.#Undeclared"),
        head={"Configuration": {"Style": "$.Style"}},
    )


def test_R3_a_template_that_is_no_string_is_refused() -> None:
    document: Any = {"Head": HEAD, "Body": []}

    with pytest.raises(InvalidViewContent, match="must be string"):
        read_view_content(document, [], "SAVED")


@pytest.mark.parametrize("text", ["", "{", "// comment\n{}", "{'Head': 1}", "\ufeff{}", "{} {}"])
@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
def test_R4_text_that_is_not_json_is_refused(text: str, status: str) -> None:
    (finding,) = findings_of(text, status)

    assert finding.path == ""
    assert finding.message.startswith("must be a JSON document: ")


def test_R4_a_byte_order_mark_is_refused() -> None:
    (finding,) = findings_of("\ufeff{}")

    assert finding.message == (
        "must be a JSON document: it starts with a byte order mark; save it without"
    )


def test_R4_a_number_that_is_not_json_is_refused() -> None:
    text = template(node("TextBox", {}, 1)).replace("[1]", "[NaN]")

    (finding,) = findings_of(text)

    assert finding.message == "must be a JSON document: NaN is not a JSON value"


@pytest.mark.parametrize(
    "text",
    [
        '{"Head": {}, "Body": [], "Bo\\u0064y": []}',
        '{"Head": {}, "Body": [], "Body" : []}',
        '{"Head" : {}, "Body"\n: [], "Body"\t : []}',
        '{"Head": {"Title": "a: b"}, "Body": [], "Body": []}',
        '{"Head": {"Title": "\\":"}, "Body": [], "Body": []}',
        '{"Head": {"Title": "\\":"}, "Body": [], "Body" : []}',
    ],
)
def test_R4_a_key_that_appears_twice_is_refused(text: str) -> None:
    (finding,) = findings_of(text)

    assert finding.message == "must be a JSON document: the key 'Body' appears twice in one object"


@pytest.mark.parametrize("text", ["[]", '"text"', "1", "null"])
def test_R4_json_that_is_no_object_is_refused(text: str) -> None:
    (finding,) = findings_of(text, "SAVED")

    assert str(finding) == "must be object"


def test_R6_unknown_members_of_the_template_and_of_nodes_are_accepted() -> None:
    document = {"Head": HEAD, "Body": [node("Loader", extra=1)], "InputSchema": "{}"}

    assert not findings_of(json.dumps(document))


def test_R7_a_template_that_is_missing_is_refused() -> None:
    (finding,) = findings_of(None, "SAVED")

    assert str(finding) == "must have required property 'Template'"


def test_R7_actions_that_are_missing_are_no_actions() -> None:
    assert read_view_content(template(), None, "PUBLISHED").actions == ()


@pytest.mark.parametrize(
    ("document", "refusal"),
    [
        ({"Body": []}, "must have required property 'Head'"),
        ({"Head": HEAD}, "must have required property 'Body'"),
        ({"Head": [], "Body": []}, "/Head must be object"),
        ({"Head": HEAD, "Body": {}}, "/Body must be array"),
        ({"Head": HEAD, "Body": "text"}, "/Body must be array"),
    ],
)
def test_R13_a_template_without_head_and_body_is_refused(document: Any, refusal: str) -> None:
    for status in ("SAVED", "PUBLISHED"):
        assert [str(found) for found in findings_of(json.dumps(document), status)] == [refusal]


def test_R13_the_frame_is_checked_without_content_validation_too() -> None:
    with pytest.raises(InvalidViewContent):
        read_view_content("{}", [], "PUBLISHED", ContentChecks(frame_only=True))


def test_R14_a_head_without_configuration_is_refused_when_published() -> None:
    save(head={})

    assert refusals(head={}) == ["/Head must have required property 'Configuration'"]


def test_R14_a_configuration_of_the_head_that_is_no_object_is_refused() -> None:
    assert refusals(head={"Configuration": "x"}) == ["/Head/Configuration must be object"]


def test_R15_an_empty_configuration_of_the_head_is_accepted() -> None:
    publish(head={"Configuration": {}})


@pytest.mark.parametrize("head", [HEAD, {**HEAD, "Integrations": []}])
def test_R16_no_integrations_are_accepted(head: Any) -> None:
    publish(head=head)


@pytest.mark.parametrize("integrations", ["text", {}, None])
def test_R16_integrations_that_are_no_list_are_refused(integrations: Any) -> None:
    head = {**HEAD, "Integrations": integrations}

    assert refusals(node("TextBox", {}, "$.#Any"), head=head) == [
        "/Head/Integrations must be array"
    ]


@pytest.mark.parametrize("title", [{}, {"Title": ""}, {"Title": 5}])
def test_R17_a_title_that_is_missing_or_empty_is_accepted(title: Any) -> None:
    publish(head={"Configuration": {}, **title})


def test_R18_an_empty_body_is_accepted() -> None:
    publish()


@pytest.mark.parametrize("entry", ["text", 1, None, True, []])
@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
def test_R19_an_entry_of_body_that_is_no_node_is_refused(entry: Any, status: str) -> None:
    findings = findings_of(template(node("Loader"), entry, node("Loader")), status)

    assert [str(found) for found in findings] == ["/Body/1 must be object"]


@pytest.mark.parametrize("type_", ["Zzz", "button", "TextContent", "", "__class__", "Input"])
def test_R20_an_unknown_component_type_is_refused(type_: str) -> None:
    (refusal,) = refusals(node("Container", {}, node(type_)))

    assert refusal.startswith("/Body/0/Content/0/Type must be equal to constant ")
    assert f"'{type_}'" in refusal


def test_R20_a_type_that_is_nearly_known_is_named() -> None:
    (near,) = refusals(node("Tabel"))
    (far,) = refusals(node("x" * 5_000))

    assert near == (
        "/Body/0/Type must be equal to constant ('Tabel' is not one of the 41 known component "
        "types; did you mean 'Table'?)"
    )
    assert "did you mean" not in far


def test_R20_the_nearest_types_of_thousands_are_not_looked_for() -> None:
    refused = refusals(*[node(f"Table{number}") for number in (*range(101), 0)])

    named = ["did you mean 'Table'?" in refusal for refusal in refused]
    assert named == [*[True] * 100, False, True]


def test_R20_an_unknown_component_type_is_accepted_where_it_is_allowed() -> None:
    strange = node(
        "Carousel",
        {"Anything": {"goes": ["$. here"]}, "Configuration": 1, "Visibility": "$.Seen"},
        node("TextBox", {}, "$.Inner"),
    )

    content = publish(strange, other_component_types=["Carousel"])

    assert list(json.loads(content.input_schema or "")["properties"]) == ["Seen", "Inner"]


def test_R20_the_content_of_an_allowed_component_type_is_checked() -> None:
    broken = node("Carousel", {}, node("Zzz"), "$. malformed")

    assert len(refusals(broken, other_component_types={"Carousel"})) == 2


@pytest.mark.parametrize(
    ("broken", "refusal"),
    [
        ({}, " must have required property 'Type'"),
        ({"Type": 1}, "/Type must be string"),
        ({"Type": ["Button"]}, "/Type must be string"),
        ({"Type": "Loader", "Props": []}, "/Props must be object"),
        ({"Type": "Loader", "Props": None}, "/Props must be object"),
        ({"Type": "Loader", "Content": "text"}, "/Content must be array"),
        ({"Type": "Loader", "Content": None}, "/Content must be array"),
        ({"Type": "Loader", "Configuration": "text"}, "/Configuration must be object"),
        ({"Type": "Loader", "_id": 5}, "/_id must be string"),
        ({"Type": "Loader", "Content": [True]}, "/Content/0 must be string,number,object"),
        ({"Type": "Loader", "Content": [None]}, "/Content/0 must be string,number,object"),
        ({"Type": "Loader", "Content": ["a", ["b"]]}, "/Content/1 must be string,number,object"),
    ],
)
@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
def test_R20_a_node_without_its_frame_is_refused(broken: Any, refusal: str, status: str) -> None:
    (finding,) = findings_of(template(node("Container", {}, broken)), status)

    assert str(finding) == f"/Body/0/Content/0{refusal}"


def test_R21_ids_that_are_missing_or_repeated_are_accepted() -> None:
    publish(node("Loader"), node("Loader"), {"Type": "Loader"})


@pytest.mark.parametrize("id_", ["a", "kebab-case", "Button_1742218105567", "", "any text"])
def test_R22_any_text_is_accepted_as_id(id_: str) -> None:
    publish(node("Loader", _id=id_))


def test_R23_a_node_without_content_or_props_is_accepted() -> None:
    publish({"Type": "TextBox"})


def test_R23_a_node_without_props_lacks_those_that_are_required() -> None:
    assert refusals({"Type": "Card"}) == ["/Body/0/Props must have required property 'Id'"]


def test_R24_a_button_with_text_is_accepted_at_the_top() -> None:
    publish(node("Button", {"Action": "Skip"}, "Skip"))


def test_R25_text_bars_forms_alerts_and_choices_are_accepted_at_the_top() -> None:
    publish(
        node("Alert", {"type": "info", "level": "inline", "heading": "a"}, "text"),
        node("RadioGroup", {**FIELD, "Options": [{"Label": "A", "Value": "A"}]}),
        node("AttributeBar", {"Attributes": [{"Label": "a", "Value": "b"}]}),
        node("Header", {"variant": "h1"}, "text"),
        node("Form", {}, "text"),
        node("TextBox", {}, "text", 5, "$.Name"),
    )


def test_R26_a_button_with_a_component_is_refused_at_the_top() -> None:
    (refusal,) = refusals(node("Button", {}, "text", node("TextBox")))

    assert refusal.startswith("/Body/0/Content/1 must be string (Content/items must be string ")


def test_R27_a_button_with_a_component_is_accepted_inside_a_container() -> None:
    publish(node("Container", {}, node("Button", {}, node("TextBox", {}, "text"))))


@pytest.mark.parametrize("type_", ["Container", "Form"])
def test_R28_containers_and_forms_hold_components_at_the_top(type_: str) -> None:
    publish(node(type_, {}, node("TextBox")))


def test_R29_a_section_holds_components_at_the_top() -> None:
    publish(node("Section", {}, node("TextBox")))


@pytest.mark.parametrize(
    ("type_", "props"),
    [
        ("TextBox", {}),
        ("Alert", {}),
        ("Card", {"Id": "a"}),
        ("SubmitButton", {"Label": "a"}),
        ("Table", {}),
    ],
)
def test_R30_other_components_hold_none_at_the_top(type_: str, props: Any) -> None:
    (refusal,) = refusals(node(type_, props, node("Loader")))

    assert refusal.startswith("/Body/0/Content/0 must be string ")


def test_R30_the_message_names_the_component() -> None:
    (refusal,) = refusals(node("Alert", {}, node("Loader")))

    assert refusal == (
        "/Body/0/Content/0 must be string (Content/items must be string where Alert stands "
        "directly in Body)"
    )


def test_R31_a_finding_names_the_rule_of_its_own_component_only() -> None:
    assert refusals(node("Loader"), node("Form", {"Zzz": 1})) == [
        "/Body/1/Props must NOT have additional properties ('Zzz')"
    ]


def test_R32_nested_components_are_checked_as_those_at_the_top() -> None:
    assert refusals(node("Container", {}, node("Loader", {"Zzz": 1})))


def test_R33_content_of_texts_numbers_references_and_nodes_is_accepted() -> None:
    publish(node("Container", {}, "text", 1, 2.5, "$.Name", node("Loader"), "text"))


@pytest.mark.parametrize(
    ("type_", "props"), [("SubmitButton", {"Label": "a"}), ("ConnectAction", {})]
)
def test_R34_a_placeholder_text_as_content_is_accepted(type_: str, props: Any) -> None:
    publish(node(type_, props, "Text"))


def test_R35_empty_content_is_accepted() -> None:
    publish(
        node("SubmitButton", {"Label": "a"}),
        node("FormInput", FIELD),
        node("ButtonGroup", {"Items": []}),
        node("Table"),
        node("AttributeBar", {"Attributes": []}),
    )


SEALED = sorted(name for name, component in components().items() if component.sealed)
NOT_SEALED = sorted(set(components()) - set(SEALED))


def required_props(type_: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, prop in components()[type_].props.items():
        if prop.required:
            values[name] = [] if prop.schema.get("type") == "array" else "text"
    return values


@pytest.mark.parametrize("type_", SEALED)
def test_R36_an_unknown_prop_on_a_sealed_component_is_refused(type_: str) -> None:
    refused = refusals(node(type_, {**required_props(type_), "Zzz": 1, "Yyy": 2}))

    assert sorted(refused) == [
        "/Body/0/Props must NOT have additional properties ('Yyy')",
        "/Body/0/Props must NOT have additional properties ('Zzz')",
    ]


@pytest.mark.parametrize("type_", NOT_SEALED)
def test_R36_an_unknown_prop_on_another_component_is_accepted(type_: str) -> None:
    publish(node(type_, {**required_props(type_), "Zzz": 1}))


def test_R36_unknown_props_are_not_looked_for_in_a_draft() -> None:
    save(node("Form", {"Zzz": 1}))


@pytest.mark.parametrize("wrap", [lambda it: it, lambda it: node("Container", {}, it)])
def test_R37_a_label_on_a_button_is_refused(wrap: Any) -> None:
    (refusal,) = refusals(wrap(node("Button", {"Label": "x"}, "x")))

    assert refusal.endswith("/Props must NOT have additional properties ('Label')")


def test_R38_an_unknown_literal_prop_on_a_text_box_is_accepted() -> None:
    publish(node("TextBox", {"Text": "literal"}))


@pytest.mark.parametrize("columns", [[], "text", [1], [{"Header": "x", "Type": "nonsense"}], None])
def test_R39_any_literal_on_a_table_is_accepted(columns: Any) -> None:
    publish(node("Table", {"Columns": columns, "Itmes": 1, "Filterable": "perhaps"}))


def test_R40_an_unknown_literal_prop_on_a_submit_button_is_accepted() -> None:
    publish(node("SubmitButton", {"Label": "a", "Zzz": 1}))


def test_R41_disabled_and_a_validation_pattern_on_a_form_input_are_accepted() -> None:
    publish(node("FormInput", {**FIELD, "Disabled": False, "ValidationPattern": "^a$"}))


@pytest.mark.parametrize("type_", sorted(components()))
def test_R42_visibility_is_accepted_on_every_component(type_: str) -> None:
    publish(node(type_, {**required_props(type_), "Visibility": True}))


@pytest.mark.parametrize(
    ("type_", "prop"), [("Header", "Variant"), ("Alert", "Type"), ("Container", "Header")]
)
def test_R43_a_prop_in_the_wrong_case_is_refused(type_: str, prop: str) -> None:
    assert refusals(node(type_, {prop: "h1"})) == [
        f"/Body/0/Props must NOT have additional properties ('{prop}', did you mean "
        f"'{prop.lower()}'?)"
    ]


def test_R44_submit_button_without_label() -> None:
    assert refusals(node("SubmitButton", {"Action": "a"})) == [
        "/Body/0/Props must have required property 'Label'"
    ]


def test_R45_card_without_id() -> None:
    assert refusals(node("Card", {"Heading": "a"})) == [
        "/Body/0/Props must have required property 'Id'"
    ]


FIELDS = sorted(name for name, component in components().items() if component.kind == "form_fields")


@pytest.mark.parametrize("type_", FIELDS)
@pytest.mark.parametrize("missing", ["Label", "Name"])
def test_R46_field_without_label_or_name(type_: str, missing: str) -> None:
    props = required_props(type_)
    del props[missing]

    assert refusals(node("Form", {}, node(type_, props))) == [
        f"/Body/0/Content/0/Props must have required property '{missing}'"
    ]


@pytest.mark.parametrize(
    ("type_", "props", "missing"),
    [
        ("Dropdown", FIELD, "Options"),
        ("AttributeBar", {}, "Attributes"),
        ("AttributeSection", {}, "Items"),
        ("ButtonGroup", {}, "Items"),
        ("HTMLBox", {}, "TemplateString"),
        ("Detail", {}, "Sections"),
        ("CardsView", {}, "Cards"),
        ("DetailsView", {}, "Sections"),
        ("ListView", {}, "Items"),
        ("FormWithSteps", {}, "Sections"),
        ("Cards", {}, "Cards"),
        ("List", {}, "Items"),
    ],
)
def test_R47_component_without_a_prop_that_is_documented_as_required(
    type_: str, props: Any, missing: str
) -> None:
    assert refusals(node(type_, props)) == [
        f"/Body/0/Props must have required property '{missing}'"
    ]


@pytest.mark.parametrize("type_", ["Confirmation", "ConfirmationView", "Image", "ConnectAction"])
def test_R47_props_on_which_the_sources_disagree_are_not_required(type_: str) -> None:
    publish(node(type_))


def test_R48_a_table_without_name_is_accepted() -> None:
    publish(node("Table", {"Items": [], "Columns": []}))


def test_R49_a_table_without_items_and_columns_is_accepted() -> None:
    publish(node("Table"))


@pytest.mark.parametrize(
    ("type_", "prop"), [("AttributeBar", "Attributes"), ("AttributeSection", "Items")]
)
@pytest.mark.parametrize("missing", ["Label", "Value"])
def test_R50_attribute_without_label_or_value(type_: str, prop: str, missing: str) -> None:
    attribute = {"Label": "a", "Value": "b", "Anything": 1}
    broken = {key: value for key, value in attribute.items() if key != missing}

    assert refusals(node(type_, {prop: [attribute, broken]})) == [
        f"/Body/0/Props/{prop}/1 must have required property '{missing}'"
    ]


@pytest.mark.parametrize(
    ("type_", "props", "path"),
    [
        ("Button", {"IconName": "Cafe"}, "/IconName"),
        ("SubmitButton", {"Label": "a", "IconName": "Zzz"}, "/IconName"),
        ("ButtonGroup", {"Items": [{"IconName": "Zzz"}]}, "/Items/0/IconName"),
        ("Card", {"Id": "a", "Icon": "zzz"}, "/Icon"),
        ("Icon", {"Name": "Zzz"}, "/Name"),
    ],
)
def test_R51_icon_outside_its_closed_set(type_: str, props: Any, path: str) -> None:
    (refusal,) = refusals(node(type_, props))

    assert refusal.startswith(f"/Body/0/Props{path} must be equal to one of the allowed values (")
    assert " more)" in refusal


@pytest.mark.parametrize("name", definitions()["button_glyph"]["enum"])
def test_R51_every_button_glyph_is_accepted(name: str) -> None:
    publish(node("Button", {"IconName": name}))


def test_R51_every_card_icon_is_accepted() -> None:
    names = definitions()["card_icon"]["enum"]

    publish(*(node("Card", {"Id": name, "Icon": name}) for name in names))

    assert len(names) == 279


ENUMS = [
    (type_, name, prop.schema["enum"])
    for type_, component in components().items()
    for name, prop in component.props.items()
    if "enum" in prop.schema and prop.checked and component.literals_checked
]


@pytest.mark.parametrize(("type_", "name", "values"), ENUMS)
def test_R52_value_outside_a_closed_set(type_: str, name: str, values: list[str]) -> None:
    others: list[Any] = ["zzz", " ", values[0] + " ", 1, None, [values[0]], {}]
    for wrong in others:
        (refusal,) = refusals(node(type_, {**required_props(type_), name: wrong}))
        assert refusal.startswith(f"/Body/0/Props/{name} must be equal to one of the allowed ")


@pytest.mark.parametrize(("type_", "name", "values"), ENUMS)
def test_R52_values_of_a_closed_set_are_accepted(type_: str, name: str, values: list[str]) -> None:
    for value in (*values, "$.Input"):
        publish(node(type_, {**required_props(type_), name: value}))


def test_R52_the_closed_sets_that_aws_is_known_to_check_are_among_them() -> None:
    named = {name for _, name, _ in ENUMS}

    assert {"FontSize", "FontWeight", "TextAlign", "Variant", "InputType", "Type"} <= named
    assert "SpaceBetweenButtons" in named


def test_R52_a_link_type_outside_its_closed_set() -> None:
    attributes = [{"Label": "a", "Value": "b", "LinkType": "internal"}]

    (refusal,) = refusals(node("AttributeBar", {"Attributes": attributes}))

    assert refusal.startswith("/Body/0/Props/Attributes/0/LinkType must be equal to one of ")


def test_R52_the_column_width_of_a_table_is_not_checked() -> None:
    publish(node("Table", {"ColumnWidth": "zzz"}))


def test_R53_a_button_as_link_is_accepted() -> None:
    publish(node("Button", {"Variant": "link"}))


@pytest.mark.parametrize("value", ["reset", " ", True])
def test_R54_form_action_of_a_button_group_item_outside_its_set(value: Any) -> None:
    assert refusals(node("ButtonGroup", {"Items": [{"Label": "a", "FormAction": value}]})) == [
        "/Body/0/Props/Items/0/FormAction must be equal to one of the allowed values "
        '("submit", "none")'
    ]


@pytest.mark.parametrize("value", [True, False, "true", "false", "$.Flag", "$.a[0].b"])
def test_R55_forms_of_a_boolean_are_accepted(value: Any) -> None:
    publish(node("Container", {"HideBorder": value}), node("Button", {"Disabled": value}))


@pytest.mark.parametrize("value", ["yes", "True", 1, 0, None, " ", [], {}])
def test_R55_other_values_of_a_boolean_are_refused(value: Any) -> None:
    assert refusals(node("Container", {"HideBorder": value})) == [
        "/Body/0/Props/HideBorder must be equal to one of the allowed values "
        '(true, false, "true", "false")'
    ]


DROPDOWN = {**FIELD, "Options": [{"Label": "A", "Value": "A"}]}


@pytest.mark.parametrize("value", [[], ["A"], ["A", "B"], "$.Chosen", ["$.Chosen"]])
def test_R56_a_list_as_default_of_a_dropdown_is_accepted(value: Any) -> None:
    publish(node("Dropdown", {**DROPDOWN, "DefaultValue": value}))


@pytest.mark.parametrize("value", ["A", 1, {}, None])
def test_R57_a_single_default_of_a_dropdown_is_refused(value: Any) -> None:
    assert refusals(node("Dropdown", {**DROPDOWN, "DefaultValue": value})) == [
        "/Body/0/Props/DefaultValue must be array"
    ]


@pytest.mark.parametrize(
    ("type_", "props"),
    [
        ("AttributeBar", {"Attributes": "text"}),
        ("AttributeSection", {"Items": "text"}),
        ("ButtonGroup", {"Items": "text"}),
        ("RadioGroup", {**FIELD, "Options": "text"}),
    ],
)
def test_R57_a_text_where_a_list_belongs_is_refused(type_: str, props: Any) -> None:
    (refusal,) = refusals(node(type_, props))

    assert refusal.endswith(" must be array")


@pytest.mark.parametrize("value", [[], {}, True, None])
def test_R57_a_text_of_another_type_is_refused(value: Any) -> None:
    (refusal,) = refusals(node("Header", {"description": value}))

    assert refusal == "/Body/0/Props/description must be string,number"


def test_R57_a_number_as_text_is_accepted() -> None:
    publish(node("Header", {"description": 5}))


def test_R58_a_default_that_is_no_option_is_accepted() -> None:
    publish(node("Dropdown", {**DROPDOWN, "DefaultValue": ["Other"]}))


@pytest.mark.parametrize(
    ("type_", "props"),
    [
        ("FormInput", {**FIELD, "HelperText": ""}),
        ("FormInput", {**FIELD, "ValidationPattern": ""}),
        ("FormInput", {**FIELD, "DefaultValue": ""}),
        ("Dropdown", {**DROPDOWN, "DefaultValue": [""]}),
        ("AttributeSection", {"Items": [], "Columns": ""}),
        ("Container", {"header": ""}),
        ("Header", {"description": ""}),
        (
            "ConnectAction",
            {
                "ConnectActionType": "",
                "Label": "",
                "StartTaskContactProps": {"Name": "", "ContactFlowId": "", "TaskTemplateId": ""},
                "StartEmailContactProps": {"FromEmailAddress": "", "Subject": ""},
                "StartChatContactProps": {"Attributes": [{"Key": "", "Value": ""}]},
            },
        ),
    ],
)
def test_R59_empty_texts_are_accepted(type_: str, props: Any) -> None:
    publish(node(type_, props))


CLOSED_SETS = [
    *((type_, {name: ""}) for type_, name, _ in ENUMS),
    *(
        (type_, {name: ""})
        for type_, component in components().items()
        for name, prop in component.props.items()
        if prop.schema == {"$ref": "#/$defs/boolean"} and prop.checked
    ),
    ("Button", {"IconName": "", "IconAlign": "left"}),
    ("SubmitButton", {"IconName": ""}),
    ("Card", {"Icon": ""}),
    ("Icon", {"Name": ""}),
    ("Container", {"Visibility": ""}),
    (
        "AttributeBar",
        {"Attributes": [{"Label": "a", "Value": "b", "LinkType": "", "Copyable": ""}]},
    ),
    *(
        ("ButtonGroup", {"Items": [{"Label": "a", key: ""}]})
        for key in ("Variant", "FormAction", "IconName", "IconAlign", "Disabled", "Loading")
    ),
]


@pytest.mark.parametrize(("type_", "props"), CLOSED_SETS)
def test_R59_an_empty_text_in_a_closed_set_is_accepted(type_: str, props: Any) -> None:
    assert inputs(node(type_, {**required_props(type_), **props})) == {}


def test_R59_an_empty_text_as_alignment_is_accepted() -> None:
    publish(node("Form", Configuration={"Layout": {"Align": ""}}))


def test_R59_an_empty_text_is_not_named_among_the_values_of_a_closed_set() -> None:
    (refusal,) = refusals(node("Button", {"Variant": "zzz"}))

    assert refusal.endswith('one of the allowed values ("primary", "normal", "link")')


def test_R60_cards_in_a_button_group_are_refused() -> None:
    card = {"Id": "a", "Heading": "b", "Action": "c"}

    refused = refusals(node("ButtonGroup", {"Items": [{"Label": "a"}, card, "text"]}))

    assert sorted(refused) == [
        "/Body/0/Props/Items/1 must NOT have additional properties ('Heading')",
        "/Body/0/Props/Items/1 must NOT have additional properties ('Id')",
        "/Body/0/Props/Items/2 must be object",
    ]


def test_R61_a_placeholder_in_a_label_is_accepted() -> None:
    publish(node("FormInput", {"Label": "Hello {{1}}", "Name": "n"}))


@pytest.mark.parametrize("type_", sorted(components()))
def test_R62_configuration_is_accepted_on_every_component(type_: str) -> None:
    configuration = {"Layout": {"Columns": "12", "Align": "left", "Other": 1}, "Style": {}}

    publish(node(type_, required_props(type_), Configuration=configuration))


def test_R62_other_keys_of_a_configuration_are_refused() -> None:
    refused = refusals(node("Form", Configuration={"Zzz": 1}), head={"Configuration": {"Yyy": 1}})

    assert refused == [
        "/Head/Configuration must NOT have additional properties ('Yyy')",
        "/Body/0/Configuration must NOT have additional properties ('Zzz')",
    ]


@pytest.mark.parametrize("type_", sorted(components()))
def test_R63_configuration_among_the_props_is_refused(type_: str) -> None:
    assert refusals(node(type_, {**required_props(type_), "Configuration": {}})) == [
        "/Body/0/Props must NOT have additional properties ('Configuration')"
    ]


@pytest.mark.parametrize("columns", [12, "12", [12], ["10", "2"], [], "$.Widths", ["$.Width"]])
def test_R64_forms_of_the_columns_of_a_layout_are_accepted(columns: Any) -> None:
    configuration = {"Layout": {"Columns": columns}}

    publish(node("Form", Configuration=configuration), head={"Configuration": configuration})


@pytest.mark.parametrize("columns", [True, None, {}])
def test_R64_columns_of_another_type_are_refused(columns: Any) -> None:
    (refusal,) = refusals(head={"Configuration": {"Layout": {"Columns": columns}}})

    assert refusal == "/Head/Configuration/Layout/Columns must be string,number,array"


@pytest.mark.parametrize("columns", [13, ["13", "2"], -1, [12, 12]])
def test_R65_columns_of_any_width_are_accepted(columns: Any) -> None:
    publish(node("Loader"), head={"Configuration": {"Layout": {"Columns": columns}}})


def test_R66_more_columns_than_nodes_are_accepted() -> None:
    publish(node("Loader"), head={"Configuration": {"Layout": {"Columns": ["10", "2"]}}})


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_R67_forms_of_an_alignment_are_accepted(align: str) -> None:
    publish(head={"Configuration": {"Layout": {"Align": align}}})


def test_R67_another_alignment_is_refused() -> None:
    (refusal,) = refusals(node("Form", Configuration={"Layout": {"Align": "middle"}}))

    assert refusal.startswith("/Body/0/Configuration/Layout/Align must be equal to one of ")


def test_R68_a_style_of_tokens_is_accepted() -> None:
    style = {"Style": {"--container-padding-top": "0", "--primary-color-50": "$.Color"}}

    publish(node("Container", Configuration=style), head={"Configuration": style})


@pytest.mark.parametrize(
    "key",
    [
        "padding",
        "--Container-Padding-Top",
        "--container_padding_top",
        "-container-padding-top",
        "container-padding-top",
        "--container\n",
    ],
)
def test_R69_another_key_of_a_style_is_refused(key: str) -> None:
    style = {"Style": {"--good": "0", key: "0"}}

    refused = refusals(node("Container", Configuration=style), head={"Configuration": style})

    assert [refusal.split(" must ")[0] for refusal in refused] == [
        "/Head/Configuration/Style",
        "/Body/0/Configuration/Style",
    ]
    assert all("must NOT have additional properties ('" in refusal for refusal in refused)


def test_R69_a_style_value_that_is_no_text_is_refused() -> None:
    assert refusals(node("Form", Configuration={"Style": {"--a": 1}})) == [
        "/Body/0/Configuration/Style/--a must be string"
    ]


def test_R70_a_style_as_text_is_accepted() -> None:
    publish(node("Form", Configuration={"Style": "any text"}))


@pytest.mark.parametrize("value", [1, [], None, True])
def test_R70_a_style_of_another_type_is_refused(value: Any) -> None:
    assert refusals(node("Form", Configuration={"Style": value})) == [
        "/Body/0/Configuration/Style must be string,object"
    ]


def test_R72_references_at_any_depth_and_as_content_are_accepted() -> None:
    publish(
        node(
            "Container",
            {"header": "$.Header"},
            "$.Text",
            node("AttributeBar", {"Attributes": [{"Label": "a", "Value": "$.a[0].b"}, "$.More"]}),
        )
    )


def test_R73_a_reference_inside_a_longer_text_is_text() -> None:
    content = publish(node("TextBox", {"Text": "Hello $.Name"}, "Hello $.Name", " $.Name"))

    assert json.loads(content.input_schema or "")["properties"] == {}


@pytest.mark.parametrize("reference", ["$.X", "$.a[0].b"])
def test_R74_reference_on_an_unknown_prop_of_a_table(reference: str) -> None:
    assert refusals(node("Table", {"Itmes": reference})) == [
        "/Body/0/Props/Itmes must NOT be a reference (Table has no property 'Itmes')"
    ]


def test_R74_reference_on_a_known_prop_of_a_table_is_accepted() -> None:
    known = components()["Table"].props

    publish(node("Table", {name: f"$.{name}" for name in known}))


def test_R74_reference_deeper_in_an_unknown_prop_of_a_table_is_accepted() -> None:
    publish(node("Table", {"Zzz": ["$.X"]}))


def test_R75_reference_on_the_text_prop_of_a_text_box() -> None:
    assert refusals(node("TextBox", {"Text": "$.X"})) == [
        "/Body/0/Props/Text must NOT be a reference (AWS answers InternalServiceException here)"
    ]


@pytest.mark.parametrize("type_", ["Container", "Button", "Table", "TextBox"])
def test_R76_reference_as_visibility(type_: str) -> None:
    assert refusals(node(type_, {"Visibility": "$.X"})) == [
        "/Body/0/Props/Visibility must NOT be a reference "
        "(AWS answers InternalServiceException here)"
    ]


@pytest.mark.parametrize("status", ["SAVED", "PUBLISHED"])
def test_R76_a_component_type_that_is_allowed_may_have_any_visibility(status: str) -> None:
    strange = template(node("Carousel", {"Visibility": "$.X"}))

    assert not findings_of(strange, status, other_component_types=["Carousel"])
    assert len(findings_of(strange, status)) == 1


def test_R77_references_on_other_unknown_props_are_accepted() -> None:
    publish(
        node("TextBox", {"Zzz": "$.X"}),
        node("FormInput", {**FIELD, "Zzz": "$.Y"}),
        node("SubmitButton", {"Label": "a", "Zzz": "$.Z"}),
    )


def test_R78_references_in_a_configuration_are_accepted() -> None:
    configuration = {"Style": "$.Style", "Layout": {"Columns": "$.Columns"}}

    publish(node("Form", Configuration=configuration), head={"Configuration": configuration})


def test_R79_a_reference_of_any_type_is_accepted() -> None:
    publish(node("Header", {"description": "$.X"}), node("Container", {"HideBorder": "$.X"}))


MALFORMED = [
    "$.",
    "$. Name",
    "$.first name",
    "$.first-name",
    "$.a.",
    "$..a",
    "$.a[x]",
    "$.a[0]b",
    "$.Größe",
    "$.名",
    "$.a\n",
    "$.#",
    "$.#a-b",
    "$.{x}",
    "$.50 off",
]


@pytest.mark.parametrize("text", MALFORMED)
def test_R80_a_reference_that_is_not_well_formed_is_refused(text: str) -> None:
    refused = refusals(
        node("TextBox", {}, text),
        node("Header", {"description": text}),
        node("AttributeBar", {"Attributes": [{"Label": "a", "Value": text}]}),
        node("Form", Configuration={"Style": text}),
        head={"Configuration": {"Style": {"--a": text}}},
    )

    assert [refusal.split(" must match pattern ")[0] for refusal in refused] == [
        "/Head/Configuration/Style/--a",
        "/Body/0/Content/0",
        "/Body/1/Props/description",
        "/Body/2/Props/Attributes/0/Value",
        "/Body/3/Configuration/Style",
    ]
    assert all(refusal.isprintable() for refusal in refused)


@pytest.mark.parametrize(("text", "is_integration"), [("$.#a-b", True), ("$.a-b", False)])
def test_R80_a_refusal_says_the_pattern_of_what_was_meant(text: str, is_integration: bool) -> None:
    (refusal,) = refusals(node("TextBox", {}, text))

    assert (r"\.{1}#[a-zA-Z0-9_]+" in refusal) is is_integration


def test_R80_a_text_where_any_literal_is_taken_is_accepted() -> None:
    publish(
        node("Table", {"Items": [{"price": "$.50 off"}], "Columns": "$.50 off", "Zzz": "$.-"}),
        node("TextBox", {"Text": "$.50 off", "Zzz": [{"a": "$.-"}]}),
        node("SubmitButton", {"Label": "a", "Zzz": "$.50 off"}),
    )


def test_R80_a_reference_of_too_many_steps_is_refused() -> None:
    assert not refusals(node("TextBox", {}, "$." + ".".join("a" * 50)))

    (refusal,) = refusals(node("TextBox", {}, "$." + ".".join("a" * 51)))

    assert "with at most 50 steps" in refusal


@pytest.mark.parametrize("text", ["$", "$$.a", "$a", " $.a", "a$.", "$,", ""])
def test_R80_other_texts_are_no_references(text: str) -> None:
    publish(node("TextBox", {}, text))


def test_R81_a_reference_used_several_times_is_accepted() -> None:
    publish(node("TextBox", {}, "$.Name", "$.Name"), node("Header", {"description": "$.Name"}))


def test_R82_a_linked_form_output_is_accepted() -> None:
    value = {"_linkedFormOutputName": "$. email"}
    props = {"StartChatContactProps": {"Attributes": [{"Key": "Mail", "Value": value}]}}

    content = publish(node("ConnectAction", props))

    assert json.loads(content.input_schema or "")["properties"] == {}


INTEGRATION = {
    "Name": "Orders",
    "IntegrationType": "Tool",
    "InvocationBehavior": {
        "InvocationType": "IMMEDIATE",
        "RefreshBehavior": {"EnableRefresh": True, "RefreshIntervalMs": 30_000},
    },
    "Props": {"ToolName": "orders", "InputData": {"customer": "$.Customer"}},
}


@pytest.mark.parametrize(
    "integrations", [{}, {"Integrations": []}, {"Integrations": [INTEGRATION]}]
)
def test_R83_an_integration_that_the_head_lacks_is_refused(integrations: Any) -> None:
    head = {**HEAD, **integrations}
    table = node("Table", {"Items": "$.#Other.items[0]"})

    assert refusals(table, node("TextBox", {}, "$.#Other"), head=head) == [
        "/Body/0/Props/Items integrations used in the view body are not included in the view head "
        "('Other')",
        "/Body/1/Content/0 integrations used in the view body are not included in the view head "
        "('Other')",
    ]


def test_R83_an_integration_in_the_configuration_of_a_node_is_declared_too() -> None:
    style = {"Style": "$.#Theme.style"}

    assert refusals(node("Form", Configuration=style)) == [
        "/Body/0/Configuration/Style integrations used in the view body are not included in the "
        "view head ('Theme')"
    ]


def test_R84_an_integration_that_the_head_declares_is_accepted() -> None:
    publish(
        node("Table", {"Items": "$.#Orders.items", "Zzz": "$.#Orders"}),
        node("TextBox", {"Text": "$.#Orders", "Visibility": "$.#Orders.visible"}),
        head={**HEAD, "Integrations": [INTEGRATION]},
    )


@pytest.mark.parametrize("entry", ["Orders", {}, {"Name": 5}, None])
def test_R84_integrations_of_an_unknown_shape_may_declare_any_name(entry: Any) -> None:
    publish(node("TextBox", {}, "$.#Any"), head={**HEAD, "Integrations": [INTEGRATION, entry]})


def test_R84_the_head_may_refer_to_any_integration() -> None:
    publish(head={"Configuration": {"Style": "$.#Theme.style"}})


@pytest.mark.parametrize("path", ["", ".a", "[0]", "[]", "[0][1].a_b[2].C3"])
def test_R85_a_well_formed_integration_reference_is_accepted(path: str) -> None:
    head = {**HEAD, "Integrations": [INTEGRATION]}

    publish(node("TextBox", {}, f"$.#Orders{path}"), head=head)


def test_R86_a_bare_condition_as_visibility_is_accepted() -> None:
    assert not draft_refusals(node("Button", {"Visibility": CONDITION}))
    publish(node("Button", {"Visibility": CONDITION}))


def test_R87_a_bare_condition_is_refused_in_cloudformation() -> None:
    body = node("Container", {"Visibility": CONDITION}, {"Type": "Loader", "Props": []})

    refused = refusals(body, through_cloudformation=True)

    assert refused == [
        "/Body/0/Props/Visibility must have required property 'Conditions' (in CloudFormation)",
        "/Body/0/Content/0/Props must be object",
    ]


@pytest.mark.parametrize("through_cloudformation", [True, False])
@pytest.mark.parametrize("visibility", [{"Conditions": [CONDITION]}, {"Conditions": []}, True])
def test_R88_conditions_are_accepted_on_both_paths(
    through_cloudformation: bool, visibility: Any
) -> None:
    button = node("Button", {"Visibility": visibility})

    publish(button, through_cloudformation=through_cloudformation)


@pytest.mark.parametrize("operator", ["Equal", "NotEqual", "Include", "MoreThan", "Includes"])
def test_R89_operators_of_both_years_are_accepted(operator: str) -> None:
    condition = {operator: {"ElementByKey": "a", "ElementByValue": 1}}

    publish(node("Button", {"Visibility": {"AndConditions": [condition, {"OrConditions": []}]}}))


@pytest.mark.parametrize(
    ("visibility", "path"),
    [
        ({"GreaterThan": {}}, ""),
        ({"Equals": {"Zzz": 1}}, "/Equals"),
        ({"Equals": []}, "/Equals"),
        ({"AndConditions": {}}, "/AndConditions"),
        ({"AndConditions": [{"Zzz": 1}]}, "/AndConditions/0"),
        ({"Conditions": {}}, "/Conditions"),
        ({"Conditions": [{"Zzz": 1}]}, "/Conditions/0"),
        ({"Conditions": [{"Condition": {"Zzz": 1}}]}, "/Conditions/0/Condition"),
        ("perhaps", ""),
        (1, ""),
        (None, ""),
        ([], ""),
    ],
)
def test_R89_other_forms_of_visibility_are_refused(visibility: Any, path: str) -> None:
    (refusal,) = refusals(node("Container", {"Visibility": visibility}))

    assert refusal.startswith(f"/Body/0/Props/Visibility{path} must ")


def test_R90_fields_of_one_name_are_accepted() -> None:
    publish(node("Form", {}, node("FormInput", FIELD), node("TextArea", FIELD)))


def test_R91_a_field_outside_a_form_is_accepted() -> None:
    publish(node("Container", {}, node("TextArea", FIELD)))


def test_R92_content_above_the_limit_is_refused() -> None:
    text = template(node("TextBox", {}, "X"))
    padding = "é" * ((MAX_CONTENT_BYTES - len(text)) // 2)
    text = text.replace(
        "X", padding + "x" * (MAX_CONTENT_BYTES - len(text.encode()) + 1 - 2 * len(padding))
    )
    assert len(text.encode()) == MAX_CONTENT_BYTES

    read_view_content(text, [], "PUBLISHED")
    with pytest.raises(InvalidViewContent, match="must NOT be larger than 400000 bytes, is 400001"):
        read_view_content(text, ["a"], "SAVED", ContentChecks(frame_only=True))


def test_R94_every_finding_has_its_place_and_an_ajv_phrase() -> None:
    with pytest.raises(InvalidViewContent) as raised:
        publish(node("Form", {"Zzz": 1}), node("Card"))

    assert str(raised.value) == (
        "Invalid view content: /Body/0/Props must NOT have additional properties ('Zzz'); "
        "/Body/1/Props must have required property 'Id'"
    )


@pytest.mark.parametrize(("count", "end"), [(19, "')"), (20, "')"), (21, "; and 1 more")])
def test_R94_more_than_twenty_findings_are_counted(count: int, end: str) -> None:
    with pytest.raises(InvalidViewContent) as raised:
        publish(*(node("Form", {"Zzz": 1}) for _ in range(count)))

    assert len(raised.value.findings) == count
    assert str(raised.value).endswith(end)
    assert str(raised.value).count("must NOT have additional properties") == min(count, 20)
    assert ("more" in str(raised.value)) == (count > 20)


def test_R95_the_phrases_are_those_that_aws_was_seen_to_use() -> None:
    refused = refusals(
        node("Zzz"),
        node("Button", {"Zzz": 1}, node("Loader")),
        node("Card"),
    )

    for phrase in (
        "must be equal to constant",
        "must NOT have additional properties",
        "must have required property",
        "Content/items must be string",
    ):
        assert any(phrase in refusal for refusal in refused)


CONDITIONAL = {
    "Conditions": [{"Condition": CONDITION, "Result": [{"Label": "a", "Value": "a"}], "id": "1"}],
    "Fallback": [],
}
SEEN = {
    "Conditions": [
        {
            "Condition": {"Equals": {"ElementByKey": "Reason", "ElementByValue": "Other"}},
            "Result": True,
            "id": "0-1767225600000",
        }
    ],
    "Fallback": False,
}


@pytest.mark.parametrize(
    ("type_", "props"),
    [
        ("Dropdown", {**FIELD, "Options": CONDITIONAL}),
        ("Dropdown", {**DROPDOWN, "DefaultValue": CONDITIONAL, "Required": CONDITIONAL}),
        ("Container", {"Visibility": CONDITIONAL}),
        ("Button", {"Visibility": SEEN}),
        ("TextArea", {**FIELD, "Disabled": {"Conditions": [CONDITION]}}),
        ("FormInput", {**FIELD, "Disabled": {"Conditions": [CONDITION]}}),
    ],
)
def test_R96_a_value_that_depends_on_conditions_is_accepted(type_: str, props: Any) -> None:
    publish(node(type_, props))


@pytest.mark.parametrize(
    ("type_", "props", "phrase"),
    [
        ("Button", {"Variant": CONDITIONAL}, "/Variant must be equal to one of the allowed"),
        ("Container", {"HideBorder": CONDITIONAL}, "/HideBorder must be equal to one of the"),
        ("FormInput", {**FIELD, "HelperText": CONDITIONAL}, "/HelperText must be string,number"),
        ("AttributeBar", {"Attributes": CONDITIONAL}, "/Attributes must be array"),
    ],
)
def test_R96_another_prop_depends_on_no_conditions(type_: str, props: Any, phrase: str) -> None:
    (refusal,) = refusals(node(type_, props))

    assert refusal.startswith(f"/Body/0/Props{phrase}")


def test_R96_a_condition_that_is_no_condition_is_refused() -> None:
    options: Any = {"Conditions": [{"Condition": {"Zzz": {}}}], "Fallback": []}

    (refusal,) = refusals(node("Dropdown", {**FIELD, "Options": options}))

    assert refusal == (
        "/Body/0/Props/Options/Conditions/0/Condition must NOT have additional properties ('Zzz')"
    )


def test_R97_expandable_sections_and_template_strings_are_accepted_at_the_top() -> None:
    publish(
        node("ExpandableSection", {"header": "a"}, node("TextBox")),
        node("TemplateStringComponent", {"TemplateString": "<b>text</b>"}),
    )


@pytest.mark.parametrize(
    ("type_", "props"),
    [
        ("RadioGroup", {**FIELD, "Disabled": False}),
        ("Dropdown", {**DROPDOWN, "Disabled": "false"}),
        ("TextArea", {**FIELD, "Disabled": "true", "MaxLength": "2000"}),
        ("TextArea", {**FIELD, "MaxLength": 2000}),
    ],
)
def test_R98_fields_that_are_disabled_or_limited_are_accepted(type_: str, props: Any) -> None:
    publish(node(type_, props))


@pytest.mark.parametrize(
    ("props", "refusal"),
    [
        ({"Disabled": "yes"}, "/Disabled must be equal to one of the allowed values"),
        ({"MaxLength": [2000]}, "/MaxLength must be string,number"),
    ],
)
def test_R98_a_limit_of_another_type_is_refused(props: Any, refusal: str) -> None:
    (refused,) = refusals(node("TextArea", {**FIELD, **props}))

    assert refused.startswith(f"/Body/0/Props{refusal}")


def test_R99_an_application_of_connect_is_accepted_in_a_container() -> None:
    props = {"ApplicationNamespace": "aws.connect.chat", "ApplicationProps": {"ContactFlowId": ""}}
    style = {"Style": {"--connect-application-height": "400px"}}

    publish(node("Container", {}, node("ConnectApplication", props, Configuration=style)))


def test_R99_the_props_of_an_application_are_an_object() -> None:
    assert refusals(node("ConnectApplication", {"ApplicationProps": "text"})) == [
        "/Body/0/Props/ApplicationProps must be object"
    ]
