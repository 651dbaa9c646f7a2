"""The measures that may be told to anyone: only those that follow from what is told already.

The exact measures of :mod:`~uitstroommatch.spread.figures` stay with officers, however much they are rounded and
however large the region is. Three reasons, each enough by itself:

* An end of the scale says something of every buurt at once. "0 % of the buurten is above 80 % of its limit", rounded to
  fives as it may be, says of each of twenty buurten that it is not above. Limits are policy and public, so where the
  limit is 2 at most one person can live: together with a total that is told, a number from 1 to the threshold is found
  exactly. A Gini near its maximum says in the same way that almost all buurten have nothing.
* Who knows a part takes it off. A corporation knows the load of its own homes, so "about 5 %" is for it "the one buurt
  that I fill, and no other".
* Every proposal gives another number for the same people. A rounded number that jumps between two proposals, or two
  versions of a dossier, puts the exact one beside the boundary; and nobody can say beforehand how many proposals there
  will be, or what an integer program makes of all of them. A minimum of buurten and placements does not change that.

So nothing new is told here. The measures are worked out from the numbers of people that were told, as anyone could do
by hand; that they lead back to nobody was decided when those numbers were told, and it stays so for any number of
proposals. They are coarser: the areas are as large as had to be, and the numbers are rounded. Load against limits
cannot be worked out from people, and what the greedy rule would do is told to nobody else, so those stay away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.spread.facts import Telling
from uitstroommatch.spread.figures import DISSIMILARITEIT, UITWISSELING, Spreidingscijfer, Spreidingscijfers
from uitstroommatch.spread.measures import dissimilariteit, rond

GENOEG = 5
"""Areas that must be told before an index over them says anything."""

TUSSEN_GEBIEDEN = replace(
    DISSIMILARITEIT,
    uitleg="Dit deel van de geplaatste mensen zou in een ander gebied moeten wonen om overal evenveel per huishouden "
    "te hebben. Geteld in grotere gebieden en met afgeronde aantallen, dus ongeveer.",
)
AFGEROND = replace(UITWISSELING, uitleg=f"{UITWISSELING.uitleg} Met afgeronde aantallen, dus ongeveer.")


@dataclass(frozen=True, slots=True)
class _Vak:
    """An area that is told: its households (0 when not known), the placements there are and those of the plan."""

    code: str
    huishoudens: int
    bestaand: int
    nieuw: int


def openbare_cijfers(
    gebieden: Iterable[Gebied], telling: Telling, saldo: Mapping[str, tuple[int, int] | None]
) -> Spreidingscijfers | None:
    """Return the measures that follow from what is told; ``None`` when none does.

    ``telling`` and ``saldo`` are what the same asker is told anyway.
    """
    vakken = [vak for vak in _vakken(_Boom(gebieden), telling) if vak.huishoudens]
    rijen = [*_spreiding(vakken), *_uitwisseling(tuple(saldo.values()))]
    over = f"Berekend uit de aantallen die verteld mogen worden, van {len(vakken)} gebieden." if vakken else ""
    return Spreidingscijfers(tuple(rijen), over=over) if rijen else None


def _spreiding(vakken: Sequence[_Vak]) -> Iterator[Spreidingscijfer]:
    if len(vakken) < GENOEG:
        return
    huishoudens = {vak.code: vak.huishoudens for vak in vakken}
    nu = dissimilariteit({vak.code: vak.bestaand for vak in vakken}, huishoudens)
    plan = dissimilariteit({vak.code: vak.bestaand + vak.nieuw for vak in vakken}, huishoudens)
    if plan is not None:
        yield TUSSEN_GEBIEDEN.met(None if nu is None else rond(100 * nu, 0), rond(100 * plan, 0), None)


def _uitwisseling(saldo: Sequence[tuple[int, int] | None]) -> Iterator[Spreidingscijfer]:
    bekend = [een for een in saldo if een is not None]
    if bekend and len(bekend) == len(saldo):
        nu, plan = (sum(map(abs, kant)) for kant in zip(*bekend, strict=True))
        yield AFGEROND.met(Decimal(nu), Decimal(plan), None)


# --- the finest areas that are told ------------------------------------------------------------------------------


class _Boom:
    """The areas by what they lie in."""

    def __init__(self, gebieden: Iterable[Gebied]) -> None:
        self.in_: dict[str | None, list[Gebied]] = {}
        for gebied in gebieden:
            self.in_.setdefault(gebied.ouder, []).append(gebied)

    def huishoudens(self, gebied: Gebied) -> int:
        """Return the households of an area: its own number, else that of the areas in it."""
        if gebied.huishoudens is not None:
            return gebied.huishoudens
        return sum(self.huishoudens(deel) for deel in self.in_.get(gebied.code, ()))


def _vakken(boom: _Boom, telling: Telling) -> Iterator[_Vak]:
    """Yield the finest areas of which both numbers are told: of a gemeente that is told, all of it and once."""
    for gemeente in boom.in_.get(None, ()):
        if gemeente.niveau is Niveau.GEMEENTE and (vak := _vak(boom, telling, gemeente)) is not None:
            yield from _blokken(boom, telling, gemeente) or [vak]


def _blokken(boom: _Boom, telling: Telling, gemeente: Gebied) -> list[_Vak]:
    """Return the wijken of a gemeente, those that are told together as one; nothing when some are not told."""
    wijken = {wijk.code: wijk for wijk in boom.in_.get(gemeente.code, ())}
    delen = {code: _fijn(boom, telling, wijk) for code, wijk in wijken.items()}
    gevonden = [vak for deel in delen.values() for vak in deel]
    verteld = {code for code, deel in delen.items() if deel}
    for een in telling.samen:
        if een.bestaand is not None and een.nieuw is not None and verteld.isdisjoint(een.wijken):
            samen = [wijken[code] for code in een.wijken if code in wijken]
            gevonden.append(_Vak("+".join(een.wijken), sum(map(boom.huishoudens, samen)), een.bestaand, een.nieuw))
            verteld.update(een.wijken)
    return gevonden if verteld >= wijken.keys() else []


def _fijn(boom: _Boom, telling: Telling, wijk: Gebied) -> list[_Vak]:
    """Return the buurten of a wijk when all are told, else the wijk itself when it is."""
    vak = _vak(boom, telling, wijk)
    buurten = [_vak(boom, telling, buurt) for buurt in boom.in_.get(wijk.code, ())]
    verteld = [buurt for buurt in buurten if buurt is not None]
    if vak is None:
        return []
    return verteld if verteld and len(verteld) == len(buurten) else [vak]


def _vak(boom: _Boom, telling: Telling, gebied: Gebied) -> _Vak | None:
    bestaand, nieuw = telling.van(gebied.code)
    if bestaand is None or nieuw is None:
        return None
    return _Vak(gebied.code, boom.huishoudens(gebied), bestaand, nieuw)
