"""Make the calls that arrive as lines of JSON, and answer each with a line of JSON.

This program runs in an environment that has aiobotocore and nothing of this project.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from aiobotocore.config import AioConfig
from aiobotocore.session import get_session
from botocore import xform_name
from botocore.exceptions import ClientError


async def answer(connect: Any, call: dict[str, Any]) -> Any:
    name = xform_name(call["operation"])
    if call["pages"]:
        pages = connect.get_paginator(name).paginate(**call["parameters"])
        return [page async for page in pages]
    return await getattr(connect, name)(**call["parameters"])


async def write_answer(connect: Any, call: dict[str, Any]) -> None:
    answered: dict[str, Any] = {"number": call["number"]}
    try:
        answered["result"] = await answer(connect, call)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        answered["error"] = {
            "name": code,
            "message": error.response["Error"]["Message"],
            "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
            "isTyped": type(error) is getattr(connect.exceptions, code, None),
        }
    except Exception as error:
        answered["error"] = {"name": type(error).__name__, "message": str(error), "isTyped": False}
    sys.stdout.write(json.dumps(answered, default=str) + "\n")
    sys.stdout.flush()


async def main() -> None:
    config = AioConfig(retries={"total_max_attempts": 1}, max_pool_connections=64)
    async with get_session().create_client("connect", config=config) as connect:
        tasks = []
        while line := await asyncio.to_thread(sys.stdin.readline):
            tasks.append(asyncio.create_task(write_answer(connect, json.loads(line))))
        await asyncio.gather(*tasks)


if __name__ == "__main__":
    asyncio.run(main())
