"""What a finished proposal holds, and which part of it is of whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import DoelStand, VoorstelInhoud
from uitstroommatch.desk.onthouden import Onthouden
from uitstroommatch.desk.resource import Regel, niet_gevonden
from uitstroommatch.desk.uploads import als_map
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.voorstel import Doelwaarde, NietGeplaatst, Status, Toewijzing, Voorstel
from uitstroommatch.errors import Conflict
from uitstroommatch.io.dossier_reader import lees_dossier
from uitstroommatch.jobs import inputs
from uitstroommatch.jobs.inputs import Paar, opdracht
from uitstroommatch.rulebook import DOELEN
from uitstroommatch.service import Opdracht
from uitstroommatch.store import tables

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


MET_PLAN: tuple[Status, ...] = ("optimaal", "haalbaar")
"""What a proposal that has a plan came to."""
_NIET_KLAAR = "Dit voorstel is nog niet klaar. Wacht tot de stand klaar is, of annuleer het."
_GEEN_UITKOMST = "Dit voorstel heeft geen uitkomst. Bekijk de melding en vraag zo nodig een nieuw voorstel aan."
_vast: Onthouden[UUID, frozenset[Paar]] = Onthouden(64)
STRIJD = "Vaste besluiten kunnen niet samen; de regisseur van de hele regio ziet welke."


@dataclass(frozen=True)
class Zicht:
    """What the database shows an asker of one proposal: placements and clients."""

    toewijzingen: dict[tuple[str, str], Regel]
    clienten: frozenset[str]


def bestaat(session: Session, voorstel_id: UUID) -> Regel:
    """Return what everyone may know of a proposal, in the session of the asker.

    Raises:
        NietGevonden: there is none, or not for this asker.
    """
    v, d = tables.Voorstel, tables.Dossierversie
    vraag = select(v.id, v.versie_id, v.stand, v.status, v.peildatum, d.dossier_id).join(d, d.id == v.versie_id)
    rij = session.execute(vraag.where(v.id == voorstel_id)).one_or_none()
    if rij is None:
        raise niet_gevonden("Dit voorstel")
    return rij


def heeft_plan(rij: Regel) -> None:
    """Refuse a proposal without a plan to hand over or to compare.

    Raises:
        Conflict: there is none yet, or there will be none.
    """
    if rij.status not in MET_PLAN:
        raise Conflict(_NIET_KLAAR if rij.stand in ("wacht", "bezig") else _GEEN_UITKOMST)


def zicht(session: Session, voorstel_id: UUID, versie_id: UUID) -> Zicht:
    """Return what the database shows, in the session of the asker."""
    t, c = tables.Toewijzing, tables.Client
    vraag = select(
        t.client_sleutel, t.woning_id, t.contractvorm, t.aanbieder, t.corporatie, t.gemeente_herkomst, t.gemeente
    ).where(t.voorstel_id == voorstel_id)
    rijen = session.execute(vraag.order_by(t.client_sleutel.collate("C")))
    return Zicht(
        {(rij.client_sleutel, rij.woning_id): rij for rij in rijen},
        frozenset(session.scalars(select(c.client_sleutel).where(c.versie_id == versie_id))),
    )


def lees_resultaat(session: Session, voorstel_id: UUID) -> bytes:
    """Return the result as it was stored, in the session of the system.

    Raises:
        Conflict: there is none yet, or there will be none.
    """
    v = tables.Voorstel
    rij = session.execute(select(v.stand, v.resultaat).where(v.id == voorstel_id)).one()
    if rij.resultaat is not None:
        return bytes(rij.resultaat)
    if rij.stand in ("wacht", "bezig"):
        raise Conflict(_NIET_KLAAR)
    raise Conflict(_GEEN_UITKOMST)


def lees_voorstel(session: Session, voorstel_id: UUID) -> Voorstel:
    """Return the result, in the session of the system."""
    return Voorstel.model_validate_json(lees_resultaat(session, voorstel_id))


def lees_opdracht(session: Session, voorstel_id: UUID) -> Opdracht:
    """Return exactly what a proposal was made of, in the session of the system."""
    return opdracht(session, session.get_one(tables.Voorstel, voorstel_id))


def vast_in_bestand(session: Session, voorstel_id: UUID) -> frozenset[Paar]:
    """Return the pairs that the files of a proposal say are fixed, in the session of the system."""
    return _vast.of(voorstel_id, lambda: inputs.vast_in_bestand(session, voorstel_id))


def lees_rijen(session: Session, versie_id: UUID) -> Dossier:
    """Return the rows of a version, in the session of the system."""
    b = tables.Bestand
    rijen = session.execute(select(b.naam, b.inhoud).where(b.versie_id == versie_id))
    with als_map({rij.naam: bytes(rij.inhoud) for rij in rijen}) as map_:
        return lees_dossier(map_, None)


def gemeente_van(dossier: Dossier, code: str) -> str | None:
    """Return the municipality that an area lies in; a street or complex lies in the neighbourhood its code names."""
    gebied = dossier.gebied.get(code.split("/", maxsplit=1)[0])
    while gebied is not None and gebied.ouder is not None:
        gebied = dossier.gebied.get(gebied.ouder)
    return None if gebied is None else gebied.code


# --- scoped ------------------------------------------------------------------------------------------------------


def geheel(voorstel_id: UUID, voorstel: Voorstel) -> VoorstelInhoud:
    """Return all of it, for an officer of the whole region."""
    return VoorstelInhoud(
        id=voorstel_id,
        volledig=True,
        status=voorstel.status,
        peildatum=voorstel.peildatum,
        plaatsingen=voorstel.plaatsingen,
        niet_geplaatst=voorstel.niet_geplaatst,
        terugleiden=voorstel.terugleiden,
        doelen=doelen(voorstel.doelen),
        gebieden=voorstel.gebieden,
        strijdig=tuple(strijd.tekst for strijd in voorstel.strijdig),
    )


def deel(asker: Asker, voorstel_id: UUID, voorstel: Voorstel, gezien: Zicht, dossier: Dossier | None) -> VoorstelInhoud:
    """Return what is of this asker; goals, conflicts and the load of areas only for officers (``dossier`` for those).

    A client without a home is told with the reasons to its officer, and without (they count homes) to its provider.
    """
    officier = asker.regisseur and dossier is not None
    return VoorstelInhoud(
        id=voorstel_id,
        volledig=False,
        status=voorstel.status,
        peildatum=voorstel.peildatum,
        plaatsingen=tuple(_plaatsingen(asker, voorstel.plaatsingen, gezien)),
        niet_geplaatst=tuple(
            een if officier else NietGeplaatst(client_sleutel=een.client_sleutel, redenen=())
            for een in voorstel.niet_geplaatst
            if een.client_sleutel in gezien.clienten
        ),
        terugleiden=tuple(een for een in voorstel.terugleiden if een.client_sleutel in gezien.clienten),
        doelen=doelen(voorstel.doelen) if officier else (),
        gebieden=tuple(
            last for last in voorstel.gebieden if dossier and gemeente_van(dossier, last.code) in asker.gemeenten
        ),
        strijdig=(STRIJD,) if officier and voorstel.strijdig else (),
    )


def _plaatsingen(asker: Asker, alle: Iterable[Toewijzing], gezien: Zicht) -> Iterable[Toewijzing]:
    for een in alle:
        rij = gezien.toewijzingen.get((een.client_sleutel, een.woning_id))
        if rij is not None:
            # That someone does not return to where he comes from is not for the landlord.
            yield een if eigen_client(asker, rij) else een.model_copy(update={"uitzondering": None})


def eigen_client(asker: Asker, rij: Regel) -> bool:
    """Say whether a placement is of a client of this asker, and not only of a home."""
    gemeenten = {rij.gemeente_herkomst, rij.gemeente}
    van_gemeente = asker.hele_regio or (asker.regisseur and bool(gemeenten & asker.gemeenten))
    return van_gemeente or rij.aanbieder == asker.aanbieder


def doelen(waarden: Iterable[Doelwaarde]) -> tuple[DoelStand, ...]:
    """Return the goals with what they are about."""
    return tuple(DoelStand(**waarde.model_dump(), zin=zin_van(waarde.id)) for waarde in waarden)


def zin_van(doel: str) -> str:
    """Return what a goal is about; a rule that may give way is a goal by its own name."""
    return DOELEN[doel].zin if doel in DOELEN else doel
