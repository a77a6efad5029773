"""What holds of every template that the component data can generate."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.connect.target import (
    MAY_HOLD_COMPONENTS_AT_TOP,
    Component,
    Prop,
    components,
    definitions,
    read_view_content,
    referred_definition,
)

from .helpers import HEAD, Json, findings_of

relaxed = settings(deadline=None, max_examples=60)

TEXTS = st.text(alphabet="ab {}é\n\U0001f600", max_size=5)
CONFIGURATIONS = st.fixed_dictionaries(
    {},
    optional={
        "Layout": st.fixed_dictionaries(
            {},
            optional={
                "Columns": st.sampled_from([12, "12", [12], ["6", "$.A"], "$.B"]),
                "Align": st.sampled_from(["left", "center", "right", "$.C"]),
            },
        ),
        "Style": st.sampled_from(["text", "$.D", {}, {"--a-1": "0", "--b": "$.E"}]),
    },
)
REFERENCES = st.sampled_from(["$.A", "$.B", "$.A.b", "$.C[0].d"])


def values_of(schema: Json) -> st.SearchStrategy[Any]:
    """Values that a schema of the component data accepts, references among them."""
    literal = st.deferred(lambda: literals_of(schema))
    return st.one_of(REFERENCES, literal)


def literals_of(schema: Json) -> st.SearchStrategy[Any]:
    name = referred_definition(schema)
    if name == "text":
        return st.one_of(TEXTS, st.integers(), st.floats(allow_nan=False, allow_infinity=False))
    if name is not None:
        return literals_of(definitions()[name])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "anyOf" in schema:
        return st.one_of([literals_of(alternative) for alternative in schema["anyOf"]])
    if schema.get("type") == "array":
        return st.lists(values_of(schema["items"]), max_size=2)
    if "properties" in schema:
        required = set(schema.get("required", ()))
        properties = {key: values_of(inner) for key, inner in schema["properties"].items()}
        return st.fixed_dictionaries(
            {key: inner for key, inner in properties.items() if key in required},
            optional={key: inner for key, inner in properties.items() if key not in required},
        )
    return st.just({}) if schema.get("type") == "object" else st.booleans()


def props_of(component: Component) -> st.SearchStrategy[Json]:
    required = {name for name, prop in component.props.items() if prop.required}
    props = {name: values_of(prop.schema) for name, prop in component.props.items()}
    visibility = st.sampled_from([True, False, "true", "false", {"Conditions": []}])
    return st.fixed_dictionaries(
        {name: values for name, values in props.items() if name in required},
        optional={
            **{name: values for name, values in props.items() if name not in required},
            "Visibility": visibility,
        },
    )


@st.composite
def nodes(draw: st.DrawFn, *, at_top: bool, depth: int) -> Json:
    component = components()[draw(st.sampled_from(sorted(components())))]
    may_hold = depth > 0 and (not at_top or component.type in MAY_HOLD_COMPONENTS_AT_TOP)
    entries = st.one_of(TEXTS, st.integers(), REFERENCES)
    if may_hold:
        entries = st.one_of(entries, nodes(at_top=False, depth=depth - 1))
    node: Json = {
        "Type": component.type,
        "Props": draw(props_of(component)),
        "Content": draw(st.lists(entries, max_size=3)),
    }
    if draw(st.booleans()):
        node["Configuration"] = draw(CONFIGURATIONS)
    return node


def documents(depth: int = 2) -> st.SearchStrategy[Json]:
    body = st.lists(nodes(at_top=True, depth=depth), max_size=3)
    return st.fixed_dictionaries({"Head": st.just(HEAD), "Body": body})


def nodes_in(document: Json) -> list[tuple[str, Json]]:
    found: list[tuple[str, Json]] = []
    waiting = [(f"/Body/{i}", entry) for i, entry in enumerate(document["Body"])]
    while waiting:
        path, entry = waiting.pop()
        if isinstance(entry, dict):
            found.append((path, entry))
            waiting += [(f"{path}/Content/{i}", each) for i, each in enumerate(entry["Content"])]
    return found


Mutation = Callable[[Json, Component, st.DataObject], str | None]


def break_type(node: Json, component: Component, data: st.DataObject) -> str:
    node["Type"] = data.draw(st.sampled_from(["Zzz", component.type + " ", "TextContent"]))
    return "/Type"


def break_frame(node: Json, _component: Component, data: st.DataObject) -> str:
    key = data.draw(st.sampled_from(["Props", "Configuration", "Content", "_id", "Type"]))
    node[key] = data.draw(st.sampled_from([None, True, 5]))
    return f"/{key}"


def misplace_configuration(node: Json, _component: Component, _data: st.DataObject) -> str:
    node["Props"]["Configuration"] = {}
    return "/Props"


def break_seal(node: Json, component: Component, data: st.DataObject) -> str | None:
    if not component.sealed:
        return None
    node["Props"]["Zzz"] = data.draw(TEXTS)
    return "/Props"


def drop_required(node: Json, component: Component, data: st.DataObject) -> str | None:
    required = [name for name, prop in component.props.items() if prop.required and prop.enforced]
    if not required or not component.literals_checked:
        return None
    del node["Props"][data.draw(st.sampled_from(required))]
    return "/Props"


def is_closed(prop: Prop) -> bool:
    name = referred_definition(prop.schema)
    schema = prop.schema if name is None else definitions()[name]
    return "enum" in schema and prop.checked and not prop.conditional


def leave_closed_set(node: Json, component: Component, data: st.DataObject) -> str | None:
    closed = [name for name, prop in component.props.items() if is_closed(prop)]
    if not closed or not component.literals_checked:
        return None
    name = data.draw(st.sampled_from(closed))
    node["Props"][name] = data.draw(st.sampled_from(["zzz", 5, None, [], {}]))
    return f"/Props/{name}"


def break_style(node: Json, _component: Component, data: st.DataObject) -> str:
    node["Configuration"] = {"Style": {data.draw(st.sampled_from(["padding", "--A"])): "0"}}
    return "/Configuration/Style"


def refer_in_visibility(node: Json, _component: Component, data: st.DataObject) -> str:
    node["Props"]["Visibility"] = data.draw(REFERENCES)
    return "/Props/Visibility"


def refer_badly(node: Json, _component: Component, data: st.DataObject) -> str:
    node["Content"].append(data.draw(st.sampled_from(["$. a", "$.a-b", "$.#Undeclared.a"])))
    return f"/Content/{len(node['Content']) - 1}"


MUTATIONS: list[Mutation] = [
    break_type,
    break_frame,
    misplace_configuration,
    break_seal,
    drop_required,
    leave_closed_set,
    break_style,
    refer_in_visibility,
    refer_badly,
]


@relaxed
@given(documents())
def test_a_template_made_from_the_component_data_is_accepted(document: Json) -> None:
    content = read_view_content(json.dumps(document), [], "PUBLISHED")

    schema = json.loads(content.input_schema or "")
    assert set(schema["required"]) <= set(schema["properties"])


@relaxed
@given(documents().filter(nodes_in), st.sampled_from(MUTATIONS), st.data())
def test_one_mutation_is_refused_at_its_place(
    document: Json, mutation: Mutation, data: st.DataObject
) -> None:
    path, node = data.draw(st.sampled_from(nodes_in(document)))
    place = mutation(node, components()[node["Type"]], data)
    if place is None:
        return

    assert path + place in [finding.path for finding in findings_of(json.dumps(document))]


def without_order(schema: Json) -> Json:
    properties = {
        name: sorted(json.dumps(each) for each in input_.get("allOf", [input_]))
        for name, input_ in schema["properties"].items()
    }
    return {"properties": properties, "required": sorted(schema["required"])}


@relaxed
@given(documents(), st.randoms(use_true_random=False))
def test_deriving_does_not_depend_on_the_order_of_keys_in_props(
    document: Json, random: Any
) -> None:
    shuffled = copy.deepcopy(document)
    for _, node in nodes_in(shuffled):
        props = list(node["Props"].items())
        random.shuffle(props)
        node["Props"] = dict(props)

    one = read_view_content(json.dumps(document), [], "PUBLISHED")
    again = read_view_content(json.dumps(document), [], "PUBLISHED")
    other = read_view_content(json.dumps(shuffled), [], "PUBLISHED")

    assert one == again
    assert one.sha256 == other.sha256
    assert without_order(json.loads(one.input_schema or "")) == without_order(
        json.loads(other.input_schema or "")
    )


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["$.a", "$. a", "$.#a", "Button", "TextBox", "Table", "text", "\ud800"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["Head", "Body", "Type", "Props", "Content", "Configuration", "Items", "Style", "a"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@relaxed
@given(JSON, st.sampled_from(["SAVED", "PUBLISHED"]), st.booleans())
def test_any_json_is_accepted_or_refused(document: Any, status: Any, validate: bool) -> None:
    for finding in findings_of(json.dumps(document), status, frame_only=not validate):
        assert str(finding).isprintable()


@relaxed
@given(st.text())
def test_any_text_is_accepted_or_refused(text: str) -> None:
    for finding in findings_of(text):
        assert str(finding).isprintable()
