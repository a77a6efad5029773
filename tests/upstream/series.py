"""The steps of the series: what each copies into moto, and what it edits there.

``connect/`` is copied as it is. Its ``models.py`` becomes ``view_lists.py``, because moto has a
``models.py`` of its own; the methods of its response class go into moto's. An early step leaves
out what a later one brings.
"""

from __future__ import annotations

import inspect
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .checkout import git
from .editing import EditFailed, insert_line, methods_of, replace_text, require_methods, without

HERE: Final = Path(__file__).parent
PACKAGE: Final = HERE.parents[1] / "connect_views_mock" / "connect"
CHOSEN_TESTS: Final = HERE / "chosen_tests"

# moto's own methods, as they were in 5.2.5.
_MOTO_RESPONSES: Final = {
    "__init__": "b22a314edd24b031",
    "connect_backend": "6cda31232966ff5f",
    "_get_instance_id": "d61da60ad07ee93b",
    "associate_analytics_data_set": "d4bab666053fad2c",
    "disassociate_analytics_data_set": "1a1c1817bf571ef6",
    "list_analytics_data_associations": "51d871032d67e0c7",
    "create_instance": "022fa696b4dc77de",
    "describe_instance": "d600cc8d950265d1",
    "list_instances": "7f4194ee886d9bdd",
    "delete_instance": "0b984c2a70bba819",
    "_get_resource_arn": "209f5e06ae28d5a3",
    "tag_resource": "680ebbecc6e61b23",
    "untag_resource": "04152a7700e5ec4c",
    "list_tags_for_resource": "c57709c695d090e9",
}

# What the third step brings.
_LISTS_IN_EXCEPTIONS: Final = (
    *("InvalidResourceArn", "InvalidNextToken"),
    *("AccessDeniedException", "AwsManagedViewIsReadOnly", "AwsManagedViewTakesNoTags"),
)
_LISTS_IN_IDENTIFIERS: Final = ("_ARN", "_MEANT_AS_VIEW_ARN", "is_arn_of_another_resource")

# What the fifth step brings.
_CLOUDFORMATION_IN_EXCEPTIONS: Final = ("InvalidProperties",)


@dataclass(frozen=True)
class Step:
    """One patch of the series.

    Attributes:
        name: A short name, for tables and file names.
        message: The commit message.
        apply: Changes the copy of moto.
        operations: The operations of Connect that it adds, for the generated docs.
        tests: The chosen tests that it brings.
    """

    name: str
    message: str
    apply: Callable[[Path], None]
    operations: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


def apply_step(step: Step, moto: Path) -> None:
    """Change a copy of moto as a step of the series does, and commit that.

    Raises:
        EditFailed: If moto is not as an edit expects it.
    """
    step.apply(moto)
    tests = moto / "tests" / "test_connect"
    if not tests.is_dir():
        raise EditFailed("cannot add tests. Expected a folder tests/test_connect")
    for name in step.tests:
        shutil.copy(CHOSEN_TESTS / name, tests / name)
    _tick_operations(moto, step.operations)
    changed = git(moto, "status", "--porcelain", "--untracked-files=all").splitlines()
    python_files = [line[3:] for line in changed if line.endswith(".py") and "D" not in line[:2]]
    # Without imports that a step does not need yet, and in moto's format.
    for command in (("check", "--quiet", "--fix", "--select", "F401,I"), ("format", "--quiet")):
        ruff = [sys.executable, "-m", "ruff"]
        arguments = [*ruff, *command, "--no-cache", *python_files]
        done = subprocess.run(arguments, cwd=moto, check=False, capture_output=True, text=True)
        if done.returncode:
            raise EditFailed(f"ruff {command[0]} failed: {done.stdout}{done.stderr}")
    git(moto, "add", "--all")
    git(moto, "commit", "--quiet", "--message", step.message)


