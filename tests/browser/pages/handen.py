"""Two ways to work with a page: with the mouse, and with the keyboard alone. One story is told with either."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Page, expect

from tests.browser.pages.conftest import tab_naar

MEEST = 250
"""Times that one presses Tab before giving up."""
GEKOZEN = "() => document.activeElement.selectedOptions[0].textContent.trim()"


class Handen(Protocol):
    """What someone does with a page, by the names that stand on it."""

    page: Page

    def druk(self, naam: str) -> None:
        """Press a button, follow a link, or open what is folded up."""

    def typ(self, naam: str, tekst: str) -> None:
        """Fill a field."""

    def kies(self, naam: str, begin: str) -> None:
        """Choose the first option that begins so."""

    def lever(self, naam: str, bestanden: Sequence[Path]) -> None:
        """Choose files."""


class Muis:
    """With the mouse: what is pressed must be in sight."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def druk(self, naam: str) -> None:
        knop = self.page.get_by_role("button", name=naam, exact=True)
        link = self.page.get_by_role("link", name=naam, exact=True)
        knop.or_(link).or_(self.page.locator("summary", has_text=naam)).first.click()

    def typ(self, naam: str, tekst: str) -> None:
        veld = self.page.get_by_label(naam, exact=True)
        veld.click()
        veld.fill(tekst)

    def kies(self, naam: str, begin: str) -> None:
        veld = self.page.get_by_label(naam, exact=True)
        namen = [tekst.strip() for tekst in veld.locator("option").all_text_contents()]
        veld.select_option(label=next(een for een in namen if een.startswith(begin)))

    def lever(self, naam: str, bestanden: Sequence[Path]) -> None:
        with self.page.expect_file_chooser() as kiezer:
            self.page.get_by_label(naam).click()
        kiezer.value.set_files(bestanden)


class Toetsenbord:
    """With Tab, Enter, arrows and letters alone."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.on("filechooser", lambda _: None)  # from now on: a key is faster than asking to be told

    def druk(self, naam: str) -> None:
        tab_naar(self.page, naam, meest=MEEST)
        self.page.keyboard.press("Enter")

    def typ(self, naam: str, tekst: str) -> None:
        tab_naar(self.page, naam, meest=MEEST)
        self.page.keyboard.type(tekst)

    def kies(self, naam: str, begin: str) -> None:
        tab_naar(self.page, naam, meest=MEEST)
        veld = self.page.locator("select:focus")
        namen = [tekst.strip() for tekst in veld.locator("option").all_text_contents()]
        self.page.keyboard.press("Home")
        for _ in range(next(plek for plek, een in enumerate(namen) if een.startswith(begin))):
            self.page.keyboard.press("ArrowDown")
        expect(veld).to_be_focused()  # the arrows have not sent the form, nor lost the place
        assert str(self.page.evaluate(GEKOZEN)).startswith(begin)

    def lever(self, naam: str, bestanden: Sequence[Path]) -> None:
        tab_naar(self.page, naam, meest=MEEST, begin=True)
        with self.page.expect_file_chooser() as kiezer:
            self.page.keyboard.press("Space")
        kiezer.value.set_files(bestanden)
