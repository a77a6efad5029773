"""The clients in the process of the tests, in an environment that has them."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from unittest.mock import patch

from botocore import xform_name

from ..calling import Answer, Boto3Client, CommandLineClient


class AiobotocoreInProcess(Boto3Client):
    """aiobotocore, in the process of the tests, with its event loop in a thread."""

    def __init__(self, region: str) -> None:
        from aiobotocore.config import AioConfig
        from aiobotocore.session import get_session

        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever)
        self._thread.start()
        config = AioConfig(retries={"total_max_attempts": 1}, max_pool_connections=64)
        self._opened = get_session().create_client("connect", region_name=region, config=config)
        super().__init__(self._wait_for(self._opened.__aenter__()))

    def call(self, operation: str, **parameters: Any) -> Answer:
        with self._errors():
            answer: Answer = self._wait_for(
                getattr(self._connect, xform_name(operation))(**parameters)
            )
            return answer

    def items(self, operation: str, key: str, **parameters: Any) -> list[Any]:
        async def walk() -> list[Any]:
            pages = self._connect.get_paginator(xform_name(operation)).paginate(**parameters)
            return [item async for page in pages for item in page[key]]

        with self._errors():
            found: list[Any] = self._wait_for(walk())
            return found

    def close(self) -> None:
        """Close the client, and end the thread."""
        self._wait_for(self._opened.__aexit__(None, None, None))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _wait_for(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(timeout=100)


class CommandLineInProcess(CommandLineClient):
    """The AWS CLI as a library, in the process of the tests."""

    def __init__(self) -> None:
        super().__init__(Path("aws"), {})
        # It prints to what is standard output for all threads.
        self._printing = Lock()

    def _execute(self, words: list[str]) -> tuple[int, str, str]:
        from awscli.clidriver import create_clidriver

        output, errors = StringIO(), StringIO()
        variables = patch.dict(os.environ, self._environment)
        with self._printing, variables, redirect_stdout(output), redirect_stderr(errors):
            status = create_clidriver().main(words)
        return status, output.getvalue(), errors.getvalue()
