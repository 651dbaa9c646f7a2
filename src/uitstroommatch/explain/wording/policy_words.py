"""The words for what stands in a policy: titles of rules and goals, names of keys, and rules as full sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from uitstroommatch.domain.enums import Woonvorm
from uitstroommatch.domain.reason import woord
from uitstroommatch.explain.wording.names import aantal, opsomming
from uitstroommatch.policy.schema import Beleid
from uitstroommatch.rulebook import DOELEN, REGELS, ZACHT

# --- names -------------------------------------------------------------------------------------------------------

_TITELS: Mapping[str, str] = {
    "beschikbaarheid": "Op tijd vrij",
    "woonvorm": "Woonvorm die past",
    "contractvorm": "Contract dat beide kanten willen",
    "huurgrens_jongeren": "Huurgrens voor jongeren",
    "passend_toewijzen": "Passend toewijzen",
    "budget": "Huur binnen het budgetplan",
    "huishouden_past": "Huishouden past in de woning",
    "toegankelijkheid": "Toegankelijk genoeg",
    "leeftijdslabel": "Leeftijdslabel van de woning",
    "uitgesloten_gebied": "Geen uitgesloten gebied",
    "begeleiding": "Begeleiding in de buurt",
    "herkomst_buiten_regio": "Herkomst buiten de regio",
    "besluit_afgewezen": "Afgewezen komt niet terug",
    "een_woning_per_client": "Eén woning per cliënt",
    "plaatsen": "Niet meer cliënten dan plaatsen",
    "draagkracht": "Draagkracht van buurten",
    "begeleidingsuren": "Uren begeleiding",
    "omklap_capaciteit": "Omklapcontracten per aanbieder",
    "afspraak_maximum": "Maximum van prestatieafspraken",
    "besluit_vast": "Wat vastligt blijft staan",
    "spoed": "Spoed",
    "herkomst": "Terug naar de gemeente van herkomst",
    "geplaatst": "Zoveel mogelijk cliënten",
    "afspraken": "Prestatieafspraken halen",
    "uitwisseling": "Gelijke uitwisseling tussen gemeenten",
    "wachttijd": "Wie het langst wacht",
    "omklap": "Omklap",
    "wens": "Woonwensen",
    "spreiding": "Spreiding over buurten",
    "stabiliteit": "Dicht bij het vorige voorstel",
}
_SLEUTELS: Mapping[str, tuple[str, str]] = {
    "horizon_dagen": ("vrij binnen zoveel dagen na de peildatum", "dagen"),
    "max_leegstand_dagen": ("mag zo lang leegstaan voor de cliënt", "dagen"),
    "profiel": ("welke grens geldt", ""),
    "leeftijdsgrens": ("geldt voor wie jonger is dan", "jaar"),
    "grens": ("hoogste huur", "euro per maand"),
    "kind_heft_op": ("een kind in huis heft de grens op", ""),
    "woonvormen": ("geldt voor deze woonvormen", ""),
    "extra_kamers": ("kamers boven het aantal personen", "kamers"),
    "ook_binnen_regio": ("ook binnen de regio alleen de eigen gemeente", ""),
    "licht": ("gewicht van lichte begeleiding", "punten"),
    "medium": ("gewicht van gemiddelde begeleiding", "punten"),
    "complex": ("gewicht van complexe begeleiding", "punten"),
    "gespecialiseerd": ("gewicht van gespecialiseerde begeleiding", "punten"),
    "draagkracht.per_1000": ("grens van een buurt, per 1.000 huishoudens", "punten"),
    "draagkracht.straat": ("grens van een straat", "punten"),
    "draagkracht.complex": ("grens van een complex", "punten"),
    "draagkracht.wijk": ("grens van een wijk", "punten"),
    "draagkracht.gemeente": ("grens van een gemeente", "punten"),
    "factor.leeg": ("factor zonder score van de leefbaarheid", ""),
    "peildatum": ("peildatum", ""),
    "regio": ("gemeenten van de regio", ""),
    "venster_jaren": ("zo lang telt een eerdere plaatsing mee", "jaar"),
    "geldig_vanaf": ("geldig vanaf", ""),
    "geldig_tot": ("geldig tot en met", ""),
    "bron": ("bron", ""),
    "naam": ("naam van het beleid", ""),
    "modus": ("werking", ""),
    "volgorde": ("volgorde van de doelen", ""),
    "kwaliteitskortingsgrens": ("kwaliteitskortingsgrens", "euro per maand"),
    "lage_aftoppingsgrens": ("lage aftoppingsgrens (1 of 2 personen)", "euro per maand"),
    "hoge_aftoppingsgrens": ("hoge aftoppingsgrens (3 of meer personen)", "euro per maand"),
    "maximale_huurgrens": ("maximale huurgrens", "euro per maand"),
    "jongerenleeftijd": ("jong is jonger dan", "jaar"),
}
MODI: Mapping[str, str] = {
    "hard": "mag niet worden overtreden",
    "zacht": "mag worden overtreden, maar elke keer telt als nadeel",
    "uit": "doet niet mee",
}
KORT_MODI: Mapping[str, str] = {"hard": "geldt altijd", "zacht": "liever wel", "uit": "doet niet mee"}
"""The same, short enough for a mark beside a rule."""
_EENHEID_VAN_DOEL: Mapping[str, str] = {
    "spoed": "cliënten", "herkomst": "cliënten", "geplaatst": "cliënten", "afspraken": "plaatsingen",
    "uitwisseling": "cliënten", "wachttijd": "weken", "omklap": "plaatsingen", "wens": "punten", "spreiding": "punten",
    "stabiliteit": "plaatsingen",
}  # fmt: skip
_WOONVORMEN: Mapping[Woonvorm, str] = {
    Woonvorm.ZELFSTANDIG: "zelfstandige woningen",
    Woonvorm.KAMER: "kamers",
    Woonvorm.GROEPSWONEN: "groepswonen",
    Woonvorm.SKAEVE_HUSE: "skaeve huse",
}


def titel(naam: str) -> str:
    """Return the title of a rule or goal; one that has none here gets its own name."""
    if naam.startswith(ZACHT):
        return f"Afwijkingen van: {titel(naam.removeprefix(ZACHT))}"
    return _TITELS.get(naam, naam.replace("_", " ").capitalize())


def sleutelnaam(sleutel: str) -> str:
    """Return what a key is called within its table."""
    return _sleutel(sleutel)[0]


def eenheid(sleutel: str) -> str:
    """Return the unit of a key."""
    return _sleutel(sleutel)[1]


def eenheid_van_doel(doel: str) -> str:
    """Return what one unit of a goal is."""
    return "keer" if doel.startswith(ZACHT) else _EENHEID_VAN_DOEL.get(doel, "")


def _sleutel(sleutel: str) -> tuple[str, str]:
    delen = sleutel.split(".")
    if delen[-2:-1] == ["factor"] and delen[-1] != "leeg":
        return f"factor bij leefbaarheid {delen[-1]}", ""
    naam = ".".join(delen[-2:])
    return _SLEUTELS.get(naam) or _SLEUTELS.get(delen[-1]) or (delen[-1].replace("_", " "), "")


def voluit(sleutel: str) -> str:
    """Say which key of the policy this is: ``Huurgrens voor jongeren: hoogste huur``."""
    sectie, *rest = sleutel.split(".")
    naam = sleutelnaam(sleutel)
    if sectie == "regels" and rest:
        return f"{titel(rest[0])}: {naam}"
    if sectie == "normen" and rest:
        return f"Huurnorm van {rest[0]}: {naam}"
    if sectie == "doelen" and rest[:1] == ["speling"]:
        return f"{titel('.'.join(rest[1:]))}: speling"
    return f"Draagkracht van buurten: {naam}" if sectie in ("gewicht", "draagkracht") else naam[:1].upper() + naam[1:]


# --- rules as sentences ------------------------------------------------------------------------------------------


def regelzin(regel: str, parameters: Any, beleid: Beleid) -> str:
    """Say a rule with its numbers filled in; a rule without words here says its own sentence."""
    zeg = _ZINNEN.get(regel)
    return str(REGELS[regel].zin) if zeg is None else zeg(parameters, beleid)


def doelzin(doel: str, zin: str, beleid: Beleid) -> str:
    """Say a goal, with what the policy fills in."""
    venster = f" Plaatsingen van de laatste {beleid.beleid.venster_jaren} jaar tellen mee."
    return f"{zin}{venster}" if doel == "uitwisseling" and doel in DOELEN else zin


def _beschikbaarheid(p: Any, _: Beleid) -> str:
    vrij, leeg = aantal(p.horizon_dagen, "dagen"), aantal(p.max_leegstand_dagen, "dagen")
    return (
        f"De woning komt uiterlijk {vrij} na de peildatum vrij, en staat hooguit {leeg} leeg voordat de cliënt kan "
        "verhuizen."
    )


def _jongeren(p: Any, beleid: Beleid) -> str:
    jaar = beleid.peildatum.year
    onder, grens, kind = p.van(beleid.normen_van_het_jaar)
    norm = f" (de wettelijke grens van {jaar})" if p.profiel == "wettelijk" else ""
    huis = "Een kind in huis heft die grens op." if kind else "Ook met een kind in huis."
    zin = f"Wie jonger is dan {onder} jaar krijgt een woning met een huur tot en met {_euro(grens)}{norm}."
    return f"{zin} {huis}{_alleen_voor(p.woonvormen)}"


def _passend(p: Any, beleid: Beleid) -> str:
    normen, jaar = beleid.normen_van_het_jaar, beleid.peildatum.year
    return (
        f"Een huishouden met een laag inkomen krijgt een huur tot en met de aftoppingsgrens van {jaar}: "
        f"{_euro(normen.lage_aftoppingsgrens)} voor 1 of 2 personen en {_euro(normen.hoge_aftoppingsgrens)} voor 3 of "
        f"meer.{_alleen_voor(p.woonvormen)}"
    )


def _huishouden(p: Any, _: Beleid) -> str:
    meer = f"hooguit {aantal(p.extra_kamers, 'kamers')} meer" if p.extra_kamers else "niet meer kamers"
    return f"Het huishouden past in de woning, en de woning heeft {meer} dan er personen zijn."


def _herkomst(p: Any, _: Beleid) -> str:
    zin = REGELS["herkomst_buiten_regio"].zin
    ook = "Ook wie uit de regio komt, krijgt dan alleen een woning in de eigen gemeente."
    return f"{zin} {ook}" if p.ook_binnen_regio else str(zin)


def _draagkracht(_: Any, beleid: Beleid) -> str:
    gewicht, norm = beleid.gewicht, beleid.draagkracht
    punten = f"licht {gewicht.licht}, gemiddeld {gewicht.medium}, complex {gewicht.complex}"
    grenzen = [f"een buurt {_getal(norm.per_1000)} per 1.000 huishoudens (maal een factor voor de leefbaarheid)"]
    for niveau in ("straat", "complex", "wijk", "gemeente"):
        grens = getattr(norm, niveau)
        grenzen += [] if grens is None else [f"een {niveau} {grens}"]
    return (
        f"{REGELS['draagkracht'].zin} Een plaatsing weegt naar begeleiding: {punten} en gespecialiseerd "
        f"{gewicht.gespecialiseerd} punten, en telt {beleid.beleid.venster_jaren} jaar mee. Zonder eigen grens draagt "
        f"{opsomming(grenzen)} punten."
    )


_ZINNEN: Mapping[str, Callable[[Any, Beleid], str]] = {
    "beschikbaarheid": _beschikbaarheid,
    "huurgrens_jongeren": _jongeren,
    "passend_toewijzen": _passend,
    "huishouden_past": _huishouden,
    "herkomst_buiten_regio": _herkomst,
    "draagkracht": _draagkracht,
}


def _alleen_voor(woonvormen: Iterable[Woonvorm]) -> str:
    """Say for which kinds of home a rule holds, when that is not all of them."""
    gekozen = list(dict.fromkeys(woonvormen))
    if set(gekozen) == set(Woonvorm):
        return ""
    return (
        f" Dit geldt alleen voor {opsomming(_WOONVORMEN[een] for een in gekozen)}."
        if gekozen
        else (" Dit geldt voor geen enkele woonvorm.")
    )


def _euro(bedrag: Decimal) -> str:
    return f"{woord(bedrag)} euro"


def _getal(getal: Decimal) -> str:
    return woord(getal.normalize()) if getal != getal.to_integral_value() else str(int(getal))
