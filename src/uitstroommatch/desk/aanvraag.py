"""What a proposal can be asked with, and how far one that was asked is, goal by goal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from sqlalchemy import func, select

from uitstroommatch.desk import inhoud, uploads
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.models import DoelStand, VoorstelStand
from uitstroommatch.desk.onthouden import Onthouden
from uitstroommatch.desk.resource import Resource, Wachtrij
from uitstroommatch.desk.voorstellen import Voorstellen
from uitstroommatch.errors import InvoerFout
from uitstroommatch.explain.wording import tot_nu_toe, waarde
from uitstroommatch.policy.schema import Beleid as Beleidsstuk
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Beleid, Dossier, Dossierversie, Onderdeel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from uitstroommatch.store.database import Store

STABILITEIT = "stabiliteit"
_MEESTE_BELEID = 50
_MEESTE_DOSSIERS = 100

Fase = Literal["straks", "bezig", "klaar"]


@dataclass(frozen=True, slots=True)
class Versiekeuze:
    """The newest version of a dossier."""

    id: UUID
    dossier_id: UUID
    dossier_naam: str
    nummer: int
    gemaakt_op: datetime


@dataclass(frozen=True, slots=True)
class Beleidskeuze:
    """A policy. ``goedgekeurd`` false: what is made with it is a trial."""

    id: UUID
    naam: str
    nummer: int
    peildatum: date
    goedgekeurd: bool


@dataclass(frozen=True)
class Keuzes:
    """What there is to choose from; what is likely meant comes first."""

    versies: tuple[Versiekeuze, ...]
    beleid: tuple[Beleidskeuze, ...]


@dataclass(frozen=True, slots=True)
class Doelverloop:
    """How far one goal is. ``waarde`` says what is reached, ``marge`` how much better it could be at most."""

    id: str
    zin: str
    fase: Fase
    waarde: str
    marge: str


@dataclass(frozen=True)
class Verloop:
    """How far a proposal is. Goals are for officers; ``delen`` are the parts of a large dossier: done, and in all."""

    stand: VoorstelStand
    dossier_naam: str
    doelen: tuple[Doelverloop, ...]
    delen: tuple[int, int] | None
    seconden: int

    @property
    def loopt(self) -> bool:
        """Whether there is something to wait for."""
        return self.stand.stand in ("wacht", "bezig")

    @property
    def klaar(self) -> int:
        """Return how many goals are done."""
        return sum(doel.fase == "klaar" for doel in self.doelen)


class Aanvragen(Resource):
    """What a proposal can be asked with, and how far one that was asked is."""

    def __init__(self, store: Store, wachtrij: Wachtrij, drempel: int) -> None:
        super().__init__(store, wachtrij, drempel)
        self._standen = Voorstellen(store, wachtrij, drempel)
        self._doelen: Onthouden[UUID, tuple[str, ...]] = Onthouden(_MEESTE_BELEID)
        self._peildata: Onthouden[UUID, date | None] = Onthouden(_MEESTE_BELEID)

    @verb("voorstel.aanvragen")
    def keuzes(self, asker: Asker) -> Keuzes:
        """Return dossiers, the newest first, and policies, the newest approved one first."""
        with self._vraagt(asker) as session:
            versies = tuple(Versiekeuze(**rij._mapping) for rij in session.execute(_nieuwste_versies()))
            beleid = tuple(self._beleid(session))
            noteer(session, asker.account_id, "voorstel.aanvragen", "keuzes", versies=len(versies), beleid=len(beleid))
        return Keuzes(versies, tuple(sorted(beleid, key=lambda een: not een.goedgekeurd)))

    @verb("voorstel.lezen")
    def verloop(self, asker: Asker, voorstel_id: UUID, *, opnieuw: bool = False) -> Verloop:
        """Return how far a proposal is. ``opnieuw``: one who follows it looks again, which is noted once."""
        stand = self._standen.haal(asker, voorstel_id, opnieuw=opnieuw)
        with self._store.system() as session:
            naam = session.scalar(select(Dossier.naam).where(Dossier.id == stand.dossier_id)) or ""
            volgorde = self._doelen.of(stand.beleid_id, lambda: _volgorde(session, stand.beleid_id))
            delen = _delen(session, voorstel_id) if asker.regisseur else None
        return Verloop(
            stand=stand,
            dossier_naam=naam,
            doelen=_doelverloop(stand, volgorde) if asker.regisseur else (),
            delen=delen,
            seconden=_seconden(stand),
        )

    def _beleid(self, session: Session) -> list[Beleidskeuze]:
        b = Beleid
        vraag = select(b.id, b.naam, b.nummer, b.goedgekeurd_op).order_by(b.nummer.desc()).limit(_MEESTE_BELEID)
        gevonden = []
        for rij in session.execute(vraag):
            dag = self._peildata.of(rij.id, lambda id_=rij.id: _peildatum(session, id_))  # type: ignore[misc]
            if dag is not None:
                gevonden.append(Beleidskeuze(rij.id, rij.naam, rij.nummer, dag, rij.goedgekeurd_op is not None))
        return gevonden


def _nieuwste_versies() -> Any:
    v = Dossierversie
    laatste = select(v.dossier_id, func.max(v.nummer).label("nummer")).group_by(v.dossier_id).subquery()
    return (
        select(v.id, v.dossier_id, Dossier.naam.label("dossier_naam"), v.nummer, v.gemaakt_op)
        .join(laatste, (laatste.c.dossier_id == v.dossier_id) & (laatste.c.nummer == v.nummer))
        .join(Dossier, Dossier.id == v.dossier_id)
        .order_by(v.gemaakt_op.desc(), v.id)
        .limit(_MEESTE_DOSSIERS)
    )


def _stuk(session: Session, beleid_id: UUID) -> Beleidsstuk:
    return uploads.lees_beleidsstuk(session.scalar(select(Beleid.inhoud).where(Beleid.id == beleid_id)) or b"")


def _peildatum(session: Session, beleid_id: UUID) -> date | None:
    """Return the reference date of a policy; none when it can no longer be read."""
    try:
        return _stuk(session, beleid_id).peildatum
    except InvoerFout:
        return None


def _volgorde(session: Session, beleid_id: UUID) -> tuple[str, ...]:
    try:
        return _stuk(session, beleid_id).doelen.volgorde
    except InvoerFout:
        return ()


def _delen(session: Session, voorstel_id: UUID) -> tuple[int, int] | None:
    o = Onderdeel
    vraag = select(func.count(), func.count(o.resultaat)).where(o.voorstel_id == voorstel_id)
    alle, klaar = session.execute(vraag).one()
    return (klaar, alle) if alle else None


def _seconden(stand: VoorstelStand) -> int:
    begin = stand.begonnen_op or stand.aangevraagd_op
    return max(0, round(((stand.klaar_op or datetime.now(UTC)) - begin).total_seconds()))


# --- goal by goal ------------------------------------------------------------------------------------------------


def _doelverloop(stand: VoorstelStand, volgorde: tuple[str, ...]) -> tuple[Doelverloop, ...]:
    """Put the goals of the policy in order beside what is known of each; the last that moved is what is searched."""
    bekend = {doel.id: doel for doel in stand.doelen}
    mee = [id_ for id_ in volgorde if id_ in bekend or id_ != STABILITEIT or stand.vorig_id is not None]
    if stand.vorig_id is not None and STABILITEIT not in mee:
        mee.append(STABILITEIT)  # staying close counts then, after all others
    alle = [*mee, *(id_ for id_ in bekend if id_ not in mee)]
    bezig = max((plek for plek, id_ in enumerate(alle) if id_ in bekend), default=-1)
    if bezig >= 0 and bekend[alle[bezig]].bewezen:
        bezig += 1
    if bezig < 0 and stand.stand == "bezig":
        bezig = 0
    return tuple(_een_doel(id_, bekend.get(id_), _fase(stand, plek, bezig)) for plek, id_ in enumerate(alle))


def _fase(stand: VoorstelStand, plek: int, bezig: int) -> Fase:
    if stand.stand not in ("wacht", "bezig") or plek < bezig:
        return "klaar"
    return "bezig" if plek == bezig else "straks"


def _een_doel(id_: str, doel: DoelStand | None, fase: Fase) -> Doelverloop:
    reikt = marge = ""
    if doel is not None and doel.waarde is not None:
        reikt = waarde(id_, doel.waarde)
        marge = "" if doel.grens is None else tot_nu_toe(doel.richting, doel.waarde, doel.grens)
    return Doelverloop(id_, inhoud.zin_van(id_), fase, reikt, marge)
