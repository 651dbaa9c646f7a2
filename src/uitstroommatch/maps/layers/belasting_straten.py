"""How full each street and complex is and would be, as signs: nobody has the shape of a street."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.voorstel import Gebiedslast
from uitstroommatch.domain.woning import Woning
from uitstroommatch.maps import geometry
from uitstroommatch.maps.drawing import Feature, point, point_layer
from uitstroommatch.maps.layer import Drawn, Layer, LegendItem, Standen
from uitstroommatch.maps.limits import Limits, stand
from uitstroommatch.maps.load import VOLTE, aandacht, klasse, vulling
from uitstroommatch.maps.load_areas import KOLOMMEN, cellen, nu, ongewijzigd
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.streets import street_spots
from uitstroommatch.maps.tables import Row, Table
from uitstroommatch.maps.wording import punten

STANDEN = Standen("Moment", ("Nu", "Met dit voorstel"), 1)
_NIVEAUS = (Niveau.STRAAT, Niveau.COMPLEX)
_DRINGEND = frozenset({"bijna", "vol", "boven"})  # also shown on a map of the whole region
_STAP = 60.0  # metres between signs that would lie on each other
_PLEK = "bij benadering, in het midden van de buurt: er is nu geen woning bekend"
Spot = tuple[float, float]


@dataclass(frozen=True)
class Streets:
    """Streets and complexes with homes, people or a limit, and where their sign stands."""

    scene: Scene

    @cached_property
    def limits(self) -> Limits:
        """The limits in words."""
        return Limits(self.scene)

    @cached_property
    def lasten(self) -> list[Gebiedslast]:
        """The load of each, with what needs attention first."""
        found = [last for last in self.scene.voorstel.gebieden if last.niveau in _NIVEAUS]
        return sorted(found, key=lambda last: (*aandacht(self.scene, last), last.code))

    @cached_property
    def middens(self) -> Mapping[str, Spot]:
        """The middle of the homes of each street and complex that has any; in a version by street only about there."""
        places = self.scene.places
        woningen: dict[str, list[Woning]] = {}
        for woning in self.scene.dossier.woningen:
            codes = self.scene.dossier.gebieden_van(woning)
            for code in (codes[n] for n in _NIVEAUS if n in codes and woning.woning_id in places):
                woningen.setdefault(code, []).append(woning)
        if self.scene.beeld.blik.op_straat:
            return street_spots(self.scene.borders, places, woningen)
        thuis = {code: [places[w.woning_id] for w in hier] for code, hier in woningen.items()}
        return {code: _midden([(place.lon, place.lat) for place in hier]) for code, hier in thuis.items()}

    @cached_property
    def plekken(self) -> Mapping[str, Spot]:
        """Where each sign stands; no two in one place. Without a home, around the middle of the buurt."""
        found: dict[str, Spot] = {}
        bezet: Counter[tuple[Niveau, float, float]] = Counter()
        for last in sorted(self.lasten, key=lambda last: last.code):
            start = self.middens.get(last.code) or self._buurt(last.code)
            if start is not None:
                hier = last.niveau, round(start[0], 4), round(start[1], 4)
                found[last.code] = geometry.shift(*start, geometry.spiral(bezet[hier], _STAP))
                bezet[hier] += 1
        return found

    def _buurt(self, code: str) -> Spot | None:
        return self.scene.borders.centre(self.scene.dossier.gebied[code.partition("/")[0]])

    def draw(self) -> Drawn:
        """Draw a sign for each; the full ones lie on top."""
        getekend = [last for last in self.lasten if last.code in self.plekken]
        features = [self._feature(last) for last in getekend]
        return Drawn(point_layer(LAYER.id, features), _legend(getekend), tabel=self._tabel(), standen=STANDEN)

    def _feature(self, last: Gebiedslast) -> Feature:
        return point(
            last.code,
            *self.plekken[last.code],
            teken=_teken(last),
            bij=last.code.partition("/")[0],
            voor=1000 if klasse(last) in _DRINGEND else 0,
            soort="" if klasse(last) in _DRINGEND else "rustig",
            tip=self._tip(last),
            kop=f"{str(last.niveau).capitalize()} {self.scene.naam(last.code)}",
            regels=self._regels(last),
            volledig=1,
        )

    def _tip(self, last: Gebiedslast) -> str | list[str]:
        naam, zin = self.scene.naam(last.code), self.limits.zin(last.code)
        if not last.nieuw:
            return ongewijzigd(naam, last, zin)
        return [f"{naam} nu, zonder dit voorstel: {nu(last)}.", f"{naam} met dit voorstel: {stand(last)}. {zin}"]

    def _regels(self, last: Gebiedslast) -> list[tuple[str, str]]:
        regels = self.limits.regels(last, punten(last.nieuw) if last.nieuw else "niets")
        regels += self.limits.regels_vol(last.code, (Niveau.COMPLEX,))
        return regels if last.code in self.middens else [*regels, ("Plek", _PLEK)]

    def _tabel(self) -> Table:
        """Return what has people or a limit of its own; with many streets the rest would be most of the page."""
        rijen = [self._rij(last) for last in self.lasten if last.bestaand or last.nieuw or self.limits.eigen(last)]
        titel = "Belasting van straten en complexen met bewoners of een eigen grens, in punten"
        return Table(titel, ("Straat of complex", "Soort", "Gemeente", *KOLOMMEN), tuple(rijen))

    def _rij(self, last: Gebiedslast) -> Row:
        toon = f"{LAYER.id}:{last.code}" if last.code in self.plekken else ""
        gemeente = self.scene.naam(self.scene.chain(last.code)[-1])
        herkomst = "" if last.grens is None else self.limits.waarom(last)
        cel = (str(last.niveau), gemeente, *cellen(last), self.limits.zin(last.code), herkomst)
        return Row(self.scene.naam(last.code), toon, cel)


def draw(scene: Scene) -> Drawn | None:
    """Draw the streets and complexes when the load of any is told."""
    streets = Streets(scene)
    return streets.draw() if streets.plekken else None


def _teken(last: Gebiedslast) -> str | list[str]:
    per_stand = [f"{last.niveau}-{vulling(last.bestaand, last.grens)}", f"{last.niveau}-{klasse(last)}"]
    return per_stand[0] if per_stand[0] == per_stand[1] else per_stand


def _midden(spots: Iterable[Spot]) -> Spot:
    lons, lats = zip(*spots, strict=True)
    return sum(lons) / len(lons), sum(lats) / len(lats)


def _legend(lasten: list[Gebiedslast]) -> tuple[LegendItem, ...]:
    """Return the scale with the sign of a street, and one line that shows the sign of a complex."""
    per = Counter(vulling(last.bestaand, last.grens) for last in lasten), Counter(klasse(last) for last in lasten)
    klassen = [k for k in VOLTE[1:] if k.id != "geen_grens" or any(tel[k.id] for tel in per)]
    items = [LegendItem(k.tekst, symbol=f"straat-{k.id}", aantal=tuple(tel[k.id] for tel in per)) for k in klassen]
    if n := sum(last.niveau is Niveau.COMPLEX for last in lasten):
        items.append(LegendItem("een blok op een straat is een complex", symbol="complex", aantal=n))
    return tuple(items)


LAYER = Layer(
    id="belasting_straten",
    titel="Hoe vol straten en complexen worden",
    uitleg="Elk teken staat in het midden van de woningen in de straat. Zoom in voor straten met ruimte.",
    rang=70,
    aan=False,
    draw=draw,
)
