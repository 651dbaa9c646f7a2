"""How many people live somewhere after a placement, and would come: for who is told numbers, not single placements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import folium

from uitstroommatch.maps.drawing import Feature, area, area_layer, group, point, point_layer
from uitstroommatch.maps.geometry import Shape
from uitstroommatch.maps.layer import AreaStyle, Drawn, Layer, LegendItem, Standen
from uitstroommatch.maps.people import getal, mensen
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import Row, Table
from uitstroommatch.maps.told_areas import SOORTEN, Eenheid, Told, midden

STANDEN = Standen("Toon", ("Wie er al wonen", "Wie erbij komen"), 0)
# ColorBrewer "Purples" (one hue, light to dark): with deuteranopia (matrix of Machado, 2009) any two steps differ at
# least 10 in CIE Lab, see tests/maps/kleuren.
KLASSEN = (
    ("niet getoond, vanwege privacy", AreaStyle("url(#patroon-onbekend)")),
    ("niemand", AreaStyle("#ffffff")),
    ("minder dan 0,5", AreaStyle("#dadaeb")),
    ("0,5 tot 1", AreaStyle("#bcbddc")),
    ("1 tot 2", AreaStyle("#9e9ac8")),
    ("2 tot 4", AreaStyle("#807dba")),
    ("4 tot 8", AreaStyle("#6a51a3")),
    ("8 of meer", AreaStyle("#4a1486")),
    ("huishoudens onbekend", AreaStyle("url(#patroon-geen-grens)")),
)
_TE_WEINIG, _NIEMAND, _EERSTE, _ZONDER = 0, 1, 2, 8
_GRENZEN = (500, 1000, 2000, 4000, 8000)  # people per million households
_RAND = (AreaStyle("none", stroke="none", width=0), AreaStyle("none", stroke="#14101f", width=2))
_NIET = "niet getoond: het zijn er te weinig, of een klein aantal is eruit af te leiden"


def klasse(n: int | None, huishoudens: int) -> int:
    """Return the index in ``KLASSEN``, in whole numbers."""
    if n is None:
        return _TE_WEINIG
    if n == 0:
        return _NIEMAND
    if huishoudens == 0:
        return _ZONDER
    return _EERSTE + sum(n * 1_000_000 >= grens * huishoudens for grens in _GRENZEN)


def draw(scene: Scene) -> Drawn | None:
    """Draw what is told; an officer has the precise layers."""
    if scene.beeld.blik.precies:
        return None
    numbers = Numbers(Told(scene))
    vlakken = [numbers.vlak(code, buurt) for code, buurt in numbers.told.vlakken()]
    if not vlakken:
        return None
    layer = group(area_layer(LAYER.id, vlakken, [style for _, style in KLASSEN]), *numbers.samen())
    return Drawn(layer, numbers.legend(), tabel=numbers.tabel(), standen=STANDEN)


@dataclass(frozen=True)
class Numbers:
    """The told numbers as features, legend and table."""

    told: Told

    @cached_property
    def per_stand(self) -> list[list[Eenheid]]:
        """What the numbers of each stand are about, each once."""
        return [list(dict.fromkeys(self.told.eenheden[soort].values())) for soort in SOORTEN]

    @cached_property
    def alle(self) -> dict[str, Eenheid]:
        """What any number is about, by code."""
        return {eenheid.code: eenheid for stand in self.per_stand for eenheid in stand}

    def _klasse(self, eenheid: Eenheid) -> int:
        return klasse(eenheid.n, self.told.huishoudens(eenheid))

    def vlak(self, code: str, buurt: str) -> Feature:
        """Return an area in the colours of what it is told with."""
        al, bij = (self.told.eenheden[soort][buurt] for soort in SOORTEN)
        return area(
            code,
            [self._klasse(al), self._klasse(bij)],
            tip=[
                f"{al.naam}: {_zin(al.n, 'woont er al', 'wonen er al')}.",
                f"{bij.naam}: {_zin(bij.n, 'komt erbij', 'komen erbij')}.",
            ],
            kop=self.told.scene.naam(code),
            regels=[("Wonen er al", _waarde(al, code)), ("Komen erbij", _waarde(bij, code))],
            volledig=1,
        )

    def samen(self) -> tuple[folium.map.Layer, folium.map.Layer]:
        """Return a line around every area that is told as one, and its number, drawn once."""
        vormen = {code: vorm for code, een in self.alle.items() if (vorm := self.told.vorm(een)) is not None}
        aan = [{een.code: een.n for een in stand} for stand in self.per_stand]
        randen = [area(code, [int(code in stand) for stand in aan]) for code in vormen]
        eigen = {code: vorm for code, vorm in vormen.items() if "+" in code}
        getallen = list(_getallen(vormen, aan))
        return area_layer(LAYER.id, randen, _RAND, interactive=False, vormen=eigen), point_layer(LAYER.id, getallen)

    def legend(self) -> tuple[LegendItem, ...]:
        """Return the whole scale, with how many numbers are of each class."""
        tel = [Counter(self._klasse(een) for een in stand) for stand in self.per_stand]
        shown = [nr for nr in range(len(KLASSEN)) if nr not in (_TE_WEINIG, _ZONDER) or any(een[nr] for een in tel)]
        items = [LegendItem(KLASSEN[nr][0], KLASSEN[nr][1], aantal=tuple(een[nr] for een in tel)) for nr in shown]
        return (*items, LegendItem("hoeveel mensen het ongeveer zijn", symbol="bol-telling"))

    def tabel(self) -> Table:
        """Return every number, the largest first."""
        aan = [{een.code: een.n for een in stand} for stand in self.per_stand]
        codes = sorted(self.alle, key=lambda code: (*(-(stand.get(code) or 0) for stand in aan), self.alle[code].naam))
        rijen = tuple(self._rij(self.alle[code]) for code in codes)
        return Table("Aantallen mensen per gebied", ("Gebied", "Gemeente", *STANDEN.namen), rijen)

    def _rij(self, eenheid: Eenheid) -> Row:
        toon = next((code for code, buurt in self.told.vlakken() if buurt in eenheid.buurten), "")
        gemeente = self.told.scene.naam(self.told.scene.chain(eenheid.buurten[0])[-1])
        cellen = [self._cel(eenheid, self.told.eenheden[soort][eenheid.buurten[0]]) for soort in SOORTEN]
        return Row(eenheid.naam, f"{LAYER.id}:{toon}" if toon else "", (gemeente, *cellen))

    def _cel(self, rij: Eenheid, verteld: Eenheid) -> str:
        if verteld.code == rij.code:
            return _NIET if rij.n is None else getal(rij.n, precies=False)
        return f"geteld bij {verteld.naam}" if len(verteld.buurten) > len(rij.buurten) else "in delen, zie hieronder"


def _getallen(vormen: dict[str, Shape], aan: list[dict[str, int | None]]) -> Iterator[Feature]:
    for code, vorm in vormen.items():
        bol = [str(stand.get(code) or "") for stand in aan]
        if any(bol):
            yield point(code, *midden(vorm), bol=bol, soort="telling", maat=30, boven=True, voor=1000)


def _zin(n: int | None, een: str, meer: str) -> str:
    """Return ongeveer 10 mensen wonen er al, niemand woont er al."""
    return _NIET if n is None else f"{mensen(n, precies=False)} {een if n == 0 else meer}"


def _waarde(eenheid: Eenheid, code: str) -> str:
    waarde = _NIET if eenheid.n is None else mensen(eenheid.n, precies=False)
    return waarde if eenheid.code == code else f"{waarde} ({eenheid.naam})"


LAYER = Layer(
    id="telling",
    titel="Hoeveel mensen er wonen en bij komen",
    uitleg="Mensen uit opvang of beschermd wonen, per gebied. De kleur telt hen per 1.000 huishoudens.",
    rang=32,
    aan=True,
    draw=draw,
    groep="vlak",
)
