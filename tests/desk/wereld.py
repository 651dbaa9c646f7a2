"""A desk over a real database with the example in it, and one account of each kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from uitstroommatch import service
from uitstroommatch.desk.access import Asker, Rol
from uitstroommatch.desk.desk import Desk
from uitstroommatch.desk.models import Bereik, Versie
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.jobs import inputs
from uitstroommatch.resources import data_map
from uitstroommatch.store import tables
from uitstroommatch.store.database import Store

VOORBEELD = data_map() / "voorbeeld"
WACHTWOORD = "een lang wachtwoord"
RAALTE, LOCHEM = "GM0177", "GM0262"

ACCOUNTS: dict[str, tuple[tuple[Rol, ...], Bereik]] = {
    "regio": ((Rol.REGISSEUR,), Bereik(hele_regio=True)),
    "raalte": ((Rol.REGISSEUR,), Bereik(gemeenten=(RAALTE,))),
    "zorg": ((Rol.AANBIEDER,), Bereik(aanbieder="IrisZorg")),
    "rentree": ((Rol.CORPORATIE,), Bereik(corporatie="Rentree")),
    "marken": ((Rol.CORPORATIE,), Bereik(corporatie="De Marken")),
    "planner": ((Rol.PLANNER,), Bereik()),
    "auditor": ((Rol.AUDITOR,), Bereik()),
    "beheerder": ((Rol.BEHEERDER,), Bereik()),
}


@dataclass
class Wachtlijst:
    """Notes what was queued, and does nothing."""

    voorstellen: list[UUID] = field(default_factory=list)
    uitleg: list[UUID] = field(default_factory=list)

    def defer_voorstel(self, session: Session, voorstel_id: UUID) -> None:
        assert session.get(tables.Voorstel, voorstel_id)
        self.voorstellen.append(voorstel_id)

    def defer_uitleg(self, session: Session, uitleg_id: UUID) -> None:
        assert session.get(tables.Uitleg, uitleg_id)
        self.uitleg.append(uitleg_id)

    def wachtend(self) -> int:
        return len(self.voorstellen) + len(self.uitleg)


@dataclass
class Wereld:
    """The desk, who asks, and what there is."""

    store: Store
    desk: Desk
    wachtlijst: Wachtlijst
    wie: dict[str, Asker]

    def bestanden(self, map_: Path = VOORBEELD) -> dict[str, bytes]:
        return {pad.name: pad.read_bytes() for pad in sorted(map_.iterdir()) if pad.is_file()}

    def dossier(self, naam: str = "november") -> Versie:
        return self.desk.dossiers.voeg_toe(self.wie["regio"], naam, self.bestanden())

    def voorstel(self, versie: Versie, vorig: UUID | None = None) -> UUID:
        """Ask for a proposal and store its result, as a worker does."""
        assert versie.beleid_id is not None
        stand = self.desk.voorstellen.vraag_aan(self.wie["regio"], versie.id, versie.beleid_id, vorig_id=vorig)
        self.reken(stand.id)
        return stand.id

    def reken(self, voorstel_id: UUID) -> Voorstel:
        with self.store.system() as session:
            rij = session.get_one(tables.Voorstel, voorstel_id)
            opdracht = inputs.opdracht(session, rij)
            voorstel = _opgelost(_Sleutel(opdracht))
            rij.stand, rij.status, rij.resultaat = "klaar", voorstel.status, voorstel.model_dump_json().encode()
            rij.samenvatting = {
                "doelen": [doel.model_dump(mode="json") for doel in voorstel.doelen],
                "geplaatst": len(voorstel.plaatsingen),
            }
            rij.dossier_sha256, rij.beleid_sha256 = voorstel.dossier_sha256, voorstel.beleid.sha256
            for een in voorstel.plaatsingen:
                client, woning = opdracht.dossier.client[een.client_sleutel], opdracht.situatie.aanbod[een.woning_id]
                session.add(
                    tables.Toewijzing(
                        voorstel_id=voorstel_id,
                        client_sleutel=een.client_sleutel,
                        woning_id=een.woning_id,
                        contractvorm=een.contractvorm.value,
                        aanbieder=client.aanbieder,
                        corporatie=woning.corporatie,
                        gemeente_herkomst=client.gemeente_herkomst,
                        gemeente=woning.gemeente,
                    )
                )
        return voorstel

    def spoor(self) -> list[tuple[str, str]]:
        with self.store.system() as session:
            rijen = session.query(tables.Spoor).order_by(tables.Spoor.nummer)
            return [(rij.wie, rij.handeling) for rij in rijen]


class _Sleutel:
    """An order by its content, so that the same one is solved once."""

    def __init__(self, opdracht: service.Opdracht) -> None:
        self.opdracht = opdracht
        self.inhoud = (opdracht.dossier.sha256, opdracht.beleid.sha256, len(opdracht.rulebook.doelen))

    def __hash__(self) -> int:
        return hash(self.inhoud)

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, _Sleutel) and self.inhoud == ander.inhoud


@cache
def _opgelost(sleutel: _Sleutel) -> Voorstel:
    return service.maak_voorstel(sleutel.opdracht)


def maak_wereld(store: Store) -> Wereld:
    """Make the desk and the accounts."""
    wachtlijst = Wachtlijst()
    desk = Desk(store, wachtlijst)
    eerste = desk.accounts.van_oidc("lokaal", "begin", "Begin", [Rol.BEHEERDER], Bereik())
    wie = {}
    for naam, (rollen, bereik) in ACCOUNTS.items():
        desk.accounts.voeg_toe(eerste, naam, naam.title(), rollen, bereik)
        asker = desk.accounts.asker(naam)
        assert asker is not None
        wie[naam] = asker
    return Wereld(store, desk, wachtlijst, wie)
