"""A sheet per placement for the corporation, with only what it needs to let a home.

What it does not need is not there to leak: no origin, no age, no income, no facility or intensity of support, no weeks
of waiting, no wishes, and no other client.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from uitstroommatch.domain.enums import Contractvorm, Toegankelijkheid
from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.explain.wording.names import Namen
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

_UREN = (
    (Decimal(0), "geen"),
    (Decimal(4), "tot en met 4 uur per week"),
    (Decimal(8), "meer dan 4, tot en met 8 uur per week"),
    (Decimal(16), "meer dan 8, tot en met 16 uur per week"),
)
_MEER = "meer dan 16 uur per week"
_CONTRACTEN = {
    Contractvorm.OMK: "omklap: eerst op naam van de aanbieder, later op naam van de bewoner",
    Contractvorm.VWD: "op naam van de bewoner, onder voorwaarden",
    Contractvorm.OBE: "op naam van de bewoner, voor onbepaalde tijd",
}
_TOEGANKELIJK = {
    Toegankelijkheid.GEEN: "niets bijzonders",
    Toegankelijkheid.GELIJKVLOERS: "gelijkvloers",
    Toegankelijkheid.ROLSTOEL: "geschikt voor een rolstoel",
}


@dataclass(frozen=True, slots=True)
class Toewijzingsblad:
    """What a corporation needs of one placement. ``kenmerk`` is the pseudonym by which all parties know it."""

    kenmerk: str
    corporatie: str
    woning_id: str
    straat: str
    complex: str | None
    postcode: str | None
    buurt: str
    gemeente: str
    woonvorm: str
    kamers: int
    rekenhuur: Decimal
    contractvorm: Contractvorm
    contract: str
    personen: int
    toegankelijkheid: str
    verhuizen_vanaf: date
    aanbieder: str
    begeleiding: str


def bladen(
    rulebook: Rulebook, situatie: Situatie, plan: Plan, corporatie: str | None = None
) -> tuple[Toewijzingsblad, ...]:
    """Return the sheet of every placement, or of those of one corporation, in order of corporation and home."""
    namen = Namen(rulebook, situatie)
    alle = (_blad(namen, een) for een in plan if corporatie in (None, situatie.aanbod[een[1]].corporatie))
    return tuple(sorted(alle, key=lambda blad: (blad.corporatie, blad.woning_id, blad.kenmerk)))


def _blad(namen: Namen, een: Drietal) -> Toewijzingsblad:
    client, woning, vorm, _ = namen.situatie.geval(*een)
    return Toewijzingsblad(
        kenmerk=client.client_sleutel,
        corporatie=woning.corporatie,
        woning_id=woning.woning_id,
        straat=woning.straat,
        complex=woning.complex,
        postcode=woning.postcode,
        buurt=namen.gebied(woning.buurtcode),
        gemeente=namen.gebied(woning.gemeente),
        woonvorm=namen.feit(woning.woonvorm),
        kamers=woning.kamers,
        rekenhuur=woning.rekenhuur,
        contractvorm=vorm,
        contract=_CONTRACTEN[vorm],
        personen=client.huishoudgrootte,
        toegankelijkheid=_TOEGANKELIJK[client.toegankelijkheid],
        verhuizen_vanaf=max(woning.vrij_vanaf, client.uitstroom_vanaf),
        aanbieder=client.aanbieder,
        begeleiding=urenklasse(client.uren_per_week),
    )


def urenklasse(uren: Decimal) -> str:
    """Return hours of support as a class: the exact number is no business of a landlord."""
    return next((naam for hoogste, naam in _UREN if uren <= hoogste), _MEER)
