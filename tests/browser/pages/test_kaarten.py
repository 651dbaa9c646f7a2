"""The map on its page: what one chooses there is in the address, and the address gives it back."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.pages.balie import Balie
from tests.browser.pages.conftest import toegankelijk


def test_a_corporation_chooses_a_layer_and_the_copied_address_shows_it_again(
    als: Callable[..., Page], balie: Balie
) -> None:
    pad = f"/voorstellen/{balie.klaar.id}/kaart"
    page = als("rentree")
    page.goto("/kaarten")
    page.locator(f'a[href="{pad}"]').click()
    expect(page.locator("#versie")).to_contain_text("Versie voor Rentree.")
    kaart = page.frame_locator("iframe[name=kaart]")
    laag = kaart.get_by_role("checkbox", name="Waar nieuwe bewoners komen")
    expect(laag).not_to_be_checked()
    assert "#" not in page.url  # the address stays as it is until somebody changes the view
    laag.check()
    expect(page).to_have_url(re.compile(r"/kaart#kaart=[\d.,]+&kleur="))
    expect(page.locator("#cijfers .wacht")).to_have_count(0)
    toegankelijk(page)
    gekopieerd = page.url

    ander = page.context.new_page()
    ander.goto(gekopieerd)
    kaart = ander.frame_locator("iframe[name=kaart]")
    expect(kaart.locator(".folium-map").first).to_be_visible()
    expect(kaart.get_by_role("checkbox", name="Waar nieuwe bewoners komen")).to_be_checked()
    # what comes from anywhere else, or is no view, leaves the address alone
    ander.evaluate("() => window.postMessage('#kaart=1,1,9', location.origin)")
    frame = next(een for een in ander.frames if een.name == "kaart")
    frame.evaluate("() => parent.postMessage('#kaart=1,1,9&naar=//elders', '*')")
    ander.evaluate("() => new Promise(klaar => setTimeout(klaar, 100))")
    assert ander.url == gekopieerd
    # the version to hand on opens with the same view
    ander.get_by_role("link", name="Gedeelde versie").click()
    expect(ander.locator("#versie")).to_contain_text("Gedeelde versie van Rentree.")
    assert ander.url.partition("#")[2] == gekopieerd.partition("#")[2]
    ander.set_viewport_size({"width": 390, "height": 844})
    assert ander.evaluate("() => document.documentElement.scrollWidth") <= 390
