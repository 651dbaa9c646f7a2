"""The rent of a home for a young client stays within the limit for the young.

The action plan of 2017 names EUR 410 and 23 years. The law has moved since: from 2026 the lower limit of the
huurtoeslag holds under 21, and a child in the home lifts it. The policy chooses the profile.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from uitstroommatch.domain.enums import Woonvorm, Woonvormen
from uitstroommatch.domain.reason import Oordeel, oordeel
from uitstroommatch.domain.units import Euro, JaNee
from uitstroommatch.policy.schema import Leeftijd, Normen
from uitstroommatch.rule import PairRule, Parameters
from uitstroommatch.situation import Geval


class Jongerengrens(Parameters):
    """``leeftijdsgrens`` (years) and ``grens`` (EUR per month) are read with profile actieplan only."""

    profiel: Literal["actieplan", "wettelijk"] = "actieplan"
    leeftijdsgrens: Leeftijd = 23
    grens: Euro = Decimal("410.00")
    kind_heft_op: JaNee | None = None
    woonvormen: Woonvormen = tuple(Woonvorm)

    def van(self, normen: Normen) -> tuple[int, Decimal, bool]:
        """Return the age under which the limit holds, the limit, and whether a child lifts it."""
        wettelijk = self.profiel == "wettelijk"
        heft_op = wettelijk if self.kind_heft_op is None else self.kind_heft_op
        if wettelijk:
            return normen.jongerenleeftijd, normen.kwaliteitskortingsgrens, heft_op
        return self.leeftijdsgrens, self.grens, heft_op


def toets(geval: Geval, p: Jongerengrens) -> Oordeel:
    """A young client, unless a child lifts the limit, gets a rent up to and including it."""
    onder, grens, kind_heft_op = p.van(geval.situatie.normen)
    kind_telt = kind_heft_op and geval.client.kinderen > 0
    geldt = geval.woning.woonvorm in p.woonvormen and geval.client.leeftijd < onder and not kind_telt
    return oordeel(
        not geldt or geval.woning.rekenhuur <= grens,
        rekenhuur=geval.woning.rekenhuur,
        grens=grens,
        leeftijd=geval.client.leeftijd,
        onder=onder,
        jaar=geval.situatie.peildatum.year,
        kinderen=geval.client.kinderen,
    )


RULE = PairRule(
    id="huurgrens_jongeren",
    zin="Een jonge cliënt krijgt een woning met een huur tot en met de grens voor jongeren.",
    bron="Regionaal actieplan 2017-2022, 1.1 ad 1; Wet op de huurtoeslag; R12",
    leest=("client.leeftijd", "client.kinderen", "woning.woonvorm", "woning.rekenhuur"),
    toets=toets,
    kort="te duur voor een jonge cliënt",
    nee="rekenhuur {rekenhuur} is hoger dan {grens}, de grens van {jaar} voor onder {onder} (leeftijd {leeftijd})",
    ja="de huur is {rekenhuur} en de cliënt is {leeftijd} jaar; de grens van {grens} geldt alleen onder {onder} jaar",
    Parameters=Jongerengrens,
)
