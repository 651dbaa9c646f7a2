"""How placements spread over the areas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.models import Spreiding, Spreidingsrij
from uitstroommatch.desk.resource import Resource
from uitstroommatch.desk.suppress import Blok, Partijen, blokken, vertel
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.plaatsing import Plaatsing
from uitstroommatch.domain.woning import Woning
from uitstroommatch.service import Opdracht
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Dossierversie, Toewijzing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Plek = Woning | Plaatsing
Geteld = list[tuple[Plek, Partijen]]


class Spreidingen(Resource):
    """How placements spread over the areas."""

    @verb("spreiding.lezen")
    def haal(self, asker: Asker, voorstel_id: UUID) -> Spreiding:
        """Return the spread: in full for an officer, with small numbers left out for others.

        Raises:
            Conflict: the proposal has no plan yet.
        """
        with self._vraagt(asker) as session:
            rij = inhoud.bestaat(session, voorstel_id)
        with self._store.system() as session:
            inhoud.lees_resultaat(session, voorstel_id)
            opdracht = inhoud.lees_opdracht(session, voorstel_id)
            bestaand, nieuw = _bestaand(opdracht), _nieuw(session, opdracht.dossier, voorstel_id)
            if asker.regisseur:
                rijen = tuple(_precies(opdracht.dossier, bestaand, nieuw))
            else:
                indeling = _indeling(_eerste(session, rij.dossier_id, rij.versie_id, opdracht.dossier))
                rijen = tuple(_verhuld(opdracht.dossier, indeling, bestaand, nieuw, self._drempel))
            noteer(session, asker.account_id, "spreiding.lezen", str(voorstel_id), volledig=asker.regisseur)
        return Spreiding(voorstel_id=voorstel_id, afgerond=not asker.regisseur, drempel=self._drempel, rijen=rijen)


# --- counted -----------------------------------------------------------------------------------------------------


def _bestaand(opdracht: Opdracht) -> Geteld:
    telt = opdracht.situatie.telt_als_last
    return [(een, (een.corporatie, een.aanbieder)) for een in opdracht.dossier.plaatsingen if telt(een)]


def _nieuw(session: Session, dossier: Dossier, voorstel_id: UUID) -> Geteld:
    t = Toewijzing
    rijen = session.execute(select(t.woning_id, t.corporatie, t.aanbieder).where(t.voorstel_id == voorstel_id))
    return [(dossier.woning[rij.woning_id], (rij.corporatie, rij.aanbieder)) for rij in rijen]


def _precies(dossier: Dossier, bestaand: Geteld, nieuw: Geteld) -> Iterator[Spreidingsrij]:
    was, wordt = (_per_gebied(dossier, geteld) for geteld in (bestaand, nieuw))
    for gebied in dossier.gebieden:
        yield Spreidingsrij(
            code=gebied.code,
            naam=gebied.naam,
            niveau=gebied.niveau.value,  # type: ignore[arg-type]  # no streets in gebieden
            gemeente=inhoud.gemeente_van(dossier, gebied.code) or gebied.code,
            samen_met=(),
            bestaand=was[gebied.code],
            nieuw=wordt[gebied.code],
        )


def _per_gebied(dossier: Dossier, geteld: Geteld) -> Counter[str]:
    return Counter(code for plek, _ in geteld for code in dossier.gebieden_van(plek).values())


# --- with small numbers left out ---------------------------------------------------------------------------------


def _eerste(session: Session, dossier_id: UUID, versie_id: UUID, dossier: Dossier) -> Dossier:
    """Return the first version, perhaps this one: by its areas every version is divided."""
    d = Dossierversie
    versie = session.scalars(select(d.id).where(d.dossier_id == dossier_id).order_by(d.nummer).limit(1)).one()
    return dossier if versie == versie_id else inhoud.lees_rijen(session, versie)


def _indeling(dossier: Dossier) -> tuple[Blok, ...]:
    huishoudens: Counter[str] = Counter()
    for gebied in dossier.gebieden:
        if gebied.niveau is Niveau.BUURT and gebied.ouder and dossier.gebied[gebied.ouder].huishoudens is None:
            huishoudens[gebied.ouder] += gebied.huishoudens or 0
        elif gebied.niveau is Niveau.WIJK:
            huishoudens[gebied.code] += gebied.huishoudens or 0
    return blokken(huishoudens, {g.code: g.ouder or "" for g in dossier.gebieden if g.niveau is Niveau.WIJK})


def _verhuld(
    dossier: Dossier, indeling: Sequence[Blok], bestaand: Geteld, nieuw: Geteld, drempel: int
) -> Iterator[Spreidingsrij]:
    verteld = [
        vertel(indeling, [(dossier.gebieden_van(plek)[Niveau.WIJK], partijen) for plek, partijen in geteld], drempel)
        for geteld in (bestaand, nieuw)
    ]
    (was, was_gemeente), (wordt, wordt_gemeente) = verteld
    blok_van = {wijk: blok for blok in indeling for wijk in blok.wijken}
    for gebied in dossier.gebieden:
        if gebied.niveau is Niveau.GEMEENTE:
            samen: tuple[str, ...] = ()
            aantallen = was_gemeente.get(gebied.code), wordt_gemeente.get(gebied.code)
        elif gebied.niveau is Niveau.WIJK:
            blok = blok_van.get(gebied.code)
            samen = () if blok is None else tuple(wijk for wijk in blok.wijken if wijk != gebied.code)
            aantallen = (None, None) if blok is None else (was[blok], wordt[blok])
        else:
            continue
        yield Spreidingsrij(
            code=gebied.code,
            naam=gebied.naam,
            niveau=gebied.niveau.value,  # type: ignore[arg-type]
            gemeente=inhoud.gemeente_van(dossier, gebied.code) or gebied.code,
            samen_met=samen,
            bestaand=aantallen[0],
            nieuw=aantallen[1],
        )
