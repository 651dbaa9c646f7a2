"""Accounts, for the administrator."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path
from pydantic import Field

from uitstroommatch.desk.access import Asker, Rol
from uitstroommatch.desk.models import AccountRij, Bereik
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.repeat import Eenmalig
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Regel, Vraag, Wachtwoord

ROUTES = Routes("accounts")
Beheerder = Annotated[Asker, Depends(recht("account.beheren"))]
Rollen = Annotated[frozenset[Rol], Field(examples=[["regisseur"]])]
AccountId = Annotated[str, Path(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f\x7f]+$")]


class NieuwAccount(Vraag):
    """An account of the local mode; with OIDC they come by themselves."""

    id: Regel
    naam: Regel
    rollen: Rollen
    bereik: Bereik = Bereik()
    wachtwoord: Wachtwoord | None = None


class AccountWijziging(Vraag):
    """What changes about an account; what is not named stays as it is."""

    naam: Regel | None = None
    rollen: Rollen | None = None
    bereik: Bereik | None = None
    wachtwoord: Wachtwoord | None = None
    actief: bool | None = None


@ROUTES.get("", summary="Alle accounts")
def lijst(asker: Beheerder, desk: Balie) -> tuple[AccountRij, ...]:
    """Geeft alle accounts, zonder iets geheims."""
    return desk.accounts.lijst(asker)


@ROUTES.post("", status_code=201, summary="Maak een account", responses={400: {}, 409: {}})
def voeg_toe(asker: Beheerder, desk: Balie, account: NieuwAccount, _sleutel: Eenmalig = None) -> AccountRij:
    """Maakt een account met een wachtwoord; er is nooit een wachtwoord vooraf."""
    return desk.accounts.voeg_toe(asker, account.id, account.naam, account.rollen, account.bereik, account.wachtwoord)


@ROUTES.patch("/{account_id:path}", summary="Wijzig een account", responses={400: {}, 409: {}})
def wijzig(asker: Beheerder, desk: Balie, account_id: AccountId, wijziging: AccountWijziging) -> AccountRij:
    """Wijzigt rollen, bereik, naam of wachtwoord, of sluit een account; het telt vanaf het volgende verzoek."""
    return desk.accounts.wijzig(
        asker,
        account_id,
        naam=wijziging.naam,
        rollen=wijziging.rollen,
        bereik=wijziging.bereik,
        wachtwoord=wijziging.wachtwoord,
        actief=wijziging.actief,
    )
