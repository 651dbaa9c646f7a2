"""A dossier and what follows from it before any plan is made."""

import json
from datetime import date
from pathlib import Path

from tests.oracle.arithmetic import years_before
from tests.oracle.pairs import PAIR_RULES, World
from tests.oracle.policy import Policy
from tests.oracle.reading import (
    Afspraak,
    Plaatsing,
    Plek,
    Woning,
    read_aanbieders,
    read_afspraken,
    read_besluiten,
    read_clienten,
    read_gebieden,
    read_limits,
    read_plaatsingen,
    read_woningen,
)

Triple = tuple[str, str, str]
Plan = list[Triple]

FORMS = ("OMK", "VWD", "OBE")


class Facts:
    """The dossier, with the areas, loads, agreements and decisions worked out."""

    def __init__(self, folder: Path, peildatum: date | None = None) -> None:
        """Read a well-formed dossier."""
        self.policy = Policy(folder, peildatum)
        self.window_start = years_before(self.policy.peildatum, self.policy.window_years)
        self.areas = read_gebieden(folder)
        self.clients = read_clienten(folder)
        self.homes = read_woningen(folder, self.areas)
        self.support = read_aanbieders(folder)
        self.past = read_plaatsingen(folder, self.areas)
        self.previous = _previous_pairs(folder)
        self.agreements = read_afspraken(folder)
        self.current = [d for d in self.agreements.values() if d.jaar == self.policy.peildatum.year]
        self.triples = [(c, w, k) for c in self.clients for w in self.homes for k in FORMS]
        self.limits = self._limits(read_limits(folder))
        self.load = self._load()
        self.moves = [(p.herkomst, p.plek.gemeente) for p in self.past if self._in_window(p)]
        self._read_decisions(folder)
        self.broken = self._broken()

    def _read_decisions(self, folder: Path) -> None:
        self.fixed: list[Triple] = []
        self.rejected: set[tuple[str, str]] = set()
        for client, home, decision, form in read_besluiten(folder):
            if decision == "afgewezen":
                self.rejected.add((client, home))
            else:
                triple = (client, home, form or self._usual_form(client, home))
                if triple not in self.fixed:
                    self.fixed.append(triple)

    def _usual_form(self, client: str, home: str) -> str:
        offered = self.homes[home].contractvormen
        return next(k for k in self.clients[client].contractvormen if k in offered)

    def _broken(self) -> dict[Triple, set[str]]:
        """Per triple the pair rules it breaks, whatever their mode."""
        world = World(self.policy, self.support, frozenset(self.rejected))
        return {
            (c, w, k): {rule for rule, breaks in PAIR_RULES.items() if breaks(world, self.clients[c], self.homes[w], k)}
            for c, w, k in self.triples
        }

    def _in_window(self, past: Plaatsing) -> bool:
        return past.datum > self.window_start

    def _limits(self, rows: dict[str, int]) -> dict[str, int | None]:
        limits = {a.code: self.policy.default_limit(a) for a in self.areas.values()}
        places: list[Plek] = [w.plek for w in self.homes.values()] + [p.plek for p in self.past]
        for place in places:
            if "straat" in place.gebieden:
                limits[place.gebieden["straat"]] = self.policy.default_street
            if "complex" in place.gebieden:
                limits[place.gebieden["complex"]] = self.policy.default_complex
        return {**limits, **rows}

    def _load(self) -> dict[str, int]:
        load = dict.fromkeys(self.limits, 0)
        for past in self.past:
            ended = past.einddatum is not None and past.einddatum <= self.policy.peildatum
            if self._in_window(past) and not ended:
                for code in past.plek.gebieden.values():
                    load[code] += self.policy.weights[past.zwaarte]
        return load

    def points(self, triple: Triple) -> int:
        """The load points of the client."""
        return self.policy.weights[self.clients[triple[0]].zwaarte]

    def provider_at(self, triple: Triple) -> tuple[str, str]:
        """The client's provider and the municipality of the home."""
        return self.clients[triple[0]].aanbieder, self.homes[triple[1]].plek.gemeente

    def realised(self, deal: Afspraak) -> int:
        """The past placements that count for an agreement of the year of the peildatum."""
        return sum(past.datum.year == deal.jaar and self._matches(deal, past, past.contractvorm) for past in self.past)

    def counts(self, deal: Afspraak, triple: Triple) -> bool:
        """Does the placement count for the agreement?"""
        return self._matches(deal, self.homes[triple[1]], triple[2])

    def _matches(self, deal: Afspraak, what: Plaatsing | Woning, form: str) -> bool:
        assert deal.jaar == self.policy.peildatum.year, "the norms of another year are not read"
        rent, norms = what.rekenhuur, self.policy.norms
        asked_and_given = [
            (deal.corporatie, what.corporatie),
            (deal.gemeente, what.plek.gemeente),
            (deal.woonvorm, what.woonvorm),
            (deal.huurklasse, "" if rent is None else norms.rent_class(rent)),
            (deal.contractvorm, form),
        ]
        return all(asked in ("", given) for asked, given in asked_and_given)


def _previous_pairs(folder: Path) -> set[tuple[str, str]] | None:
    path = folder / "vorig_voorstel.json"
    if not path.exists():
        return None
    proposal = json.loads(path.read_text(encoding="utf-8"))
    return {(p["client_sleutel"], p["woning_id"]) for p in proposal["plaatsingen"]}
