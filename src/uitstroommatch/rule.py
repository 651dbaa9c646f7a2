"""What a housing rule is. The members live in ``rules/``, one file each.

A rule is stated once. The model, the checker and the explanations all ask the same functions, so they can never
disagree about what a rule says.

A **pair rule** looks at one client, one home and one contract form and says yes or no, with the facts. A **group rule**
bounds a sum: every placement adds units to some groups, and no group may pass its limit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from uitstroommatch.domain.reason import Oordeel
from uitstroommatch.situation import Geval, Situatie


class Parameters(BaseModel):
    """Base of a rule's own parameters; a rule without any uses this class as it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class PairRule:
    """A rule on pairs.

    Attributes:
        id: name in the policy, equal to the file name.
        zin: the rule as one plain Dutch sentence.
        bron: where it comes from (domain.md).
        leest: what the verdict depends on, as ``client.<field>``, ``woning.<field>`` and ``vorm``. The rule gets no
            other field to see when a whole dossier is judged, which is what makes judging it fast.
        toets: the rule itself. ``(case, parameters) -> Oordeel``, pure, no reading of clock or files.
        kort: what is the matter with a home that falls off on this rule, in a few words without a verb.
        nee: sentence for a refusal, with the names of the facts in braces.
        ja: the same for a rule that is met; without it ``zin`` is said.
        Parameters: kind of the parameters that the policy may give.
    """

    id: str
    zin: str
    bron: str
    leest: tuple[str, ...]
    toets: Callable[[Geval, Any], Oordeel]
    kort: str
    nee: str
    ja: str = ""
    Parameters: type[Parameters] = Parameters


@dataclass(frozen=True, slots=True)
class Groep:
    """One group of a group rule: its key, its limit in units of that rule, and its name for people."""

    sleutel: str
    grens: int
    naam: str


@dataclass(frozen=True, slots=True)
class GroupRule:
    """A rule on sums.

    Attributes:
        id, zin, bron, kort, Parameters: as for a pair rule.
        groepen: ``(situation, parameters) -> groups``, each with its limit.
        leden: ``(case, parameters) -> (group key, units)`` that a placement adds; units are whole and 0 or more. A key
            that ``groepen`` does not give is an error.
        nee: sentence for a breach with {naam}, {som}, {grens}.
        eenheid: what one unit is; ``deler`` units make one for people (10 tenths make an hour).
        minstens: the sum must reach the limit instead of staying within it.
        altijd_hard: no policy may soften it.
    """

    id: str
    zin: str
    bron: str
    groepen: Callable[[Situatie, Any], Iterable[Groep]]
    leden: Callable[[Geval, Any], Iterable[tuple[str, int]]]
    kort: str
    nee: str
    eenheid: str
    deler: int = 1
    minstens: bool = False
    altijd_hard: bool = False
    Parameters: type[Parameters] = Parameters

    def te_veel(self, groep: Groep, som: int) -> int:
        """Units by which a sum breaks the limit, 0 when it holds."""
        return max(0, groep.grens - som if self.minstens else som - groep.grens)


Rule = PairRule | GroupRule
