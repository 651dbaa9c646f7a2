"""The form to change a policy: one field per key, a mode per rule, the goals in order with their slack.

A field is called by its key in the policy, ``regels.huurgrens_jongeren.grens``; a mode ``regels.<rule>.modus`` and the
slack of a goal ``doelen.speling.<goal>``. Only what differs from the policy becomes a change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.datastructures import FormData

from uitstroommatch.desk.models import BeleidRij, Beleidsaanpassing
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch_api.pages.forms import zin

if TYPE_CHECKING:
    from uitstroommatch.explain.wording.policy import Beleidstekst

VOLGORDE = "doelen.volgorde"
SCHUIF = "schuif"
_ZACHT = "regel:"
_GROOTSTE = 1_000_000_000


def velden(form: FormData) -> dict[str, Any]:
    """Return what was typed, by name of field; several values of one name as a tuple."""
    alles: dict[str, Any] = {}
    for naam in form:
        waarden = tuple(str(een).strip() for een in form.getlist(naam))
        alles[naam] = waarden[0] if len(waarden) == 1 else waarden
    return alles


def volgorde(form: FormData) -> tuple[str, ...]:
    """Return the goals in the order of the form."""
    return tuple(dict.fromkeys(str(een) for een in form.getlist(VOLGORDE)))


def verschuiving(form: FormData) -> tuple[str, str] | None:
    """Return how a goal is moved, and which, when a button for that was pressed."""
    hoe, _, doel = str(form.get(SCHUIF, "")).partition(" ")
    return (hoe, doel) if doel else None


def verschoven(form: FormData, hoe: str, doel: str) -> tuple[str, ...]:
    """Return the order with one goal moved: ``op``, ``neer``, ``weg`` or ``erbij``."""
    nu = list(volgorde(form))
    if hoe == "erbij" and doel not in nu:
        nu.append(doel)
    elif hoe == "weg" and doel in nu and len(nu) > 1:
        nu.remove(doel)
    elif hoe in ("op", "neer") and doel in nu:
        plek = nu.index(doel)
        daar = max(0, plek - 1) if hoe == "op" else min(len(nu) - 1, plek + 1)
        nu.insert(daar, nu.pop(plek))
    return tuple(nu)


def aanpassing(form: FormData, rij: BeleidRij, tekst: Beleidstekst) -> Beleidsaanpassing:
    """Return what differs from the policy.

    Raises:
        InvoerFout: the slack of a goal is no number.
    """
    modi = {
        regel.id: gekozen
        for regel in tekst.regels
        if (gekozen := str(form.get(f"regels.{regel.id}.modus", regel.modus))) != regel.modus
    }
    naam = str(form.get("beleid.naam", rij.naam)).strip()
    return Beleidsaanpassing(
        parameters=_parameters(form, tekst),
        modi=modi,
        volgorde=_volgorde(form, tekst, modi),
        speling=_speling(form, tekst),
        naam=naam if naam != rij.naam else None,
    )


def fouten(fout: InvoerFout) -> dict[str, str]:
    """Return the faults by field; several of one field together."""
    gevonden: dict[str, str] = {}
    for een in fout.fouten:
        tekst = zin(een.wat, een.toegestaan)
        gevonden[een.kolom] = f"{gevonden[een.kolom]} {tekst}" if een.kolom in gevonden else tekst
    return gevonden


def namen(tekst: Beleidstekst) -> dict[str, str]:
    """Return what each field is called, in a list of faults."""
    bij_regel = {een.sleutel: f"{regel.titel}, {een.naam}" for regel in tekst.regels for een in regel.parameters}
    return {
        "beleid.naam": "Naam",
        **{een.sleutel: een.naam.capitalize() for een in tekst.kop.parameters},
        **bij_regel,
        **{f"regels.{regel.id}.modus": f"{regel.titel}, werking" for regel in tekst.regels},
        **{norm.parameter.sleutel: f"Huurnorm van {norm.jaar}, {norm.naam}" for norm in tekst.normen},
        **{f"doelen.speling.{doel.id}": f"{doel.titel}, speling" for doel in tekst.doelen},
    }


def _parameters(form: FormData, tekst: Beleidstekst) -> dict[str, str]:
    anders = {}
    for een in tekst.parameters:
        if een.soort == "lijst" and een.opties:
            if f"{een.sleutel}.gevraagd" not in form:
                continue
            gekozen = {str(waarde) for waarde in form.getlist(een.sleutel)}
            nieuw = "|".join(optie for optie in een.opties if optie in gekozen)
            oud = "|".join(optie for optie in een.opties if optie in een.waarde.split("|"))
        elif een.sleutel in form:
            nieuw, oud = str(form[een.sleutel]).strip(), een.waarde
        else:
            continue
        if nieuw != oud:
            anders[een.sleutel] = nieuw
    return anders


def _volgorde(form: FormData, tekst: Beleidstekst, modi: dict[str, str]) -> tuple[str, ...] | None:
    """Return the order when it differs; a rule that is soft from now on comes last, one that no longer is goes."""
    nu, gekozen = tuple(doel.id for doel in tekst.doelen), volgorde(form)
    if not gekozen or gekozen == nu:
        return None
    weg = {f"{_ZACHT}{regel}" for regel, modus in modi.items() if modus != "zacht"}
    erbij = [f"{_ZACHT}{regel}" for regel, modus in modi.items() if modus == "zacht"]
    return (*(doel for doel in gekozen if doel not in weg), *(doel for doel in erbij if doel not in gekozen))


def _speling(form: FormData, tekst: Beleidstekst) -> dict[str, int]:
    anders, mis = {}, []
    for doel in (*tekst.doelen, *tekst.niet_nagestreefd):
        sleutel = f"doelen.speling.{doel.id}"
        getypt = str(form.get(sleutel, doel.speling)).strip() or "0"
        if not (getypt.isascii() and getypt.isdigit() and int(getypt) <= _GROOTSTE):
            mis.append(Fout("beleid.toml", 0, sleutel, "is geen geheel getal", "0 of meer", getypt[:60]))
        elif int(getypt) != doel.speling:
            anders[doel.id] = int(getypt)
    if mis:
        raise InvoerFout(mis)
    return anders
