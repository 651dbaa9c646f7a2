"""How a limit that holds for a while stands: worked out each time from what was said of it and from the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.binding import GOEDGEKEURD, INGETROKKEN, geldende_grenzen
from uitstroommatch.desk.models import Aandacht, GrensRij, Grensstand
from uitstroommatch.desk.resource import Regel
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.explain.wording import Namen
from uitstroommatch.jobs.inputs import basis
from uitstroommatch.service import Opdracht
from uitstroommatch.store.tables import Beleid, Dossierversie, Grensuitspraak, TijdelijkeGrens, Voorstel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

GEWEIGERD = "geweigerd"


def grenzen() -> Any:
    """Ask for limits with what an asker may see of them."""
    t = TijdelijkeGrens
    return select(
        t.id, t.dossier_id, t.niveau, t.code, t.grens, t.motief, t.einddatum, t.corporatie, t.gemeente,
        t.voorgesteld_door, t.voorgesteld_op,
    )  # fmt: skip


def lees_gezegd(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[Grensuitspraak]]:
    """Return what was said of each, the oldest first."""
    u = Grensuitspraak
    gezegd: dict[UUID, list[Grensuitspraak]] = defaultdict(list)
    for een in session.scalars(select(u).where(u.grens_id.in_(list(ids))).order_by(u.op, u.id)):
        gezegd[een.grens_id].append(een)
    return gezegd


def laatste_voorstel(session: Session, dossier_id: UUID | None) -> Regel:
    """Return the newest proposal with a plan, of one dossier or of all, in the session of the system.

    One under an approved policy goes before a trial.
    """
    v, d = Voorstel, Dossierversie
    vraag = select(v.id, v.versie_id, d.dossier_id).join(d, d.id == v.versie_id).join(Beleid, Beleid.id == v.beleid_id)
    vraag = vraag.where(v.status.in_(inhoud.MET_PLAN))
    if dossier_id is not None:
        vraag = vraag.where(d.dossier_id == dossier_id)
    proef = Beleid.goedgekeurd_op.is_(None)
    return session.execute(vraag.order_by(proef, v.aangevraagd_op.desc(), v.id.desc()).limit(1)).one_or_none()


def laatste_opdracht(session: Session, dossier_id: UUID) -> Opdracht | None:
    """Return what the newest proposal with a plan is made of, without any decision or limit since."""
    laatste = laatste_voorstel(session, dossier_id)
    return None if laatste is None else basis(session, laatste.id)


def niveau_van(code: str) -> Niveau:
    """Return whether a code is of a street or of a complex."""
    return Niveau.COMPLEX if code.count("/") > 1 else Niveau.STRAAT


def naam_van(opdracht: Opdracht, code: str) -> str:
    """Return what a street or complex is called."""
    return Namen(opdracht.rulebook, opdracht.situatie).gebied_met_soort(niveau_van(code), code)


def stand_van(gezegd: Sequence[Grensuitspraak], einddatum: date, nu: date) -> Grensstand:
    """Return how a limit stands on a day."""
    uitspraken = {een.uitspraak for een in gezegd}
    if INGETROKKEN in uitspraken:
        return "ingetrokken"
    if GEWEIGERD in uitspraken:
        return "geweigerd"
    if einddatum < nu:
        return "verlopen"
    return "goedgekeurd" if GOEDGEKEURD in uitspraken else "voorgesteld"


def als_rij(
    asker: Asker, rij: Regel, gezegd: Sequence[Grensuitspraak], opdracht: Opdracht | None, nu: date
) -> GrensRij:
    """Who proposed it is told to officers, and to oneself; how full a place is only to an officer of the region."""
    gegevens = dict(rij._mapping)
    if not asker.regisseur and rij.voorgesteld_door != asker.account_id:
        gegevens["voorgesteld_door"] = None
    situatie = None if opdracht is None else opdracht.situatie
    return GrensRij(
        **gegevens,
        naam=rij.code if opdracht is None else naam_van(opdracht, rij.code),
        stand=stand_van(gezegd, rij.einddatum, nu),
        reden=gezegd[-1].reden if gezegd else None,
        beslist_op=gezegd[-1].op if gezegd else None,
        grens_nu=None if situatie is None else situatie.grenzen.get(rij.code),
        last_nu=situatie.bestaande_last.get(rij.code, 0) if situatie is not None and asker.hele_regio else None,
    )


def wacht_op_uitspraak(session: Session, dossier_id: UUID, laatste: Regel, nu: date) -> Iterator[Aandacht]:
    """Return the limits that wait for approval, and those that the newest proposal does not follow yet.

    In the session of the system. ``laatste`` is that proposal, with its reference date.
    """
    t = TijdelijkeGrens
    rijen = session.execute(select(t.id, t.einddatum).where(t.dossier_id == dossier_id)).all()
    gezegd = lees_gezegd(session, [rij.id for rij in rijen])
    wacht = [rij for rij in rijen if stand_van(gezegd[rij.id], rij.einddatum, nu) == "voorgesteld"]
    if wacht:
        yield Aandacht(soort="grens_voorgesteld", aantal=len(wacht), id=dossier_id)
    gevolgd = session.scalar(select(Voorstel.tijdelijke_grenzen).where(Voorstel.id == laatste.id)) or []
    if anders := set(gevolgd) ^ set(geldende_grenzen(session, dossier_id, laatste.peildatum)):
        yield Aandacht(soort="grens_veranderd", aantal=len(anders), id=laatste.id)
