"""From a source to files beside a dossier: read, keep the region, simplify, write all of it or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely.geometry.base import BaseGeometry

from uitstroommatch.borders import columns, files, ogc, output
from uitstroommatch.borders.collect import Verzameling
from uitstroommatch.borders.ogc import Dienst
from uitstroommatch.borders.output import Naamsvermelding
from uitstroommatch.borders.simplify import FIJNSTE, Vereenvoudigd, vereenvoudig
from uitstroommatch.borders.web import Wacht, wacht_stil
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.errors import DoelFout, Fout
from uitstroommatch.io.dossier_reader import lees_tabellen
from uitstroommatch.io.export import schrijf_samen
from uitstroommatch.io.folder import GRENZEN, HERKOMST
from uitstroommatch.io.normalise import normalise
from uitstroommatch.io.wording import printable

GEBIEDEN = "gebieden.csv"
GROOTSTE = 1000  # kilobytes: what a page with a map can bear,
PER_BUURT = 5  # or so many for each buurt, where there are more than a region has
_AFWIJKING = 0.01  # of the ground of a gemeente, before someone should look


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What is asked for: the borders of these gemeenten in this year, in this folder.

    ``hooguit`` is the size of the map in kilobytes (without it :data:`GROOTSTE` for a region), ``fijnste`` how many
    metres a border may at least move, ``op`` the date on which the source was fetched (``JJJJ-MM-DD``); without it a
    service says so itself.
    """

    map: Path
    gemeenten: Sequence[str]
    jaar: int
    hooguit: int | None = None
    fijnste: float = FIJNSTE
    op: str | None = None
    tabel: bool = False
    overschrijven: bool = False


@dataclass(frozen=True, slots=True)
class Resultaat:
    """What was written, how many areas of each level the map has, and what deserves a look."""

    bestanden: Mapping[str, int]
    aantallen: Mapping[Niveau, int]
    water: int
    vereenvoudigd: Vereenvoudigd
    naamsvermelding: str
    waarschuwingen: tuple[Fout, ...]


def haal(opdracht: Opdracht, dienst: Dienst | None = None, *, wacht: Wacht = wacht_stil) -> Resultaat:
    """Fetch the borders from a map service: that of PDOK, unless another is given.

    Raises:
        BronFout: the service does not answer as it should.
        InvoerFout: what came is not right, or not the whole region.
        DoelFout: a file is there already, or cannot be written.
    """
    _vrij(opdracht)
    gelezen = Verzameling(frozenset(opdracht.gemeenten))
    bericht = ogc.haal(dienst or Dienst(), opdracht.jaar, gelezen, wacht=wacht)
    ontvangen = {
        "adres": bericht.adres,
        "opgehaald": opdracht.op or bericht.datum,
        "ontvangen": {
            **_ontvangen(gelezen),
            "paginas": bericht.paginas,
            "bytes": bericht.grootte,
            "sha256": bericht.sha256,
        },
    }
    return _schrijf(opdracht, gelezen, Naamsvermelding.cbs(opdracht.jaar), ontvangen, bericht.adres)


def lees(opdracht: Opdracht, paden: Sequence[Path], wie: Naamsvermelding | None = None) -> Resultaat:
    """Read the borders from files someone has; ``wie`` made them, CBS and Kadaster unless another is named.

    Raises:
        InvoerFout: a file is not right, or does not hold the whole region.
        DoelFout: a file is there already, or cannot be written.
    """
    _vrij(opdracht)
    gelezen = Verzameling(frozenset(opdracht.gemeenten))
    bestanden = files.lees(paden, gelezen)
    ontvangen = {
        "opgehaald": opdracht.op,
        "ontvangen": {
            **_ontvangen(gelezen),
            "bestanden": [{"naam": een.naam, "bytes": een.grootte, "sha256": een.sha256} for een in bestanden],
        },
    }
    bron = ", ".join(een.naam for een in bestanden)
    return _schrijf(opdracht, gelezen, wie or Naamsvermelding.cbs(opdracht.jaar), ontvangen, bron)


# --- writing -----------------------------------------------------------------------------------------------------


def _doelen(opdracht: Opdracht) -> list[str]:
    return [GRENZEN, HERKOMST, *([GEBIEDEN] if opdracht.tabel else [])]


