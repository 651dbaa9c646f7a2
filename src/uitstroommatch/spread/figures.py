"""Measures of how placements spread over the region: now, with the plan, and with the greedy rule.

What is measured, for the buurten of the municipalities of the region:

* **Load against limit** (``boven_80``, ``gini``, ``theil``): the load points of a buurt divided by its limit, so that
  what is equal is how full buurten are and not how much they bear. A buurt takes part when its limit rests on data: it
  has a row in draagkracht.csv, or its number of households is known (without both its limit is a mere 1 by default).
  ``boven_80`` counts every such buurt; one with a limit of 0 is above it as soon as it bears anything. ``gini`` and
  ``theil`` take those with a limit above 0. Buurten without load take part, as 0.
* **People against households** (``dissimilariteit``): placements per buurt, whatever their load, beside the households
  of every buurt of which these are known.
* **Exchange** (``uitwisseling``): the sum over municipalities of the distance of the balance from 0, which is goal
  ``uitwisseling``; and the balance of each by itself.

*nu* is what stands at the reference date, *plan* the same with the proposal, *gretig* with the plan of
:mod:`~uitstroommatch.spread.greedy`. Sources of the measures: :mod:`~uitstroommatch.spread.measures`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from uitstroommatch.domain.outcome import Plan
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie
from uitstroommatch.spread.carried_out import Meting, meetbaar
from uitstroommatch.spread.greedy import gretig
from uitstroommatch.spread.measures import deel_boven, dissimilariteit, gini, rond, theil

VOL = 80
"""Percentage of its limit above which a buurt counts as nearly full."""


@dataclass(frozen=True, slots=True)
class Maat:
    """A measure: its name, what it says in a sentence, its unit, and which way is better."""

    id: str
    naam: str
    uitleg: str
    eenheid: Literal["", "%", "mensen"]
    beter: Literal["hoger", "lager", "dichter bij 0"]

    def met(self, nu: Decimal | None, plan: Decimal | None, gretig: Decimal | None) -> Spreidingscijfer:
        """Return the measure with its values."""
        return Spreidingscijfer(self.id, self.naam, self.uitleg, self.eenheid, self.beter, nu, plan, gretig)


@dataclass(frozen=True, slots=True)
class Spreidingscijfer(Maat):
    """One measure with its values. ``None``: not told, or there is nothing to measure."""

    nu: Decimal | None
    plan: Decimal | None
    gretig: Decimal | None


@dataclass(frozen=True)
class Spreidingscijfers:
    """All measures in the order in which they are shown, and the exchange balance per gemeente (its code is the id).

    ``over`` says in a sentence what was measured.
    """

    rijen: tuple[Spreidingscijfer, ...]
    gemeenten: tuple[Spreidingscijfer, ...] = ()
    over: str = ""


GEPLAATST = Maat(
    "geplaatst",
    "Mensen die een woning krijgen",
    "Zo veel mensen krijgen met dit plan een woning.",
    "mensen",
    "hoger",
)
BOVEN_80 = Maat(
    "boven_80",
    f"Buurten boven {VOL} % van hun grens",
    f"Dit deel van de buurten draagt meer dan {VOL} % van wat de buurt aankan.",
    "%",
    "lager",
)
GINI = Maat(
    "gini",
    "Ongelijk verdeeld: Gini",
    "Bij 0 zijn alle buurten even vol. Bij 1 komt alles in één buurt terecht.",
    "",
    "lager",
)
THEIL = Maat(
    "theil",
    "Ongelijk verdeeld: Theil",
    "Bij 0 zijn alle buurten even vol. Buurten die veel voller zijn dan de rest, tellen zwaarder dan bij Gini.",
    "",
    "lager",
)
DISSIMILARITEIT = Maat(
    "dissimilariteit",
    "Scheef over de huishoudens",
    "Dit deel van de geplaatste mensen zou elders moeten wonen om in elke buurt evenveel per huishouden te hebben.",
    "%",
    "lager",
)
UITWISSELING = Maat(
    "uitwisseling",
    "Uitwisseling uit balans",
    "Per gemeente telt het verschil tussen mensen die uit de regio kwamen en mensen die erheen gingen. "
    "Dit zijn die verschillen bij elkaar.",
    "mensen",
    "lager",
)
SALDO = "Mensen die hier kwamen wonen uit een andere gemeente van de regio, min mensen die van hier daarheen gingen."


def spreidingscijfers(situatie: Situatie, voorstel: Voorstel) -> Spreidingscijfers:
    """Return every measure of a proposal, exact but for the rounding to what is shown."""
    zonder_plan = voorstel.status in ("onmogelijk", "tijd_op")
    plan = None if zonder_plan else tuple(toewijzing.drietal for toewijzing in voorstel.plaatsingen)
    return cijfers_van(situatie, plan, gretig(Rulebook.van(situatie.beleid), situatie))


def cijfers_van(situatie: Situatie, plan: Plan | None, anders: Plan | None) -> Spreidingscijfers:
    """Return every measure of a plan and of another one; ``None``: there is no such plan."""
    standen = tuple(een if een is None else Meting(situatie, een) for een in ((), plan, anders))

    def rij(maat: Maat, meet: Callable[[Meting], Decimal | None]) -> Spreidingscijfer:
        return maat.met(*(None if stand is None else meet(stand) for stand in standen))

    def saldo(code: str) -> Spreidingscijfer:
        gebied = situatie.dossier.gebied.get(code)
        maat = Maat(code, code if gebied is None else gebied.naam, SALDO, "mensen", "dichter bij 0")
        return rij(maat, lambda stand: Decimal(stand.saldo[code]))

    return Spreidingscijfers(
        rijen=(
            GEPLAATST.met(None, *(None if een is None else Decimal(len(een)) for een in (plan, anders))),
            rij(BOVEN_80, lambda stand: _procent(deel_boven(stand.lasten, VOL))),
            rij(GINI, lambda stand: _drie(gini(stand.vol))),
            rij(THEIL, lambda stand: _drie(theil(stand.vol))),
            rij(DISSIMILARITEIT, lambda stand: _procent(dissimilariteit(stand.mensen, stand.huishoudens))),
            rij(UITWISSELING, lambda stand: Decimal(sum(map(abs, stand.saldo.values())))),
        ),
        gemeenten=tuple(map(saldo, situatie.saldo)),
        over=_over(*meetbaar(situatie)),
    )


def _procent(deel: Fraction | None) -> Decimal | None:
    return None if deel is None else rond(100 * deel, 1)


def _drie(waarde: Fraction | Decimal | None) -> Decimal | None:
    return None if waarde is None else rond(Fraction(waarde), 3)


def _over(gemeten: int, alle: int) -> str:
    zin = f"Gemeten over {gemeten} {'buurt' if gemeten == 1 else 'buurten'}."
    buiten = alle - gemeten
    if not buiten:
        return zin
    wie = "1 buurt telt" if buiten == 1 else f"{buiten} buurten tellen"
    return f"{zin} {wie} niet mee: het aantal huishoudens is niet bekend."
