"""The page to begin with."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.pages.conftest import tab_naar, toegankelijk
from tests.desk.wereld import WACHTWOORD


def test_an_officer_signs_in_with_the_keyboard_alone(als: Callable[..., Page]) -> None:
    page = als(None)
    page.goto("/overzicht")
    expect(page).to_have_title("Aanmelden - Uitstroommatch")
    toegankelijk(page)
    tab_naar(page, "Naam van het account")
    page.keyboard.type("regio")
    tab_naar(page, "Wachtwoord")
    page.keyboard.type(WACHTWOORD)
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^Overzicht "))
    expect(page.get_by_role("link", name="Regisseur van de regio")).to_be_visible()
