"""A small world to look at: five clients, five homes, three placements, two decisions, and someone of every role."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from uitstroommatch.store.database import Store
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import (
    Account,
    Beleid,
    Beoordeling,
    Besluit,
    Bestand,
    Client,
    Dossier,
    Dossierversie,
    Grensuitspraak,
    Herhaling,
    Onderdeel,
    TijdelijkeGrens,
    Toewijzing,
    Token,
    Uitleg,
    Voorstel,
    Voortgang,
    Woning,
)

CLIENTEN = {"c1": ("A1", "G1"), "c2": ("A2", "G2"), "c3": ("A1", "G2"), "c4": ("A2", "G2"), "c5": ("A2", "G1")}
WONINGEN = {"w1": ("C1", "G1"), "w2": ("C2", "G2"), "w3": ("C2", "G1"), "w4": ("C1", "G2"), "w5": ("C2", "G2")}
PAREN = {"c1": "w2", "c3": "w3", "c4": "w4"}
VRAGERS: dict[str, dict[str, Any]] = {
    "regio": {"rollen": ["regisseur"]},
    "team": {"rollen": ["regisseur"], "gemeenten": ["G1"]},
    "zorg": {"rollen": ["aanbieder"], "aanbieder": "A1"},
    "verhuur": {"rollen": ["corporatie"], "corporatie": "C1"},
    "planner": {"rollen": ["planner"]},
    "auditor": {"rollen": ["auditor"]},
    "beheer": {"rollen": ["beheerder"]},
    "dubbel": {"rollen": ["aanbieder", "corporatie"], "aanbieder": "A1", "corporatie": "C1"},
    # Whose a role is counts only with the role: these two name a provider and a corporation, and may nothing.
    "niets": {"rollen": [], "aanbieder": "A1", "corporatie": "C1"},
    "weg": {"rollen": ["regisseur", "auditor", "beheerder"], "actief": False},
}


def maak_wereld(store: Store) -> uuid.UUID:
    """Fill an empty database and return the proposal."""
    with store.system() as session:
        session.add_all(Account(id=wie, naam=wie, wachtwoord_hash="x", **wat) for wie, wat in VRAGERS.items())
        session.add_all([dossier := Dossier(naam="d", gemaakt_door="regio"), beleid := _beleid()])
        session.flush()
        versie, later = (_versie(session, dossier, nummer) for nummer in (1, 2))
        session.add_all(_rijen(versie))
        # In the later version the same client has no home yet: the earlier placement says nothing about it.
        session.add(
            Client(versie_id=later.id, client_sleutel="c3", aanbieder="A1", gemeente_herkomst="G2", gegevens={})
        )
        session.add(voorstel := _voorstel(versie, beleid))
        session.flush()
        session.add_all(_uitkomst(voorstel, dossier))
        session.add_all(_beoordeling(session, voorstel, dossier))
        session.add_all(Token(account_id=wie, hash=wie, omschrijving=wie) for wie in ("zorg", "beheer"))
        session.add(Herhaling(account_id="zorg", sleutel="s", verzoek="v", status=201, antwoord={}))
        noteer(session, "regio", "voorstel.aanvragen", str(voorstel.id))
        return voorstel.id


def _beleid() -> Beleid:
    return Beleid(naam="b", sha256="b", inhoud=b"[beleid]", gemaakt_door="beheer")


def _versie(session: Session, dossier: Dossier, nummer: int) -> Dossierversie:
    wat: dict[str, Any] = {"aantallen": {"clienten": 5}, "waarschuwingen": [], "gemaakt_door": "regio"}
    versie = Dossierversie(dossier_id=dossier.id, nummer=nummer, sha256=str(nummer), **wat)
    session.add(versie)
    session.flush()
    return versie


def _rijen(versie: Dossierversie) -> list[object]:
    rijen: list[object] = [Bestand(versie_id=versie.id, naam="clienten.csv", inhoud=b"c1")]
    for sleutel, (aanbieder, herkomst) in CLIENTEN.items():
        van = {"aanbieder": aanbieder, "gemeente_herkomst": herkomst}
        rijen.append(Client(versie_id=versie.id, client_sleutel=sleutel, gegevens={}, **van))
    for woning, (corporatie, gemeente) in WONINGEN.items():
        rijen.append(
            Woning(versie_id=versie.id, woning_id=woning, corporatie=corporatie, gemeente=gemeente, gegevens={})
        )
    return rijen


def _voorstel(versie: Dossierversie, beleid: Beleid) -> Voorstel:
    hoe: dict[str, Any] = {"besluiten": [], "peildatum": date(2026, 1, 1), "zaad": 0, "aangevraagd_door": "regio"}
    uit: dict[str, Any] = {"stand": "klaar", "samenvatting": {"geplaatst": 3}, "resultaat": b"{}"}
    return Voorstel(versie_id=versie.id, beleid_id=beleid.id, **hoe, **uit)


def _uitkomst(voorstel: Voorstel, dossier: Dossier) -> list[object]:
    rijen: list[object] = [
        Voortgang(voorstel_id=voorstel.id, doel="geplaatst", waarde=3, grens=3, seconden=0.1, nummer=1),
        Onderdeel(voorstel_id=voorstel.id, nummer=1, clienten=["c1"]),
        *(Uitleg(voorstel_id=voorstel.id, gevraagd_door=wie) for wie in ("regio", "team", "zorg", "planner")),
    ]
    for sleutel, woning in PAREN.items():
        paar = {"client_sleutel": sleutel, "woning_id": woning, "contractvorm": "OBE", **_van_wie(sleutel, woning)}
        rijen.append(Toewijzing(voorstel_id=voorstel.id, **paar))
        if sleutel != "c3":
            wat = {"besluit": "vast", "genomen_door": "regio"}
            rijen.append(Besluit(dossier_id=dossier.id, voorstel_id=voorstel.id, **wat, **paar))
    return rijen


def _beoordeling(session: Session, voorstel: Voorstel, dossier: Dossier) -> list[object]:
    """The proposal laid before two corporations; a limit of each, and one of an officer, all of them approved."""
    stap: dict[str, Any] = {"soort": "voorgelegd", "uiterlijk": date(2026, 1, 15), "door": "regio"}
    rijen: list[object] = [Beoordeling(voorstel_id=voorstel.id, corporatie=c, **stap) for c in ("C1", "C2")]
    wat: dict[str, Any] = {"niveau": "straat", "grens": 1, "motief": "m", "einddatum": date(2026, 6, 1)}
    for code, corporatie, gemeente in (("g1", "C1", "G1"), ("g2", "C2", "G2"), ("g3", None, "G2")):
        grens = TijdelijkeGrens(
            dossier_id=dossier.id, code=code, corporatie=corporatie, gemeente=gemeente, voorgesteld_door="x", **wat
        )
        session.add(grens)
        session.flush()
        gezegd = {"uitspraak": "goedgekeurd", "reden": code, "door": "regio"}
        rijen.append(Grensuitspraak(grens_id=grens.id, corporatie=corporatie, gemeente=gemeente, **gezegd))
    return rijen


def _van_wie(sleutel: str, woning: str) -> dict[str, str]:
    (aanbieder, herkomst), (corporatie, gemeente) = CLIENTEN[sleutel], WONINGEN[woning]
    return {"aanbieder": aanbieder, "corporatie": corporatie, "gemeente_herkomst": herkomst, "gemeente": gemeente}
