"""A plan that people made, judged: what it breaks and what it scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from uitstroommatch.check.plan import Breuk
from uitstroommatch.explain.compare import Doelverschil, Verschil
from uitstroommatch.explain.wording.difference import beweging
from uitstroommatch.explain.wording.goals import verschil
from uitstroommatch.explain.wording.names import Namen, aantal, hoofdletter


def breuken(namen: Namen, gevonden: Iterable[Breuk]) -> tuple[str, ...]:
    """Say what is broken, each as a sentence."""
    return tuple(hoofdletter(f"{namen.in_gewone_taal(_tekst(namen, breuk))}.") for breuk in gevonden)


def _tekst(namen: Namen, breuk: Breuk) -> str:
    """Name an agreement by what it is about, not by its key."""
    if breuk.regel != "afspraak_maximum":
        return breuk.tekst
    return breuk.tekst.replace(f"afspraak {breuk.plek}", namen.afspraak(breuk.plek))


def doelverschil(een: Doelverschil) -> str:
    """Say what the plan by hand has more or less for a goal."""
    return verschil(een)


def conclusie(v: Verschil, naast: bool) -> str:
    """Say in a sentence or two whether the plan may be, and which of both is better."""
    hoeveel = len(v.breuken_nieuw)
    mag = "Dit plan houdt zich aan alle regels."
    if hoeveel:
        mag = f"Dit plan houdt zich {'op 1 punt' if hoeveel == 1 else f'op {hoeveel} punten'} niet aan de regels."
    if not naast:
        return mag
    beslissend = v.beslissend
    if beslissend is None:
        return f"{mag} Voor de doelen is het even goed als het voorstel."
    beter = "dit plan" if beslissend.winst > 0 else "het voorstel"
    return f"{mag} Voor de doelen is {beter} beter; wat beslist: {verschil(beslissend)}."


def verplaatst(namen: Namen, v: Verschil) -> Iterator[str]:
    """Say of every client who is elsewhere than in the proposal what changes."""
    if v.clienten:
        yield f"Anders dan in het voorstel is het voor {aantal(len(v.clienten), 'cliënten')}:"
    yield from (f"- Cliënt {een.client} {beweging(namen, een)}." for een in v.clienten)
