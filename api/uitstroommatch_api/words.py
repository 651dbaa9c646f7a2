"""The small parts that requests are made of: text without what a database refuses, ids, pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path, Query
from pydantic import BaseModel, ConfigDict, StringConstraints

from uitstroommatch.desk.models import Blad

_REGEL = r"^[^\x00-\x1f\x7f]*$"
_VERHAAL = r"^[^\x00]*$"

Sleutel = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=_REGEL)]
"""A key of a client or a home."""
Regel = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_REGEL)]
"""One line of text."""
Verhaal = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=_VERHAAL)]
"""Some lines of text."""
Wachtwoord = Annotated[str, StringConstraints(min_length=12, max_length=200, pattern=_VERHAAL)]

Bestandsnaam = Annotated[str, Path(min_length=1, max_length=100, pattern=r"^[\w. -]+$", examples=["clienten.csv"])]
"""The name of a file, which is never a path."""
Zoekregel = Annotated[str | None, Query(min_length=1, max_length=300, pattern=_REGEL)]


class Vraag(BaseModel):
    """Root of what a request may bring; a word too many is a fault and not ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def _blad(
    grootte: Annotated[int, Query(ge=1, le=500, description="Hooguit zoveel regels.")] = 50,
    na: Annotated[
        str | None, Query(max_length=1000, pattern=_REGEL, description="`volgende` van de bladzijde ervoor.")
    ] = None,
) -> Blad:
    return Blad(grootte=grootte, na=na)


Bladvraag = Annotated[Blad, Depends(_blad)]
"""Which page is asked for."""
