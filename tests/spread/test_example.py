"""The figures of the example: they agree with what else is known of it, and the page in docs tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.bouw import CENTRUM, DORP, KERN, RIVIER, STAD, buurt, grens, plaatsing, situatie
from uitstroommatch import service
from uitstroommatch.check.plan import doelwaarden
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.resources import data_map
from uitstroommatch.service import Opdracht
from uitstroommatch.spread.block import getal
from uitstroommatch.spread.figures import Spreidingscijfer, cijfers_van, spreidingscijfers

PAGINA = (Path(__file__).parents[2] / "docs/spreiding.md").read_text(encoding="utf-8")
BUURTEN = {"A": CENTRUM, "B": RIVIER, "C": KERN, "D": "BU01770102"}


@pytest.fixture(scope="module")
def voorbeeld() -> tuple[Opdracht, Voorstel]:
    opdracht = service.lees(data_map() / "voorbeeld")
    return opdracht, service.maak_voorstel(opdracht)


def test_they_agree_with_what_else_is_known(voorbeeld: tuple[Opdracht, Voorstel]) -> None:
    opdracht, voor = voorbeeld
    s, gevonden = opdracht.situatie, spreidingscijfers(opdracht.situatie, voor)
    per_maat = {rij.id: rij for rij in gevonden.rijen}
    lasten = [g for g in voor.gebieden if g.niveau == "buurt" and s.dossier.gebied[g.code].huishoudens is not None]
    boven = sum(5 * (g.bestaand + g.nieuw) > 4 * (g.grens or 0) for g in lasten)
    assert per_maat["boven_80"].plan == round(Decimal(100 * boven) / len(lasten), 1)
    uitwisseling = doelwaarden(opdracht.rulebook, s, tuple(een.drietal for een in voor.plaatsingen))["uitwisseling"]
    assert per_maat["uitwisseling"].plan == uitwisseling
    assert sum(abs(rij.plan or Decimal(0)) for rij in gevonden.gemeenten) == uitwisseling
    assert all(_lager(per_maat[maat]) for maat in ("boven_80", "gini", "theil", "dissimilariteit", "uitwisseling"))


def _lager(rij: Spreidingscijfer) -> bool:
    return rij.plan is not None and rij.gretig is not None and rij.plan < rij.gretig


def test_the_page_tells_them(voorbeeld: tuple[Opdracht, Voorstel]) -> None:
    opdracht, voor = voorbeeld
    verteld = [tuple(rij) for rij in _tabel("Het voorbeeld van dit project")]
    gevonden = [
        (rij.naam, *(getal(waarde, rij).replace("\u00a0", " ") for waarde in (rij.nu, rij.plan, rij.gretig)))
        for rij in spreidingscijfers(opdracht.situatie, voor).rijen
    ]
    assert verteld == gevonden


def test_the_page_names_every_measure_as_it_is_called(voorbeeld: tuple[Opdracht, Voorstel]) -> None:
    opdracht, voor = voorbeeld
    rijen = spreidingscijfers(opdracht.situatie, voor).rijen
    assert [(naam, beter) for naam, _, beter in _tabel("De maten")][:-1] == [(rij.naam, rij.beter) for rij in rijen]


def test_the_sum_on_the_page_is_right() -> None:
    rijen = list(_tabel("Een voorbeeld om na te rekenen"))
    vierde = Gebied(code="BU01770102", naam="D", niveau=Niveau.BUURT, ouder="WK017701", huishoudens=500)
    gebieden = [*(buurt(BUURTEN[naam], int(n)) for naam, _, _, n in rijen[:3]), vierde]
    grenzen = [grens(BUURTEN[naam], int(punten)) for naam, _, punten, _ in rijen]
    mensen = [
        plaatsing(f"{naam}{n}", buurtcode=BUURTEN[naam], gemeente_herkomst=DORP if naam in "CD" else STAD)
        for naam, aantal, _, _ in rijen
        for n in range(int(aantal))
    ]
    gevonden = cijfers_van(situatie(*gebieden, *grenzen, *mensen), (), None).rijen
    beweerd = re.findall(r"\*\*(.+?)\*\*", PAGINA.partition("om na te rekenen")[2].partition("## ")[0])
    assert beweerd == [getal(rij.nu, rij).replace("\u00a0", " ") for rij in gevonden[1:5]]


def _tabel(kop: str) -> Iterator[list[str]]:
    """Yield the cells of each row of the table under a heading."""
    deel = PAGINA.partition(f"## {kop}\n")[2].partition("\n## ")[0]
    for regel in re.findall(r"^\| (.*) \|$", deel, re.MULTILINE)[1:]:
        yield regel.split(" | ")