def _moto_parsing(moto: Path) -> None:
    connect = moto / "moto" / "connect"
    edit = "let moto parse the parameters of its ten operations"
    require_methods(connect / "responses.py", edit, "ConnectResponse", _MOTO_RESPONSES)
    shutil.copy(HERE / "moto_files" / "responses.py", connect / "responses.py")
    edit = "answer with errors of the service model"
    for code in ("ResourceNotFoundException", "InvalidParameterException"):
        status = 404 if code == "ResourceNotFoundException" else 400
        replace_text(
            connect / "exceptions.py",
            edit,
            f"class {code}(JsonRESTError):\n    code = {status}\n\n"
            "    def __init__(self, message: str) -> None:\n"
            f'        super().__init__("{code}", message)\n',
            f'class {code}(ServiceException):\n    code = "{code}"\n',
        )
    replace_text(connect / "exceptions.py", edit, "import JsonRESTError", "import ServiceException")
    edit = "serve the FIPS and dual-stack endpoints"
    replace_text(
        connect / "urls.py",
        edit,
        '    r"https?://connect\\.(.+)\\.amazonaws\\.com",\n',
        "".join(f'    r"{base}",\n' for base in _url_bases()),
    )
    replace_text(
        moto / "moto" / "backend_index.py",
        edit,
        '    ("connect", re.compile("https?://connect\\\\.(.+)\\\\.amazonaws\\\\.com")),\n',
        "".join(
            '    ("connect", re.compile("{}")),\n'.format(base.replace("\\", "\\\\"))
            for base in _url_bases()
        ),
    )


def _views(moto: Path) -> None:
    connect = moto / "moto" / "connect"
    _copy("views.py", connect)
    _without_cloudformation(connect / "views.py")
    _without_checks(connect / "views.py")
    _copy("view_models.py", connect)
    _copy("exceptions.py", connect, (*_LISTS_IN_EXCEPTIONS, *_CLOUDFORMATION_IN_EXCEPTIONS))
    _copy("identifiers.py", connect, _LISTS_IN_IDENTIFIERS)
    # Without checks, one module does for content. The fourth step brings a package instead.
    shutil.copy(HERE / "moto_files" / "content.py", connect / "content.py")
    models = connect / "models.py"
    edit = "let ConnectBackend inherit the operations on views"
    insert_line(
        models,
        edit,
        "from .exceptions import InvalidParameterException, ResourceNotFoundException",
        "from .views import ViewBackend",
    )
    replace_text(
        models,
        edit,
        "class ConnectBackend(BaseBackend, TaggableResourcesMixin):",
        "class ConnectBackend(ViewBackend, TaggableResourcesMixin):",
    )
    insert_line(
        models,
        "delete the views of an instance with it",
        "        del self.instances[instance_id]",
        "        self.delete_views_of_instance(instance_id)",
    )
    _append_methods(connect, _VIEW_METHODS)
    insert_line(
        connect / "urls.py",
        "route the operations on views",
        '    "{0}/tags/(?P<resourceArn>.+)$": ConnectResponse.dispatch,',
        "    # Open to its end, because an ARN is one label: moto's server decodes its slashes.\n"
        '    "{0}/views/(?P<route>.+)$": ConnectResponse.dispatch,',
    )


