"""Why a client or a home is left over, home by home and client by client, and what stands in the way of most."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from uitstroommatch.check.proposal import terugleidingen
from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.eligibility import Geschiktheid
from uitstroommatch.explain.compare import Doelverschil
from uitstroommatch.explain.stand import Ruimte, Stand, rang
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

PLAATSEN = "plaatsen"


@dataclass(frozen=True, slots=True)
class Afval:
    """How many homes (or clients) fall off on a pair rule, each on the first rule that forbids it."""

    regel: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Kans:
    """A pair that every pair rule allows, and why it is not in the plan after all.

    ``weg`` is what would have to go: the placement that takes the home, or the home that the client has instead.
    ``vast`` says that people fixed that. ``vol`` are the limits that would break even then; without any, ``doelen``
    are the goals before and after.
    """

    plaatsing: Drietal
    weg: Drietal | None
    vast: bool
    vol: tuple[Ruimte, ...]
    doelen: tuple[Doelverschil, ...]

    @property
    def beslissend(self) -> Doelverschil | None:
        """The first goal, in the order of the policy, that differs."""
        return next((een for een in self.doelen if een.winst), None)


@dataclass(frozen=True, slots=True)
class GeenWoning:
    """Why a client has no home: of all homes these fall off, and these remain. ``terug``: led back to there."""

    client: str
    woningen: int
    terug: str | None
    afval: tuple[Afval, ...]
    kansen: tuple[Kans, ...]


@dataclass(frozen=True, slots=True)
class LegeWoning:
    """Why a home stays empty: of all clients these fall off, and these remain."""

    woning: str
    clienten: int
    afval: tuple[Afval, ...]
    kansen: tuple[Kans, ...]


@dataclass(frozen=True, slots=True)
class Knelpunt:
    """One rule, or one limit of a rule, that is the only objection to some pairs of a client without a home.

    Beside it the home may go to another. ``direct`` are the clients for whom such a home stays empty: for them nothing
    else is in the way.
    """

    regel: str
    ruimte: Ruimte | None
    clienten: tuple[str, ...]
    woningen: tuple[str, ...]
    direct: tuple[str, ...]


# --- clients ---------------------------------------------------------------------------------------------------------


def geen_woning(rulebook: Rulebook, situatie: Situatie, plan: Plan, client: str) -> GeenWoning:
    """Explain why one client has no home."""
    return next(geen_woningen(Stand(rulebook, situatie, plan), client))


def geen_woningen(stand: Stand, alleen: str | None = None) -> Iterator[GeenWoning]:
    """Explain every client without a home, or one of them, in order of key."""
    terug = {een.client_sleutel: een.gemeente for een in terugleidingen(stand.rulebook, stand.situatie)}
    for client, afval in Geschiktheid(stand.rulebook, stand.situatie).afvallers():
        if client not in stand.van_client and alleen in (None, client):
            kansen = (_in_woning(stand, client, woning) for woning in stand.situatie.aanbod)
            yield GeenWoning(
                client, len(stand.situatie.aanbod), terug.get(client), _geordend(afval), tuple(k for k in kansen if k)
            )


def _in_woning(stand: Stand, client: str, woning: str) -> Kans | None:
    """Return the best way to place a client in this home: in a free place, or for one who is there."""
    erin = [(client, woning, vorm) for vorm in stand.vormen(client, woning)]
    bezet = stand.in_woning.get(woning, [])
    vrij = len(bezet) < stand.situatie.aanbod[woning].plaatsen
    weg: list[Drietal | None] = [None] if vrij else list(bezet)
    return _beste([_kans(stand, een, ander) for een in erin for ander in weg])


def _kans(stand: Stand, een: Drietal, weg: Drietal | None) -> Kans:
    oud = [] if weg is None else [weg]
    vast = weg is not None and weg in stand.situatie.vaste_drietallen
    vol = () if vast else stand.vol(oud, [een])
    return Kans(een, weg, vast, vol, () if vast or vol else stand.verschil(oud, [een]))


def _beste(kansen: list[Kans]) -> Kans | None:
    return min(kansen, key=lambda k: (k.vast, len(k.vol), rang(k.doelen), k.plaatsing), default=None)


# --- homes -----------------------------------------------------------------------------------------------------------


def lege_woningen(rulebook: Rulebook, situatie: Situatie, plan: Plan) -> tuple[LegeWoning, ...]:
    """Explain every home that stays wholly empty, in order of id."""
    stand = Stand(rulebook, situatie, plan)
    return tuple(_lege_woning(stand, woning) for woning in situatie.aanbod if woning not in stand.in_woning)


def _lege_woning(stand: Stand, woning: str) -> LegeWoning:
    afval: Counter[str] = Counter()
    kansen: list[Kans] = []
    for client in stand.situatie.kandidaten:
        vormen = stand.vormen(client, woning)
        if vormen:
            weg = stand.van_client.get(client)
            kans = _beste([_kans(stand, (client, woning, vorm), weg) for vorm in vormen])
            kansen += [kans] if kans else []
        else:
            afval[_eerste_verbod(stand, client, woning)] += 1
    return LegeWoning(woning, len(stand.situatie.kandidaten), _geordend(afval), tuple(kansen))


def _eerste_verbod(stand: Stand, client: str, woning: str) -> str:
    """Return the rule that forbids the last form that still stood."""
    gevallen = [stand.situatie.geval(client, woning, vorm) for vorm in stand.situatie.kandidaten[client].contractvormen]
    for regel in stand.rulebook.harde_paarregels:
        gevallen = [geval for geval in gevallen if regel.oordeel(geval).mag]
        if not gevallen:
            return regel.id
    return "contractvorm"


def _geordend(afval: dict[str, int]) -> tuple[Afval, ...]:
    return tuple(Afval(regel, aantal) for regel, aantal in sorted(afval.items(), key=lambda x: (-x[1], x[0])) if aantal)


# --- what stands in the way of most ----------------------------------------------------------------------------------


def knelpunten(rulebook: Rulebook, situatie: Situatie, plan: Plan) -> tuple[Knelpunt, ...]:
    """Return what is the only objection for clients without a home, that of most clients first (R48)."""
    stand = Stand(rulebook, situatie, plan)
    terug = {een.client_sleutel for een in terugleidingen(rulebook, situatie)}
    paren: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    ruimten: dict[tuple[str, str], Ruimte] = {}
    for client in situatie.kandidaten:
        if client not in stand.van_client and client not in terug:
            for woning in situatie.aanbod:
                for regel, ruimte in _enige_bezwaren(stand, client, woning):
                    sleutel = (regel, ruimte.groep if ruimte and regel != PLAATSEN else "")
                    paren[sleutel].append((client, woning))
                    if ruimte and sleutel[1]:
                        ruimten[sleutel] = ruimte
    gevonden = (_knelpunt(stand, sleutel, delen, ruimten.get(sleutel)) for sleutel, delen in paren.items())
    return tuple(sorted(gevonden, key=lambda k: (-len(k.clienten), -len(k.direct), k.regel, str(k.ruimte))))


def _enige_bezwaren(stand: Stand, client: str, woning: str) -> set[tuple[str, Ruimte | None]]:
    """Return per contract form the only objection to a pair, if there is no more than one."""
    gevonden: set[tuple[str, Ruimte | None]] = set()
    for vorm in stand.situatie.kandidaten[client].contractvormen:
        geval = stand.situatie.geval(client, woning, vorm)
        bezwaren: list[tuple[str, Ruimte | None]] = []
        for regel in stand.rulebook.harde_paarregels:
            if not regel.oordeel(geval).mag:
                bezwaren.append((regel.id, None))
                if len(bezwaren) > 1:
                    break
        if len(bezwaren) < 2:
            bezwaren += [(ruimte.regel, ruimte) for ruimte in stand.vol(erbij=[(client, woning, vorm)])]
            # That the home goes to another counts only when nothing else is in the way.
            bezwaren = [een for een in bezwaren if een[0] != PLAATSEN] or bezwaren
        if not bezwaren:
            return set()  # nothing forbids it: the order of the goals decided
        if len(bezwaren) == 1:
            gevonden.add(bezwaren[0])
    return gevonden


def _knelpunt(stand: Stand, sleutel: tuple[str, str], paren: list[tuple[str, str]], ruimte: Ruimte | None) -> Knelpunt:
    return Knelpunt(
        regel=sleutel[0],
        ruimte=ruimte,
        clienten=tuple(sorted({client for client, _ in paren})),
        woningen=tuple(sorted({woning for _, woning in paren})),
        direct=tuple(sorted({client for client, woning in paren if woning not in stand.in_woning})),
    )
