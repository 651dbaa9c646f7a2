"""Proposals: asked for, followed, read, compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import func, select

from uitstroommatch import service
from uitstroommatch.desk import inhoud, uploads
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.binding import bindende_nummers, geldende_grenzen
from uitstroommatch.desk.masking import masker
from uitstroommatch.desk.models import Blad, Bladzij, DoelStand, Vergelijking, VoorstelInhoud, VoorstelStand
from uitstroommatch.desk.paging import bladzij
from uitstroommatch.desk.resource import Regel, Resource, niet_gevonden
from uitstroommatch.domain.voorstel import Doelwaarde
from uitstroommatch.errors import Conflict, Fout, GeenToegang, InvoerFout
from uitstroommatch.goal import Richting
from uitstroommatch.rulebook import DOELEN
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Beleid, Dossierversie, Voorstel, Voortgang

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LANGSTE = 24 * 3600
"""Seconds that a search may be asked to take at most."""
_GROOTSTE_ZAAD = 2**31 - 1
_VERZWEGEN: dict[str, Any] = {
    "doelen": (),
    **dict.fromkeys(("samenvatting", "besluiten", "tijdelijke_grenzen", "dossier_sha256")),
}
_MISLUKT = (
    "Het rekenen is mislukt. De regisseur van de hele regio ziet bij dit voorstel waarom, en wat eraan te doen is."
)


class Voorstellen(Resource):
    """Proposals: asked for, followed, read, compared."""

    @verb("voorstel.aanvragen")
    def vraag_aan(
        self,
        asker: Asker,
        versie_id: UUID,
        beleid_id: UUID,
        *,
        peildatum: date | None = None,
        zaad: int = 0,
        tijd: float | None = None,
        rekenwerk: float | None = None,
        vorig_id: UUID | None = None,
    ) -> VoorstelStand:
        """Ask for a proposal, that follows every decision and temporary limit of the dossier that holds now.

        Under a policy that is not approved it is a trial, and says so.

        Raises:
            InvoerFout: a limit makes no sense, or the policy has no norms for the year of ``peildatum``.
            NietGevonden: there is no such version, policy or previous proposal.
            Conflict: the previous proposal is of another dossier, or has no plan.
        """
        _grenzen(zaad, tijd, rekenwerk)
        nieuw = uuid4()
        with self._store.system() as session:
            versie = session.get(Dossierversie, versie_id)
            stuk = session.get(Beleid, beleid_id)
            if versie is None or stuk is None:
                raise niet_gevonden("Deze versie" if versie is None else "Dit beleid")
            _vorig(session, vorig_id, versie.dossier_id)
            besluiten = bindende_nummers(session, versie.dossier_id)
            dag = uploads.lees_beleidsstuk(stuk.inhoud, peildatum).peildatum
            grenzen = geldende_grenzen(session, versie.dossier_id, dag)
            session.add(
                Voorstel(
                    id=nieuw,
                    versie_id=versie_id,
                    beleid_id=beleid_id,
                    vorig_id=vorig_id,
                    besluiten=besluiten,
                    tijdelijke_grenzen=grenzen,
                    peildatum=dag,
                    zaad=zaad,
                    tijd=tijd,
                    rekenwerk=rekenwerk,
                    aangevraagd_door=asker.account_id,
                )
            )
            session.flush()
            self._wachtrij.defer_voorstel(session, nieuw)
            noteer(
                session, asker.account_id, "voorstel.aanvragen", str(nieuw),
                versie=str(versie_id), beleid=str(beleid_id), besluiten=len(besluiten), tijdelijke_grenzen=len(grenzen),
            )  # fmt: skip
        return self._stand(asker, nieuw)

    @verb("voorstel.lezen")
    def lijst(self, asker: Asker, blad: Blad, dossier_id: UUID | None = None) -> Bladzij[VoorstelStand]:
        """Return the proposals, the newest first."""
        vraag = _standen() if dossier_id is None else _standen().where(Dossierversie.dossier_id == dossier_id)
        with self._vraagt(asker) as session:
            rijen = bladzij(session, vraag, (Voorstel.aangevraagd_op, Voorstel.id), blad, lambda r: r, aflopend=True)
            noteer(session, asker.account_id, "voorstel.lezen", str(dossier_id or "voorstellen"), n=len(rijen.items))
        items = self._met_meer(asker, rijen.items)
        return Bladzij(items=items, volgende=rijen.volgende, totaal=rijen.totaal)

    @verb("voorstel.lezen")
    def haal(self, asker: Asker, voorstel_id: UUID, *, opnieuw: bool = False) -> VoorstelStand:
        """Return how far a proposal is. ``opnieuw``: one who follows it looks again, which is noted once."""
        return self._stand(asker, voorstel_id, None if opnieuw else "voorstel.lezen")

    @verb("voorstel.annuleren")
    def annuleer(self, asker: Asker, voorstel_id: UUID) -> VoorstelStand:
        """Stop the search; the best plan so far is kept.

        Raises:
            Conflict: it is over already.
        """
        with self._store.system() as session:
            voorstel = session.get(Voorstel, voorstel_id, with_for_update=True)
            if voorstel is None:
                raise niet_gevonden("Dit voorstel")
            if voorstel.stand not in ("wacht", "bezig"):
                raise Conflict(f"Dit voorstel is al {voorstel.stand}; er valt niets meer te annuleren.")
            voorstel.stoppen = True
            noteer(session, asker.account_id, "voorstel.annuleren", str(voorstel_id))
        return self._stand(asker, voorstel_id)

    @verb("voorstel.lezen")
    def resultaat(self, asker: Asker, voorstel_id: UUID) -> VoorstelInhoud:
        """Return what the proposal holds for this asker.

        Raises:
            Conflict: it is not finished, or has no result.
        """
        with self._vraagt(asker) as session:
            rij = inhoud.bestaat(session, voorstel_id)
            gezien = None if asker.hele_regio else inhoud.zicht(session, voorstel_id, rij.versie_id)
        with self._store.system() as session:
            voorstel = inhoud.lees_voorstel(session, voorstel_id)
            if gezien is None:
                gevonden = inhoud.geheel(voorstel_id, voorstel)
            else:
                dossier = inhoud.lees_opdracht(session, voorstel_id).dossier if asker.regisseur else None
                gevonden = inhoud.deel(asker, voorstel_id, voorstel, gezien, dossier)
            aantal = len(gevonden.plaatsingen)
            noteer(session, asker.account_id, "voorstel.lezen", str(voorstel_id), plaatsingen=aantal)
        return gevonden

    @verb("voorstel.lezen")
    def resultaat_bytes(self, asker: Asker, voorstel_id: UUID) -> bytes:
        """Return voorstel.json, byte for byte; for an officer of the whole region.

        Raises:
            Conflict: it is not finished, or has no result.
        """
        if not asker.hele_regio:
            raise GeenToegang("Het hele voorstel is voor de regisseur van de hele regio. Vraag het resultaat: uw deel.")
        with self._vraagt(asker) as session:
            inhoud.bestaat(session, voorstel_id)
        with self._store.system() as session:
            ruw = inhoud.lees_resultaat(session, voorstel_id)
            noteer(session, asker.account_id, "voorstel.lezen", str(voorstel_id), bytes=len(ruw))
        return ruw

    @verb("voorstel.vergelijken")
    def vergelijk(self, asker: Asker, een: UUID, ander: UUID) -> Vergelijking:
        """Say how two proposals of one version differ, judged by what the second was made of.

        Raises:
            Conflict: they are of different versions, or one of them has no plan.
        """
        with self._vraagt(asker) as session:
            versies = {inhoud.bestaat(session, voorstel).versie_id for voorstel in (een, ander)}
            if len(versies) > 1:
                raise Conflict("Deze voorstellen zijn van verschillende versies. Vergelijk er twee van een versie.")
            dek = masker(session, self._store, asker, versies.pop())
        with self._store.system() as session:
            plannen = [
                tuple(plaatsing.drietal for plaatsing in inhoud.lees_voorstel(session, voorstel).plaatsingen)
                for voorstel in (een, ander)
            ]
            antwoord = service.vergelijk(inhoud.lees_opdracht(session, ander), *plannen)
            noteer(session, asker.account_id, "voorstel.vergelijken", str(een), ander=str(ander))
        zinnen = tuple(map(dek.tekst, antwoord.zinnen))
        return Vergelijking(een=een, ander=ander, zinnen=zinnen, redenen=dek.waarde(antwoord.redenen))

    # --- the rest of a proposal, for officers -------------------------------------------------------------------------

    def _stand(self, asker: Asker, voorstel_id: UUID, handeling: str | None = None) -> VoorstelStand:
        with self._vraagt(asker) as session:
            rij = session.execute(_standen().where(Voorstel.id == voorstel_id)).one_or_none()
            if rij is None:
                raise niet_gevonden("Dit voorstel")
            if handeling is not None:
                noteer(session, asker.account_id, handeling, str(voorstel_id), stand=rij.stand)
        return self._met_meer(asker, [rij])[0]

    def _met_meer(self, asker: Asker, rijen: Sequence[Regel]) -> tuple[VoorstelStand, ...]:
        """Add goals, counts and what went wrong for officers: a total less one's own is of others."""
        ids = [rij.id for rij in rijen]
        meer: dict[UUID, dict[str, Any]] = {}
        if asker.regisseur:
            with self._store.system() as session:
                meer = _voor_de_regisseur(session, ids, melding=asker.hele_regio)
        return tuple(
            VoorstelStand(
                **{
                    **_VERZWEGEN,
                    "melding": _MISLUKT if rij.stand == "mislukt" else None,
                    **rij._mapping,
                    **meer.get(rij.id, {}),
                }
            )
            for rij in rijen
        )


