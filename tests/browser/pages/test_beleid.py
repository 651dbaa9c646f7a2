"""The policy in a browser: a draft by keyboard, a trial that comes by itself, approved."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.pages.balie import Balie
from tests.browser.pages.conftest import tab_naar, toegankelijk

LANG = 90_000


def test_a_draft_is_made_tried_and_approved(als: Callable[..., Page], balie: Balie) -> None:
    page = als("regio")
    assert balie.klaar.beleid_goedgekeurd
    page.goto("/beleid")
    toegankelijk(page)
    page.goto(f"/beleid/{balie.versie.beleid_id}")
    toegankelijk(page)

    # a goal goes up with the keyboard, and keeps it
    page.get_by_role("link", name="Wijzigen").click()
    toegankelijk(page)
    tab_naar(page, "Woonwensen omhoog")
    page.keyboard.press("Enter")
    expect(page.locator(".verplaatst")).to_contain_text("Woonwensen")
    assert page.evaluate("document.activeElement.id") == "op-wens"

    # a fault stands at its field
    grens = page.get_by_label("Hoogste huur")
    grens.fill("veel")
    page.get_by_role("button", name="Bewaar als ontwerp").first.click()
    expect(page.get_by_role("link", name="Huurgrens voor jongeren, hoogste huur")).to_be_visible()
    toegankelijk(page)
    grens.fill("477,20")
    grens.press("Enter")
    expect(page.locator("#meldingen")).to_contain_text("Het ontwerp is bewaard")
    expect(page.get_by_text("Doel Woonwensen: van plaats 8 naar plaats 7.")).to_be_visible()
    ontwerp = page.url

    # what it would change
    page.get_by_role("button", name="Reken een proef door").click()
    expect(page.locator("#proeven progress")).to_be_visible()
    toegankelijk(page)
    expect(page.get_by_role("link", name="Bekijk wat er wijzigt")).to_be_visible(timeout=LANG)
    page.get_by_role("link", name="Bekijk wat er wijzigt").click()
    expect(page.locator("h1")).to_be_visible()
    assert "/vergelijken" in page.url

    beheerder = als("beheerder", 820)
    beheerder.goto(ontwerp)
    toegankelijk(beheerder)
    beheerder.get_by_label("Ik heb gelezen wat er wijzigt.").check()
    beheerder.get_by_role("button", name="Keur dit beleid goed").click()
    expect(beheerder.locator("#meldingen")).to_contain_text("goedgekeurd")


def test_on_paper_every_sheet_has_a_page_of_its_own(page: Page, balie: Balie) -> None:
    page.goto(f"/overdracht/{balie.klaar.id}/bladen?corporatie=Rentree")
    bladen = page.locator("article.blad").count()
    assert page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n") == bladen
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
    page.goto(f"/overdracht/{balie.klaar.id}/vergaderstuk")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 1280
    expect(page.get_by_role("button", name="Afdrukken of bewaren als pdf")).to_be_hidden()
    page.set_viewport_size({"width": 690, "height": 980})  # A4 within its margins
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 690
    with page.expect_download() as gaande:
        page.emulate_media(media="screen")
        page.goto(f"/overdracht?voorstel={balie.klaar.id}")
        page.get_by_role("link", name="Excel downloaden").click()
    assert gaande.value.suggested_filename == "voorstel.xlsx"
