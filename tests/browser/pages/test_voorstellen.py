"""Proposals in a real browser: asked for, followed live, stopped, looked at beside the map; with mouse and keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.pages.balie import Balie
from tests.browser.pages.conftest import tab_naar, toegankelijk

GEDULD = 120_000


def _rijen(page: Page) -> int:
    return page.locator("table.plaatsingen tbody tr").count()


def test_beside_the_map_nothing_is_in_the_way(page: Page, balie: Balie) -> None:
    page.goto(f"/voorstellen/{balie.klaar.id}")
    toegankelijk(page)
    for deel in ("", "/zonder-woning", "/doelen", "/knelpunten?zoek=ja"):
        page.goto(f"/voorstellen/{balie.klaar.id}{deel}")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 1280


def test_filters_answer_as_one_chooses_and_the_address_keeps_them(page: Page, balie: Balie) -> None:
    page.goto(f"/voorstellen/{balie.klaar.id}")
    alle = _rijen(page)
    page.get_by_label("Gemeente").select_option("Raalte")
    expect(page.locator("#kop-lijst")).to_contain_text(f"van {alle}")
    raalte = _rijen(page)
    assert 0 < raalte < alle
    expect(page).to_have_url(re.compile("gemeente=Raalte"))
    page.reload()
    assert _rijen(page) == raalte
    page.get_by_role("link", name="Weken").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Weken")
    assert _rijen(page) == raalte
    page.get_by_label("Cliënt of woning").press_sequentially("bestaatniet")
    expect(page.get_by_text("Niets gevonden")).to_be_visible()


def test_the_map_follows_the_selection(page: Page, balie: Balie) -> None:
    page.goto(f"/voorstellen/{balie.klaar.id}")
    kaart = page.frame_locator("iframe[name=kaart]")
    expect(kaart.locator(".plek-teken").first).to_be_visible()
    geweest = page.evaluate("() => history.length")
    for rij in (0, 2):
        regel = page.locator("table.plaatsingen tbody tr").nth(rij)
        straat = regel.locator("a.wijs").inner_text()
        regel.locator("td").nth(2).click()  # anywhere in the row
        expect(kaart.locator(".leaflet-popup h3").last).to_have_text(straat)
        expect(page.locator("tr.gekozen")).to_have_count(1)
        expect(regel).to_have_class("gekozen")
    assert page.evaluate("() => history.length") == geweest
    # with the keyboard: it stays in the table
    tab_naar(page, page.locator("a.wijs").nth(1).inner_text())
    page.keyboard.press("Enter")
    expect(page.locator("table.plaatsingen tbody tr").nth(1)).to_have_class("gekozen")
    assert page.evaluate("() => document.activeElement.className") == "wijs"


def test_without_a_script_everything_is_there(als: Callable[..., Page], balie: Balie) -> None:
    page = als("regio")
    context = page.context.browser.new_context(  # type: ignore[union-attr]
        base_url=balie.adres, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    kaal = context.new_page()
    kaal.goto(f"/voorstellen/{balie.klaar.id}")
    kaal.get_by_label("Gemeente").select_option("Raalte")
    kaal.get_by_role("button", name="Zoek").click()
    expect(kaal.locator("#kop-lijst")).to_contain_text("van")
    kaal.get_by_role("link", name="Knelpunten").click()
    kaal.get_by_role("link", name="Wacht erop").or_(kaal.locator("table.knelpunten").first).first.click()
    expect(kaal.locator("table.knelpunten").first).to_be_visible()
    kaal.goto("/voorstellen/nieuw")
    kaal.get_by_role("button", name="Vraag het voorstel aan").click()
    expect(kaal.locator("h1")).to_contain_text("Voorstel voor", timeout=10_000)
    assert kaal.locator("noscript").count() or "wordt gemaakt" not in kaal.title()
    context.close()


def test_a_proposal_is_asked_with_the_keyboard_and_followed_until_it_is_there(page: Page) -> None:
    page.goto("/voorstellen")
    tab_naar(page, "Nieuw voorstel")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Nieuw voorstel - Uitstroommatch")
    tab_naar(page, "Vraag het voorstel aan")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^Plaatsingen - Voorstel voor "), timeout=GEDULD)
    expect(page.get_by_text("Binnen deze afspraken bestaat geen beter voorstel")).to_be_visible()
    page.get_by_role("link", name="Doelen en bewijs").click()
    expect(page.get_by_text("Beter kan niet binnen deze afspraken.").first).to_be_visible()


def test_a_search_is_stopped_early(page: Page) -> None:
    page.goto("/voorstellen/nieuw")
    page.get_by_role("button", name="Vraag het voorstel aan").click()
    stop = page.get_by_role("button", name="Stop, met het beste plan tot nu toe")
    expect(stop).to_be_visible()
    toegankelijk(page)
    stop.click()
    # it may have been faster than the button
    einde = re.compile("Plaatsingen|Gestopt zonder plan")
    expect(page).to_have_title(einde, timeout=GEDULD)
    assert page.get_by_text("opnieuw", exact=False).count()
