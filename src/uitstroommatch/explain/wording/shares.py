"""Who gets a home and who waits, by kind of client."""

from __future__ import annotations

from collections.abc import Iterable

from uitstroommatch.domain.enums import Woonvorm
from uitstroommatch.domain.reason import woord
from uitstroommatch.explain.fairness import BUITEN, JONG, Groepskans, Wachttijd
from uitstroommatch.explain.wording.names import Namen, hoofdletter

_KOPPEN = {
    "allen": "Alle cliënten",
    "gemeente_herkomst": "Naar gemeente van herkomst",
    "leeftijd": "Naar leeftijd",
    "aanbieder": "Naar aanbieder",
    "zwaarte": "Naar zwaarte van de begeleiding",
    "woonvorm": "Naar passende woonvorm (een cliënt kan bij meer dan een horen)",
}


def eerlijkheid(namen: Namen, kansen: Iterable[Groepskans]) -> list[str]:
    """Say for each kind of client how many get a home and how long they wait."""
    regels: list[str] = []
    kop = ""
    for kans in kansen:
        if kans.kenmerk != kop:
            kop = kans.kenmerk
            regels.append(f"{_KOPPEN[kop]}:")
        regels.append(f"- {_naam(namen, kans)}: {_kans(kans)}.")
    return regels


def _naam(namen: Namen, kans: Groepskans) -> str:
    if kans.kenmerk == "leeftijd":
        grens = namen.situatie.normen.jongerenleeftijd
        return f"Jonger dan {grens} jaar" if kans.waarde == JONG else f"{grens} jaar of ouder"
    if kans.kenmerk == "woonvorm":
        return hoofdletter(namen.feit(Woonvorm(kans.waarde)))
    if kans.kenmerk == "gemeente_herkomst" and kans.waarde == BUITEN:
        return "Buiten de regio"
    return hoofdletter("samen" if kans.kenmerk == "allen" else namen.zonder_codes(kans.waarde))


def _kans(kans: Groepskans) -> str:
    zin = f"{kans.geplaatst} van {kans.clienten} met een woning ({kans.procent} procent). Wachttijd van allen"
    zin = f"{zin} {_weken(kans.vooraf)}"
    return f"{zin}; van wie overblijft {_weken(kans.achteraf)}" if kans.achteraf.gemiddeld is not None else zin


def _weken(wachttijd: Wachttijd) -> str:
    return f"gemiddeld {woord(wachttijd.gemiddeld)} weken (de middelste: {woord(wachttijd.midden)})"
