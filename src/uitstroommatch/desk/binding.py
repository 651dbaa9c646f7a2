"""Which decisions about a dossier hold, which of them bind the solver, and whether another can join them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from uitstroommatch import service
from uitstroommatch.check.decisions import kleinste_strijd
from uitstroommatch.desk import inhoud
from uitstroommatch.desk.masking import Masker
from uitstroommatch.domain.besluit import Besluit as Besluitrij
from uitstroommatch.domain.enums import Uitspraak
from uitstroommatch.errors import Conflict, WijzigingFout
from uitstroommatch.store.tables import Besluit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

INGETROKKEN = "ingetrokken"
AKKOORD = "akkoord"
BINDEND = tuple(Uitspraak)

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


def controleer_binding(session: Session, nieuw: Besluit, dek: Masker | None) -> None:
    """Refuse what no plan can follow: it breaks a rule, or cannot hold together with the other decisions.

    ``dek`` hides in the reason what is not of the asker; without it the reason is not told.

    Raises:
        Conflict: with the reason.
    """
    vraag = geldig(select(Besluit), nieuw.dossier_id).where(Besluit.besluit.in_(BINDEND)).order_by(Besluit.nummer)
    eerder = list(session.scalars(vraag))
    if nieuw.besluit == Uitspraak.VAST and any(
        een.besluit == Uitspraak.VAST and een.client_sleutel == nieuw.client_sleutel for een in eerder
    ):
        raise Conflict("Voor deze cliënt ligt al een andere woning vast. Trek dat besluit eerst in.")
    gelezen = inhoud.lees_basis(session, nieuw.voorstel_id)
    dossier = gelezen.dossier
    rijen = [
        als_rij(een)
        for een in (*eerder, nieuw)
        if een.client_sleutel in dossier.client and een.woning_id in dossier.woning
    ]
    try:
        straks = service.met_besluiten(gelezen, rijen)
    except WijzigingFout as fout:
        raise Conflict(_reden(str(fout), dek)) from None
    if (strijd := kleinste_strijd(straks.rulebook, straks.situatie)) is not None:
        raise Conflict(_reden(strijd.tekst, dek))


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
