"""The national rent norms, as a dated table with a source and a verified mark per number (``data/normen``).

The policy states its own norms; this table only serves to notice a difference, which may be a typing error.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from pydantic import BaseModel, ConfigDict, TypeAdapter

from uitstroommatch.domain.reason import woord
from uitstroommatch.domain.units import Euro
from uitstroommatch.errors import Fout
from uitstroommatch.policy.schema import Beleid, Leeftijd, Normen
from uitstroommatch.resources import data_map


class Norm(BaseModel):
    """One number: an amount in EUR per month or an age in years, where it comes from, and whether that was checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bedrag: Euro | None = None
    leeftijd: Leeftijd | None = None
    geverifieerd: bool
    bron: str
    opmerking: str | None = None

    @property
    def waarde(self) -> Decimal | int | None:
        """The amount or the age."""
        return self.leeftijd if self.bedrag is None else self.bedrag


_TABEL = TypeAdapter(dict[int, dict[str, Norm]])


@cache
def landelijke_normen() -> Mapping[int, Mapping[str, Norm]]:
    """Return the norms by year and name."""
    tekst = (data_map() / "normen" / "huurnormen.toml").read_text(encoding="utf-8")
    return _TABEL.validate_python(tomllib.loads(tekst, parse_float=Decimal)["normen"])


def verschillen(beleid: Beleid) -> list[Fout]:
    """Return a warning for each norm of the year of the reference date that differs from the national one."""
    jaar = beleid.peildatum.year
    landelijk = landelijke_normen().get(jaar, {})
    gevonden = []
    for naam in Normen.model_fields:
        eigen = getattr(beleid.normen_van_het_jaar, naam)
        norm = landelijk.get(naam)
        if norm is not None and norm.waarde != eigen:
            bron = norm.bron if norm.geverifieerd else f"{norm.bron}; nog niet nagezocht"
            wat = f"{woord(eigen)} wijkt af van de landelijke norm {woord(norm.waarde)} ({bron})"
            gevonden.append(Fout(beleid.bestand, 0, f"normen.{jaar}.{naam}", wat))
    return gevonden
