"""Dutch for limits: which one is met first, why it is there, and what that means for one more placement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Draagkracht
from uitstroommatch.domain.voorstel import Gebiedslast
from uitstroommatch.maps.load import last_van, over
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.wording import opsomming, procent, punten

_ZACHT = "regel:draagkracht"
UITLEG_PUNT = "Hoe zwaarder de begeleiding van een bewoner, hoe meer punten."


@dataclass(frozen=True)
class Limits:
    """The limits of a scene, in words."""

    scene: Scene

    @cached_property
    def _eigen(self) -> Mapping[str, Draagkracht]:
        return {rij.code: rij for rij in self.scene.dossier.draagkracht}

    @cached_property
    def _delen(self) -> Mapping[str, list[Gebiedslast]]:
        """What lies in each area: its wijken, buurten, streets and complexes."""
        found: dict[str, list[Gebiedslast]] = {}
        for last in self.scene.voorstel.gebieden:
            for code in self.scene.chain(last.code)[1:]:
                found.setdefault(code, []).append(last)
        return found

    def last(self, code: str) -> Gebiedslast | None:
        """Return the load of an area of any level, when that is told."""
        niveau = (Niveau.STRAAT, Niveau.COMPLEX)[code.count("/") - 1] if "/" in code else None
        return last_van(self.scene, code, niveau or self.scene.dossier.gebied[code].niveau)

    def knelt(self, code: str) -> Gebiedslast | None:
        """Return the area whose limit one more placement here meets first; the smallest of equals."""
        return self.scene.tightest(self.scene.chain(code))

    def noem(self, last: Gebiedslast) -> str:
        """Return de buurt Centrum, de straat Kade, het complex Flat A (Kade)."""
        _, *deel = last.code.split("/")
        if last.niveau is Niveau.COMPLEX:
            return f"{_lid(last)} complex {deel[1]} ({deel[0]})"
        return f"{_lid(last)} {last.niveau} {deel[0] if deel else self.scene.naam(last.code)}"

    def eigen(self, last: Gebiedslast) -> bool:
        """Say whether an area has a limit of its own."""
        return last.code in self._eigen

    def waarom(self, last: Gebiedslast) -> str:
        """Return where a limit comes from: the policy, or a row of its own with the reason that was given."""
        eigen = self._eigen.get(last.code)
        if eigen is not None:
            return f"eigen grens: {eigen.reden}" if eigen.reden else "eigen grens, zonder opgegeven reden"
        if last.niveau is not Niveau.BUURT:
            return f"uit het beleid, voor {'elk' if last.niveau is Niveau.COMPLEX else 'elke'} {last.niveau} gelijk"
        buurt = self.scene.dossier.gebied[last.code]
        if not buurt.huishoudens:
            return "uit het beleid; er zijn geen huishoudens bekend, daarom de laagste grens"
        klasse = "onbekend" if buurt.leefbaarheid is None else f"klasse {buurt.leefbaarheid} van 9"
        return f"uit het beleid, naar huishoudens ({duizend(buurt.huishoudens)}) en leefbaarheid ({klasse})"

    def zin(self, code: str) -> str:
        """Return in a sentence which limit one more placement here meets first, and what follows from it."""
        knelt = self.knelt(code)
        if knelt is None:
            return "Hier geldt geen grens."
        zelf = knelt.code == code
        elders = "" if zelf else self._ook_al(self.last(code))
        vrij, wie = over(knelt) or 0, f"{_lid(knelt)} {knelt.niveau}" if zelf else self.noem(knelt)
        if vrij <= 0:
            return f"{_vol(knelt, wie, '' if zelf else f': {stand(knelt)}')}. {self._gevolg}{elders}."
        kan = "kan hier nog 1 punt" if vrij == 1 else f"kunnen hier nog {vrij} punten"
        bezet = "" if zelf else f" (nu {stand(knelt)})"
        return f"Er {kan} bij; dan is {wie} vol{bezet}{elders}."

    @cached_property
    def _gevolg(self) -> str:
        if any(doel.id == _ZACHT for doel in self.scene.voorstel.doelen):
            return "Iemand erbij mag volgens het beleid, maar telt als minpunt"
        return "Daarom kan hier niemand meer bij"

    def _ook_al(self, zelf: Gebiedslast | None) -> str:
        """Return what the area itself would still have room for."""
        if zelf is None:
            return ""
        vrij, wie = over(zelf), self.noem(zelf)
        if vrij is None:
            return f", ook al heeft {wie} zelf geen grens"
        if vrij > 0:
            return f", ook al heeft {wie} zelf nog ruimte voor {punten(vrij)}"
        return f"; {wie} is zelf ook vol" if vrij == 0 else f"; {wie} zit zelf ook boven de grens"

    def regels(self, last: Gebiedslast, nieuw: str) -> list[tuple[str, str]]:
        """Return the load, ``nieuw`` of it added, and what one more placement meets first, as facts for the panel."""
        regels = [("Wat knelt", self.zin(last.code)), ("Nu", punten(last.bestaand)), ("Erbij door dit voorstel", nieuw)]
        if last.grens is None:
            regels.append(("Grens", "geen"))
        else:
            regels.append(("Met dit voorstel", f"{stand(last)}{deel(last)}"))
            regels.append(("Grens", f"{punten(last.grens)}, {self.waarom(last)}"))
        knelt = self.knelt(last.code)
        if knelt is not None and knelt.code != last.code:
            regels.append((f"Grens van {self.noem(knelt)}", f"{punten(knelt.grens or 0)}, {self.waarom(knelt)}"))
        return regels

    def vol_in(self, code: str, niveaus: Iterable[Niveau]) -> list[Gebiedslast]:
        """Return the areas of these levels in an area that have no room left, the fullest first."""
        soorten = frozenset(niveaus)
        vol = [(vrij, deel) for deel in self._delen.get(code, ()) if (vrij := over(deel)) is not None and vrij <= 0]
        gevonden = [(vrij, deel.code, deel) for vrij, deel in vol if deel.niveau in soorten]
        return [deel for *_, deel in sorted(gevonden, key=lambda een: een[:2])]

    def regels_vol(self, code: str, niveaus: Sequence[Niveau]) -> list[tuple[str, str]]:
        """Return what is full in an area, as facts for the panel."""
        vol = self.vol_in(code, niveaus)
        namen = opsomming(f"{self.noem(deel).partition(' ')[2]} ({stand(deel)})" for deel in vol)
        return [("Vol hierbinnen", namen)] if vol else []


def duizend(n: int) -> str:
    """Return 1.250."""
    return f"{n:,}".replace(",", ".")


def stand(last: Gebiedslast) -> str:
    """Return 4 van 6 punten."""
    totaal = last.bestaand + last.nieuw
    return punten(totaal) if last.grens is None else f"{totaal} van {punten(last.grens)}"


def deel(last: Gebiedslast) -> str:
    """Return in brackets how full an area is; nothing with a limit of 0, of which nothing is a part."""
    return f" ({procent(last)})" if last.grens else ""


def _lid(last: Gebiedslast) -> str:
    return "het" if last.niveau is Niveau.COMPLEX else "de"


def _vol(knelt: Gebiedslast, wie: str, maat: str) -> str:
    """Return De buurt is vol: 6 van 6 punten, or how far it is over its limit."""
    hoofd = wie[0].upper() + wie[1:]
    if knelt.grens == 0 and knelt.bestaand + knelt.nieuw == 0:
        return f"Voor {wie} is de grens 0 punten"
    te_veel = -(over(knelt) or 0)
    if te_veel == 0:
        return f"{hoofd} is vol{maat}"
    al_zo = ", ook al zonder dit voorstel" if knelt.bestaand > (knelt.grens or 0) else ""
    return f"{hoofd} zit {punten(te_veel)} boven de grens{maat}{al_zo}"
