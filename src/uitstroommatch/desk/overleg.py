"""At the table: what can be for a client or a home, what was decided since, plans by hand, two proposals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from uitstroommatch import service
from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.binding import geldig
from uitstroommatch.desk.masking import Masker, masker
from uitstroommatch.desk.naast import NaastElkaar, Sinds, nieuwe_besluiten, plannen_gemaskeerd, sinds
from uitstroommatch.desk.onthouden import Onthouden
from uitstroommatch.desk.resource import Resource, bestaanbaar
from uitstroommatch.desk.tafel import (
    Beelden,
    ClientBeeld,
    Kop,
    OverClient,
    OverPaar,
    OverWoning,
    WoningBeeld,
    gemaskeerd,
    lees_kop,
    plaatsing_van,
)
from uitstroommatch.desk.uitleg import bestaan
from uitstroommatch.domain.enums import Contractvorm, Urgentie
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import Conflict
from uitstroommatch.service import Opdracht
from uitstroommatch.store import tables
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Besluit, Woning

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from uitstroommatch.explain.answer import Handplan, InHetKort, Keuze

ONTHOUDEN = 4
"""Proposals of which the lines per client are kept; they never change."""


@dataclass(frozen=True)
class Handblad:
    """A plan made by hand beside a proposal; without a plan only what can be picked."""

    kop: Kop
    clienten: tuple[ClientBeeld, ...]
    woningen: tuple[WoningBeeld, ...]
    voorstel: dict[str, str]
    oordeel: Handplan | None


class Overleg(Resource):
    """At the table."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self._korte: Onthouden[UUID, InHetKort] = Onthouden(ONTHOUDEN)

    @verb("overleg.voeren")
    def client(self, asker: Asker, voorstel_id: UUID, client: str) -> OverClient:
        """Return a client with every home, the most promising first.

        Raises:
            NietGevonden: there is no such proposal or client, or not for this asker.
            Conflict: the proposal has no plan yet.
        """
        kop, zichtbaar, dek = self._zicht(asker, voorstel_id, client, None)
        opdracht, voorstel, kort = self._gelezen(asker, voorstel_id, "client")
        beelden = Beelden(opdracht)
        keuzes = _gezien(service.keuzes(opdracht, voorstel, client=client), zichtbaar, dek)
        plaatsing = plaatsing_van(voorstel, client)
        return OverClient(
            kop=kop,
            client=beelden.client(client),
            plaatsing=plaatsing,
            woning=None if plaatsing is None else beelden.woning(plaatsing.woning_id),
            kort=dek.tekst(_regel(kort, client)),
            keuzes=beelden.rijen(keuzes),
            volgorde=tuple(een for een in _volgorde(opdracht, voorstel) if zichtbaar.client(een)),
            woningen=tuple(beelden.woning(een) for een in opdracht.situatie.aanbod if zichtbaar.woning(een)),
        )

    @verb("overleg.voeren")
    def woning(self, asker: Asker, voorstel_id: UUID, woning: str) -> OverWoning:
        """Return a home with every client, the most promising first.

        Raises:
            NietGevonden: there is no such proposal or home, or not for this asker.
            Conflict: the proposal has no plan yet.
        """
        kop, zichtbaar, dek = self._zicht(asker, voorstel_id, None, woning)
        opdracht, voorstel, kort = self._gelezen(asker, voorstel_id, "woning")
        beelden = Beelden(opdracht)
        keuzes = _gezien(service.keuzes(opdracht, voorstel, woning=woning), zichtbaar, dek)
        bewoners = [
            een.client_sleutel
            for een in voorstel.plaatsingen
            if een.woning_id == woning and zichtbaar.client(een.client_sleutel)
        ]
        return OverWoning(
            kop=kop,
            woning=beelden.woning(woning),
            bewoners=tuple((beelden.client(een), dek.tekst(_regel(kort, een))) for een in bewoners),
            keuzes=beelden.rijen(keuzes),
        )

    @verb("overleg.voeren")
    def paar(self, asker: Asker, voorstel_id: UUID, client: str, woning: str) -> OverPaar:
        """Return a client and a home, and whether they can be together as the proposal stands.

        Raises:
            NietGevonden: there is no such proposal, client or home, or not for this asker.
            Conflict: the proposal has no plan yet.
        """
        kop, _, dek = self._zicht(asker, voorstel_id, client, woning)
        opdracht, voorstel, kort = self._gelezen(asker, voorstel_id, "paar")
        (keuze,) = service.keuzes(opdracht, voorstel, client=client, woning=woning)
        (rij,) = Beelden(opdracht).rijen([gemaskeerd(keuze, dek)])
        return OverPaar(kop, rij, plaatsing_van(voorstel, client), dek.tekst(_regel(kort, client)))

    @verb("voorstel.aanvragen")
    def sinds(self, asker: Asker, voorstel_id: UUID) -> Sinds:
        """Return the decisions that hold, and what they mean for a proposal that is made again.

        Raises:
            NietGevonden: there is no such proposal.
            Conflict: the proposal has no plan yet.
        """
        with self._vraagt(asker) as session:
            kop = lees_kop(session, voorstel_id)
        with self._store.system() as session:
            voorstel = inhoud.lees_voorstel(session, voorstel_id)
            gevolgd = set(session.get_one(tables.Voorstel, voorstel_id).besluiten)
            vraag = geldig(select(Besluit), kop.dossier_id).order_by(Besluit.genomen_op.desc(), Besluit.nummer.desc())
            gelden = list(session.scalars(vraag))
            rijen = tuple(sinds(een, voorstel, nieuw=een.nummer not in gevolgd) for een in gelden)
            noteer(session, asker.account_id, "overleg.voeren", str(voorstel_id), over="besluiten", aantal=len(rijen))
        return Sinds(kop, rijen, len(gevolgd - {een.nummer for een in gelden}))

    @verb("voorstel.aanvragen")
    def handplan(self, asker: Asker, voorstel_id: UUID, paren: Sequence[tuple[str, str]] | None = None) -> Handblad:
        """Judge a plan of picked pairs of a client and a home beside a proposal; without pairs say what can be picked.

        A pair that the proposal has as well keeps its contract form.

        Raises:
            NietGevonden: there is no such proposal.
            Conflict: the proposal has no plan yet.
        """
        with self._vraagt(asker) as session:
            kop = lees_kop(session, voorstel_id)
        with self._store.system() as session:
            opdracht, voorstel = _lees(session, voorstel_id)
            noteer(session, asker.account_id, "overleg.voeren", str(voorstel_id), over="handplan")
        vormen = {(een.client_sleutel, een.woning_id): een.contractvorm for een in voorstel.plaatsingen}
        gekozen: list[tuple[str, str, Contractvorm | None]] | None = None
        if paren is not None:
            gekozen = [(client, woning, vormen.get((client, woning))) for client, woning in paren]
        beelden = Beelden(opdracht)
        return Handblad(
            kop=kop,
            clienten=tuple(map(beelden.client, opdracht.situatie.kandidaten)),
            woningen=tuple(map(beelden.woning, opdracht.situatie.aanbod)),
            voorstel={een.client_sleutel: een.woning_id for een in voorstel.plaatsingen},
            oordeel=None if gekozen is None else service.handplan(opdracht, gekozen, voorstel),
        )

    @verb("voorstel.vergelijken")
    def naast_elkaar(self, asker: Asker, een: UUID, ander: UUID) -> NaastElkaar:
        """Put two proposals of one version beside each other, judged by what the second was made of.

        Raises:
            NietGevonden: there is no such proposal.
            Conflict: they are of different versions, or one of them has no plan.
        """
        with self._vraagt(asker) as session:
            koppen = lees_kop(session, een), lees_kop(session, ander)
            if koppen[0].versie_id != koppen[1].versie_id:
                raise Conflict("Deze voorstellen zijn van verschillende versies. Vergelijk er twee van een versie.")
            zichtbaar = _zichtbaar(session, asker, koppen[0].versie_id)
            dek = masker(session, self._store, asker, koppen[0].versie_id)
        with self._store.system() as session:
            opdracht, nieuw = _lees(session, ander)
            oud = inhoud.lees_voorstel(session, een)
            kort = self._kort(ander, opdracht, nieuw)
            beleid = tuple(session.get_one(tables.Beleid, kop.beleid_id).inhoud for kop in koppen)
            besluiten = nieuwe_besluiten(session, een, ander)
            noteer(session, asker.account_id, "voorstel.vergelijken", str(een), ander=str(ander))
        plannen = service.naast_elkaar(opdracht, _plan(oud), _plan(nieuw))
        clienten = tuple(wie for wie in plannen.clienten if zichtbaar.client(wie.client))
        return NaastElkaar(
            een=koppen[0],
            ander=koppen[1],
            plannen=plannen_gemaskeerd(replace(plannen, clienten=clienten), dek),
            kort={wie.client: dek.tekst(_regel(kort, wie.client)) for wie in clienten},
            beleid=service.beleidswijzigingen(*beleid),
            besluiten={client: tekst for client, tekst in besluiten.items() if zichtbaar.client(client)},
            geplaatst=(len(oud.plaatsingen), len(nieuw.plaatsingen)),
        )

    # --- what is read ------------------------------------------------------------------------------------------------

    def _zicht(
        self, asker: Asker, voorstel_id: UUID, client: str | None, woning: str | None
    ) -> tuple[Kop, _Zichtbaar, Masker]:
        bestaanbaar("Deze cliënt of woning", client, woning)
        with self._vraagt(asker) as session:
            kop = lees_kop(session, voorstel_id)
            bestaan(session, kop.versie_id, client, woning)
            return kop, _zichtbaar(session, asker, kop.versie_id), masker(session, self._store, asker, kop.versie_id)

    def _gelezen(self, asker: Asker, voorstel_id: UUID, over: str) -> tuple[Opdracht, Voorstel, InHetKort]:
        """Read a proposal with a plan, and note what about it was looked at."""
        with self._store.system() as session:
            opdracht, voorstel = _lees(session, voorstel_id)
            kort = self._kort(voorstel_id, opdracht, voorstel)
            noteer(session, asker.account_id, "overleg.voeren", str(voorstel_id), over=over)
        return opdracht, voorstel, kort

    def _kort(self, voorstel_id: UUID, opdracht: Opdracht, voorstel: Voorstel) -> InHetKort:
        return self._korte.of(voorstel_id, lambda: service.in_het_kort(opdracht, voorstel))


