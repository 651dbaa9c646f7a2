"""``voorstel.json``: the proposal, in the names of formats.md."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from uitstroommatch.domain.enums import Contractvorm, Niveau

Status = Literal["optimaal", "haalbaar", "onmogelijk", "tijd_op"]


class _Deel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BeleidVerwijzing(_Deel):
    """Which policy: its name and the sha256 of its file."""

    naam: str
    sha256: str


class Doelwaarde(_Deel):
    """How good the plan is for one goal.

    ``waarde`` is the value in the returned plan, ``optimum`` the best value found for it, ``grens`` the proven bound on
    it given the goals before it, ``bewezen`` that optimum and grens are equal.
    """

    id: str
    richting: Literal["max", "min"]
    waarde: int
    optimum: int
    grens: int
    bewezen: bool


class Toewijzing(_Deel):
    """One proposed placement. ``uitzondering`` is what an officer has to confirm, ``waarschuwingen`` what to know."""

    client_sleutel: str
    woning_id: str
    contractvorm: Contractvorm
    uitzondering: Literal["niet_uitvoerbaar"] | None = None
    waarschuwingen: tuple[str, ...] = ()

    @property
    def drietal(self) -> tuple[str, str, Contractvorm]:
        """Client, home and contract form."""
        return self.client_sleutel, self.woning_id, self.contractvorm


class Afvalreden(_Deel):
    """Why homes fall off for a client: the rule or cause, for how many homes, and that in words."""

    regel: str
    woningen: int
    tekst: str


class NietGeplaatst(_Deel):
    """A client without a home and the reasons, the widest first."""

    client_sleutel: str
    redenen: tuple[Afvalreden, ...]


class Terugleiding(_Deel):
    """A client from outside the region, to be led back to the municipality of origin."""

    client_sleutel: str
    gemeente: str


class Gebiedslast(_Deel):
    """Load points in an area: existing, by this plan, and the limit (``None``: no limit)."""

    code: str
    niveau: Niveau
    bestaand: int
    nieuw: int
    grens: int | None


class Strijdigheid(_Deel):
    """The smallest set that cannot hold together: decisions (client, home, contract form) and one limit."""

    regel: str
    groep: str
    grens: int
    nodig: int
    besluiten: tuple[Toewijzing, ...]
    tekst: str


class Voorstel(_Deel):
    """The proposal as a whole."""

    status: Status
    peildatum: date
    beleid: BeleidVerwijzing
    dossier_sha256: str
    zaad: int
    versies: dict[str, str]
    doelen: tuple[Doelwaarde, ...] = ()
    plaatsingen: tuple[Toewijzing, ...] = ()
    niet_geplaatst: tuple[NietGeplaatst, ...] = ()
    terugleiden: tuple[Terugleiding, ...] = ()
    gebieden: tuple[Gebiedslast, ...] = ()
    strijdig: tuple[Strijdigheid, ...] = Field(default=())