def _lists(moto: Path) -> None:
    connect = moto / "moto" / "connect"
    _copy("models.py", connect, to="view_lists.py")
    for name in ("identifiers", "search", "pagination"):
        _copy(f"{name}.py", connect)
    _copy("exceptions.py", connect, _CLOUDFORMATION_IN_EXCEPTIONS)
    shutil.copytree(PACKAGE / "managed_views", connect / "managed_views", ignore=_CACHES)
    _without_checks(connect / "managed_views" / "__init__.py")
    _without_required_inputs(connect / "managed_views" / "__init__.py")
    _with_load_resource(connect / "managed_views" / "__init__.py")
    models = connect / "models.py"
    edit = "let ConnectBackend inherit lists, search and tags"
    replace_text(
        models,
        edit,
        "from .views import ViewBackend",
        "from .view_lists import ConnectViewsBackend",
    )
    replace_text(models, edit, "ConnectBackend(ViewBackend,", "ConnectBackend(ConnectViewsBackend,")
    edit = "tag views as views"
    for name, arguments, call in (
        ("tag_resource", "resource_arn: str, tags: dict[str, str]", "resource_arn, tags"),
        ("untag_resource", "resource_arn: str, tag_keys: list[str]", "resource_arn, tag_keys"),
    ):
        insert_line(
            models,
            edit,
            f"    def {name}(self, {arguments}) -> None:",
            "        if not is_arn_of_another_resource(resource_arn):\n"
            f"            return super().{name}({call})",
        )
    insert_line(
        models,
        edit,
        "    def list_tags_for_resource(self, resource_arn: str) -> dict[str, str]:",
        "        if not is_arn_of_another_resource(resource_arn):\n"
        "            return super().list_tags_for_resource(resource_arn)",
    )
    insert_line(
        models,
        edit,
        "from .exceptions import InvalidParameterException, ResourceNotFoundException",
        "from .identifiers import is_arn_of_another_resource",
    )
    replace_text(
        models,
        "let the Resource Groups Tagging API find views",
        '                resource_type="connect:instance",\n            )\n',
        '                resource_type="connect:instance",\n            )\n'
        "        for arn, tags in self.tags_of_views():\n"
        '            yield TaggedResource(arn, tags, resource_type="connect:view")\n',
    )
    _append_methods(connect, _LIST_METHODS)
    insert_line(
        connect / "urls.py",
        "route SearchViews",
        '    "{0}/instance$": ConnectResponse.dispatch,',
        '    "{0}/search-views$": ConnectResponse.dispatch,',
    )
    _include_data(moto, "moto/connect/managed_views/*.json", "moto/connect/managed_views/*/*.json")


def _content_checks(moto: Path) -> None:
    connect = moto / "moto" / "connect"
    _copy("views.py", connect)
    _without_cloudformation(connect / "views.py")
    (connect / "content.py").unlink()
    shutil.copytree(PACKAGE / "content", connect / "content", ignore=_CACHES)
    shutil.copytree(PACKAGE / "content_checks", connect / "content_checks", ignore=_CACHES)
    (connect / "content_checks" / "input_data.py").unlink()
    _copy("managed_views/__init__.py", connect)
    for file in ("content_checks/components.py", "managed_views/__init__.py"):
        _with_load_resource(connect / file)
    _include_data(
        moto,
        "moto/connect/content_checks/data/*.json",
        "moto/connect/content_checks/data/components/*.json",
    )


def _cloudformation(moto: Path) -> None:
    connect = moto / "moto" / "connect"
    for name in ("views", "exceptions", "registry_schemas", "cloudformation"):
        _copy(f"{name}.py", connect)
    edit = "let ConnectBackend be the one backend of Connect"
    cloudformation = connect / "cloudformation.py"
    replace_text(cloudformation, edit, "from moto.connect.models import", "from .models import")
    insert_line(
        moto / "moto" / "cloudformation" / "parsing.py",
        "let CloudFormation find the resources of Connect",
        "from moto.cloudwatch import models as cw_models  # noqa",
        "from moto.connect import cloudformation as connect_resources  # noqa",
    )


