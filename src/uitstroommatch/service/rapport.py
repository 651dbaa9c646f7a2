"""What is handed out: figures, the meeting pack, sheets and the map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.io.export import schrijf_tekst
from uitstroommatch.service.belonging import hoort_bij, plan_uit
from uitstroommatch.service.opdracht import Opdracht
from uitstroommatch.spread.beeld import beeld

if TYPE_CHECKING:
    from uitstroommatch.reports.blad import Toewijzingsblad
    from uitstroommatch.reports.overzicht import Overzicht
    from uitstroommatch.reports.pakket import Pakket


def overzicht(opdracht: Opdracht, voorstel: Voorstel | None = None, eerder: Opdracht | None = None) -> Overzicht:
    """Return the figures of a dossier: who waits, what is offered, what is left; with a proposal what it would use.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
    """
    from uitstroommatch.reports.overzicht import overzicht as _overzicht

    if voorstel is not None:
        hoort_bij(opdracht, voorstel)
    plan = None if voorstel is None else plan_uit(voorstel)
    vroeger = None if eerder is None else eerder.dossier
    return _overzicht(opdracht.rulebook, opdracht.situatie, plan, vroeger, opdracht.waarschuwingen)


def pakket(opdracht: Opdracht, voorstel: Voorstel, vorig: Voorstel | None = None) -> Pakket:
    """Return the meeting pack of a proposal; ``vorig``, of whatever dossier, says what changed since.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
    """
    from uitstroommatch.reports.pakket import pakket as _pakket

    hoort_bij(opdracht, voorstel)
    return _pakket(opdracht.rulebook, opdracht.situatie, voorstel, None if vorig is None else plan_uit(vorig))


def bladen(opdracht: Opdracht, voorstel: Voorstel, corporatie: str | None = None) -> tuple[Toewijzingsblad, ...]:
    """Return a sheet per placement for the corporation, or for one of them, with only what it needs.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
    """
    from uitstroommatch.reports.blad import bladen as _bladen

    hoort_bij(opdracht, voorstel)
    return _bladen(opdracht.rulebook, opdracht.situatie, plan_uit(voorstel), corporatie)


def schrijf_kaart(opdracht: Opdracht, voorstel: Voorstel, pad: Path, *, tegels: str | None = None) -> None:
    """Write the map of a proposal as one page that needs no network.

    ``tegels`` adds a background that needs a network: ``grijs`` or ``standaard`` of PDOK, or the address of tiles.

    Raises:
        InvoerFout: the proposal is not of this dossier, or ``tegels`` is not an address of tiles.
        DoelFout: the page cannot be written there.
    """
    from uitstroommatch.maps import PDOK, maak_kaart  # folium is slow to load, and only this verb needs it

    adres = None if tegels is None else PDOK.get(tegels, tegels)
    schrijf_tekst(maak_kaart(beeld(opdracht.situatie, voorstel), tegels=adres), pad)
