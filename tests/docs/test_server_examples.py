"""The files in docs/examples/server stand in the page, and do what it says."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from .documents import PROJECT

EXAMPLES = PROJECT / "docs" / "examples" / "server"
PAGE = (PROJECT / "docs" / "server.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", sorted(EXAMPLES.iterdir()), ids=lambda file: file.name)
def test_a_file_stands_word_for_word_in_the_page(file: Path) -> None:
    assert f"\n{file.read_text(encoding='utf-8')}```\n" in PAGE


def test_a_script_that_waits_for_the_server_finds_it(tmp_path: Path) -> None:
    start = (EXAMPLES / "start.sh").read_text(encoding="utf-8").replace("5000", "0")
    command = f"{shlex.quote(sys.executable)} -m connect_views_mock"
    script = f"""
        {start.replace("connect-views-mock", command)}
        {shlex.quote(sys.executable)} use.py
        kill $!
        wait $! || echo $?
    """
    content = (EXAMPLES / "content.json").read_text(encoding="utf-8")
    (tmp_path / "use.py").write_text(
        f"""
import json, os, boto3
view = boto3.client("connect").create_view(
    InstanceId=os.environ["CONNECT_INSTANCE_ID"], Name="Greeting", Status="PUBLISHED",
    Content=json.loads({content!r}),
)["View"]
print(view["Status"], view["Content"]["Actions"])
""",
        encoding="utf-8",
    )
    environment = {name: value for name, value in os.environ.items() if name[:4] != "AWS_"}
    printed = subprocess.run(
        ["/bin/sh", "-euc", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (printed.stdout, printed.stderr) == ("PUBLISHED ['Next']\n143\n", "")


def instructions() -> list[tuple[str, str]]:
    text = (EXAMPLES / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in text.splitlines())]


def test_the_image_runs_as_no_root_and_tells_its_health() -> None:
    found = dict(instructions())
    assert re.fullmatch(r"python:3\.\d+-slim", found["FROM"])
    assert found["USER"] == "1000"
    assert "useradd --uid 1000 " in found["RUN"]
    assert "connect-views-mock[server] @ https://github.com/connect-views-mock/" in found["RUN"]
    options, _, check = found["HEALTHCHECK"].partition(" CMD ")
    assert "--start-period=" in options
    assert json.loads(check)[:2] == ["python", "-c"]
    words = [word for word, _ in instructions()]
    assert words.index("USER") < words.index("ENTRYPOINT")


def test_the_server_of_the_image_is_healthy_and_takes_its_arguments() -> None:
    found = dict(instructions())
    check: Any = json.loads(found["HEALTHCHECK"].partition(" CMD ")[2])
    name, *entry = json.loads(found["ENTRYPOINT"])
    assert name == "connect-views-mock"
    compose = yaml.safe_load((EXAMPLES / "compose.yaml").read_text(encoding="utf-8"))
    service = compose["services"]["views"]
    instance_id = service["command"][service["command"].index("--instance-id") + 1]
    assert instance_id in compose["services"]["tests"]["command"]
    free = [word.replace("5000", "0") for word in entry]
    with subprocess.Popen(
        [sys.executable, "-m", "connect_views_mock", *free, "--instance-id", instance_id],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        printed = "".join(iter(process.stdout.readline, "Ready.\n"))
        port = re.findall(r"http://127\.0\.0\.1:(\d+)", printed)[0]
        healthy = subprocess.run(
            [sys.executable, "-c", check[2].replace("5000", port)], check=False
        )
        process.terminate()
    assert instance_id in printed
    assert healthy.returncode == 0
