"""Recompute every rule and every goal of a plan from the dossier and the placements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.domain.reason import in_woorden
from uitstroommatch.errors import OpbouwFout
from uitstroommatch.goal import Goal
from uitstroommatch.rule import Groep
from uitstroommatch.rulebook import Groepsregel, Rulebook
from uitstroommatch.situation import Geval, Situatie


@dataclass(frozen=True, slots=True, order=True)
class Breuk:
    """One breach: the rule (or part of the proposal), where, and in words what is wrong."""

    regel: str
    plek: str
    tekst: str


def breuken(rulebook: Rulebook, situatie: Situatie, plan: Sequence[Drietal]) -> list[Breuk]:
    """Return every breach of a hard rule, and every placement of a client or home that does not exist."""
    onbekend = [
        Breuk("onbekend", f"{client}|{woning}", f"cliënt {client} of woning {woning} staat niet in het dossier")
        for client, woning, _ in plan
        if client not in situatie.kandidaten or woning not in situatie.aanbod
    ]
    gevallen = _gevallen(situatie, plan)
    return [*onbekend, *_paarbreuken(rulebook, gevallen), *_groepsbreuken(rulebook, situatie, gevallen)]


def doelwaarde(goal: Goal, situatie: Situatie, plan: Sequence[Drietal]) -> int:
    """Return the value of one goal in a plan."""
    gevallen = _gevallen(situatie, plan)
    sommen = tel(goal.leden, gevallen)
    groepen = list(goal.groepen(situatie))
    if vreemd := set(sommen) - {groep.sleutel for groep in groepen}:
        raise OpbouwFout(f"doel {goal.id} telt in een groep die het niet geeft: {min(vreemd)}")
    kosten = sum(groep.kosten(sommen[groep.sleutel]) for groep in groepen)
    return kosten + sum(goal.per_plaatsing(geval) for geval in gevallen)


def doelwaarden(rulebook: Rulebook, situatie: Situatie, plan: Sequence[Drietal]) -> dict[str, int]:
    """Return the value of every goal that exists in this situation, in the order of the policy."""
    return {doel.id: doelwaarde(doel.goal, situatie, plan) for doel in rulebook.doelen_in(situatie)}


def tel(leden: Callable[[Geval], Iterable[tuple[str, int]]], gevallen: Iterable[Geval]) -> Counter[str]:
    """Add up the units per group over placements."""
    sommen: Counter[str] = Counter()
    for geval in gevallen:
        for sleutel, eenheden in leden(geval):
            sommen[sleutel] += eenheden
    return sommen


def groepsbreuk(regel: Groepsregel, groep: Groep, som: int) -> Breuk:
    """Put a broken limit into words."""
    deler = regel.regel.deler
    feiten = {"naam": groep.naam, "som": _delen(som, deler), "grens": _delen(groep.grens, deler)}
    return Breuk(regel.id, groep.sleutel, in_woorden(regel.regel.nee, feiten))


def _delen(eenheden: int, deler: int) -> str:
    return str(eenheden) if deler == 1 else f"{eenheden / deler:.1f}".replace(".", ",")


def _gevallen(situatie: Situatie, plan: Sequence[Drietal]) -> list[Geval]:
    return [
        situatie.geval(client, woning, vorm)
        for client, woning, vorm in plan
        if client in situatie.kandidaten and woning in situatie.aanbod
    ]


def _paarbreuken(rulebook: Rulebook, gevallen: Iterable[Geval]) -> Iterator[Breuk]:
    for geval in gevallen:
        paar = f"{geval.client.client_sleutel}|{geval.woning.woning_id}"
        for regel in rulebook.harde_paarregels:
            oordeel = regel.oordeel(geval)
            if not oordeel.mag:
                zin = in_woorden(regel.regel.nee, oordeel.feiten)
                tekst = f"cliënt {geval.client.client_sleutel} in woning {geval.woning.woning_id}: {zin}"
                yield Breuk(regel.id, paar, tekst)


def _groepsbreuken(rulebook: Rulebook, situatie: Situatie, gevallen: Sequence[Geval]) -> Iterator[Breuk]:
    for regel in rulebook.harde_groepsregels:
        sommen, groepen = tel(regel.leden, gevallen), regel.groepen(situatie)
        if vreemd := set(sommen) - set(groepen):
            raise OpbouwFout(f"regel {regel.id} telt in een groep die zij niet geeft: {min(vreemd)}")
        for groep in groepen.values():
            if regel.regel.te_veel(groep, sommen[groep.sleutel]):
                yield groepsbreuk(regel, groep, sommen[groep.sleutel])
