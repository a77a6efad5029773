"""Mocks of ``responses`` beside ours: each answers its own requests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
import responses
from moto.core.models import override_responses_real_send
from requests.adapters import HTTPAdapter

from connect_views_mock import mock_connect_views
from tests.aws import connect_client

WEBSITE = "https://website.example"


def require_both_mocks() -> None:
    assert requests.get(WEBSITE, timeout=5).text == "website"
    assert connect_client().list_instances()["InstanceSummaryList"] == []


@responses.activate
def test_an_outer_mock_of_responses_answers_what_is_not_for_aws() -> None:
    responses.get(WEBSITE, body="website")
    with mock_connect_views():
        require_both_mocks()
    assert requests.get(WEBSITE, timeout=5).text == "website"


def test_an_inner_mock_of_responses_answers_what_is_not_for_aws() -> None:
    with mock_connect_views():
        with responses.mock as inner:
            inner.get(WEBSITE, body="website")
            require_both_mocks()
        assert connect_client().list_instances()


@pytest.fixture
def responses_mock(monkeypatch: pytest.MonkeyPatch) -> Iterator[responses.RequestsMock]:
    # A mock that starts inside of another and outlives it puts back what the other had there.
    monkeypatch.setattr(HTTPAdapter, "send", HTTPAdapter.send)
    mock = responses.RequestsMock()
    mock.get(WEBSITE, body="website")
    yield mock
    mock.stop()
    override_responses_real_send(None)


@pytest.mark.parametrize("active", [True, False])
def test_a_mock_of_responses_that_moto_was_told_of_is_not_forgotten(
    active: bool, responses_mock: responses.RequestsMock
) -> None:
    # As in a set-up method, after which the mock stops and starts again for the test.
    if active:
        with mock_connect_views():
            override_responses_real_send(responses_mock)
            responses_mock.start()
    else:
        override_responses_real_send(responses_mock)
        responses_mock.start()
    with mock_connect_views():
        require_both_mocks()


def test_requests_are_answered_after_a_reset() -> None:
    url = "https://sts.amazonaws.com/?Action=GetCallerIdentity"
    with mock_connect_views() as mock:
        mock.reset()
        assert "123456789012" in requests.get(url, timeout=5).text


def test_a_mock_of_responses_that_outlived_ours_does_not_keep_requests_from_ending(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(HTTPAdapter, "send", HTTPAdapter.send)
    outliving = responses.RequestsMock(assert_all_requests_are_fired=False)
    with mock_connect_views():
        outliving.start()
    outliving.stop()

    with mock_connect_views(), pytest.raises(requests.ConnectionError):
        requests.get("http://127.0.0.1:9", timeout=5)
