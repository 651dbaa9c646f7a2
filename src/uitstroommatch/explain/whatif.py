"""What would the best plan be if something were different? Solved again, and checked without a solver.

An answer is compared with a plan that is there already, so among the best plans the one closest to it is wanted: else
people would seem to move who have no reason to. It is therefore where the search starts, and staying close to it comes
after all goals. With ``speling`` a goal gives way to the goals after it, and closeness is no reason to give way: then
the search only starts there.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from uitstroommatch.check.plan import breuken, doelwaarden
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Onmogelijk, Plan, TijdOp
from uitstroommatch.domain.voorstel import Doelwaarde
from uitstroommatch.errors import ControleFout, Gestopt, WijzigingFout
from uitstroommatch.explain.changes import Vastleggen, Wijziging, pas_toe
from uitstroommatch.goal import Goal
from uitstroommatch.model import los_op
from uitstroommatch.rulebook import Doel, Rulebook
from uitstroommatch.situation import Geval, Situatie

DICHTBIJ = "dichtbij"


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

    @property
    def rang(self) -> tuple[int, ...]:
        """Values by which two answers under the same goals compare: higher is better."""
        return tuple(doel.waarde if doel.richting == "max" else -doel.waarde for doel in self.doelen)


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
    uitkomst = los_op(_blijf_dichtbij(regels, plan), nieuw, zaad=zaad, tijd=tijd, stop=stop, begin=plan)
    if isinstance(uitkomst, Onmogelijk):
        return uitkomst
    if isinstance(uitkomst, TijdOp):
        raise Gestopt("gestopt voordat er een antwoord was")
    doelen = tuple(doel for doel in uitkomst.doelen if doel.id != DICHTBIJ)
    gevonden = WatAls(uitkomst.plan, doelen, all(doel.bewezen for doel in doelen), regels, nieuw)
    _controleer(gevonden)
    return gevonden


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
    """Fix a pair on the contract form, of those that no pair rule forbids, that costs the goals least.

    ``tijd`` holds for each form.

    Raises:
        WijzigingFout: the pair cannot be fixed on any form.
    """
    vormen = toegestane_vormen(rulebook, situatie, client_sleutel, woning_id)
    if not vormen:
        raise WijzigingFout(f"cliënt {client_sleutel} mag op geen enkele contractvorm in woning {woning_id}")
    pogingen = [[Vastleggen(client_sleutel, woning_id, vorm)] for vorm in vormen]
    antwoorden = [wat_als(rulebook, situatie, een, plan=plan, zaad=zaad, tijd=tijd, stop=stop) for een in pogingen]
    mogelijk = [een for een in antwoorden if isinstance(een, WatAls)]
    return max(mogelijk, key=lambda een: een.rang) if mogelijk else antwoorden[0]


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


def _blijf_dichtbij(rulebook: Rulebook, plan: Plan) -> Rulebook:
    if not plan or any(doel.speling for doel in rulebook.doelen):
        return rulebook
    return replace(rulebook, doelen=(*rulebook.doelen, Doel(_dichtbij(plan), 0)))


def _dichtbij(plan: Plan) -> Goal:
    paren, drietallen = {drietal[:2] for drietal in plan}, set(plan)

    def per_plaatsing(geval: Geval) -> int:
        """The home counts for more than the contract form."""
        paar = (geval.client.client_sleutel, geval.woning.woning_id)
        return 2 * (paar in paren) + ((*paar, geval.vorm) in drietallen)

    return Goal(
        id=DICHTBIJ,
        zin="Het plan wijkt zo min mogelijk af van het plan waarmee het vergeleken wordt.",
        bron="afspraak van dit project",
        richting="max",
        per_plaatsing=per_plaatsing,
    )


def _controleer(gevonden: WatAls) -> None:
    fouten = [breuk.tekst for breuk in breuken(gevonden.rulebook, gevonden.situatie, gevonden.plan)]
    nagerekend = doelwaarden(gevonden.rulebook, gevonden.situatie, gevonden.plan)
    fouten += [naam for naam, waarde in gevonden.waarden.items() if nagerekend[naam] != waarde]
    if fouten:
        raise ControleFout("Het plan kwam niet door de controle:\n" + "\n".join(fouten))