def _standen() -> Any:
    v = Voorstel
    return (
        select(
            v.id, Dossierversie.dossier_id, v.versie_id, v.beleid_id, Beleid.naam.label("beleid_naam"),
            Beleid.goedgekeurd_op.is_not(None).label("beleid_goedgekeurd"), v.vorig_id, v.peildatum, v.zaad, v.tijd,
            v.rekenwerk, v.aangevraagd_op, v.aangevraagd_door, v.stand, v.stoppen.label("wordt_geannuleerd"),
            v.begonnen_op, v.klaar_op, v.status, v.beleid_sha256,
        )
        .join(Dossierversie, Dossierversie.id == v.versie_id)
        .join(Beleid, Beleid.id == v.beleid_id)
    )  # fmt: skip


def _voor_de_regisseur(session: Session, ids: Sequence[UUID], *, melding: bool) -> dict[UUID, dict[str, Any]]:
    """The message may name a client, so it is for an officer of the whole region."""
    v, g = Voorstel, Voortgang
    aantallen = [func.jsonb_array_length(getattr(v, naam)).label(naam) for naam in ("besluiten", "tijdelijke_grenzen")]
    vraag: Any = select(v.id, v.samenvatting, *aantallen, v.dossier_sha256, *((v.melding,) if melding else ()))
    vraag = vraag.where(v.id.in_(ids))
    onderweg: dict[UUID, list[DoelStand]] = {}
    stappen = select(g.voorstel_id, g.doel, g.waarde, g.grens).where(g.voorstel_id.in_(ids)).order_by(g.seconden)
    for stap in session.execute(stappen):
        onderweg.setdefault(stap.voorstel_id, []).append(_onderweg(stap))
    return {
        rij.id: {**rij._mapping, "doelen": _bereikt(rij.samenvatting) or tuple(onderweg.get(rij.id, ()))}
        for rij in session.execute(vraag)
    }


