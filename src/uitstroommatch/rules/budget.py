"""The rent stays within the client's own budget plan, when there is one."""

from __future__ import annotations

from uitstroommatch.domain.reason import Oordeel, oordeel
from uitstroommatch.rule import PairRule, Parameters
from uitstroommatch.situation import Geval


def toets(geval: Geval, _: Parameters) -> Oordeel:
    """Compare the rent with the highest rent of the budget plan."""
    hoogste = geval.client.max_huur
    return oordeel(
        hoogste is None or geval.woning.rekenhuur <= hoogste, rekenhuur=geval.woning.rekenhuur, max_huur=hoogste
    )


RULE = PairRule(
    id="budget",
    zin="De huur past binnen het budgetplan van de cliënt.",
    bron="Regionaal actieplan 2017-2022, 1.3; R11, R56",
    leest=("client.max_huur", "woning.rekenhuur"),
    toets=toets,
    kort="te duur voor het budgetplan",
    nee="rekenhuur {rekenhuur} is hoger dan {max_huur}, het hoogste in het budgetplan",
    ja="de huur van {rekenhuur} past in het budgetplan (hooguit {max_huur})",
)
