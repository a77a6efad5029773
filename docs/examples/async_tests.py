"""Coroutine tests with pytest-asyncio."""

import asyncio

import boto3
import pytest
import pytest_asyncio


async def count_views(instance_id):
    connect = boto3.client("connect")
    views = await asyncio.to_thread(
        connect.list_views, InstanceId=instance_id, Type="CUSTOMER_MANAGED"
    )
    return len(views["ViewsSummaryList"])


@pytest_asyncio.fixture
async def view(connect_views, connect_instance_id):
    return connect_views.create_view(connect_instance_id)


@pytest.mark.asyncio
@pytest.mark.usefixtures("view")
async def test_one_view(connect_instance_id):
    assert await count_views(connect_instance_id) == 1


@pytest.mark.asyncio
@pytest.mark.connect_views(instance_id="my-instance")
async def test_no_view():
    assert await count_views("my-instance") == 0
