"""A real Chromium, shut off from the network.

The `page` fixture fails a test when the page writes an error to the console, throws, or asks for
anything that is not a local file or inline data. A test that expects such a fault takes it from
the `watch` fixture.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.find_chromium import find_chromium
from tests.browser.watch import Watch, settle

HERE = Path(__file__).parent
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start one browser for all tests of a process; skip without one, but fail in CI."""
    path = find_chromium()
    if path is None:
        _without_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(chromium: Browser, watch: Watch) -> Iterator[Page]:
    """Open an empty page without network; at the end it must be without faults."""
    context = chromium.new_context(offline=True, service_workers="block", locale="nl-NL")
    watch.attach(context)
    page = context.new_page()
    yield page
    if not page.is_closed():
        settle(page)
    context.close()
    watch.verify()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _without_browser() -> NoReturn:
    message = "no Chromium found; install one with: make browser"
    if os.environ.get("CI") == "true":
        pytest.fail(f"{message} (in CI no browser test may be skipped)")
    pytest.skip(message)
