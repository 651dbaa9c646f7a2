"""What rules and goals cost, and what a little more room would bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from uitstroommatch.explain.changes import ZonderRegel
from uitstroommatch.explain.wording.amends import wijziging
from uitstroommatch.explain.wording.goals import kosten, opbrengst
from uitstroommatch.explain.wording.names import Namen, hoofdletter
from uitstroommatch.rulebook import DOELEN

if TYPE_CHECKING:
    from uitstroommatch.explain.marginal import Marginaal
    from uitstroommatch.explain.prices import Beleidsprijs


def prijzen(namen: Namen, alle: Sequence[Beleidsprijs]) -> list[str]:
    """Say how the best proposal would be without each rule and each goal."""
    anders = [prijs for prijs in alle if prijs.beslissend is not None]
    gelijk = [prijs for prijs in alle if prijs.beslissend is None]
    regels = [f"- {zin}" for prijs in anders for zin in [_prijs(namen, prijs)]]
    if regels:
        regels.insert(0, "Hoe het beste voorstel er zonder een regel of doel uitziet, vergeleken met dit voorstel:")
    if gelijk:
        regels += ["Zonder een van deze was het beste voorstel voor de doelen even goed geweest:"]
        regels += [f"- {_wat(namen, prijs)}." for prijs in gelijk]
    return regels


def marginaal(namen: Namen, alle: Iterable[Marginaal]) -> list[str]:
    """Say what one step more of each limit would bring, the most valuable first."""
    regels = [f"- {hoofdletter(wijziging(namen, een.wijziging))}. {' '.join(_gevolg(een))}" for een in alle]
    if not regels:
        return ["Een beetje meer ruimte op één plek levert voor geen enkel doel iets op."]
    return ["Wat één stap meer ruimte oplevert, het waardevolste eerst:", *regels]


def _wat(namen: Namen, prijs: Beleidsprijs) -> str:
    if isinstance(prijs.zonder, ZonderRegel):
        return f"de regel: {namen.regel(prijs.zonder.regel).zin.rstrip('.')}"
    naam = prijs.zonder.doel
    return f"het doel: {DOELEN[naam].zin.rstrip('.') if naam in DOELEN else naam}"


def _prijs(namen: Namen, prijs: Beleidsprijs) -> str:
    return " ".join([f"Zonder {_wat(namen, prijs)}.", *_gevolg(prijs)])


def _gevolg(prijs: Beleidsprijs | Marginaal) -> Iterator[str]:
    if winst := opbrengst(prijs.doelen):
        yield f"Dat levert op: {winst}."
    if verlies := kosten(prijs.doelen):
        yield f"Dat kost: {verlies}."
    if not prijs.bewezen:
        yield "Er is niet tot het einde gezocht."
