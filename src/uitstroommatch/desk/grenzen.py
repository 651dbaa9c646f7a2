"""Limits that hold for a while: proposed for a street or complex with a motive, and approved by an officer.

What is there already stays, also when it is more than the limit; nothing is added. An approved one holds for every
proposal with a reference date up to its end, and the proposal keeps which it followed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import select

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.binding import GOEDGEKEURD, INGETROKKEN, controleer_grens
from uitstroommatch.desk.grensstand import (
    GEWEIGERD,
    als_rij,
    grenzen,
    laatste_opdracht,
    laatste_voorstel,
    lees_gezegd,
    naam_van,
    niveau_van,
    stand_van,
)
from uitstroommatch.desk.models import Grensplek, GrensRij, Grensstand
from uitstroommatch.desk.redenen import schone_reden
from uitstroommatch.desk.resource import Resource, bestaanbaar, niet_gevonden
from uitstroommatch.domain.gebied import complexcode, straatcode
from uitstroommatch.errors import Conflict, Fout, GeenToegang, InvoerFout
from uitstroommatch.jobs.day import vandaag
from uitstroommatch.jobs.inputs import basis
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Dossier, Grensuitspraak, TijdelijkeGrens, Woning

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

HOOGSTE = 999
"""Load points that a limit may be at most: more than any street has."""
_MEESTE = 200
_DEZE = "Deze tijdelijke grens"


class Grenzen(Resource):
    """Limits that hold for a while. ``op`` is the day on which one looks: today, unless said otherwise."""

    @verb("grens.lezen")
    def lijst(self, asker: Asker, dossier_id: UUID | None = None, *, op: date | None = None) -> tuple[GrensRij, ...]:
        """Return the limits that this asker may see, the newest first."""
        t = TijdelijkeGrens
        vraag = grenzen() if dossier_id is None else grenzen().where(t.dossier_id == dossier_id)
        with self._vraagt(asker) as session:
            rijen = session.execute(vraag.order_by(t.voorgesteld_op.desc(), t.id).limit(_MEESTE)).all()
            gezegd = lees_gezegd(session, [rij.id for rij in rijen])
            noteer(session, asker.account_id, "grens.lezen", str(dossier_id or "grenzen"), aantal=len(rijen))
        with self._store.system() as session:
            kaarten = {id_: laatste_opdracht(session, id_) for id_ in {rij.dossier_id for rij in rijen}}
        nu = op or vandaag()
        return tuple(als_rij(asker, rij, gezegd[rij.id], kaarten[rij.dossier_id], nu) for rij in rijen)

    @verb("grens.voorstellen")
    def plekken(self, asker: Asker, dossier_id: UUID | None = None) -> tuple[Grensplek, ...]:
        """Return the streets and complexes for which this asker can propose a limit.

        Those of the newest proposal of a dossier, by default the dossier with the newest proposal; nothing without one.
        """
        with self._store.system() as session:
            laatste = laatste_voorstel(session, dossier_id)
            opdracht = None if laatste is None else basis(session, laatste.id)
        if laatste is None or opdracht is None:
            return ()
        with self._vraagt(asker) as session:
            tel = Counter(_codes(session, asker, laatste.versie_id))
            noteer(session, asker.account_id, "grens.voorstellen", str(laatste.dossier_id), plekken=len(tel))
        plekken = (
            Grensplek(
                dossier_id=laatste.dossier_id,
                niveau=niveau_van(code),
                code=code,
                naam=naam_van(opdracht, code),
                woningen=hoeveel,
            )
            for code, hoeveel in tel.items()
        )
        return tuple(sorted(plekken, key=lambda plek: (plek.code.split("/")[1:], plek.code)))

    @verb("grens.voorstellen")
    def stel_voor(
        self,
        asker: Asker,
        dossier_id: UUID,
        code: str,
        grens: int,
        motief: str,
        einddatum: date,
        *,
        op: date | None = None,
    ) -> GrensRij:
        """Propose a limit in load points for a street or complex with homes of this asker, until a day.

        Raises:
            InvoerFout: the limit, the day or the motive cannot be.
            NietGevonden: there is no such place, or not for this asker; or no proposal about the dossier yet.
            Conflict: one for this place waits already.
        """
        nu = op or vandaag()
        motief = _invoer(grens, motief, einddatum, nu)
        bestaanbaar("Deze straat of dit complex", code)
        with self._store.system() as session:
            laatste = laatste_voorstel(session, dossier_id)
            dossier = None if laatste is None else basis(session, laatste.id).dossier
        with self._vraagt(asker) as session:
            if laatste is None or dossier is None or code not in set(_codes(session, asker, laatste.versie_id)):
                raise niet_gevonden("Deze straat of dit complex")
        nieuw = TijdelijkeGrens(
            id=uuid4(),
            dossier_id=dossier_id,
            niveau=niveau_van(code).value,
            code=code,
            grens=grens,
            motief=motief,
            einddatum=einddatum,
            corporatie=None if asker.regisseur else asker.corporatie,
            gemeente=inhoud.gemeente_van(dossier, code),
            voorgesteld_door=asker.account_id,
        )
        with self._store.system() as session:
            session.get(Dossier, dossier_id, with_for_update=True)
            _wacht_al(session, nieuw, nu)
            session.add(nieuw)
            noteer(session, asker.account_id, "grens.voorstellen", str(nieuw.id), einddatum=einddatum.isoformat())
        return self._haal(asker, nieuw.id, nu)

    @verb("grens.beslissen")
    def keur_goed(self, asker: Asker, grens_id: UUID, reden: str | None = None, *, op: date | None = None) -> GrensRij:
        """Approve a limit: from now on a new proposal follows it.

        Raises:
            NietGevonden: there is no such limit.
            Conflict: something was said of it already, it is over, or no plan can keep it beside what is fixed.
        """
        return self._spreek_uit(asker, grens_id, GOEDGEKEURD, schone_reden(reden, over="grens"), op or vandaag())

    @verb("grens.beslissen")
    def weiger(self, asker: Asker, grens_id: UUID, reden: str, *, op: date | None = None) -> GrensRij:
        """Refuse a limit, with a reason.

        Raises:
            NietGevonden: there is no such limit.
            Conflict: something was said of it already, or it is over.
        """
        schoon = schone_reden(reden, verplicht=True, over="grens")
        return self._spreek_uit(asker, grens_id, GEWEIGERD, schoon, op or vandaag())

    @verb("grens.intrekken")
    def trek_in(self, asker: Asker, grens_id: UUID, reden: str, *, op: date | None = None) -> GrensRij:
        """Withdraw a limit: one's own, that of one's corporation, or any for an officer of the whole region.

        Raises:
            NietGevonden: there is no such limit, or not for this asker.
            GeenToegang: someone else proposed it.
            Conflict: it was refused or withdrawn already, or is over.
        """
        schoon = schone_reden(reden, verplicht=True, over="grens")
        nu = op or vandaag()
        rij = self._haal(asker, grens_id, nu)
        eigen = rij.voorgesteld_door == asker.account_id or (rij.corporatie and rij.corporatie == asker.corporatie)
        if not eigen and not asker.hele_regio:
            raise GeenToegang("Deze grens is door een ander voorgesteld. Vraag de regisseur om haar in te trekken.")
        return self._spreek_uit(asker, grens_id, INGETROKKEN, schoon, nu)

    def _spreek_uit(self, asker: Asker, grens_id: UUID, uitspraak: str, reden: str | None, nu: date) -> GrensRij:
        kan: tuple[Grensstand, ...] = ("voorgesteld", "goedgekeurd") if uitspraak == INGETROKKEN else ("voorgesteld",)
        dossier_id = self._haal(asker, grens_id, nu).dossier_id
        with self._store.system() as session:
            session.get(Dossier, dossier_id, with_for_update=True)
            grens = session.get_one(TijdelijkeGrens, grens_id)
            stand = stand_van(lees_gezegd(session, [grens_id])[grens_id], grens.einddatum, nu)
            if stand not in kan:
                raise Conflict(f"Deze tijdelijke grens is al {stand}; daar verandert niets meer aan.")
            if uitspraak == GOEDGEKEURD and (laatste := laatste_voorstel(session, dossier_id)) is not None:
                controleer_grens(session, grens, laatste.id)
            session.add(
                Grensuitspraak(
                    id=uuid4(),
                    grens_id=grens_id,
                    uitspraak=uitspraak,
                    reden=reden,
                    corporatie=grens.corporatie,
                    gemeente=grens.gemeente,
                    door=asker.account_id,
                )
            )
            recht = "grens.intrekken" if uitspraak == INGETROKKEN else "grens.beslissen"
            noteer(session, asker.account_id, recht, str(grens_id), uitspraak=uitspraak)
        return self._haal(asker, grens_id, nu)

    def _haal(self, asker: Asker, grens_id: UUID, nu: date) -> GrensRij:
        with self._vraagt(asker) as session:
            rij = session.execute(grenzen().where(TijdelijkeGrens.id == grens_id)).one_or_none()
            if rij is None:
                raise niet_gevonden(_DEZE)
            gezegd = lees_gezegd(session, [grens_id])[grens_id]
        with self._store.system() as session:
            opdracht = laatste_opdracht(session, rij.dossier_id)
        return als_rij(asker, rij, gezegd, opdracht, nu)


# --- what is asked -----------------------------------------------------------------------------------------------


def _codes(session: Session, asker: Asker, versie_id: UUID) -> Iterator[str]:
    """Yield, for each home of this asker, the codes of its street and its complex, in the session of the asker."""
    w = Woning
    for rij in session.execute(select(w.corporatie, w.gemeente, w.gegevens).where(w.versie_id == versie_id)):
        eigen = asker.corporatie is not None and rij.corporatie == asker.corporatie
        if asker.hele_regio or rij.gemeente in asker.gemeenten or eigen:
            buurt, straat, complex_ = (rij.gegevens.get(naam) for naam in ("buurtcode", "straat", "complex"))
            yield straatcode(buurt, straat)
            if complex_ is not None:
                yield complexcode(buurt, straat, complex_)


def _invoer(grens: int, motief: str, einddatum: date, nu: date) -> str:
    fouten = []
    if not 0 <= grens <= HOOGSTE:
        fouten.append(Fout("grens", 0, "grens", "valt buiten de grenzen", f"een heel aantal punten, 0 tot {HOOGSTE}"))
    laatst = _jaar_later(nu)
    if not nu < einddatum <= laatst:
        hoe = f"een dag na {nu.isoformat()}, uiterlijk {laatst.isoformat()}"
        fouten.append(Fout("grens", 0, "einddatum", "valt buiten de grenzen", hoe))
    schoon = ""
    try:
        schoon = schone_reden(motief, verplicht=True, over="grens", veld="motief") or ""
    except InvoerFout as fout:
        fouten.extend(fout.fouten)
    if fouten:
        raise InvoerFout(fouten)
    return schoon


def _jaar_later(dag: date) -> date:
    """Return the same day a year later; 29 February becomes 28."""
    try:
        return dag.replace(year=dag.year + 1)
    except ValueError:
        return dag.replace(year=dag.year + 1, day=28)


def _wacht_al(session: Session, nieuw: TijdelijkeGrens, nu: date) -> None:
    """Refuse a second one for a place while one of the same proposer waits or holds."""
    t = TijdelijkeGrens
    eerder = session.scalars(
        select(t).where(
            t.dossier_id == nieuw.dossier_id,
            t.code == nieuw.code,
            t.corporatie.is_not_distinct_from(nieuw.corporatie),
        )
    ).all()
    gezegd = lees_gezegd(session, [een.id for een in eerder])
    for een in eerder:
        stand = stand_van(gezegd[een.id], een.einddatum, nu)
        if stand in ("voorgesteld", "goedgekeurd"):
            raise Conflict(f"Voor deze plek is al een tijdelijke grens {stand}. Trek die eerst in.")
