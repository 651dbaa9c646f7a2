"""Builders: with these a test of a rule reads like a sentence.

The region is a town (STAD) with two neighbourhoods and a village (DORP) with one; BUITEN lies outside the region. Row
builders fill in what a test does not care about: client c1 of provider Zorg, from STAD, in home w1 in CENTRUM, is
allowed by every rule. ``situatie`` takes rows of any kind; a kind that is not given has the default rows.
A plan is told in sentences: ``"c1 in w1"``, or ``"c1 in w1 VWD"`` for another contract form than OMK.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from uitstroommatch.domain.aanbieder import Aanbieder
from uitstroommatch.domain.afspraak import Afspraak
from uitstroommatch.domain.besluit import Besluit
from uitstroommatch.domain.client import Client
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.enums import Contractvorm, Niveau, Zwaarte
from uitstroommatch.domain.gebied import Draagkracht, Gebied
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.domain.plaatsing import Plaatsing
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.woning import Woning
from uitstroommatch.policy.schema import Beleid
from uitstroommatch.situation import Geval, Situatie

PEILDATUM = date(2026, 11, 23)
STAD, DORP, BUITEN = "GM0150", "GM0177", "GM0200"
CENTRUM, RIVIER, KERN = "BU01500101", "BU01500201", "BU01770101"  # the first two in STAD, the last in DORP

PAARREGELS = (
    "beschikbaarheid", "woonvorm", "contractvorm", "huurgrens_jongeren", "passend_toewijzen", "budget",
    "huishouden_past", "toegankelijkheid", "leeftijdslabel", "uitgesloten_gebied", "begeleiding",
    "herkomst_buiten_regio", "besluit_afgewezen",
)  # fmt: skip
GROEPSREGELS = (
    "een_woning_per_client", "plaatsen", "draagkracht", "begeleidingsuren", "omklap_capaciteit", "afspraak_maximum",
    "besluit_vast",
)  # fmt: skip
DOELEN = (
    "spoed", "herkomst", "geplaatst", "afspraken", "uitwisseling", "wachttijd", "omklap", "wens", "spreiding",
    "stabiliteit",
)  # fmt: skip

NORMEN_2025 = {
    "kwaliteitskortingsgrens": "477.20", "lage_aftoppingsgrens": "682.96", "hoge_aftoppingsgrens": "731.93",
    "maximale_huurgrens": "900.07", "jongerenleeftijd": 23,
}  # fmt: skip
NORMEN_2026 = {
    "kwaliteitskortingsgrens": "498.20", "lage_aftoppingsgrens": "713.02", "hoge_aftoppingsgrens": "764.14",
    "maximale_huurgrens": "932.93", "jongerenleeftijd": 21,
}  # fmt: skip

# --- rows --------------------------------------------------------------------------------------------------------


def client(client_sleutel: str = "c1", leeftijd: int | None = None, **rest: Any) -> Client:
    """A client. ``leeftijd`` is the age on PEILDATUM: born in the first month that gives it, so almost a year older."""
    standaard = {
        "aanbieder": "Zorg", "gemeente_herkomst": STAD, "geboortemaand": "1990-05", "voorziening": "BW",
        "zwaarte": "licht", "uitstroom_vanaf": "2026-11-01", "wacht_sinds": "2026-05-25",
    }  # fmt: skip
    if leeftijd is not None:
        standaard["geboortemaand"] = f"{PEILDATUM.year - leeftijd - 1}-{PEILDATUM.month:02}"
    if rest.get("herkomst_afwijken"):
        standaard["afwijkreden"] = "netwerk"
    return Client.model_validate({"client_sleutel": client_sleutel, **standaard, **rest})


def woning(woning_id: str = "w1", **rest: Any) -> Woning:
    """A home in CENTRUM that is cheap enough for anyone and free within the horizon."""
    standaard = {
        "corporatie": "Woonbelang", "buurtcode": CENTRUM, "straat": "Kade", "rekenhuur": "400.00",
        "beschikbaar_vanaf": "2026-12-01",
    }  # fmt: skip
    return Woning.model_validate({"woning_id": woning_id, **standaard, **rest})


def aanbieder(naam: str = "Zorg", gemeente: str = STAD, **rest: Any) -> Aanbieder:
    """Support of every intensity, 100 hours."""
    standaard = {"uren_beschikbaar": "100.0", "zwaartes": tuple(Zwaarte)}
    return Aanbieder.model_validate({"aanbieder": naam, "gemeente": gemeente, **standaard, **rest})


def plaatsing(plaatsing_id: str = "p1", **rest: Any) -> Plaatsing:
    """A placement of this year in CENTRUM, from STAD, one load point."""
    standaard = {
        "datum": "2026-03-02", "gemeente_herkomst": STAD, "buurtcode": CENTRUM, "straat": "Kade", "zwaarte": "licht",
    }  # fmt: skip
    return Plaatsing.model_validate({"plaatsing_id": plaatsing_id, **standaard, **rest})


def afspraak(afspraak_id: str = "a1", **rest: Any) -> Afspraak:
    """An agreement of 2026 on homes of any kind."""
    return Afspraak.model_validate({"afspraak_id": afspraak_id, "jaar": 2026, **rest})


def grens(code: str, punten: int) -> Draagkracht:
    """A row of draagkracht.csv."""
    vorm = {"GM": Niveau.GEMEENTE, "WK": Niveau.WIJK, "BU": Niveau.BUURT}[code[:2]]
    niveau = (vorm, Niveau.STRAAT, Niveau.COMPLEX)[code.count("/")]
    return Draagkracht(niveau=niveau, code=code, grens=punten)


def buurt(code: str = CENTRUM, huishoudens: int | None = 1000, leefbaarheid: int | None = 5) -> Gebied:
    """A neighbourhood of one of the two municipalities."""
    ouder = {CENTRUM: "WK015001", RIVIER: "WK015002", KERN: "WK017701"}[code]
    return Gebied(code=code, naam=code, niveau=Niveau.BUURT, ouder=ouder, huishoudens=huishoudens,
                  leefbaarheid=leefbaarheid)  # fmt: skip


def vast(zin: str) -> Besluit:
    """A fixed decision, ``"c1 in w1"`` without a contract form or ``"c1 in w1 VWD"`` with one."""
    return _besluit(zin, "vast")


def afgewezen(zin: str) -> Besluit:
    """A rejected pair, ``"c1 in w1"``."""
    return _besluit(zin, "afgewezen")


def _besluit(zin: str, besluit: str) -> Besluit:
    sleutel, _, woning_id, *vorm = zin.split()
    rij = {"client_sleutel": sleutel, "woning_id": woning_id, "besluit": besluit}
    return Besluit.model_validate(rij | ({"contractvorm": vorm[0]} if vorm else {}))


_GEMEENTEN = [Gebied(code=code, naam=code, niveau=Niveau.GEMEENTE) for code in (STAD, DORP)]
_WIJKEN = [
    Gebied(code=code, naam=code, niveau=Niveau.WIJK, ouder=ouder)
    for code, ouder in {"WK015001": STAD, "WK015002": STAD, "WK017701": DORP}.items()
]

# --- the whole ---------------------------------------------------------------------------------------------------


def dossier(*rijen: Rij, vorig: Collection[tuple[str, str]] | None = None) -> Dossier:
    """A dossier of these rows. An area that is given replaces the default one, the others stay."""
    gegeven: dict[str, list[Rij]] = {}
    for rij in rijen:
        gegeven.setdefault(rij.BESTAND, []).append(rij)
    gebieden = {g.code: g for g in (*_GEMEENTEN, *_WIJKEN, *map(buurt, (CENTRUM, RIVIER, KERN)))}
    gebieden |= {rij.code: rij for rij in rijen if isinstance(rij, Gebied)}
    standaard: dict[str, list[Rij]] = {
        "clienten": [client()], "woningen": [woning()], "aanbieders": [aanbieder(), aanbieder(gemeente=DORP)],
    }  # fmt: skip
    return Dossier.van_rijen(
        {**standaard, **gegeven, "gebieden": list(gebieden.values())},
        vorig=None if vorig is None else frozenset(vorig),
    )


def beleid(
    regels: Mapping[str, str | Mapping[str, Any]] | None = None, volgorde: Iterable[str] | None = None, **rest: Any
) -> Beleid:
    """A policy with every rule hard and every default; norms are those of 2025, and of 2026 for any other year.

    ``regels`` gives a mode (``{"budget": "zacht"}``) or parameters. A rule in mode zacht comes last in the goal order.
    ``normen``, ``gewicht``, ``draagkracht``, ``speling`` and ``sha256`` are what they are in the file, the rest goes
    into its table [beleid].
    """
    tabellen: dict[str, dict[str, Any]] = {naam: {"modus": "hard"} for naam in (*PAARREGELS, *GROEPSREGELS)}
    for naam, wat in (regels or {}).items():
        tabellen[naam] |= {"modus": wat} if isinstance(wat, str) else wat
    zacht = [f"regel:{naam}" for naam, tabel in tabellen.items() if tabel["modus"] == "zacht"]
    doelen = {"volgorde": tuple(volgorde or (*DOELEN, *zacht)), "speling": rest.pop("speling", {})}
    normen = {rest.get("peildatum", PEILDATUM).year: NORMEN_2026, 2025: NORMEN_2025}
    overig = {naam: rest.pop(naam) for naam in ("normen", "gewicht", "draagkracht", "sha256") if naam in rest}
    kop = {"peildatum": PEILDATUM, "regio": [STAD, DORP], **rest}
    return Beleid.model_validate({"beleid": kop, "regels": tabellen, "doelen": doelen, "normen": normen, **overig})


def situatie(*rijen: Rij, onder: Beleid | None = None, vorig: Collection[tuple[str, str]] | None = None) -> Situatie:
    """These rows under a policy."""
    return Situatie(dossier(*rijen, vorig=vorig), onder or beleid())


def geval(*rijen: Rij, vorm: str = "OMK", onder: Beleid | None = None) -> Geval:
    """The case of the first client and the first home among these rows."""
    wie = next((rij for rij in rijen if isinstance(rij, Client)), client())
    waar = next((rij for rij in rijen if isinstance(rij, Woning)), woning())
    return situatie(*rijen, onder=onder).geval(wie.client_sleutel, waar.woning_id, Contractvorm(vorm))


def plan(*zinnen: str) -> Plan:
    """Placements told in sentences."""
    delen = [zin.split() for zin in zinnen]
    return tuple((c, w, Contractvorm(vorm[0] if vorm else "OMK")) for c, _, w, *vorm in delen)
