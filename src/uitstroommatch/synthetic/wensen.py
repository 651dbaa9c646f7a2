"""What a client accepts, wishes and rules out."""

from __future__ import annotations

from dataclasses import dataclass

from uitstroommatch.synthetic import namen
from uitstroommatch.synthetic.kans import Kans
from uitstroommatch.synthetic.streek import Streek

_CONTRACTEN: dict[tuple[str, ...], float] = {
    ("OMK",): 0.68,
    ("OMK", "VWD"): 0.17,
    ("OMK", "VWD", "OBE"): 0.05,
    ("VWD", "OBE"): 0.04,
    ("VWD",): 0.03,
    ("OBE",): 0.03,
}
_WOONVORMEN: dict[str, dict[tuple[str, ...], float]] = {
    "jong": {
        ("zelfstandig",): 0.34,
        ("zelfstandig", "kamer"): 0.44,
        ("kamer",): 0.1,
        ("zelfstandig", "kamer", "groepswonen"): 0.12,
    },
    "licht": {("zelfstandig",): 0.86, ("zelfstandig", "kamer"): 0.14},
    "medium": {("zelfstandig",): 0.78, ("zelfstandig", "groepswonen"): 0.14, ("kamer",): 0.08},
    "complex": {
        ("zelfstandig",): 0.45,
        ("zelfstandig", "groepswonen"): 0.3,
        ("groepswonen",): 0.15,
        ("skaeve_huse",): 0.1,
    },
    "gespecialiseerd": {
        ("groepswonen",): 0.35,
        ("zelfstandig", "groepswonen"): 0.35,
        ("skaeve_huse",): 0.2,
        ("groepswonen", "skaeve_huse"): 0.1,
    },
}


@dataclass(frozen=True, slots=True)
class Persoon:
    """Of a client what the wishes depend on; ``reden`` is why the client need not return to ``herkomst``."""

    herkomst: str
    leeftijd: int
    zwaarte: str
    personen: int
    reden: str | None


@dataclass(frozen=True, slots=True)
class Wensen:
    """The columns of a client that the client decides about."""

    woonvormen: tuple[str, ...]
    contractvormen: tuple[str, ...]
    toegankelijkheid: str
    gemeenten: tuple[str, ...]
    buurten: tuple[str, ...]
    uitgesloten: tuple[str, ...]


def kies_wensen(streek: Streek, persoon: Persoon, kans: Kans) -> Wensen:
    """Return wishes that fit the person: families want a home of their own, older people fewer stairs."""
    gemeenten = _gemeenten(streek, persoon, kans)
    uitgesloten = _uitgesloten(streek, persoon, kans)
    return Wensen(
        woonvormen=_woonvormen(persoon, kans),
        contractvormen=kans.weeg(_CONTRACTEN),
        toegankelijkheid=_toegankelijkheid(persoon.leeftijd, kans),
        gemeenten=gemeenten,
        buurten=_buurten(streek, gemeenten, uitgesloten, kans),
        uitgesloten=uitgesloten,
    )


def _woonvormen(persoon: Persoon, kans: Kans) -> tuple[str, ...]:
    if persoon.personen > 1:
        return ("zelfstandig",)
    jong = persoon.leeftijd < 23 and persoon.zwaarte in ("licht", "medium")
    return kans.weeg(_WOONVORMEN["jong" if jong else persoon.zwaarte])


def _toegankelijkheid(leeftijd: int, kans: Kans) -> str:
    if not kans.ja(0.3 if leeftijd >= 60 else 0.05):
        return "geen"
    return "rolstoel" if kans.ja(0.25) else "gelijkvloers"


def _gemeenten(streek: Streek, persoon: Persoon, kans: Kans) -> tuple[str, ...]:
    """Return preferred municipalities, home first for most; a third has no preference written down.

    Who has an approved exception wants to live anywhere but home.
    """
    if kans.ja(0.32):
        return ()
    weg = {persoon.herkomst} if persoon.reden else set()
    gewichten = {streek.gemeenten[bron]: w for bron, w in namen.AANBOD.items()}
    over = {g: w for g, w in gewichten.items() if g not in weg}
    lijst = [persoon.herkomst if persoon.herkomst in over and kans.ja(0.85) else kans.weeg(over)]
    while len(lijst) < 3 and kans.ja(0.4):
        lijst.append(kans.weeg({g: w for g, w in over.items() if g not in lijst}))
    return tuple(lijst)


def _buurten(streek: Streek, gemeenten: tuple[str, ...], uitgesloten: tuple[str, ...], kans: Kans) -> tuple[str, ...]:
    """Return preferred buurten in the first preferred municipality, none of them ruled out."""
    if not gemeenten or gemeenten[0] in uitgesloten or not kans.ja(0.4):
        return ()
    mogelijk = {
        b.code: float(b.huishoudens or 0)
        for b in streek.buurten_in(gemeenten[0])
        if b.code not in uitgesloten and b.ouder not in uitgesloten
    }
    return tuple(dict.fromkeys(kans.weeg(mogelijk) for _ in range(kans.geheel(1, 3))))


def _uitgesloten(streek: Streek, persoon: Persoon, kans: Kans) -> tuple[str, ...]:
    """Return the areas that are ruled out; who may not return for safety stays out of the whole municipality."""
    binnen = persoon.herkomst in streek.gemeenten.values()
    if binnen and persoon.reden == "veiligheid":
        return (persoon.herkomst,)
    soort = kans.weeg({"niets": 0.8, "buurt": 0.13, "wijk": 0.07})
    if soort == "niets":
        return ()
    thuis = persoon.herkomst if binnen else streek.gemeenten[namen.DEVENTER]
    gewichten = {b: float(b.huishoudens or 0) for b in streek.buurten_in(thuis)}
    gekozen = [kans.weeg(gewichten) for _ in range(kans.geheel(1, 2))]
    return tuple(dict.fromkeys(b.code if soort == "buurt" else b.ouder or "" for b in gekozen))
