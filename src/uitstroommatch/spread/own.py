"""The rows of a dossier and proposal that may be shown one by one: the others are left out, so nothing can draw them.

A corporation needs its own homes, and which pseudonym would come into each on which contract form, to say yes or no.
It does not need where somebody comes from, how old he is or what support he gets, so no row of a client is left, and
no past placement: its own tenants it knows, and those of others are only ever counted. What an officer has to confirm
(an exception to the return) is for the officer. Areas, outlines and limits are for everyone, without the free text of
why a limit is what it is. The load of an area is what others placed there: it is left out altogether.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.domain.woning import Woning
from uitstroommatch.situation import Situatie
from uitstroommatch.spread.blik import Blik
from uitstroommatch.spread.precise import gemeente_van
from uitstroommatch.spread.quarters import Kwartalen

_GEBIEDEN = (Niveau.GEMEENTE, Niveau.WIJK, Niveau.BUURT)


def dossier_van(situatie: Situatie, blik: Blik) -> Dossier:
    """Return what of a dossier anyone but an officer may see row by row."""
    dossier = situatie.dossier
    woningen = tuple(w for w in dossier.woningen if blik.corporatie is not None and w.corporatie == blik.corporatie)
    codes = _codes(dossier, woningen)
    return replace(
        dossier,
        clienten=(),
        woningen=woningen,
        aanbieders=(),
        draagkracht=tuple(rij.model_copy(update={"reden": None}) for rij in dossier.draagkracht if rij.code in codes),
        afspraken=situatie.afspraken,
        plaatsingen=(),
        besluiten=(),
        vorig=None,
        waarschuwingen=(),
        namen={},
    )


def voorstel_van(situatie: Situatie, voorstel: Voorstel, blik: Blik, deel: Dossier) -> Voorstel:
    """Return what of a proposal anyone but an officer may see; ``deel`` is what is left of the dossier.

    In a version by street nothing is said of single homes: with few in a street, everybody knows which it is.
    """
    klopt = voorstel.dossier_sha256 == situatie.dossier.sha256
    eigen = () if blik.op_straat else voorstel.plaatsingen
    return voorstel.model_copy(
        update={
            "dossier_sha256": deel.sha256 if klopt else "",
            "doelen": (),
            "plaatsingen": tuple(
                t.model_copy(update={"uitzondering": None}) for t in eigen if t.woning_id in deel.woning
            ),
            "niet_geplaatst": (),
            "terugleiden": (),
            "gebieden": (),
            "strijdig": (),
        }
    )


def grenzen_van(situatie: Situatie, deel: Dossier) -> Mapping[str, int]:
    """Return the limits of areas, and of the streets and complexes of the homes that are left.

    A street has a limit only because somebody lives there, a home is offered or somebody asked for it.
    """
    codes = _codes(deel, deel.woningen)
    return {code: grens for code, grens in situatie.grenzen.items() if code in codes}


def _codes(dossier: Dossier, woningen: Iterable[Woning]) -> frozenset[str]:
    eigen = (code for woning in woningen for code in dossier.gebieden_van(woning).values())
    return frozenset((*eigen, *dossier.gebied))


# --- an officer of some municipalities ---------------------------------------------------------------------------


def dossier_van_gemeenten(situatie: Situatie, voorstel: Voorstel, gemeenten: frozenset[str]) -> Dossier:
    """Return a dossier with the homes of these municipalities, and the clients from there or who would come there."""
    dossier = situatie.dossier
    woningen = tuple(w for w in dossier.woningen if situatie.aanbod[w.woning_id].gemeente in gemeenten)
    ids = {w.woning_id for w in woningen}
    komen = {t.client_sleutel for t in voorstel.plaatsingen if t.woning_id in ids}
    clienten = tuple(c for c in dossier.clienten if c.gemeente_herkomst in gemeenten or c.client_sleutel in komen)
    sleutels = {c.client_sleutel for c in clienten}
    return replace(
        dossier,
        clienten=clienten,
        woningen=woningen,
        plaatsingen=tuple(p for p in dossier.plaatsingen if gemeente_van(situatie, p.buurtcode) in gemeenten),
        besluiten=tuple(b for b in dossier.besluiten if b.client_sleutel in sleutels and b.woning_id in ids),
        vorig=None
        if dossier.vorig is None
        else frozenset((c, w) for c, w in dossier.vorig if c in sleutels and w in ids),
        waarschuwingen=(),
    )


def voorstel_van_gemeenten(
    situatie: Situatie, voorstel: Voorstel, gemeenten: frozenset[str], deel: Dossier
) -> Voorstel:
    """Return a proposal with what is in that part of the dossier; the load of wijken and buurten is there of all."""
    klopt = voorstel.dossier_sha256 == situatie.dossier.sha256
    buurten = _buurten_van(situatie, gemeenten)
    return voorstel.model_copy(
        update={
            "dossier_sha256": deel.sha256 if klopt else "",
            "plaatsingen": tuple(t for t in voorstel.plaatsingen if t.woning_id in deel.woning),
            "niet_geplaatst": tuple(n for n in voorstel.niet_geplaatst if n.client_sleutel in deel.client),
            "terugleiden": tuple(t for t in voorstel.terugleiden if t.client_sleutel in deel.client),
            "gebieden": tuple(
                last for last in voorstel.gebieden if last.niveau in _GEBIEDEN or last.code.split("/")[0] in buurten
            ),
            "strijdig": (),
        }
    )


def kwartalen_van_gemeenten(situatie: Situatie, alle: Kwartalen, gemeenten: frozenset[str]) -> Kwartalen:
    """Return the quarters without the streets and complexes of other municipalities."""
    buurten, gebied = _buurten_van(situatie, gemeenten), situatie.dossier.gebied
    hier = {code: last for code, last in alle.last.items() if code in gebied or code.split("/")[0] in buurten}
    return replace(alle, last=hier)


def _buurten_van(situatie: Situatie, gemeenten: frozenset[str]) -> frozenset[str]:
    gebieden = situatie.dossier.gebieden
    return frozenset(
        g.code for g in gebieden if g.niveau is Niveau.BUURT and gemeente_van(situatie, g.code) in gemeenten
    )
