"""What every file and column of a dossier is, for the people who fill them in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BESTANDEN: Mapping[str, str] = MappingProxyType(
    {
        "clienten": "Wie kan uitstromen: een rij per cliënt, met een pseudoniem en zonder persoonsgegevens.",
        "woningen": "Wat wordt aangeboden: een rij per woning.",
        "gebieden": "De gemeenten, wijken en buurten van de regio, met de codes van het CBS.",
        "draagkracht": "Eigen grenzen in punten voor een gebied; zonder rij geldt de grens van het beleid.",
        "aanbieders": "Wat een aanbieder in een gemeente kan leveren: een rij per aanbieder en gemeente.",
        "afspraken": "De prestatieafspraken van een jaar: hoeveel plaatsingen van welke soort.",
        "plaatsingen": "Wie eerder is geplaatst: telt mee voor de draagkracht, de afspraken en de uitwisseling.",
        "besluiten": "Wat mensen al hebben besloten over een cliënt en een woning.",
    }
)

_GRADEN = {
    "lengtegraad": "Lengtegraad, voor de kaart.",
    "breedtegraad": "Breedtegraad, voor de kaart.",
}
KOLOMMEN: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "clienten": {
            "client_sleutel": "Pseudoniem van de cliënt, elke sleutel een keer. Nooit een naam of BSN.",
            "aanbieder": "De aanbieder die de cliënt aanmeldt en begeleidt, geschreven zoals in aanbieders.",
            "gemeente_herkomst": "De gemeente waar de cliënt vandaan komt; dat mag buiten de regio zijn.",
            "herkomst_afwijken": "Is goedgekeurd dat de cliënt elders gaat wonen?",
            "afwijkreden": "Waarom dat is goedgekeurd; verplicht bij herkomst_afwijken ja.",
            "geboortemaand": "Jaar en maand van de oudste in het huishouden. Nooit een volledige geboortedatum.",
            "huishoudgrootte": "Hoeveel personen er gaan wonen.",
            "kinderen": "Hoeveel van hen kinderen zijn.",
            "inkomensklasse": "laag: valt onder passend toewijzen.",
            "max_huur": "Hoogste huur volgens het budgetplan, in euro per maand.",
            "voorziening": "Uit welke voorziening de cliënt komt.",
            "wettelijk_kader": "De wet waaruit de begeleiding wordt betaald.",
            "zwaarte": "Hoe zwaar de ambulante begeleiding is.",
            "uren_per_week": "Uren begeleiding per week.",
            "bereikbaarheid_24u": "Moet de begeleiding dag en nacht bereikbaar zijn?",
            "woonvormen": "De woonvormen die passen.",
            "contractvormen": "Contracten die de cliënt aanvaardt: OMK omklap, VWD onder voorwaarden, OBE onbepaald.",
            "toegankelijkheid": "Wat de cliënt nodig heeft.",
            "voorkeur_gemeenten": "Gemeenten waar de cliënt graag woont, de liefste eerst.",
            "voorkeur_buurten": "Buurten waar de cliënt graag woont.",
            "uitgesloten_gebieden": "Gebieden waar de cliënt niet mag wonen: gemeente, wijk, buurt, straat of complex.",
            "uitstroom_vanaf": "Vanaf wanneer de cliënt kan verhuizen.",
            "wacht_sinds": "Vanaf wanneer de cliënt is aangemeld.",
            "urgentie": "Heeft de cliënt spoed?",
        },
        "woningen": {
            "woning_id": "Nummer of naam van de woning bij de verhuurder, elk een keer.",
            "corporatie": "De verhuurder.",
            "buurtcode": "De buurt van de woning, met een code uit gebieden.",
            "straat": "De straat, zonder huisnummer.",
            "complex": "Het gebouw of complex, als de woning daarbij hoort.",
            "postcode": "De postcode.",
            "woonvorm": "Wat voor woning het is.",
            "rekenhuur": "De rekenhuur in euro per maand; per plaats als de woning er meer heeft.",
            "kamers": "Hoeveel kamers er zijn.",
            "max_personen": "Hoe groot het huishouden hooguit mag zijn.",
            "toegankelijkheid": "Wat de woning biedt.",
            "leeftijd_min": "Laagste leeftijd volgens het label van de woning.",
            "leeftijd_max": "Hoogste leeftijd volgens het label van de woning.",
            "contractvormen": "De contracten die de verhuurder biedt.",
            "plaatsen": "Voor hoeveel cliënten er plaats is.",
            "beschikbaar_vanaf": "Vanaf wanneer de woning vrij is.",
            **_GRADEN,
        },
        "gebieden": {
            "code": "De code van het CBS.",
            "naam": "De naam van het gebied.",
            "niveau": "Wat voor gebied het is.",
            "ouder": "De code een niveau hoger: van de wijk bij een buurt, van de gemeente bij een wijk.",
            "huishoudens": "Hoeveel huishoudens er wonen; bepaalt de grens van een buurt.",
            "leefbaarheid": "De klasse van de Leefbaarometer, van 1 (zeer onvoldoende) tot 9 (uitstekend).",
            **_GRADEN,
        },
        "draagkracht": {
            "niveau": "Wat voor gebied het is.",
            "code": "De code van het gebied; een straat is BU01500101/Straat, een complex BU01500101/Straat/Complex.",
            "grens": "Hoeveel punten het gebied kan dragen.",
            "reden": "Waarom deze grens geldt, zonder persoonsgegevens.",
        },
        "aanbieders": {
            "aanbieder": "De naam van de aanbieder, steeds gelijk geschreven.",
            "gemeente": "De gemeente waar de aanbieder dit levert.",
            "uren_beschikbaar": "Vrije uren begeleiding per week.",
            "omklap_max": "Hoeveel huurcontracten er op naam van de aanbieder nog bij kunnen.",
            "zwaartes": "Welke begeleiding de aanbieder daar levert.",
            "bereikbaar_24u": "Is de begeleiding daar dag en nacht bereikbaar?",
        },
        "afspraken": {
            "afspraak_id": "Nummer van de afspraak, elk een keer.",
            "jaar": "Het jaar van de afspraak.",
            "corporatie": "Alleen plaatsingen bij deze verhuurder tellen.",
            "gemeente": "Alleen plaatsingen in deze gemeente tellen.",
            "woonvorm": "Alleen deze woonvorm telt.",
            "huurklasse": "Alleen deze huurklasse telt: GOE goedkoop, BET betaalbaar, DUU duur, BOV daarboven.",
            "contractvorm": "Alleen dit contract telt.",
            "minimum": "Hoeveel plaatsingen er ten minste zijn afgesproken.",
            "maximum": "Hoeveel plaatsingen er ten hoogste zijn afgesproken.",
        },
        "plaatsingen": {
            "plaatsing_id": "Nummer van de plaatsing, elk een keer.",
            "datum": "De dag waarop het huurcontract inging.",
            "gemeente_herkomst": "De gemeente waar de cliënt vandaan kwam.",
            "buurtcode": "De buurt van de woning, met een code uit gebieden.",
            "straat": "De straat, zonder huisnummer.",
            "complex": "Het gebouw of complex.",
            "corporatie": "De verhuurder.",
            "aanbieder": "De aanbieder die begeleidt.",
            "zwaarte": "Hoe zwaar de begeleiding was bij de plaatsing.",
            "woonvorm": "Wat voor woning het is.",
            "rekenhuur": "De rekenhuur in euro per maand.",
            "contractvorm": "Het contract: OMK omklap, VWD onder voorwaarden, OBE onbepaald.",
            "einddatum": "De dag waarop de plaatsing eindigde.",
        },
        "besluiten": {
            "client_sleutel": "De sleutel van de cliënt, zoals in clienten.",
            "woning_id": "De woning, zoals in woningen.",
            "contractvorm": "Het contract; wordt alleen gelezen bij vast.",
            "besluit": "vast: deze plaatsing blijft staan. afgewezen: deze combinatie komt niet terug.",
            "reden": "Waarom, zonder persoonsgegevens.",
        },
    }
)

ALS_LEEG: Mapping[str, str] = MappingProxyType(
    {
        "max_huur": "geen grens",
        "omklap_max": "geen grens",
        "minimum": "geen minimum",
        "maximum": "geen maximum",
        "leeftijd_min": "geen grens",
        "leeftijd_max": "geen grens",
        "einddatum": "loopt nog",
        "leefbaarheid": "geen score",
        "ouder": "alleen bij een gemeente",
        "straat": "telt vanaf de buurt",
    }
)
"""What an empty cell means where there is no default value; other columns may simply be empty."""
_MAAKT_NIET_UIT = ("corporatie", "gemeente", "woonvorm", "huurklasse", "contractvorm")


def als_leeg(bestand: str, kolom: str) -> str:
    """Say what an empty cell means in a column without a default value."""
    if bestand == "afspraken" and kolom in _MAAKT_NIET_UIT:
        return "maakt niet uit"
    if bestand == "besluiten" and kolom == "contractvorm":
        return "de eerste die beide kanten willen"
    return ALS_LEEG.get(kolom, "mag leeg")
