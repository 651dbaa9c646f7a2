"""Clients without a home, homes without a client, and what stands in the way of most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from uitstroommatch.explain.bottlenecks import Afval, GeenWoning, Kans, Knelpunt, LegeWoning
from uitstroommatch.explain.wording.goals import verschil
from uitstroommatch.explain.wording.names import Namen, aantal, clienten, hoofdletter
from uitstroommatch.explain.wording.pair import waarom_voor

MEESTE = 8  # homes or clients in one list
PLAATSEN = "plaatsen"

# --- clients -----------------------------------------------------------------------------------------------------


def geen_woning(namen: Namen, g: GeenWoning) -> list[str]:
    """Explain why a client has no home."""
    kop = f"Cliënt {g.client} krijgt in dit voorstel geen woning."
    if g.terug is not None:
        naar = namen.gebied(g.terug)
        return [f"{kop} Deze cliënt komt van buiten de regio en wordt teruggeleid naar {naar}."]
    if not g.woningen:
        return [f"{kop} Er is geen enkele woning aangeboden."]
    af = sum(een.aantal for een in g.afval)
    regels = [kop, f"Van de {aantal(g.woningen, 'woningen')} vallen er {af} af:", *_afval(namen, g.afval, "woningen")]
    if not g.kansen:
        return [*regels, "Er blijft geen woning over."]
    over = "Er blijft 1 woning over:" if len(g.kansen) == 1 else f"Er blijven {len(g.kansen)} woningen over:"
    return [*regels, over, *_kort([f"- {_woning(namen, g.client, kans)}." for kans in g.kansen])]


def _afval(namen: Namen, afval: Iterable[Afval], wat: str) -> Iterator[str]:
    for een in afval:
        yield f"- {aantal(een.aantal, wat)} {namen.regel(een.regel).kort}."


def _woning(namen: Namen, client: str, kans: Kans) -> str:
    daar = namen.woning(kans.plaatsing[1])
    if kans.vast and kans.weg:
        return f"{daar} is vastgelegd voor {kans.weg[0]}"
    if kans.vol:
        ook = f" gaat naar {kans.weg[0]}; ook zonder {kans.weg[0]} past het niet" if kans.weg else " blijft leeg"
        return f"{daar}{ook}: {'; '.join(namen.vol(ruimte) for ruimte in kans.vol)}"
    if kans.weg is not None:
        return f"{daar} gaat naar {kans.weg[0]}: {waarom_voor(namen, kans.doelen, client, kans.weg[0])}"
    return f"{daar} is vrij. Gevolg: {_kosten(kans)}"


def _kosten(kans: Kans) -> str:
    return "voor de doelen maakt het niets uit" if kans.beslissend is None else verschil(kans.beslissend)


# --- homes -------------------------------------------------------------------------------------------------------


def lege_woning(namen: Namen, leeg: LegeWoning) -> list[str]:
    """Explain why a home stays empty."""
    af = sum(een.aantal for een in leeg.afval)
    regels = [f"{hoofdletter(namen.woning_voluit(leeg.woning))}, blijft leeg."]
    if af:
        regels.append(f"Voor {af} van de {aantal(leeg.clienten, 'cliënten')} kan deze woning niet:")
        regels += [f"- voor {aantal(een.aantal, 'cliënten')} {namen.regel(een.regel).kort}." for een in leeg.afval]
    if not leeg.kansen:
        return [*regels, "Er blijft geen cliënt over."]
    over = "Er blijft 1 cliënt over:" if len(leeg.kansen) == 1 else f"Er blijven {len(leeg.kansen)} cliënten over:"
    return [*regels, over, *_kort([f"- {_client(namen, kans)}." for kans in leeg.kansen])]


def _client(namen: Namen, kans: Kans) -> str:
    client = kans.plaatsing[0]
    elders = f"Cliënt {client} krijgt {namen.woning(kans.weg[1])}" if kans.weg else f"Cliënt {client} heeft geen woning"
    if kans.vast:
        return f"{elders}; dat is vastgelegd"
    if kans.vol:
        return f"{elders}; hier past het niet: {'; '.join(namen.vol(ruimte) for ruimte in kans.vol)}"
    return (
        f"{elders}; hier zou het even goed zijn"
        if kans.beslissend is None
        else f"{elders}. Gevolg als {client} hier zou wonen: {_kosten(kans)}"
    )


# --- what stands in the way of most ------------------------------------------------------------------------------


def knelpunten(namen: Namen, alle: Iterable[Knelpunt]) -> list[str]:
    """Say what stands in the way of most clients without a home."""
    regels = [f"- {_knelpunt(namen, een)}" for een in alle]
    if not regels:
        return ["Bij geen enkele cliënt zonder woning is er een woning waar maar één ding in de weg staat."]
    return [
        "Wat cliënten zonder woning in de weg staat, het grootste knelpunt eerst. Het is dan bij een of meer woningen",
        "het enige bezwaar, of het enige naast het feit dat de woning naar een ander gaat.",
        *regels,
    ]


def knelpunt_kort(namen: Namen, k: Knelpunt) -> str:
    """Name what stands in the way: ``Woningen te duur voor het budgetplan``, ``Wijk Borgele, geen ruimte meer``."""
    if k.ruimte is None:
        return hoofdletter(f"woningen {namen.regel(k.regel).kort}")
    over = max(0, k.ruimte.grens - k.ruimte.gebruikt + k.ruimte.nodig)
    nog = f"nog {namen.hoeveel(k.ruimte, over)} over" if over else "geen ruimte meer"
    return hoofdletter(f"{namen.grens(k.ruimte)}, {nog}")


def _knelpunt(namen: Namen, k: Knelpunt) -> str:
    bij = f"bij {aantal(len(k.clienten), 'cliënten')} ({aantal(len(k.woningen), 'woningen')})"
    zin = f"{knelpunt_kort(namen, k)}: {bij}."
    if k.direct and k.regel != PLAATSEN:
        zin += f" Voor {clienten(k.direct)} staat zo'n woning leeg."
    return zin


def _kort(regels: list[str]) -> list[str]:
    if len(regels) <= MEESTE + 1:
        return regels
    return [*regels[:MEESTE], f"- En nog {len(regels) - MEESTE} andere."]
