"""The meeting pack: a proposal as people discuss it, as data.

Per placement one line of why and who is next in line; who waits and why; what changed since last time; who is stuck;
and each goal with its proof. Nothing is searched: all of it follows from the proposal as it stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from uitstroommatch.domain.enums import Contractvorm, Urgentie
from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.domain.voorstel import Toewijzing, Voorstel
from uitstroommatch.eligibility import drietallen
from uitstroommatch.explain.answer import InHetKort, in_het_kort
from uitstroommatch.explain.compare import Doelverschil, vergelijk
from uitstroommatch.explain.stand import Stand, rang
from uitstroommatch.explain.wording.difference import beweging
from uitstroommatch.explain.wording.goals import verschil
from uitstroommatch.explain.wording.names import Namen, aantal, hoofdletter, opsomming
from uitstroommatch.explain.wording.policy_words import titel
from uitstroommatch.explain.wording.proof import bewijs, waarde
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Kandidaat, Situatie

LANG = 26
"""Whole weeks from which waiting without a home is told as a stalled case."""
VAAK = 2  # rejections from which a client is told as a stalled case
_STATUS = {
    "optimaal": "Dit is bewezen het beste voorstel binnen de afspraken.",
    "haalbaar": "Dit voorstel houdt zich aan alle afspraken; misschien kan het nog iets beter.",
    "onmogelijk": "Er is geen voorstel mogelijk: vaste besluiten kunnen niet samen.",
    "tijd_op": "Er is nog geen voorstel gevonden.",
}
_VAST = "besluit_vast"


@dataclass(frozen=True, slots=True)
class Reserve:
    """The client without a home who is next in line for a home, and what that would change for the goals."""

    client: str
    vorm: Contractvorm
    gevolg: str


@dataclass(frozen=True, slots=True)
class Pakketregel:
    """One placement: why, what to confirm or know, and who is next in line when it falls through."""

    client: str
    woning: str
    vorm: Contractvorm
    omschrijving: str
    contract: str
    waarom: str
    vast: bool
    let_op: tuple[str, ...]
    reserve: Reserve | None


@dataclass(frozen=True, slots=True)
class LegeWoning:
    """A home with places that nobody gets. ``reserve``: a client for whom there is room after all."""

    woning: str
    omschrijving: str
    plaatsen: int
    reserve: Reserve | None


@dataclass(frozen=True, slots=True)
class Zonder:
    """A client without a home, and why."""

    client: str
    weken: int
    spoed: bool
    waarom: str


@dataclass(frozen=True, slots=True)
class Verandering:
    """A client who is elsewhere than in the previous proposal."""

    client: str
    zin: str


@dataclass(frozen=True, slots=True)
class Vastgelopen:
    """A client to talk about: without a home and urgent or waiting long, or rejected more than once."""

    client: str
    weken: int
    spoed: bool
    afgewezen: int
    zin: str
    waarom: str


@dataclass(frozen=True, slots=True)
class Doelbewijs:
    """A goal with its value and its proof in words."""

    id: str
    titel: str
    waarde: int
    zin: str
    bewezen: bool
    bewijs: str


@dataclass(frozen=True, slots=True)
class Pakket:
    """The meeting pack. ``veranderd`` is ``None`` when no previous proposal was given."""

    peildatum: date
    beleid: str
    oordeel: str
    samenvatting: str
    plaatsingen: tuple[Pakketregel, ...]
    leeg: tuple[LegeWoning, ...]
    niet_geplaatst: tuple[Zonder, ...]
    terugleiden: tuple[Zonder, ...]
    veranderd: tuple[Verandering, ...] | None
    vastgelopen: tuple[Vastgelopen, ...]
    doelen: tuple[Doelbewijs, ...]


def pakket(rulebook: Rulebook, situatie: Situatie, voorstel: Voorstel, vorig: Plan | None = None) -> Pakket:
    """Return the meeting pack of a proposal, with what changed since the plan of a previous one."""
    werk = _Werk(Namen(rulebook, situatie), voorstel)
    return Pakket(
        peildatum=voorstel.peildatum,
        beleid=voorstel.beleid.naam,
        oordeel=_STATUS[voorstel.status],
        samenvatting=werk.samenvatting(),
        plaatsingen=tuple(map(werk.regel, voorstel.plaatsingen)),
        leeg=tuple(werk.leeg()),
        niet_geplaatst=tuple(werk.zonder(een.client_sleutel) for een in voorstel.niet_geplaatst),
        terugleiden=tuple(werk.zonder(een.client_sleutel) for een in voorstel.terugleiden),
        veranderd=None if vorig is None else tuple(werk.veranderd(vorig)),
        vastgelopen=tuple(werk.vastgelopen()),
        doelen=tuple(
            Doelbewijs(
                doel.id, titel(doel.id), doel.waarde, hoofdletter(f"{waarde(doel.id, doel.waarde)}."), doel.bewezen,
                hoofdletter(bewijs(doel)),
            )
            for doel in voorstel.doelen
        ),
    )  # fmt: skip


class _Werk:
    """A proposal with what is asked of it more than once."""

    def __init__(self, namen: Namen, voorstel: Voorstel) -> None:
        self.namen, self.situatie, self.voorstel = namen, namen.situatie, voorstel
        self.plan: Plan = tuple(een.drietal for een in voorstel.plaatsingen)
        self.stand = Stand(namen.rulebook, self.situatie, self.plan)

    @cached_property
    def kort(self) -> InHetKort:
        return in_het_kort(self.namen.rulebook, self.situatie, self.voorstel)

    @cached_property
    def _wachtend(self) -> Mapping[str, list[Drietal]]:
        """Placements that the pair rules allow for clients without a home, by home."""
        per_woning: dict[str, list[Drietal]] = defaultdict(list)
        for een in drietallen(self.namen.rulebook, self.situatie):
            if een[0] not in self.stand.van_client:
                per_woning[een[1]].append(een)
        return per_woning

    def samenvatting(self) -> str:
        """Say in one sentence what the proposal holds."""
        geplaatst, alle = len(self.plan), len(self.situatie.kandidaten)
        zonder, terug = len(self.voorstel.niet_geplaatst), len(self.voorstel.terugleiden)
        delen = [f"{'krijgt' if geplaatst == 1 else 'krijgen'} er {geplaatst} een woning"]
        delen.append(f"{'blijft' if zonder == 1 else 'blijven'} er {zonder} wachten")
        if terug:
            delen.append(f"{'wordt' if terug == 1 else 'worden'} er {terug} teruggeleid buiten de regio")
        return f"Van de {aantal(alle, 'cliënten')} {opsomming(delen)}."

    # --- placements and who is next ----------------------------------------------------------------------------------

    def regel(self, toewijzing: Toewijzing) -> Pakketregel:
        """Return one placement."""
        een = toewijzing.drietal
        return Pakketregel(
            client=een[0],
            woning=een[1],
            vorm=een[2],
            omschrijving=self.namen.woning_nader(een[1]),
            contract=self.namen.feit(een[2]),
            waarom=self.kort.plaatsingen[een[0]],
            vast=een in self.situatie.vaste_drietallen,
            let_op=tuple(self._let_op(toewijzing)),
            reserve=self._reserve(een[1], een),
        )

    def _let_op(self, toewijzing: Toewijzing) -> Iterator[str]:
        if toewijzing.uitzondering is not None:
            yield "Niet in de gemeente van herkomst: te bevestigen als uitzondering (niet uitvoerbaar)."
        geval = self.situatie.geval(*toewijzing.drietal)
        for regel in self.namen.rulebook.paarregels:
            oordeel = regel.oordeel(geval)
            if not oordeel.mag:
                yield f"Wijkt af van wat is afgesproken: {self.namen.zin(regel.regel.nee, oordeel.feiten)}."
        yield from (hoofdletter(f"{tekst}.") for tekst in toewijzing.waarschuwingen)

    def leeg(self) -> Iterator[LegeWoning]:
        """Yield every home with places left."""
        for woning, aanbod in self.situatie.aanbod.items():
            over = aanbod.plaatsen - len(self.stand.in_woning.get(woning, ()))
            if over > 0:
                yield LegeWoning(woning, self.namen.woning_nader(woning), over, self._reserve(woning, None))

    def _reserve(self, woning: str, weg: Drietal | None) -> Reserve | None:
        """Return the best client without a home for whom there is room, when ``weg`` falls through."""
        eraf = [] if weg is None else [weg]
        kan = [een for een in self._wachtend.get(woning, ()) if self._past(eraf, een)]
        anders = ((self.stand.verschil(eraf, [een]), een) for een in kan)
        beste = min(anders, key=lambda paar: (rang(paar[0]), paar[1]), default=None)
        return None if beste is None else Reserve(beste[1][0], beste[1][2], _gevolg(beste[0]))

    def _past(self, eraf: list[Drietal], erbij: Drietal) -> bool:
        # What was fixed may fall through as well: then the decision itself no longer stands.
        return all(ruimte.regel == _VAST for ruimte in self.stand.vol(eraf, [erbij]))

    # --- who waits ---------------------------------------------------------------------------------------------------

    def zonder(self, client: str) -> Zonder:
        """Return one client without a home."""
        kandidaat = self.situatie.kandidaten[client]
        spoed = kandidaat.urgentie is Urgentie.SPOED
        return Zonder(client, kandidaat.weken, spoed, self.kort.niet_geplaatst[client])

    def vastgelopen(self) -> Iterator[Vastgelopen]:
        """Yield the clients to talk about, the urgent first and then who waits longest."""
        afgewezen = Counter(client for client, _ in self.situatie.afgewezen)
        zonder = {een.client_sleutel for een in self.voorstel.niet_geplaatst}
        gevonden = [
            (kandidaat, afgewezen[sleutel])
            for sleutel, kandidaat in self.situatie.kandidaten.items()
            if _is_vastgelopen(kandidaat, sleutel in zonder, afgewezen[sleutel])
        ]
        gevonden.sort(key=lambda paar: (paar[0].urgentie is not Urgentie.SPOED, -paar[0].weken, paar[0].client_sleutel))
        for kandidaat, hoe_vaak in gevonden:
            yield self._vastgelopen(kandidaat, hoe_vaak)

    def _vastgelopen(self, kandidaat: Kandidaat, afgewezen: int) -> Vastgelopen:
        sleutel, spoed = kandidaat.client_sleutel, kandidaat.urgentie is Urgentie.SPOED
        feiten = ["heeft spoed"] if spoed else []
        feiten.append(f"wacht {aantal(kandidaat.weken, 'weken')}")
        feiten += [f"is {afgewezen} keer afgewezen"] if afgewezen >= VAAK else []
        alle = {**self.kort.plaatsingen, **self.kort.niet_geplaatst}
        zin = hoofdletter(f"{opsomming(feiten)}.")
        return Vastgelopen(sleutel, kandidaat.weken, spoed, afgewezen, zin, alle[sleutel])

    # --- since last time ---------------------------------------------------------------------------------------------

    def veranderd(self, vorig: Plan) -> Iterator[Verandering]:
        """Yield who is elsewhere than in the previous plan; whoever left the dossier comes last."""
        anders = {
            een.client: f"{beweging(self.namen, een)}."
            for een in vergelijk(self.namen.rulebook, self.situatie, vorig, self.plan).clienten
        }
        anders |= {een[0]: self._zonder_woning(een) for een in vorig if self._verdwenen(een)}
        yield from (Verandering(client, hoofdletter(anders[client])) for client in sorted(anders))
        weg = sorted({client for client, _, _ in vorig if client not in self.situatie.kandidaten})
        yield from (Verandering(client, "Staat niet meer in het dossier.") for client in weg)

    def _verdwenen(self, een: Drietal) -> bool:
        return een[0] in self.situatie.kandidaten and een[1] not in self.situatie.aanbod

    def _zonder_woning(self, een: Drietal) -> str:
        """Say what becomes of a client whose home is no longer offered."""
        nu = self.stand.van_client.get(een[0])
        straks = "krijgt geen woning" if nu is None else f"krijgt {self.namen.plaatsing(nu)}"
        return f"{straks}; {een[1]} wordt niet meer aangeboden."


def _is_vastgelopen(kandidaat: Kandidaat, zonder: bool, afgewezen: int) -> bool:
    lang = kandidaat.weken >= LANG or kandidaat.urgentie is Urgentie.SPOED
    return (zonder and lang) or afgewezen >= VAAK


def _gevolg(doelen: tuple[Doelverschil, ...]) -> str:
    beslissend = next((een for een in doelen if een.winst), None)
    return "Even goed voor de doelen." if beslissend is None else hoofdletter(f"{verschil(beslissend)}.")
