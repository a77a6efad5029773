"""Tests of a coroutine that uses aiobotocore."""

import asyncio

from aiobotocore.session import get_session


async def view_names(instance_id):
    async with get_session().create_client("connect") as connect:
        pages = connect.get_paginator("list_views").paginate(
            InstanceId=instance_id, Type="CUSTOMER_MANAGED"
        )
        return [view["Name"] async for page in pages for view in page["ViewsSummaryList"]]


def test_view_names(connect_views, connect_instance_id):
    connect_views.create_view(connect_instance_id, "Order")
    assert asyncio.run(view_names(connect_instance_id)) == ["Order"]
