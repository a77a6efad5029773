"""Empty labels in the paths of moto's own Connect operations."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
import requests
from botocore.config import Config
from botocore.exceptions import ClientError
from moto.connect import urls as moto_connect_urls

from connect_views_mock import mock_connect_views
from connect_views_mock.moto_adapter.empty_labels import paths_with_an_empty_label
from tests.aws import REGION, instance_count
from tests.handle.conftest import Mock, mock

__all__ = ["mock"]

CONNECT = f"https://connect.{REGION}.amazonaws.com"
DATA_SET = {"DataSetId": "a"}


def call(operation: str, **parameters: Any) -> Any:
    client = boto3.client("connect", region_name=REGION, config=Config(parameter_validation=False))
    return getattr(client, operation)(InstanceId="", **parameters)


def test_these_are_the_paths_of_moto_with_a_label() -> None:
    assert paths_with_an_empty_label().keys() == {
        "{0}/analytics-data/instance//association$",
        "{0}/instance/$",
        "{0}/tags/$",
    }, "moto.connect.urls has changed, on which paths_with_an_empty_label relies"
    assert set(moto_connect_urls.url_paths) == {
        "{0}/analytics-data/instance/(?P<InstanceId>[^/]+)/association$",
        "{0}/instance$",
        "{0}/instance/(?P<InstanceId>[^/]+)$",
        "{0}/tags/(?P<resourceArn>.+)$",
    }, "moto.connect.urls has changed: look whether its operations refuse an empty label"


@pytest.mark.parametrize(
    ("operation", "parameters", "code"),
    [
        ("associate_analytics_data_set", DATA_SET, "InvalidParameterException"),
        ("disassociate_analytics_data_set", DATA_SET, "InvalidParameterException"),
        ("list_analytics_data_associations", {}, "InvalidParameterException"),
        # These two have no InvalidParameterException in the service model.
        ("delete_instance", {}, "InvalidRequestException"),
        ("describe_instance", {}, "InvalidRequestException"),
    ],
)
def test_an_empty_label_is_an_error_of_the_operation(
    mock: Mock, operation: str, parameters: dict[str, str], code: str
) -> None:
    mock.create_instance()
    with pytest.raises(ClientError, match="InstanceId: must not be empty") as raised:
        call(operation, **parameters)
    response: Any = raised.value.response
    assert response["Error"]["Code"] == code
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert [request.outcome for request in mock.requests] == [code]
    assert instance_count() == 1


@pytest.mark.usefixtures("mock")
def test_another_method_is_left_to_moto() -> None:
    answer = requests.post(f"{CONNECT}/instance/", timeout=1)
    assert (answer.status_code, answer.text) == (404, "Not yet implemented")


def test_motos_paths_are_as_before_after_the_mock() -> None:
    before = dict(moto_connect_urls.url_paths)
    with mock_connect_views():
        pass
    assert moto_connect_urls.url_paths == before
