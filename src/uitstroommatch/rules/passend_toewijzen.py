"""A household with a low income gets a rent up to the aftoppingsgrens of its size.

The law measures this over all allocations of a corporation in a year (at least 95 %); here it is read per match, so
that a plan never needs the margin. A policy that wants the margin sets the mode to zacht.
"""

from __future__ import annotations

from uitstroommatch.domain.enums import Inkomensklasse, Woonvorm, Woonvormen
from uitstroommatch.domain.reason import Oordeel, oordeel
from uitstroommatch.rule import PairRule, Parameters
from uitstroommatch.situation import Geval


class PassendeVormen(Parameters):
    """Kinds of home for which the rule holds; there is no huurtoeslag for most rooms."""

    woonvormen: Woonvormen = tuple(Woonvorm)


def toets(geval: Geval, p: PassendeVormen) -> Oordeel:
    """Compare the rent with the norm of the year of the reference date; the norm itself is allowed."""
    grens = geval.situatie.normen.aftoppingsgrens(geval.client.huishoudgrootte)
    geldt = geval.woning.woonvorm in p.woonvormen and geval.client.inkomensklasse is Inkomensklasse.LAAG
    return oordeel(
        not geldt or geval.woning.rekenhuur <= grens,
        rekenhuur=geval.woning.rekenhuur,
        grens=grens,
        personen=geval.client.huishoudgrootte,
        jaar=geval.situatie.peildatum.year,
    )


RULE = PairRule(
    id="passend_toewijzen",
    zin="Een huishouden met een laag inkomen krijgt een huur tot en met de aftoppingsgrens bij zijn grootte.",
    bron="Woningwet, passend toewijzen; VERA-referentiedata; R11",
    leest=("client.huishoudgrootte", "client.inkomensklasse", "woning.woonvorm", "woning.rekenhuur"),
    toets=toets,
    kort="te duur om passend toe te wijzen",
    nee="rekenhuur {rekenhuur} is hoger dan {grens}, de aftoppingsgrens van {jaar} bij {personen} personen",
    ja="de huur is {rekenhuur}; bij een laag inkomen en {personen} personen is de aftoppingsgrens {grens}",
    Parameters=PassendeVormen,
)
