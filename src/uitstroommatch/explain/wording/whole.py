"""Every kind of explanation as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from uitstroommatch.explain.placed import Waarom
from uitstroommatch.explain.refused import WaaromNiet
from uitstroommatch.explain.report import Geheel, Onmogelijkheid, Uitleg, Zonder
from uitstroommatch.explain.wording.amends import herstel, onmogelijk
from uitstroommatch.explain.wording.left_over import geen_woning, knelpunten, lege_woning
from uitstroommatch.explain.wording.names import Namen
from uitstroommatch.explain.wording.pair import waarom, waarom_niet
from uitstroommatch.explain.wording.shares import eerlijkheid
from uitstroommatch.explain.wording.worth import marginaal, prijzen


def uitleg(namen: Namen, iets: Uitleg) -> list[str]:
    """Return an explanation as lines; an empty line stands between its parts."""
    match iets:
        case Waarom():
            return waarom(namen, iets)
        case WaaromNiet():
            return waarom_niet(namen, iets)
        case Zonder():
            help_ = [] if iets.reden.terug is not None else ["", *herstel(namen, iets.herstel, iets.reden.client)]
            return [*geen_woning(namen, iets.reden), *help_]
        case Onmogelijkheid():
            return onmogelijk(namen, iets.strijdig, iets.herstel)
        case Geheel():
            return list(_geheel(namen, iets))


def _geheel(namen: Namen, geheel: Geheel) -> Iterator[str]:
    yield from _deel("Knelpunten", [knelpunten(namen, geheel.knelpunten)])
    yield from _deel("Wat zou helpen", [herstel(namen, geheel.een_meer)])
    yield from _deel("Wat meer ruimte zou opleveren", [marginaal(namen, geheel.marginaal)])
    yield from _deel("Wat regels en doelen kosten", [prijzen(namen, geheel.prijzen)])
    yield from _deel("Wie een woning krijgt en wie wacht", [eerlijkheid(namen, geheel.eerlijkheid)])
    yield from _deel("Cliënten zonder woning", (geen_woning(namen, een) for een in geheel.zonder))
    yield from _deel("Woningen die leeg blijven", (lege_woning(namen, een) for een in geheel.leeg))
    yield from _deel("Cliënten met een woning", (waarom(namen, een) for een in geheel.geplaatst))


def _deel(kop: str, stukken: Iterable[list[str]]) -> Iterator[str]:
    gevuld = [stuk for stuk in stukken if stuk]
    if gevuld:
        yield f"== {kop} =="
        for stuk in gevuld:
            yield from (*stuk, "")
