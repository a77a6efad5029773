"""moto's dashboard in a real browser, with views and versions. Run it with ``tox -e browser``.

The page takes its libraries from the internet. Here npm installs the same releases, and the browser
gets their files from there: it checks them against the checksums in the page.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import boto3
import pytest
import requests

from connect_views_mock import ConnectViewsServer, connect_views_server

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS: Final = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LIBRARY: Final = re.compile(
    r"https://(?:cdn\.jsdelivr\.net/npm/(?P<package>[\w-]+)@(?P<version>[\d.]+)/(?P<file>[\w./-]+)"
    r"|code\.jquery\.com/jquery-(?P<jquery>[\d.]+)\.min\.js)"
)


@pytest.fixture
def server() -> Iterator[ConnectViewsServer]:
    with connect_views_server(instance_alias="dashboard") as server:
        connect = boto3.client("connect", region_name=server.region)
        greeting = server.mock.create_view(
            server.instance_id, "Greeting", actions=["Next"], description="Says hello"
        )
        connect.create_view_version(
            InstanceId=server.instance_id, ViewId=greeting.id, VersionDescription="As in May"
        )
        server.mock.create_view(server.instance_id, "Draft", status="SAVED")
        deleted = server.mock.create_view(server.instance_id, "Deleted")
        connect.delete_view(InstanceId=server.instance_id, ViewId=deleted.id)
        yield server


def files_of_the_page(page: str, directory: Path) -> dict[str, Path]:
    """Return the files for the URLs of the page's libraries."""
    found = {}
    for match in LIBRARY.finditer(page):
        package, version = match["package"] or "jquery", match["version"] or match["jquery"]
        file = match["file"] or "dist/jquery.min.js"
        found[match[0]] = (f"{package}@{version}", directory / "node_modules" / package / file)
    npm = [shutil.which("npm") or "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run([*npm, *{name for name, _ in found.values()}], cwd=directory, check=True)
    return {url: file for url, (_, file) in found.items()}


@pytest.fixture
def page(server: ConnectViewsServer, tmp_path: Path) -> Iterator[Any]:
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert browser_path, f"needs one of {', '.join(BROWSERS)} on PATH"
    source = requests.get(f"{server.endpoint_url}/moto-api/", timeout=10).text
    libraries = files_of_the_page(source, tmp_path)
    assert libraries

    def answer(route: Any) -> None:
        url = route.request.url
        if url.startswith(server.endpoint_url):
            route.continue_()
        elif url in libraries:
            headers = {"Access-Control-Allow-Origin": "*"}
            route.fulfill(path=libraries[url], headers=headers)
        else:
            route.abort()

    with import_module("playwright.sync_api").sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path / "profile"),
            executable_path=browser_path,
            headless=True,
            args=OPTIONS,
            viewport={"width": 1400, "height": 1400},
        )
        context.route("**/*", answer)
        opened = context.new_page()
        errors: list[str] = []
        opened.on("pageerror", lambda error: errors.append(str(error)))
        opened.goto(f"{server.endpoint_url}/moto-api/")
        opened.click("#service-tab-connect")
        yield opened
        assert errors == []
        context.close()


def table(page: Any, name: str) -> list[dict[str, str]]:
    rows = f"#table-connect-{name}"
    page.wait_for_selector(f"{rows} tbody tr")
    columns = page.eval_on_selector_all(f"{rows} thead th", "all => all.map(e => e.innerText)")
    cells = page.eval_on_selector_all(
        f"{rows} tbody tr", "all => all.map(row => [...row.cells].map(e => e.innerText))"
    )
    return [dict(zip(columns, row, strict=True)) for row in cells]


def test_the_dashboard_shows_views_and_versions(page: Any) -> None:
    views, versions = table(page, "View"), table(page, "ViewVersion")

    shown = [(row["Name"], row["Status"], row["Versions"], row["Actions"]) for row in views]
    assert shown == [("Draft", "SAVED", "", ""), ("Greeting", "PUBLISHED", "1", "Next")]
    (version,) = versions
    assert (version["View"], version["Version"]) == ("Greeting", "1")
    assert version["Description"] == "As in May"

    picture = os.environ.get("DASHBOARD_PICTURE")
    if picture:
        page.get_by_text("connect - View", exact=True).evaluate("head => head.scrollIntoView()")
        page.mouse.wheel(0, -130)  # the head of the page stays over it
        page.wait_for_timeout(300)
        page.screenshot(path=picture)
