"""A region: its areas, its streets and who owns them. The real one, or a copy that clearly is a copy."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from uitstroommatch.resources import data_map
from uitstroommatch.synthetic import namen
from uitstroommatch.synthetic.kans import Kans, Loterij
from uitstroommatch.synthetic.rijen import Gebied

_KOMMA_PLEKKEN = 6


@dataclass(frozen=True, slots=True)
class Plek:
    """A street in a buurt, with its landlord and, for some streets, its complex."""

    buurt: Gebied
    gemeente: str
    straat: str
    corporatie: str
    complex: str | None


@dataclass(frozen=True)
class Streek:
    """Areas of one region. ``nummer`` 0 is the real region, 1 and up are copies with other codes and names.

    ``drukte`` grows with the size of the dossier: a bigger one uses more streets. ``buren`` are the municipalities of
    another region in the same dossier.
    """

    gebieden: tuple[Gebied, ...]
    nummer: int = 0
    drukte: float = 1.0
    buren: tuple[str, ...] = ()

    @cached_property
    def gemeenten(self) -> dict[str, str]:
        """Code of each municipality by the real code that it has or was copied from."""
        return dict(zip(namen.GEMEENTEN, _gemeenten(self.gebieden), strict=True))

    @cached_property
    def buurten(self) -> tuple[Gebied, ...]:
        """Buurten where people live."""
        return tuple(g for g in self.gebieden if g.niveau == "buurt" and (g.huishoudens or 0) >= 40)

    @cached_property
    def wijk_gemeente(self) -> Mapping[str, str]:
        """Municipality of every wijk."""
        return {g.code: g.ouder or "" for g in self.gebieden if g.niveau == "wijk"}

    def buurten_in(self, gemeente: str) -> list[Gebied]:
        """Return the buurten of one municipality."""
        return [b for b in self.buurten if self.wijk_gemeente[b.ouder or ""] == gemeente]

    def naam(self, naam: str) -> str:
        """Return the name of an organisation, marked when this region is a copy."""
        return f"{naam} (kopie {self.nummer:03d})" if self.nummer else naam

    @cached_property
    def plekken(self) -> Mapping[str, tuple[Plek, ...]]:
        """Streets per buurt; the first ones are the ones where most rented homes stand."""
        return {buurt.code: tuple(self._straten(buurt)) for buurt in self.buurten}

    def _straten(self, buurt: Gebied) -> list[Plek]:
        kans = Kans("straten", buurt.naam, buurt.code[-4:])
        aantal = 2 + int((buurt.huishoudens or 0) / 450 * self.drukte)
        return [self._plek(kans, buurt, straat) for straat in kans.schud(namen.STRATEN)[:aantal]]

    def _plek(self, kans: Kans, buurt: Gebied, straat: str) -> Plek:
        gemeente = self.wijk_gemeente[buurt.ouder or ""]
        corporatie = Loterij(self._verhuurders(buurt, gemeente)).trek(kans)
        complex_ = f"{kans.geheel(1001, 4999)}" if kans.ja(0.45) else None
        eigen = None if corporatie in namen.PARTICULIER else complex_
        return Plek(buurt, gemeente, straat, self.naam(corporatie), eigen)

    def _verhuurders(self, buurt: Gebied, gemeente: str) -> Mapping[str, float]:
        wijk = next(g for g in self.gebieden if g.code == buurt.ouder)
        if "Warnsveld" in wijk.naam:
            return namen.VERHUURDERS_WARNSVELD
        bron = next(bron for bron, code in self.gemeenten.items() if code == gemeente)
        return namen.VERHUURDERS[bron]


def _rij(rij: Mapping[str, str]) -> Gebied:
    return Gebied(
        code=rij["code"],
        naam=rij["naam"],
        niveau=rij["niveau"],
        ouder=rij["ouder"] or None,
        huishoudens=int(rij["huishoudens"]) if rij["huishoudens"] else None,
        leefbaarheid=int(rij["leefbaarheid"]) if rij["leefbaarheid"] else None,
        lengtegraad=float(rij["lengtegraad"]),
        breedtegraad=float(rij["breedtegraad"]),
    )


def lees_gebieden() -> tuple[Gebied, ...]:
    """Return the real areas of the region, as they are shipped."""
    bestand = data_map() / "gebieden" / "regio-deventer.csv"
    with bestand.open(encoding="utf-8", newline="") as invoer:
        return tuple(_rij(rij) for rij in csv.DictReader(invoer, delimiter=";"))


def kopieer(gebieden: tuple[Gebied, ...], nummer: int) -> tuple[Gebied, ...]:
    """Return the same areas elsewhere on the map, with codes from GM9001 and ``kopie`` in every name."""
    echt = [g.code[2:] for g in gebieden if g.niveau == "gemeente"]
    nieuw = {code: f"{9001 + 5 * (nummer - 1) + plek}" for plek, code in enumerate(sorted(echt))}

    def vertaal(code: str) -> str:
        return code[:2] + nieuw[code[2:6]] + code[6:]

    return tuple(
        replace(
            g,
            code=vertaal(g.code),
            naam=f"{g.naam} (kopie {nummer:03d})",
            ouder=vertaal(g.ouder) if g.ouder else None,
            lengtegraad=round(g.lengtegraad - 2.4 + 0.28 * (nummer % 11), _KOMMA_PLEKKEN),
            breedtegraad=round(g.breedtegraad - 0.9 + 0.16 * (nummer // 11), _KOMMA_PLEKKEN),
        )
        for g in gebieden
    )


def maak_streken(landelijk: bool, clienten: int, per_streek: int) -> list[tuple[Streek, int]]:
    """Return the regions of a dossier with the number of clients of each."""
    echt = lees_gebieden()
    if not landelijk:
        return [(Streek(echt, drukte=_drukte(clienten)), clienten)]
    aantal = max(2, -(-clienten // per_streek))
    grootte, rest = divmod(clienten, aantal)
    omvang = [grootte + (1 if i < rest else 0) for i in range(aantal)]
    kopieen = [kopieer(echt, i + 1) for i in range(aantal)]
    buren = [_gemeenten(kopieen[(i + 1) % aantal]) for i in range(aantal)]
    return [(Streek(kopieen[i], i + 1, _drukte(n), buren[i]), n) for i, n in enumerate(omvang)]


def _gemeenten(gebieden: tuple[Gebied, ...]) -> tuple[str, ...]:
    return tuple(sorted(g.code for g in gebieden if g.niveau == "gemeente"))


def _drukte(clienten: int) -> float:
    return 1.0 + clienten / 150
