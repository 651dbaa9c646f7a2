"""Why a placement is refused: the codes of VERA where it has one (AanbiedingDetailStatus), and our own beside them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.privacy import looks_personal

ANDERS = "AND"
LANGSTE_REDEN = 200

REDENEN: Mapping[str, str] = MappingProxyType(
    {
        # VERA
        "HUU": "De huurprijs is te hoog",
        "WOB": "De woonomgeving bevalt niet",
        "WBN": "De woning bevalt niet",
        "PER": "Persoonlijke omstandigheden",
        "REA": "De reactietermijn is verlopen",
        # VERA knows the offer to a client; these are of the landlord, the provider and the officer
        "TOE": "De woning is niet toegankelijk genoeg",
        "BUR": "De combinatie met de buren of het complex past niet",
        "NET": "Het is te ver van het netwerk, het werk of de dagbesteding",
        "VEI": "Het is daar niet veilig voor de cliënt of de omgeving",
        "BEG": "De begeleiding is daar niet te regelen",
        "NBE": "De woning is niet (meer) beschikbaar",
        "NCL": "De cliënt is niet (meer) beschikbaar",
        ANDERS: "Een andere reden, met toelichting",
    }
)
"""Text per code."""


def controleer_reden(redencode: str | None, reden: str | None) -> None:
    """Refuse a rejection that does not say why.

    Raises:
        InvoerFout: no code, an unknown one, or ``AND`` without words.
    """
    if redencode not in REDENEN:
        wat = "ontbreekt; een afwijzing heeft een reden" if redencode is None else "is geen bekende reden"
        hoe = "; ".join(f"{code} ({tekst})" for code, tekst in REDENEN.items())
        raise InvoerFout([Fout("besluit", 0, "redencode", wat, hoe)])
    if redencode == ANDERS and not reden:
        raise InvoerFout([Fout("besluit", 0, "reden", f"ontbreekt bij redencode {ANDERS}", "een zin die zegt waarom")])


def schone_reden(
    reden: str | None, *, verplicht: bool = False, over: str = "besluit", veld: str = "reden"
) -> str | None:
    """Return a reason without spaces around it; one that holds personal data is refused.

    Raises:
        InvoerFout: it is too long, cannot be read, is about someone, or is not there and has to be.
    """
    reden = (reden or "").strip() or None
    wat = None
    if reden is None:
        wat = "ontbreekt" if verplicht else None
    elif len(reden) > LANGSTE_REDEN or not reden.isprintable():
        wat = "is te lang of bevat onzichtbare tekens"
    elif looks_personal(reden):
        wat = "bevat een persoonsgegeven; persoonsgegevens worden geweigerd"
    if wat is not None:
        hoe = f"een zin van hooguit {LANGSTE_REDEN} tekens, zonder namen, nummers en adressen"
        raise InvoerFout([Fout(over, 0, veld, wat, hoe)])
    return reden
