"""Why this home, and why not that one."""

from __future__ import annotations

from collections.abc import Iterator

from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.explain.compare import Doelverschil
from uitstroommatch.explain.placed import Alternatief, Getoetst, Waarom
from uitstroommatch.explain.refused import Prijs, Verbod, WaaromNiet
from uitstroommatch.explain.stand import Ruimte
from uitstroommatch.explain.wording.difference import verplaatsingen
from uitstroommatch.explain.wording.goals import gevolgen, kosten, opbrengst, verschil
from uitstroommatch.explain.wording.names import Namen, aantal, hoofdletter
from uitstroommatch.policy.schema import Modus
from uitstroommatch.rule import PairRule

# --- why this home -----------------------------------------------------------------------------------------------


def waarom(namen: Namen, w: Waarom) -> list[str]:
    """Explain a placement."""
    client, woning, vorm = w.plaatsing
    regels = [f"Cliënt {client} krijgt {namen.woning_voluit(woning)}, contract: {namen.feit(vorm)}."]
    if w.vast:
        regels.append("Mensen hebben dit zo vastgelegd. Het voorstel neemt dat over.")
    regels += ["Wat is nagegaan:", *_getoetst(namen, w)]
    if ruimten := [ruimte for ruimte in w.ruimten if not _vanzelf(namen, ruimte)]:
        regels += ["Wat er daarna nog over is:", *(f"- {_over(namen, ruimte)}" for ruimte in ruimten)]
    regels.append(f"Deze plaatsing levert op: {opbrengst(w.brengt) or 'voor geen enkel doel iets'}.")
    if nadeel := kosten(w.brengt):
        regels.append(f"Zij heeft ook een nadeel: {nadeel}.")
    if not w.vast:
        regels += _alternatieven(namen, w)
    return regels


def _getoetst(namen: Namen, w: Waarom) -> Iterator[str]:
    for een in w.getoetst:
        if een.oordeel.mag:
            yield f"- {hoofdletter(_ja(namen, een))}."
        else:
            afwijking = "mag in dit beleid, maar telt als afwijking" if een.modus is Modus.ZACHT else "mag niet"
            yield f"- {hoofdletter(nee(namen, een.regel, een))} ({afwijking})."


def _ja(namen: Namen, een: Getoetst) -> str:
    """Say that a rule is met; a sentence about something that was not filled in would say nothing."""
    regel, feiten = namen.regel(een.regel), een.oordeel.feiten
    ja = regel.ja if isinstance(regel, PairRule) else ""
    leeg = any(f"{{{naam}}}" in ja and feit in (None, "") for naam, feit in feiten.items())
    if ja and not leeg:
        return namen.zin(ja, feiten)
    return regel.zin.rstrip(".") + (": hierover is niets ingevuld" if leeg else "")


def nee(namen: Namen, regel: str, een: Getoetst | Verbod) -> str:
    """Say why a rule forbids."""
    member = namen.regel(regel)
    return namen.zin(member.nee, een.oordeel.feiten) if isinstance(member, PairRule) else member.zin


def _over(namen: Namen, ruimte: Ruimte) -> str:
    over = namen.hoeveel(ruimte, ruimte.over) if ruimte.over else "niets meer"
    return hoofdletter(f"{namen.grens(ruimte)}: {over} (hiervoor gebruikt: {namen.hoeveel(ruimte, ruimte.nodig)}).")


def _vanzelf(namen: Namen, ruimte: Ruimte) -> bool:
    return bool(getattr(namen.regel(ruimte.regel), "altijd_hard", False))


# --- who and what came next --------------------------------------------------------------------------------------


def _alternatieven(namen: Namen, w: Waarom) -> Iterator[str]:
    client = w.plaatsing[0]
    if w.woningen:
        yield f"Andere woningen die voor {client} ook kunnen, de beste keus eerst:"
        yield from (f"- {_andere_woning(namen, een)}" for een in w.woningen)
    else:
        yield f"Een andere woning is er voor {client} niet, als de anderen blijven waar zij zijn."
    if w.clienten:
        yield "Cliënten zonder woning die hier hadden kunnen wonen, de beste keus eerst:"
        yield from (
            f"- Cliënt {een.erbij[0][0]}: {_gevolg(namen, een, een.erbij[0], w.plaatsing)}." for een in w.clienten
        )
    else:
        yield "Geen enkele cliënt zonder woning had deze woning kunnen krijgen."


