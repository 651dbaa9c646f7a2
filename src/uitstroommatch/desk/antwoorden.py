"""What a corporation answers in the review of a proposal, and what it gets to see for that.

An answer is a decision like any other: consent binds nobody, an objection is a rejection that the next solve follows.
An answer after the term still counts. Refusing it would lose what the corporation knows; the escalation stays noted.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import select

from uitstroommatch import service
from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.beoordelingstand import DEZE, VERVANGEN, houd_vast, lees_blad, per_paar
from uitstroommatch.desk.besluiten import Besluiten, lees_geldend
from uitstroommatch.desk.binding import AKKOORD, DRAAGKRACHT
from uitstroommatch.desk.models import (
    Antwoord,
    Beoordeling,
    Beoordelingsblad,
    Beoordelingsgang,
    BesluitRij,
    Besluitsoort,
    Gebiedsgrens,
    TeBeoordelen,
)
from uitstroommatch.desk.resource import Regel, Resource, Wachtrij, niet_gevonden
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.errors import Conflict, Fout, InvoerFout
from uitstroommatch.explain.wording import Namen
from uitstroommatch.jobs.day import vandaag
from uitstroommatch.policy.schema import Modus
from uitstroommatch.service import Opdracht
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Besluit, Toewijzing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from uitstroommatch.jobs.inputs import Paar
    from uitstroommatch.reports.blad import Toewijzingsblad
    from uitstroommatch.store.database import Store

_NIVEAUS = (Niveau.COMPLEX, Niveau.STRAAT, Niveau.BUURT)


class Antwoorden(Resource):
    """The answers of a corporation. ``op`` is the day on which one looks: today, unless said otherwise."""

    def __init__(self, store: Store, wachtrij: Wachtrij, drempel: int) -> None:
        super().__init__(store, wachtrij, drempel)
        self._besluiten = Besluiten(store, wachtrij, drempel)

    @verb("beoordeling.antwoorden")
    def gang(self, asker: Asker, voorstel_id: UUID, *, op: date | None = None) -> Beoordelingsgang:
        """Return every placement in the homes of this corporation, with what it needs to answer.

        Raises:
            NietGevonden: there is no such proposal, or it was not laid before this corporation.
        """
        blad = lees_blad(self._store, asker, voorstel_id, op or vandaag())
        eigen = _eigen(asker, blad)
        with self._vraagt(asker) as session:
            t = Toewijzing
            rijen = session.execute(select(t.client_sleutel, t.woning_id).where(t.voorstel_id == voorstel_id))
            gezien = {(rij.client_sleutel, rij.woning_id) for rij in rijen}
            besloten = per_paar(lees_geldend(session, asker, blad.dossier_id))
        with self._store.system() as session:
            opdracht = inhoud.lees_opdracht(session, voorstel_id)
            bladen = service.bladen(opdracht, inhoud.lees_voorstel(session, voorstel_id), asker.corporatie)
            vast = inhoud.vast_in_bestand(session, voorstel_id)
            bladen = tuple(een for een in bladen if (een.kenmerk, een.woning_id) in gezien)
            noteer(session, asker.account_id, "beoordeling.antwoorden", str(voorstel_id), plaatsingen=len(bladen))
        return Beoordelingsgang(
            blad=blad,
            beoordeling=eigen,
            binnen_grenzen=opdracht.rulebook.modus(DRAAGKRACHT) is Modus.HARD,
            plaatsingen=tuple(_te_beoordelen(opdracht, een, besloten, vast) for een in bladen),
        )

    @verb("beoordeling.antwoorden")
    def antwoord(
        self,
        asker: Asker,
        voorstel_id: UUID,
        client_sleutel: str,
        woning_id: str,
        antwoord: Antwoord,
        redencode: str | None = None,
        reden: str | None = None,
        *,
        op: date | None = None,
    ) -> BesluitRij:
        """Agree with a placement, or object with a reason: that is a rejection.

        Raises:
            NietGevonden: it was not laid before this corporation, or the pair is no placement in one of its homes.
            InvoerFout: the answer is none, or the objection has no reason.
            Conflict: it was decided already, cannot be rejected, or another proposal came in its place.
        """
        if antwoord not in ("akkoord", "bezwaar"):
            raise InvoerFout([Fout("beoordeling", 0, "antwoord", "is geen bekend antwoord", "akkoord, bezwaar")])
        _eigen_vraag(asker, lees_blad(self._store, asker, voorstel_id, op or vandaag()))
        besluit: Besluitsoort = "afgewezen" if antwoord == "bezwaar" else "akkoord"
        return self._besluiten.neem(
            asker, voorstel_id, client_sleutel, woning_id, besluit, redencode=redencode, reden=reden
        )

    @verb("beoordeling.antwoorden")
    def akkoord_met_overige(self, asker: Asker, voorstel_id: UUID, *, op: date | None = None) -> Beoordelingsblad:
        """Agree with every placement that is still open, all at once.

        Raises:
            NietGevonden: there is no such proposal, or it was not laid before this corporation.
            Conflict: there is nothing left to answer, or another proposal came in its place.
        """
        nu = op or vandaag()
        _eigen_vraag(asker, lees_blad(self._store, asker, voorstel_id, nu))
        with self._store.system() as session:
            kop = houd_vast(session, voorstel_id)
            besloten = per_paar(lees_geldend(session, asker, kop.dossier_id))
            klaar = {*besloten, *inhoud.vast_in_bestand(session, voorstel_id)}
            t = Toewijzing
            rijen = session.scalars(select(t).where(t.voorstel_id == voorstel_id, t.corporatie == asker.corporatie))
            nieuw = [_akkoord(een, kop, asker) for een in rijen if (een.client_sleutel, een.woning_id) not in klaar]
            if not nieuw:
                raise Conflict("Over al uw plaatsingen in dit voorstel is al iets besloten.")
            session.add_all(nieuw)
            noteer(session, asker.account_id, "besluit.nemen", str(voorstel_id), besluit=AKKOORD, aantal=len(nieuw))
        return lees_blad(self._store, asker, voorstel_id, nu)


def _eigen(asker: Asker, blad: Beoordelingsblad) -> Beoordeling:
    for een in blad.corporaties:
        if een.corporatie == asker.corporatie:
            return een
    raise niet_gevonden(DEZE)


def _eigen_vraag(asker: Asker, blad: Beoordelingsblad) -> None:
    """Refuse to answer what was not asked of this corporation, or is not asked any more."""
    if _eigen(asker, blad).stand == "vervangen":
        raise Conflict(VERVANGEN)


def _akkoord(een: Toewijzing, kop: Regel, asker: Asker) -> Besluit:
    overgenomen = ("client_sleutel", "woning_id", "aanbieder", "corporatie", "gemeente_herkomst", "gemeente")
    return Besluit(
        id=uuid4(),
        dossier_id=kop.dossier_id,
        voorstel_id=kop.id,
        besluit=AKKOORD,
        genomen_door=asker.account_id,
        **{naam: getattr(een, naam) for naam in overgenomen},
    )


def _te_beoordelen(
    opdracht: Opdracht, blad: Toewijzingsblad, besloten: Mapping[Paar, BesluitRij], vast: frozenset[Paar]
) -> TeBeoordelen:
    paar = blad.kenmerk, blad.woning_id
    gegevens = asdict(blad)
    del gegevens["corporatie"]
    return TeBeoordelen(
        **gegevens,
        grenzen=_grenzen(opdracht, blad.woning_id),
        besluit=besloten.get(paar),
        vast=paar in vast,
    )


def _grenzen(opdracht: Opdracht, woning_id: str) -> tuple[Gebiedsgrens, ...]:
    """Return the limits around a home, from small to large; they are policy, and never say how full it is."""
    situatie, namen = opdracht.situatie, Namen(opdracht.rulebook, opdracht.situatie)
    per_niveau = {situatie.niveaus[code]: code for code in situatie.aanbod[woning_id].gebieden}
    return tuple(
        Gebiedsgrens(
            niveau=niveau,
            code=per_niveau[niveau],
            naam=namen.gebied(per_niveau[niveau]),
            grens=situatie.grenzen.get(per_niveau[niveau]),
        )
        for niveau in _NIVEAUS
        if niveau in per_niveau
    )
