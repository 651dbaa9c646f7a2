"""How the review of a proposal stands: worked out each time from the steps, the placements and the decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, select

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.besluiten import lees_geldend
from uitstroommatch.desk.models import (
    Aandacht,
    Beoordeling,
    Beoordelingsblad,
    Beoordelingstand,
    BesluitRij,
    Bezwaar,
    Corporatieaandeel,
    Verlenging,
)
from uitstroommatch.desk.resource import Regel, niet_gevonden
from uitstroommatch.jobs.escalation import EIGENAAR, GEESCALEERD, VERLENGD, VOORGELEGD, escaleer, vervangen
from uitstroommatch.jobs.inputs import Paar
from uitstroommatch.store import tables
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Beleid, Dossier, Dossierversie, Toewijzing, Voorstel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from uitstroommatch.store.database import Store

ESCALATIE = EIGENAAR
"""Who settles what was not answered in time."""
DEZE = "Een beoordeling van dit voorstel"
VERVANGEN = "Er is intussen een nieuwer voorstel voorgelegd. Dit voorstel hoeft niemand meer te beoordelen."
_WEEGT = ("afgewezen", "vast", "akkoord")
"""What says how a pair stands, when several decisions hold about it."""


@dataclass(frozen=True)
class Feiten:
    """What of a proposal only the system knows: the pairs that its files fix, and whether another came in its place."""

    vast: frozenset[Paar]
    vervangen: bool


def feiten(session: Session, voorstel_id: UUID) -> Feiten:
    """Return them, in the session of the system."""
    return Feiten(inhoud.vast_in_bestand(session, voorstel_id), vervangen(session, voorstel_id))


def lees_kop(session: Session, voorstel_id: UUID) -> Regel:
    """Return what everyone may know of a proposal.

    Raises:
        NietGevonden: there is none.
    """
    rij = session.execute(koppen().where(Voorstel.id == voorstel_id)).one_or_none()
    if rij is None:
        raise niet_gevonden("Dit voorstel")
    return rij


def koppen() -> Any:
    """Ask for proposals with what everyone may know of them."""
    v, d = Voorstel, Dossierversie
    return (
        select(
            v.id, d.dossier_id, Dossier.naam.label("dossier_naam"), d.nummer.label("versie"), v.peildatum, v.stand,
            v.status, Beleid.goedgekeurd_op.is_not(None).label("beleid_goedgekeurd"),
        )
        .join(d, d.id == v.versie_id)
        .join(Dossier, Dossier.id == d.dossier_id)
        .join(Beleid, Beleid.id == v.beleid_id)
    )  # fmt: skip


def aandelen(session: Session, voorstel_id: UUID) -> tuple[Corporatieaandeel, ...]:
    """Return how many placements each corporation has, as the session shows them."""
    t = Toewijzing
    vraag = select(t.corporatie, func.count()).where(t.voorstel_id == voorstel_id).group_by(t.corporatie)
    return tuple(
        Corporatieaandeel(corporatie=naam, plaatsingen=hoeveel)
        for naam, hoeveel in session.execute(vraag.order_by(t.corporatie))
    )


def houd_vast(session: Session, voorstel_id: UUID) -> Regel:
    """Return the head of a proposal, with its dossier held: one step at a time, and none beside a decision.

    Raises:
        NietGevonden: there is none.
    """
    kop = lees_kop(session, voorstel_id)
    session.get(Dossier, kop.dossier_id, with_for_update=True)
    return kop


def lees_blad(
    store: Store, asker: Asker, voorstel_id: UUID, nu: date, handeling: str | None = None
) -> Beoordelingsblad:
    """Return the review of a proposal as this asker may see it, and note that it was looked at.

    Raises:
        NietGevonden: there is no such proposal, or it was not laid before this corporation.
    """
    with store.asking(asker.account_id) as session:
        kop = lees_kop(session, voorstel_id)
    with store.system() as session:
        escaleer(session, nu, voorstel_id)
        weet = feiten(session, voorstel_id)
    with store.asking(asker.account_id) as session:
        blad = als_blad(session, asker, kop, weet, nu)
        if not blad.corporaties and not asker.hele_regio:
            raise niet_gevonden(DEZE)
        if handeling is not None:
            noteer(session, asker.account_id, handeling, str(voorstel_id), aantal=len(blad.corporaties))
    return blad


def als_blad(session: Session, asker: Asker, kop: Regel, weet: Feiten, nu: date) -> Beoordelingsblad:
    """Return the review of a proposal as the session shows it."""
    rijen = standen(session, asker, kop, weet, nu)
    return Beoordelingsblad(
        voorstel_id=kop.id,
        dossier_id=kop.dossier_id,
        dossier_naam=kop.dossier_naam,
        versie=kop.versie,
        peildatum=kop.peildatum,
        corporaties=rijen,
        aandelen=() if rijen or not asker.hele_regio else aandelen(session, kop.id),
    )


def standen(
    session: Session, asker: Asker, kop: Regel, weet: Feiten, vandaag: date, corporatie: str | None = None
) -> tuple[Beoordeling, ...]:
    """Return how each review stands that the session shows, or only that of one corporation."""
    b = tables.Beoordeling
    vraag = select(b).where(b.voorstel_id == kop.id).order_by(b.op, b.uiterlijk)
    stappen: dict[str, list[tables.Beoordeling]] = defaultdict(list)
    for rij in session.scalars(vraag if corporatie is None else vraag.where(b.corporatie == corporatie)):
        stappen[rij.corporatie].append(rij)
    paren = _paren(session, kop.id)
    besloten = per_paar(lees_geldend(session, asker, kop.dossier_id))
    return tuple(_stand(asker, naam, stappen[naam], paren[naam], besloten, weet, vandaag) for naam in sorted(stappen))


def wacht_op_antwoord(
    session: Session, asker: Asker, dossier_id: UUID, laatste_id: UUID, nu: date
) -> Iterator[Aandacht]:
    """Return what waits in the review of a dossier: for a corporation its own, in the session of the system.

    ``laatste_id`` is the newest proposal with a plan. A review that was never begun waits for nobody.
    """
    b, v = tables.Beoordeling, Voorstel
    vraag = select(b.voorstel_id).join(v, v.id == b.voorstel_id).join(Dossierversie)
    vraag = vraag.where(Dossierversie.dossier_id == dossier_id, b.soort == VOORGELEGD).order_by(b.op.desc(), v.id)
    if (voorstel_id := session.scalar(vraag.limit(1))) is None:
        return
    escaleer(session, nu, voorstel_id)
    corporatie = None if asker.hele_regio else asker.corporatie or ""
    alle = standen(session, asker, lees_kop(session, voorstel_id), feiten(session, voorstel_id), nu, corporatie)
    yield from _voor_de_regio(alle, voorstel_id, laatste_id) if asker.hele_regio else _voor_een(alle, voorstel_id)


def _voor_een(alle: Iterable[Beoordeling], voorstel_id: UUID) -> Iterator[Aandacht]:
    for een in alle:
        if een.vraagt:
            yield Aandacht(soort="te_beoordelen", aantal=een.open, id=voorstel_id, tot=een.uiterlijk)


def _voor_de_regio(alle: Sequence[Beoordeling], voorstel_id: UUID, laatste_id: UUID) -> Iterator[Aandacht]:
    if te_laat := [een for een in alle if een.stand == "geescaleerd"]:
        yield Aandacht(soort="beoordeling_geescaleerd", aantal=len(te_laat), id=voorstel_id)
    if bezwaren := sum(len(een.bezwaren) for een in alle):
        yield Aandacht(soort="beoordeling_bezwaar", aantal=bezwaren, id=voorstel_id)
    if wacht := [een for een in alle if een.stand in ("wacht", "bezig")]:
        tot = min(een.uiterlijk for een in wacht)
        yield Aandacht(soort="beoordeling_wacht", aantal=len(wacht), id=voorstel_id, tot=tot)
    if laatste_id != voorstel_id:
        yield Aandacht(soort="voor_te_leggen", id=laatste_id)


def per_paar(besluiten: Iterable[BesluitRij]) -> dict[Paar, BesluitRij]:
    """Return the decision that says how each pair stands."""
    alle: dict[Paar, BesluitRij] = {}
    for een in sorted(besluiten, key=lambda een: _WEEGT.index(een.besluit), reverse=True):
        alle[een.client_sleutel, een.woning_id] = een
    return alle


def _paren(session: Session, voorstel_id: UUID) -> Mapping[str, list[Paar]]:
    t = Toewijzing
    paren: dict[str, list[Paar]] = defaultdict(list)
    for rij in session.execute(
        select(t.corporatie, t.client_sleutel, t.woning_id)
        .where(t.voorstel_id == voorstel_id)
        .order_by(t.woning_id.collate("C"), t.client_sleutel.collate("C"))
    ):
        paren[rij.corporatie].append((rij.client_sleutel, rij.woning_id))
    return paren


def _stand(
    asker: Asker,
    corporatie: str,
    stappen: Sequence[tables.Beoordeling],
    paren: Collection[Paar],
    besloten: Mapping[Paar, BesluitRij],
    weet: Feiten,
    vandaag: date,
) -> Beoordeling:
    eerste = next(een for een in stappen if een.soort == VOORGELEGD)
    uiterlijk = max(een.uiterlijk for een in stappen if een.soort != GEESCALEERD)
    bezwaren = [besloten[paar] for paar in paren if paar in besloten and besloten[paar].besluit == "afgewezen"]
    beantwoord = sum(paar in besloten or paar in weet.vast for paar in paren)
    stand: Beoordelingstand = "bezig" if beantwoord else "wacht"
    if weet.vervangen:
        stand = "vervangen"
    elif beantwoord == len(paren):
        stand = "bezwaar" if bezwaren else "akkoord"
    elif vandaag > uiterlijk:
        stand = "geescaleerd"
    return Beoordeling(
        corporatie=corporatie,
        stand=stand,
        plaatsingen=len(paren),
        beantwoord=beantwoord,
        bezwaren=tuple(map(_bezwaar, bezwaren)),
        voorgelegd_op=eerste.op,
        voorgelegd_door=eerste.door if asker.regisseur else None,
        uiterlijk=uiterlijk,
        verlengingen=tuple(
            Verlenging(uiterlijk=een.uiterlijk, reden=een.reden, op=een.op) for een in stappen if een.soort == VERLENGD
        ),
        eigenaar=EIGENAAR if stand == "geescaleerd" else None,
    )


def _bezwaar(besluit: BesluitRij) -> Bezwaar:
    return Bezwaar(
        client_sleutel=besluit.client_sleutel,
        woning_id=besluit.woning_id,
        redencode=besluit.redencode,
        redentekst=besluit.redentekst,
        reden=besluit.reden,
        op=besluit.genomen_op,
    )
