"""Accounts, for the administrator."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Request, Response
from pydantic import BaseModel, Field

from uitstroommatch.desk.access import Asker, Rol
from uitstroommatch.desk.models import AccountRij, Bereik
from uitstroommatch.errors import Conflict, InvoerFout, NietGevonden
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.pages.forms import LEEG, Formulier, formulier
from uitstroommatch_api.pages.rendering import page, redirect
from uitstroommatch_api.pages.roles import ROLLEN
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Regel, Wachtwoord

ROUTES = Routes("accounts", prefix="", in_schema=False)
Beheerder = Annotated[Asker, Depends(recht("account.beheren"))]
VELDEN = {
    "id": "Aanmeldnaam",
    "naam": "Naam",
    "rollen": "Rollen",
    "bereik": "Voor wie de regisseur er is",
    "gemeenten": "Gemeenten",
    "aanbieder": "Zorgaanbieder",
    "corporatie": "Corporatie",
    "wachtwoord": "Wachtwoord",
}


class Account(BaseModel):
    """What is asked about an account."""

    naam: Regel
    rollen: Annotated[tuple[str, ...], Field(min_length=1)] = Field(default=(), validate_default=True)
    bereik: str = ""
    gemeenten: str = ""
    aanbieder: str | None = None
    corporatie: str | None = None
    wachtwoord: Wachtwoord | None = None

    @property
    def scope(self) -> Bereik:
        """Whose rows it is about."""
        codes = tuple(self.gemeenten.replace(",", " ").upper().split())
        return Bereik(
            hele_regio=self.bereik == "regio",
            gemeenten=() if self.bereik == "regio" else codes,
            aanbieder=self.aanbieder,
            corporatie=self.corporatie,
        )


class NieuwAccount(Account):
    """A new one has an id too."""

    id: Regel


Nieuw = Annotated[Formulier[NieuwAccount], Depends(formulier(NieuwAccount))]
Anders = Annotated[Formulier[Account], Depends(formulier(Account))]


@ROUTES.get("/accounts")
def lijst(asker: Beheerder, desk: Balie, request: Request) -> Response:
    """Show every account."""
    return page(request, "accounts/lijst.html", accounts=desk.accounts.lijst(asker), rollen=ROLLEN)


@ROUTES.get("/accounts/nieuw")
def nieuw(_asker: Beheerder, request: Request) -> Response:
    """Ask for a new account."""
    return _formulier(request, LEEG)


@ROUTES.post("/accounts/nieuw")
def voeg_toe(asker: Beheerder, desk: Balie, request: Request, ingevuld: Nieuw) -> Response:
    """Add an account."""
    if ingevuld.waarde is None:
        return _formulier(request, ingevuld)
    een = ingevuld.waarde
    try:
        rij = desk.accounts.voeg_toe(asker, een.id, een.naam, een.rollen, een.scope, een.wachtwoord)
    except InvoerFout as fout:
        return _formulier(request, ingevuld.met_fouten(fout))
    except Conflict as fout:
        return _formulier(request, ingevuld.met_fouten({"id": str(fout)}))
    return redirect(request, "/accounts", melding=f"Het account {rij.id} is er.")


@ROUTES.get("/accounts/wijzig/{account_id:path}")
def bekijk(asker: Beheerder, desk: Balie, request: Request, account_id: str) -> Response:
    """Show one account."""
    return _formulier(request, LEEG, _een(desk, asker, account_id))


@ROUTES.post("/accounts/wijzig/{account_id:path}")
def wijzig(asker: Beheerder, desk: Balie, request: Request, account_id: str, ingevuld: Anders) -> Response:
    """Change an account."""
    rij = _een(desk, asker, account_id)
    if ingevuld.waarde is None:
        return _formulier(request, ingevuld, rij)
    een = ingevuld.waarde
    try:
        desk.accounts.wijzig(
            asker, account_id, naam=een.naam, rollen=een.rollen, bereik=een.scope, wachtwoord=een.wachtwoord
        )
    except InvoerFout as fout:
        return _formulier(request, ingevuld.met_fouten(fout), rij)
    except Conflict as fout:
        return _formulier(request, ingevuld.met_fouten({"rollen": str(fout)}), rij)
    return redirect(request, "/accounts", melding="Het account is gewijzigd.")


@ROUTES.post("/accounts/zet/{stand}/{account_id:path}")
def zet(asker: Beheerder, desk: Balie, request: Request, stand: str, account_id: str) -> Response:
    """Switch an account on or off."""
    try:
        rij = desk.accounts.wijzig(asker, account_id, actief=stand == "aan")
    except Conflict as fout:
        return redirect(request, "/accounts", melding=str(fout), soort="fout")
    gezet = "aan" if rij.actief else "uit"
    return redirect(request, "/accounts", melding=f"Het account is {gezet}gezet.")


def _een(desk: Balie, asker: Asker, account_id: str) -> AccountRij:
    for rij in desk.accounts.lijst(asker):
        if rij.id == account_id:
            return rij
    raise NietGevonden("Dit account is er niet. Kies er een uit de lijst.")


def _formulier(request: Request, ingevuld: Formulier[Any], rij: AccountRij | None = None) -> Response:
    rollen = [(rol.value, f"{ROLLEN[rol].naam}: {ROLLEN[rol].ziet}") for rol in Rol]
    return page(request, "accounts/formulier.html", f=ingevuld, rij=rij, rollen=rollen, namen=VELDEN)
