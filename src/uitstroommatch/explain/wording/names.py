"""What things are called: homes, areas, limits and facts, without a code where there is a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

from uitstroommatch.domain.enums import Contractvorm, Niveau, Toegankelijkheid, Woonvorm
from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.domain.reason import Feit, woord
from uitstroommatch.explain.stand import Ruimte
from uitstroommatch.rule import GroupRule, PairRule
from uitstroommatch.rulebook import REGELS, Rulebook
from uitstroommatch.situation import Situatie

_WOORDEN: Mapping[StrEnum, str] = {
    Contractvorm.OMK: "omklap",
    Contractvorm.VWD: "onder voorwaarden",
    Contractvorm.OBE: "onbepaalde tijd",
    Woonvorm.SKAEVE_HUSE: "skaeve huse",
    Toegankelijkheid.GEEN: "niets bijzonders",
    Toegankelijkheid.ROLSTOEL: "geschikt voor een rolstoel",
}
_SOORTEN = {Woonvorm.ZELFSTANDIG: "zelfstandige woning", Woonvorm.SKAEVE_HUSE: "skaeve-huse-woning"}
_CODE = re.compile(r"\b(?:GM\d{4}|WK[0-9A-Z]{1,6}|BU[0-9A-Z]{1,8})(?:/[^/|;,]+){0,2}", re.ASCII)
_VORM = re.compile(rf"\b(?:{'|'.join(Contractvorm)})\b")
_ENKEL = {
    "personen": "persoon", "kamers": "kamer", "woningen": "woning", "cliënten": "cliënt", "punten": "punt",
    "plaatsen": "plaats", "plaatsingen": "plaatsing", "weken": "week", "omklapcontracten": "omklapcontract",
    "wachtweken": "wachtweek",
}  # fmt: skip
_EEN = re.compile(rf"(?<![\d,.])1 ({'|'.join(_ENKEL)})\b")
_MEER = {enkel: meer for meer, enkel in _ENKEL.items()} | {"uur per week": "uur per week", "besluit": "besluiten"}


class Namen:
    """The names of one dossier under one policy."""

    def __init__(self, rulebook: Rulebook, situatie: Situatie) -> None:
        self.rulebook, self.situatie = rulebook, situatie

    # --- areas and homes -------------------------------------------------------------------------------------------

    def gebied(self, code: str) -> str:
        """Name an area: ``Borgele``, ``Kade in Borgele``, ``complex Hof, Kade in Borgele``."""
        buurt, *delen = code.split("/")
        bekend = self.situatie.dossier.gebied.get(buurt)
        naam = f"een gemeente buiten de regio ({buurt})" if bekend is None else bekend.naam
        straat = f"{delen[0]} in {naam}" if delen else naam
        return f"complex {delen[1]}, {straat}" if len(delen) > 1 else straat

    def gebied_met_soort(self, niveau: Niveau, code: str) -> str:
        """Name an area with what it is: ``buurt Borgele``."""
        naam = self.gebied(code)
        zegt_het_al = niveau is Niveau.COMPLEX or naam.casefold().startswith(f"{niveau} ")
        return naam if zegt_het_al else f"{niveau} {naam}"

    def woning(self, woning_id: str) -> str:
        """Name a home and where it is, short enough for a list."""
        woning = self.situatie.aanbod.get(woning_id)
        if woning is None:
            zoals, _, nummer = woning_id.rpartition("+")  # a further home like this one
            return f"een extra woning zoals {self.woning(zoals)}" if zoals and nummer else f"woning {woning_id}"
        return f"{woning_id} ({self.gebied(woning.buurtcode)}, {self.gebied(woning.gemeente)})"

    def woning_voluit(self, woning_id: str) -> str:
        """Name a home with all that a reader wants to know at first sight."""
        return f"woning {woning_id}: {self._omschrijving(woning_id)}"

    def woning_nader(self, woning_id: str) -> str:
        """Name a home with what matters of it, inside a sentence."""
        return f"{woning_id} ({self._omschrijving(woning_id)})"

    def _omschrijving(self, woning_id: str) -> str:
        woning = self.situatie.aanbod[woning_id]
        soort = _SOORTEN.get(woning.woonvorm, woning.woonvorm.value)
        plek = f"{woning.straat} in {self.gebied(woning.buurtcode)}, {self.gebied(woning.gemeente)}"
        return f"{soort} van {woning.corporatie}, {plek}, huur {woord(woning.rekenhuur)}"

    def plaatsing(self, een: Drietal) -> str:
        """Name a home with the contract form."""
        return f"{self.woning(een[1])}, {self.feit(een[2])}"

    # --- facts and rules -------------------------------------------------------------------------------------------

    def feit(self, feit: Feit) -> str:
        """Return one fact in words."""
        if isinstance(feit, tuple):
            return opsomming(self.feit(deel) for deel in feit) if feit else "niets"
        if isinstance(feit, StrEnum):
            return _WOORDEN.get(feit, feit.value)
        if isinstance(feit, str):
            return self.zonder_codes(feit)
        return woord(feit)

    def zin(self, zin: str, feiten: Mapping[str, Feit]) -> str:
        """Fill facts into the sentence of a rule."""
        return enkelvoud(zin.format_map({naam: self.feit(feit) for naam, feit in feiten.items()}))

    def zonder_codes(self, tekst: str) -> str:
        """Put names of areas in the place of their codes."""
        return _CODE.sub(lambda gevonden: self.gebied(gevonden.group()), tekst)

    def in_gewone_taal(self, tekst: str) -> str:
        """Put words in the place of the codes of areas and contract forms, in a sentence that has them already."""
        return self.zonder_codes(_VORM.sub(lambda gevonden: self.feit(Contractvorm(gevonden.group())), tekst))

    def regel(self, regel: str) -> PairRule | GroupRule:
        """Return the rule itself, with its own words."""
        gevonden: PairRule | GroupRule = REGELS[regel]
        return gevonden

    # --- limits ----------------------------------------------------------------------------------------------------

    def grens(self, ruimte: Ruimte) -> str:
        """Name what a limit is about: ``buurt Borgele``, ``IrisZorg in Raalte``, ``afspraak A1 (...)``."""
        if ruimte.regel == "afspraak_maximum":
            return self.afspraak(ruimte.groep)
        if ruimte.groep in self.situatie.niveaus:
            return self.gebied_met_soort(self.situatie.niveaus[ruimte.groep], ruimte.groep)
        return self.zonder_codes(ruimte.naam)

    def afspraak(self, afspraak_id: str) -> str:
        """Name an agreement by what it is about."""
        a = next(een for een in self.situatie.dossier.afspraken if een.afspraak_id == afspraak_id)
        over = (a.corporatie, a.gemeente, a.woonvorm, a.huurklasse and HUURKLASSEN[a.huurklasse], a.contractvorm)
        waarover = ", ".join(self.feit(een) for een in over if een is not None)
        return f"de afspraak over {waarover or 'alle woningen'}"

    def hoeveel(self, ruimte: Ruimte, eenheden: int) -> str:
        """Return an amount under a limit with its unit: ``4,5 uur per week``, ``1 punt draagkracht``."""
        eenheid = getattr(self.regel(ruimte.regel), "eenheid", "")
        woorden = eenheid if eenheden == ruimte.deler else _MEER.get(eenheid, f"{eenheid}en")
        waarvan = " draagkracht" if ruimte.regel == "draagkracht" else ""
        return f"{delen(eenheden, ruimte.deler)} {woorden}{waarvan}"

    def vol(self, ruimte: Ruimte) -> str:
        """Say that a limit has too little room for a placement."""
        vrij = max(0, ruimte.grens - (ruimte.gebruikt - ruimte.nodig))
        over = f"nog {self.hoeveel(ruimte, vrij)} over" if vrij else "geen ruimte meer"
        return f"{self.grens(ruimte)} heeft {over} (nodig: {self.hoeveel(ruimte, ruimte.nodig)})"


HUURKLASSEN = {"GOE": "goedkope huur", "BET": "betaalbare huur", "DUU": "dure huur", "BOV": "huur boven de huurgrens"}


def delen(eenheden: int, deler: int) -> str:
    """Return an amount in units for people: ``8,5``."""
    if deler == 1:
        return str(eenheden)
    return woord((Decimal(eenheden) / deler).quantize(Decimal("0.1")))


def enkelvoud(tekst: str) -> str:
    """Write ``1 persoon`` where a sentence has ``1 personen``."""
    return _EEN.sub(lambda gevonden: f"1 {_ENKEL[gevonden.group(1)]}", tekst)


def aantal(hoeveel: int, meervoud: str) -> str:
    """Return a number with a word, in the singular when it is one."""
    return enkelvoud(f"{hoeveel} {meervoud}")


def opsomming(delen: Iterable[str]) -> str:
    """Return ``a, b en c``."""
    *eerste, laatste = delen
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste


def clienten(sleutels: Iterable[str]) -> str:
    """Return ``cliënt C1`` or ``cliënten C1, C2 en C3``."""
    alle = list(sleutels)
    return f"{'cliënt' if len(alle) == 1 else 'cliënten'} {opsomming(alle)}"


def hoofdletter(tekst: str) -> str:
    """Start a sentence."""
    return tekst[:1].upper() + tekst[1:]
