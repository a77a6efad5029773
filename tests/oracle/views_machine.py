"""Random walks through the API, each step compared with the contract.

The walks take place in three instances: two regions, and another account. Time stands still, and
moves only between steps.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import Any, Final

import boto3
from botocore.exceptions import ClientError
from freezegun import freeze_time
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from connect_views_mock import mock_connect_views

from .contract import (
    Candidate,
    Content,
    Errors,
    Identifier,
    Instance,
    View,
    saved_answer,
    version_answer,
)

PLACES: Final = (
    ("us-east-1", "123456789012"),
    ("eu-central-1", "123456789012"),
    ("us-east-1", "210987654321"),
)
MANY_VIEWS: Final = 101
START: Final = datetime(2026, 1, 1, tzinfo=timezone.utc)


def _content(body: list[Any], *actions: str, indent: int | None = None) -> Content:
    head = {"Title": "T", "Configuration": {"Layout": {"Columns": ["12"]}}}
    return Content(json.dumps({"Head": head, "Body": body}, indent=indent), actions)


BUTTON: Final = {"_id": "b", "Type": "Button", "Props": {"Action": "Next"}, "Content": ["Next"]}
BACK: Final = {**BUTTON, "Props": {"Action": "Back"}}
CANDIDATES: Final = (
    Candidate(_content([])),
    Candidate(_content([BUTTON], "Next")),
    # The same again, written another way.
    Candidate(_content([dict(reversed(BUTTON.items()))], "Next", indent=2)),
    Candidate(_content([BUTTON, BACK], "Next", "Back")),
    Candidate(_content([BUTTON, BACK], "Back", "Next")),
    Candidate(_content([{"Type": "NoSuchComponent"}]), published=False),
    Candidate(Content('{"Head": {}}', ()), draft=False, published=False),
    Candidate(Content("[]", ()), draft=False, published=False),
    Candidate(Content('{"Head": ', ()), draft=False, published=False),
)

names = st.sampled_from(["Alpha", "alpha", "Beta", "Gamma 1", "Gamma 2", "Ωmega", "zeta"])
descriptions = st.none() | st.sampled_from(["First words", "second", "THE END"])
tag_maps = st.dictionaries(st.sampled_from(["team", "stage"]), st.sampled_from(["a", "b", ""]))
statuses = st.sampled_from(["SAVED", "PUBLISHED", "PUBLISHED"])
# Mostly what is taken, or else nothing is ever there.
candidates = st.sampled_from((*CANDIDATES[:5] * 3, *CANDIDATES[5:]))
client_tokens = st.none() | st.sampled_from(["t1", "t2"])
SELDOM_QUALIFIED: Final = st.sampled_from([None] * 9 + ["$LATEST"])
places = st.sampled_from([0, 0, 0, 1, 2])


@dataclass
class Walk:
    """A walk through pages that began before other steps, and goes on among them."""

    place: int
    max_results: int
    token: str
    seen: list[str]
    steady: set[str] = field(default_factory=set)


class ViewsMachine(RuleBasedStateMachine):
    """Calls boto3 and the contract, and compares what both say."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.frozen = self.stack.enter_context(freeze_time(START))
        self.now = START
        self.checksums: dict[str, str] = {}
        self.deleted: list[View] = []
        self.walks: list[Walk] = []

    @initialize(quotas=st.booleans(), many=st.sampled_from([False] * 9 + [True]))
    def start(self, quotas: bool, many: bool) -> None:
        section: Any = {"max_views_per_instance": 4, "max_versions_per_view": 2} if quotas else {}
        self.stack.enter_context(mock_connect_views(config={"connect_views": section}))
        self.clients = [self._client(*place) for place in PLACES]
        self.instances = []
        for client in self.clients:
            created = client.create_instance(
                IdentityManagementType="CONNECT_MANAGED",
                InboundCallsEnabled=True,
                OutboundCallsEnabled=True,
            )
            self.instances.append(
                Instance(
                    created["Id"],
                    section.get("max_views_per_instance"),
                    section.get("max_versions_per_view"),
                )
            )
        for place in range(len(PLACES)):
            first = {"Name": "First", "Status": "PUBLISHED", "Tags": {"team": "a"}}
            self._create(place, first, CANDIDATES[1])
        for number in range(0 if quotas or not many else MANY_VIEWS):
            parameters = {"Name": f"Many {number:03}", "Status": "SAVED"}
            self._create(0, parameters, CANDIDATES[0])

    def teardown(self) -> None:
        self.stack.close()

    @staticmethod
    def _client(region: str, account: str) -> Any:
        client = boto3.client("connect", region_name=region)

        def choose_account(params: dict[str, Any], **_: object) -> None:
            params["headers"]["x-moto-account-id"] = account

        client.meta.events.register("before-call.connect", choose_account)
        return client

    # Steps

    @rule(seconds=st.sampled_from([0.001, 1, 3600]))
    def pass_time(self, seconds: float) -> None:
        self.frozen.tick(timedelta(seconds=seconds))
        self.now += timedelta(seconds=seconds)

    @rule(
        place=places,
        name=names,
        description=descriptions,
        status=statuses,
        candidate=candidates,
        tags=st.none() | tag_maps,
        token=client_tokens,
    )
    def create_view(
        self,
        place: int,
        name: str,
        description: str | None,
        status: str,
        candidate: Candidate,
        tags: dict[str, str] | None,
        token: str | None,
    ) -> None:
        parameters = {
            "Name": name,
            "Description": description,
            "Status": status,
            "Tags": tags,
            "ClientToken": token,
        }
        self._create(place, {k: v for k, v in parameters.items() if v is not None}, candidate)

    def _create(self, place: int, parameters: dict[str, Any], candidate: Candidate) -> None:
        instance = self.instances[place]
        errors, view = instance.create_view(parameters, candidate, self.now)
        answer = self._call(
            place, errors, "create_view", **parameters, Content=_parameter(candidate.content)
        )
        if view is None:
            return
        answered = answer["View"]
        if not view.id:
            assert uuid.UUID(answered["Id"])
            assert answered["Id"] not in {known.id for known in self._all_views()}
            region, account = PLACES[place]
            arn = f"arn:aws:connect:{region}:{account}:instance/{instance.id}/view/{answered['Id']}"
            instance.adopt(view, answered["Id"], arn, parameters.get("ClientToken"))
        self._compare(answered, saved_answer(view))

    @rule(data=st.data(), place=places, status=statuses, candidate=candidates)
    def update_view_content(
        self, data: st.DataObject, place: int, status: str, candidate: Candidate
    ) -> None:
        self._update(place, self._identifier(data, place), status, candidate)

    def _update(
        self, place: int, identifier: Identifier, status: str, candidate: Candidate
    ) -> None:
        errors, view = self.instances[place].update_content(identifier, status, candidate, self.now)
        answer = self._call(
            place,
            errors,
            "update_view_content",
            ViewId=identifier.text,
            Status=status,
            Content=_parameter(candidate.content),
        )
        if view is not None:
            self._compare(answer["View"], saved_answer(view))

    @rule(data=st.data(), place=places, name=st.none() | names, description=descriptions)
    def update_view_metadata(
        self, data: st.DataObject, place: int, name: str | None, description: str | None
    ) -> None:
        identifier = self._identifier(data, place)
        errors = self.instances[place].update_metadata(identifier, name, description)
        given = {"Name": name, "Description": description}
        self._call(
            place,
            errors,
            "update_view_metadata",
            ViewId=identifier.text,
            **{member: value for member, value in given.items() if value is not None},
        )
        if not errors:
            saved = replace(identifier, text=f"{identifier.text}:$SAVED", qualifier="$SAVED")
            _, expected = self.instances[place].described(saved)
            answer = self._call(place, set(), "describe_view", ViewId=saved.text)
            self._compare(answer["View"], expected)
            # A view that gets another name may move across the end of a page.
            for walk in self.walks:
                walk.steady.discard(identifier.view_id)

    @rule(data=st.data(), place=places)
    def delete_view(self, data: st.DataObject, place: int) -> None:
        identifier = self._identifier(data, place)
        view = self.instances[place].find(identifier)
        errors = self.instances[place].delete_view(identifier)
        self._call(place, errors, "delete_view", ViewId=identifier.text)
        if not errors and view is not None:
            self.deleted.append(view)
            for walk in self.walks:
                walk.steady.discard(view.id)

    @rule(
        data=st.data(),
        place=places,
        description=descriptions,
        right=st.sampled_from([None, None, True, False]),
    )
    def create_view_version(
        self, data: st.DataObject, place: int, description: str | None, right: bool | None
    ) -> None:
        identifier = self._identifier(data, place)
        view = self.instances[place].find(identifier)
        latest = view.latest if view else None
        checksum = self.checksums.get(latest.canonical) if latest else None
        given = {}
        if right is not None:
            given["ViewContentSha256"] = checksum if right and checksum else "0" * 64
        self._number(place, identifier, description, given)

    def _number(
        self, place: int, identifier: Identifier, description: str | None, given: dict[str, str]
    ) -> None:
        view = self.instances[place].find(identifier)
        right = None
        if given and view and view.latest:
            right = given["ViewContentSha256"] == self.checksums.get(view.latest.canonical)
        errors, view, number = self.instances[place].create_version(
            identifier, description, right, self.now
        )
        if description:
            given = {**given, "VersionDescription": description}
        answer = self._call(place, errors, "create_view_version", ViewId=identifier.text, **given)
        if view is not None:
            self._compare(answer["View"], version_answer(view, number))

    @rule(
        data=st.data(),
        place=places,
        titles=st.lists(st.sampled_from(["One", "Two", "Three"]), min_size=1, max_size=3),
    )
    def publish_and_number(self, data: st.DataObject, place: int, titles: list[str]) -> None:
        """Make more versions of a view, which single steps seldom do."""
        views = list(self.instances[place].views.values())[-2:]
        if not views:
            return
        view = data.draw(st.sampled_from(views))
        identifier = Identifier(view.id, view.id)
        for title in titles:
            candidate = Candidate(_content([{**BUTTON, "Content": [title]}], "Next"))
            self._update(place, identifier, "PUBLISHED", candidate)
            self._number(place, identifier, title, {})

    @rule(data=st.data(), place=places, number=st.sampled_from([1, 1, 2, 3, 9]))
    def delete_view_version(self, data: st.DataObject, place: int, number: int) -> None:
        identifier = self._identifier(data, place)
        errors = self.instances[place].delete_version(identifier, number)
        self._call(place, errors, "delete_view_version", ViewId=identifier.text, ViewVersion=number)

    @rule(data=st.data(), place=places, tags=tag_maps, remove=st.booleans())
    def change_tags(
        self, data: st.DataObject, place: int, tags: dict[str, str], remove: bool
    ) -> None:
        identifier = self._identifier(data, place, arn_only=True)
        view = self.instances[place].find(identifier)
        errors = {"InvalidParameterException"} if identifier.qualifier else set()
        if view is None and not errors:
            errors = {"ResourceNotFoundException"}
        client = self.clients[place]
        if remove:
            keys = sorted(tags) or ["none"]
            self._expect(errors, client.untag_resource, resourceArn=identifier.text, tagKeys=keys)
        else:
            self._expect(errors, client.tag_resource, resourceArn=identifier.text, tags=tags)
        if view is not None and not errors:
            for key, value in tags.items():
                if remove:
                    view.tags.pop(key, None)
                else:
                    view.tags[key] = value

    # Reading

    @rule(data=st.data(), place=places)
    def describe_view(self, data: st.DataObject, place: int) -> None:
        qualifiers = st.sampled_from([None, "$SAVED", "$LATEST", "1", "2", "9", "0", "01", "$X"])
        identifier = self._identifier(data, place, qualifiers)
        errors, expected = self.instances[place].described(identifier)
        answer = self._call(place, errors, "describe_view", ViewId=identifier.text)
        if not errors:
            self._compare(answer["View"], expected)

    @rule(
        place=places,
        comparison=st.sampled_from(["STARTS_WITH", "CONTAINS", "EXACT"]),
        member=st.sampled_from(["name", "description"]),
        text=st.sampled_from(["alpha", "ALPHA", "a", "gamma", "word", "second", "zzz"]),
        tag=st.none() | st.sampled_from(["team", "stage"]),
    )
    def search_views(
        self, place: int, comparison: str, member: str, text: str, tag: str | None
    ) -> None:
        compare: Callable[[str, str], bool] = {
            "STARTS_WITH": str.startswith,
            "CONTAINS": str.__contains__,
            "EXACT": str.__eq__,
        }[comparison]

        def matches(view: View) -> bool:
            value = view.name if member == "name" else view.description
            if value is None or not compare(value.lower(), text.lower()):
                return False
            return tag is None or tag in view.tags

        condition = {"FieldName": member, "Value": text, "ComparisonType": comparison}
        parameters: dict[str, Any] = {
            "SearchCriteria": {
                "AndConditions": [
                    {"StringCondition": condition},
                    {"ViewTypeCondition": "CUSTOMER_MANAGED"},
                ]
            }
        }
        if tag is not None:
            tag_filter = {"TagCondition": {"TagKey": tag}}
            parameters["SearchFilter"] = {"AttributeFilter": tag_filter}
        answer = self._call(place, set(), "search_views", **parameters)
        expected = self.instances[place].found(matches)
        assert answer["ApproximateTotalCount"] == len(expected)
        for answered, view in zip(answer["Views"], expected, strict=True):
            self._compare(answered, view)

    @rule(place=places, max_results=st.integers(1, 3))
    def begin_a_walk(self, place: int, max_results: int) -> None:
        views = self.instances[place].views
        walk = Walk(place, max_results, "", [], set(views))
        self._walk_on(walk)

    @rule(data=st.data())
    def walk_on(self, data: st.DataObject) -> None:
        if self.walks:
            self._walk_on(self.walks.pop(data.draw(st.integers(0, len(self.walks) - 1))))

    def _walk_on(self, walk: Walk) -> None:
        parameters: dict[str, Any] = {"Type": "CUSTOMER_MANAGED", "MaxResults": walk.max_results}
        if walk.token:
            parameters["NextToken"] = walk.token
        answer = self._call(walk.place, set(), "list_views", **parameters)
        page = [view["Id"] for view in answer["ViewsSummaryList"]]
        assert len(page) <= walk.max_results
        walk.seen += page
        if "NextToken" in answer:
            assert len(page) == walk.max_results
            walk.token = answer["NextToken"]
            self.walks.append(walk)
        else:
            for view_id in walk.steady:
                assert walk.seen.count(view_id) == 1

    @invariant()
    def all_instances_are_as_the_contract_says(self) -> None:
        if not hasattr(self, "instances"):
            return
        for place, instance in enumerate(self.instances):
            listed = []
            for page in (
                self.clients[place]
                .get_paginator("list_views")
                .paginate(InstanceId=instance.id, Type="CUSTOMER_MANAGED")
            ):
                assert len(page["ViewsSummaryList"]) <= 100
                listed += page["ViewsSummaryList"]
            assert listed == instance.listed()

    @rule(place=places)
    def look_at_everything(self, place: int) -> None:
        instance = self.instances[place]
        for view in list(instance.views.values())[-5:]:
            for qualifier in ("$SAVED", "$LATEST", *map(str, view.versions)):
                identifier = Identifier(f"{view.id}:{qualifier}", view.id, None, qualifier)
                errors, expected = instance.described(identifier)
                answer = self._call(place, errors, "describe_view", ViewId=identifier.text)
                if not errors:
                    self._compare(answer["View"], expected)
            listed = self._call(place, set(), "list_view_versions", ViewId=view.id)
            assert listed["ViewVersionSummaryList"] == instance.listed_versions(view)
            tags = self.clients[place].list_tags_for_resource(resourceArn=view.arn)["tags"]
            assert tags == view.tags

    # What the steps share

    def _all_views(self) -> list[View]:
        there = [view for instance in self.instances for view in instance.views.values()]
        return there + self.deleted

    def _identifier(
        self,
        data: st.DataObject,
        place: int,
        qualifiers: st.SearchStrategy[str | None] = SELDOM_QUALIFIED,
        *,
        arn_only: bool = False,
    ) -> Identifier:
        """Draw how to name a view: mostly one of the place, else a deleted or foreign one."""
        mine = list(self.instances[place].views.values())[-2:]
        known = mine if data.draw(st.integers(0, 7)) > 0 and mine else self._all_views()[-8:]
        qualifier = data.draw(qualifiers)
        ending = f":{qualifier}" if qualifier is not None else ""
        if not known:
            view_id = "00000000-0000-4000-8000-000000000000"
            region, account = PLACES[place]
            instance_id = self.instances[place].id
            arn = f"arn:aws:connect:{region}:{account}:instance/{instance_id}/view/{view_id}"
            text = arn if arn_only else view_id
            return Identifier(text + ending, view_id, arn if arn_only else None, qualifier)
        view = data.draw(st.sampled_from(known))
        if arn_only or data.draw(st.booleans()):
            return Identifier(view.arn + ending, view.id, view.arn, qualifier)
        return Identifier(view.id + ending, view.id, None, qualifier)

    def _call(self, place: int, errors: Errors, operation: str, **parameters: Any) -> Any:
        method = getattr(self.clients[place], operation)
        return self._expect(errors, method, InstanceId=self.instances[place].id, **parameters)

    def _expect(self, errors: Errors, method: Any, **parameters: Any) -> Any:
        try:
            answer = method(**parameters)
        except ClientError as error:
            code = error.response["Error"]["Code"]
        else:
            assert not errors, (errors, answer)
            return answer
        assert code in errors, (method.__name__, parameters, code, errors)
        return None

    def _compare(self, answered: dict[str, Any], expected: dict[str, Any]) -> None:
        """Compare a ``View``; a checksum has to belong to one canonical content, and only that."""
        answered = dict(answered)
        content = answered.pop("Content")
        json.loads(content.pop("InputSchema", "{}"))
        checksum = answered.pop("ViewContentSha256", None)
        expected = dict(expected)
        canonical = expected.pop("checksum_of", None)
        assert answered | content == expected
        assert (checksum is None) == (canonical is None)
        if canonical is not None and checksum is not None:
            assert re.fullmatch("[0-9a-f]{64}", checksum)
            assert self.checksums.setdefault(canonical, checksum) == checksum
            assert len(set(self.checksums.values())) == len(self.checksums)


def _parameter(content: Content) -> dict[str, Any]:
    return {"Template": content.template, "Actions": list(content.actions)}
