"""A browser in which an officer is signed in at a service on this machine. Nothing else may be asked for.

A test fails when the page writes to the console, throws, or asks for anything outside the service.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from tests.browser.pages.balie import Balie, open_balie
from tests.browser.watch import Watch, settle
from uitstroommatch.store.embedded import Embedded

REGELS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


@pytest.fixture(scope="session")
def balie(cluster: Embedded) -> Iterator[Balie]:
    """One service for all tests of a process."""
    with open_balie(cluster) as een:
        yield een


@pytest.fixture
def watch(balie: Balie) -> Watch:
    return Watch(balie.adres, strict=True)


@pytest.fixture
def als(balie: Balie, chromium: Browser, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Open a page as someone: ``als("beheerder")``, ``als(None)`` for a stranger."""
    contexts = []

    def open_(wie: str | None = "regio", breedte: int = 1280) -> Page:
        context = balie.context(chromium, wie, breedte)
        watch.attach(context)
        contexts.append(context)
        return context.new_page()

    yield open_
    for context in contexts:
        for page in context.pages:
            settle(page)
        context.close()
    watch.verify()


@pytest.fixture
def page(als: Callable[..., Page]) -> Page:
    """A page of an officer of the region."""
    return als("regio")


def toegankelijk(page: Page) -> None:
    """Fail when axe finds anything against WCAG 2.2 A or AA."""
    page.wait_for_load_state()  # without the style sheets everything is too small
    gevonden = Axe().run(page, options=REGELS).response["violations"]
    regels = [f"{een['id']}: {een['help']}: {[plek['html'][:200] for plek in een['nodes']]}" for een in gevonden]
    assert not regels, "\n".join([page.url, *regels])


def tab_naar(page: Page, naam: str, *, meest: int = 120, begin: bool = False) -> None:
    """Go with the keyboard alone to what is called ``naam`` (or begins so); it must show that it has the keyboard."""
    page.wait_for_load_state()
    for _ in range(meest):
        page.keyboard.press("Tab")
        hier = str(page.evaluate(_NAAM))
        if hier == naam or (begin and hier.startswith(naam)):
            zichtbaar = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle !== 'none'")
            assert zichtbaar, f"{naam} does not show that it has the keyboard"
            return
    raise AssertionError(f"{naam} cannot be reached with the keyboard")


_NAAM = """() => {
    const e = document.activeElement;
    if (!e) return '';
    const label = e.labels && e.labels.length ? e.labels[0].textContent : '';
    return (e.getAttribute('aria-label') || label || e.textContent || '').replace(/\\s+/g, ' ').trim();
}"""
