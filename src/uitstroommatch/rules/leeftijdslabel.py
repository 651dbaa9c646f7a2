"""The age of the client lies within the age label of the home, limits included."""

from __future__ import annotations

from uitstroommatch.domain.reason import Oordeel, oordeel
from uitstroommatch.rule import PairRule, Parameters
from uitstroommatch.situation import Geval


def toets(geval: Geval, _: Parameters) -> Oordeel:
    """Compare the age with the label; a missing end of the label is open."""
    leeftijd, laag, hoog = geval.client.leeftijd, geval.woning.leeftijd_min, geval.woning.leeftijd_max
    return oordeel(
        (laag is None or leeftijd >= laag) and (hoog is None or leeftijd <= hoog),
        leeftijd=leeftijd,
        label=_label(laag, hoog),
    )


def _label(laag: int | None, hoog: int | None) -> str:
    grenzen = (("vanaf", laag), ("tot en met", hoog))
    return ", ".join(f"{woord} {grens}" for woord, grens in grenzen if grens is not None)


RULE = PairRule(
    id="leeftijdslabel",
    zin="De leeftijd van de cliënt valt binnen het leeftijdslabel van de woning.",
    bron="VERA, EenheidcriteriumSoort LEE; R24",
    leest=("client.leeftijd", "woning.leeftijd_min", "woning.leeftijd_max"),
    toets=toets,
    kort="voor een andere leeftijd",
    nee="leeftijd {leeftijd} valt buiten het label van de woning: {label}",
    ja="de cliënt is {leeftijd} jaar en de woning is voor mensen {label} jaar",
)
