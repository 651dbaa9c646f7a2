"""Read ``beleid.toml``: every fault is named with its section and key, nothing is filled in that the file must say."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.policy.schema import Beleid, Doelen, Draagkrachtnorm, Gewicht, Kop, Normen

SECTIES = ("beleid", "normen", "regels", "gewicht", "draagkracht", "doelen")
BESTAND = "beleid.toml"
GROOTSTE = 1_000_000  # bytes; a policy of ten pages is a hundredth of this

_WAT = {
    "missing": "ontbreekt, maar is verplicht",
    "extra_forbidden": "deze sleutel bestaat niet",
    "too_short": "is leeg",
}


def lees_beleid(pad: Path, peildatum: date | None = None) -> Beleid:
    """Read and check a policy file; ``peildatum`` goes before the one in the file.

    Raises:
        InvoerFout: with every fault of the file, each with its section and key.
    """
    return lees_inhoud(_bytes(pad), pad.name, peildatum)


def lees_inhoud(inhoud: bytes, bestand: str = BESTAND, peildatum: date | None = None) -> Beleid:
    """Read and check the content of a policy file; ``bestand`` is what messages call it.

    Raises:
        InvoerFout: as :func:`lees_beleid`.
    """
    ruw = _toml(inhoud, bestand)
    if isinstance(ruw.get("beleid"), dict) and peildatum is not None:
        ruw["beleid"] = {**ruw["beleid"], "peildatum": peildatum}
    if vreemd := [
        Fout(bestand, 0, naam, "onbekende sectie", ", ".join(SECTIES)) for naam in ruw if naam not in SECTIES
    ]:
        raise InvoerFout([*vreemd, *_fouten(bestand, {k: v for k, v in ruw.items() if k in SECTIES})])
    ruw.setdefault("normen", {})
    if fouten := list(_fouten(bestand, ruw)):
        raise InvoerFout(fouten)
    sha256 = hashlib.sha256(inhoud).hexdigest()
    return Beleid.model_validate({**ruw, "sha256": sha256, "bestand": bestand})


def _bytes(pad: Path) -> bytes:
    try:
        if pad.stat().st_size > GROOTSTE:
            raise _te_groot(pad.name)
        return pad.read_bytes()
    except FileNotFoundError:
        raise InvoerFout([Fout(pad.name, 0, "", "het bestand ontbreekt", f"een beleid in {pad.name}")]) from None
    except OSError:
        raise InvoerFout([Fout(pad.name, 0, "", "het bestand is niet te lezen", "een leesbaar bestand")]) from None


def _te_groot(bestand: str) -> InvoerFout:
    return InvoerFout([Fout(bestand, 0, "", "is te groot voor een beleidsbestand", "hooguit 1 MB")])


def _toml(inhoud: bytes, bestand: str) -> dict[str, Any]:
    if len(inhoud) > GROOTSTE:
        raise _te_groot(bestand)
    try:
        return tomllib.loads(inhoud.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError:
        raise InvoerFout([Fout(bestand, 0, "", "is geen UTF-8", "een tekstbestand in UTF-8")]) from None
    except (tomllib.TOMLDecodeError, RecursionError) as fout:
        raise InvoerFout([Fout(bestand, 0, "", f"is geen geldig TOML: {fout}", "TOML 1.0")]) from None


def _fouten(bestand: str, ruw: dict[str, Any]) -> Iterator[Fout]:
    try:
        beleid = Beleid.model_validate(ruw)
    except ValidationError as gevonden:
        for een in gevonden.errors(include_url=False):
            yield als_fout(bestand, een)
        yield from _norm_van_het_jaar(bestand, ruw)
        return
    yield from _norm_van_het_jaar(bestand, {**ruw, "beleid": {"peildatum": beleid.peildatum}})


def _norm_van_het_jaar(bestand: str, ruw: dict[str, Any]) -> Iterator[Fout]:
    """Judged on the file as it stands, so that it does not wait for other faults."""
    kop, normen = ruw.get("beleid"), ruw.get("normen")
    peildatum = kop.get("peildatum") if isinstance(kop, dict) else None
    if not isinstance(peildatum, date) or not isinstance(normen, dict):
        return
    jaar = peildatum.year
    if str(jaar) not in normen:
        bekend = ", ".join(sorted(normen)) or "geen enkel jaar"
        wat = f"de normen van {jaar}, het jaar van de peildatum, ontbreken (wel aanwezig: {bekend})"
        yield Fout(bestand, 0, f"normen.{jaar}", wat, f"een tabel [normen.{jaar}] met de vijf normen")


def _sleutels(plek: Sequence[str | int]) -> Iterable[str]:
    """Return the keys that exist in the table at this place."""
    tabellen: dict[str | int, type[BaseModel]] = {
        "beleid": Kop,
        "normen": Normen,
        "gewicht": Gewicht,
        "draagkracht": Draagkrachtnorm,
        "doelen": Doelen,
    }
    return tabellen[plek[0]].model_fields if plek[0] in tabellen else SECTIES


def als_fout(bestand: str, een: Any, voor: str = "") -> Fout:
    """Turn one pydantic error about a policy table into a fault with section and key."""
    context = een.get("ctx") or {}
    if een["type"] == "extra_forbidden":
        context = {"toegestaan": ", ".join(_sleutels(een["loc"])), **context}
    delen = [voor, *(str(deel) for deel in een["loc"]), context.get("kolom", "")]
    wat = _WAT.get(een["type"]) or (
        een["msg"] if "toegestaan" in context else f"heeft niet de goede vorm ({een['type']})"
    )
    tonen = een["type"] not in ("missing", "extra_forbidden") and isinstance(een["input"], str | int | float | Decimal)
    waarde = str(een["input"])[:60] if tonen else None
    return Fout(
        bestand,
        0,
        ".".join(d for d in delen if d),
        wat,
        str(context.get("toegestaan", "zie de beschrijving van beleid.toml")),
        waarde,
    )