def _workspaces(moto: Path) -> None:
    connect = moto / "moto" / "connect"
    for name in (
        *("workspaces", "workspace_models", "workspace_exceptions"),
        "content_checks/input_data",
    ):
        _copy(f"{name}.py", connect)
    edit = "let ConnectBackend inherit the operations on workspaces"
    replace_text(connect / "workspaces.py", edit, "from .models import", "from .view_lists import")
    models = connect / "models.py"
    replace_text(
        models,
        edit,
        "from .view_lists import ConnectViewsBackend",
        "from .workspaces import ConnectWorkspacesBackend",
    )
    replace_text(
        models,
        edit,
        "ConnectBackend(ConnectViewsBackend,",
        "ConnectBackend(ConnectWorkspacesBackend,",
    )
    _append_methods(connect, _WORKSPACE_METHODS, "ConnectWorkspacesResponse")
    insert_line(
        connect / "urls.py",
        "route the operations on workspaces",
        '    "{0}/views/(?P<route>.+)$": ConnectResponse.dispatch,',
        '    "{0}/workspaces/(?P<route>.+)$": ConnectResponse.dispatch,',
    )


_VIEW_METHODS: Final = (
    *("create_view", "describe_view", "update_view_content", "update_view_metadata"),
    *("delete_view", "create_view_version", "delete_view_version"),
)
_LIST_METHODS: Final = ("list_views", "search_views", "list_view_versions")
_WORKSPACE_METHODS: Final = (
    *("create_workspace", "describe_workspace", "list_workspaces", "delete_workspace"),
    *("create_workspace_page", "update_workspace_page"),
    *("list_workspace_pages", "delete_workspace_page"),
)
_RESPONSES: Final = {
    "ConnectViewsResponse": "responses.py",
    "ConnectWorkspacesResponse": "workspace_responses.py",
}
_CACHES: Final = shutil.ignore_patterns("__pycache__")

STEPS: Final = (
    Step(
        name="moto-parsing",
        message="Connect: automated parameter parsing, FIPS and dual-stack endpoints",
        apply=_moto_parsing,
        tests=("test_connect_endpoints.py",),
    ),
    Step(
        name="views",
        message="Connect: views and their versions",
        apply=_views,
        operations=_VIEW_METHODS,
        tests=("test_connect_views.py", "test_connect_view_versions.py"),
    ),
    Step(
        name="lists",
        message="Connect: lists, search and tags of views, AWS-managed views",
        apply=_lists,
        operations=_LIST_METHODS,
        tests=("test_connect_view_lists.py", "test_connect_view_tags.py"),
    ),
    Step(
        name="content-checks",
        message="Connect: checks of published view content, and InputSchema",
        apply=_content_checks,
        tests=("test_connect_view_content.py",),
    ),
    Step(
        name="cloudformation",
        message="CloudFormation: AWS::Connect::View, ViewVersion and Instance",
        apply=_cloudformation,
        tests=("test_connect_cloudformation.py",),
    ),
    Step(
        name="workspaces",
        message="Connect: workspaces and their pages",
        apply=_workspaces,
        operations=_WORKSPACE_METHODS,
        tests=("test_connect_workspaces.py",),
    ),
)


def _url_bases() -> list[str]:
    text = (PACKAGE / "urls.py").read_text(encoding="utf-8")
    return re.findall(r'^    r"(https.*)",$', text, re.MULTILINE)


def _copy(
    name: str, connect: Path, left_out: tuple[str, ...] = (), *, to: str | None = None
) -> None:
    text = (PACKAGE / name).read_text(encoding="utf-8")
    if left_out:
        text = without(text, left_out, f"connect/{name}")
    (connect / (to or name)).write_text(text, encoding="utf-8")


def _without_checks(file: Path) -> None:
    edit = "read content without its checks"
    replace_text(file, edit, ".content_checks import", ".content import")
    old = "read_view_content(template, actions, status, self._checks())"
    new = "read_view_content(template, actions)"
    if file.name == "views.py":
        replace_text(file, edit, "import ContentChecks, read", "import read")
        replace_text(
            file,
            edit,
            "    def _checks(self) -> ContentChecks:\n        return ContentChecks()\n\n",
            "",
        )
    else:
        old = 'read_view_content(template, actions, "SAVED")'
    replace_text(file, edit, old, new)


