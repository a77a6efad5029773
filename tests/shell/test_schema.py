"""``connect-views-mock schema`` and ``completion``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from .helpers import BAD, GOOD, Shell

BASH = shutil.which("bash")


def test_the_schema_accepts_a_good_template_and_refuses_a_bad_one(shell: Shell) -> None:
    code, out, err = shell.run("schema")

    assert (code, err) == (0, "")
    validator = jsonschema.Draft7Validator(json.loads(out))
    assert validator.is_valid(GOOD)
    assert not validator.is_valid(BAD)


def test_the_schema_accepts_a_component_type_that_is_allowed(shell: Shell) -> None:
    template = {**GOOD, "Body": [{"Type": "Carousel", "Props": {"a": 1}}]}

    def judged(*options: str) -> bool:
        _, out, _ = shell.run("schema", *options)
        return jsonschema.Draft7Validator(json.loads(out)).is_valid(template)

    assert not judged()
    assert judged("--allow-component", "Carousel")


@pytest.mark.parametrize("name", ["bash", "zsh", "tcsh"])
def test_a_script_for_completion_is_printed(shell: Shell, name: str) -> None:
    code, out, err = shell.run("completion", name)

    assert (code, err) == (0, "")
    for word in ("input-schema", "preview", "zsh"):
        assert word in out


@pytest.mark.skipif(BASH is None, reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        (["pre"], ["preview"]),
        (["preview", "--da"], ["--data"]),
        (["preview", "tem"], ["template.json"]),
        (["preview", "--output", "tem"], ["template.json"]),
        (["completion", ""], ["bash", "tcsh", "zsh"]),
    ],
)
def test_bash_completes_the_command(shell: Shell, typed: list[str], completed: list[str]) -> None:
    shell.write("template.json", GOOD)
    shell.write("completion.bash", shell.run("completion", "bash")[1])
    words = " ".join(f"'{word}'" for word in ["connect-views-mock", *typed])
    script = (
        "source completion.bash\n"
        f"COMP_WORDS=({words}); COMP_CWORD={len(typed)}; COMPREPLY=()\n"
        "function=$(complete -p connect-views-mock | sed 's/.*-F \\([^ ]*\\) .*/\\1/')\n"
        '"$function" connect-views-mock\n'
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )

    done = subprocess.run([BASH or "", "-c", script], capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert set(completed) <= set(done.stdout.split())
    assert "validate" not in done.stdout.split()


def test_completion_says_how_to_install_what_it_needs(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)

    code, out, err = shell.run("completion", "bash")

    assert (code, out) == (2, "")
    assert err == (
        "connect-views-mock: completion: needs shtab: "
        "pip install 'connect-views-mock[completion]'\n"
    )


def test_the_other_sub_commands_do_not_load_shtab(shell: Shell) -> None:
    script = (
        "import sys; from connect_views_mock.shell.command import main; "
        f"main(['validate', {shell.write('a.json', GOOD)!r}]); print('shtab' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment
    )

    assert done.stdout == "False\n"
