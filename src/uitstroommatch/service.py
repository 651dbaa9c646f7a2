"""The verbs of the product. The command line and the API are thin shells over these."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from uitstroommatch.check.decisions import foute_besluiten, kleinste_strijd
from uitstroommatch.check.plan import Breuk
from uitstroommatch.check.proposal import controleer as _controleer
from uitstroommatch.domain.besluit import Besluit
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Deelplan, Haalbaar, Optimaal, Plan, Uitkomst, Voortgang
from uitstroommatch.domain.voorstel import Doelwaarde, Voorstel
from uitstroommatch.errors import ControleFout, Fout, InvoerFout
from uitstroommatch.explain.by_hand import drietal, plan_van, wijzigingen_van
from uitstroommatch.explain.compare import vergelijk as _vergelijk
from uitstroommatch.explain.proposal import voorstel_van
from uitstroommatch.io.decision_reader import lees_handplan
from uitstroommatch.io.dossier_reader import lees_dossier
from uitstroommatch.io.export import schrijf_tekst
from uitstroommatch.io.proposal_reader import lees_voorstel, lees_vorig
from uitstroommatch.policy.load import lees_beleid
from uitstroommatch.policy.norms import verschillen
from uitstroommatch.policy.schema import Beleid
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

if TYPE_CHECKING:
    from uitstroommatch.explain.answer import Handplan, Hindernis, InHetKort, Keuze, Verklaring
    from uitstroommatch.explain.two_plans import TweePlannen
    from uitstroommatch.explain.wording.policy import Beleidstekst
    from uitstroommatch.reports.blad import Toewijzingsblad
    from uitstroommatch.reports.overzicht import Overzicht
    from uitstroommatch.reports.pakket import Pakket

T = TypeVar("T")

BELEID = "beleid.toml"


@dataclass(frozen=True)
class Opdracht:
    """A dossier with the policy it is read under."""

    dossier: Dossier
    beleid: Beleid
    rulebook: Rulebook

    @cached_property
    def situatie(self) -> Situatie:
        """The derived values."""
        return Situatie(self.dossier, self.beleid)

    @property
    def waarschuwingen(self) -> tuple[Fout, ...]:
        """What is legal but deserves a look: in the files, in the policy, and between the two."""
        return (*self.dossier.waarschuwingen, *_beleidswaarschuwingen(self.dossier, self.beleid))


def lees(
    map_: Path, *, beleid: Path | None = None, peildatum: date | None = None, vorig: Path | None = None
) -> Opdracht:
    """Read a dossier and its policy; the three options go before what lies in the folder.

    Raises:
        InvoerFout: with everything that is wrong, in all files and in the policy at once.
    """
    fouten: list[Fout] = []
    gelezen = _of_fouten(lambda: lees_beleid(beleid or map_ / BELEID, peildatum), fouten)
    rulebook = None if gelezen is None else _of_fouten(lambda: Rulebook.van(gelezen), fouten)
    dag = peildatum if gelezen is None else gelezen.peildatum
    dossier = _of_fouten(lambda: lees_dossier(map_, dag), fouten)
    paren = None if vorig is None else _of_fouten(lambda: lees_vorig(vorig), fouten)
    if gelezen is None or rulebook is None or dossier is None or fouten:
        raise InvoerFout(fouten)
    opdracht = Opdracht(dossier if vorig is None else replace(dossier, vorig=paren), gelezen, rulebook)
    if besluiten := foute_besluiten(rulebook, opdracht.situatie):
        raise InvoerFout(besluiten)
    return opdracht


def inlezen(map_: Path, *, beleid: Path | None = None, peildatum: date | None = None) -> Opdracht:
    """Read and check only. Fixed decisions that cannot hold together are faults here as well.

    Raises:
        InvoerFout: with everything that is wrong.
    """
    opdracht = lees(map_, beleid=beleid, peildatum=peildatum)
    strijd = kleinste_strijd(opdracht.rulebook, opdracht.situatie)
    if strijd is not None:
        namen = ", ".join(f"{b.client_sleutel} in {b.woning_id}" for b in strijd.besluiten)
        wat = f"{strijd.tekst} (het gaat om {namen})"
        raise InvoerFout(
            [
                Fout(
                    opdracht.dossier.bestandsnaam("besluiten"),
                    0,
                    "besluit",
                    wat,
                    "een van deze besluiten loslaten, of de grens verhogen",
                )
            ]
        )
    return opdracht


def maak_voorstel(
    opdracht: Opdracht,
    *,
    zaad: int = 0,
    tijd: float | None = None,
    rekenwerk: float | None = None,
    stop: threading.Event | None = None,
    voortgang: Callable[[Voortgang], None] = lambda _: None,
    begin: Plan = (),
) -> Voorstel:
    """Find the best plan, prove it and check it without a solver; ``begin`` is a plan to start from.

    Raises:
        ControleFout: the plan did not pass the check; it is a defect of the program, and nothing is handed out.
    """
    from uitstroommatch.model import los_op  # loading the solver takes longer than reading a dossier

    rulebook, situatie = opdracht.rulebook, opdracht.situatie
    grenzen = {"tijd": tijd, "rekenwerk": rekenwerk}
    uitkomst = los_op(rulebook, situatie, zaad=zaad, **grenzen, stop=stop, voortgang=voortgang, begin=begin)
    return _gecontroleerd(opdracht, uitkomst, zaad)


def met_besluiten(opdracht: Opdracht, besluiten: Sequence[Besluit], vorig: Plan | None = None) -> Opdracht:
    """Return dossier and policy with further decisions, beside those in the files.

    With ``vorig`` staying close to that plan counts too, as in :func:`herplan`: as the goal ``stabiliteit``, after all
    others where the policy does not name it.

    Raises:
        WijzigingFout: a decision cannot be followed.
    """
    if not besluiten and vorig is None:
        return opdracht
    from uitstroommatch.explain.replan import met_besluiten as _met_besluiten

    regels, situatie = _met_besluiten(opdracht.rulebook, opdracht.situatie, vorig, wijzigingen_van(besluiten))
    return Opdracht(situatie.dossier, situatie.beleid, regels)


def onderdelen(opdracht: Opdracht, vanaf: int | None = None) -> tuple[tuple[str, ...], ...]:
    """Return the clients of each part of a large dossier that can be solved by itself; none: solve it in one go.

    ``vanaf`` is the number of possible placements from which a dossier is large.
    """
    from uitstroommatch.model import onderdelen as _onderdelen

    return _onderdelen(opdracht.rulebook, opdracht.situatie, vanaf)


def los_onderdeel_op(
    opdracht: Opdracht,
    clienten: Sequence[str],
    *,
    zaad: int = 0,
    tijd: float | None = None,
    stop: threading.Event | None = None,
    begin: Plan = (),
) -> Deelplan:
    """Solve one part of a large dossier, as it would be solved in one go."""
    from uitstroommatch.model import los_onderdeel_op as _los_onderdeel_op

    regels, situatie = opdracht.rulebook, opdracht.situatie
    return _los_onderdeel_op(regels, situatie, clienten, zaad=zaad, tijd=tijd, stop=stop, begin=begin)


def voeg_samen(opdracht: Opdracht, delen: Sequence[Deelplan], *, zaad: int = 0) -> Voorstel:
    """Make the proposal of the solved parts, checked as any other.

    Raises:
        ControleFout: the plan did not pass the check; it is a defect of the program, and nothing is handed out.
    """
    from uitstroommatch.model import voeg_samen as _voeg_samen

    return _gecontroleerd(opdracht, _voeg_samen(opdracht.rulebook, opdracht.situatie, delen), zaad)


def controleer(opdracht: Opdracht, voorstel: Voorstel) -> list[Breuk]:
    """Recompute every rule, goal and number of a proposal; an empty list means that all of it holds."""
    return _controleer(opdracht.rulebook, opdracht.situatie, voorstel)


def verklaar(
    opdracht: Opdracht,
    voorstel: Voorstel,
    client: str | None = None,
    woning: str | None = None,
    *,
    zaad: int = 0,
    tijd: float | None = None,
    stop: threading.Event | None = None,
) -> Verklaring:
    """Explain a proposal, one client in it, or one client and home; ``tijd`` holds for each search.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy, or client or home is not in the dossier.
    """
    from uitstroommatch.explain.answer import uitleg  # brings the solver along
    from uitstroommatch.explain.report import Vraag

    _hoort_bij(opdracht, voorstel)
    _bestaat(opdracht, client, woning)
    if voorstel.status == "tijd_op":
        raise InvoerFout([Fout("voorstel", 0, "status", "heeft nog geen plan", "een voorstel waarin gezocht is")])
    vraag = Vraag(opdracht.rulebook, opdracht.situatie, _plan(voorstel), zaad, tijd, stop)
    return uitleg(opdracht.rulebook, opdracht.situatie, vraag.over(client, woning))


def in_het_kort(opdracht: Opdracht, voorstel: Voorstel) -> InHetKort:
    """Say in one line per client what counted for this home, or why there is none. Searches nothing.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
    """
    from uitstroommatch.explain.answer import in_het_kort as _in_het_kort

    _hoort_bij(opdracht, voorstel)
    return _in_het_kort(opdracht.rulebook, opdracht.situatie, voorstel)


def hindernissen(opdracht: Opdracht, voorstel: Voorstel) -> tuple[Hindernis, ...]:
    """Say what is the only objection to a home for clients without one, that of most clients first. Searches nothing.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
    """
    from uitstroommatch.explain.answer import hindernissen as _hindernissen

    _hoort_bij(opdracht, voorstel)
    return _hindernissen(opdracht.rulebook, opdracht.situatie, _plan(voorstel))


def keuzes(
    opdracht: Opdracht, voorstel: Voorstel, client: str | None = None, woning: str | None = None
) -> tuple[Keuze, ...]:
    """Say of every home for a client, or every client for a home, whether it can be as the proposal stands.

    The most promising come first. With both only that pair; nothing is solved again.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy, client or home is not in it, or neither is named.
    """
    from uitstroommatch.explain.answer import keuzes as _keuzes

    _hoort_bij(opdracht, voorstel)
    _bestaat(opdracht, client, woning)
    if client is None and woning is None:
        raise InvoerFout([Fout("keuzes", 0, "client", "ontbreekt", "een client_sleutel of een woning_id")])
    return _keuzes(opdracht.rulebook, opdracht.situatie, _plan(voorstel), client, woning)


def vergelijk(opdracht: Opdracht, een: Plan, ander: Plan) -> Verklaring:
    """Compare two plans of one dossier, each of which may be made by hand and break rules."""
    from uitstroommatch.explain.answer import vergelijking

    verschil = _vergelijk(opdracht.rulebook, opdracht.situatie, een, ander)
    return vergelijking(opdracht.rulebook, opdracht.situatie, verschil)


def naast_elkaar(opdracht: Opdracht, een: Plan, ander: Plan) -> TweePlannen:
    """Put two plans of one dossier beside each other: goals, clients and areas, each with its words."""
    from uitstroommatch.explain.two_plans import naast_elkaar as _naast_elkaar

    return _naast_elkaar(opdracht.rulebook, opdracht.situatie, een, ander)


def handplan(
    opdracht: Opdracht,
    paren: Sequence[tuple[str, str, Contractvorm | None]],
    voorstel: Voorstel | None = None,
) -> Handplan:
    """Judge a plan of picked pairs: what it breaks and what it scores, beside a proposal when that is given.

    A pair without a contract form gets the first that both sides accept. The plan may break rules; a client or home
    that does not exist is among what it breaks.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
    """
    from uitstroommatch.explain.answer import handplan as _handplan

    if voorstel is not None:
        _hoort_bij(opdracht, voorstel)
    plan = tuple(drietal(opdracht.situatie, *paar) for paar in sorted(paren, key=lambda paar: paar[:2]))
    ander = None if voorstel is None else _plan(voorstel)
    return _handplan(opdracht.rulebook, opdracht.situatie, plan, ander)


def bewijs_in_woorden(doelen: Sequence[Doelwaarde]) -> tuple[str, ...]:
    """Say of each goal of a proposal, in order, what its value means and how sure it is that it cannot be better."""
    from uitstroommatch.explain.wording import waarde_en_bewijs

    return tuple(map(waarde_en_bewijs, doelen))


def beleid_in_zinnen(beleid: Beleid, dossier: Dossier | None = None) -> Beleidstekst:
    """Put a policy into sentences, with sources, norms and what can be changed; names of areas come from the dossier.

    Raises:
        InvoerFout: the rules and goals do not go with the policy.
    """
    from uitstroommatch.explain.wording.policy import beleid_in_zinnen as _beleid_in_zinnen

    return _beleid_in_zinnen(beleid, {} if dossier is None else {g.code: g.naam for g in dossier.gebieden})


def beleidswijzigingen(een: bytes, ander: bytes) -> tuple[str, ...]:
    """Say in sentences what differs between two policy files.

    Raises:
        InvoerFout: one of them is not a policy.
    """
    from uitstroommatch.explain.wording.policy import wijzigingen_in_zinnen
    from uitstroommatch.policy.edit import verschil

    return wijzigingen_in_zinnen(verschil(een, ander))


def overzicht(opdracht: Opdracht, voorstel: Voorstel | None = None, eerder: Opdracht | None = None) -> Overzicht:
    """Return the figures of a dossier: who waits, what is offered, what is left; with a proposal what it would use.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
    """
    from uitstroommatch.reports.overzicht import overzicht as _overzicht

    if voorstel is not None:
        _hoort_bij(opdracht, voorstel)
    plan = None if voorstel is None else _plan(voorstel)
    vroeger = None if eerder is None else eerder.dossier
    return _overzicht(opdracht.rulebook, opdracht.situatie, plan, vroeger, opdracht.waarschuwingen)


def pakket(opdracht: Opdracht, voorstel: Voorstel, vorig: Voorstel | None = None) -> Pakket:
    """Return the meeting pack of a proposal; ``vorig``, of whatever dossier, says what changed since.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
    """
    from uitstroommatch.reports.pakket import pakket as _pakket

    _hoort_bij(opdracht, voorstel)
    return _pakket(opdracht.rulebook, opdracht.situatie, voorstel, None if vorig is None else _plan(vorig))


def bladen(opdracht: Opdracht, voorstel: Voorstel, corporatie: str | None = None) -> tuple[Toewijzingsblad, ...]:
    """Return a sheet per placement for the corporation, or for one of them, with only what it needs.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
    """
    from uitstroommatch.reports.blad import bladen as _bladen

    _hoort_bij(opdracht, voorstel)
    return _bladen(opdracht.rulebook, opdracht.situatie, _plan(voorstel), corporatie)


def lees_plan(opdracht: Opdracht, pad: Path) -> tuple[Plan, tuple[Fout, ...]]:
    """Read a plan: of a proposal, or of a CSV file with a row per client that people made.

    A proposal of another dossier or policy, such as one made again after decisions, is a plan like any other; that it
    is judged by this dossier and policy is worth a warning.

    Raises:
        InvoerFout: the file is wrong.
    """
    if pad.suffix.casefold() == ".csv":
        return plan_van(opdracht.situatie, lees_handplan(pad)), ()
    voorstel = lees_voorstel(pad)
    return _plan(voorstel), _vreemd(opdracht, voorstel, pad.name)


def herplan(
    opdracht: Opdracht,
    voorstel: Voorstel,
    besluiten: Sequence[Besluit],
    *,
    zaad: int = 0,
    tijd: float | None = None,
    stop: threading.Event | None = None,
) -> tuple[Voorstel, Verklaring]:
    """Make the proposal again after decisions, with as little change as possible, and say what changes.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
        WijzigingFout: a decision cannot be followed.
        ControleFout: the plan did not pass the check; it is a defect of the program, and nothing is handed out.
    """
    from uitstroommatch.explain.answer import herplanning
    from uitstroommatch.explain.replan import herplan as _herplan

    _hoort_bij(opdracht, voorstel)
    regels, situatie, genomen = opdracht.rulebook, opdracht.situatie, wijzigingen_van(besluiten)
    gevonden, verschil = _herplan(regels, situatie, _plan(voorstel), genomen, zaad=zaad, tijd=tijd, stop=stop)
    straks = Opdracht(gevonden.situatie.dossier, gevonden.situatie.beleid, gevonden.rulebook)
    uitkomst = Optimaal if gevonden.bewezen else Haalbaar
    nieuw = _gecontroleerd(straks, uitkomst(gevonden.plan, gevonden.doelen), zaad)
    return nieuw, herplanning(straks.rulebook, straks.situatie, verschil)


def schrijf_kaart(opdracht: Opdracht, voorstel: Voorstel, pad: Path, *, tegels: str | None = None) -> None:
    """Write the map of a proposal as one page that needs no network.

    ``tegels`` adds a background that needs a network: ``grijs`` or ``standaard`` of PDOK, or the address of tiles.

    Raises:
        InvoerFout: the proposal is not of this dossier, or ``tegels`` is not an address of tiles.
        DoelFout: the page cannot be written there.
    """
    from uitstroommatch.maps import PDOK, maak_kaart  # folium is slow to load, and only this verb needs it

    adres = None if tegels is None else PDOK.get(tegels, tegels)
    schrijf_tekst(maak_kaart(opdracht.dossier, voorstel, tegels=adres), pad)


# --- the proposal ------------------------------------------------------------------------------------------------


def _gecontroleerd(opdracht: Opdracht, uitkomst: Uitkomst, zaad: int) -> Voorstel:
    voorstel = voorstel_van(opdracht.rulebook, opdracht.situatie, uitkomst, zaad)
    if breuken := controleer(opdracht, voorstel):
        raise ControleFout("Het plan kwam niet door de controle:\n" + "\n".join(b.tekst for b in breuken))
    return voorstel


# --- what an explanation is about ---------------------------------------------------------------------------------


def _plan(voorstel: Voorstel) -> Plan:
    return tuple(toewijzing.drietal for toewijzing in voorstel.plaatsingen)


def _hoort_bij(opdracht: Opdracht, voorstel: Voorstel) -> None:
    """Refuse a proposal of another dossier or policy: its reasons would be about something else."""
    if fouten := _vreemd(opdracht, voorstel, "voorstel"):
        raise InvoerFout(fouten)


def _vreemd(opdracht: Opdracht, voorstel: Voorstel, naam: str) -> tuple[Fout, ...]:
    gelijk = voorstel.dossier_sha256 == opdracht.dossier.sha256, voorstel.beleid.sha256 == opdracht.beleid.sha256
    wat = ("is gemaakt met een ander dossier", "is gemaakt met een ander beleid")
    hoe = "een voorstel dat met dit dossier en dit beleid is gemaakt"
    return tuple(Fout(naam, 0, "", tekst, hoe) for klopt, tekst in zip(gelijk, wat, strict=True) if not klopt)


def _bestaat(opdracht: Opdracht, client: str | None, woning: str | None) -> None:
    dossier = opdracht.dossier
    fouten = []
    if client is not None and client not in dossier.client:
        hoe = "een client_sleutel uit dit bestand"
        fouten.append(Fout(dossier.bestandsnaam("clienten"), 0, "client_sleutel", "deze cliënt staat er niet in", hoe))
    if woning is not None and woning not in dossier.woning:
        hoe = "een woning_id uit dit bestand"
        fouten.append(Fout(dossier.bestandsnaam("woningen"), 0, "woning_id", "deze woning staat er niet in", hoe))
    if fouten:
        raise InvoerFout(fouten)


# --- faults and warnings -----------------------------------------------------------------------------------------


def _of_fouten(lees_iets: Callable[[], T], fouten: list[Fout]) -> T | None:
    try:
        return lees_iets()
    except InvoerFout as gevonden:
        fouten.extend(gevonden.fouten)
        return None


def _beleidswaarschuwingen(dossier: Dossier, beleid: Beleid) -> Iterator[Fout]:
    yield from verschillen(beleid)
    kop = beleid.beleid
    te_vroeg = kop.geldig_vanaf is not None and beleid.peildatum < kop.geldig_vanaf
    te_laat = kop.geldig_tot is not None and beleid.peildatum > kop.geldig_tot
    if te_vroeg or te_laat:
        yield Fout(beleid.bestand, 0, "beleid.peildatum", "de peildatum valt buiten de geldigheid van dit beleid")
    for code in sorted(set(kop.regio) - set(dossier.gebied)):
        yield Fout(beleid.bestand, 0, "beleid.regio", "deze gemeente staat niet in gebieden", waarde=code)
