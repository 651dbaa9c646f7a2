"""The numbers of a proposal for those who may not see placements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from uitstroommatch.domain.plaatsing import Plaatsing
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.domain.woning import Woning
from uitstroommatch.situation import Situatie
from uitstroommatch.spread import precise
from uitstroommatch.spread.blik import Blik
from uitstroommatch.spread.facts import Afspraakstand, Samen, Steunstand, Telling
from uitstroommatch.spread.room import Ruimte, ruimte
from uitstroommatch.spread.told import AFRONDING, Partijen, rond, samen_veilig, veilig, vertel
from uitstroommatch.spread.tree import Indeling, Knoop

_UREN = 10  # in a whole hour, as tenths


@dataclass(frozen=True)
class Verteld:
    """What is told of a proposal, along the tree of the first version of its dossier."""

    situatie: Situatie
    voorstel: Voorstel
    blik: Blik
    indeling: Indeling

    @cached_property
    def telling(self) -> Telling:
        """Placements by area and by block."""
        bestaand, nieuw = self._bestaand, self._nieuw
        return Telling(
            {gebied.code: bestaand.get(gebied.code) for gebied in self.situatie.dossier.gebieden},
            {gebied.code: nieuw.get(gebied.code) for gebied in self.situatie.dossier.gebieden},
            tuple(
                Samen(gemeente, blok.wijken, bestaand[blok.code], nieuw[blok.code])
                for gemeente, blok in self.indeling.blokken()
            ),
        )

    @cached_property
    def _bestaand(self) -> Mapping[str, int | None]:
        drempel, vrij = self.blik.drempel, self._ruimte.is_ruim
        telt = filter(self.situatie.telt_als_last, self.situatie.dossier.plaatsingen)
        tellen = [(self._codes(een), (een.corporatie, een.aanbieder)) for een in telt]
        return vertel(self.indeling, tellen, drempel, lambda knoop, aantal: vrij(knoop, aantal, drempel))

    @cached_property
    def _nieuw(self) -> Mapping[str, int | None]:
        return vertel(
            self.indeling, [(codes, partijen) for codes, partijen, _ in self._plan], self.blik.drempel, self._plan_vrij
        )

    def _plan_vrij(self, knoop: Knoop, aantal: int) -> bool:
        """Where who is there and who comes together might fill what the limits allow, the plan is not told."""
        er_al = self._er_al.get(knoop.code)
        past = aantal == 0 or (er_al is not None and self._ruimte.kan_elders(knoop, aantal + er_al))
        return past and self._ruimte.is_ruim(knoop, aantal, self.blik.drempel)

    @cached_property
    def _er_al(self) -> Mapping[str, int]:
        """The most who may live in a node as far as is told: of it, or else of what it lies in."""
        gevonden: dict[str, int] = {}
        for code, pad in self.indeling.pad.items():
            verteld = [self._bestaand[boven] for boven in pad]
            bekend = [aantal for aantal in verteld if aantal is not None]
            if bekend:
                gevonden[code] = bekend[-1] + AFRONDING // 2
        return gevonden

    @cached_property
    def _ruimte(self) -> Ruimte:
        return ruimte(self.situatie, self.indeling)

    @cached_property
    def _plan(self) -> list[tuple[Sequence[str], Partijen, str]]:
        """Areas, parties and gemeente of origin of every placement of the plan."""
        client, woning = self.situatie.dossier.client, self.situatie.dossier.woning
        paren = [(client[t.client_sleutel], woning[t.woning_id]) for t in self.voorstel.plaatsingen]
        return [(self._codes(w), (w.corporatie, c.aanbieder), c.gemeente_herkomst) for c, w in paren]

    def _codes(self, plek: Woning | Plaatsing) -> list[str]:
        """Return the areas of a place, the smallest first: buurt, wijk, gemeente."""
        return list(self.situatie.dossier.gebieden_van(plek).values())[:3]

    # --- flows ---------------------------------------------------------------------------------------------------

    @cached_property
    def stromen(self) -> Mapping[tuple[str, str], int | None]:
        """Placements of the plan by origin, of each gemeente that is told. Where not, even who is not told is not."""
        naar: dict[str, dict[str, list[Partijen]]] = {}
        for codes, partijen, herkomst in self._plan:
            pad = next((self.indeling.pad[code] for code in codes if code in self.indeling.pad), None)
            if pad is not None:
                naar.setdefault(pad[0], {}).setdefault(herkomst, []).append(partijen)
        return {
            (herkomst, gemeente.code): aantal
            for gemeente in self.indeling.gemeenten
            for herkomst, aantal in self._herkomsten(gemeente.code, naar.get(gemeente.code, {})).items()
        }

    def _herkomsten(self, gemeente: str, delen: Mapping[str, Sequence[Partijen]]) -> Mapping[str, int | None]:
        regio = dict.fromkeys(sorted(self.situatie.regio))
        if self._nieuw[gemeente] is None:
            return regio
        verteld = samen_veilig({**dict.fromkeys(regio, ()), **delen}, self.blik.drempel)
        return regio if verteld is None else verteld

    @cached_property
    def saldo(self) -> Mapping[str, tuple[int, int] | None]:
        """Exchange balance, when every flow that it is made of is safe: those of the plan, and those before."""
        precies = precise.saldo(self.situatie, precise.stromen(self.situatie, self.voorstel))
        if None in self.stromen.values() or samen_veilig(self._eerder, self.blik.drempel) is None:
            return dict.fromkeys(precies)
        return {gemeente: (rond(zo_ver), rond(met)) for gemeente, (zo_ver, met) in precies.items()}

    @property
    def _eerder(self) -> Mapping[tuple[str, str], Sequence[Partijen]]:
        gevonden: dict[tuple[str, str], list[Partijen]] = {}
        for een in filter(self.situatie.in_venster, self.situatie.dossier.plaatsingen):
            naar = precise.gemeente_van(self.situatie, een.buurtcode)
            gevonden.setdefault((een.gemeente_herkomst, naar), []).append((een.corporatie, een.aanbieder))
        return gevonden

    @cached_property
    def onvervuld(self) -> Mapping[str, int | None]:
        """Clients without a home by origin; of an origin outside the region only a number that is told."""
        regio = self.situatie.regio
        gevonden: dict[str, list[Partijen]] = {code: [] for code in sorted(regio)}
        for een in self.voorstel.niet_geplaatst:
            client = self.situatie.dossier.client[een.client_sleutel]
            gevonden.setdefault(client.gemeente_herkomst, []).append((None, client.aanbieder))
        verteld = {
            code: rond(len(partijen)) if veilig(partijen, self.blik.drempel) else None
            for code, partijen in gevonden.items()
        }
        return {code: aantal for code, aantal in verteld.items() if code in regio or aantal is not None}

    # --- agreements and support ----------------------------------------------------------------------------------

    @property
    def afspraken(self) -> Iterator[Afspraakstand]:
        """Agreements of the year: a corporation knows what counts for its own, those to whom it hands it on do not."""
        corporatie = None if self.blik.op_straat else self.blik.corporatie
        for stand in precise.afspraken(self.situatie, self.voorstel):
            eigen = corporatie is not None and stand.afspraak.corporatie == corporatie
            yield stand if eigen else replace(stand, gerealiseerd=None, gepland=None)

    @property
    def steun(self) -> Iterable[Steunstand]:
        """What providers have: rounded, since what is left one month later says how many came."""
        for stand in precise.steun(self.situatie, self.voorstel):
            yield replace(
                stand,
                uren=rond(stand.uren // _UREN) * _UREN,
                omklap_max=None if stand.omklap_max is None else rond(stand.omklap_max),
                uren_gebruikt=None,
                omklap_gebruikt=None,
            )