def _onderweg(stap: Regel) -> DoelStand:
    richting: Richting = DOELEN[stap.doel].richting if stap.doel in DOELEN else "min"
    return DoelStand(
        id=stap.doel,
        zin=inhoud.zin_van(stap.doel),
        richting=richting,
        waarde=stap.waarde,
        optimum=None,
        grens=stap.grens,
        bewezen=stap.waarde == stap.grens,
    )


def _bereikt(samenvatting: dict[str, Any] | None) -> tuple[DoelStand, ...]:
    waarden = (samenvatting or {}).get("doelen") or ()
    return inhoud.doelen(Doelwaarde.model_validate(waarde) for waarde in waarden)


def _grenzen(zaad: int, tijd: float | None, rekenwerk: float | None) -> None:
    fouten = []
    if not 0 <= zaad <= _GROOTSTE_ZAAD:
        fouten.append(Fout("voorstel", 0, "zaad", "valt buiten de grenzen", f"0 tot en met {_GROOTSTE_ZAAD}"))
    for naam, waarde in (("tijd", tijd), ("rekenwerk", rekenwerk)):
        if waarde is not None and not 0 < waarde <= LANGSTE:
            fouten.append(Fout("voorstel", 0, naam, "valt buiten de grenzen", f"meer dan 0, hooguit {LANGSTE}"))
    if fouten:
        raise InvoerFout(fouten)


def _vorig(session: Session, vorig_id: UUID | None, dossier_id: UUID) -> None:
    if vorig_id is None:
        return
    vraag = select(Dossierversie.dossier_id, Voorstel.resultaat.is_not(None).label("klaar"))
    rij = session.execute(vraag.join(Voorstel).where(Voorstel.id == vorig_id)).one_or_none()
    if rij is None:
        raise niet_gevonden("Het vorige voorstel")
    if rij.dossier_id != dossier_id or not rij.klaar:
        raise Conflict("Het vorige voorstel is van een ander dossier of heeft nog geen plan. Kies een ander.")
