"""The clients, behind one way to call an operation."""

from __future__ import annotations

import itertools
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Protocol

from botocore import xform_name
from botocore.exceptions import ClientError

Answer = dict[str, Any]


class CallFailedError(Exception):
    """A client reported an error.

    Attributes:
        name: The code of the error.
        message: What it says.
        status: The status of the response, or ``None`` where the client does not tell it.
        is_typed: Whether the client has a type for this error, and raised it.
    """

    def __init__(self, name: str, message: str, status: int | None, *, is_typed: bool) -> None:
        super().__init__(f"{name} ({status}): {message}")
        self.name = name
        self.message = message
        self.status = status
        self.is_typed = is_typed


class Client(Protocol):
    """A client of Amazon Connect in some language."""

    def call(self, operation: str, **parameters: Any) -> Answer:
        """Return the response."""
        ...

    def items(self, operation: str, key: str, **parameters: Any) -> list[Any]:
        """Return what stands under the key in all pages, by the paginator of the client."""
        ...


def call_at_once(client: Client, operation: str, calls: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Make all calls at the same time, and return the responses in their order."""
    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(lambda parameters: client.call(operation, **parameters), calls))


class Boto3Client:
    """boto3, in the process of the tests."""

    def __init__(self, connect: Any) -> None:
        self._connect = connect

    def call(self, operation: str, **parameters: Any) -> Answer:
        with self._errors():
            response: Answer = getattr(self._connect, xform_name(operation))(**parameters)
            return response

    def items(self, operation: str, key: str, **parameters: Any) -> list[Any]:
        with self._errors():
            pages = self._connect.get_paginator(xform_name(operation)).paginate(**parameters)
            return [item for page in pages for item in page[key]]

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except ClientError as error:
            response: Any = error.response
            code = response["Error"]["Code"]
            raise CallFailedError(
                code,
                response["Error"]["Message"],
                response["ResponseMetadata"]["HTTPStatusCode"],
                is_typed=type(error) is getattr(self._connect.exceptions, code, None),
            ) from error


class CommandLineClient:
    """The AWS CLI: a process for each call, and a file for each value that is not a word."""

    def __init__(self, aws: Path, environment: Mapping[str, str]) -> None:
        self._aws = aws
        # As with the other clients here, an error is not followed by a second attempt.
        self._environment = {**environment, "AWS_MAX_ATTEMPTS": "1"}

    def call(self, operation: str, **parameters: Any) -> Answer:
        return self._run(operation, parameters, "--no-paginate")

    def items(self, operation: str, key: str, **parameters: Any) -> list[Any]:
        page_size = str(parameters.pop("MaxResults"))
        found: list[Any] = self._run(operation, parameters, "--page-size", page_size)[key]
        return found

    def _run(self, operation: str, parameters: Mapping[str, Any], *options: str) -> Answer:
        words = ["connect", xform_name(operation, "-"), *options]
        with tempfile.TemporaryDirectory() as folder:
            for name, value in parameters.items():
                words.append(f"--{xform_name(name, '-')}")
                if isinstance(value, list):
                    words.extend(value)
                elif isinstance(value, dict):
                    file = Path(folder, name)
                    file.write_text(json.dumps(value), encoding="utf-8")
                    words.append(f"file://{file}")
                else:
                    words.append(str(value))
            status, output, errors = self._execute(words)
        if status != 0:
            raise _command_line_error(errors)
        return dict(json.loads(output or "{}"))

    def _execute(self, words: list[str]) -> tuple[int, str, str]:
        completed = subprocess.run(
            [self._aws, *words],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return completed.returncode, completed.stdout, completed.stderr


def _command_line_error(printed: str) -> CallFailedError:
    found = re.search(
        r"An error occurred \((\w+)\) when calling the \w+ operation"
        r"(?: \(reached max retries: \d+\))?: (.*)",
        printed,
    )
    if found is None:
        return CallFailedError("None", printed, None, is_typed=False)
    # The CLI has no types. Scripts look at the name.
    return CallFailedError(found[1], found[2], None, is_typed=True)


class DrivenClient:
    """A program in another language, or in another environment, that makes the calls."""

    def __init__(
        self, command: Sequence[str | os.PathLike[str]], environment: Mapping[str, str]
    ) -> None:
        self._process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._numbers = itertools.count()
        self._answers: dict[int, Future[Answer]] = {}
        self._writing = Lock()
        self._reader = Thread(target=self._read)
        self._reader.start()

    def call(self, operation: str, **parameters: Any) -> Answer:
        answer: Answer = self._answer(operation, parameters, pages=False)
        return answer

    def items(self, operation: str, key: str, **parameters: Any) -> list[Any]:
        pages = self._answer(operation, parameters, pages=True)
        return [item for page in pages for item in page[key]]

    def close(self) -> None:
        """End the program, which ends when nothing more can arrive."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._reader.join()
        self._process.stdout.close()
        assert self._process.wait() == 0

    def _answer(self, operation: str, parameters: Mapping[str, Any], *, pages: bool) -> Any:
        number = next(self._numbers)
        future: Future[Answer] = Future()
        self._answers[number] = future
        call = {
            "number": number,
            "operation": operation,
            "parameters": parameters,
            "pages": pages,
        }
        assert self._process.stdin is not None
        with self._writing:
            self._process.stdin.write(json.dumps(call) + "\n")
            self._process.stdin.flush()
        answer = future.result(timeout=100)
        if "error" in answer:
            error = answer["error"]
            raise CallFailedError(
                error["name"], error["message"], error.get("status"), is_typed=error["isTyped"]
            )
        return answer["result"]

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            answer = json.loads(line)
            self._answers.pop(answer["number"]).set_result(answer)
        for future in self._answers.values():
            future.set_exception(EOFError("the program has ended"))