def _andere_woning(namen: Namen, een: Alternatief) -> str:
    daar = namen.plaatsing(een.erbij[0])
    ruil = f", in ruil met cliënt {een.weg[1][0]}" if len(een.weg) > 1 else ""
    return f"{daar}{ruil}. {_kosten(een.doelen)}."


def _kosten(doelen: tuple[Doelverschil, ...]) -> str:
    """Say in few words what decides."""
    beslissend = next((een for een in doelen if een.winst), None)
    if beslissend is None:
        return "Even goed; tussen beide is vrij te kiezen"
    return f"Gevolg: {verschil(beslissend)}"


def _gevolg(namen: Namen, een: Alternatief, ander: Drietal, nu: Drietal) -> str:
    return waarom_voor(namen, een.doelen, ander[0], nu[0])


def waarom_voor(namen: Namen, doelen: tuple[Doelverschil, ...], ander: str, nu: str) -> str:
    """Say why one client goes before another for the same home."""
    beslissend = next((een for een in doelen if een.winst), None)
    if beslissend is None:
        return f"even goed; tussen {ander} en {nu} is vrij te kiezen"
    kandidaten = namen.situatie.kandidaten
    if beslissend.winst < 0 and beslissend.id == "spoed":
        return f"{nu} heeft spoed en {ander} niet"
    if beslissend.winst < 0 and beslissend.id == "wachttijd":
        lang, kort = kandidaten[nu].weken, kandidaten[ander].weken
        return f"{nu} wacht langer: {aantal(lang, 'weken')} tegen {aantal(kort, 'weken')}"
    if beslissend.winst < 0 and beslissend.id == "herkomst":
        mag = kandidaten[nu].herkomst_afwijken
        terug = (
            "heeft een goedgekeurde reden om elders te wonen" if mag else "gaat hiermee terug naar de eigen gemeente"
        )
        return f"{nu} {terug} en {ander} niet"
    beter = "dat zou beter zijn, want" if beslissend.winst > 0 else "gevolg"
    return f"{beter} als {ander} er zou wonen: {verschil(beslissend)}"


# --- why not -----------------------------------------------------------------------------------------------------


def waarom_niet(namen: Namen, w: WaaromNiet) -> list[str]:
    """Explain why a pair is not in the plan, or what it would cost."""
    wie = f"Cliënt {w.client} en {namen.woning_voluit(w.woning)}."
    if w.verboden:
        return [wie, "Deze combinatie kan in geen enkel voorstel, want:", *_verboden(namen, w)]
    if w.breuken:
        return [wie, "Deze combinatie kan in geen enkel voorstel, want er is te weinig ruimte:", *_breuken(namen, w)]
    return [wie, *_prijs(namen, w.prijs)] if w.prijs else [wie]


def _verboden(namen: Namen, w: WaaromNiet) -> Iterator[str]:
    vormen = {vorm for verbod in w.verboden for vorm in verbod.vormen}
    for verbod in w.verboden:
        alleen = ""
        if len(verbod.vormen) < len(vormen) and verbod.regel != "contractvorm":
            alleen = f" (bij contract {namen.feit(verbod.vormen)})"
        yield f"- {hoofdletter(nee(namen, verbod.regel, verbod))}{alleen}."


def _breuken(namen: Namen, w: WaaromNiet) -> Iterator[str]:
    for breuk in w.breuken:
        wie = f" Vastgelegd is daar: {', '.join(een[0] for een in breuk.vast)}." if breuk.vast else ""
        yield f"- {hoofdletter(namen.vol(breuk.ruimte))}.{wie}"


def _prijs(namen: Namen, prijs: Prijs) -> Iterator[str]:
    yield f"Geen regel verbiedt het. Wordt dit vastgelegd (contract: {namen.feit(prijs.plaatsing[2])}), dan:"
    yield from gevolgen(prijs.verschil.doelen)
    anderen = [een for een in prijs.verschil.clienten if een.client != prijs.plaatsing[0]]
    yield from verplaatsingen(namen, anderen)
    if prijs.op:
        yield "Wat daarna op of bijna op is:"
        yield from (f"- {_over(namen, ruimte)}" for ruimte in prijs.op)
    if not prijs.bewezen:
        yield "Er is niet tot het einde gezocht: het kan nog iets gunstiger uitvallen."
