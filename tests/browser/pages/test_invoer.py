"""Files in, in a browser: faults, mended, what will change, and then they count."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.pages.balie import Balie
from tests.browser.pages.conftest import tab_naar, toegankelijk
from tests.desk.wereld import VOORBEELD


def _bestand(naam: str, inhoud: bytes) -> FilePayload:
    return {"name": naam, "mimeType": "text/csv", "buffer": inhoud}


def _clienten() -> bytes:
    return (VOORBEELD / "clienten.csv").read_bytes()


def _met_drie_fouten() -> bytes:
    return (
        _clienten()
        .replace(b";2000-10;", b";2000-13;", 1)
        .replace(b";licht;", b";zwaar;", 1)
        .replace(b";MO;", b";XX;", 1)
    )


def test_three_faults_are_mended_and_the_new_version_counts(page: Page, balie: Balie) -> None:
    page.goto("/invoer")
    toegankelijk(page)
    page.select_option("#veld-dossier", str(balie.versie.dossier_id))
    page.set_input_files("#veld-bestanden", [_bestand("clienten.csv", _met_drie_fouten())])
    expect(page.locator("[data-gekozen]")).to_have_text("1 bestand gekozen: clienten.csv")
    page.get_by_role("button", name="Nakijken").click()
    expect(page.locator("h1")).to_have_text("3 fouten in de bestanden")
    toegankelijk(page)
    expect(page.locator("tbody tr").first).to_contain_text("geboortemaand")
    with page.expect_download() as gehaald:
        page.get_by_role("link", name="Lijst downloaden").click()
    lijst = Path(gehaald.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lijst[0] == "bestand;rij;kolom;wat;toegestaan;waarde"
    assert len(lijst) == 4
    page.set_input_files(
        "#veld-bestanden", [_bestand("clienten.csv", _clienten().replace(b";1964-10;", b";1964-11;", 1))]
    )
    page.get_by_role("button", name="Opnieuw nakijken").click()
    expect(page.locator("h1")).to_have_text("De bestanden kloppen")
    expect(page.get_by_role("row", name="Cliënten 0 0 1")).to_be_visible()
    toegankelijk(page)
    page.get_by_role("button", name="Nieuwe versie laten gelden").click()
    expect(page.locator("#meldingen")).to_contain_text("geldt nu")
    assert balie.desk.dossiers.versies(balie.wie["regio"], balie.versie.dossier_id)[0].nummer > 1


def test_a_new_dossier_comes_in_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/invoer")
    page.select_option("#veld-dossier", "")
    tab_naar(page, "Sleep de bestanden hierheen, of kies ze", begin=True)
    page.set_input_files(
        "#veld-bestanden",
        [_bestand(pad.name, pad.read_bytes()) for pad in sorted(VOORBEELD.iterdir()) if pad.is_file()],
    )
    tab_naar(page, "Nakijken")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("De bestanden kloppen")
    tab_naar(page, "Dossier maken")
    page.evaluate("() => document.querySelector('#veld-naam').removeAttribute('required')")
    page.keyboard.press("Enter")
    expect(page.locator(".melding-fout")).to_be_focused()
    expect(page.locator("#veld-naam")).to_have_attribute("aria-invalid", "true")
    toegankelijk(page)
    tab_naar(page, "Naam van het dossier")
    page.keyboard.press("Enter")  # the fault leads to its field
    expect(page.locator("#veld-naam")).to_be_focused()
    page.keyboard.type("Regio voor het toetsenbord")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Overzicht Regio voor het toetsenbord")


def test_a_page_that_is_not_there_says_so(als, watch) -> None:
    page = als("regio", 820)
    page.goto("/bestaat-niet")
    assert page.locator("h1").count() == 1
    toegankelijk(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 820
    assert all("404" in fout for fout in watch.take())  # the browser itself says so on its console


def test_a_term_is_explained_without_a_script(balie: Balie, chromium) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=balie.adres)
    context.add_cookies([{"name": "uitstroommatch", "value": balie.koekje("regio"), "url": balie.adres}])
    page = context.new_page()
    page.goto("/wie-ben-ik")
    page.get_by_role("button", name="Uitleg: spoor").click()
    expect(page.get_by_text("Het logboek: wie wat wanneer zag of veranderde.")).to_be_visible()
    context.close()
