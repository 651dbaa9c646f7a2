"""Dossiers and their versions; a version never changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import Row, func, insert, select
from sqlalchemy.exc import IntegrityError

from uitstroommatch import service
from uitstroommatch.desk import uploads
from uitstroommatch.desk.access import Asker, verb, zonder_asker
from uitstroommatch.desk.beleid import bewaar_beleid
from uitstroommatch.desk.models import Blad, Bladzij, ClientRij, Controle, DossierRij, FoutRij, Versie, WoningRij
from uitstroommatch.desk.paging import bladzij
from uitstroommatch.desk.resource import Resource, bestaanbaar, niet_gevonden
from uitstroommatch.domain.dossier import RIJSOORTEN
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.errors import Conflict, Fout, InvoerFout
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Bestand, Client, Dossier, Dossierversie, Woning

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_MAX_NAAM = 200


class Dossiers(Resource):
    """Dossiers and their versions."""

    @verb("dossier.lezen")
    def lijst(self, asker: Asker, blad: Blad) -> Bladzij[DossierRij]:
        """Return the dossiers, the newest first."""
        laatste = (
            select(Dossierversie.id)
            .where(Dossierversie.dossier_id == Dossier.id)
            .order_by(Dossierversie.nummer.desc())
            .limit(1)
            .scalar_subquery()
        )
        aantal = select(func.count()).where(Dossierversie.dossier_id == Dossier.id).scalar_subquery()
        vraag = select(
            Dossier.id, Dossier.naam, Dossier.gemaakt_op, aantal.label("versies"), laatste.label("laatste_versie_id")
        )
        with self._vraagt(asker) as session:
            gevonden = bladzij(
                session, vraag, (Dossier.gemaakt_op, Dossier.id), blad,
                lambda rij: DossierRij(**rij._mapping), aflopend=True,
            )  # fmt: skip
            noteer(session, asker.account_id, "dossier.lezen", "dossiers", aantal=len(gevonden.items))
        return gevonden

    @verb("dossier.toevoegen")
    def controleer(self, asker: Asker, bestanden: Mapping[str, bytes]) -> Controle:
        """Check files and keep nothing."""
        fouten: tuple[Fout, ...] = ()
        gelezen = None
        try:
            gelezen = uploads.lees(uploads.op_naam(bestanden))
        except InvoerFout as gevonden:
            fouten = gevonden.fouten
        with self._store.system() as session:
            noteer(session, asker.account_id, "dossier.toevoegen", "controle", fouten=len(fouten))
        return Controle(
            goed=gelezen is not None,
            fouten=tuple(map(FoutRij.van, fouten)),
            waarschuwingen=() if gelezen is None else tuple(map(FoutRij.van, gelezen.waarschuwingen)),
            aantallen={} if gelezen is None else aantallen(gelezen),
            sha256=None if gelezen is None else gelezen.dossier.sha256,
        )

    @verb("dossier.toevoegen")
    def voeg_toe(self, asker: Asker, naam: str, bestanden: Mapping[str, bytes]) -> Versie:
        """Make a dossier of files.

        Raises:
            InvoerFout: the name or something in the files is wrong; nothing is kept.
            Conflict: there is a dossier of that name.
        """
        naam = naam.strip()
        if not naam or len(naam) > _MAX_NAAM or not naam.isprintable():
            hoe = f"1 tot en met {_MAX_NAAM} gewone tekens"
            raise InvoerFout([Fout("dossier", 0, "naam", "is leeg, te lang of bevat onzichtbare tekens", hoe)])
        op_naam = uploads.op_naam(bestanden)
        gelezen = uploads.lees(op_naam)
        dossier = Dossier(id=uuid4(), naam=naam, gemaakt_door=asker.account_id)
        with self._store.system() as session:
            session.add(dossier)
            try:
                session.flush()
            except IntegrityError:
                wat = "Er is al een dossier met die naam. Kies een andere naam, of voeg een versie toe."
                raise Conflict(wat) from None
            versie_id = _bewaar(session, asker, dossier.id, 1, op_naam, gelezen)
        return self._versie(asker, versie_id)

    @verb("dossier.toevoegen")
    def nieuwe_versie(self, asker: Asker, dossier_id: UUID, bestanden: Mapping[str, bytes]) -> Versie:
        """Add a version to a dossier.

        Raises:
            InvoerFout: something in the files is wrong; nothing is kept.
            NietGevonden: there is no such dossier.
        """
        op_naam = uploads.op_naam(bestanden)
        gelezen = uploads.lees(op_naam)
        with self._store.system() as session:
            if session.get(Dossier, dossier_id, with_for_update=True) is None:
                raise niet_gevonden("Dit dossier")
            hoogste = select(func.max(Dossierversie.nummer)).where(Dossierversie.dossier_id == dossier_id)
            versie_id = _bewaar(session, asker, dossier_id, (session.scalar(hoogste) or 0) + 1, op_naam, gelezen)
        return self._versie(asker, versie_id)

    @verb("dossier.lezen")
    def versies(self, asker: Asker, dossier_id: UUID) -> tuple[Versie, ...]:
        """Return the versions of a dossier, the newest first."""
        vraag = _versies().where(Dossierversie.dossier_id == dossier_id).order_by(Dossierversie.nummer.desc())
        with self._vraagt(asker) as session:
            rijen = session.execute(vraag).all()
            if not rijen:
                raise niet_gevonden("Dit dossier")
            noteer(session, asker.account_id, "dossier.lezen", str(dossier_id), versies=len(rijen))
        return self._met_meer(asker, rijen)

    @verb("dossier.lezen")
    def versie(self, asker: Asker, versie_id: UUID) -> Versie:
        """Return one version."""
        return self._versie(asker, versie_id, "dossier.lezen")

    @verb("dossier.bestanden")
    def bestand(self, asker: Asker, versie_id: UUID, naam: str) -> bytes:
        """Return a file of a version, byte for byte as it came."""
        bestaanbaar("Dit bestand", naam)
        vraag = select(Bestand.inhoud).where(Bestand.versie_id == versie_id, Bestand.naam == naam)
        with self._vraagt(asker) as session:
            inhoud = session.scalar(vraag)
            if inhoud is None:
                raise niet_gevonden("Dit bestand")
            noteer(session, asker.account_id, "dossier.bestanden", str(versie_id), naam=naam, bytes=len(inhoud))
        return inhoud

    @verb("client.lezen")
    def clienten(self, asker: Asker, versie_id: UUID, blad: Blad) -> Bladzij[ClientRij]:
        """Return the clients of a version that this asker may see."""
        vraag = select(Client.client_sleutel, Client.aanbieder, Client.gemeente_herkomst, Client.gegevens)
        with self._vraagt(asker) as session:
            _bestaat(session, versie_id)
            gevonden = bladzij(
                session, vraag.where(Client.versie_id == versie_id), (Client.client_sleutel,), blad,
                lambda rij: ClientRij(**rij._mapping),
            )  # fmt: skip
            noteer(session, asker.account_id, "client.lezen", str(versie_id), aantal=len(gevonden.items))
        return gevonden

    @verb("woning.lezen")
    def woningen(self, asker: Asker, versie_id: UUID, blad: Blad) -> Bladzij[WoningRij]:
        """Return the homes of a version that this asker may see."""
        vraag = select(Woning.woning_id, Woning.corporatie, Woning.gemeente, Woning.gegevens)
        with self._vraagt(asker) as session:
            _bestaat(session, versie_id)
            gevonden = bladzij(
                session, vraag.where(Woning.versie_id == versie_id), (Woning.woning_id,), blad,
                lambda rij: WoningRij(**rij._mapping),
            )  # fmt: skip
            noteer(session, asker.account_id, "woning.lezen", str(versie_id), aantal=len(gevonden.items))
        return gevonden

    @staticmethod
    @zonder_asker("dossier.toevoegen")
    def rijen_als_bestanden(rijen: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, bytes]:
        """Turn JSON rows per file name (``clienten``) into CSV files; keeps nothing."""
        return uploads.als_bestanden(rijen)

    # --- the rest of a version, for officers -------------------------------------------------------------------------

    def _versie(self, asker: Asker, versie_id: UUID, handeling: str | None = None) -> Versie:
        with self._vraagt(asker) as session:
            rij = session.execute(_versies().where(Dossierversie.id == versie_id)).one_or_none()
            if rij is None:
                raise niet_gevonden("Deze versie")
            if handeling is not None:
                noteer(session, asker.account_id, handeling, str(versie_id))
        return self._met_meer(asker, [rij])[0]

    def _met_meer(self, asker: Asker, rijen: Sequence[Row[Any]]) -> tuple[Versie, ...]:
        """Add counts, warnings, hash and files for an officer of the region: a total less one's own is of others."""
        meer: dict[UUID, dict[str, Any]] = {}
        if asker.hele_regio:
            vraag = select(
                Dossierversie.id, Dossierversie.sha256, Dossierversie.aantallen, Dossierversie.waarschuwingen
            ).where(Dossierversie.id.in_([rij.id for rij in rijen]))
            namen = select(Bestand.versie_id, func.array_agg(Bestand.naam)).group_by(Bestand.versie_id)
            with self._store.system() as session:
                bestanden = {
                    rij[0]: tuple(sorted(rij[1]))
                    for rij in session.execute(namen.where(Bestand.versie_id.in_([rij.id for rij in rijen])))
                }
                meer = {
                    een.id: {**een._mapping, "bestanden": bestanden.get(een.id, ())} for een in session.execute(vraag)
                }
        leeg = {"sha256": None, "aantallen": None, "waarschuwingen": None, "bestanden": None}
        return tuple(Versie(**{**rij._mapping, **meer.get(rij.id, leeg)}) for rij in rijen)


