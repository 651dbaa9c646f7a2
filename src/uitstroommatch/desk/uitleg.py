"""Questions about a proposal, and the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import select

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.masking import masker
from uitstroommatch.desk.models import UitlegStand
from uitstroommatch.desk.resource import Resource, bestaanbaar, niet_gevonden
from uitstroommatch.errors import Conflict, Fout, GeenToegang, InvoerFout
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Client, Uitleg, Voorstel, Woning

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


_OVERGENOMEN = ("id", "voorstel_id", "client", "woning", "gevraagd_op", "stand")


class Uitleggen(Resource):
    """Questions about a proposal, and the answers."""

    @verb("uitleg.vragen")
    def vraag(
        self, asker: Asker, voorstel_id: UUID, client: str | None = None, woning: str | None = None
    ) -> UitlegStand:
        """Ask why, or why not: about the whole, a client, or a client and a home.

        Raises:
            InvoerFout: a home without a client.
            GeenToegang: the whole is asked by an officer of some municipalities.
            NietGevonden: there is no such proposal, client or home, or not for this asker.
            Conflict: the proposal has no plan yet.
        """
        if woning is not None and client is None:
            hoe = "ook de client_sleutel van de cliënt voor wie u het vraagt"
            raise InvoerFout([Fout("uitleg", 0, "client", "ontbreekt bij een vraag over een woning", hoe)])
        if client is None and not asker.hele_regio:
            raise GeenToegang("Uitleg over het hele voorstel is voor de regisseur van de hele regio. Noem een cliënt.")
        bestaanbaar("Deze cliënt", client, woning)
        with self._vraagt(asker) as session:
            versie_id = inhoud.bestaat(session, voorstel_id).versie_id
            bestaan(session, versie_id, client, woning)
        nieuw = Uitleg(
            id=uuid4(), voorstel_id=voorstel_id, client=client, woning=woning, gevraagd_door=asker.account_id
        )
        with self._store.system() as session:
            if session.scalar(select(Voorstel.resultaat.is_(None)).where(Voorstel.id == voorstel_id)):
                raise Conflict("Dit voorstel heeft nog geen plan om uit te leggen. Wacht tot de stand klaar is.")
            session.add(nieuw)
            session.flush()
            self._wachtrij.defer_uitleg(session, nieuw.id)
            noteer(session, asker.account_id, "uitleg.vragen", str(nieuw.id), voorstel=str(voorstel_id))
        return self._haal(asker, nieuw.id, None)

    @verb("uitleg.vragen")
    def haal(self, asker: Asker, uitleg_id: UUID, *, opnieuw: bool = False) -> UitlegStand:
        """Return a question and, when it is there, the answer; clients and homes of others are not named in it.

        ``opnieuw``: one who waits for it looks again, which is noted once.
        """
        return self._haal(asker, uitleg_id, None if opnieuw else "uitleg.vragen")

    @verb("uitleg.vragen")
    def eerder(
        self, asker: Asker, voorstel_id: UUID, client: str | None = None, woning: str | None = None
    ) -> UitlegStand | None:
        """Return the newest of the same questions that did not fail, if this asker may see one."""
        bestaanbaar("Deze cliënt", client, woning)
        vraag = (
            select(Uitleg.id)
            .where(Uitleg.voorstel_id == voorstel_id, Uitleg.stand != "mislukt")
            .where(Uitleg.client.is_not_distinct_from(client), Uitleg.woning.is_not_distinct_from(woning))
            .order_by(Uitleg.gevraagd_op.desc())
            .limit(1)
        )
        with self._vraagt(asker) as session:
            gevonden = session.scalar(vraag)
        return None if gevonden is None else self._haal(asker, gevonden, "uitleg.vragen")

    def _haal(self, asker: Asker, uitleg_id: UUID, handeling: str | None) -> UitlegStand:
        vraag = select(Uitleg, Voorstel.versie_id).join(Voorstel, Voorstel.id == Uitleg.voorstel_id)
        with self._vraagt(asker) as session:
            gevonden = session.execute(vraag.where(Uitleg.id == uitleg_id)).one_or_none()
            if gevonden is None:
                raise niet_gevonden("Deze uitleg")
            rij, versie_id = gevonden
            if not asker.hele_regio:  # the scope may have shrunk since
                bestaan(session, versie_id, rij.client, rij.woning)
            dek = masker(session, self._store, asker, versie_id)
            if handeling is not None:
                noteer(session, asker.account_id, handeling, str(uitleg_id), stand=rij.stand)
        antwoord: dict[str, Any] = rij.antwoord or {}
        return UitlegStand.model_validate(
            {
                **{naam: getattr(rij, naam) for naam in _OVERGENOMEN},
                "melding": dek.waarde(rij.melding),
                "zinnen": None if rij.antwoord is None else tuple(map(dek.tekst, antwoord.get("zinnen", ()))),
                "redenen": dek.waarde(antwoord.get("redenen")),
            }
        )


def bestaan(session: Session, versie_id: UUID, client: str | None, woning: str | None) -> None:
    """Refuse a client or home that is not in the version, or not for who asks in this session."""
    if client is not None and not session.scalar(
        select(Client.client_sleutel).where(Client.versie_id == versie_id, Client.client_sleutel == client)
    ):
        raise niet_gevonden("Deze cliënt")
    if woning is not None and not session.scalar(
        select(Woning.woning_id).where(Woning.versie_id == versie_id, Woning.woning_id == woning)
    ):
        raise niet_gevonden("Deze woning")
