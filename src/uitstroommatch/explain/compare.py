"""Two plans side by side: per goal, per client and per area. Either may be made by people, and may break rules.

Both plans are judged under the same rules and situation, by the same recomputation that checks every proposal, so a
plan made by hand gets the same goal values as one that was computed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from uitstroommatch.check.plan import Breuk, breuken, doelwaarden
from uitstroommatch.check.proposal import gebiedslasten
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.goal import Richting
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie


@dataclass(frozen=True, slots=True)
class Doelverschil:
    """The value of one goal in both plans."""

    id: str
    richting: Richting
    oud: int
    nieuw: int

    @property
    def winst(self) -> int:
        """What the new plan gains on this goal; below 0 it loses."""
        return self.nieuw - self.oud if self.richting == "max" else self.oud - self.nieuw


@dataclass(frozen=True, slots=True)
class Verplaatst:
    """A client whose placement differs; ``None``: no home in that plan."""

    client: str
    oud: Drietal | None
    nieuw: Drietal | None


@dataclass(frozen=True, slots=True)
class Gebiedsverschil:
    """An area whose load differs: all its load points, past placements included, and its limit (``None``: none)."""

    niveau: Niveau
    code: str
    oud: int
    nieuw: int
    grens: int | None


@dataclass(frozen=True, slots=True)
class Verschil:
    """All that differs between two plans, in order of goal, client and area; goals are there when equal as well."""

    doelen: tuple[Doelverschil, ...]
    clienten: tuple[Verplaatst, ...]
    gebieden: tuple[Gebiedsverschil, ...]
    breuken_oud: tuple[Breuk, ...]
    breuken_nieuw: tuple[Breuk, ...]

    @property
    def beslissend(self) -> Doelverschil | None:
        """The first goal, in the order of the policy, on which the plans differ; ``None``: they are equally good."""
        return next((doel for doel in self.doelen if doel.winst), None)


def vergelijk(rulebook: Rulebook, situatie: Situatie, oud: Plan, nieuw: Plan) -> Verschil:
    """Compare two plans; a client or home that does not exist counts for nothing and is among the breaches."""
    bekend_oud, bekend_nieuw = _bekend(situatie, oud), _bekend(situatie, nieuw)
    return Verschil(
        doelen=tuple(_doelen(rulebook, situatie, bekend_oud, bekend_nieuw)),
        clienten=tuple(_clienten(bekend_oud, bekend_nieuw)),
        gebieden=tuple(_gebieden(situatie, bekend_oud, bekend_nieuw)),
        breuken_oud=tuple(breuken(rulebook, situatie, oud)),
        breuken_nieuw=tuple(breuken(rulebook, situatie, nieuw)),
    )


def _bekend(situatie: Situatie, plan: Plan) -> Plan:
    return tuple(een for een in plan if een[0] in situatie.kandidaten and een[1] in situatie.aanbod)


def _doelen(rulebook: Rulebook, situatie: Situatie, oud: Plan, nieuw: Plan) -> Iterator[Doelverschil]:
    voor, na = doelwaarden(rulebook, situatie, oud), doelwaarden(rulebook, situatie, nieuw)
    for doel in rulebook.doelen_in(situatie):
        yield Doelverschil(doel.id, doel.richting, voor[doel.id], na[doel.id])


def _clienten(oud: Plan, nieuw: Plan) -> Iterator[Verplaatst]:
    """A plan by hand may give a client more than one home: then each difference stands by itself."""
    weg, erbij = _per_client(set(oud) - set(nieuw)), _per_client(set(nieuw) - set(oud))
    for client in sorted(weg.keys() | erbij.keys()):
        for voor, na in zip_longest(weg.get(client, ()), erbij.get(client, ())):
            yield Verplaatst(client, voor, na)


def _per_client(drietallen: set[Drietal]) -> dict[str, list[Drietal]]:
    per_client: dict[str, list[Drietal]] = defaultdict(list)
    for drietal in sorted(drietallen):
        per_client[drietal[0]].append(drietal)
    return dict(per_client)


def _gebieden(situatie: Situatie, oud: Plan, nieuw: Plan) -> Iterator[Gebiedsverschil]:
    voor, na = ({last.code: last for last in gebiedslasten(situatie, plan)} for plan in (oud, nieuw))
    for code in sorted(voor.keys() | na.keys()):
        last = voor.get(code) or na[code]
        er_was, er_komt = (kant[code].nieuw if code in kant else 0 for kant in (voor, na))
        if er_was != er_komt:
            yield Gebiedsverschil(last.niveau, code, last.bestaand + er_was, last.bestaand + er_komt, last.grens)
