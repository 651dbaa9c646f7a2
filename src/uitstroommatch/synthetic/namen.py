"""Names and their weights: municipalities, landlords, care providers, streets.

Municipalities, corporations and providers exist; what the dossier says about them is invented. Street names are
generic, and private landlords have no real name.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _woorden(tekst: str) -> tuple[str, ...]:
    return tuple(tekst.split())


DEVENTER, RAALTE, LOCHEM, ZUTPHEN, OLST_WIJHE = "GM0150", "GM0177", "GM0262", "GM0301", "GM1773"

GEMEENTEN = (DEVENTER, RAALTE, LOCHEM, ZUTPHEN, OLST_WIJHE)
"""The municipalities of the region, in order of code."""

GROOT = frozenset({DEVENTER, ZUTPHEN})
"""Where providers deliver all intensities and most answer day and night."""

BUITEN = MappingProxyType({"GM0153": 0.25, "GM0193": 0.25, "GM0200": 0.35, "GM0285": 0.15})
"""Enschede, Zwolle, Apeldoorn, Voorst: outside the region."""

HERKOMST: Mapping[str, float] = MappingProxyType(
    {DEVENTER: 0.44, ZUTPHEN: 0.23, RAALTE: 0.13, LOCHEM: 0.12, OLST_WIJHE: 0.08}
)
AANBOD: Mapping[str, float] = MappingProxyType(
    {DEVENTER: 0.47, ZUTPHEN: 0.24, RAALTE: 0.13, LOCHEM: 0.10, OLST_WIJHE: 0.06}
)
"""Share of the homes of corporations."""

VERLEDEN: Mapping[str, float] = MappingProxyType(
    {DEVENTER: 0.58, ZUTPHEN: 0.21, RAALTE: 0.10, LOCHEM: 0.07, OLST_WIJHE: 0.04}
)
"""Share of the past placements: Deventer takes more than its part."""

PARTICULIER = frozenset(f"Particuliere verhuurder {letter}" for letter in "ABC")

VERHUURDERS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        DEVENTER: {
            "Rentree": 0.33,
            "Woonbedrijf ieder1": 0.38,
            "De Marken": 0.22,
            "Particuliere verhuurder A": 0.07,
        },
        RAALTE: {"SallandWonen": 0.95, "Particuliere verhuurder B": 0.05},
        OLST_WIJHE: {"SallandWonen": 1.0},
        LOCHEM: {"Viverion": 0.95, "Particuliere verhuurder B": 0.05},
        ZUTPHEN: {
            "Woonbedrijf ieder1": 0.58,
            "Woningstichting Ons Huis": 0.35,
            "Particuliere verhuurder C": 0.07,
        },
    }
)
VERHUURDERS_WARNSVELD: Mapping[str, float] = MappingProxyType(
    {"Stichting Woningbedrijf Warnsveld": 0.85, "Woonbedrijf ieder1": 0.15}
)

PER_VOORZIENING: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "BW": {"RIBW Overijssel": 0.5, "Dimence": 0.2, "Limor": 0.15, "Leger des Heils": 0.15},
        "MO": {"IrisZorg": 0.6, "Leger des Heils": 0.4},
        "VZ": {"Tactus": 1.0},
        "OGGZ": {"Dimence": 0.6, "Limor": 0.4},
    }
)
WERKGEBIED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "IrisZorg": (DEVENTER, RAALTE, LOCHEM, ZUTPHEN, OLST_WIJHE),
        "Tactus": (DEVENTER, RAALTE, ZUTPHEN),
        "Dimence": (DEVENTER, RAALTE, OLST_WIJHE),
        "RIBW Overijssel": (DEVENTER, RAALTE, OLST_WIJHE, ZUTPHEN),
        "Leger des Heils": (DEVENTER, ZUTPHEN, LOCHEM),
        "Limor": (DEVENTER, LOCHEM, ZUTPHEN),
    }
)

POSTCODES: Mapping[str, str] = MappingProxyType(
    dict(
        paar.split(":")
        for paar in _woorden(
            """
            WK015001:7411 WK015002:7419 WK015003:7412 WK015004:7413 WK015005:7414 WK015006:7415
            WK015007:7417 WK015008:7423 WK015009:7425 WK015010:7421 WK015011:7431 WK015012:7433
            WK015013:7435 WK015014:7434 WK015015:7437 WK017701:8102 WK017702:8105 WK017703:8106
            WK017704:8112 WK017705:8111 WK017706:8107 WK017707:8141 WK017708:8144 WK017709:8055
            WK026200:7241 WK026201:7241 WK026202:7245 WK026203:7244 WK026204:7211 WK026205:7217
            WK030100:7201 WK030101:7204 WK030102:7203 WK030103:7206 WK030104:7207 WK030105:7231
            WK177301:8121 WK177302:8131 WK177303:8124 WK177304:8121 WK177305:8131 WK177306:8196
            WK177307:8121 WK177308:8121 WK177309:8131 WK177310:8198 WK177311:8121 WK177312:8131
            """
        )
    )
)
"""Most frequent postcode digits per wijk."""

POSTLETTERS = ("SA", "SD", "SS")
"""Letters that no Dutch postcode has, so that no synthetic home stands at a real address."""

ACHTERAF = "Achterweg"
"""Street of a home that stands apart."""

STRATEN = _woorden(
    """
    Lindelaan Beukenlaan Eikenstraat Kastanjelaan Esdoornlaan Berkenweg Wilgenstraat Populierenlaan
    Acaciastraat Meidoornstraat Sleedoornstraat Vlierstraat Hazelaarstraat Iepenstraat Elzenstraat
    Lijsterstraat Merelstraat Vinkenstraat Zwaluwstraat Leeuwerikstraat Nachtegaalstraat
    Spreeuwenstraat Roodborststraat Kievitstraat Gruttostraat Tulpstraat Rozenstraat Anjerstraat
    Dahliastraat Irisstraat Leliestraat Narcisstraat Violenstraat Asterstraat Begoniastraat
    Akkerweg Korenweg Roggestraat Tarwestraat Haverstraat Gerststraat Boekweitstraat Weidestraat
    Molenweg Veldweg Dijkstraat Schoolstraat Kerkstraat Stationsstraat Nieuwstraat Hoogstraat
    Kampstraat Brinkweg Enkweg Parkweg Zonnestraat Maanstraat Sterrenlaan Bosrand Heideweg
    Vlasstraat Klaverstraat Varenstraat Hulststraat Laurierstraat Jasmijnstraat Fresiastraat
    Klaprooslaan Margrietstraat Ganzenweg Zwanenstraat Reigerstraat Ooievaarstraat Uilenstraat
    Haviklaan Valkstraat Sperwerstraat Egelstraat Eekhoornlaan Reestraat Dassenweg Hertenlaan
    Appelgaard Perenlaan Kersenlaan Pruimenstraat Notenlaan Bramenweg Frambozenstraat Aardbeistraat
    Kuipersstraat Smidsstraat Wagenmakersstraat Weversstraat Bakkersstraat Timmerlaan Mandenweg
    """
)
"""Generic street names; not every one exists in the buurt where the example puts it."""
