"""The household fits the home: not too many people in it, and not too many rooms for it."""

from __future__ import annotations

from uitstroommatch.domain.reason import Oordeel, oordeel
from uitstroommatch.domain.units import Aantal
from uitstroommatch.rule import PairRule, Parameters
from uitstroommatch.situation import Geval


class Ruimte(Parameters):
    """Rooms above the number of persons that are still thought fitting."""

    extra_kamers: Aantal = 2


def toets(geval: Geval, p: Ruimte) -> Oordeel:
    """Compare persons with the largest household and rooms with persons."""
    personen = geval.client.huishoudgrootte
    hoogstens = personen + p.extra_kamers
    return oordeel(
        personen <= geval.woning.max_personen and geval.woning.kamers <= hoogstens,
        personen=personen,
        max_personen=geval.woning.max_personen,
        kamers=geval.woning.kamers,
        hoogstens=hoogstens,
    )


RULE = PairRule(
    id="huishouden_past",
    zin="Het huishouden past in de woning en de woning is niet te groot voor het huishouden.",
    bron="Regionaal actieplan 2017-2022, 1.1 ad 1; R11",
    leest=("client.huishoudgrootte", "woning.max_personen", "woning.kamers"),
    toets=toets,
    kort="te klein of te groot voor het huishouden",
    nee="{personen} personen in een woning voor hooguit {max_personen}, met {kamers} kamers (hooguit {hoogstens})",
    ja="{personen} personen in een woning voor hooguit {max_personen}, met {kamers} kamers (hooguit {hoogstens})",
    Parameters=Ruimte,
)
