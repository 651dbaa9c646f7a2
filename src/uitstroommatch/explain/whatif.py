"""What would the best plan be if something were different? Solved again, and checked without a solver.

An answer is compared with a plan that is there already, so among the best plans the one closest to it is wanted: else
people would seem to move who have no reason to. It is therefore where the search starts, and staying close to it comes
after all goals. With ``speling`` a goal gives way to the goals after it, and closeness is no reason to give way: then
the search only starts there.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from uitstroommatch.check.decisions import REGEL as VAST
from uitstroommatch.check.decisions import kleinste_strijd
from uitstroommatch.check.plan import breuken, doelwaarden
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Drietal, Haalbaar, Onmogelijk, Optimaal, Plan, TijdOp
from uitstroommatch.domain.voorstel import Doelwaarde, Strijdigheid
from uitstroommatch.errors import ControleFout, Gestopt, OpbouwFout, WijzigingFout
from uitstroommatch.explain.changes import Vastleggen, Wijziging, ZonderRegel, pas_toe
from uitstroommatch.goal import Goal
from uitstroommatch.model import los_op
from uitstroommatch.policy.schema import Modus
from uitstroommatch.rulebook import Doel, Rulebook
from uitstroommatch.situation import Geval, Situatie

DICHTBIJ, PAAR = "dichtbij", "paar"

Paar = tuple[str, str]


@dataclass(frozen=True, slots=True)
class WatAls:
    """The best plan after some changes, and the rules and situation under which it was found.

    ``bewezen``: every goal is proven; without it there may be a better plan.
    """

    plan: Plan
    doelen: tuple[Doelwaarde, ...]
    bewezen: bool
    rulebook: Rulebook
    situatie: Situatie

    @property
    def waarden(self) -> dict[str, int]:
        """Value per goal, in the order of the policy."""
        return {doel.id: doel.waarde for doel in self.doelen}


def wat_als(
    rulebook: Rulebook,
    situatie: Situatie,
    wijzigingen: Sequence[Wijziging],
    *,
    plan: Plan = (),
    zaad: int = 0,
    tijd: float | None = None,
    stop: threading.Event | None = None,
) -> WatAls | Onmogelijk:
    """Make the changes and find the best plan, as close as possible to ``plan``.

    Raises:
        WijzigingFout: a change cannot be made.
        Gestopt: ``stop`` was set before there was any plan.
        ControleFout: the plan did not pass the check; it is a defect of the program, and nothing is handed out.
    """
    regels, nieuw = pas_toe(rulebook, situatie, wijzigingen)
    uitkomst = los_op(_met_hulp(regels, plan), nieuw, zaad=zaad, tijd=tijd, stop=stop, begin=plan)
    return uitkomst if isinstance(uitkomst, Onmogelijk) else _antwoord(uitkomst, regels, nieuw)


def wat_als_paar(
    rulebook: Rulebook,
    situatie: Situatie,
    client_sleutel: str,
    woning_id: str,
    *,
    plan: Plan = (),
    zaad: int = 0,
    tijd: float | None = None,
    stop: threading.Event | None = None,
) -> WatAls | Onmogelijk:
    """Find the best plan that holds a pair, on whichever contract form costs the goals least.

    The pair is the first of all goals instead of a decision: so it may be on any form, and it works the same under a
    policy that does not follow decisions. The pair can be had when it fits beside what is fixed, and then it is in the
    plan that the search starts from, so it is missing from the answer only when no plan holds it.

    Raises:
        WijzigingFout: the pair is forbidden on every form.
    """
    vormen = toegestane_vormen(rulebook, situatie, client_sleutel, woning_id)
    if not vormen:
        raise WijzigingFout(f"cliënt {client_sleutel} mag op geen enkele contractvorm in woning {woning_id}")
    paar = (client_sleutel, woning_id)
    begin = (*((*paar, vorm) for vorm in vormen), *plan)
    regels = _met_hulp(rulebook, plan, paar)
    uitkomst = los_op(regels, situatie, zaad=zaad, tijd=tijd, stop=stop, begin=begin)
    if isinstance(uitkomst, Onmogelijk):
        return uitkomst
    antwoord = _antwoord(uitkomst, rulebook, situatie)
    if paar in {drietal[:2] for drietal in antwoord.plan}:
        return antwoord
    return Onmogelijk(_strijd(rulebook, situatie, (*paar, vormen[0])))


def toegestane_vormen(
    rulebook: Rulebook, situatie: Situatie, client_sleutel: str, woning_id: str
) -> tuple[Contractvorm, ...]:
    """Return the contract forms on which no pair rule forbids the pair."""
    return tuple(
        vorm
        for vorm in Contractvorm
        if all(
            regel.oordeel(situatie.geval(client_sleutel, woning_id, vorm)).mag for regel in rulebook.harde_paarregels
        )
    )


def doelen_van(rulebook: Rulebook, situatie: Situatie, plan: Plan) -> dict[str, int]:
    """Return the value of every goal in a plan, in the order of the policy."""
    return doelwaarden(rulebook, situatie, plan)


def _met_hulp(rulebook: Rulebook, plan: Plan, paar: Paar | None = None) -> Rulebook:
    """Return the rules with a pair as first goal, and closeness to a plan as last one where that is safe."""
    doelen = rulebook.doelen
    if plan and not any(doel.speling for doel in doelen):
        doelen = (*doelen, Doel(_dichtbij(plan), 0))
    if paar is not None:
        doelen = (Doel(_hulp(PAAR, lambda geval: int(_paar(geval) == paar)), 0), *doelen)
    return replace(rulebook, doelen=doelen)


def _dichtbij(plan: Plan) -> Goal:
    paren, drietallen = {drietal[:2] for drietal in plan}, set(plan)

    def per_plaatsing(geval: Geval) -> int:
        """The home counts for more than the contract form."""
        paar = _paar(geval)
        return 2 * (paar in paren) + ((*paar, geval.vorm) in drietallen)

    return _hulp(DICHTBIJ, per_plaatsing)


def _hulp(naam: str, per_plaatsing: Callable[[Geval], int]) -> Goal:
    """Make a goal that only steers a search; no answer shows it."""
    return Goal(id=naam, zin="", bron="", richting="max", per_plaatsing=per_plaatsing)


def _paar(geval: Geval) -> Paar:
    return geval.client.client_sleutel, geval.woning.woning_id


def _antwoord(uitkomst: Optimaal | Haalbaar | TijdOp, rulebook: Rulebook, situatie: Situatie) -> WatAls:
    if isinstance(uitkomst, TijdOp):
        raise Gestopt("gestopt voordat er een antwoord was")
    doelen = tuple(doel for doel in uitkomst.doelen if doel.id not in (DICHTBIJ, PAAR))
    gevonden = WatAls(uitkomst.plan, doelen, all(doel.bewezen for doel in doelen), rulebook, situatie)
    _controleer(gevonden)
    return gevonden


def _strijd(rulebook: Rulebook, situatie: Situatie, drietal: Drietal) -> Strijdigheid:
    """Return what a placement that no plan holds breaks, by itself or beside the decisions that bind."""
    # Decisions that are only weighed bind nobody: then the placement breaks a limit by itself.
    los: list[Wijziging] = [ZonderRegel(VAST)] if rulebook.modus(VAST) is Modus.ZACHT else []
    strijd = kleinste_strijd(*pas_toe(rulebook, situatie, [*los, Vastleggen(*drietal)]))
    if strijd is None:
        raise OpbouwFout("een paar dat naast de vaste besluiten past, hoort een plan te hebben")
    return strijd


def _controleer(gevonden: WatAls) -> None:
    fouten = [breuk.tekst for breuk in breuken(gevonden.rulebook, gevonden.situatie, gevonden.plan)]
    nagerekend = doelwaarden(gevonden.rulebook, gevonden.situatie, gevonden.plan)
    fouten += [naam for naam, waarde in gevonden.waarden.items() if nagerekend[naam] != waarde]
    if fouten:
        raise ControleFout("Het plan kwam niet door de controle:\n" + "\n".join(fouten))
