"""Which decisions and temporary limits of a dossier hold, which bind the solver, and whether another can join them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from uitstroommatch import service
from uitstroommatch.check.decisions import kleinste_strijd
from uitstroommatch.desk.masking import Masker
from uitstroommatch.domain.besluit import Besluit as Besluitrij
from uitstroommatch.domain.enums import Uitspraak
from uitstroommatch.errors import Conflict, WijzigingFout
from uitstroommatch.jobs.inputs import basis
from uitstroommatch.policy.schema import Modus
from uitstroommatch.service import Opdracht
from uitstroommatch.store.tables import Besluit, Grensuitspraak, TijdelijkeGrens, Voorstel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

INGETROKKEN = "ingetrokken"
AKKOORD = "akkoord"
GOEDGEKEURD = "goedgekeurd"
BINDEND = tuple(Uitspraak)
DRAAGKRACHT = "draagkracht"

_SAMEN = "Dit besluit kan niet samen met de andere besluiten en grenzen."
_OVERLEG = f"{_SAMEN} Overleg met de regisseur."


def geldig(vraag: Any, dossier_id: UUID) -> Any:
    """Keep of a query of decisions those that hold: not taken back, and no taking back."""
    intrekking = aliased(Besluit)
    terug = select(intrekking.id).where(intrekking.trekt_in == Besluit.id).exists()
    return vraag.where(Besluit.dossier_id == dossier_id, Besluit.besluit != INGETROKKEN, ~terug)


def bindende_nummers(session: Session, dossier_id: UUID) -> list[int]:
    """Return the numbers of the decisions that a new proposal follows, in the session of the system."""
    vraag = geldig(select(Besluit.nummer), dossier_id).where(Besluit.besluit.in_(BINDEND))
    return list(session.scalars(vraag.order_by(Besluit.nummer)))


def geldt_al(session: Session, nieuw: Besluit) -> None:
    """Refuse to decide twice about a pair; consent goes together with fixing, with nothing else.

    Raises:
        Conflict: a decision about the pair holds already.
    """
    vraag = geldig(select(Besluit.besluit), nieuw.dossier_id).where(
        Besluit.client_sleutel == nieuw.client_sleutel, Besluit.woning_id == nieuw.woning_id
    )
    eerder = set(session.scalars(vraag))
    samen = {Uitspraak.VAST, AKKOORD}
    if nieuw.besluit in eerder or (eerder and not {nieuw.besluit, *eerder} <= samen):
        wat = ", ".join(sorted(eerder))
        raise Conflict(f"Over deze combinatie is al besloten ({wat}). Trek dat besluit eerst in als het anders moet.")


def geldende_grenzen(session: Session, dossier_id: UUID, peildatum: date) -> list[int]:
    """Return the numbers of the temporary limits that a new proposal for this day follows, in the system's session."""
    t, u = TijdelijkeGrens, Grensuitspraak
    gezegd = select(u.id).where(u.grens_id == t.id)
    return list(
        session.scalars(
            select(t.nummer)
            .where(
                t.dossier_id == dossier_id,
                t.einddatum >= peildatum,
                gezegd.where(u.uitspraak == GOEDGEKEURD).exists(),
                ~gezegd.where(u.uitspraak == INGETROKKEN).exists(),
            )
            .order_by(t.nummer)
        )
    )


def controleer_binding(session: Session, nieuw: Besluit, dek: Masker | None) -> None:
    """Refuse what no plan can follow: it breaks a rule, or cannot hold together with the other decisions.

    ``dek`` hides in the reason what is not of the asker; without it the reason is not told.

    Raises:
        Conflict: with the reason.
    """
    eerder = _bindend(session, nieuw.dossier_id)
    if nieuw.besluit == Uitspraak.VAST and any(
        een.besluit == Uitspraak.VAST and een.client_sleutel == nieuw.client_sleutel for een in eerder
    ):
        raise Conflict("Voor deze cliënt ligt al een andere woning vast. Trek dat besluit eerst in.")
    assert nieuw.voorstel_id is not None  # noqa: S101 (for the type checker)
    strijd = _strijd(_basis(session, nieuw.voorstel_id, nieuw.dossier_id), [*eerder, nieuw])
    if strijd is not None:
        raise Conflict(_reden(strijd, dek))


def controleer_grens(session: Session, nieuw: TijdelijkeGrens, voorstel_id: UUID) -> None:
    """Refuse a limit that would do nothing, or that no plan can keep together with the decisions.

    Judged by the version and policy of a proposal. An officer of the whole region asks, so the reason is told.

    Raises:
        Conflict: with the reason.
    """
    gelezen = _basis(session, voorstel_id, nieuw.dossier_id, nieuw.nummer)
    if gelezen.rulebook.modus(DRAAGKRACHT) is not Modus.HARD:
        raise Conflict("In het beleid van het laatste voorstel is draagkracht geen harde grens. Deze zou niets doen.")
    strijd = _strijd(gelezen, _bindend(session, nieuw.dossier_id))
    if strijd is not None:
        raise Conflict(f"Deze grens kan niet samen met wat al vastligt. Dit staat in de weg: {strijd}.")


def _bindend(session: Session, dossier_id: UUID) -> list[Besluit]:
    vraag = geldig(select(Besluit), dossier_id).where(Besluit.besluit.in_(BINDEND))
    return list(session.scalars(vraag.order_by(Besluit.nummer)))


def _basis(session: Session, voorstel_id: UUID, dossier_id: UUID, *erbij: int) -> Opdracht:
    """Return what a proposal would be made of now, but for the decisions."""
    peildatum = session.get_one(Voorstel, voorstel_id).peildatum
    return basis(session, voorstel_id, [*geldende_grenzen(session, dossier_id, peildatum), *erbij])


def _strijd(gelezen: Opdracht, besluiten: Sequence[Besluit]) -> str | None:
    """Say why no plan can follow these decisions; nothing when one can."""
    dossier = gelezen.dossier
    rijen = [
        als_rij(een) for een in besluiten if een.client_sleutel in dossier.client and een.woning_id in dossier.woning
    ]
    try:
        straks = service.met_besluiten(gelezen, rijen)
    except WijzigingFout as fout:
        return str(fout)
    strijd = kleinste_strijd(straks.rulebook, straks.situatie)
    return None if strijd is None else strijd.tekst


def als_rij(besluit: Besluit) -> Besluitrij:
    """Return a stored decision as a row of ``besluiten.csv``."""
    return Besluitrij.model_validate(
        {
            "client_sleutel": besluit.client_sleutel,
            "woning_id": besluit.woning_id,
            "contractvorm": besluit.contractvorm,
            "besluit": besluit.besluit,
        }
    )


def _reden(tekst: str, dek: Masker | None) -> str:
    return _OVERLEG if dek is None else f"{_SAMEN} Dit staat in de weg: {dek.tekst(tekst)}."
