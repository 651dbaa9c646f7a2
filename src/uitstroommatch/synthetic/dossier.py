"""Put the parts together: one region after the other, then the folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.synthetic import rijen
from uitstroommatch.synthetic.afspraken import lees_normen, maak_afspraken
from uitstroommatch.synthetic.beleid import beleid_tekst
from uitstroommatch.synthetic.besluiten import maak_besluiten
from uitstroommatch.synthetic.clienten import maak_clienten
from uitstroommatch.synthetic.draagkracht import Situatie, maak_draagkracht
from uitstroommatch.synthetic.kans import Kans
from uitstroommatch.synthetic.profiel import (
    CLIENTEN_PER_STREEK,
    PLAATSINGEN_PER_CLIENT,
    PROFIELEN,
    Profiel,
    Profielnaam,
    gewone_ruimte,
)
from uitstroommatch.synthetic.schrijven import controleer_doel, schrijf_map
from uitstroommatch.synthetic.streek import Streek, maak_streken
from uitstroommatch.synthetic.streekdossier import Streekdossier
from uitstroommatch.synthetic.verleden import belasting, maak_verleden
from uitstroommatch.synthetic.woningen import maak_woningen
from uitstroommatch.synthetic.zorg import maak_aanbieders

OMVANG = range(5, 20_001)
"""Numbers of clients that can be asked for."""


def schrijf_voorbeeld(
    map: Path,
    clienten: int,
    zaad: int,
    profiel: Profielnaam = "regio",
    peildatum: date = date(2026, 11, 23),
) -> None:
    """Write a synthetic dossier in a new or empty folder.

    Args:
        map: the folder to make; all of it appears at once, or nothing.
        clienten: number of clients, 5 to 20,000.
        zaad: another seed gives another dossier, the same seed the same bytes.
        profiel: ``regio`` a normal month, ``krap`` less of everything, ``landelijk`` many copies of the region.
        peildatum: reference date; the norms of its year have to be shipped.

    Raises:
        InvoerFout: the size or the profile cannot be made.
        OntbrekendeGegevens: no norms for the year of the reference date.
        DoelFout: the folder is not empty or cannot be written.
    """
    _controleer(clienten, profiel)
    lees_normen(peildatum.year)
    controleer_doel(map)
    kenmerk = (zaad, profiel, clienten, peildatum.isoformat())
    sleutels = Sleutels(clienten)
    streken = maak_streken(profiel == "landelijk", clienten, CLIENTEN_PER_STREEK)
    tabellen = Tabellen()
    for streek, aantal in streken:
        tabellen.erbij(*maak_streekdossier(streek, aantal, PROFIELEN[profiel], sleutels, peildatum, kenmerk))
    regio = [code for streek, _ in streken for code in streek.gemeenten.values()]
    schrijf_map(map, tabellen.inhoud, beleid_tekst(peildatum, regio))


def _controleer(clienten: int, profiel: str) -> None:
    if clienten not in OMVANG:
        raise _fout("clienten", "is te klein of te groot", "5 tot en met 20000", str(clienten))
    if profiel not in PROFIELEN:
        raise _fout("profiel", "bestaat niet", ", ".join(PROFIELEN), profiel)


def _fout(wat: str, mis: str, toegestaan: str, waarde: str) -> InvoerFout:
    return InvoerFout([Fout("voorbeeld", 0, wat, mis, toegestaan, waarde)])


class Sleutels:
    """Keys of all tables, counted on over the regions."""

    def __init__(self, clienten: int) -> None:
        breedte = max(4, len(str(3 * clienten)))
        self.client = _tel("C", breedte)
        self.woning = _tel("W", breedte)
        self.plaatsing = _tel("P", breedte)
        self.afspraak = _tel("A", breedte)


def _tel(letter: str, breedte: int) -> Iterator[str]:
    return (f"{letter}{nummer:0{breedte}d}" for nummer in count(1))


def maak_streekdossier(
    streek: Streek,
    aantal: int,
    profiel: Profiel,
    sleutels: Sleutels,
    peildatum: date,
    kenmerk: tuple[object, ...],
) -> tuple[Streekdossier, list[rijen.Besluit]]:
    """Return the rows of one region. Every table has its own source of chance."""

    def kans(tabel: str) -> Kans:
        return Kans(*kenmerk, streek.nummer, tabel)

    huizen = round(profiel.woningen_per_client * aantal)
    eerder = round(PLAATSINGEN_PER_CLIENT * aantal)
    clienten = maak_clienten(streek, aantal, sleutels.client, peildatum, kans("clienten"))
    woningen = maak_woningen(streek, huizen, sleutels.woning, peildatum, kans("woningen"))
    verleden = maak_verleden(streek, eerder, sleutels.plaatsing, peildatum, kans("plaatsingen"))
    maal = Decimal(str(round(profiel.ruimte * gewone_ruimte(aantal), 3)))
    situatie = Situatie(streek, woningen, belasting(verleden, streek, peildatum), aantal, maal)
    dossier = Streekdossier(
        streek=streek,
        clienten=clienten,
        woningen=woningen,
        aanbieders=maak_aanbieders(streek, clienten, profiel, kans("aanbieders")),
        plaatsingen=verleden,
        afspraken=maak_afspraken(streek, aantal, verleden, sleutels.afspraak, peildatum.year),
        draagkracht=maak_draagkracht(situatie, kans("draagkracht")),
        peildatum=peildatum,
    )
    return dossier, maak_besluiten(dossier, kans("besluiten"))


class Tabellen:
    """The tables of all regions together."""

    def __init__(self) -> None:
        self.inhoud: dict[str, tuple[type, list[Any]]] = {
            "gebieden": (rijen.Gebied, []),
            "clienten": (rijen.Client, []),
            "woningen": (rijen.Woning, []),
            "aanbieders": (rijen.Aanbieder, []),
            "plaatsingen": (rijen.Plaatsing, []),
            "afspraken": (rijen.Afspraak, []),
            "draagkracht": (rijen.Draagkracht, []),
            "besluiten": (rijen.Besluit, []),
        }

    def erbij(self, dossier: Streekdossier, besluiten: list[rijen.Besluit]) -> None:
        """Add the rows of one region."""
        for naam, (_, lijst) in self.inhoud.items():
            if naam == "gebieden":
                lijst.extend(dossier.streek.gebieden)
            else:
                lijst.extend(besluiten if naam == "besluiten" else getattr(dossier, naam))
