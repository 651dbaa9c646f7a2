"""To decide in a browser: ask why not and see it come, fix, reject, solve again, and see the difference."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.balie import Balie
from tests.browser.pages.conftest import tab_naar, toegankelijk
from uitstroommatch.desk.models import VoorstelStand

LANG = 90_000


@pytest.fixture(scope="module")
def voorstel(balie: Balie) -> VoorstelStand:
    """A proposal of a dossier of its own: what is decided here is of nobody else."""
    return balie.voorstel(balie.dossier("Om over te beslissen"))


def test_an_officer_asks_decides_and_solves_again(page: Page, balie: Balie, voorstel: VoorstelStand) -> None:
    regio, pad = balie.wie["regio"], f"/voorstellen/{voorstel.id}"
    plekken = {p.client_sleutel: p for p in balie.desk.voorstellen.resultaat(regio, voorstel.id).plaatsingen}
    volgorde = balie.desk.overleg.client(regio, voorstel.id, min(plekken)).volgorde
    een, twee = (plekken[client] for client in volgorde[:2])
    page.goto(f"{pad}/plaatsing/{een.client_sleutel}")
    expect(page).to_have_title(f"Cliënt {een.client_sleutel} - Uitstroommatch")
    toegankelijk(page)

    # why not, with the exact cost, which comes by itself
    page.get_by_role("button", name="Wat kost dit?").first.click()
    expect(page.locator("#uitleg.uitlegtekst")).to_be_visible(timeout=LANG)
    toegankelijk(page)

    # fix one and reject another
    page.get_by_role("link", name=f"Cliënt {een.client_sleutel}").first.click()
    page.get_by_role("button", name="Leg vast").click()
    expect(page.locator("#meldingen")).to_contain_text("Vastgelegd.")
    page.get_by_role("link", name="Volgende zonder besluit").click()
    expect(page.locator("h1")).to_have_text(f"Cliënt {twee.client_sleutel}")
    page.get_by_text("Afwijzen…").click()
    page.get_by_label("Waarom niet", exact=True).select_option(label="De huurprijs is te hoog")
    page.get_by_role("button", name="Wijs deze combinatie af").click()
    expect(page.locator("#meldingen")).to_contain_text("Afgewezen.")
    toegankelijk(page)

    # again, and what is different comes by itself
    page.get_by_role("link", name="Opnieuw rekenen").click()
    expect(page.locator("h1")).to_have_text("Opnieuw rekenen")
    toegankelijk(page)
    page.get_by_role("button", name="Reken opnieuw").click()
    expect(page.locator("#kop-verschil")).to_be_visible(timeout=LANG)
    expect(page.locator("#uitkomst")).to_contain_text(f"Door een besluit: {twee.woning_id} afgewezen")
    toegankelijk(page)


def test_by_keyboard_alone(page: Page, balie: Balie, voorstel: VoorstelStand) -> None:
    regio = balie.wie["regio"]
    wie = balie.desk.voorstellen.resultaat(regio, voorstel.id).plaatsingen[-1]
    page.goto(f"/voorstellen/{voorstel.id}/plaatsing/{wie.client_sleutel}")
    tab_naar(page, "Akkoord")
    page.keyboard.press("Enter")
    expect(page.locator("#meldingen")).to_contain_text("akkoord")
    tab_naar(page, "Ongedaan maken")
    page.keyboard.press("Enter")
    expect(page.locator("#meldingen")).to_contain_text("Het besluit is ingetrokken.")
    tab_naar(page, "Afwijzen…")
    page.keyboard.press("Enter")
    tab_naar(page, "Wijs deze combinatie af")
    page.keyboard.press("Enter")
    expect(page.locator(".melding-fout")).to_be_focused()  # says what is missing


def test_a_plan_by_hand_is_judged(page: Page, balie: Balie, voorstel: VoorstelStand) -> None:
    een, twee = balie.desk.voorstellen.resultaat(balie.wie["regio"], voorstel.id).plaatsingen[:2]
    page.goto(f"/voorstellen/{voorstel.id}/handplan")
    page.get_by_label(f"Woning voor {een.client_sleutel}", exact=True).fill(twee.woning_id)
    page.get_by_role("button", name="Reken mijn plan na").first.click()
    expect(page.locator("#kop-oordeel")).to_be_visible()
    expect(page.get_by_text(f"Woning {twee.woning_id} krijgt 2 cliënten, hooguit 1.")).to_be_visible()
    toegankelijk(page)
