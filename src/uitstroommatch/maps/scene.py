"""Everything that the layers and tables tell, worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.domain.voorstel import Gebiedslast, Toewijzing, Voorstel
from uitstroommatch.domain.woning import Woning
from uitstroommatch.maps.borders import Borders, find_borders
from uitstroommatch.maps.places import Place, find_places
from uitstroommatch.maps.plates import quiet_spot
from uitstroommatch.maps.told_areas import told_spots
from uitstroommatch.maps.wording import aantal, opsomming
from uitstroommatch.spread.beeld import Beeld


@dataclass(frozen=True, slots=True)
class Balans:
    """Placements of a gemeente: in it, by who came back, and who of it went elsewhere."""

    geplaatst: int
    terug: int
    naar_elders: int

    @property
    def van_elders(self) -> int:
        """Placed here with another gemeente of origin."""
        return self.geplaatst - self.terug


@dataclass(frozen=True)
class Scene:
    """What may be shown of a proposal, with the outlines and places to draw it. ``tegels``: address of a base map."""

    beeld: Beeld
    borders: Borders
    places: Mapping[str, Place]
    tegels: str | None = None

    @classmethod
    def of(cls, beeld: Beeld, tegels: str | None = None) -> Scene:
        """Make the scene."""
        borders = find_borders(beeld.dossier)
        return cls(beeld, borders, find_places(beeld.dossier, borders), tegels)

    @property
    def dossier(self) -> Dossier:
        """The rows that may be shown one by one."""
        return self.beeld.dossier

    @property
    def voorstel(self) -> Voorstel:
        """What may be shown of the proposal."""
        return self.beeld.voorstel

    @cached_property
    def last(self) -> Mapping[str, Gebiedslast]:
        """Load by area code. A proposal as a whole lists what has a limit or a load; any other buurt has neither."""
        if not self.voorstel.gebieden or not self.beeld.blik.precies:
            return {last.code: last for last in self.voorstel.gebieden}
        leeg = {
            g.code: Gebiedslast(code=g.code, niveau=g.niveau, bestaand=0, nieuw=0, grens=None)
            for g in self.areas(Niveau.BUURT)
        }
        return leeg | {last.code: last for last in self.voorstel.gebieden}

    @cached_property
    def toewijzingen(self) -> Mapping[str, tuple[Toewijzing, ...]]:
        """Proposed placements by home, in order of client."""
        found: dict[str, tuple[Toewijzing, ...]] = {}
        for toewijzing in sorted(self.voorstel.plaatsingen, key=lambda t: t.client_sleutel):
            found[toewijzing.woning_id] = (*found.get(toewijzing.woning_id, ()), toewijzing)
        return found

    @cached_property
    def geplaatst(self) -> Mapping[str, int]:
        """Number of proposed placements by buurt."""
        return Counter(self.dossier.woning[t.woning_id].buurtcode for t in self.voorstel.plaatsingen)

    @cached_property
    def balans(self) -> Mapping[str, Balans]:
        """Where people come from and go to, by gemeente of the region; only right for who gets every number."""
        return {g.code: _balans(g.code, self.beeld.stromen) for g in self.areas(Niveau.GEMEENTE)}

    @cached_property
    def te_bevestigen(self) -> int:
        """Number of placements that an officer has to confirm as an exception."""
        return sum(t.uitzondering is not None for t in self.voorstel.plaatsingen)

    @cached_property
    def plates(self) -> Mapping[str, tuple[float, float]]:
        """Place of the name plate by gemeente; of a version by street, homes have no say in it."""
        places = {} if self.beeld.blik.op_straat else self.places
        numbers = told_spots(self)
        spots = {g.code: quiet_spot(self.borders, places, g, numbers) for g in self.areas(Niveau.GEMEENTE)}
        return {code: spot for code, spot in spots.items() if spot is not None}

    def areas(self, niveau: Niveau) -> list[Gebied]:
        """Return the areas of a level."""
        return [g for g in self.dossier.gebieden if g.niveau is niveau]

    def herkomst(self, toewijzing: Toewijzing) -> str:
        """Return the gemeente that the client comes from."""
        return self.dossier.client[toewijzing.client_sleutel].gemeente_herkomst

    def gemeente(self, woning: Woning) -> str:
        """Return the gemeente that the home stands in."""
        return self.dossier.gebieden_van(woning)[Niveau.GEMEENTE]

    def naam(self, code: str) -> str:
        """Return the name of an area, or its code when it lies outside the dossier; streets and complexes too."""
        buurt, *deel = code.split("/")
        gebied = self.dossier.gebied.get(buurt)
        naam = buurt if gebied is None else gebied.naam
        return " ".join([*deel, f"({naam})"]) if deel else naam

    def chain(self, code: str) -> list[str]:
        """Return an area and all that it lies in, from small to large: complex, street, buurt, wijk, gemeente."""
        buurt, *deel = code.split("/")
        codes = ["/".join([buurt, *deel[:n]]) for n in range(len(deel), 0, -1)]
        gebied: Gebied | None = self.dossier.gebied[buurt]
        while gebied is not None:
            codes.append(gebied.code)
            gebied = self.dossier.gebied.get(gebied.ouder or "")
        return codes

    def tightest(self, codes: Iterable[str]) -> Gebiedslast | None:
        """Return the load of the area with the least room left; the first of equals, ``None`` without any limit."""
        limited = [last for code in codes if (last := self.last.get(code)) is not None and last.grens is not None]
        return min(limited, key=lambda last: (last.grens or 0) - last.bestaand - last.nieuw, default=None)

    def warnings(self, *, grenzen: bool = True) -> tuple[str, ...]:
        """Return what a reader must know before trusting the map; that of borders can be left to the mark on it."""
        over_grenzen = self.borders.warnings if grenzen else ()
        return (*self._stale(), *(s.tekst for s in self.voorstel.strijdig), *over_grenzen)

    def notes(self) -> tuple[str, ...]:
        """Return what a reader may want to know beside the map."""
        return tuple(self._homes())

    def _stale(self) -> Iterable[str]:
        if self.voorstel.dossier_sha256 != self.dossier.sha256:
            yield "Let op: het dossier is veranderd nadat dit voorstel is gemaakt. Maak het voorstel opnieuw."

    def _homes(self) -> Iterable[str]:
        if guessed := sum(place.approximate for place in self.places.values()):
            staan = "staat" if guessed == 1 else "staan"
            yield (
                f"{aantal(guessed, 'woning', 'woningen')} zonder coördinaten {staan} bij benadering in het midden "
                "van de buurt."
            )
        if lost := [w.woning_id for w in self.dossier.woningen if w.woning_id not in self.places]:
            yield f"Niet op de kaart, omdat de plek van de buurt onbekend is: {opsomming(lost)}."


def _balans(code: str, stromen: Mapping[tuple[str, str], int | None]) -> Balans:
    found: Counter[tuple[bool, bool]] = Counter()
    for (herkomst, naar), n in stromen.items():
        found[herkomst == code, naar == code] += n or 0
    terug, van_elders, weg = found[True, True], found[False, True], found[True, False]
    return Balans(geplaatst=terug + van_elders, terug=terug, naar_elders=weg)
