"""A meeting from its first to its last step, as an officer does it: once with the mouse, once with the keyboard alone.

Nothing is asked for by its address after signing in: every step is found on the page before it.
"""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.conftest import toegankelijk
from tests.browser.pages.handen import Handen, Muis, Toetsenbord
from tests.desk.wereld import VOORBEELD, WACHTWOORD

LANG = 60_000
FOUTEN = ((b";2000-10;", b";2000-13;"), (b";licht;", b";zwaar;"), (b";MO;", b";XX;"))
"""What stands in the file, and the fault that comes in its place."""


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A folder of files, one of which has three faults; the mended one lies beside it."""
    shutil.copytree(VOORBEELD, tmp_path / "fout")
    inhoud = (VOORBEELD / "clienten.csv").read_bytes()
    for goed, fout in FOUTEN:
        inhoud = inhoud.replace(goed, fout, 1)
    (tmp_path / "fout" / "clienten.csv").write_bytes(inhoud)
    return tmp_path


@pytest.mark.usefixtures("balie")
@pytest.mark.parametrize("soort", [Muis, Toetsenbord])
def test_a_meeting(als: Callable[..., Page], soort: Callable[[Page], Handen], map_: Path) -> None:
    page = als(None)
    page.goto("/")
    hand = soort(page)
    naam = f"Overleg met {soort.__name__.lower()}"
    _aanmelden(hand)
    _invoer(hand, map_ / "fout", naam)
    _voorstel(hand, naam)
    _waarom_niet(hand)
    _beslissen(hand)
    _opnieuw(hand)
    _overdracht(hand, naam)


def _aanmelden(hand: Handen) -> None:
    hand.typ("Naam van het account", "regio")
    hand.typ("Wachtwoord", WACHTWOORD)
    hand.druk("Aanmelden")
    expect(hand.page).to_have_title(re.compile("^Overzicht "))


def _invoer(hand: Handen, fout: Path, naam: str) -> None:
    page = hand.page
    hand.druk("Invoer")
    expect(page.locator("h1")).to_have_text("Invoer")
    hand.kies("Waar horen zij bij?", "Een nieuw dossier")
    hand.lever("Sleep de bestanden hierheen, of kies ze", sorted(fout.iterdir()))
    hand.druk("Nakijken")
    expect(page.locator("h1")).to_have_text("3 fouten in de bestanden")
    _bekijk(hand)
    hand.lever("Sleep de verbeterde bestanden hierheen, of kies ze", [VOORBEELD / "clienten.csv"])
    hand.druk("Opnieuw nakijken")
    expect(page.locator("h1")).to_have_text("De bestanden kloppen")
    hand.typ("Naam van het dossier", naam)
    hand.druk("Dossier maken")
    expect(page.locator("h1")).to_have_text(f"Overzicht {naam}")


def _voorstel(hand: Handen, naam: str) -> None:
    """Ask for a proposal, and see it come goal by goal."""
    page = hand.page
    hand.druk("Voorstel vragen")
    expect(page.locator("h1")).to_have_text("Nieuw voorstel")
    expect(page.get_by_label("Gegevens").locator("option:checked")).to_contain_text(naam)
    hand.kies("Rekentijd", "1 minuut")
    hand.druk("Vraag het voorstel aan")
    expect(page.locator("#voortgang")).to_be_visible()
    expect(page.get_by_text(re.compile(r"Doel \d+ van \d+ wordt gezocht"))).to_be_visible(timeout=LANG)
    _bekijk(hand)
    expect(page.locator("#kop-lijst")).to_have_text(re.compile(r"\d+ plaatsingen"), timeout=LANG)
    expect(page.locator(".melding").first).to_contain_text("bewezen", ignore_case=True)


def _waarom_niet(hand: Handen) -> None:
    page = hand.page
    client = page.locator("table.plaatsingen tbody th a").first.inner_text()
    hand.druk(client)
    expect(page.locator("h1")).to_have_text(f"Cliënt {client}")
    hand.kies("Waarom niet woning…", page.locator("#kop-anders ~ .tabel tbody th a").first.inner_text())
    hand.druk("Bekijk samen")
    expect(page.locator("#kop-kan")).to_be_visible()
    hand.druk("Reken uit wat dit kost")
    expect(page.locator("#uitleg.uitlegtekst")).to_be_visible(timeout=LANG)
    _bekijk(hand)
    hand.druk(f"Cliënt {client}")
    expect(page.locator("h1")).to_have_text(f"Cliënt {client}")


def _beslissen(hand: Handen) -> None:
    """Two accepted and one rejected, each following from the one before."""
    page = hand.page
    for _ in range(2):
        hand.druk("Akkoord")
        expect(page.locator("#meldingen")).to_contain_text("akkoord")
        _volgende(hand)
    hand.druk("Afwijzen…")
    hand.kies("Waarom niet", "De huurprijs is te hoog")
    hand.druk("Wijs deze combinatie af")
    expect(page.locator("#meldingen")).to_contain_text("Afgewezen.")


def _volgende(hand: Handen) -> None:
    knop = hand.page.get_by_role("link", name=re.compile("^Volgende zonder besluit"))
    naam = " ".join(knop.inner_text().split())
    hand.druk(naam)
    expect(hand.page.locator("h1")).to_have_text("Cliënt " + naam.rsplit(" ", 1)[1])


def _opnieuw(hand: Handen) -> None:
    page = hand.page
    hand.druk("Opnieuw rekenen")
    expect(page.locator("#kop-besluiten")).to_be_visible()
    hand.druk("Reken opnieuw")
    expect(page.locator("#kop-verschil")).to_be_visible(timeout=LANG)
    expect(page.locator("#uitkomst")).to_contain_text("Door een besluit:")
    _bekijk(hand)


def _overdracht(hand: Handen, naam: str) -> None:
    page = hand.page
    hand.druk("Verder met het tweede voorstel")
    expect(page.locator("#kop-lijst")).to_be_visible()
    hand.druk("Overdracht")
    expect(page.get_by_label("Voorstel", exact=True).locator("option:checked")).to_contain_text(naam)
    with page.expect_download() as gehaald:
        hand.druk("Excel downloaden")
    boek = openpyxl.load_workbook(io.BytesIO(Path(gehaald.value.path()).read_bytes()), read_only=True)
    assert boek.sheetnames
    hand.druk("Open het vergaderstuk")
    expect(page.locator("h1")).to_contain_text("Vergaderstuk")
    _bekijk(hand)


def _bekijk(hand: Handen) -> None:
    """Look for obstacles; once will do, the page is the same with the keyboard."""
    if isinstance(hand, Muis):
        toegankelijk(hand.page)
