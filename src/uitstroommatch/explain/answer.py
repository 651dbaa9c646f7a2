"""An explanation as it leaves the room: the sentences, and the reasons as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.explain import wording
from uitstroommatch.explain.as_data import als_data
from uitstroommatch.explain.bottlenecks import knelpunten
from uitstroommatch.explain.choices import Optie, opties
from uitstroommatch.explain.compare import Doelverschil, Verschil, vergelijk
from uitstroommatch.explain.in_short import in_het_kort as kort
from uitstroommatch.explain.report import Uitleg
from uitstroommatch.explain.wording import choices, hand
from uitstroommatch.goal import Richting
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie


@dataclass(frozen=True, slots=True)
class Verklaring:
    """An explanation: as Dutch lines, and as plain values for machines."""

    zinnen: tuple[str, ...]
    redenen: Any


def uitleg(rulebook: Rulebook, situatie: Situatie, iets: Uitleg) -> Verklaring:
    """Explain a plan, a client or a pair."""
    return Verklaring(tuple(wording.uitleg(wording.Namen(rulebook, situatie), iets)), als_data(iets))


def vergelijking(rulebook: Rulebook, situatie: Situatie, verschil: Verschil) -> Verklaring:
    """Explain how two plans differ."""
    return Verklaring(tuple(wording.vergelijking(wording.Namen(rulebook, situatie), verschil)), als_data(verschil))


def herplanning(rulebook: Rulebook, situatie: Situatie, verschil: Verschil) -> Verklaring:
    """Explain what a plan made again changes."""
    return Verklaring(tuple(wording.herplanning(wording.Namen(rulebook, situatie), verschil)), als_data(verschil))


@dataclass(frozen=True, slots=True)
class InHetKort:
    """One line per client: why this home, or why none."""

    plaatsingen: Mapping[str, str]
    niet_geplaatst: Mapping[str, str]


def in_het_kort(rulebook: Rulebook, situatie: Situatie, voorstel: Voorstel) -> InHetKort:
    """Say in one line per client of a proposal what counted."""
    namen = wording.Namen(rulebook, situatie)
    waarom, waarom_niet = kort(rulebook, situatie, voorstel)
    return InHetKort(
        MappingProxyType({een.plaatsing[0]: wording.kort_waarom(namen, een) for een in waarom}),
        MappingProxyType({een.client: wording.kort_waarom_niet(namen, een) for een in waarom_niet}),
    )


@dataclass(frozen=True, slots=True)
class Hindernis:
    """What is the only objection to a home for these clients; ``direct``: for them such a home even stays empty."""

    regel: str
    wat: str
    clienten: tuple[str, ...]
    woningen: tuple[str, ...]
    direct: tuple[str, ...]


def hindernissen(rulebook: Rulebook, situatie: Situatie, plan: Plan) -> tuple[Hindernis, ...]:
    """Name what stands in the way of most clients without a home, the worst first."""
    namen = wording.Namen(rulebook, situatie)
    return tuple(
        Hindernis(een.regel, wording.knelpunt_kort(namen, een), een.clienten, een.woningen, een.direct)
        for een in knelpunten(rulebook, situatie, plan)
    )


@dataclass(frozen=True, slots=True)
class Keuze:
    """One pair of client and home, as the plan stands, in words.

    ``mag``: the pair rules allow it, on ``vorm``; else ``reden`` is the first that does not. ``hier``: the plan has it
    so. ``past``: the limits hold as well, when the client comes here, ``in_plaats_van`` goes (in a ``ruil`` to the home
    that comes free) and all others stay; else ``grenzen`` says which do not. ``woning_nu`` and ``client_nu`` say where
    each stands in the plan, ``oordeel`` whether it can be, ``gevolg`` what it would do to the goals. ``wensplek`` is
    the place of the municipality among the wishes of the client, ``wens`` the points of the wish.
    """

    client: str
    woning: str
    vorm: Contractvorm | None
    mag: bool
    past: bool
    hier: bool
    vast: bool
    reden: str
    grenzen: tuple[str, ...]
    bewoners: tuple[str, ...]
    in_plaats_van: str | None
    ruil: bool
    woont_in: str | None
    woning_nu: str
    client_nu: str
    oordeel: str
    gevolg: str
    wens: int
    wensplek: int | None


def keuzes(
    rulebook: Rulebook, situatie: Situatie, plan: Plan, client: str | None, woning: str | None
) -> tuple[Keuze, ...]:
    """Say of every home for a client, or of every client for a home, whether it can be; most promising first."""
    namen = wording.Namen(rulebook, situatie)
    return tuple(_keuze(namen, optie) for optie in opties(rulebook, situatie, plan, client, woning))


def _keuze(namen: wording.Namen, optie: Optie) -> Keuze:
    return Keuze(
        client=optie.client,
        woning=optie.woning,
        vorm=None if optie.plaatsing is None else optie.plaatsing[2],
        mag=optie.mag,
        past=optie.past,
        hier=optie.hier,
        vast=optie.vast,
        reden=choices.reden(namen, optie),
        grenzen=choices.grenzen(namen, optie),
        bewoners=optie.bewoners,
        in_plaats_van=None if optie.weg is None else optie.weg[0],
        ruil=optie.ruil is not None,
        woont_in=None if optie.nu is None else optie.nu[1],
        woning_nu=choices.woning_nu(optie),
        client_nu=choices.client_nu(namen, optie),
        oordeel=choices.oordeel(namen, optie),
        gevolg=choices.gevolg(optie),
        wens=optie.wens,
        wensplek=optie.wensplek,
    )


@dataclass(frozen=True, slots=True)
class Handdoel:
    """The value of a goal in a plan made by hand, beside that of a proposal when there is one.

    ``verschil`` says in words what the plan by hand has more or less; nothing when it is equal.
    """

    id: str
    zin: str
    richting: Richting
    hand: int
    voorstel: int | None
    verschil: str


@dataclass(frozen=True, slots=True)
class Handplan:
    """A plan made by hand: what it breaks, what it scores, and who would be elsewhere than in the proposal."""

    plan: Plan
    breuken: tuple[str, ...]
    doelen: tuple[Handdoel, ...]
    conclusie: str
    verplaatst: tuple[str, ...]


def handplan(rulebook: Rulebook, situatie: Situatie, plan: Plan, ander: Plan | None) -> Handplan:
    """Judge a plan made by hand as any other, beside the plan of a proposal when it is given."""
    namen = wording.Namen(rulebook, situatie)
    verschil = vergelijk(rulebook, situatie, () if ander is None else ander, plan)
    return Handplan(
        plan=plan,
        breuken=hand.breuken(namen, verschil.breuken_nieuw),
        doelen=tuple(_handdoel(doel, een, ander is not None) for doel, een in _met_zin(rulebook, situatie, verschil)),
        conclusie=hand.conclusie(verschil, ander is not None),
        verplaatst=() if ander is None else tuple(hand.verplaatst(namen, verschil)),
    )


def _met_zin(rulebook: Rulebook, situatie: Situatie, verschil: Verschil) -> Iterator[tuple[str, Doelverschil]]:
    for doel, een in zip(rulebook.doelen_in(situatie), verschil.doelen, strict=True):
        yield doel.goal.zin, een


def _handdoel(zin: str, een: Doelverschil, naast: bool) -> Handdoel:
    anders = hand.doelverschil(een) if naast and een.winst else ""
    return Handdoel(een.id, zin, een.richting, een.nieuw, een.oud if naast else None, anders)
