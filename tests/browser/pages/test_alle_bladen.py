"""Every page there is, for everyone who may come there: without obstacles, and never wider than a tablet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.pages.balie import Balie
from tests.browser.pages.bladen import bespreek, bladen, ids
from tests.browser.pages.conftest import toegankelijk
from tests.browser.watch import Watch
from uitstroommatch.desk.access import heeft

BREED = 820
BOUW = """() => [...new Set([...document.querySelectorAll('body *')].map(e => [e.parentElement, e].map(
    x => [x.tagName, x.className, ...x.getAttributeNames(), x.getAttribute('role'), x.disabled, x.open].join()
).join('>')))]"""
"""Which kinds of elements there are on a page, each with what it is in."""

SOORT = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\b[CW]\d{4}\b|\?.*")
"""What is left of an address without this says which page it is."""

_gezien: defaultdict[str, set[str]] = defaultdict(set)
"""Page -> what was looked at there. What others see of it is mostly the same, and looking takes long."""


@pytest.fixture(scope="module")
def waarden(balie: Balie) -> dict[str, str]:
    """What addresses are made of: a dossier about which was decided, asked why, and solved again."""
    versie = balie.dossier("Om langs te lopen")
    return ids(balie, versie, bespreek(balie, versie))


@pytest.mark.parametrize("wie", ["regio", "raalte", "beheerder", "auditor", "rentree", "planner", "zorg"])
def test_every_page(als: Callable[..., Page], balie: Balie, waarden: dict[str, str], watch: Watch, wie: str) -> None:
    page = als(wie, BREED)
    gezien = 0
    for blad in bladen(waarden):
        if not heeft(balie.wie[wie], blad.recht):
            continue
        antwoord = page.goto(blad.pad)
        assert antwoord is not None
        assert antwoord.status in (200, 403, 404), f"{blad.pad}: {antwoord.status}"
        if antwoord.status != 200:  # what is there, but not for this asker; the browser notes that on its console
            assert wie != "regio", f"{blad.pad}: {antwoord.status}"
            assert all(str(antwoord.status) in fout for fout in watch.take())
        assert page.locator("h1").count() == 1, blad.pad
        gezien_daar = _gezien[SOORT.sub("", blad.pad)]
        if not gezien_daar.issuperset(bouw := page.evaluate(BOUW)):
            toegankelijk(page)
            gezien_daar.update(bouw)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= BREED, f"{blad.pad} is too wide"
        watch.verify()
        gezien += 1
    assert gezien >= 5
