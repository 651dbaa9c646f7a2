"""Check a whole proposal: not only its plan, but every number and list that it shows."""

from __future__ import annotations

from collections.abc import Iterator

from uitstroommatch.check.decisions import kleinste_strijd
from uitstroommatch.check.plan import Breuk, breuken, doelwaarden
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.domain.voorstel import Doelwaarde, Gebiedslast, Terugleiding, Voorstel
from uitstroommatch.policy.schema import Modus
from uitstroommatch.rulebook import Doel, Rulebook
from uitstroommatch.situation import Situatie


def gebiedslasten(situatie: Situatie, plan: Plan) -> tuple[Gebiedslast, ...]:
    """Return existing load, new load and limit of every area that has a limit or bears a load, in order of code."""
    nieuw: dict[str, int] = {}
    for client, woning, _ in plan:
        for code in situatie.aanbod[woning].gebieden:
            nieuw[code] = nieuw.get(code, 0) + situatie.kandidaten[client].gewicht
    lasten = (
        Gebiedslast(
            code=code,
            niveau=niveau,
            bestaand=situatie.bestaande_last.get(code, 0),
            nieuw=nieuw.get(code, 0),
            grens=situatie.grenzen.get(code),
        )
        for code, niveau in situatie.niveaus.items()
    )
    return tuple(last for last in lasten if last.grens is not None or last.bestaand or last.nieuw)


def terugleidingen(rulebook: Rulebook, situatie: Situatie) -> tuple[Terugleiding, ...]:
    """Return the clients from outside the region who go back there, when that rule is hard."""
    if rulebook.modus("herkomst_buiten_regio") is not Modus.HARD:
        return ()
    return tuple(
        Terugleiding(client_sleutel=sleutel, gemeente=client.gemeente_herkomst)
        for sleutel, client in situatie.kandidaten.items()
        if not client.uit_regio and not client.herkomst_afwijken
    )


def controleer(rulebook: Rulebook, situatie: Situatie, voorstel: Voorstel) -> list[Breuk]:
    """Return everything in a proposal that is not so; an empty list means that all of it holds."""
    plan = tuple(toewijzing.drietal for toewijzing in voorstel.plaatsingen)
    gevonden = breuken(rulebook, situatie, plan)
    if any(breuk.regel == "onbekend" for breuk in gevonden):
        return gevonden
    if voorstel.status in ("onmogelijk", "tijd_op"):
        return [*_herkomst_van_het_voorstel(situatie, voorstel), *_zonder_plan(rulebook, situatie, voorstel)]
    return [
        *_herkomst_van_het_voorstel(situatie, voorstel),
        *gevonden,
        *_doelen(rulebook, doelwaarden(rulebook, situatie, plan), voorstel),
        *_lijsten(rulebook, situatie, voorstel, plan),
    ]


def _herkomst_van_het_voorstel(situatie: Situatie, voorstel: Voorstel) -> Iterator[Breuk]:
    if voorstel.peildatum != situatie.peildatum:
        yield Breuk("voorstel", "peildatum", f"peildatum {voorstel.peildatum}, het dossier heeft {situatie.peildatum}")
    if voorstel.dossier_sha256 != situatie.dossier.sha256:
        yield Breuk("voorstel", "dossier_sha256", "het voorstel is gemaakt met een ander dossier")
    if voorstel.beleid.sha256 != situatie.beleid.sha256:
        yield Breuk("voorstel", "beleid", "het voorstel is gemaakt met een ander beleid")


def _zonder_plan(rulebook: Rulebook, situatie: Situatie, voorstel: Voorstel) -> Iterator[Breuk]:
    if voorstel.plaatsingen:
        yield Breuk("voorstel", "plaatsingen", f"status {voorstel.status} gaat niet samen met plaatsingen")
    strijd = kleinste_strijd(rulebook, situatie) if voorstel.status == "onmogelijk" else None
    if voorstel.status == "onmogelijk" and strijd is None:
        yield Breuk("voorstel", "status", "de besluiten kunnen wel samen: er is een plan mogelijk")
    elif voorstel.strijdig != (() if strijd is None else (strijd,)):
        yield Breuk("voorstel", "strijdig", "dit is niet de kleinste strijdigheid van besluiten")


def _doelen(rulebook: Rulebook, waarden: dict[str, int], voorstel: Voorstel) -> Iterator[Breuk]:
    if [doel.id for doel in voorstel.doelen] != list(waarden):
        yield Breuk("voorstel", "doelen", f"de doelen zijn niet die van het beleid: {', '.join(waarden)}")
        return
    beleid = {doel.id: doel for doel in rulebook.doelen}
    for doel in voorstel.doelen:
        yield from _doel(doel, waarden[doel.id], beleid[doel.id])
    bewezen = all(doel.bewezen for doel in voorstel.doelen)
    if bewezen != (voorstel.status == "optimaal"):
        yield Breuk("voorstel", "status", f"status {voorstel.status} past niet bij de bewijzen van de doelen")


def _doel(doel: Doelwaarde, waarde: int, beleid: Doel) -> Iterator[Breuk]:
    if doel.richting != beleid.richting:
        yield Breuk("doel", doel.id, f"{doel.id}: richting {doel.richting}, het doel is {beleid.richting}")
        return
    if doel.waarde != waarde:
        yield Breuk("doel", doel.id, f"{doel.id}: het voorstel zegt {doel.waarde}, nagerekend is het {waarde}")
    if doel.bewezen != (doel.optimum == doel.grens):
        yield Breuk("doel", doel.id, f"{doel.id}: bewezen klopt niet met optimum {doel.optimum} en grens {doel.grens}")
    teken = 1 if doel.richting == "max" else -1
    if not 0 <= teken * (doel.optimum - doel.waarde) <= beleid.speling:
        tekst = f"{doel.id}: waarde {doel.waarde} ligt niet binnen speling {beleid.speling} van optimum {doel.optimum}"
        yield Breuk("doel", doel.id, tekst)
    if teken * doel.optimum > teken * doel.grens:
        yield Breuk("doel", doel.id, f"{doel.id}: optimum {doel.optimum} is beter dan de bewezen grens {doel.grens}")


def _lijsten(rulebook: Rulebook, situatie: Situatie, voorstel: Voorstel, plan: Plan) -> Iterator[Breuk]:
    geplaatst = {client for client, _, _ in plan}
    terug = tuple(een for een in terugleidingen(rulebook, situatie) if een.client_sleutel not in geplaatst)
    if voorstel.terugleiden != terug:
        yield Breuk("voorstel", "terugleiden", "de lijst van terug te leiden cliënten klopt niet")
    zonder = set(situatie.kandidaten) - geplaatst - {een.client_sleutel for een in terug}
    if [een.client_sleutel for een in voorstel.niet_geplaatst] != sorted(zonder):
        yield Breuk("voorstel", "niet_geplaatst", "niet elke cliënt zonder woning staat in een van beide lijsten")
    if voorstel.gebieden != gebiedslasten(situatie, plan):
        yield Breuk("voorstel", "gebieden", "de belasting of de grens van een gebied klopt niet")
