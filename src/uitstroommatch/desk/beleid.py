"""Policies: a draft may be approved once; an approved one never changes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import func, select

from uitstroommatch import service
from uitstroommatch.desk import uploads
from uitstroommatch.desk.access import Asker, heeft, verb
from uitstroommatch.desk.beleidsblad import Beleidsblad, haal, maak_blad, rij_van, stukken
from uitstroommatch.desk.models import BeleidRij, Beleidsaanpassing
from uitstroommatch.desk.resource import Resource, niet_gevonden
from uitstroommatch.errors import Conflict, Fout, InvoerFout
from uitstroommatch.policy.schema import Beleid as Beleidsstuk
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Beleid

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Beleidsstukken(Resource):
    """Policies: drafts, and approved ones."""

    @verb("beleid.lezen")
    def lijst(self, asker: Asker) -> tuple[BeleidRij, ...]:
        """Return the policies, the newest first."""
        with self._vraagt(asker) as session:
            rijen = session.execute(stukken().order_by(Beleid.nummer.desc())).all()
            noteer(session, asker.account_id, "beleid.lezen", "beleid", aantal=len(rijen))
        return tuple(map(rij_van, rijen))

    @verb("beleid.lezen")
    def haal(self, asker: Asker, beleid_id: UUID) -> BeleidRij:
        """Return one policy."""
        with self._vraagt(asker) as session:
            rij = haal(session, beleid_id)
            noteer(session, asker.account_id, "beleid.lezen", str(beleid_id))
        return rij

    @verb("beleid.lezen")
    def inhoud(self, asker: Asker, beleid_id: UUID) -> bytes:
        """Return the file of a policy."""
        with self._vraagt(asker) as session:
            inhoud = session.scalar(select(Beleid.inhoud).where(Beleid.id == beleid_id))
            if inhoud is None:
                raise niet_gevonden("Dit beleid")
            noteer(session, asker.account_id, "beleid.lezen", str(beleid_id), bytes=len(inhoud))
        return inhoud

    @verb("beleid.lezen")
    def blad(self, asker: Asker, beleid_id: UUID, *, opnieuw: bool = False) -> Beleidsblad:
        """Return a policy in sentences, what it changes, and what it was tried on.

        ``opnieuw``: one who follows a trial looks again, which is noted once.
        """
        with self._vraagt(asker) as session:
            haal(session, beleid_id)
            if not opnieuw:
                noteer(session, asker.account_id, "beleid.lezen", str(beleid_id))
        with self._store.system() as session:
            return maak_blad(session, beleid_id, proeven=heeft(asker, "voorstel.lezen"))

    @verb("beleid.voorstellen")
    def wijzig(self, asker: Asker, beleid_id: UUID, aanpassing: Beleidsaanpassing) -> BeleidRij:
        """Add a draft that is this policy with changes; what is not changed stays as people wrote it.

        Raises:
            InvoerFout: a change that cannot be made, by key, or no change at all.
            NietGevonden: there is no such policy.
        """
        from uitstroommatch.policy import edit  # only this verb needs it

        with self._vraagt(asker) as session:
            haal(session, beleid_id)
            oud = bytes(session.scalars(select(Beleid.inhoud).where(Beleid.id == beleid_id)).one())
        nieuw = edit.pas_aan(oud, **dict(aanpassing))
        if not edit.verschil(oud, nieuw):
            hoe = "wijzig een waarde, een modus of de volgorde van de doelen"
            raise InvoerFout([Fout(service.BELEID, 0, "", "er is niets gewijzigd", hoe)])
        return self._bewaar(asker, nieuw, beleid_id)

    @verb("beleid.voorstellen")
    def voeg_toe(self, asker: Asker, inhoud: bytes, gebaseerd_op: UUID | None = None) -> BeleidRij:
        """Add a draft; one with the same content is returned as it is.

        Raises:
            InvoerFout: the policy is wrong; it carries every fault.
            NietGevonden: there is no policy ``gebaseerd_op``.
        """
        return self._bewaar(asker, inhoud, gebaseerd_op)

    def _bewaar(self, asker: Asker, inhoud: bytes, gebaseerd_op: UUID | None) -> BeleidRij:
        stuk = uploads.lees_beleidsstuk(inhoud)
        with self._store.system() as session:
            if gebaseerd_op is not None:
                haal(session, gebaseerd_op)
            beleid_id = bewaar_beleid(session, asker, inhoud, stuk, gebaseerd_op)
            noteer(session, asker.account_id, "beleid.voorstellen", str(beleid_id), sha256=stuk.sha256)
            return haal(session, beleid_id)

    @verb("beleid.goedkeuren")
    def keur_goed(self, asker: Asker, beleid_id: UUID) -> BeleidRij:
        """Approve a draft, once.

        Raises:
            Conflict: it is approved already.
        """
        with self._store.system() as session:
            stuk = session.get(Beleid, beleid_id, with_for_update=True)
            if stuk is None:
                raise niet_gevonden("Dit beleid")
            if stuk.goedgekeurd_op is not None:
                raise Conflict("Dit beleid is al goedgekeurd. Voeg een nieuw beleid toe als er iets moet wijzigen.")
            stuk.goedgekeurd_door, stuk.goedgekeurd_op = asker.account_id, func.now()
            session.flush()
            noteer(session, asker.account_id, "beleid.goedkeuren", str(beleid_id), sha256=stuk.sha256)
            return haal(session, beleid_id)


def bewaar_beleid(session: Session, asker: Asker, inhoud: bytes, stuk: Beleidsstuk, gebaseerd_op: UUID | None) -> UUID:
    """Keep a policy as a draft, or return the one with the same content, the approved one first."""
    sha256 = hashlib.sha256(inhoud).hexdigest()
    eerder = select(Beleid.id).where(Beleid.sha256 == sha256).order_by(Beleid.goedgekeurd_op, Beleid.nummer).limit(1)
    gevonden = session.scalar(eerder)
    if gevonden is not None:
        return gevonden
    nieuw = Beleid(
        id=uuid4(),
        naam=stuk.beleid.naam,
        sha256=sha256,
        inhoud=inhoud,
        gebaseerd_op=gebaseerd_op,
        gemaakt_door=asker.account_id,
    )
    session.add(nieuw)
    session.flush()
    return nieuw.id