def _vrij(opdracht: Opdracht) -> None:
    """Refuse before anything is fetched."""
    if not opdracht.map.is_dir():
        raise DoelFout(f"{opdracht.map}: deze map bestaat niet.")
    staat_er = [naam for naam in _doelen(opdracht) if (opdracht.map / naam).exists()]
    if staat_er and not opdracht.overschrijven:
        werkwoord = "is" if len(staat_er) == 1 else "zijn"
        hoe = "Gebruik --overschrijven om te vervangen."
        raise DoelFout(f"{opdracht.map}: {' en '.join(staat_er)} {werkwoord} er al. {hoe}")


def _schrijf(
    opdracht: Opdracht, gelezen: Verzameling, wie: Naamsvermelding, ontvangen: Mapping[str, Any], bron: str
) -> Resultaat:
    gelezen.controleer(bron, opdracht.jaar)
    eerder = _gebieden(opdracht.map)
    buurten = gelezen.per_niveau(Niveau.BUURT)

    def als_tekst(vormen: Mapping[str, BaseGeometry]) -> str:
        return output.kaart_als_tekst(vormen, gelezen.namen, wie)

    hooguit = 1000 * (opdracht.hooguit or max(GROOTSTE, PER_BUURT * len(buurten)))
    klein = vereenvoudig(buurten, lambda vormen: len(als_tekst(vormen).encode()) <= hooguit, opdracht.fijnste)
    teksten = {GRENZEN: als_tekst(klein.vormen)}
    if opdracht.tabel:
        teksten[GEBIEDEN] = output.gebieden_als_tekst(gelezen, eerder)
    kop = {"gemeenten": sorted(opdracht.gemeenten), **ontvangen}
    herkomst = output.herkomst_als_tekst(wie, kop, _bewerking(klein), teksten)
    schrijf_samen({opdracht.map / naam: tekst for naam, tekst in {**teksten, HERKOMST: herkomst}.items()})
    return Resultaat(
        bestanden={naam: len(tekst.encode()) for naam, tekst in teksten.items()},
        aantallen=Counter(columns.niveau_van(code) for code in klein.vormen),
        water=gelezen.water,
        vereenvoudigd=klein,
        naamsvermelding=wie.tekst,
        waarschuwingen=tuple(_waarschuwingen(opdracht, gelezen, eerder)),
    )


def _ontvangen(gelezen: Verzameling) -> dict[str, Any]:
    return {"vlakken": gelezen.gezien, "waarvan_water": gelezen.water, **gelezen.aantallen()}


def _bewerking(klein: Vereenvoudigd) -> dict[str, float]:
    return {
        "tolerantie_meter": round(klein.tolerantie, 2),
        "decimalen": klein.decimalen,
        "dubbel_toegekend_ha": round(klein.dubbel_ha, 2),
        "grootste_verandering_procent": round(100 * klein.grootste_verandering, 2),
    }


# --- what deserves a look ----------------------------------------------------------------------------------------


def _gebieden(map_: Path) -> dict[str, Gebied]:
    """Return the areas that the dossier in this folder has already, as far as they can be read."""
    tabel = lees_tabellen(map_).per_bestand.get("gebieden")
    rijen = [] if tabel is None else normalise(tabel).rijen
    return {rij.code: rij for rij in rijen if isinstance(rij, Gebied)}


def _waarschuwingen(opdracht: Opdracht, gelezen: Verzameling, eerder: Mapping[str, Gebied]) -> Iterator[Fout]:
    for gemeente in gelezen.per_niveau(Niveau.GEMEENTE):
        buurten = [b.shape.area for b in gelezen.per_niveau(Niveau.BUURT) if b.kenmerk.gemeente == gemeente.code]
        if abs(sum(buurten) / gemeente.shape.area - 1) > _AFWIJKING:
            deel = round(100 * sum(buurten) / gemeente.shape.area)
            yield Fout(GRENZEN, 0, "", f"de buurten beslaan {deel} % van de gemeente", "", gemeente.code)
    if not eerder or opdracht.tabel:
        return
    bekend = {code for code, gebied in eerder.items() if gebied.niveau is Niveau.BUURT}
    kaart = {buurt.code for buurt in gelezen.per_niveau(Niveau.BUURT)}
    for wat, codes in (("zonder grens op de kaart", bekend - kaart), ("niet in gebieden", kaart - bekend)):
        if codes:
            hoe = f"{columns.aantal(len(codes), Niveau.BUURT)} {wat}: is de indeling van {opdracht.jaar} de goede?"
            yield Fout(GRENZEN, 0, "", hoe, "", printable(", ".join(sorted(codes))))