@dataclass(frozen=True)
class _Zichtbaar:
    """Which clients and homes an asker sees; ``None``: all."""

    clienten: frozenset[str] | None
    woningen: frozenset[str] | None

    def client(self, sleutel: str) -> bool:
        return self.clienten is None or sleutel in self.clienten

    def woning(self, woning_id: str) -> bool:
        return self.woningen is None or woning_id in self.woningen


def _zichtbaar(session: Session, asker: Asker, versie_id: UUID) -> _Zichtbaar:
    if asker.hele_regio:
        return _Zichtbaar(None, None)
    c = tables.Client
    return _Zichtbaar(
        frozenset(session.scalars(select(c.client_sleutel).where(c.versie_id == versie_id))),
        frozenset(session.scalars(select(Woning.woning_id).where(Woning.versie_id == versie_id))),
    )


def _lees(session: Session, voorstel_id: UUID) -> tuple[Opdracht, Voorstel]:
    voorstel = inhoud.lees_voorstel(session, voorstel_id)
    if voorstel.status in ("onmogelijk", "tijd_op"):
        raise Conflict("Dit voorstel heeft geen plan. Kijk bij het voorstel waarom, en vraag daarna een nieuw aan.")
    return inhoud.lees_opdracht(session, voorstel_id), voorstel


