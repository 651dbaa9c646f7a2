"""Making a proposal, whole or in parts, making it again, and checking it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from uitstroommatch.check.plan import Breuk
from uitstroommatch.check.proposal import controleer as _controleer
from uitstroommatch.domain.besluit import Besluit
from uitstroommatch.domain.outcome import Deelplan, Haalbaar, Optimaal, Plan, Uitkomst, Voortgang
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import ControleFout
from uitstroommatch.explain.by_hand import wijzigingen_van
from uitstroommatch.explain.proposal import voorstel_van
from uitstroommatch.service.belonging import hoort_bij, plan_uit
from uitstroommatch.service.opdracht import Opdracht

if TYPE_CHECKING:
    from uitstroommatch.explain.answer import Verklaring


def maak_voorstel(
    opdracht: Opdracht,
    *,
    zaad: int = 0,
    tijd: float | None = None,
    rekenwerk: float | None = None,
    stop: threading.Event | None = None,
    voortgang: Callable[[Voortgang], None] = lambda _: None,
    begin: Plan = (),
) -> Voorstel:
    """Find the best plan, prove it and check it without a solver; ``begin`` is a plan to start from.

    Raises:
        ControleFout: the plan did not pass the check; it is a defect of the program, and nothing is handed out.
    """
    from uitstroommatch.model import los_op  # loading the solver takes longer than reading a dossier

    rulebook, situatie = opdracht.rulebook, opdracht.situatie
    grenzen = {"tijd": tijd, "rekenwerk": rekenwerk}
    uitkomst = los_op(rulebook, situatie, zaad=zaad, **grenzen, stop=stop, voortgang=voortgang, begin=begin)
    return gecontroleerd(opdracht, uitkomst, zaad)


def onderdelen(opdracht: Opdracht, vanaf: int | None = None) -> tuple[tuple[str, ...], ...]:
    """Return the clients of each part of a large dossier that can be solved by itself; none: solve it in one go.

    ``vanaf`` is the number of possible placements from which a dossier is large.
    """
    from uitstroommatch.model import onderdelen as _onderdelen

    return _onderdelen(opdracht.rulebook, opdracht.situatie, vanaf)


def los_onderdeel_op(
    opdracht: Opdracht,
    clienten: Sequence[str],
    *,
    zaad: int = 0,
    tijd: float | None = None,
    stop: threading.Event | None = None,
    begin: Plan = (),
) -> Deelplan:
    """Solve one part of a large dossier, as it would be solved in one go."""
    from uitstroommatch.model import los_onderdeel_op as _los_onderdeel_op

    regels, situatie = opdracht.rulebook, opdracht.situatie
    return _los_onderdeel_op(regels, situatie, clienten, zaad=zaad, tijd=tijd, stop=stop, begin=begin)


def voeg_samen(opdracht: Opdracht, delen: Sequence[Deelplan], *, zaad: int = 0) -> Voorstel:
    """Make the proposal of the solved parts, checked as any other.

    Raises:
        ControleFout: the plan did not pass the check; it is a defect of the program, and nothing is handed out.
    """
    from uitstroommatch.model import voeg_samen as _voeg_samen

    return gecontroleerd(opdracht, _voeg_samen(opdracht.rulebook, opdracht.situatie, delen), zaad)


def herplan(
    opdracht: Opdracht,
    voorstel: Voorstel,
    besluiten: Sequence[Besluit],
    *,
    zaad: int = 0,
    tijd: float | None = None,
    stop: threading.Event | None = None,
) -> tuple[Voorstel, Verklaring]:
    """Make the proposal again after decisions, with as little change as possible, and say what changes.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
        WijzigingFout: a decision cannot be followed.
        ControleFout: the plan did not pass the check; it is a defect of the program, and nothing is handed out.
    """
    from uitstroommatch.explain.answer import herplanning
    from uitstroommatch.explain.replan import herplan as _herplan

    hoort_bij(opdracht, voorstel)
    regels, situatie, genomen = opdracht.rulebook, opdracht.situatie, wijzigingen_van(besluiten)
    gevonden, verschil = _herplan(regels, situatie, plan_uit(voorstel), genomen, zaad=zaad, tijd=tijd, stop=stop)
    straks = Opdracht(gevonden.situatie.dossier, gevonden.situatie.beleid, gevonden.rulebook)
    uitkomst = Optimaal if gevonden.bewezen else Haalbaar
    nieuw = gecontroleerd(straks, uitkomst(gevonden.plan, gevonden.doelen), zaad)
    return nieuw, herplanning(straks.rulebook, straks.situatie, verschil)


def controleer(opdracht: Opdracht, voorstel: Voorstel) -> list[Breuk]:
    """Recompute every rule, goal and number of a proposal; an empty list means that all of it holds."""
    return _controleer(opdracht.rulebook, opdracht.situatie, voorstel)


def gecontroleerd(opdracht: Opdracht, uitkomst: Uitkomst, zaad: int) -> Voorstel:
    voorstel = voorstel_van(opdracht.rulebook, opdracht.situatie, uitkomst, zaad)
    if breuken := controleer(opdracht, voorstel):
        raise ControleFout("Het plan kwam niet door de controle:\n" + "\n".join(b.tekst for b in breuken))
    return voorstel
