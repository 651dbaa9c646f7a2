"""The figures of a dossier: who waits, what is offered, what is left of agreements and support, what changed since.

With a proposal the figures say what it would use; with an earlier dossier what is new, gone or changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from uitstroommatch.check.proposal import gebiedslasten
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.enums import Contractvorm, Huurklasse, Niveau, Urgentie, Voorziening, Woonvorm
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.domain.row import Rij
from uitstroommatch.errors import Fout
from uitstroommatch.explain.wording.names import HUURKLASSEN, Namen, hoofdletter
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

VOL = 80
"""Percentage of its limit from which an area is shown."""
BUITEN = "buiten_regio"
_KLASSEN = ((0, 4), (4, 13), (13, 26), (26, 52), (52, None))
"""Whole weeks of waiting: from, and up to but not including."""
_VOORZIENINGEN = {
    Voorziening.BW: "beschermd wonen",
    Voorziening.MO: "maatschappelijke opvang",
    Voorziening.VZ: "verslavingszorg",
    Voorziening.OGGZ: "openbare geestelijke gezondheidszorg",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """How many there are of one kind."""

    sleutel: str
    naam: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Wachtenden:
    """The clients who wait, with or without a home in the proposal. Weeks are whole; ``None`` without clients."""

    aantal: int
    spoed: int
    buiten_regio: int
    midden: Decimal | None
    langst: int | None
    weken: tuple[Telling, ...]
    herkomst: tuple[Telling, ...]
    voorziening: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Aanbodcijfers:
    """The homes that are offered; ``plaatsen`` are the places in them. ``nu``: free on the peildatum."""

    woningen: int
    plaatsen: int
    nu: int
    later: int
    gemeente: tuple[Telling, ...]
    woonvorm: tuple[Telling, ...]
    huurklasse: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Afspraakstand:
    """An agreement of the year: what was agreed, what is realised, and how many the proposal adds."""

    afspraak_id: str
    naam: str
    minimum: int | None
    maximum: int | None
    gerealiseerd: int
    voorstel: int

    @property
    def straks(self) -> int:
        """Realised when the proposal is carried out."""
        return self.gerealiseerd + self.voorstel

    @property
    def tekort(self) -> int:
        """What is missing then."""
        return max(0, (self.minimum or 0) - self.straks)


@dataclass(frozen=True, slots=True)
class Steunstand:
    """Support of a provider in a municipality: free hours per week and leases, and what the proposal uses of them."""

    aanbieder: str
    gemeente: str
    naam: str
    uren: Decimal
    uren_voorstel: Decimal
    omklap: int | None
    omklap_voorstel: int

    @property
    def uren_over(self) -> Decimal:
        """Hours that are left."""
        return self.uren - self.uren_voorstel


@dataclass(frozen=True, slots=True)
class Gebiedsstand:
    """An area near its limit: load points there are, points of the proposal, and the limit."""

    code: str
    naam: str
    niveau: Niveau
    bestaand: int
    voorstel: int
    grens: int

    @property
    def procent(self) -> int:
        """Part of the limit that is used, in whole percents, rounded down; a limit of nothing is full."""
        return 100 * (self.bestaand + self.voorstel) // self.grens if self.grens else 100


@dataclass(frozen=True, slots=True)
class Gewijzigd:
    """A row that is otherwise than in the earlier dossier, and the columns that differ."""

    sleutel: str
    kolommen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sinds:
    """What is otherwise than in an earlier dossier, for one kind of row."""

    nieuw: tuple[str, ...]
    weg: tuple[str, ...]
    gewijzigd: tuple[Gewijzigd, ...]


@dataclass(frozen=True, slots=True)
class Overzicht:
    """All figures. ``geplaatst`` and ``sinds_...`` are ``None`` without a proposal, or an earlier dossier."""

    wachtenden: Wachtenden
    aanbod: Aanbodcijfers
    geplaatst: int | None
    afspraken: tuple[Afspraakstand, ...]
    steun: tuple[Steunstand, ...]
    gebieden: tuple[Gebiedsstand, ...]
    sinds_clienten: Sinds | None
    sinds_woningen: Sinds | None
    twijfels: tuple[Fout, ...]


def overzicht(
    rulebook: Rulebook,
    situatie: Situatie,
    plan: Plan | None = None,
    eerder: Dossier | None = None,
    twijfels: Sequence[Fout] = (),
) -> Overzicht:
    """Return the figures of a dossier; ``twijfels`` are the warnings that were found in it."""
    namen = Namen(rulebook, situatie)
    dossier = situatie.dossier
    return Overzicht(
        wachtenden=_wachtenden(namen),
        aanbod=_aanbod(namen),
        geplaatst=None if plan is None else len(plan),
        afspraken=tuple(_afspraken(namen, plan or ())),
        steun=tuple(_steun(namen, plan or ())),
        gebieden=tuple(_gebieden(namen, plan or ())),
        sinds_clienten=None if eerder is None else sinds(eerder.client, dossier.client),
        sinds_woningen=None if eerder is None else sinds(eerder.woning, dossier.woning),
        twijfels=tuple(twijfels),
    )


# --- clients and homes -------------------------------------------------------------------------------------------


def _wachtenden(namen: Namen) -> Wachtenden:
    clienten = tuple(namen.situatie.kandidaten.values())
    weken = [client.weken for client in clienten]
    return Wachtenden(
        aantal=len(clienten),
        spoed=sum(client.urgentie is Urgentie.SPOED for client in clienten),
        buiten_regio=sum(not client.uit_regio for client in clienten),
        midden=Decimal(median(weken)).quantize(Decimal("0.1"), ROUND_HALF_UP) if weken else None,
        langst=max(weken, default=None),
        weken=tuple(_weken(weken)),
        herkomst=_tel(
            (client.gemeente_herkomst if client.uit_regio else BUITEN for client in clienten),
            lambda code: "Buiten de regio" if code == BUITEN else namen.gebied(code),
        ),
        voorziening=_tel((client.voorziening for client in clienten), lambda een: _VOORZIENINGEN[Voorziening(een)]),
    )


def _weken(weken: Sequence[int]) -> Iterator[Telling]:
    for vanaf, tot in _KLASSEN:
        naam = f"minder dan {tot} weken" if not vanaf else f"{vanaf} tot {tot} weken"
        if tot is None:
            naam = f"{vanaf} weken of meer"
        aantal = sum(vanaf <= een and (tot is None or een < tot) for een in weken)
        yield Telling(f"{vanaf}-{'' if tot is None else tot}", naam, aantal)


def _aanbod(namen: Namen) -> Aanbodcijfers:
    woningen = tuple(namen.situatie.aanbod.values())
    nu = sum(woning.beschikbaar_vanaf <= namen.situatie.peildatum for woning in woningen)
    return Aanbodcijfers(
        woningen=len(woningen),
        plaatsen=sum(woning.plaatsen for woning in woningen),
        nu=nu,
        later=len(woningen) - nu,
        gemeente=_tel((woning.gemeente for woning in woningen), namen.gebied),
        woonvorm=_tel((woning.woonvorm for woning in woningen), lambda een: namen.feit(Woonvorm(een))),
        huurklasse=_tel((woning.huurklasse for woning in woningen), lambda een: HUURKLASSEN[Huurklasse(een)]),
    )


def _tel(sleutels: Iterable[str], naam: Callable[[str], str]) -> tuple[Telling, ...]:
    """Count, the most first."""
    geteld = Counter(map(str, sleutels))
    tellingen = (Telling(een, hoofdletter(naam(een)), aantal) for een, aantal in geteld.items())
    return tuple(sorted(tellingen, key=lambda telling: (-telling.aantal, telling.naam)))


# --- agreements, support and areas -------------------------------------------------------------------------------


def _afspraken(namen: Namen, plan: Plan) -> Iterator[Afspraakstand]:
    situatie = namen.situatie
    erbij = Counter(
        afspraak.afspraak_id for een in plan for afspraak in situatie.afspraken_van(situatie.aanbod[een[1]], een[2])
    )
    for afspraak in situatie.afspraken:
        sleutel = afspraak.afspraak_id
        naam = hoofdletter(namen.afspraak(sleutel).removeprefix("de afspraak over "))
        gedaan = situatie.gerealiseerd[sleutel]
        yield Afspraakstand(sleutel, naam, afspraak.minimum, afspraak.maximum, gedaan, erbij[sleutel])


def _steun(namen: Namen, plan: Plan) -> Iterator[Steunstand]:
    situatie = namen.situatie
    uren: Counter[tuple[str, str]] = Counter()
    omklap: Counter[tuple[str, str]] = Counter()
    for client, woning, vorm, _ in (situatie.geval(*een) for een in plan):
        plek = (client.aanbieder, woning.gemeente)
        uren[plek] += int(client.uren_per_week.scaleb(1))
        omklap[plek] += vorm is Contractvorm.OMK
    for plek, rij in sorted(situatie.steun.items()):
        gebruikt = Decimal(uren[plek]).scaleb(-1)
        naam = namen.gebied(rij.gemeente)
        yield Steunstand(*plek, naam, rij.uren_beschikbaar, gebruikt, rij.omklap_max, omklap[plek])


def _gebieden(namen: Namen, plan: Plan) -> Iterator[Gebiedsstand]:
    """Yield the areas that are near their limit, the fullest first."""
    standen = (
        Gebiedsstand(last.code, namen.gebied(last.code), last.niveau, last.bestaand, last.nieuw, last.grens)
        for last in gebiedslasten(namen.situatie, plan)
        if last.grens is not None
    )
    vol = (stand for stand in standen if stand.procent >= VOL)
    niveaus = list(Niveau)
    yield from sorted(vol, key=lambda stand: (-stand.procent, -niveaus.index(stand.niveau), stand.code))


# --- since an earlier dossier ------------------------------------------------------------------------------------


def sinds(eerder: Mapping[str, Rij], nu: Mapping[str, Rij]) -> Sinds:
    """Return what is new, gone or changed among rows by key."""
    samen = sorted(eerder.keys() & nu.keys())
    verschillen = ((sleutel, tuple(_kolommen(eerder[sleutel], nu[sleutel]))) for sleutel in samen)
    return Sinds(
        nieuw=tuple(sorted(nu.keys() - eerder.keys())),
        weg=tuple(sorted(eerder.keys() - nu.keys())),
        gewijzigd=tuple(Gewijzigd(sleutel, kolommen) for sleutel, kolommen in verschillen if kolommen),
    )


def _kolommen(eerder: Rij, nu: Rij) -> Iterator[str]:
    for kolom in type(nu).model_fields:
        if kolom != "rij" and getattr(eerder, kolom) != getattr(nu, kolom):
            yield kolom
