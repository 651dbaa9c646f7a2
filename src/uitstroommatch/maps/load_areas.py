"""The load of gemeenten, wijken or buurten as coloured areas: now, with the proposal, and the room that is left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.domain.voorstel import Gebiedslast
from uitstroommatch.maps.drawing import Feature, area, area_layer
from uitstroommatch.maps.layer import Drawn, Standen
from uitstroommatch.maps.limits import Limits, stand
from uitstroommatch.maps.load import (
    RANG,
    RUIMTE,
    SCHAAL,
    VOLTE,
    klasse,
    legenda,
    op_aandacht,
    over,
    plekklasse,
    vulling,
)
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import Row, Table
from uitstroommatch.maps.wording import aantal, procent, punten, ruimte

STANDEN = Standen("Moment", ("Nu", "Met dit voorstel", "Ruimte die overblijft"), 1)
KOLOMMEN = (
    "Nu (punten)", "Erbij", "Grens", "Deel van de grens", "Wat knelt",
    "Waar de grens vandaan komt",
)  # fmt: skip
_BOVEN = {Niveau.BUURT: ("Wijk", "Gemeente"), Niveau.WIJK: ("Gemeente",), Niveau.GEMEENTE: ()}
_BINNEN = {
    Niveau.BUURT: (Niveau.STRAAT, Niveau.COMPLEX),
    Niveau.WIJK: (Niveau.BUURT,),
    Niveau.GEMEENTE: (Niveau.WIJK, Niveau.BUURT),
}


@dataclass(frozen=True)
class LoadLayer:
    """The areas of a level, for one layer."""

    id: str
    titel: str
    scene: Scene
    niveau: Niveau

    @cached_property
    def limits(self) -> Limits:
        """The limits in words."""
        return Limits(self.scene)

    def draw(self) -> Drawn | None:
        """Draw the areas, the fullest last so that their lines lie on top."""
        gebieden = [g for g in self.scene.areas(self.niveau) if g.code in self.scene.borders.shapes]
        if not gebieden:
            return None
        features = sorted((self._feature(g) for g in gebieden), key=lambda f: f["k"][1])
        per_stand = [[SCHAAL[f["k"][nr]].id for f in features] for nr in range(len(STANDEN.namen))]
        zelden = VOLTE[:2]
        return Drawn(
            area_layer(self.id, features, [k.style for k in SCHAAL]),
            legenda(per_stand, (VOLTE, VOLTE, (*zelden, *RUIMTE))),
            tabel=self._tabel(),
            standen=STANDEN,
        )

    def _feature(self, gebied: Gebied) -> Feature:
        last = self.limits.last(gebied.code)
        return area(
            gebied.code,
            [RANG[klasse_nu(last)], RANG[klasse(last)], RANG[self._plek(last)]],
            tip=self._tips(gebied, last),
            kop=gebied.naam,
            regels=self._regels(gebied, last),
            volledig=1,
        )

    def _plek(self, last: Gebiedslast | None) -> str:
        """Return the class of the room that is left, by whichever limit is met first."""
        if last is None:
            return "onbekend"
        knelt = self.limits.knelt(last.code)
        return plekklasse(None if knelt is None else over(knelt))

    def _tips(self, gebied: Gebied, last: Gebiedslast | None) -> str | list[str]:
        if last is None:
            return f"{gebied.naam}: geen gegevens over belasting."
        zin = self.limits.zin(gebied.code)
        if not last.nieuw:
            return ongewijzigd(gebied.naam, last, zin)
        return [
            f"{gebied.naam} nu, zonder dit voorstel: {nu(last)}.",
            f"{gebied.naam} met dit voorstel: {stand(last)}, {last.nieuw} daarvan nieuw. {zin}",
            f"{gebied.naam}: {zin[0].lower()}{zin[1:]}",
        ]

    def _regels(self, gebied: Gebied, last: Gebiedslast | None) -> list[tuple[str, str]]:
        if last is None:
            return [("Belasting", "geen gegevens in dit voorstel")]
        return [
            *self.limits.regels(last, self._nieuw(last)),
            *self.limits.regels_vol(gebied.code, _BINNEN[self.niveau]),
        ]

    def _nieuw(self, last: Gebiedslast) -> str:
        n = self.scene.geplaatst.get(last.code, 0)
        return (
            f"{punten(last.nieuw)} ({aantal(n, 'plaatsing', 'plaatsingen')})"
            if n
            else punten(last.nieuw)
            if last.nieuw
            else "niets"
        )

    def _tabel(self) -> Table:
        gebieden = op_aandacht(self.scene, self.scene.areas(self.niveau))
        boven = _BOVEN[self.niveau]
        rijen = [self._rij(g, last) for g in gebieden if (last := self.limits.last(g.code)) is not None]
        return Table(self.titel, (str(self.niveau).capitalize(), *boven, *KOLOMMEN), tuple(rijen))

    def _rij(self, gebied: Gebied, last: Gebiedslast) -> Row:
        boven = [self.scene.naam(code) for code in self.scene.chain(gebied.code)[1:]]
        toon = f"{self.id}:{gebied.code}" if gebied.code in self.scene.borders.shapes else ""
        herkomst = "" if last.grens is None else self.limits.waarom(last)
        return Row(gebied.naam, toon, (*boven, *cellen(last), self.limits.zin(gebied.code), herkomst))


def cellen(last: Gebiedslast) -> tuple[str, ...]:
    """Return the cells of the load: now, added, limit, part of it."""
    grens = "geen" if last.grens is None else str(last.grens)
    deel = "" if last.grens is None else procent(last)
    return str(last.bestaand), str(last.nieuw), grens, deel


def klasse_nu(last: Gebiedslast | None) -> str:
    """Return the id of the class without the proposal."""
    return "onbekend" if last is None else vulling(last.bestaand, last.grens)


def nu(last: Gebiedslast) -> str:
    """Return 4 van 6 punten belast; nog ruimte voor 2 punten, all without the proposal."""
    zonder = last.model_copy(update={"nieuw": 0})
    return f"{stand(zonder)} belast" + ("" if last.grens is None else f"; {ruimte(zonder)}")


def ongewijzigd(naam: str, last: Gebiedslast, zin: str) -> str:
    """Return the sentence for every stand of what the proposal adds nothing to."""
    return f"{naam}: {stand(last)}{', niets daarvan nieuw' if last.bestaand else ''}. {zin}"
