"""The review in a browser: a corporation answers with the keyboard alone, the officer sees it and approves a limit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.browser.pages.balie import Balie
from tests.browser.pages.conftest import toegankelijk
from tests.browser.pages.handen import Toetsenbord
from uitstroommatch.jobs.day import vandaag


def test_a_corporation_answers_by_keyboard_and_the_officer_sees_it(als: Callable[..., Page], balie: Balie) -> None:
    voorstel = balie.voorstel(balie.dossier("Om te beoordelen"))
    officier = als("regio")
    officier.goto(f"/beoordelen/{voorstel.id}")
    officier.get_by_role("button", name="Leg voor aan").click()
    expect(officier.locator("#meldingen")).to_contain_text("Het voorstel is voorgelegd.")

    page = als("rentree", 390)
    hand = Toetsenbord(page)
    page.goto("/overzicht")
    expect(page.locator(".taken")).to_contain_text("plaatsingen wachten op uw antwoord")
    hand.druk("Beoordelen")
    expect(page.locator("h1")).to_have_text("Beoordelen")
    page.goto(f"/beoordelen/{voorstel.id}")
    hand.druk("Begin met beoordelen")
    expect(page.locator("#kop-antwoord")).to_have_text("Bent u akkoord?")
    toegankelijk(page)
    hand.druk("Akkoord")
    expect(page.locator("#meldingen")).to_contain_text("Uw akkoord is genoteerd. Dit is de volgende.")
    hand.druk("Bezwaar maken…")
    hand.kies("Waarom niet", "De combinatie met de buren")
    hand.druk("Maak bezwaar")
    expect(page.locator("#meldingen")).to_contain_text("Uw bezwaar is genoteerd.")
    hand.druk("Vraag een tijdelijke grens aan voor deze straat")
    expect(page.locator("h1")).to_have_text("Tijdelijke grenzen")
    plek = page.get_by_label("Straat of complex").input_value()
    assert "/" in plek
    page.get_by_label("Hooguit zoveel punten").fill("1")
    page.get_by_label("Laatste dag").fill((vandaag() + timedelta(days=90)).isoformat())
    hand.typ("Waarom", "Er is veel overlast in deze straat")
    hand.druk("Stel voor")
    expect(page.locator("#meldingen")).to_contain_text("De grens is voorgesteld.")
    page.goto(f"/beoordelen/{voorstel.id}")
    hand.druk("Akkoord met alle overige…")
    hand.druk("Akkoord met alle overige (5)")
    expect(page.locator("#kop-hoever")).to_have_text("Alles is beantwoord")
    toegankelijk(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390

    officier.reload()
    rij = officier.get_by_role("row").filter(has_text="Rentree").first
    expect(rij).to_contain_text("met bezwaar")
    expect(rij).to_contain_text("7 van 7")
    expect(officier.locator("section", has=officier.locator("#kop-bezwaren"))).to_contain_text("De combinatie met de")
    toegankelijk(officier)
    officier.goto("/grenzen")
    officier.get_by_role("button", name="Keur goed").click()
    expect(officier.locator("#meldingen")).to_contain_text("De grens is goedgekeurd.")
