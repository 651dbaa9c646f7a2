"""The picture of a proposal for whoever looks: everything that may be shown, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.situation import Situatie
from uitstroommatch.spread import precise
from uitstroommatch.spread.blik import REGISSEUR, Blik
from uitstroommatch.spread.facts import Afspraakstand, Samen, Steunstand, Telling
from uitstroommatch.spread.figures import Spreidingscijfers
from uitstroommatch.spread.quarters import Kwartalen

__all__ = ["Afspraakstand", "Beeld", "Samen", "Steunstand", "Telling", "beeld"]


@dataclass(frozen=True)
class Beeld:
    """A proposal as ``blik`` may see it. ``None`` for a number: not told.

    ``dossier`` and ``voorstel`` hold only the rows that may be shown one by one. ``stromen`` counts placements of the
    plan by (gemeente of origin, gemeente of the home), ``onvervuld`` clients without a home by gemeente of origin;
    ``saldo`` is the exchange balance per gemeente of the region, so far and with the plan. ``grenzen`` are the limits
    in load points of all five levels, which are policy and no secret. ``kwartalen`` and ``vorig`` are for an officer.
    """

    blik: Blik
    dossier: Dossier
    voorstel: Voorstel
    telling: Telling
    stromen: Mapping[tuple[str, str], int | None]
    saldo: Mapping[str, tuple[int, int] | None]
    onvervuld: Mapping[str, int | None]
    afspraken: tuple[Afspraakstand, ...]
    steun: tuple[Steunstand, ...]
    grenzen: Mapping[str, int]
    kwartalen: Kwartalen | None
    vorig: Voorstel | None
    cijfers: Spreidingscijfers | None


def beeld(situatie: Situatie, voorstel: Voorstel, blik: Blik = REGISSEUR, vorig: Voorstel | None = None) -> Beeld:
    """Return what ``blik`` may see of a proposal; ``vorig`` is the proposal before it.

    Raises:
        InvoerFout: the proposal names a client or home that the dossier does not have.
    """
    if fouten := list(_vreemden(situatie.dossier, voorstel)):
        raise InvoerFout(fouten)
    return _precies(situatie, voorstel, blik, vorig)


def _precies(situatie: Situatie, voorstel: Voorstel, blik: Blik, vorig: Voorstel | None) -> Beeld:
    stromen = precise.stromen(situatie, voorstel)
    return Beeld(
        blik=blik,
        dossier=situatie.dossier,
        voorstel=voorstel,
        telling=precise.telling(situatie, voorstel),
        stromen=stromen,
        saldo=precise.saldo(situatie, stromen),
        onvervuld=precise.onvervuld(situatie, voorstel),
        afspraken=precise.afspraken(situatie, voorstel),
        steun=precise.steun(situatie, voorstel),
        grenzen=situatie.grenzen,
        kwartalen=None,
        vorig=vorig,
        cijfers=None,
    )


def _vreemden(dossier: Dossier, voorstel: Voorstel) -> Iterator[Fout]:
    genoemd = {("client_sleutel", een.client_sleutel) for een in voorstel.niet_geplaatst}
    for een in voorstel.plaatsingen:
        genoemd |= {("client_sleutel", een.client_sleutel), ("woning_id", een.woning_id)}
    for kolom, waarde in sorted(genoemd):
        if waarde not in (dossier.client if kolom == "client_sleutel" else dossier.woning):
            wat = "het voorstel hoort niet bij dit dossier: dit staat er niet in"
            yield Fout("voorstel.json", 0, kolom, wat, "een sleutel uit het dossier", waarde)
