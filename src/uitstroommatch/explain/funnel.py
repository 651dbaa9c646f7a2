"""Why a client has no home: how many homes fall off on which rule, and what stands in the way of the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from uitstroommatch.check.plan import tel
from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.domain.voorstel import Afvalreden, NietGeplaatst
from uitstroommatch.eligibility import Geschiktheid
from uitstroommatch.rulebook import Groepsregel, Rulebook
from uitstroommatch.situation import Geval, Situatie

GEEN_AANBOD = "geen_aanbod"
DOELVOLGORDE = "doelvolgorde"


def niet_geplaatst(
    rulebook: Rulebook, situatie: Situatie, plan: Plan, overgeslagen: Iterable[str] = ()
) -> tuple[NietGeplaatst, ...]:
    """Return every client without a home, in order of key, with the reasons; the one that costs most homes first.

    ``overgeslagen`` are clients that are accounted for elsewhere (led back to another region).
    """
    weg = {client for client, _, _ in plan} | set(overgeslagen)
    wachtend = [sleutel for sleutel in situatie.kandidaten if sleutel not in weg]
    if not wachtend:
        return ()
    funnel = _Funnel(rulebook, situatie, plan, set(wachtend))
    return tuple(NietGeplaatst(client_sleutel=client, redenen=funnel.reasons(client)) for client in wachtend)


class _Funnel:
    def __init__(self, rulebook: Rulebook, situatie: Situatie, plan: Plan, waiting: set[str]) -> None:
        self._situatie = situatie
        self._matter = {rule.id: rule.regel.kort for rule in rulebook.paarregels}
        self._matter |= {rule.id: rule.regel.kort for rule in rulebook.groepsregels}
        fitness = Geschiktheid(rulebook, situatie)
        self._fallen: Mapping[str, dict[str, int]] = {c: per for c, per in fitness.afvallers() if c in waiting}
        self._left: dict[str, dict[str, list[Drietal]]] = defaultdict(lambda: defaultdict(list))
        for triple in fitness.drietallen():
            if triple[0] in waiting:
                self._left[triple[0]][triple[1]].append(triple)
        cases = [situatie.geval(*triple) for triple in plan]
        self._limits = [
            _Room(rule, situatie, cases)
            for rule in rulebook.harde_groepsregels
            if not rule.regel.minstens and not rule.regel.altijd_hard
        ]
        # Places of a home come last: "taken" says less than "the street is full".
        self._limits += [_Room(r, situatie, cases) for r in rulebook.harde_groepsregels if r.regel.altijd_hard]

    def reasons(self, client: str) -> tuple[Afvalreden, ...]:
        """Return the reasons for one client."""
        if not self._situatie.aanbod:
            return (Afvalreden(regel=GEEN_AANBOD, woningen=0, tekst="er is geen enkele woning aangeboden"),)
        counts = Counter(self._fallen[client])
        for forms in self._left[client].values():
            counts[self._obstacle(forms)] += 1
        return tuple(self._reason(rule, homes) for rule, homes in sorted(counts.items(), key=lambda x: (-x[1], x[0])))

    def _obstacle(self, forms: list[Drietal]) -> str:
        """Return the limit that the last contract form still runs into, or that the order of goals decided."""
        obstacle = DOELVOLGORDE
        for form in forms:
            case = self._situatie.geval(*form)
            obstacle = next((room.id for room in self._limits if not room.has(case)), DOELVOLGORDE)
            if obstacle == DOELVOLGORDE:
                break
        return obstacle

    def _reason(self, rule: str, homes: int) -> Afvalreden:
        matter = self._matter.get(rule, "mogelijk, maar ten koste van een doel dat voorgaat")
        tekst = f"{homes} van de {len(self._situatie.aanbod)} woningen {matter}"
        return Afvalreden(regel=rule, woningen=homes, tekst=tekst)


class _Room:
    """What is left of each limit of one rule under a plan."""

    def __init__(self, rule: Groepsregel, situatie: Situatie, cases: Iterable[Geval]) -> None:
        self.id = rule.id
        self._rule = rule
        used = tel(rule.leden, cases)
        self._left = {key: group.grens - used[key] for key, group in rule.groepen(situatie).items()}

    def has(self, case: Geval) -> bool:
        """Is there room for one more placement?"""
        return all(units <= self._left[key] for key, units in self._needs(case))

    def _needs(self, case: Geval) -> Iterator[tuple[str, int]]:
        yield from tel(self._rule.leden, [case]).items()
