"""New load spreads over neighbourhoods by the room they have.

Each new load point in a neighbourhood costs the percentage of its limit that is then used, so the points of a full
neighbourhood cost more than those of an empty one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.goal import Goal, Kostengroep
from uitstroommatch.situation import Geval, Situatie


def kosten(bestaand: int, grens: int) -> Callable[[int], int]:
    """Cost of n new points: the sum of ceil(100 u / limit) for u = existing + 1 up to existing + n."""
    return lambda n: sum(-(-100 * u // grens) for u in range(bestaand + 1, bestaand + n + 1))


def groepen(situatie: Situatie) -> Iterator[Kostengroep]:
    """One group per neighbourhood with a limit above 0, in every mode of rule draagkracht."""
    for code, grens in situatie.grenzen.items():
        if grens > 0 and situatie.niveaus[code] is Niveau.BUURT:
            yield Kostengroep(code, kosten(situatie.bestaande_last.get(code, 0), grens))


def leden(geval: Geval) -> Iterator[tuple[str, int]]:
    """A placement adds the client's load points to the neighbourhood."""
    if geval.situatie.grenzen.get(geval.woning.buurtcode, 0) > 0:
        yield geval.woning.buurtcode, geval.client.gewicht


GOAL = Goal(
    id="spreiding",
    zin="Nieuwe belasting komt terecht waar de buurten de meeste ruimte hebben.",
    bron="Regionaal actieplan 2017-2022, 6.5.3; R06, R07",
    richting="min",
    groepen=groepen,
    leden=leden,
)
