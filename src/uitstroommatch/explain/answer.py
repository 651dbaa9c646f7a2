"""An explanation as it leaves the room: the sentences, and the reasons as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.explain import wording
from uitstroommatch.explain.as_data import als_data
from uitstroommatch.explain.compare import Verschil
from uitstroommatch.explain.in_short import in_het_kort as kort
from uitstroommatch.explain.report import Uitleg
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
