"""Two plans side by side, and a plan made again after decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from uitstroommatch.check.plan import Breuk
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.explain.compare import Gebiedsverschil, Verplaatst, Verschil
from uitstroommatch.explain.wording.goals import gevolgen
from uitstroommatch.explain.wording.names import Namen, aantal, hoofdletter

MEESTE = 12  # areas in one list


def vergelijking(namen: Namen, v: Verschil) -> list[str]:
    """Compare two plans: what is broken, what the second costs and brings, who moves, and which areas it touches."""
    regels = [*_breuken(namen, "eerste", v.breuken_oud), *_breuken(namen, "tweede", v.breuken_nieuw)]
    if not v.clienten:
        return [*regels, "De twee plannen zijn gelijk."]
    beste = "Voor de doelen zijn beide plannen even goed."
    if v.beslissend is not None:
        beste = f"Voor de doelen is het {'tweede' if v.beslissend.winst > 0 else 'eerste'} plan beter."
    regels += [beste, "Van het eerste naar het tweede plan:", *gevolgen(v.doelen)]
    return [*regels, *verplaatsingen(namen, v.clienten), *_gebieden(namen, v.gebieden)]


def herplanning(namen: Namen, v: Verschil) -> list[str]:
    """Say what a plan made again after decisions changes."""
    if not v.clienten:
        return ["Het voorstel blijft zoals het was."]
    return ["Door de besluiten verandert dit:", *gevolgen(v.doelen), *verplaatsingen(namen, v.clienten)]


def verplaatsingen(namen: Namen, verplaatst: Sequence[Verplaatst]) -> list[str]:
    """Say who moves, who loses a home and who gets one."""
    if not verplaatst:
        return ["Voor de andere cliënten verandert er niets."]
    kop = f"{aantal(len(verplaatst), 'cliënten')} {'krijgt' if len(verplaatst) == 1 else 'krijgen'} iets anders:"
    return [kop, *(f"- Cliënt {een.client} {beweging(namen, een)}." for een in verplaatst)]


def beweging(namen: Namen, een: Verplaatst) -> str:
    """Say what changes for one client, after its name."""
    if een.nieuw is None:
        return f"raakt {namen.woning(een.oud[1])} kwijt en krijgt geen woning" if een.oud else "blijft zonder woning"
    if een.oud is None:
        return f"krijgt {namen.plaatsing(een.nieuw)}, en had geen woning"
    if een.oud[1] == een.nieuw[1]:
        van, naar = namen.feit(een.oud[2]), namen.feit(een.nieuw[2])
        return f"houdt {namen.woning(een.oud[1])}, maar met contract {naar} in plaats van {van}"
    return f"gaat van {namen.woning(een.oud[1])} naar {namen.plaatsing(een.nieuw)}"


def _breuken(namen: Namen, welk: str, breuken: Iterable[Breuk]) -> Iterator[str]:
    gevonden = list(breuken)
    if gevonden:
        yield f"Het {welk} plan houdt zich niet aan de regels:"
        yield from (f"- {hoofdletter(namen.in_gewone_taal(breuk.tekst))}." for breuk in gevonden)


def _gebieden(namen: Namen, gebieden: Sequence[Gebiedsverschil]) -> Iterator[str]:
    """Yield the neighbourhoods and larger areas; streets say the same at a smaller scale."""
    groot = [een for een in gebieden if een.niveau in (Niveau.BUURT, Niveau.GEMEENTE)]
    if groot:
        yield "Waar de belasting verandert:"
    for een in groot[:MEESTE]:
        grens = "geen grens" if een.grens is None else f"de grens is {een.grens}"
        naam = namen.gebied_met_soort(een.niveau, een.code)
        yield f"- {hoofdletter(naam)}: van {een.oud} naar {aantal(een.nieuw, 'punten')}; {grens}."
    if len(groot) > MEESTE:
        yield f"- En nog {len(groot) - MEESTE} andere."
