"""The picture of a proposal for whoever looks: everything that may be shown, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.situation import Situatie
from uitstroommatch.spread import own, precise
from uitstroommatch.spread.blik import REGISSEUR, Blik
from uitstroommatch.spread.counted import Verteld
from uitstroommatch.spread.facts import Afspraakstand, Samen, Steunstand, Telling
from uitstroommatch.spread.figures import Spreidingscijfers, spreidingscijfers
from uitstroommatch.spread.open_figures import openbare_cijfers
from uitstroommatch.spread.quarters import Kwartalen, kwartalen
from uitstroommatch.spread.tree import indeling

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
    meet: Callable[[], Spreidingscijfers | None] = field(repr=False, compare=False)

    @cached_property
    def cijfers(self) -> Spreidingscijfers | None:
        """The measures of the spread, for anyone but an officer those that follow from what is told.

        Worked out when they are asked for: what the greedy rule would do takes a minute in a very large dossier.
        """
        return self.meet()


def beeld(
    situatie: Situatie,
    voorstel: Voorstel,
    blik: Blik = REGISSEUR,
    vorig: Voorstel | None = None,
    eerste: Dossier | None = None,
) -> Beeld:
    """Return what ``blik`` may see of a proposal; ``vorig`` is the proposal before it.

    ``eerste`` is the first version of the dossier when there are more: for all of them numbers are told of the areas
    that follow from it.

    Raises:
        InvoerFout: the proposal names a client or home that the dossier does not have.
    """
    if fouten := list(_vreemden(situatie.dossier, voorstel)):
        raise InvoerFout(fouten)
    if blik.precies:
        return _precies(situatie, voorstel, blik, vorig)
    return _verteld(Verteld(situatie, voorstel, blik, indeling(eerste or situatie.dossier)))


def _precies(situatie: Situatie, voorstel: Voorstel, blik: Blik, vorig: Voorstel | None) -> Beeld:
    stromen = precise.stromen(situatie, voorstel)
    dossier, deel, voor = situatie.dossier, voorstel, vorig
    per_kwartaal = kwartalen(situatie, voorstel)
    if blik.gemeenten:
        dossier = own.dossier_van_gemeenten(situatie, voorstel, blik.gemeenten)
        deel = own.voorstel_van_gemeenten(situatie, voorstel, blik.gemeenten, dossier)
        voor = None if vorig is None else own.voorstel_van_gemeenten(situatie, vorig, blik.gemeenten, dossier)
        per_kwartaal = own.kwartalen_van_gemeenten(situatie, per_kwartaal, blik.gemeenten)
    return Beeld(
        blik=blik,
        dossier=dossier,
        voorstel=deel,
        telling=precise.telling(situatie, voorstel),
        stromen=stromen,
        saldo=precise.saldo(situatie, stromen),
        onvervuld=precise.onvervuld(situatie, voorstel),
        afspraken=precise.afspraken(situatie, voorstel),
        steun=precise.steun(situatie, voorstel),
        grenzen=situatie.grenzen,
        kwartalen=per_kwartaal,
        vorig=voor,
        meet=lambda: spreidingscijfers(situatie, voorstel),
    )


def _verteld(verteld: Verteld) -> Beeld:
    situatie, blik = verteld.situatie, verteld.blik
    dossier = own.dossier_van(situatie, blik)
    cijfers = openbare_cijfers(dossier.gebieden, verteld.telling, verteld.saldo)
    return Beeld(
        blik=blik,
        dossier=dossier,
        voorstel=own.voorstel_van(situatie, verteld.voorstel, blik, dossier),
        telling=verteld.telling,
        stromen=verteld.stromen,
        saldo=verteld.saldo,
        onvervuld=verteld.onvervuld,
        afspraken=tuple(verteld.afspraken),
        steun=tuple(verteld.steun),
        grenzen=own.grenzen_van(situatie, dossier),
        kwartalen=None,
        vorig=None,
        meet=lambda: cijfers,
    )


def _vreemden(dossier: Dossier, voorstel: Voorstel) -> Iterator[Fout]:
    genoemd = {("client_sleutel", een.client_sleutel) for een in voorstel.niet_geplaatst}
    for een in voorstel.plaatsingen:
        genoemd |= {("client_sleutel", een.client_sleutel), ("woning_id", een.woning_id)}
    for kolom, waarde in sorted(genoemd):
        if waarde not in (dossier.client if kolom == "client_sleutel" else dossier.woning):
            wat = "het voorstel hoort niet bij dit dossier: dit staat er niet in"
            yield Fout("voorstel.json", 0, kolom, wat, "een sleutel uit het dossier", waarde)
