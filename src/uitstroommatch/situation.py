"""The derived values of model.md: what follows from a dossier and a policy before any rule is asked.

A :class:`Kandidaat` is a client with age, weeks of waiting and load points; an :class:`Aanbod` is a home with its five
areas and its rent class; the :class:`Situatie` holds both and everything that past placements, limits, support and
decisions amount to. All of it is read-only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from uitstroommatch.domain.aanbieder import Aanbieder
from uitstroommatch.domain.afspraak import Afspraak
from uitstroommatch.domain.besluit import Besluit
from uitstroommatch.domain.client import Client
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.enums import Contractvorm, Huurklasse, Niveau, Uitspraak
from uitstroommatch.domain.plaatsing import Plaatsing
from uitstroommatch.domain.woning import Woning
from uitstroommatch.policy.schema import Beleid, Normen

Kenmerken = tuple[str | None, ...]
"""Corporatie, gemeente, woonvorm, huurklasse and contractvorm: what an agreement may name."""


class Kandidaat(Client):
    """A client at the reference date: age in whole years, whole weeks of waiting, load points, from the region."""

    leeftijd: int
    weken: int
    gewicht: int
    uit_regio: bool


class Aanbod(Woning):
    """A home at the reference date: the codes of its areas; ``vrij_vanaf`` is never before that date."""

    gemeente: str
    gebieden: tuple[str, ...]
    huurklasse: Huurklasse
    vrij_vanaf: date


class Geval(NamedTuple):
    """What a rule or goal looks at: one client, one home, one contract form, and the situation around them."""

    client: Kandidaat
    woning: Aanbod
    vorm: Contractvorm
    situatie: Situatie


class Vast(NamedTuple):
    """A fixed placement: ``vorm`` as decided, or the first form that the client accepts and the landlord offers."""

    client_sleutel: str
    woning_id: str
    vorm: Contractvorm
    besluit: Besluit


def leeftijd(peildatum: date, geboortemaand: date) -> int:
    """Age in whole years on the first day of the month, read carefully: only the month of birth is known."""
    maanden = 12 * (peildatum.year - geboortemaand.year) + peildatum.month - geboortemaand.month
    return (maanden - 1) // 12


def jaren_eerder(dag: date, jaren: int) -> date:
    """The same day ``jaren`` years before; 29 February becomes 28 where the year has none."""
    jaar = dag.year - jaren
    try:
        return dag.replace(year=jaar)
    except ValueError:
        return dag.replace(year=jaar, day=28)


@dataclass(frozen=True)
class Situatie:
    """A dossier under a policy at its reference date."""

    dossier: Dossier
    beleid: Beleid

    @property
    def peildatum(self) -> date:
        """Reference date."""
        return self.beleid.peildatum

    @cached_property
    def normen(self) -> Normen:
        """Norms of the year of the reference date."""
        return self.beleid.normen_van_het_jaar

    @cached_property
    def regio(self) -> frozenset[str]:
        """Codes of the municipalities of the region."""
        return frozenset(self.beleid.beleid.regio)

    # --- clients and homes ---------------------------------------------------------------------------------------

    @cached_property
    def kandidaten(self) -> Mapping[str, Kandidaat]:
        """Clients with their derived values, by key, in order of key."""
        return {c.client_sleutel: self._kandidaat(c) for c in self.dossier.clienten}

    def _kandidaat(self, client: Client) -> Kandidaat:
        return Kandidaat.model_construct(
            **dict(client),
            leeftijd=leeftijd(self.peildatum, client.geboortemaand),
            weken=max(0, (self.peildatum - client.wacht_sinds).days // 7),
            gewicht=self.beleid.gewicht.van(client.zwaarte),
            uit_regio=client.gemeente_herkomst in self.regio,
        )

    @cached_property
    def aanbod(self) -> Mapping[str, Aanbod]:
        """Homes with their derived values, by id, in order of id."""
        return {w.woning_id: self._aanbod(w) for w in self.dossier.woningen}

    def _aanbod(self, woning: Woning) -> Aanbod:
        gebieden = self.dossier.gebieden_van(woning)
        return Aanbod.model_construct(
            **dict(woning),
            gemeente=gebieden[Niveau.GEMEENTE],
            gebieden=tuple(gebieden.values()),
            huurklasse=self.normen.huurklasse(woning.rekenhuur),
            vrij_vanaf=max(woning.beschikbaar_vanaf, self.peildatum),
        )

    def geval(self, client_sleutel: str, woning_id: str, vorm: Contractvorm) -> Geval:
        """Return the case of one client, home and contract form."""
        return Geval(self.kandidaten[client_sleutel], self.aanbod[woning_id], vorm, self)

    # --- support and decisions -----------------------------------------------------------------------------------

    @cached_property
    def steun(self) -> Mapping[tuple[str, str], Aanbieder]:
        """Support by (provider, municipality); no entry: nothing is delivered there."""
        return {(a.aanbieder, a.gemeente): a for a in self.dossier.aanbieders}

    @cached_property
    def steunplekken(self) -> tuple[tuple[str, str], ...]:
        """Every (provider of a client, municipality of a home), in order: where support may be asked."""
        aanbieders = sorted({c.aanbieder for c in self.dossier.clienten})
        gemeenten = sorted({w.gemeente for w in self.aanbod.values()})
        return tuple((a, g) for a in aanbieders for g in gemeenten)

    @cached_property
    def afgewezen(self) -> frozenset[tuple[str, str]]:
        """Pairs (client, home) that people rejected."""
        return frozenset(
            (b.client_sleutel, b.woning_id) for b in self.dossier.besluiten if b.besluit is Uitspraak.AFGEWEZEN
        )

    @cached_property
    def vast(self) -> tuple[Vast, ...]:
        """Placements that people fixed, each once, in order of client, home and form."""
        gevonden = {
            (b.client_sleutel, b.woning_id, self._vorm(b)): b
            for b in self.dossier.besluiten
            if b.besluit is Uitspraak.VAST
        }
        return tuple(Vast(*drietal, besluit) for drietal, besluit in sorted(gevonden.items()))

    @cached_property
    def vaste_drietallen(self) -> frozenset[tuple[str, str, Contractvorm]]:
        """Client, home and form of every fixed placement."""
        return frozenset(vast[:3] for vast in self.vast)

    def gedeelde_vorm(self, client_sleutel: str, woning_id: str) -> Contractvorm | None:
        """Return the first contract form of the client that the landlord offers."""
        geboden = self.dossier.woning[woning_id].contractvormen
        return next((v for v in self.dossier.client[client_sleutel].contractvormen if v in geboden), None)

    def _vorm(self, besluit: Besluit) -> Contractvorm:
        if besluit.contractvorm is not None:
            return besluit.contractvorm
        gedeeld = self.gedeelde_vorm(besluit.client_sleutel, besluit.woning_id)
        # Without a shared form the decision is refused by check.decisions, which names it; any form serves until then.
        return gedeeld or self.dossier.client[besluit.client_sleutel].contractvormen[0]

    # --- load ----------------------------------------------------------------------------------------------------

    def in_venster(self, plaatsing: Plaatsing) -> bool:
        """Is the placement recent enough to count for load and exchange? One dated later than today counts."""
        return plaatsing.datum > jaren_eerder(self.peildatum, self.beleid.beleid.venster_jaren)

    def telt_als_last(self, plaatsing: Plaatsing) -> bool:
        """Does the placement weigh on its areas: recent, and not ended on or before the reference date?"""
        loopt = plaatsing.einddatum is None or plaatsing.einddatum > self.peildatum
        return loopt and self.in_venster(plaatsing)

    @cached_property
    def bestaande_last(self) -> Mapping[str, int]:
        """Load points of past placements by area code, all five levels; an area without load is absent."""
        last: Counter[str] = Counter()
        for plaatsing in self.dossier.plaatsingen:
            if self.telt_als_last(plaatsing):
                for code in self.dossier.gebieden_van(plaatsing).values():
                    last[code] += self.beleid.gewicht.van(plaatsing.zwaarte)
        return dict(last)

    @cached_property
    def niveaus(self) -> Mapping[str, Niveau]:
        """Level by area code: all of gebieden.csv and every street and complex with a home, a placement or a limit."""
        niveaus = {g.code: g.niveau for g in self.dossier.gebieden}
        plekken: tuple[Woning | Plaatsing, ...] = (*self.dossier.woningen, *self.dossier.plaatsingen)
        for plek in plekken:
            niveaus.update({code: niveau for niveau, code in self.dossier.gebieden_van(plek).items()})
        niveaus |= {rij.code: rij.niveau for rij in self.dossier.draagkracht}
        return dict(sorted(niveaus.items()))

    @cached_property
    def grenzen(self) -> Mapping[str, int]:
        """Limit in load points by area code; no entry: no limit."""
        eigen = {rij.code: rij.grens for rij in self.dossier.draagkracht}
        grenzen: dict[str, int] = {}
        for code, niveau in self.niveaus.items():
            grens = eigen.get(code, self._standaardgrens(code, niveau))
            if grens is not None:
                grenzen[code] = grens
        return grenzen

    def _standaardgrens(self, code: str, niveau: Niveau) -> int | None:
        norm = self.beleid.draagkracht
        if niveau is Niveau.BUURT:
            gebied = self.dossier.gebied[code]
            return norm.buurtgrens(gebied.huishoudens, gebied.leefbaarheid)
        grens: int | None = getattr(norm, niveau.value)
        return grens

    def ruimte(self, code: str) -> int | None:
        """Load points that may still be added in an area, at least 0; ``None`` without a limit."""
        grens = self.grenzen.get(code)
        return None if grens is None else max(0, grens - self.bestaande_last.get(code, 0))

    # --- agreements and exchange ---------------------------------------------------------------------------------

    @cached_property
    def afspraken(self) -> tuple[Afspraak, ...]:
        """Agreements of the year of the reference date."""
        return tuple(a for a in self.dossier.afspraken if a.jaar == self.peildatum.year)

    @cached_property
    def gerealiseerd(self) -> Mapping[str, int]:
        """Past placements that count for each agreement of the year, by its id."""
        geteld: Counter[str] = Counter()
        for plaatsing in self.dossier.plaatsingen:
            if plaatsing.datum.year == self.peildatum.year:
                geteld.update(afspraak.afspraak_id for afspraak in self._afspraken_van_plaatsing(plaatsing))
        return {afspraak.afspraak_id: geteld[afspraak.afspraak_id] for afspraak in self.afspraken}

    def _afspraken_van_plaatsing(self, plaatsing: Plaatsing) -> tuple[Afspraak, ...]:
        huur = plaatsing.rekenhuur
        gemeente = self.dossier.gebieden_van(plaatsing)[Niveau.GEMEENTE]
        klasse = None if huur is None else self.normen.huurklasse(huur)
        return self._afspraken_met((plaatsing.corporatie, gemeente, plaatsing.woonvorm, klasse, plaatsing.contractvorm))

    def afspraken_van(self, woning: Aanbod, vorm: Contractvorm) -> tuple[Afspraak, ...]:
        """Return the agreements of the year that a placement in this home on this form counts for."""
        return self._afspraken_met((woning.corporatie, woning.gemeente, woning.woonvorm, woning.huurklasse, vorm))

    def _afspraken_met(self, kenmerken: Kenmerken) -> tuple[Afspraak, ...]:
        """Return the agreements of the year that name nothing else than this; what was found before is kept."""
        gevonden = self._gevonden_afspraken.get(kenmerken)
        if gevonden is None:
            passend = (
                afspraak
                for patroon, afspraken in self._afspraken_per_patroon.items()
                for afspraak in afspraken.get(
                    tuple(k if p else None for k, p in zip(kenmerken, patroon, strict=True)), ()
                )
            )
            gevonden = tuple(sorted(passend, key=lambda afspraak: afspraak.afspraak_id))
            self._gevonden_afspraken[kenmerken] = gevonden
        return gevonden

    @cached_property
    def _gevonden_afspraken(self) -> dict[Kenmerken, tuple[Afspraak, ...]]:
        """Answers given before: the question comes for every triple, and homes are often alike."""
        return {}

    @cached_property
    def _afspraken_per_patroon(self) -> Mapping[tuple[bool, ...], Mapping[Kenmerken, list[Afspraak]]]:
        """Agreements of the year by which characteristics they name, and then by what they name."""
        patronen: dict[tuple[bool, ...], dict[Kenmerken, list[Afspraak]]] = {}
        for a in self.afspraken:
            genoemd = (a.corporatie, a.gemeente, a.woonvorm, a.huurklasse, a.contractvorm)
            patroon = tuple(naam is not None for naam in genoemd)
            patronen.setdefault(patroon, {}).setdefault(genoemd, []).append(a)
        return patronen

    @cached_property
    def saldo(self) -> Mapping[str, int]:
        """Net exchange so far by region municipality: came in from the region minus went out into the region."""
        saldo = dict.fromkeys(sorted(self.regio), 0)
        for plaatsing in self.dossier.plaatsingen:
            if self.in_venster(plaatsing):
                gemeente = self.dossier.gebieden_van(plaatsing)[Niveau.GEMEENTE]
                for code, verschil in self.uitwisseling(plaatsing.gemeente_herkomst, gemeente):
                    saldo[code] += verschil
        return saldo

    def uitwisseling(self, herkomst: str, bestemming: str) -> Iterator[tuple[str, int]]:
        """Yield (municipality, +1 or -1) for a move between two different municipalities of the region."""
        if herkomst != bestemming and herkomst in self.regio and bestemming in self.regio:
            yield bestemming, 1
            yield herkomst, -1
