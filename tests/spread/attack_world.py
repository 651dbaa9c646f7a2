"""Small regions with numbers around the threshold, as people first, and what each asker is told of them.

``C`` lets homes and ``P`` delivers support: who attacks is one of them, both, or neither. ``D`` and ``Q`` are a large
landlord and provider. Of everybody else nobody knows but an officer (no parties), which is the worst case: then nothing
but the number itself can be why it is not told.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple, TypeVar

from pydantic import BaseModel

from tests.bouw import beleid
from uitstroommatch.domain.client import Client
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.enums import Contractvorm, Niveau, Voorziening, Zwaarte
from uitstroommatch.domain.gebied import Draagkracht, Gebied
from uitstroommatch.domain.plaatsing import Plaatsing
from uitstroommatch.domain.voorstel import BeleidVerwijzing, Gebiedslast, NietGeplaatst, Toewijzing, Voorstel
from uitstroommatch.domain.woning import Woning
from uitstroommatch.policy.schema import Beleid
from uitstroommatch.situation import Situatie
from uitstroommatch.spread.beeld import Beeld, beeld
from uitstroommatch.spread.blik import Blik

Rol = Literal["corporatie", "corporatie en aanbieder", "gedeeld"]
ROLLEN: tuple[Rol, ...] = ("corporatie", "corporatie en aanbieder", "gedeeld")
BUITEN = "GM0999"


class Mens(NamedTuple):
    """One placement; ``bekend``: who attacks knows of it by chance."""

    buurt: str
    herkomst: str
    verhuurder: str | None = None
    aanbieder: str | None = None
    bekend: bool = False


@dataclass(frozen=True)
class Streek:
    """Areas with their households and limits."""

    ouder: Mapping[str, str]
    huishoudens: Mapping[str, int]
    grenzen: Mapping[str, int]

    @property
    def gemeenten(self) -> list[str]:
        return sorted({code for code in self.ouder.values() if code.startswith("GM")})

    @property
    def buurten(self) -> list[str]:
        return sorted(code for code in self.ouder if code.startswith("BU"))

    def boven(self, code: str) -> Iterator[str]:
        """The area itself and those that it lies in."""
        while code:
            yield code
            code = self.ouder.get(code, "")


@dataclass(frozen=True, eq=False)
class Wereld:
    """A version and a proposal: who lives there, who would come, and who has no home (origin and provider)."""

    streek: Streek
    bestaand: tuple[Mens, ...]
    nieuw: tuple[Mens, ...]
    zonder: tuple[tuple[str, str | None], ...] = ()

    @property
    def groot(self) -> bool:
        """Whether the large landlord and provider are there at all, which everybody knows."""
        partijen = {een.verhuurder for een in (*self.bestaand, *self.nieuw)} | {een for _, een in self.zonder}
        return bool(partijen & {"D", "Q"})


# --- chance ------------------------------------------------------------------------------------------------------


def streek(kans: random.Random, gemeenten: int = 2) -> Streek:
    """A region of a few municipalities with one to three wijken of one to three buurten."""
    ouder: dict[str, str] = {}
    huishoudens: dict[str, int] = {}
    for g in range(1, gemeenten + 1):
        for w in range(1, kans.randint(1, 3) + 1):
            wijk = f"WK{g:04}{w:02}"
            ouder[wijk] = f"GM{g:04}"
            for b in range(1, kans.randint(1, 3) + 1):
                ouder[f"BU{g:04}{w:02}{b:02}"] = wijk
                huishoudens[f"BU{g:04}{w:02}{b:02}"] = kans.choice((1500, 3000, 6000, 12000))
    return Streek(ouder, huishoudens, {})


def twee_versies(kans: random.Random, rol: Rol, drempel: int) -> tuple[Wereld, Wereld]:
    """Numbers per buurt around the threshold, and the same with one more in each whom the asker knows.

    In some regions the limits, which the plan keeps, are hardly above what there is.
    """
    nu = _wereld(kans, rol, drempel)
    straks = _later(kans, nu, rol)
    waar = replace(nu.streek, grenzen=_grenzen(kans, straks, krap=kans.random() < 0.4))
    return replace(nu, streek=waar), replace(straks, streek=waar)


def _wereld(kans: random.Random, rol: Rol, drempel: int) -> Wereld:
    waar = streek(kans, kans.choice((1, 2, 2, 3)))
    klein, groter = (0, 0, 1, 2, 4, drempel, drempel + 1, drempel + 2), (0, drempel + 2, drempel + 3, drempel + 5, 20)
    aantallen = (*klein, *groter) if kans.random() < 0.5 else (kans.choice(klein), *groter, *groter)
    eigen = 0.0 if rol == "gedeeld" else kans.choice((0.05, 0.2, 0.4))
    partijen = _Partijen(rol, eigen, kans.choice((0.0, 0.0, 0.5)))
    zonder = ((kans.choice((*waar.gemeenten, BUITEN)), partijen.ander(kans)[1]) for _ in range(kans.randint(0, 25)))
    return Wereld(
        waar,
        bestaand=tuple(_mensen(kans, waar, aantallen, partijen)),
        nieuw=tuple(_mensen(kans, waar, aantallen, partijen)),
        zonder=tuple(zonder),
    )


@dataclass(frozen=True)
class _Partijen:
    """Which part is of who attacks, and which part of the rest of the large ones."""

    rol: Rol
    eigen: float
    groot: float

    def kies(self, kans: random.Random) -> tuple[str | None, str | None]:
        if kans.random() >= self.eigen:
            return self.ander(kans)
        eigen = [("C", None), ("C", "P"), (None, "P")]
        return kans.choice(eigen[:2] if self.rol == "corporatie" else eigen)

    def ander(self, kans: random.Random) -> tuple[str | None, str | None]:
        return ("D", "Q") if kans.random() < self.groot else (None, None)


def _mensen(kans: random.Random, waar: Streek, aantallen: tuple[int, ...], partijen: _Partijen) -> Iterator[Mens]:
    for buurt in waar.buurten:
        hier = waar.ouder[waar.ouder[buurt]]
        for _ in range(kans.choice(aantallen)):
            herkomst = hier if kans.random() < 0.8 else kans.choice((*waar.gemeenten, BUITEN))
            yield Mens(buurt, herkomst, *partijen.kies(kans))


def _later(kans: random.Random, nu: Wereld, rol: Rol) -> Wereld:
    """One more in each number: of who attacks, or of whom he happens to know."""
    erbij = []
    for mensen in (nu.bestaand, nu.nieuw):
        buurt = kans.choice(nu.streek.buurten)
        hier = nu.streek.ouder[nu.streek.ouder[buurt]]
        eigen = rol != "gedeeld" and kans.random() < 0.5
        erbij.append((*mensen, Mens(buurt, hier, "C") if eigen else Mens(buurt, hier, bekend=True)))
    return replace(nu, bestaand=erbij[0], nieuw=erbij[1])


def _grenzen(kans: random.Random, wat: Wereld, *, krap: bool) -> dict[str, int]:
    waar = wat.streek
    was, erbij = (Counter(een.buurt for een in mensen) for mensen in (wat.bestaand, wat.nieuw))
    grenzen: dict[str, int] = {}
    for buurt in waar.buurten:
        nodig = was[buurt] + erbij[buurt] if erbij[buurt] else 0
        if nodig > 8 * waar.huishoudens[buurt] // 1000 or (krap and kans.random() < 0.7):
            grenzen[buurt] = max(1, nodig + kans.choice((0, 0, 1, 3)))
    if kans.random() < 0.15:
        gemeente = kans.choice(waar.gemeenten)
        binnen = [een for een in (*wat.bestaand, *wat.nieuw) if gemeente in waar.boven(een.buurt)]
        grenzen[gemeente] = len(binnen) + kans.choice((0, 5, 20))
    return grenzen


# --- told --------------------------------------------------------------------------------------------------------

_DAG = date(2026, 3, 2)


@cache
def _beleid(gemeenten: tuple[str, ...]) -> Beleid:
    return beleid(regio=list(gemeenten))


@lru_cache(maxsize=4)
def situatie_en_voorstel(wat: Wereld) -> tuple[Situatie, Voorstel]:
    """The rows that these people make. They are not validated again: it would take most of the time."""
    wie, waar = _nieuw(wat)
    weg = [_client(f"weg{nr}", herkomst, aanbieder) for nr, (herkomst, aanbieder) in enumerate(wat.zonder)]
    dossier = Dossier(
        clienten=(*wie, *weg),
        woningen=waar,
        gebieden=tuple(_gebieden(wat.streek)),
        aanbieders=(),
        draagkracht=tuple(
            Draagkracht(code=code, niveau=_niveau(code), grens=grens) for code, grens in wat.streek.grenzen.items()
        ),
        plaatsingen=tuple(_plaatsing(f"p{nr}", een) for nr, een in enumerate(wat.bestaand)),
    )
    vars(dossier)["sha256"] = "niet nodig"
    situatie = Situatie(dossier, _beleid(tuple(wat.streek.gemeenten)))
    voorstel = Voorstel(
        status="optimaal",
        peildatum=situatie.peildatum,
        beleid=BeleidVerwijzing(naam="x", sha256=""),
        dossier_sha256="",
        zaad=0,
        versies={},
        plaatsingen=tuple(
            _TOEWIJZING.model_copy(update={"client_sleutel": c.client_sleutel, "woning_id": w.woning_id})
            for c, w in zip(wie, waar, strict=True)
        ),
        niet_geplaatst=tuple(NietGeplaatst(client_sleutel=c.client_sleutel, redenen=()) for c in weg),
        gebieden=tuple(
            Gebiedslast(code=code, niveau=_niveau(code), bestaand=4711, nieuw=4712, grens=4713)
            for code in wat.streek.buurten
        ),
    )
    return situatie, voorstel


M = TypeVar("M", bound=BaseModel)


def _vorm(soort: type[M], **velden: Any) -> M:
    return soort.model_construct(**velden)


_CLIENT = _vorm(
    Client,
    geboortemaand=_DAG,
    zwaarte=Zwaarte.LICHT,
    uitstroom_vanaf=_DAG,
    wacht_sinds=_DAG,
    voorziening=Voorziening.BW,
)
_WONING = _vorm(Woning, rekenhuur=Decimal(400), beschikbaar_vanaf=_DAG)
_PLAATSING = _vorm(Plaatsing, datum=_DAG, zwaarte=Zwaarte.LICHT)
_TOEWIJZING = _vorm(Toewijzing, contractvorm=Contractvorm.OMK)


def _nieuw(wat: Wereld) -> tuple[tuple[Client, ...], tuple[Woning, ...]]:
    clienten = tuple(_client(f"komt{nr}", een.herkomst, een.aanbieder) for nr, een in enumerate(wat.nieuw))
    woningen = tuple(
        _WONING.model_copy(
            update={
                "woning_id": f"huis{nr}",
                "corporatie": een.verhuurder,
                "buurtcode": een.buurt,
                "straat": f"Pad{nr}",
            }
        )
        for nr, een in enumerate(wat.nieuw)
    )
    return clienten, woningen


def _client(sleutel: str, herkomst: str, aanbieder: str | None) -> Client:
    return _CLIENT.model_copy(update={"client_sleutel": sleutel, "gemeente_herkomst": herkomst, "aanbieder": aanbieder})


def _plaatsing(naam: str, een: Mens) -> Plaatsing:
    waar = {"buurtcode": een.buurt, "straat": f"Steeg {naam}", "gemeente_herkomst": een.herkomst}
    return _PLAATSING.model_copy(
        update={"plaatsing_id": naam, "corporatie": een.verhuurder, "aanbieder": een.aanbieder, **waar}
    )


def _niveau(code: str) -> Niveau:
    return {"GM": Niveau.GEMEENTE, "WK": Niveau.WIJK, "BU": Niveau.BUURT}[code[:2]]


def _gebieden(waar: Streek) -> Iterator[Gebied]:
    for nr, code in enumerate(sorted({*waar.ouder, *waar.gemeenten})):
        plek = {"lengtegraad": 6 + nr / 100, "breedtegraad": 52.0, "huishoudens": waar.huishoudens.get(code)}
        yield _vorm(Gebied, code=code, naam=code, niveau=_niveau(code), ouder=waar.ouder.get(code), **plek)


def blik(rol: Rol, drempel: int) -> Blik:
    return Blik("gedeeld", drempel=drempel) if rol == "gedeeld" else Blik("corporatie", corporatie="C", drempel=drempel)


def verteld(wat: Wereld, rol: Rol, drempel: int, eerste: Wereld | None = None) -> Beeld:
    """The picture that this asker gets."""
    situatie, voorstel = situatie_en_voorstel(wat)
    begin = situatie.dossier if eerste is None else situatie_en_voorstel(eerste)[0].dossier
    return beeld(situatie, voorstel, blik(rol, drempel), None, begin)
