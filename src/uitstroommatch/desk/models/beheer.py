"""The trail, accounts and tokens."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from uitstroommatch.desk.models.model import Model


class SpoorRij(Model):
    """An entry of the trail; ``hash`` covers it and the entry before."""

    nummer: int
    op: datetime
    wie: str
    handeling: str
    object: str
    gegevens: dict[str, Any]
    vorige: str
    hash: str


class Spoorcontrole(Model):
    """Whether the trail is whole, and what is wrong when it is not."""

    heel: bool
    regels: int
    gebreken: tuple[str, ...]


class AccountRij(Model):
    """An account, without anything secret."""

    id: str
    naam: str
    rollen: tuple[str, ...]
    hele_regio: bool
    gemeenten: tuple[str, ...]
    aanbieder: str | None
    corporatie: str | None
    actief: bool
    met_wachtwoord: bool | None
    gemaakt_op: datetime


class TokenRij(Model):
    """A token, without the token."""

    id: UUID
    account_id: str
    omschrijving: str
    gemaakt_op: datetime
    geldig_tot: datetime | None
    ingetrokken_op: datetime | None


class NieuwToken(Model):
    """A token that was made; ``token`` is shown this once."""

    rij: TokenRij
    token: str


class Bereik(Model):
    """Whose rows an account is about. An officer is for the whole region only when that is said."""

    hele_regio: bool = False
    gemeenten: tuple[str, ...] = ()
    aanbieder: str | None = None
    corporatie: str | None = None
