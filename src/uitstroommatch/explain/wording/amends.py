"""What would help: changes in the words of the agreements, and what each brings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.domain.reason import woord
from uitstroommatch.domain.voorstel import Strijdigheid
from uitstroommatch.explain.changes import (
    Afwijzen,
    ExtraWoning,
    Loslaten,
    MeerAfspraak,
    MeerDraagkracht,
    MeerOmklap,
    MeerUren,
    Vastleggen,
    Wijziging,
    ZonderDoel,
    ZonderRegel,
)
from uitstroommatch.explain.wording.goals import kosten, opbrengst
from uitstroommatch.explain.wording.names import Namen, aantal, hoofdletter, opsomming
from uitstroommatch.rulebook import DOELEN

if TYPE_CHECKING:
    from uitstroommatch.explain.repairs import Herstel


def wijziging(namen: Namen, een: Wijziging) -> str:
    """Name a change: ``8 uur begeleiding per week meer van Tactus in Zutphen``."""
    match een:
        case Vastleggen(client, woning, vorm):
            contract = "" if vorm is None else f" (contract: {namen.feit(vorm)})"
            return f"vastleggen dat {client} {namen.woning(woning)} krijgt{contract}"
        case Afwijzen(client, woning):
            return f"{namen.woning(woning)} afwijzen voor {client}"
        case Loslaten(client, woning):
            return f"het besluit over {client} en {namen.woning(woning)} loslaten"
        case MeerUren(aanbieder, gemeente, tienden):
            uren = woord(Decimal(tienden).scaleb(-1)).removesuffix(",0")
            return f"{uren} uur begeleiding per week meer van {aanbieder} in {namen.gebied(gemeente)}"
        case MeerOmklap(aanbieder, gemeente, hoeveel):
            meer = f"{aantal(hoeveel, 'omklapcontracten')} meer"
            return f"{meer} op naam van {aanbieder} in {namen.gebied(gemeente)}"
        case MeerDraagkracht(niveau, code, punten):
            grens = namen.situatie.grenzen.get(code, 0)
            return f"de draagkracht van {namen.gebied_met_soort(niveau, code)} van {grens} naar {grens + punten}"
        case MeerAfspraak(afspraak_id, hoeveel):
            return f"{aantal(hoeveel, 'plaatsingen')} meer in {namen.afspraak(afspraak_id)}"
        case ExtraWoning(woning_id, hoeveel):
            meer = "nog een woning" if hoeveel == 1 else f"nog {hoeveel} woningen"
            return f"{meer} zoals {namen.woning_nader(woning_id)}"
        case ZonderRegel(regel):
            return f"de regel laten vallen: {namen.regel(regel).zin.rstrip('.')}"
        case ZonderDoel(doel):
            zin = DOELEN[doel].zin.rstrip(".") if doel in DOELEN else doel
            return f"het doel laten vallen: {zin}"


def herstel(namen: Namen, gevonden: Sequence[Herstel], client: str | None = None) -> list[str]:
    """Say which changes would place a client, or one client more; each was worked out in full."""
    wie = f"cliënt {client}" if client else "een cliënt meer"
    if not gevonden:
        return [f"Er is geen kleine wijziging gevonden waarmee {wie} een woning krijgt."]
    if not gevonden[0].wijzigingen:
        return [
            f"Er is niets nodig: een ander voorstel is even goed en geeft {wie} een woning.",
            *(f"- {zin}" for zin in _gevolg(gevonden[0])),
        ]
    regels = [f"Met een van deze wijzigingen krijgt {wie} een woning, zonder dat er minder anderen een krijgen:"]
    regels += [f"- {hoofdletter(_een(namen, herstel, client))}" for herstel in gevonden]
    return regels


def onmogelijk(namen: Namen, strijd: Strijdigheid, gevonden: Sequence[Herstel]) -> list[str]:
    """Say which decisions cannot hold together, and what would make a proposal possible again."""
    regels = [f"Er is geen voorstel mogelijk. {hoofdletter(namen.in_gewone_taal(strijd.tekst))}.", "Het gaat om:"]
    regels += [f"- {een.client_sleutel} in {namen.plaatsing(een.drietal)}." for een in strijd.besluiten]
    if not gevonden:
        return [*regels, "Er is geen kleine wijziging gevonden waarmee het wel kan."]
    regels.append("Met een van deze wijzigingen kan het wel:")
    for herstel in gevonden:
        wat = opsomming(wijziging(namen, een) for een in herstel.wijzigingen)
        geplaatst = len(herstel.resultaat.plan)
        regels.append(f"- {hoofdletter(wat)}. Dan is er plaats voor {aantal(geplaatst, 'cliënten')}.")
    return regels


def _een(namen: Namen, gevonden: Herstel, client: str | None) -> str:
    wat = opsomming(_samen(namen, gevonden.wijzigingen))
    waar = next((een for een in gevonden.resultaat.plan if een[0] == client), None)
    krijgt = "" if waar is None or _vast(gevonden, waar) else f" {_krijgt(namen, waar)}"
    return f"{wat}.{krijgt} {' '.join(_gevolg(gevonden))}".strip()


def _samen(namen: Namen, wijzigingen: Sequence[Wijziging]) -> Iterator[str]:
    """Name changes; a decision about a home that is only then offered is told with that home."""
    nieuw = {een.woning_id: een for een in wijzigingen if isinstance(een, Vastleggen) and _erbij(namen, een.woning_id)}
    voor = "".join(f", vastgelegd voor {een.client_sleutel}" for een in nieuw.values())
    for een in wijzigingen:
        if een not in nieuw.values():
            yield wijziging(namen, een) + (voor if isinstance(een, ExtraWoning) else "")


def _erbij(namen: Namen, woning_id: str) -> bool:
    return woning_id not in namen.situatie.aanbod


def _vast(gevonden: Herstel, waar: Drietal) -> bool:
    return any(isinstance(een, Vastleggen) and een.client_sleutel == waar[0] for een in gevonden.wijzigingen)


def _krijgt(namen: Namen, waar: Drietal) -> str:
    return f"Die gaat naar {waar[0]}." if _erbij(namen, waar[1]) else f"{waar[0]} krijgt dan {namen.woning(waar[1])}."


def _gevolg(gevonden: Herstel) -> list[str]:
    winst, verlies = opbrengst(gevonden.verschil.doelen), kosten(gevonden.verschil.doelen)
    return [*([f"Het levert op: {winst}."] if winst else []), *([f"Het kost: {verlies}."] if verlies else [])]
