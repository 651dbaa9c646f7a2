"""A finished proposal to look at: a line per placement and per client without a home, goals with proof, the funnel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from uitstroommatch import service
from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.binding import geldig
from uitstroommatch.desk.masking import Masker, masker
from uitstroommatch.desk.models import VoorstelStand
from uitstroommatch.desk.onthouden import Onthouden
from uitstroommatch.desk.resource import Resource, Wachtrij
from uitstroommatch.desk.trechter import Trechter, trechter
from uitstroommatch.desk.voorstellen import Voorstellen
from uitstroommatch.domain.enums import Contractvorm, Urgentie
from uitstroommatch.domain.voorstel import Afvalreden, Doelwaarde, NietGeplaatst, Toewijzing, Voorstel
from uitstroommatch.errors import GeenToegang
from uitstroommatch.explain.answer import Hindernis
from uitstroommatch.explain.wording import Namen, bewijs, waarde
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Besluit, Dossier, Dossierversie

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from uitstroommatch.store.database import Store

ONTHOUDEN = 12


@dataclass(frozen=True, slots=True)
class Plaatsingsregel:
    """A placement in one line. What is of the client alone is ``None`` for who only owns the home.

    ``terug``: back in the municipality of origin. ``besluiten``: what people decided about the pair and holds,
    in the files or here.
    """

    client: str
    aanbieder: str
    herkomst: str | None
    terug: bool | None
    spoed: bool | None
    weken: int | None
    woning: str
    straat: str
    buurt: str
    gemeente: str
    corporatie: str
    woonvorm: str
    huur: Decimal
    vorm: Contractvorm
    vorm_voluit: str
    uitzondering: bool
    waarschuwingen: tuple[str, ...]
    waarom: str | None
    besluiten: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Zonderregel:
    """A client without a home in one line; ``terug``: where he is led back to. Why is for officers."""

    client: str
    aanbieder: str
    herkomst: str
    spoed: bool
    weken: int
    terug: str | None
    waarom: str | None
    redenen: tuple[Afvalreden, ...]


@dataclass(frozen=True, slots=True)
class Doelregel:
    """A goal with what its value means, and how sure it is that it cannot be better."""

    id: str
    zin: str
    waarde: str
    bewijs: str
    bewezen: bool


@dataclass(frozen=True)
class Inzage:
    """A proposal as this asker may see it. ``volledig``: all of it. Goals and funnel are for officers."""

    stand: VoorstelStand
    dossier_naam: str
    versie: int
    volledig: bool
    plaatsingen: tuple[Plaatsingsregel, ...]
    zonder: tuple[Zonderregel, ...]
    doelen: tuple[Doelregel, ...]
    trechter: Trechter | None
    strijdig: tuple[str, ...]
    woningen: int | None

    @property
    def zonder_woning(self) -> tuple[Zonderregel, ...]:
        """Return those who wait for a home here."""
        return tuple(een for een in self.zonder if een.terug is None)

    @property
    def terug_te_leiden(self) -> tuple[Zonderregel, ...]:
        """Return those who are led back to elsewhere."""
        return tuple(een for een in self.zonder if een.terug is not None)


@dataclass(frozen=True)
class _Geheel:
    """All of a proposal in words, for whoever may see all of it."""

    voorstel: Voorstel
    plaatsingen: Mapping[tuple[str, str], Plaatsingsregel]
    zonder: Mapping[str, Zonderregel]
    doelen: tuple[Doelregel, ...]
    woningen: int


class Inzages(Resource):
    """A finished proposal to look at."""

    def __init__(self, store: Store, wachtrij: Wachtrij, drempel: int) -> None:
        super().__init__(store, wachtrij, drempel)
        self._standen = Voorstellen(store, wachtrij, drempel)
        self._gehelen: Onthouden[UUID, _Geheel] = Onthouden(ONTHOUDEN)
        self._hindernissen: Onthouden[UUID, tuple[Hindernis, ...]] = Onthouden(ONTHOUDEN)

    @verb("voorstel.lezen")
    def haal(self, asker: Asker, voorstel_id: UUID) -> Inzage:
        """Return what a finished proposal holds for this asker, in words.

        Raises:
            NietGevonden: there is no such proposal.
            Conflict: it is not finished, or has no result.
        """
        with self._vraagt(asker) as session:
            rij = inhoud.bestaat(session, voorstel_id)
            gezien = inhoud.zicht(session, voorstel_id, rij.versie_id)
            besloten = _besloten(session, rij.dossier_id)
            dek = masker(session, self._store, asker, rij.versie_id)
            kop = session.execute(
                select(Dossier.naam, Dossierversie.nummer)
                .join(Dossier, Dossier.id == Dossierversie.dossier_id)
                .where(Dossierversie.id == rij.versie_id)
            ).one()
        with self._store.system() as session:
            alles = self._geheel(session, voorstel_id)
            plaatsingen = tuple(_plaatsingen(asker, alles, gezien, besloten, dek))
            noteer(session, asker.account_id, "voorstel.lezen", str(voorstel_id), plaatsingen=len(plaatsingen))
        zonder = tuple(_zonder(asker, alles, gezien, dek))
        officier = asker.regisseur
        return Inzage(
            stand=self._standen.haal(asker, voorstel_id, opnieuw=True),
            dossier_naam=kop.naam,
            versie=kop.nummer,
            volledig=asker.hele_regio,
            plaatsingen=plaatsingen,
            zonder=zonder,
            doelen=alles.doelen if officier else (),
            trechter=_trechter(alles.voorstel, zonder) if officier else None,
            strijdig=_strijdig(asker, alles.voorstel),
            woningen=alles.woningen if asker.hele_regio else None,
        )

    @verb("voorstel.lezen")
    def hindernissen(self, asker: Asker, voorstel_id: UUID, *, zoek: bool = True) -> tuple[Hindernis, ...] | None:
        """Return what is the only objection to a home for clients without one; takes seconds on a large dossier.

        ``zoek`` false: only when it was worked out before, else ``None``.

        Raises:
            GeenToegang: this asker is no officer of the whole region.
            Conflict: the proposal is not finished, or has no result.
        """
        if not asker.hele_regio:
            raise GeenToegang("De knelpunten gaan over de hele regio, en zijn voor de regisseur van de hele regio.")
        with self._vraagt(asker) as session:
            inhoud.bestaat(session, voorstel_id)
        gevonden = None
        with self._store.system() as session:
            if zoek or self._hindernissen.heeft(voorstel_id):
                gevonden = self._hindernissen.of(voorstel_id, lambda: _hindernissen(session, voorstel_id))
            noteer(session, asker.account_id, "voorstel.lezen", str(voorstel_id), knelpunten=len(gevonden or ()))
        return gevonden

    def _geheel(self, session: Session, voorstel_id: UUID) -> _Geheel:
        return self._gehelen.of(voorstel_id, lambda: _maak_geheel(session, voorstel_id))


# --- all of it ---------------------------------------------------------------------------------------------------


def _maak_geheel(session: Session, voorstel_id: UUID) -> _Geheel:
    voorstel = inhoud.lees_voorstel(session, voorstel_id)
    opdracht = inhoud.lees_opdracht(session, voorstel_id)
    kort = service.in_het_kort(opdracht, voorstel)
    namen = Namen(opdracht.rulebook, opdracht.situatie)
    over: list[NietGeplaatst | str] = [*voorstel.niet_geplaatst]
    terug = {een.client_sleutel: namen.gebied(een.gemeente) for een in voorstel.terugleiden}
    vast = inhoud.vast_in_bestand(session, voorstel_id)
    return _Geheel(
        voorstel=voorstel,
        plaatsingen={
            (een.client_sleutel, een.woning_id): _plaatsing(namen, een, kort.plaatsingen.get(een.client_sleutel), vast)
            for een in voorstel.plaatsingen
        },
        zonder={
            regel.client: regel
            for een in (*over, *terug)
            for regel in (_zonderregel(namen, een, terug, kort.niet_geplaatst),)
        },
        doelen=tuple(map(_doel, voorstel.doelen)),
        woningen=len(opdracht.dossier.woningen),
    )


def _plaatsing(namen: Namen, een: Toewijzing, waarom: str | None, vast: Set[tuple[str, str]]) -> Plaatsingsregel:
    client = namen.situatie.kandidaten[een.client_sleutel]
    woning = namen.situatie.aanbod[een.woning_id]
    return Plaatsingsregel(
        client=een.client_sleutel,
        aanbieder=client.aanbieder,
        herkomst=namen.gebied(client.gemeente_herkomst),
        terug=client.gemeente_herkomst == woning.gemeente,
        spoed=client.urgentie is Urgentie.SPOED,
        weken=client.weken,
        woning=een.woning_id,
        straat=woning.straat + (f", {woning.complex}" if woning.complex else ""),
        buurt=namen.gebied(woning.buurtcode),
        gemeente=namen.gebied(woning.gemeente),
        corporatie=woning.corporatie,
        woonvorm=namen.feit(woning.woonvorm),
        huur=woning.rekenhuur,
        vorm=een.contractvorm,
        vorm_voluit=namen.feit(een.contractvorm),
        uitzondering=een.uitzondering is not None,
        waarschuwingen=tuple(map(namen.in_gewone_taal, een.waarschuwingen)),
        waarom=waarom,
        besluiten=frozenset({"vast"} if (een.client_sleutel, een.woning_id) in vast else ()),
    )


def _zonderregel(
    namen: Namen, een: NietGeplaatst | str, terug: Mapping[str, str], waarom: Mapping[str, str]
) -> Zonderregel:
    sleutel = een if isinstance(een, str) else een.client_sleutel
    client = namen.situatie.kandidaten[sleutel]
    return Zonderregel(
        client=sleutel,
        aanbieder=client.aanbieder,
        herkomst=namen.gebied(client.gemeente_herkomst),
        spoed=client.urgentie is Urgentie.SPOED,
        weken=client.weken,
        terug=terug.get(sleutel),
        waarom=waarom.get(sleutel),
        redenen=() if isinstance(een, str) else een.redenen,
    )


def _doel(een: Doelwaarde) -> Doelregel:
    return Doelregel(een.id, inhoud.zin_van(een.id), waarde(een.id, een.waarde), bewijs(een), een.bewezen)


def _hindernissen(session: Session, voorstel_id: UUID) -> tuple[Hindernis, ...]:
    voorstel = inhoud.lees_voorstel(session, voorstel_id)
    return service.hindernissen(inhoud.lees_opdracht(session, voorstel_id), voorstel)


# --- the part of an asker ----------------------------------------------------------------------------------------


def _besloten(session: Session, dossier_id: UUID) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return what holds, as the database shows it to the asker."""
    b = Besluit
    per_paar: dict[tuple[str, str], set[str]] = defaultdict(set)
    vraag: Any = geldig(select(b.client_sleutel, b.woning_id, b.besluit), dossier_id)
    for rij in session.execute(vraag):
        per_paar[rij.client_sleutel, rij.woning_id].add(rij.besluit)
    return {paar: frozenset(besluiten) for paar, besluiten in per_paar.items()}


