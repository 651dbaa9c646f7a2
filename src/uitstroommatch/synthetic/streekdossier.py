"""All rows of one region, apart from the decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from uitstroommatch.synthetic.rijen import (
    Aanbieder,
    Afspraak,
    Client,
    Draagkracht,
    Plaatsing,
    Woning,
)
from uitstroommatch.synthetic.streek import Streek


@dataclass(frozen=True)
class Streekdossier:
    """The rows of one region before the decisions."""

    streek: Streek
    clienten: list[Client]
    woningen: list[Woning]
    aanbieders: list[Aanbieder]
    plaatsingen: list[Plaatsing]
    afspraken: list[Afspraak]
    draagkracht: list[Draagkracht]
    peildatum: date

    @cached_property
    def wijk(self) -> dict[str, str]:
        """Wijk of every buurt."""
        return {b.code: b.ouder or "" for b in self.streek.buurten}

    def gemeente(self, woning: Woning) -> str:
        """Return the municipality of a home."""
        return self.streek.wijk_gemeente[self.wijk[woning.buurtcode]]