def _versies() -> Any:
    return select(
        Dossierversie.id, Dossierversie.dossier_id, Dossier.naam.label("dossier_naam"), Dossierversie.nummer,
        Dossierversie.gemaakt_op, Dossierversie.beleid_id,
    ).join(Dossier, Dossier.id == Dossierversie.dossier_id)  # fmt: skip


def _bestaat(session: Session, versie_id: UUID) -> None:
    if session.scalar(select(Dossierversie.id).where(Dossierversie.id == versie_id)) is None:
        raise niet_gevonden("Deze versie")


def aantallen(gelezen: uploads.Gelezen) -> dict[str, int]:
    """Return the number of rows per file."""
    return {soort: len(getattr(gelezen.dossier, soort)) for soort in RIJSOORTEN}


def _bewaar(
    session: Session,
    asker: Asker,
    dossier_id: UUID,
    nummer: int,
    bestanden: Mapping[str, bytes],
    gelezen: uploads.Gelezen,
) -> UUID:
    """Keep a version with its files, its rows with whose they are, and the policy that came along."""
    dossier, versie_id = gelezen.dossier, uuid4()
    beleid_id = None
    if gelezen.beleid is not None:
        beleid_id = bewaar_beleid(session, asker, bestanden[service.BELEID], gelezen.beleid, None)
    versie = Dossierversie(
        id=versie_id,
        dossier_id=dossier_id,
        nummer=nummer,
        beleid_id=beleid_id,
        sha256=dossier.sha256,
        aantallen=aantallen(gelezen),
        waarschuwingen=[FoutRij.van(fout).model_dump() for fout in gelezen.waarschuwingen],
        gemaakt_door=asker.account_id,
    )
    session.add(versie)
    session.flush()
    session.add_all(Bestand(versie_id=versie_id, naam=naam, inhoud=inhoud) for naam, inhoud in bestanden.items())
    clienten = [
        {
            "versie_id": versie_id,
            "client_sleutel": client.client_sleutel,
            "aanbieder": client.aanbieder,
            "gemeente_herkomst": client.gemeente_herkomst,
            "gegevens": client.model_dump(mode="json"),
        }
        for client in dossier.clienten
    ]
    woningen = [
        {
            "versie_id": versie_id,
            "woning_id": woning.woning_id,
            "corporatie": woning.corporatie,
            "gemeente": dossier.gebieden_van(woning)[Niveau.GEMEENTE],
            "gegevens": woning.model_dump(mode="json"),
        }
        for woning in dossier.woningen
    ]
    if clienten:
        session.execute(insert(Client), clienten)
    if woningen:
        session.execute(insert(Woning), woningen)
    noteer(session, asker.account_id, "dossier.toevoegen", str(versie_id), sha256=dossier.sha256, nummer=nummer)
    return versie_id