def _plaatsingen(
    asker: Asker,
    alles: _Geheel,
    gezien: inhoud.Zicht,
    besloten: Mapping[tuple[str, str], frozenset[str]],
    dek: Masker,
) -> Iterator[Plaatsingsregel]:
    for paar, regel in alles.plaatsingen.items():
        rij = gezien.toewijzingen.get(paar)
        if rij is None:
            continue
        deze = replace(
            regel,
            waarom=dek.tekst(regel.waarom) if asker.regisseur and regel.waarom else None,
            besluiten=regel.besluiten | besloten.get(paar, frozenset()),
        )
        # Where someone comes from and how long he waits is not for the landlord.
        yield (
            deze
            if inhoud.eigen_client(asker, rij)
            else replace(deze, herkomst=None, terug=None, spoed=None, weken=None, uitzondering=False)
        )


def _zonder(asker: Asker, alles: _Geheel, gezien: inhoud.Zicht, dek: Masker) -> Iterator[Zonderregel]:
    for client, regel in alles.zonder.items():
        if asker.hele_regio:
            yield regel
        elif client in gezien.clienten:
            waarom = dek.tekst(regel.waarom) if asker.regisseur and regel.waarom else None
            yield replace(regel, waarom=waarom, redenen=regel.redenen if asker.regisseur else ())


def _trechter(voorstel: Voorstel, zonder: tuple[Zonderregel, ...]) -> Trechter:
    deze = {een.client for een in zonder}
    return trechter(een for een in voorstel.niet_geplaatst if een.client_sleutel in deze)


def _strijdig(asker: Asker, voorstel: Voorstel) -> tuple[str, ...]:
    if asker.hele_regio:
        return tuple(strijd.tekst for strijd in voorstel.strijdig)
    return (inhoud.STRIJD,) if asker.regisseur and voorstel.strijdig else ()
