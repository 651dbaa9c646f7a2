"""A policy as people read it: in sentences, with what it changes and what it was tried on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from uitstroommatch import service
from uitstroommatch.desk import uploads
from uitstroommatch.desk.inhoud import lees_rijen
from uitstroommatch.desk.models import BeleidRij, Proef
from uitstroommatch.desk.resource import niet_gevonden
from uitstroommatch.store.tables import Account, Beleid, Dossier, Dossierversie, Voorstel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from uitstroommatch.explain.wording.policy import Beleidstekst

_MEESTE_PROEVEN = 20


@dataclass(frozen=True)
class Beleidsblad:
    """A policy with its sentences.

    ``basis`` is the policy it is compared with: the approved one it goes back to, or else the one it was made of;
    ``wijzigingen`` says what differs. ``vervolg`` holds the policies that were made of this one, ``proeven`` the
    proposals under it, the newest first. ``namen`` says who an account is.
    """

    rij: BeleidRij
    tekst: Beleidstekst
    basis: BeleidRij | None
    wijzigingen: tuple[str, ...]
    vervolg: tuple[BeleidRij, ...]
    proeven: tuple[Proef, ...]
    namen: Mapping[str, str]


def maak_blad(session: Session, beleid_id: UUID, *, proeven: bool) -> Beleidsblad:
    """Return the page of a policy that is there, in the session of the system."""
    rij = haal(session, beleid_id)
    inhoud = _inhoud(session, beleid_id)
    basis = _basis(session, rij)
    vervolg = session.execute(stukken().where(Beleid.gebaseerd_op == beleid_id).order_by(Beleid.nummer.desc()))
    rijen = [rij, *(rij_van(een) for een in vervolg), *([basis] if basis else [])]
    return Beleidsblad(
        rij=rij,
        tekst=_tekst(session, rij, inhoud),
        basis=basis,
        wijzigingen=() if basis is None else service.beleidswijzigingen(_inhoud(session, basis.id), inhoud),
        vervolg=tuple(een for een in rijen[1:] if een is not basis),
        proeven=_proeven(session, beleid_id) if proeven else (),
        namen=_namen(session, rijen),
    )


def stukken() -> Any:
    """Return the query for the rows of policies."""
    return select(
        Beleid.id, Beleid.naam, Beleid.nummer, Beleid.sha256, Beleid.gebaseerd_op, Beleid.gemaakt_door,
        Beleid.gemaakt_op, Beleid.goedgekeurd_door, Beleid.goedgekeurd_op,
    )  # fmt: skip


def haal(session: Session, beleid_id: UUID) -> BeleidRij:
    """Return the row of a policy.

    Raises:
        NietGevonden: there is none.
    """
    rij = session.execute(stukken().where(Beleid.id == beleid_id)).one_or_none()
    if rij is None:
        raise niet_gevonden("Dit beleid")
    return rij_van(rij)


def rij_van(rij: Any) -> BeleidRij:
    """Make the row as it leaves the desk."""
    return BeleidRij(**rij._mapping, goedgekeurd=rij.goedgekeurd_op is not None)


def _tekst(session: Session, rij: BeleidRij, inhoud: bytes) -> Beleidstekst:
    """Put it into sentences; names of areas that do not come with the program are in a dossier that it came with."""
    stuk = uploads.lees_beleidsstuk(inhoud)
    tekst = service.beleid_in_zinnen(stuk)
    if all(naam != code for code, naam in tekst.kop.regio):
        return tekst
    d = Dossierversie
    bij = select(d.id).where(d.beleid_id.in_([rij.id, rij.gebaseerd_op])).order_by(d.gemaakt_op.desc()).limit(1)
    versie_id = session.scalar(bij)
    return tekst if versie_id is None else service.beleid_in_zinnen(stuk, lees_rijen(session, versie_id))


def _inhoud(session: Session, beleid_id: UUID) -> bytes:
    return bytes(session.scalars(select(Beleid.inhoud).where(Beleid.id == beleid_id)).one())


def _basis(session: Session, rij: BeleidRij) -> BeleidRij | None:
    """Return the approved policy that this one goes back to, or else the one it was made of."""
    if rij.gebaseerd_op is None:
        return None
    eerste = voorouder = haal(session, rij.gebaseerd_op)
    while not voorouder.goedgekeurd and voorouder.gebaseerd_op is not None:
        voorouder = haal(session, voorouder.gebaseerd_op)
    return voorouder if voorouder.goedgekeurd else eerste


def _proeven(session: Session, beleid_id: UUID) -> tuple[Proef, ...]:
    v, d = Voorstel, Dossierversie
    vraag = (
        select(
            v.id, v.vorig_id, Dossier.naam.label("dossier_naam"), d.nummer.label("versie"), v.peildatum, v.stand,
            v.aangevraagd_op,
        )
        .join(d, d.id == v.versie_id)
        .join(Dossier, Dossier.id == d.dossier_id)
        .where(v.beleid_id == beleid_id)
        .order_by(v.aangevraagd_op.desc(), v.id)
        .limit(_MEESTE_PROEVEN)
    )  # fmt: skip
    return tuple(Proef(**rij._mapping) for rij in session.execute(vraag))


def _namen(session: Session, rijen: list[BeleidRij]) -> Mapping[str, str]:
    wie = {een for rij in rijen for een in (rij.gemaakt_door, rij.goedgekeurd_door) if een}
    return {rij.id: rij.naam for rij in session.execute(select(Account.id, Account.naam).where(Account.id.in_(wie)))}