def _gezien(keuzes: Iterable[Keuze], zichtbaar: _Zichtbaar, dek: Masker) -> list[Keuze]:
    return [gemaskeerd(een, dek) for een in keuzes if zichtbaar.client(een.client) and zichtbaar.woning(een.woning)]


def _volgorde(opdracht: Opdracht, voorstel: Voorstel) -> list[str]:
    """Return the clients as a meeting walks through them, who gets a home first; urgent ones go ahead."""
    kandidaten = opdracht.situatie.kandidaten
    met = {een.client_sleutel for een in voorstel.plaatsingen}
    zonder = {een.client_sleutel for een in voorstel.niet_geplaatst}
    zonder |= {een.client_sleutel for een in voorstel.terugleiden}

    def voorrang(client: str) -> tuple[bool, bool, int, str]:
        wie = kandidaten[client]
        return client not in met, wie.urgentie is not Urgentie.SPOED, -wie.weken, client

    return sorted(met | zonder, key=voorrang)


def _regel(kort: InHetKort, client: str) -> str:
    return kort.plaatsingen.get(client) or kort.niet_geplaatst.get(client, "")


def _plan(voorstel: Voorstel) -> tuple[tuple[str, str, Contractvorm], ...]:
    return tuple(een.drietal for een in voorstel.plaatsingen)
