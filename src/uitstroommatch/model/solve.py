"""The door of the room: a situation goes in, an outcome comes out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from uitstroommatch.check.decisions import kleinste_strijd, vast_plan
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.outcome import Deelplan, Haalbaar, Onmogelijk, Optimaal, Plan, TijdOp, Uitkomst, Voortgang
from uitstroommatch.domain.voorstel import Doelwaarde
from uitstroommatch.eligibility import drietallen
from uitstroommatch.model.lexicographic import Clock
from uitstroommatch.model.merge import merge
from uitstroommatch.model.reduce import reduce
from uitstroommatch.model.run import Run, no_report
from uitstroommatch.model.split import LARGE, split
from uitstroommatch.model.tally import Tally, columns_by_client, tally
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

MOST_PARTS = 24  # jobs that a large dossier becomes at most


def los_op(
    rulebook: Rulebook,
    situatie: Situatie,
    *,
    zaad: int,
    tijd: float | None = None,
    rekenwerk: float | None = None,
    stop: threading.Event | None = None,
    voortgang: Callable[[Voortgang], None] = no_report,
    begin: Plan = (),
) -> Uitkomst:
    """Find the best plan and prove it.

    Args:
        rulebook: rules and goals under a policy.
        situatie: the dossier at its reference date; fixed decisions must not break pair rules
            (:func:`~uitstroommatch.check.decisions.foute_besluiten`).
        zaad: seed; the same input and seed give the same plan, unless ``tijd`` or ``stop`` cut it off.
        tijd: seconds, ``None`` for no limit. When they run out the best plan so far is returned, with its bounds.
        rekenwerk: units of work, ``None`` for no limit: as ``tijd``, but counted by the solver, so that the same input
            and seed give the same plan also when the limit cut the search off.
        stop: set it from another thread to end the search with the best plan so far.
        voortgang: called, from this or a solver thread, whenever the value or the bound of a goal improves.
        begin: a plan to start from, as far as it is still possible; the best plan does not depend on it, but it may
            be found sooner, and of plans that are equally good the search tends to the one it starts from.
    """
    stop = stop or threading.Event()
    clock = Clock.of(tijd, stop, rekenwerk)
    strijdig = kleinste_strijd(rulebook, situatie)
    if strijdig is not None:
        return Onmogelijk(strijdig)
    if stop.is_set():
        return TijdOp()
    tallied, homes = merge(_tally(rulebook, situatie))
    parts = split(tallied)
    run = Run(parts, situatie, zaad, clock, voortgang, homes.merged(begin))
    doelen = run.solve()
    return _outcome(homes.plan(run.triples()), doelen)


def onderdelen(rulebook: Rulebook, situatie: Situatie, vanaf: int | None = None) -> tuple[tuple[str, ...], ...]:
    """Return the clients of each part of a large dossier that can be solved by itself; none: solve it in one go.

    Parts are of independent clients, so solved apart and joined they give what one go gives. There are at most
    ``MOST_PARTS``, of about the same size, because each has to read the dossier again.

    Args:
        rulebook: rules and goals under a policy.
        situatie: the dossier at its reference date.
        vanaf: how many triples make a dossier large, as :data:`~uitstroommatch.model.split.LARGE` when ``None``.
    """
    if kleinste_strijd(rulebook, situatie) is not None:
        return ()
    tallied, _ = merge(_tally(rulebook, situatie))
    parts = split(tallied)
    if len(tallied.triples) <= (LARGE if vanaf is None else vanaf) or len(parts.tallies) == 1 or not parts.independent:
        return ()
    bundles: list[tuple[int, list[str]]] = [(0, []) for _ in parts.tallies[:MOST_PARTS]]
    for part in sorted(parts.tallies, key=lambda part: (-len(part.triples), part.triples)):
        size, clients = bundles.pop(0)
        bundles.append((size + len(part.triples), [*clients, *columns_by_client(part.triples)]))
        bundles.sort(key=lambda bundle: bundle[0])
    return tuple(tuple(sorted(clients)) for _, clients in sorted(bundles, reverse=True))


def los_onderdeel_op(
    rulebook: Rulebook,
    situatie: Situatie,
    clienten: Collection[str],
    *,
    zaad: int,
    tijd: float | None = None,
    stop: threading.Event | None = None,
    begin: Plan = (),
) -> Deelplan:
    """Solve one of the ``onderdelen``; the arguments are those of :func:`los_op`."""
    clock = Clock.of(tijd, stop or threading.Event())
    deel = Situatie(_with_clients(situatie.dossier, frozenset(clienten)), situatie.beleid)
    tallied, homes = merge(_tally(rulebook, deel))
    run = Run(split(tallied), deel, zaad, clock, no_report, homes.merged(begin), beside=True)
    run.solve()
    return Deelplan(tuple(run.triples()), run.found())


def voeg_samen(rulebook: Rulebook, situatie: Situatie, delen: Iterable[Deelplan]) -> Uitkomst:
    """Join the solved ``onderdelen`` to what :func:`los_op` gives in one go."""
    tallied, homes = merge(_tally(rulebook, situatie))
    parts, solved = split(tallied), list(delen)
    chosen = {triple for deel in solved for triple in deel.plan}
    plans = [{column for column, triple in enumerate(part.triples) if triple in chosen} for part in parts.tallies]
    doelen = parts.join(plans, [found for deel in solved for found in deel.doelen])
    return _outcome(homes.plan(chosen), doelen)


def _with_clients(dossier: Dossier, clienten: Collection[str]) -> Dossier:
    """Return the dossier with some of its clients, and the decisions about them."""
    return replace(
        dossier,
        clienten=tuple(rij for rij in dossier.clienten if rij.client_sleutel in clienten),
        besluiten=tuple(rij for rij in dossier.besluiten if rij.client_sleutel in clienten),
    )


def _outcome(plan: Plan, doelen: tuple[Doelwaarde, ...]) -> Uitkomst:
    return Optimaal(plan, doelen) if all(doel.bewezen for doel in doelen) else Haalbaar(plan, doelen)


def _tally(rulebook: Rulebook, situatie: Situatie) -> Tally:
    fixed = vast_plan(rulebook, situatie)
    full = tally(rulebook, situatie, list(drietallen(rulebook, situatie)), frozenset(fixed))
    return reduce(full, situatie)
