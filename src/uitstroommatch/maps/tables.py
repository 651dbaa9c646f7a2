"""The facts of the map as tables, for who cannot see or use a map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.voorstel import Gebiedslast
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.wording import procent, ruimte

MEESTE_RIJEN = 15


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its heading, what to show on the map (``layer:code``, or nothing), and its cells."""

    naam: str
    toon: str
    cellen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first column holds names."""

    titel: str
    kolommen: tuple[str, ...]
    rijen: tuple[Row, ...]


def tables(scene: Scene) -> list[Table]:
    """Return the tables that have rows; these numbers are exact, so they are for an officer."""
    if not scene.beeld.blik.precies:
        return []
    found = [_gemeenten(scene), _buurten(scene), _overige(scene)]
    return [table for table in found if table.rijen]


def _gemeenten(scene: Scene) -> Table:
    rijen = []
    for gemeente in scene.areas(Niveau.GEMEENTE):
        b = scene.balans[gemeente.code]
        cellen = tuple(map(str, (b.geplaatst, b.terug, b.van_elders, b.naar_elders)))
        toon = f"gemeenten:{gemeente.code}" if scene.borders.centre(gemeente) is not None else ""
        rijen.append(Row(gemeente.naam, toon, cellen))
    kolommen = ("Gemeente", "Hier geplaatst", "Terug naar herkomst", "Van elders", "Van hier, elders geplaatst")
    return Table("Gemeenten", kolommen, tuple(rijen))


def _buurten(scene: Scene) -> Table:
    rijen = []
    for last in _fullest(scene, (Niveau.BUURT,)):
        gemeente = scene.naam(scene.chain(last.code)[-1])
        toon = f"buurten:{last.code}" if last.code in scene.borders.shapes else ""
        rijen.append(Row(scene.naam(last.code), toon, (gemeente, *_cellen(last))))
    kolommen = ("Buurt", "Gemeente", "Belast nu", "Nieuw", "Grens", "Deel van de grens", "Ruimte na dit voorstel")
    return Table("De volste buurten, in belastingpunten", kolommen, tuple(rijen))


def _overige(scene: Scene) -> Table:
    """Return the other areas that are full: those are what stops another placement."""
    niveaus = (Niveau.COMPLEX, Niveau.STRAAT, Niveau.WIJK, Niveau.GEMEENTE)
    vol = [last for last in _fullest(scene, niveaus) if last.bestaand + last.nieuw >= (last.grens or 0)]
    rijen = tuple(Row(scene.naam(last.code), "", (str(last.niveau), *_cellen(last))) for last in vol)
    kolommen = ("Gebied", "Niveau", "Belast nu", "Nieuw", "Grens", "Deel van de grens", "Ruimte na dit voorstel")
    return Table("Volle complexen, straten, wijken en gemeenten, in belastingpunten", kolommen, rijen)


def _cellen(last: Gebiedslast) -> tuple[str, ...]:
    return str(last.bestaand), str(last.nieuw), str(last.grens), procent(last), ruimte(last)


def _fullest(scene: Scene, niveaus: Sequence[Niveau]) -> Iterable[Gebiedslast]:
    """Return the areas with a limit that are in use, the fullest first; with a limit of 0 the points come first."""
    used = [
        last
        for last in scene.voorstel.gebieden
        if last.niveau in niveaus and last.grens is not None and last.bestaand + last.nieuw > 0
    ]
    return sorted(used, key=lambda last: (-_share(last), -last.bestaand - last.nieuw, last.code))[:MEESTE_RIJEN]


def _share(last: Gebiedslast) -> Fraction:
    totaal = last.bestaand + last.nieuw
    return Fraction(totaal, last.grens) if last.grens else Fraction(10**6 + totaal)
