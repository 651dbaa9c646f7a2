"""What the makers of maps call their columns, and what a row of them says about an area."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from uitstroommatch.domain.enums import Niveau

NIVEAUS = (Niveau.GEMEENTE, Niveau.WIJK, Niveau.BUURT)
CODE = re.compile(r"(?:GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4})", re.ASCII)

_VOOR = {"GM": Niveau.GEMEENTE, "WK": Niveau.WIJK, "BU": Niveau.BUURT}
_EIGEN = {  # the column of the code, the column of the name
    Niveau.BUURT: (("buurtcode", "bucode"), ("buurtnaam", "bunaam")),
    Niveau.WIJK: (("wijkcode", "wkcode"), ("wijknaam", "wknaam")),
    Niveau.GEMEENTE: (("gemeentecode", "gmcode"), ("gemeentenaam", "gmnaam")),
}
_ALGEMEEN = (("statcode", "code"), ("statnaam", "naam"))
_HUISHOUDENS = ("aantalhuishoudens", "huishoudens", "aanthh")
_WATER = ("water", "h2o")
_GROOT_WATER = frozenset({"JA", "J", "B", "1", "TRUE"})
"""``B`` is water outside the dikes; the rest is land."""

CODEKOLOMMEN = "buurtcode, wijkcode of gemeentecode (ook: bu_code, wk_code, gm_code, statcode, code)"


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """What a row says about an area. ``boven`` holds the names of the areas around it, by code."""

    niveau: Niveau
    code: str
    naam: str
    wijk: str | None
    gemeente: str
    huishoudens: int | None
    water: bool
    jaar: int | None
    boven: Mapping[str, str]


class Kolommen:
    """The columns of one layer, found by name whatever their capitals and underscores."""

    def __init__(self, namen: Iterable[str]) -> None:
        self._naam = {naam.casefold().replace("_", "").strip(): naam for naam in namen}

    def vind(self, namen: Iterable[str]) -> str | None:
        """Return the first of these columns as the layer spells it."""
        return next((self._naam[naam] for naam in namen if naam in self._naam), None)

    @property
    def code(self) -> str | None:
        """The column that holds the code of the area itself: that of the smallest level that is there."""
        eigen = [namen for niveau in reversed(NIVEAUS) for namen in _EIGEN[niveau][0]]
        return self.vind((*_ALGEMEEN[0], *eigen))

    @property
    def gemeente(self) -> str | None:
        """The column that holds the gemeente."""
        return self.vind(_EIGEN[Niveau.GEMEENTE][0])

    def kenmerk(self, rij: Mapping[str, Any]) -> Kenmerk | None:
        """Return what a row says; ``None`` when its code is of no gemeente, wijk or buurt."""
        code = _tekst(rij.get(self.code or ""))
        niveau = _VOOR.get(code[:2])
        if niveau is None or not CODE.fullmatch(code):
            return None
        gemeente = self._boven(rij, Niveau.GEMEENTE) or f"GM{code[2:6]}"
        wijk = (self._boven(rij, Niveau.WIJK) or f"WK{code[2:8]}") if niveau is Niveau.BUURT else None
        naam = self._van(rij, (*_EIGEN[niveau][1], *_ALGEMEEN[1])) or code
        return Kenmerk(
            niveau=niveau,
            code=code,
            naam=naam,
            wijk=wijk,
            gemeente=code if niveau is Niveau.GEMEENTE else gemeente,
            huishoudens=_aantal(self._van(rij, _HUISHOUDENS)),
            water=self._van(rij, _WATER).upper() in _GROOT_WATER,
            jaar=_aantal(self._van(rij, ("jaar",))),
            boven=self._namen(rij, niveau, {Niveau.WIJK: wijk, Niveau.GEMEENTE: gemeente}),
        )

    def _boven(self, rij: Mapping[str, Any], niveau: Niveau) -> str:
        code = self._van(rij, _EIGEN[niveau][0])
        return code if CODE.fullmatch(code) and _VOOR.get(code[:2]) is niveau else ""

    def _van(self, rij: Mapping[str, Any], namen: Iterable[str]) -> str:
        return _tekst(rij.get(self.vind(namen) or ""))

    def _namen(self, rij: Mapping[str, Any], niveau: Niveau, codes: Mapping[Niveau, str | None]) -> dict[str, str]:
        namen = {code: self._van(rij, _EIGEN[soort][1]) for soort, code in codes.items() if code and soort != niveau}
        return {code: naam for code, naam in namen.items() if naam}


def niveau_van(code: str) -> Niveau:
    """Return the level that a code is of."""
    return _VOOR[code[:2]]


def aantal(getal: int, niveau: Niveau) -> str:
    """Return how many areas of a level, in words: ``1 buurt``, ``2 gemeenten``."""
    meervoud = "n" if niveau is Niveau.GEMEENTE else "en"
    return f"{getal} {niveau.value}{'' if getal == 1 else meervoud}"


@lru_cache(maxsize=64)
def kolommen_van(namen: tuple[str, ...]) -> Kolommen:
    """Return the columns with these names; rows of one layer mostly have the same."""
    return Kolommen(namen)


def _tekst(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _aantal(text: str) -> int | None:
    """Return a count; CBS writes what it does not tell as a large negative number."""
    return int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else None
