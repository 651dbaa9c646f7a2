"""``besluiten.csv``: what people decided about a pair of client and home."""

from __future__ import annotations

from typing import ClassVar

from uitstroommatch.domain.enums import EenContractvorm, EenUitspraak
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.units import Sleutel, Tekst


class Besluit(Rij):
    """vast: this placement stands. afgewezen: this pair must not come back.

    The same decision twice counts once, so the file has no key of its own. ``contractvorm`` is only read for vast.
    """

    BESTAND: ClassVar[str] = "besluiten"
    SLEUTEL: ClassVar[tuple[str, ...]] = ()

    client_sleutel: Sleutel
    woning_id: Sleutel
    contractvorm: EenContractvorm | None = None
    besluit: EenUitspraak
    reden: Tekst | None = None
