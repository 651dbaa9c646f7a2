"""Decisions of people about pairs; only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.binding import AKKOORD, BINDEND, INGETROKKEN, controleer_binding, geldig, geldt_al
from uitstroommatch.desk.masking import masker
from uitstroommatch.desk.models import BesluitRij, Besluitsoort, Blad, Bladzij
from uitstroommatch.desk.paging import bladzij
from uitstroommatch.desk.redenen import REDENEN, controleer_reden, schone_reden
from uitstroommatch.desk.resource import Regel, Resource, bestaanbaar, niet_gevonden
from uitstroommatch.domain.enums import Contractvorm, Uitspraak
from uitstroommatch.errors import Conflict, Fout, GeenToegang, InvoerFout
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Besluit, Client, Dossier, Toewijzing, Woning

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PAAR = "Deze combinatie van cliënt en woning"
_VAN_CORPORATIE = (Uitspraak.AFGEWEZEN, AKKOORD)


class Besluiten(Resource):
    """Decisions of people about pairs; only ever added."""

    @verb("besluit.nemen")
    def neem(
        self,
        asker: Asker,
        voorstel_id: UUID,
        client_sleutel: str,
        woning_id: str,
        besluit: Besluitsoort,
        contractvorm: str | None = None,
        redencode: str | None = None,
        reden: str | None = None,
    ) -> BesluitRij:
        """Decide about a pair; ``akkoord`` is the consent of a corporation and binds nobody.

        An officer decides about any pair of a client and a home that he sees, a corporation about the placements of the
        proposal in its own homes.

        Raises:
            InvoerFout: something is missing or wrong in the decision, such as the reason of a rejection.
            NietGevonden: there is no such pair, or not for this asker.
            GeenToegang: a corporation does not fix a placement.
            Conflict: it was decided already, or cannot hold together with rules and other decisions.
        """
        vorm = _invoer(besluit, contractvorm, redencode, reden := schone_reden(reden))
        bestaanbaar(_PAAR, client_sleutel, woning_id)
        with self._vraagt(asker) as session:
            rij = inhoud.bestaat(session, voorstel_id)
            paar = _paar(session, asker, voorstel_id, rij.versie_id, client_sleutel, woning_id, besluit)
            dek = masker(session, self._store, asker, rij.versie_id)
        nieuw = Besluit(
            id=uuid4(),
            dossier_id=rij.dossier_id,
            voorstel_id=voorstel_id,
            client_sleutel=client_sleutel,
            woning_id=woning_id,
            contractvorm=vorm,
            besluit=besluit,
            redencode=redencode,
            reden=reden,
            genomen_door=asker.account_id,
            **paar,
        )
        with self._store.system() as session:
            session.get(Dossier, rij.dossier_id, with_for_update=True)  # one decision at a time about a dossier
            geldt_al(session, nieuw)
            if besluit in BINDEND:
                nieuw.contractvorm = nieuw.contractvorm or _vorm_in(session, nieuw)
                controleer_binding(session, nieuw, None if not asker.regisseur else dek)
            session.add(nieuw)
            noteer(
                session, asker.account_id, "besluit.nemen", str(nieuw.id),
                voorstel=str(voorstel_id), besluit=besluit, redencode=redencode,
            )  # fmt: skip
        return self._haal(asker, nieuw.id)

    @verb("besluit.lezen")
    def lijst(self, asker: Asker, dossier_id: UUID, blad: Blad) -> Bladzij[BesluitRij]:
        """Return the decisions that this asker may see, the newest first."""
        vraag = _besluiten().where(Besluit.dossier_id == dossier_id)
        with self._vraagt(asker) as session:
            _dossier(session, dossier_id)
            gevonden = bladzij(
                session, vraag, (Besluit.genomen_op, Besluit.id), blad, lambda rij: _rij(asker, rij), aflopend=True
            )
            noteer(session, asker.account_id, "besluit.lezen", str(dossier_id), aantal=len(gevonden.items))
        return gevonden

    @verb("besluit.lezen")
    def geldend(self, asker: Asker, dossier_id: UUID) -> tuple[BesluitRij, ...]:
        """Return the decisions that hold: not taken back."""
        with self._vraagt(asker) as session:
            _dossier(session, dossier_id)
            rijen = lees_geldend(session, asker, dossier_id)
            noteer(session, asker.account_id, "besluit.lezen", str(dossier_id), aantal=len(rijen))
        return rijen

    @verb("besluit.intrekken")
    def trek_in(self, asker: Asker, besluit_id: UUID, reden: str) -> BesluitRij:
        """Take a decision back: one's own, or any for an officer of the whole region.

        Raises:
            NietGevonden: there is no such decision, or not for this asker.
            GeenToegang: someone else took it.
            Conflict: it was taken back already, or is a taking back itself.
        """
        reden = schone_reden(reden, verplicht=True) or ""
        with self._vraagt(asker) as session:
            rij = session.execute(_besluiten().where(Besluit.id == besluit_id)).one_or_none()
        if rij is None:
            raise niet_gevonden("Dit besluit")
        if rij.genomen_door != asker.account_id and not asker.hele_regio:
            raise GeenToegang("Dit besluit is door een ander genomen. Vraag de regisseur om het in te trekken.")
        if rij.ingetrokken or rij.besluit == INGETROKKEN:
            raise Conflict("Dit besluit is al ingetrokken.")
        with self._store.system() as session:
            oud = session.get_one(Besluit, besluit_id)
            overgenomen = ("dossier_id", "voorstel_id", "client_sleutel", "woning_id", "aanbieder", "corporatie",
                           "gemeente_herkomst", "gemeente")  # fmt: skip
            nieuw = Besluit(
                id=uuid4(), besluit=INGETROKKEN, trekt_in=besluit_id, reden=reden, genomen_door=asker.account_id,
                **{naam: getattr(oud, naam) for naam in overgenomen},
            )  # fmt: skip
            session.add(nieuw)
            try:
                session.flush()
            except IntegrityError:
                raise Conflict("Dit besluit is al ingetrokken.") from None
            noteer(session, asker.account_id, "besluit.intrekken", str(besluit_id), intrekking=str(nieuw.id))
        return self._haal(asker, nieuw.id)

    def _haal(self, asker: Asker, besluit_id: UUID) -> BesluitRij:
        with self._vraagt(asker) as session:
            return _rij(asker, session.execute(_besluiten().where(Besluit.id == besluit_id)).one())


def lees_geldend(session: Session, asker: Asker, dossier_id: UUID) -> tuple[BesluitRij, ...]:
    """Return the decisions that hold, as the session shows them, the oldest first."""
    vraag = geldig(_besluiten(), dossier_id).order_by(Besluit.genomen_op, Besluit.id)
    return tuple(_rij(asker, rij) for rij in session.execute(vraag))


def _besluiten() -> Any:
    b, intrekking = Besluit, aliased(Besluit)
    terug = select(intrekking.id).where(intrekking.trekt_in == b.id).exists()
    return select(
        b.id, b.dossier_id, b.voorstel_id, b.client_sleutel, b.woning_id, b.contractvorm, b.besluit, b.redencode,
        b.reden, b.trekt_in, terug.label("ingetrokken"), b.genomen_door, b.genomen_op,
    )  # fmt: skip


def _rij(asker: Asker, rij: Regel) -> BesluitRij:
    """Who decided is told to officers, and to oneself."""
    gegevens = dict(rij._mapping)
    if not asker.regisseur and rij.genomen_door != asker.account_id:
        gegevens["genomen_door"] = None
    return BesluitRij(**gegevens, redentekst=REDENEN.get(rij.redencode or ""))


def _dossier(session: Session, dossier_id: UUID) -> None:
    if session.scalar(select(Dossier.id).where(Dossier.id == dossier_id)) is None:
        raise niet_gevonden("Dit dossier")


# --- what is asked -----------------------------------------------------------------------------------------------


def _invoer(besluit: str, contractvorm: str | None, redencode: str | None, reden: str | None) -> str | None:
    if besluit not in (*BINDEND, AKKOORD):
        hoe = ", ".join((*BINDEND, AKKOORD))
        raise InvoerFout([Fout("besluit", 0, "besluit", "is geen bekend besluit", hoe)])
    if contractvorm is not None and contractvorm not in tuple(Contractvorm):
        raise InvoerFout([Fout("besluit", 0, "contractvorm", "is geen bekende waarde", ", ".join(Contractvorm))])
    if besluit == Uitspraak.AFGEWEZEN:
        controleer_reden(redencode, reden)
    elif redencode is not None:
        hoe = "een lege redencode; die hoort bij een afwijzing"
        raise InvoerFout([Fout("besluit", 0, "redencode", f"hoort niet bij {besluit}", hoe)])
    return contractvorm if besluit == Uitspraak.VAST else None


def _paar(
    session: Session, asker: Asker, voorstel_id: UUID, versie_id: UUID, client: str, woning: str, besluit: str
) -> dict[str, str]:
    """Return whose the pair is, when it is of this asker, in the session of the asker."""
    if asker.regisseur:
        van_client = session.execute(
            select(Client.aanbieder, Client.gemeente_herkomst).where(
                Client.versie_id == versie_id, Client.client_sleutel == client
            )
        ).one_or_none()
        van_woning = session.execute(
            select(Woning.corporatie, Woning.gemeente).where(Woning.versie_id == versie_id, Woning.woning_id == woning)
        ).one_or_none()
        if van_client is not None and van_woning is not None:
            gemeenten = {van_client.gemeente_herkomst, van_woning.gemeente}
            if asker.hele_regio or gemeenten & asker.gemeenten:
                return {**van_client._mapping, **van_woning._mapping}
    t = Toewijzing
    geplaatst = session.execute(
        select(t.aanbieder, t.gemeente_herkomst, t.corporatie, t.gemeente).where(
            t.voorstel_id == voorstel_id, t.client_sleutel == client, t.woning_id == woning,
            t.corporatie == asker.corporatie,
        )
    ).one_or_none()  # fmt: skip
    if geplaatst is None:
        raise niet_gevonden(_PAAR)
    if besluit not in _VAN_CORPORATIE:
        raise GeenToegang("Vastleggen doet de regisseur. Een corporatie zegt akkoord, of wijst af met een reden.")
    return dict(geplaatst._mapping)


def _vorm_in(session: Session, nieuw: Besluit) -> str | None:
    """Return the contract form of the pair in the proposal, when it is there."""
    if nieuw.besluit != Uitspraak.VAST:
        return None
    return session.scalar(
        select(Toewijzing.contractvorm).where(
            Toewijzing.voorstel_id == nieuw.voorstel_id,
            Toewijzing.client_sleutel == nieuw.client_sleutel,
            Toewijzing.woning_id == nieuw.woning_id,
        )
    )
