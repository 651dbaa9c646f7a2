"""How things stand in a dossier, and what waits for someone; for who is not there for the region: what is theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, or_, select

from uitstroommatch import service
from uitstroommatch.desk import binding, inhoud, uploads
from uitstroommatch.desk.access import Asker, Rol, heeft, verb
from uitstroommatch.desk.beoordelingstand import wacht_op_antwoord
from uitstroommatch.desk.grensstand import wacht_op_uitspraak
from uitstroommatch.desk.models import Aandacht, Eigen, Overzichtsblad, Overzichtsdossier, Overzichtsvoorstel
from uitstroommatch.desk.onthouden import Onthouden
from uitstroommatch.desk.resource import Regel, Resource, niet_gevonden
from uitstroommatch.errors import InvoerFout
from uitstroommatch.jobs.day import vandaag
from uitstroommatch.jobs.inputs import opdracht
from uitstroommatch.reports.overzicht import Overzicht
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import (
    Beleid,
    Besluit,
    Client,
    Dossier,
    Dossierversie,
    Inzending,
    Toewijzing,
    Voorstel,
    Woning,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_Sleutel = tuple[UUID, UUID, date, UUID | None, UUID | None]
_bewaard: Onthouden[_Sleutel, Overzicht] = Onthouden(8)


class Overzichten(Resource):
    """How things stand."""

    @verb("dossier.lezen")
    def haal(self, asker: Asker, dossier_id: UUID | None = None, *, op: date | None = None) -> Overzichtsblad:
        """Return how a dossier stands, by default the one with the newest version.

        Raises:
            NietGevonden: there is no such dossier.
        """
        with self._vraagt(asker) as session:
            dossiers = tuple(_dossiers(session))
            gekozen = _kies(dossiers, dossier_id)
            noteer(session, asker.account_id, "dossier.lezen", f"overzicht {gekozen.id if gekozen else 'leeg'}")
            if gekozen is None:
                return Overzichtsblad(dossiers=(), dossier=None, aandacht=tuple(_zonder_dossier(asker)))
            versies = session.scalars(
                select(Dossierversie)
                .where(Dossierversie.dossier_id == gekozen.id)
                .order_by(Dossierversie.nummer.desc())
                .limit(2)
            ).all()
            voorstellen = session.execute(_voorstellen(gekozen.id)).all()
            eigen = None if asker.hele_regio else _eigen(session, asker, versies[0].id, _met_plan(voorstellen))
        blad = Overzichtsblad(
            dossiers=dossiers,
            dossier=gekozen,
            voorstel=_als_voorstel(_met_plan(voorstellen)),
            bezig=tuple(een for rij in voorstellen if rij.stand in ("wacht", "bezig") and (een := _als_voorstel(rij))),
            eigen=eigen,
        )
        with self._store.system() as session:
            aandacht = (
                *_aandacht(session, asker, blad, versies[0].id, voorstellen),
                *_beoordeling(session, asker, gekozen.id, _met_plan(voorstellen), op or vandaag()),
            )
            if not asker.hele_regio:
                return blad.model_copy(update={"aandacht": aandacht})
            vorige = versies[1].id if len(versies) > 1 else None
            cijfers, peildatum = _cijfers(session, versies[0], vorige, voorstellen)
        return blad.model_copy(update={"aandacht": aandacht, "cijfers": cijfers, "peildatum": peildatum})


# --- what there is -----------------------------------------------------------------------------------------------


def _dossiers(session: Session) -> Iterator[Overzichtsdossier]:
    v = Dossierversie
    laatste = select(v.dossier_id, func.max(v.nummer).label("nummer")).group_by(v.dossier_id).subquery()
    vraag = (
        select(Dossier.id, Dossier.naam, v.nummer, v.gemaakt_op)
        .join(laatste, laatste.c.dossier_id == Dossier.id)
        .join(v, (v.dossier_id == Dossier.id) & (v.nummer == laatste.c.nummer))
        .order_by(v.gemaakt_op.desc(), Dossier.id)
        .limit(100)
    )
    for rij in session.execute(vraag):
        yield Overzichtsdossier(**rij._mapping)


def _kies(dossiers: tuple[Overzichtsdossier, ...], dossier_id: UUID | None) -> Overzichtsdossier | None:
    if dossier_id is None:
        return dossiers[0] if dossiers else None
    for een in dossiers:
        if een.id == dossier_id:
            return een
    raise niet_gevonden("Dit dossier")


def _voorstellen(dossier_id: UUID) -> Any:
    v = Voorstel
    return (
        select(
            v.id, v.versie_id, v.beleid_id, Beleid.naam.label("beleid"), v.peildatum, v.stand, v.status,
            v.aangevraagd_op, v.klaar_op,
        )
        .join(Dossierversie, Dossierversie.id == v.versie_id)
        .join(Beleid, Beleid.id == v.beleid_id)
        .where(Dossierversie.dossier_id == dossier_id)
        .order_by(v.aangevraagd_op.desc(), v.id)
        .limit(50)
    )  # fmt: skip


def _met_plan(voorstellen: Any) -> Regel:
    """Return the newest that has a plan."""
    return next((rij for rij in voorstellen if rij.status in inhoud.MET_PLAN), None)


def _als_voorstel(rij: Regel) -> Overzichtsvoorstel | None:
    if rij is None:
        return None
    velden = ("id", "beleid", "peildatum", "stand", "status", "aangevraagd_op", "klaar_op")
    return Overzichtsvoorstel(**{naam: getattr(rij, naam) for naam in velden})


def _eigen(session: Session, asker: Asker, versie_id: UUID, voorstel: Regel) -> Eigen:
    """Count what the database shows this asker; nothing is counted for who may see no rows at all."""

    def tel(recht: str, tabel: Any, *waar: Any) -> int | None:
        return session.scalar(select(func.count()).select_from(tabel).where(*waar)) if heeft(asker, recht) else None

    return Eigen(
        clienten=tel("client.lezen", Client, Client.versie_id == versie_id),
        woningen=tel("woning.lezen", Woning, Woning.versie_id == versie_id),
        plaatsingen=None
        if voorstel is None
        else tel("besluit.lezen", Toewijzing, Toewijzing.voorstel_id == voorstel.id),
    )


# --- what waits for someone --------------------------------------------------------------------------------------


def _zonder_dossier(asker: Asker) -> Iterator[Aandacht]:
    if heeft(asker, "dossier.toevoegen"):
        yield Aandacht(soort="geen_dossier")


def _aandacht(
    session: Session, asker: Asker, blad: Overzichtsblad, versie_id: UUID, voorstellen: Any
) -> Iterator[Aandacht]:
    if asker.hele_regio:
        yield from _voor_de_regio(session, asker, blad, versie_id, voorstellen)
    if Rol.BEHEERDER in asker.rollen or asker.regisseur:
        ontwerpen = session.scalars(
            select(Beleid.id).where(Beleid.goedgekeurd_op.is_(None)).order_by(Beleid.nummer.desc())
        ).all()
        if ontwerpen:
            mag = heeft(asker, "beleid.goedkeuren")
            yield Aandacht(
                soort="beleid_goedkeuren" if mag else "beleid_ontwerp", aantal=len(ontwerpen), id=ontwerpen[0]
            )


def _voor_de_regio(
    session: Session, asker: Asker, blad: Overzichtsblad, versie_id: UUID, voorstellen: Any
) -> Iterator[Aandacht]:
    assert blad.dossier is not None  # noqa: S101 (for the type checker)
    i = Inzending
    hier = or_(i.dossier_id.is_(None), i.dossier_id == blad.dossier.id)
    neergelegd = session.scalars(
        select(i.id).where(i.account_id == asker.account_id, hier).order_by(i.gemaakt_op.desc())
    ).all()
    if neergelegd:
        yield Aandacht(soort="inzending", aantal=len(neergelegd), id=neergelegd[0])
    if blad.bezig:
        yield Aandacht(soort="bezig", aantal=len(blad.bezig), id=blad.bezig[0].id)
    if voorstellen and voorstellen[0].stand == "mislukt":
        yield Aandacht(soort="mislukt", aantal=1, id=voorstellen[0].id)
    laatste = _met_plan(voorstellen)
    if laatste is None or laatste.versie_id != versie_id:
        if not blad.bezig:
            yield Aandacht(soort="nieuwe_versie" if laatste else "geen_voorstel", id=versie_id)
        return
    yield from _besluiten(session, blad, laatste)


def _besluiten(session: Session, blad: Overzichtsblad, laatste: Regel) -> Iterator[Aandacht]:
    assert blad.dossier is not None  # noqa: S101 (for the type checker)
    b, t = Besluit, Toewijzing
    vraag = binding.geldig(select(b.client_sleutel, b.woning_id, b.besluit, b.voorstel_id), blad.dossier.id)
    geldend = session.execute(vraag).all()
    over = {(rij.client_sleutel, rij.woning_id) for rij in geldend if rij.besluit != binding.AKKOORD}
    paren = session.execute(select(t.client_sleutel, t.woning_id).where(t.voorstel_id == laatste.id)).all()
    wacht = {(rij.client_sleutel, rij.woning_id) for rij in geldend if rij.besluit == binding.AKKOORD} - over
    klaar = over | wacht | inhoud.vast_in_bestand(session, laatste.id)
    open_ = sum((rij.client_sleutel, rij.woning_id) not in klaar for rij in paren)
    if open_:
        yield Aandacht(soort="te_beslissen", aantal=open_, id=laatste.id)
    if wacht:
        yield Aandacht(soort="akkoord", aantal=len(wacht), id=laatste.id)
    gehouden = session.scalar(select(Voorstel.besluiten).where(Voorstel.id == laatste.id)) or []
    nieuw = set(binding.bindende_nummers(session, blad.dossier.id)) - set(gehouden)
    if nieuw:
        yield Aandacht(soort="opnieuw_rekenen", aantal=len(nieuw), id=laatste.id)


def _beoordeling(session: Session, asker: Asker, dossier_id: UUID, laatste: Regel, nu: date) -> Iterator[Aandacht]:
    if heeft(asker, "beoordeling.lezen") and laatste is not None:
        yield from wacht_op_antwoord(session, asker, dossier_id, laatste.id, nu)
    if heeft(asker, "grens.beslissen") and laatste is not None:
        yield from wacht_op_uitspraak(session, dossier_id, laatste, nu)


# --- figures -----------------------------------------------------------------------------------------------------


def _cijfers(
    session: Session, versie: Dossierversie, vorige: UUID | None, voorstellen: Any
) -> tuple[Overzicht | None, date | None]:
    """Return the figures, under the policy of the newest proposal of this version, or else that of the files."""
    laatste = _met_plan([rij for rij in voorstellen if rij.versie_id == versie.id])
    if laatste is None:
        beleid_id = versie.beleid_id or session.scalar(
            select(Beleid.id).where(Beleid.goedgekeurd_op.is_not(None)).order_by(Beleid.nummer.desc()).limit(1)
        )
        if beleid_id is None:
            return None, None
        inhoud_ = session.scalars(select(Beleid.inhoud).where(Beleid.id == beleid_id)).one()
        peildatum = uploads.lees_beleidsstuk(inhoud_).peildatum
    else:
        beleid_id, peildatum = laatste.beleid_id, laatste.peildatum
    voorstel_id = None if laatste is None else laatste.id
    sleutel = (versie.id, beleid_id, peildatum, vorige, voorstel_id)
    return _bewaard.of(sleutel, lambda: _reken(session, *sleutel)), peildatum


def _reken(
    session: Session, versie_id: UUID, beleid_id: UUID, peildatum: date, vorige: UUID | None, voorstel_id: UUID | None
) -> Overzicht:
    def lees(versie: UUID) -> service.Opdracht:
        kaal = Voorstel(versie_id=versie, beleid_id=beleid_id, peildatum=peildatum, besluiten=[], vorig_id=None)
        return opdracht(session, kaal)

    nu = lees(versie_id) if voorstel_id is None else inhoud.lees_opdracht(session, voorstel_id)
    voorstel = None if voorstel_id is None else inhoud.lees_voorstel(session, voorstel_id)
    try:
        eerder = None if vorige is None else lees(vorige)
    except InvoerFout:  # the version before does not go with this policy
        eerder = None
    return service.overzicht(nu, voorstel, eerder)