def _without_cloudformation(file: Path) -> None:
    edit = "publish content for clients only"
    for old in (
        "        through_cloudformation: bool = False,\n    ) -> DescribedView:\n"
        '        """The content is a draft',
        "        through_cloudformation: bool = False,\n    ) -> DescribedView:\n"
        '        """The content replaces',
        "        through_cloudformation: bool,\n",
        "        checks = replace(self._checks(), through_cloudformation=through_cloudformation)\n",
    ):
        replace_text(file, edit, old, old.partition("\n")[2])
    text = file.read_text(encoding="utf-8").replace(
        ", status, through_cloudformation)", ", status)"
    )
    file.write_text(text, encoding="utf-8")
    replace_text(file, edit, "actions, status, checks)", "actions, status, self._checks())")


def _without_required_inputs(file: Path) -> None:
    replace_text(file, "leave out the InputSchema", "import dataclasses\n", "")
    text = without(file.read_text(encoding="utf-8"), ["_with_required_inputs"], file.name)
    file.write_text(text, encoding="utf-8")
    replace_text(
        file,
        "leave out the InputSchema",
        "    return _with_required_inputs(content, required_inputs)\n",
        "    return content\n",
    )


def _with_load_resource(file: Path) -> None:
    """Read the data with moto's own function."""
    text = file.read_text(encoding="utf-8")
    text = re.sub(
        r"^from \.+json_data import read_json$",
        "from moto.utilities.utils import load_resource",
        text,
        flags=re.MULTILINE,
    )
    text = re.sub(r'\bread_json\((\s*f?")', r"load_resource(\1connect/", text)
    if "read_json" in text:
        raise EditFailed(f"{file.name}: cannot read the data with load_resource")
    file.write_text(text, encoding="utf-8")


def _append_methods(
    connect: Path, names: tuple[str, ...], class_name: str = "ConnectViewsResponse"
) -> None:
    responses = connect / "responses.py"
    methods = methods_of(PACKAGE / _RESPONSES[class_name], class_name, names)
    text = responses.read_text(encoding="utf-8")
    responses.write_text(f"{text}\n{methods}", encoding="utf-8")


def _include_data(moto: Path, *patterns: str) -> None:
    for pattern in patterns:
        insert_line(
            moto / "MANIFEST.in",
            "put the data of views into moto's distributions",
            "include moto/config/resources/aws_managed_rules.json",
            f"include {pattern}",
        )


def _tick_operations(moto: Path, operations: tuple[str, ...]) -> None:
    """Write what moto's script for its docs would, for Connect alone; an sdist has no docs."""
    page = moto / "docs" / "docs" / "services" / "connect.rst"
    coverage = moto / "IMPLEMENTATION_COVERAGE.md"
    for operation in operations:
        edit = f"list {operation} as implemented"
        if page.exists():
            replace_text(
                page,
                edit,
                f"- [ ] {operation}\n",
                f"- [X] {operation}\n{_docstring(operation)}",
            )
        if coverage.exists():
            text = coverage.read_text(encoding="utf-8")
            start = text.find("\n## connect\n")
            if start < 0:
                raise EditFailed(f"{coverage.name}: cannot {edit}. Expected a section ## connect")
            end = text.find("\n## ", start + 1)
            end = len(text) if end < 0 else end
            section = text[start:end]
            if section.count(f"- [ ] {operation}\n") != 1:
                raise EditFailed(f"{coverage.name}: cannot {edit}. Expected it once in ## connect")
            section = section.replace(f"- [ ] {operation}\n", f"- [X] {operation}\n")
            done, all_ = section.count("- [X]"), section.count("- [")
            section = re.sub(r">\d+% impl", f">{100 * done // all_}% impl", section)
            coverage.write_text(text[:start] + section + text[end:], encoding="utf-8")


def _docstring(operation: str) -> str:
    from connect_views_mock.connect.workspaces import ConnectWorkspacesBackend

    text = getattr(ConnectWorkspacesBackend, operation).__doc__
    return f"  {inspect.cleandoc(text)}\n\n\n" if text else ""
