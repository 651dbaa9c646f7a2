"""The browser fixture itself: what a page may not do is caught."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.watch import Watch, settle

Open = Callable[[str], None]


@pytest.fixture
def open_(page: Page) -> Open:
    """Open a piece of HTML as a page."""

    def go(body: str) -> None:
        page.goto(f"data:text/html,<!doctype html><title>Proef</title>{body}")
        settle(page)

    return go


def test_a_clean_page_runs_its_script_and_has_no_faults(page: Page, watch: Watch, open_: Open):
    open_("<p id=p></p><script>p.textContent = 6 * 7; console.log('goed')</script>")
    assert page.inner_text("#p") == "42"
    assert watch.take() == []


def test_a_local_file_may_load_its_neighbour(page: Page, watch: Watch, tmp_path: Path):
    (tmp_path / "buur.js").write_text("document.title = 'geladen'", encoding="utf-8")
    html = tmp_path / "pagina.html"
    html.write_text("<!doctype html><script src=buur.js></script>", encoding="utf-8")
    page.goto(html.as_uri())
    assert page.title() == "geladen"
    assert watch.take() == []


def test_a_console_error_is_caught(watch: Watch, open_: Open):
    open_("<script>console.error('kapot')</script>")
    assert watch.take() == ["console: kapot"]


def test_an_exception_is_caught(watch: Watch, open_: Open):
    open_("<script>throw new Error('kapot')</script>")
    assert watch.take() == ["exception: kapot"]


@pytest.mark.parametrize(
    "body, url",
    [
        ("<img src=http://voorbeeld.test/a.png>", "http://voorbeeld.test/a.png"),
        ("<script src=https://voorbeeld.test/a.js></script>", "https://voorbeeld.test/a.js"),
        ("<script>fetch('http://127.0.0.1:9/a').catch(() => 0)</script>", "http://127.0.0.1:9/a"),
        ("<script>new WebSocket('ws://voorbeeld.test/a')</script>", "ws://voorbeeld.test/a"),
    ],
)
def test_a_network_request_is_caught(watch: Watch, open_: Open, body: str, url: str):
    open_(body)
    assert f"request: {url}" in watch.take()


def test_faults_that_nobody_takes_fail_the_test(watch: Watch, open_: Open):
    open_("<script>console.error('kapot')</script>")
    with pytest.raises(AssertionError, match="console: kapot"):
        watch.verify()
