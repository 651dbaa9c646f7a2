"""One line per client: what counted for this home, or why there is none. Short enough for a row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from uitstroommatch.domain.enums import Toegankelijkheid, Urgentie
from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.domain.reason import Feit, woord
from uitstroommatch.explain.in_short import Grond, KortWaarom, KortWaaromNiet
from uitstroommatch.explain.wording.names import Namen, aantal, hoofdletter, opsomming

LANGSTE = 110
"""Signs in a line: what fits beside a placement in a table."""
MEESTE = 3  # grounds in a line

_RANG = {1: "eerste", 2: "tweede", 3: "derde"}
_TOEGANKELIJK = {
    Toegankelijkheid.GELIJKVLOERS: "woont hier gelijkvloers (dat is nodig)",
    Toegankelijkheid.ROLSTOEL: "kan hier met een rolstoel terecht",
}
_AFVAL = {
    "beschikbaarheid": "komen niet op tijd vrij",
    "woonvorm": "hebben een woonvorm die niet past",
    "contractvorm": "hebben een contract dat niet past",
    "huurgrens_jongeren": "zijn te duur voor een jongere",
    "passend_toewijzen": "zijn te duur om passend toe te wijzen",
    "budget": "zijn te duur voor het budgetplan",
    "huishouden_past": "zijn te klein of te groot",
    "toegankelijkheid": "zijn niet toegankelijk genoeg",
    "leeftijdslabel": "zijn voor een andere leeftijd",
    "uitgesloten_gebied": "liggen in een uitgesloten gebied",
    "begeleiding": "liggen waar de nodige begeleiding ontbreekt",
    "herkomst_buiten_regio": "liggen buiten de gemeente van herkomst",
    "besluit_afgewezen": "zijn voor deze cliënt afgewezen",
}
_VOL = {
    "draagkracht": "is de draagkracht op",
    "begeleidingsuren": "is de begeleiding op",
    "omklap_capaciteit": "kan de aanbieder geen omklap meer aan",
    "afspraak_maximum": "is de afspraak vol",
    "doelvolgorde": "zou een doel dat voorgaat slechter worden",
}
_ENKEL = {"komen": "komt", "hebben": "heeft", "zijn": "is", "liggen": "ligt", "vallen": "valt"}

# --- why this home -----------------------------------------------------------------------------------------------


def kort_waarom(namen: Namen, w: KortWaarom) -> str:
    """Say in one line what counted for a placement."""
    gronden = _samengevoegd(w.gronden)
    if not gronden:
        return "Past in deze woning; niets anders gaf de doorslag."
    zinsdelen: list[str] = []
    for grond in gronden:
        for zinsdeel in _grond(namen, grond):
            if len(zinsdelen) < MEESTE and len(_regel([*zinsdelen, zinsdeel])) <= LANGSTE:
                zinsdelen.append(zinsdeel)
                break
    return _regel(zinsdelen)


def _regel(zinsdelen: Sequence[str]) -> str:
    return f"{hoofdletter(opsomming(zinsdelen))}."


def _samengevoegd(gronden: Sequence[Grond]) -> list[Grond]:
    """Tell a wish with the return when both are about the same municipality."""
    terug = next((grond for grond in gronden if grond.soort == "terug"), None)
    wens = next((grond for grond in gronden if grond.soort == "wens_gemeente"), None)
    if terug is None or wens is None:
        return list(gronden)
    samen = Grond("terug", {**wens.feiten})
    return [samen if grond is terug else grond for grond in gronden if grond is not wens]


def _grond(namen: Namen, grond: Grond) -> Iterator[str]:
    """Yield the words for a ground, the longest first: the line takes what still fits."""
    feiten = grond.feiten
    naam = _gemeente(namen, feiten.get("gemeente"))
    match grond.soort:
        case "vast":
            yield "ligt vast: mensen hebben zo besloten"
        case "enige_woning":
            alle = _getal(feiten["alle"])
            yield "krijgt de enige woning" if alle == 1 else f"kan van de {alle} woningen alleen deze krijgen"
        case "weinig_woningen":
            yield f"kan maar in {aantal(_getal(feiten['aantal']), 'woningen')} terecht"
        case "spoed":
            yield "heeft spoed"
        case "terug":
            wens = _RANG.get(_getal(feiten.get("plaats")))
            yield f"keert terug naar {naam}{f' ({wens} wens)' if wens else ''}"
        case "uitzondering":
            yield f"hoeft niet terug naar {naam} (goedgekeurd)"
        case "niet_terug_past_niet":
            yield f"kan niet terug naar {naam} (geen woning past daar)"
        case "niet_terug_vergeven":
            yield f"kan niet terug naar {naam} ({_vergeven(_getal(feiten['aantal']))})"
        case "niet_terug_geen_ruimte":
            yield f"kan niet terug naar {naam} (waar nog plek is, is een grens bereikt)"
        case "jong":
            yield f"blijft met {woord(feiten['huur'])} huur binnen de grens voor jongeren"
        case "toegankelijk":
            yield _TOEGANKELIJK[Toegankelijkheid(str(feiten["nodig"]))]
        case "dag_en_nacht":
            yield f"krijgt hier dag en nacht begeleiding van {feiten['aanbieder']}"
            yield "krijgt hier dag en nacht begeleiding"
        case "wacht":
            yield from _wacht(_getal(feiten["weken"]), _getal(feiten["anderen"]))
        case "wens_gemeente":
            rang = _RANG.get(_getal(feiten["plaats"]))
            yield f"woont in {naam}, de {rang} wens" if rang else f"woont naar wens in {naam}"
        case "wens_buurt":
            yield f"komt in een gewenste buurt ({namen.gebied(str(feiten['buurt']))})"
            yield "komt in een gewenste buurt"
        case "vorig":
            yield "houdt de woning uit het vorige voorstel"


def _gemeente(namen: Namen, code: Feit) -> str:
    bekend = namen.situatie.dossier.gebied.get(str(code))
    return "de eigen gemeente buiten de regio" if bekend is None else bekend.naam


def _vergeven(hoeveel: int) -> str:
    if hoeveel == 1:
        return "de enige passende woning gaat naar een ander"
    return f"de {hoeveel} passende woningen gaan naar anderen"


def _getal(feit: Feit) -> int:
    return feit if isinstance(feit, int) else 0


def _wacht(weken: int, anderen: int) -> Iterator[str]:
    if anderen:
        wie = "de ene cliënt" if anderen == 1 else f"de {anderen} cliënten"
        past = "past" if anderen == 1 else "passen"
        yield f"wacht {aantal(weken, 'weken')}, langer dan {wie} zonder woning die hier ook {past}"
    yield f"wacht {aantal(weken, 'weken')}"


# --- why none ----------------------------------------------------------------------------------------------------


def kort_waarom_niet(namen: Namen, g: KortWaaromNiet) -> str:
    """Say in one line why a client gets no home."""
    if g.terug is not None:
        return f"Wordt teruggeleid naar {namen.gebied(g.terug)}."
    if not g.woningen:
        return "Er is geen enkele woning aangeboden."
    if not g.passend:
        return _niets_past(namen, g)
    past = "Er past 1 woning" if g.passend == 1 else f"Er passen {g.passend} woningen"
    if g.passend == g.bezet:
        return f"{past}, maar {_naar_anderen(namen, g)}."
    if g.passend == 1:
        return f"{past}, maar daar {_grens(g.vol[0][0])}."
    delen = [f"{g.bezet} {'gaat naar een ander' if g.bezet == 1 else 'gaan naar anderen'}"] if g.bezet else []
    delen += [f"bij {_hoeveel(hoeveel, g.passend)} {_grens(regel)}" for regel, hoeveel in g.vol]
    tellen = [g.bezet] * bool(g.bezet) + [hoeveel for _, hoeveel in g.vol]
    return _zoveel_past(f"{past}, maar ", delen, tellen, "bij {} is er iets anders")


def _hoeveel(hoeveel: int, alle: int) -> str:
    if hoeveel < alle:
        return str(hoeveel)
    return "beide" if alle == 2 else f"alle {alle}"


def _niets_past(namen: Namen, g: KortWaaromNiet) -> str:
    if g.woningen == 1:
        return f"De enige woning past niet: die {_afval(namen, g.afval[0][0], 1)}."
    kop = f"Geen van de {g.woningen} woningen past: "
    delen = [f"{hoeveel} {_afval(namen, regel, hoeveel)}" for regel, hoeveel in g.afval]
    return _zoveel_past(kop, delen, [hoeveel for _, hoeveel in g.afval], "{} om iets anders")


def _zoveel_past(kop: str, delen: Sequence[str], tellen: Sequence[int], overige: str) -> str:
    """Join what fits in a line, at least the first, with the number of the others at the end."""
    for hoeveel in range(len(delen), 0, -1):
        rest = sum(tellen[hoeveel:])
        regel = f"{kop}{opsomming([*delen[:hoeveel], *([overige.format(rest)] if rest else [])])}."
        if len(regel) <= LANGSTE:
            break
    return regel


def _afval(namen: Namen, regel: str, hoeveel: int) -> str:
    zinsdeel = _AFVAL.get(regel, f"vallen af ({namen.regel(regel).kort})")
    meervoud, _, rest = zinsdeel.partition(" ")
    return f"{_ENKEL[meervoud]} {rest}" if hoeveel == 1 else zinsdeel


def _grens(regel: str) -> str:
    return _VOL.get(regel, _VOL["doelvolgorde"])


def _naar_anderen(namen: Namen, g: KortWaaromNiet) -> str:
    """Say that all homes that fit go to others, and what those have in common that this client has not."""
    if g.bezet > 1:
        wat = "beide naar anderen" if g.bezet == 2 else "allemaal naar anderen"
        waarom = _allen(namen, g)
        return f"die gaan {wat}{f', die {waarom}' if waarom else ''}"
    woning = g.naar[0][1]
    if len(g.naar) > 1:
        return f"die ({woning}) gaat naar anderen"
    return f"die ({woning}) gaat naar {g.naar[0][0]}{_voorrang(namen, g.client, g.naar[0])}"


def _voorrang(namen: Namen, client: str, ander: Drietal) -> str:
    """Say what the one who gets the home has and this client has not, in the order of the goals."""
    nu, hij = namen.situatie.kandidaten[client], namen.situatie.kandidaten[ander[0]]
    gemeente = namen.situatie.aanbod[ander[1]].gemeente
    if ander in namen.situatie.vaste_drietallen:
        return ": dat ligt vast"
    redenen = {
        "spoed": ", die spoed heeft" if hij.urgentie > nu.urgentie else "",
        "herkomst": f", die daarmee terugkeert naar {namen.gebied(gemeente)}"
        if hij.gemeente_herkomst == gemeente != nu.gemeente_herkomst and not nu.herkomst_afwijken
        else "",
        "wachttijd": f", die langer wacht ({aantal(hij.weken, 'weken')} tegen {nu.weken})"
        if hij.weken > nu.weken
        else "",
    }
    return next((redenen[doel.id] for doel in namen.rulebook.doelen if redenen.get(doel.id)), "")


def _allen(namen: Namen, g: KortWaaromNiet) -> str:
    kandidaten = namen.situatie.kandidaten
    nu, anderen = kandidaten[g.client], [kandidaten[ander[0]] for ander in g.naar]
    spoed = [ander.urgentie is Urgentie.SPOED and nu.urgentie is not Urgentie.SPOED for ander in anderen]
    langer = [ander.weken > nu.weken for ander in anderen]
    if all(spoed):
        return "spoed hebben"
    if all(langer):
        return "langer wachten"
    if all(een or ander for een, ander in zip(spoed, langer, strict=True)):
        return "spoed hebben of langer wachten"
    return ""
