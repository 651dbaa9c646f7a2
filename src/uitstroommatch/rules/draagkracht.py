"""No complex, street, neighbourhood, district or municipality gets more load than it can bear.

Load that is there already counts; an area that is over its limit takes nothing more, but is no reason to move anyone.
"""

from __future__ import annotations

from collections.abc import Iterator

from uitstroommatch.rule import Groep, GroupRule, Parameters
from uitstroommatch.situation import Geval, Situatie


def groepen(situatie: Situatie, _: Parameters) -> Iterator[Groep]:
    """One group per area with a limit; its own limit is the room that is left."""
    for code in situatie.grenzen:
        naam = f"{situatie.niveaus[code]} {code}"
        yield Groep(code, situatie.ruimte(code) or 0, naam)


def leden(geval: Geval, _: Parameters) -> Iterator[tuple[str, int]]:
    """A placement weighs on every area of the home that has a limit."""
    for code in geval.woning.gebieden:
        if code in geval.situatie.grenzen:
            yield code, geval.client.gewicht


RULE = GroupRule(
    id="draagkracht",
    zin="Geen complex, straat, buurt, wijk of gemeente krijgt meer belasting dan zij kan dragen.",
    bron="Regionaal actieplan 2017-2022, 2.1 en 6.5.3; R06, R07, R08",
    groepen=groepen,
    leden=leden,
    kort="in een straat, buurt of gemeente die vol is",
    nee="{naam} krijgt er {som} punten bij, ruimte is er voor {grens}",
    eenheid="punt",
)
