"""What lies on the table of a meeting: a client, a home or a pair of a proposal, in words and numbers to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from sqlalchemy import select

from uitstroommatch.desk.masking import Masker
from uitstroommatch.desk.models import Stand
from uitstroommatch.desk.resource import niet_gevonden
from uitstroommatch.domain.enums import Toegankelijkheid, Urgentie
from uitstroommatch.domain.voorstel import Status, Toewijzing, Voorstel
from uitstroommatch.explain.wording import Namen
from uitstroommatch.service import Opdracht
from uitstroommatch.situation import Aanbod, Kandidaat
from uitstroommatch.store import tables

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from uitstroommatch.explain.answer import Keuze

T = TypeVar("T")


@dataclass(frozen=True)
class Kop:
    """The proposal that is talked about."""

    id: UUID
    dossier_id: UUID
    dossier_naam: str
    versie_id: UUID
    versie_nummer: int
    beleid_id: UUID
    beleid_naam: str
    beleid_nummer: int
    beleid_goedgekeurd: bool
    vorig_id: UUID | None
    peildatum: date
    zaad: int
    tijd: float | None
    rekenwerk: float | None
    aangevraagd_op: datetime
    stand: Stand
    status: Status | None


@dataclass(frozen=True)
class ClientBeeld:
    """A client as the table sees one."""

    sleutel: str
    aanbieder: str
    herkomst: str
    afwijkreden: str
    leeftijd: int
    personen: int
    kinderen: int
    inkomen: str
    max_huur: Decimal | None
    zwaarte: str
    uren: Decimal
    dag_en_nacht: bool
    woonvormen: str
    contract: str
    toegankelijkheid: str
    wensen: tuple[str, ...]
    niet_in: tuple[str, ...]
    vanaf: date
    weken: int
    spoed: bool


@dataclass(frozen=True)
class WoningBeeld:
    """A home as the table sees one."""

    id: str
    corporatie: str
    straat: str
    buurt: str
    gemeente: str
    soort: str
    huur: Decimal
    kamers: int
    personen: int
    plaatsen: int
    toegankelijkheid: str
    leeftijd: str
    contract: str
    vrij_vanaf: date


@dataclass(frozen=True)
class KeuzeRij:
    """A pair that could be, with both sides of it."""

    keuze: Keuze
    client: ClientBeeld
    woning: WoningBeeld


@dataclass(frozen=True)
class OverClient:
    """Everything about a client. ``volgorde`` is the order in which the meeting walks through the clients."""

    kop: Kop
    client: ClientBeeld
    plaatsing: Toewijzing | None
    woning: WoningBeeld | None
    kort: str
    keuzes: tuple[KeuzeRij, ...]
    volgorde: tuple[str, ...]
    woningen: tuple[WoningBeeld, ...]


@dataclass(frozen=True)
class OverWoning:
    """Everything about a home: who gets it, and who else could."""

    kop: Kop
    woning: WoningBeeld
    bewoners: tuple[tuple[ClientBeeld, str], ...]
    keuzes: tuple[KeuzeRij, ...]


@dataclass(frozen=True)
class OverPaar:
    """A client and a home. ``plaatsing`` is where the client is in the proposal."""

    kop: Kop
    rij: KeuzeRij
    plaatsing: Toewijzing | None
    kort: str


def lees_kop(session: Session, voorstel_id: UUID) -> Kop:
    """Return the head, in the session of the asker.

    Raises:
        NietGevonden: there is no such proposal, or not for this asker.
    """
    v, d, b = tables.Voorstel, tables.Dossierversie, tables.Beleid
    vraag = (
        select(
            v.id, d.dossier_id, tables.Dossier.naam.label("dossier_naam"), v.versie_id,
            d.nummer.label("versie_nummer"), v.beleid_id, b.naam.label("beleid_naam"), b.nummer.label("beleid_nummer"),
            b.goedgekeurd_op.is_not(None).label("beleid_goedgekeurd"), v.vorig_id, v.peildatum, v.zaad, v.tijd,
            v.rekenwerk, v.aangevraagd_op, v.stand, v.status,
        )
        .join(d, d.id == v.versie_id)
        .join(tables.Dossier, tables.Dossier.id == d.dossier_id)
        .join(b, b.id == v.beleid_id)
    )  # fmt: skip
    rij = session.execute(vraag.where(v.id == voorstel_id)).one_or_none()
    if rij is None:
        raise niet_gevonden("Dit voorstel")
    return Kop(**rij._mapping)


class Beelden:
    """Clients and homes of one dossier as they are shown."""

    def __init__(self, opdracht: Opdracht) -> None:
        self._situatie = opdracht.situatie
        self._namen = Namen(opdracht.rulebook, opdracht.situatie)

    def client(self, sleutel: str) -> ClientBeeld:
        """Return a client."""
        k: Kandidaat = self._situatie.kandidaten[sleutel]
        gebied, feit = self._namen.gebied, self._namen.feit
        return ClientBeeld(
            sleutel=sleutel,
            aanbieder=k.aanbieder,
            herkomst=gebied(k.gemeente_herkomst) if k.uit_regio else f"buiten de regio ({k.gemeente_herkomst})",
            afwijkreden="" if not k.herkomst_afwijken or k.afwijkreden is None else _gewoon(k.afwijkreden),
            leeftijd=k.leeftijd,
            personen=k.huishoudgrootte,
            kinderen=k.kinderen,
            inkomen=k.inkomensklasse.value,
            max_huur=k.max_huur,
            zwaarte=k.zwaarte.value,
            uren=k.uren_per_week,
            dag_en_nacht=k.bereikbaarheid_24u,
            woonvormen=_of(map(feit, k.woonvormen)),
            contract=_of(map(feit, k.contractvormen)),
            toegankelijkheid="" if k.toegankelijkheid is Toegankelijkheid.GEEN else feit(k.toegankelijkheid),
            wensen=tuple(map(gebied, (*k.voorkeur_gemeenten, *k.voorkeur_buurten))),
            niet_in=tuple(map(gebied, k.uitgesloten_gebieden)),
            vanaf=k.uitstroom_vanaf,
            weken=k.weken,
            spoed=k.urgentie is Urgentie.SPOED,
        )

    def woning(self, woning_id: str) -> WoningBeeld:
        """Return a home."""
        a: Aanbod = self._situatie.aanbod[woning_id]
        feit = self._namen.feit
        return WoningBeeld(
            id=woning_id,
            corporatie=a.corporatie,
            straat=a.straat,
            buurt=self._namen.gebied(a.buurtcode),
            gemeente=self._namen.gebied(a.gemeente),
            soort=feit(a.woonvorm),
            huur=a.rekenhuur,
            kamers=a.kamers,
            personen=a.max_personen,
            plaatsen=a.plaatsen,
            toegankelijkheid="" if a.toegankelijkheid is Toegankelijkheid.GEEN else feit(a.toegankelijkheid),
            leeftijd=_leeftijden(a.leeftijd_min, a.leeftijd_max),
            contract=_of(map(feit, a.contractvormen)),
            vrij_vanaf=a.vrij_vanaf,
        )

    def rijen(self, keuzes: Iterable[Keuze]) -> tuple[KeuzeRij, ...]:
        """Return pairs with both sides."""
        clienten: dict[str, ClientBeeld] = {}
        woningen: dict[str, WoningBeeld] = {}
        return tuple(
            KeuzeRij(
                een,
                _eens(clienten, een.client, self.client),
                _eens(woningen, een.woning, self.woning),
            )
            for een in keuzes
        )


def plaatsing_van(voorstel: Voorstel, client: str) -> Toewijzing | None:
    """Return where a client is in a proposal."""
    return next((een for een in voorstel.plaatsingen if een.client_sleutel == client), None)


def gemaskeerd(keuze: Keuze, dek: Masker) -> Keuze:
    """Return a pair without the names that are not of the asker."""
    tekst = dek.tekst
    return replace(
        keuze,
        reden=tekst(keuze.reden),
        grenzen=tuple(map(tekst, keuze.grenzen)),
        bewoners=tuple(map(tekst, keuze.bewoners)),
        in_plaats_van=keuze.in_plaats_van and tekst(keuze.in_plaats_van),
        woont_in=keuze.woont_in and tekst(keuze.woont_in),
        woning_nu=tekst(keuze.woning_nu),
        client_nu=tekst(keuze.client_nu),
        oordeel=tekst(keuze.oordeel),
        gevolg=tekst(keuze.gevolg),
    )


def _eens(bekend: dict[str, T], sleutel: str, maak: Callable[[str], T]) -> T:
    if sleutel not in bekend:
        bekend[sleutel] = maak(sleutel)
    return bekend[sleutel]


def _gewoon(woord: str) -> str:
    return woord.replace("_", " ")


def _of(woorden: Iterable[str]) -> str:
    *eerste, laatste = list(woorden) or [""]
    return f"{', '.join(eerste)} of {laatste}" if eerste else laatste


def _leeftijden(laagste: int | None, hoogste: int | None) -> str:
    if laagste is None:
        return "" if hoogste is None else f"tot en met {hoogste} jaar"
    return f"vanaf {laagste} jaar" if hoogste is None else f"{laagste} tot en met {hoogste} jaar"
