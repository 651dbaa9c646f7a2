"""Files that are laid down first: every fault, and what will change, before they count."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select

from uitstroommatch import service
from uitstroommatch.desk import dossiers, uploads
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.models import FoutRij, InzendingRij, Verandering, Versie
from uitstroommatch.desk.resource import Resource, niet_gevonden
from uitstroommatch.desk.verandering import veranderingen
from uitstroommatch.domain.dossier import RIJSOORTEN
from uitstroommatch.errors import Conflict, Fout, InvoerFout
from uitstroommatch.io import templates
from uitstroommatch.io.format import VERZAMELMAP
from uitstroommatch.io.templates import Sjabloon
from uitstroommatch.resources import data_map
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Bestand, Dossier, Dossierversie, Inzending

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_BELEID = "wettelijk-2026.toml"
"""The policy to begin with."""
BEWAARD = timedelta(days=1)
MEEST = 5000
"""Faults that are kept; who has more mends these first."""


class Inzendingen(Resource):
    """Files that are laid down first."""

    @verb("dossier.toevoegen")
    def leg_neer(
        self, asker: Asker, bestanden: Mapping[str, bytes], dossier_id: UUID | None = None, *, aanvullen: bool = False
    ) -> InzendingRij:
        """Lay files down for a new dossier, or for a new version of one. Nothing counts yet.

        ``aanvullen``: a file that is not among them is taken from the version that counts now.

        Raises:
            NietGevonden: there is no such dossier.
        """
        with self._store.system() as session:
            session.execute(delete(Inzending).where(Inzending.gemaakt_op < datetime.now(UTC) - BEWAARD))
            huidig = _huidig(session, dossier_id)
            vorige = {} if huidig is None else _bestanden_van(session, huidig)
        bekend, vreemd = _bekend(bestanden)
        geheel = _samen(vorige, bekend) if aanvullen else bekend
        rij = Inzending(
            id=uuid4(),
            account_id=asker.account_id,
            dossier_id=dossier_id,
            gebaseerd_op=huidig,
            bestanden=_pak_in(geheel),
            uitkomst=_bekijk(geheel, vorige, vreemd, overgenomen=set(geheel) - set(bekend)),
        )
        with self._store.system() as session:
            session.add(rij)
            session.flush()
            _noteer(session, asker, rij)
            return _als_rij(session, rij)

    @verb("dossier.toevoegen")
    def haal(self, asker: Asker, inzending_id: UUID) -> InzendingRij:
        """Return what was found in the own files."""
        with self._store.system() as session:
            rij = _eigen(session, asker, inzending_id)
            noteer(session, asker.account_id, "dossier.toevoegen", f"inzending {inzending_id}", gezien=True)
            return _als_rij(session, rij)

    @verb("dossier.toevoegen")
    def vul_aan(self, asker: Asker, inzending_id: UUID, bestanden: Mapping[str, bytes]) -> InzendingRij:
        """Put mended files in the place of those of the same name, and look at all of them again."""
        with self._store.system() as session:
            rij = _eigen(session, asker, inzending_id)
            eerder, overgenomen = _pak_uit(rij.bestanden), set(rij.uitkomst["overgenomen"])
            vorige = {} if rij.gebaseerd_op is None else _bestanden_van(session, rij.gebaseerd_op)
        bekend, vreemd = _bekend(bestanden)
        geheel = _samen(eerder, bekend)
        uitkomst = _bekijk(geheel, vorige, vreemd, overgenomen=(overgenomen & set(geheel)) - set(bekend))
        with self._store.system() as session:
            rij = _eigen(session, asker, inzending_id)
            rij.bestanden, rij.uitkomst = _pak_in(geheel), uitkomst
            _noteer(session, asker, rij)
            return _als_rij(session, rij)

    @verb("dossier.toevoegen")
    def laat_gelden(self, asker: Asker, inzending_id: UUID, naam: str | None = None) -> Versie:
        """Make the files count: as a new version, or as a dossier called ``naam``.

        Raises:
            InvoerFout: there are faults in the files, or the name is no good.
            Conflict: there is another version since they were looked at, or a dossier of that name.
        """
        with self._store.system() as session:
            rij = _eigen(session, asker, inzending_id)
            bestanden = _pak_uit(rij.bestanden)
            if rij.dossier_id is not None and _huidig(session, rij.dossier_id) != rij.gebaseerd_op:
                raise Conflict(
                    "Iemand heeft intussen een nieuwe versie ingeleverd. Lever de bestanden opnieuw in, dan ziet u wat "
                    "er ten opzichte daarvan verandert."
                )
            dossier_id = rij.dossier_id
        bureau = dossiers.Dossiers(self._store, self._wachtrij, self._drempel)
        if dossier_id is None:
            versie = bureau.voeg_toe(asker, naam or "", bestanden)
        else:
            versie = bureau.nieuwe_versie(asker, dossier_id, bestanden)
        self.gooi_weg(asker, inzending_id)
        return versie

    @verb("dossier.toevoegen")
    def gooi_weg(self, asker: Asker, inzending_id: UUID) -> None:
        """Forget files that were laid down."""
        with self._store.system() as session:
            session.delete(_eigen(session, asker, inzending_id))
            noteer(session, asker.account_id, "dossier.toevoegen", f"inzending {inzending_id}", weg=True)

    @verb("dossier.toevoegen")
    def sjablonen(self, asker: Asker) -> tuple[Sjabloon, ...]:
        """Return what belongs in each file."""
        with self._store.system() as session:
            noteer(session, asker.account_id, "dossier.toevoegen", "sjablonen")
        return templates.sjablonen()

    @verb("dossier.toevoegen")
    def sjabloon(self, asker: Asker, naam: str) -> bytes:
        """Return a file with two example rows; ``naam`` as ``clienten.csv``, ``dossier.xlsx`` for all, or the policy.

        Raises:
            NietGevonden: a dossier has no such file.
        """
        soort, _, vorm = naam.rpartition(".")
        if naam == service.BELEID:
            with self._store.system() as session:
                noteer(session, asker.account_id, "dossier.toevoegen", "sjablonen", vorm=vorm)
            return (data_map() / "beleid" / _BELEID).read_bytes()
        if vorm not in ("csv", "xlsx"):
            raise niet_gevonden("Dit sjabloon")
        with self._store.system() as session:
            dag = session.scalars(select(func.current_date())).one()
            noteer(session, asker.account_id, "dossier.toevoegen", "sjablonen", vorm=vorm)
        if (soort, vorm) == (VERZAMELMAP, "xlsx"):
            return templates.dossier_als_xlsx(dag)
        return templates.als_csv(soort) if vorm == "csv" else templates.als_xlsx(soort, dag)


# --- the files ---------------------------------------------------------------------------------------------------


def _bekend(bestanden: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Fout]]:
    """Return the files that belong in a dossier, and a fault for each that does not or comes twice."""
    bekend: dict[str, bytes] = {}
    fouten: list[Fout] = []
    for naam, inhoud in bestanden.items():
        try:
            een = next(iter(uploads.op_naam({naam: inhoud})))
            if een in bekend:
                fouten.append(Fout(een, 0, "", "dit bestand komt twee keer voor", "elk bestand een keer"))
            bekend[een] = inhoud
        except InvoerFout as fout:
            fouten += fout.fouten
    return bekend, fouten


def _samen(eerder: Mapping[str, bytes], nieuw: Mapping[str, bytes]) -> dict[str, bytes]:
    """Lay new files over earlier ones: one table comes from one file, whatever its format."""
    tabellen = {PurePath(naam).stem for naam in nieuw if PurePath(naam).suffix in (".csv", ".xlsx")}
    if VERZAMELMAP in tabellen:
        tabellen |= set(RIJSOORTEN)
    blijft = {
        naam: inhoud
        for naam, inhoud in eerder.items()
        if not (PurePath(naam).suffix in (".csv", ".xlsx") and PurePath(naam).stem in tabellen)
    }
    return {**blijft, **nieuw}


def _pak_in(bestanden: Mapping[str, bytes]) -> bytes:
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
        for naam, inhoud in bestanden.items():
            pak.writestr(naam, inhoud)
    return uit.getvalue()


def _pak_uit(inhoud: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(inhoud)) as pak:
        return {naam: pak.read(naam) for naam in pak.namelist()}


# --- what is found in them ---------------------------------------------------------------------------------------


def _bekijk(
    bestanden: Mapping[str, bytes], vorige: Mapping[str, bytes], vreemd: list[Fout], *, overgenomen: Collection[str]
) -> dict[str, Any]:
    """Return every fault, or what will change."""
    fouten, gelezen = list(vreemd), None
    try:
        gelezen = uploads.lees(bestanden)
    except InvoerFout as fout:
        fouten += fout.fouten
    anders: tuple[Verandering, ...] = ()
    if gelezen is not None and vorige:
        anders = veranderingen(uploads.lees(vorige).dossier, gelezen.dossier)
    return {
        "bestanden": sorted(bestanden),
        "overgenomen": sorted(overgenomen),
        "fouten": [FoutRij.van(een).model_dump() for een in fouten[:MEEST]],
        "aantal_fouten": len(fouten),
        "waarschuwingen": [] if gelezen is None else [FoutRij.van(een).model_dump() for een in gelezen.waarschuwingen],
        "aantallen": {} if gelezen is None else dossiers.aantallen(gelezen),
        "veranderingen": [een.model_dump() for een in anders],
        "beleid": _beleid(bestanden, vorige),
    }


def _beleid(bestanden: Mapping[str, bytes], vorige: Mapping[str, bytes]) -> str:
    if service.BELEID not in bestanden:
        return "geen"
    if service.BELEID not in vorige:
        return "nieuw"
    return "gelijk" if bestanden[service.BELEID] == vorige[service.BELEID] else "anders"


# --- rows --------------------------------------------------------------------------------------------------------


def _eigen(session: Session, asker: Asker, inzending_id: UUID) -> Inzending:
    rij = session.get(Inzending, inzending_id)
    if rij is None or rij.account_id != asker.account_id:
        raise niet_gevonden("Deze inzending")
    return rij


def _huidig(session: Session, dossier_id: UUID | None) -> UUID | None:
    if dossier_id is None:
        return None
    versies = select(Dossierversie.id).where(Dossierversie.dossier_id == dossier_id)
    gevonden = session.scalar(versies.order_by(Dossierversie.nummer.desc()).limit(1))
    if gevonden is None:
        raise niet_gevonden("Dit dossier")
    return gevonden


def _bestanden_van(session: Session, versie_id: UUID) -> dict[str, bytes]:
    rijen = session.execute(select(Bestand.naam, Bestand.inhoud).where(Bestand.versie_id == versie_id))
    return {rij.naam: rij.inhoud for rij in rijen}


def _noteer(session: Session, asker: Asker, rij: Inzending) -> None:
    fouten = rij.uitkomst["aantal_fouten"]
    noteer(session, asker.account_id, "dossier.toevoegen", f"inzending {rij.id}", fouten=fouten)


def _als_rij(session: Session, rij: Inzending) -> InzendingRij:
    dossier = None if rij.dossier_id is None else session.get_one(Dossier, rij.dossier_id)
    session.refresh(rij, ["gemaakt_op"])
    return InzendingRij(
        id=rij.id,
        dossier_id=rij.dossier_id,
        dossier_naam=None if dossier is None else dossier.naam,
        gemaakt_op=rij.gemaakt_op,
        goed=not rij.uitkomst["aantal_fouten"],
        **rij.uitkomst,
    )
