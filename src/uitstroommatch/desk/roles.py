"""Roles with their scope. A role without the scope it needs is refused: nothing that is missing means everything."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from uitstroommatch.desk.access import Asker, Rol
from uitstroommatch.desk.models import Bereik
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.store.tables import Account

_GEMEENTE = re.compile(r"GM\d{4}", re.ASCII)


def gronden(rollen: Collection[str], bereik: Bereik) -> dict[str, Any]:
    """Return roles and scope as columns of an account; scope without its role is left out.

    Raises:
        InvoerFout: there is no role, an unknown one, or one without its scope.
    """
    gekozen = set(rollen)
    fouten = [
        Fout("account", 0, "rollen", "is geen bekende rol", ", ".join(Rol), str(rol)[:60])
        for rol in sorted(gekozen - set(Rol))
    ]
    if not gekozen:
        fouten.append(Fout("account", 0, "rollen", "ontbreekt", f"minstens een van {', '.join(Rol)}"))
    if Rol.REGISSEUR in gekozen and bool(bereik.gemeenten) == bereik.hele_regio:
        wat = "zegt niet welke gemeenten" if not bereik.hele_regio else "noemt gemeenten naast de hele regio"
        fouten.append(Fout("account", 0, "bereik", f"{wat}; dat hoort bij een regisseur", "hele_regio, of gemeenten"))
    fouten += [
        Fout("account", 0, "gemeenten", "is geen gemeentecode", "een CBS-code als GM0150", str(code)[:60])
        for code in bereik.gemeenten
        if not _GEMEENTE.fullmatch(code)
    ]
    for rol, waarde in ((Rol.AANBIEDER, bereik.aanbieder), (Rol.CORPORATIE, bereik.corporatie)):
        if rol in gekozen and not (waarde or "").strip():
            hoe = f"de naam van de {rol}, zoals in het dossier"
            fouten.append(Fout("account", 0, rol.value, f"ontbreekt bij de rol {rol}", hoe))
    if fouten:
        raise InvoerFout(fouten)
    return {
        "rollen": sorted(gekozen),
        "gemeenten": sorted(set(bereik.gemeenten)) if Rol.REGISSEUR in gekozen else [],
        "aanbieder": (bereik.aanbieder or "").strip() if Rol.AANBIEDER in gekozen else None,
        "corporatie": (bereik.corporatie or "").strip() if Rol.CORPORATIE in gekozen else None,
    }


def als_bereik(account: Account) -> Bereik:
    """Return the scope of an account as it was given."""
    return Bereik(
        hele_regio=Rol.REGISSEUR in account.rollen and not account.gemeenten,
        gemeenten=tuple(account.gemeenten),
        aanbieder=account.aanbieder,
        corporatie=account.corporatie,
    )


def als_asker(account: Account | None) -> Asker | None:
    """Return who an account is; nobody when it is gone or switched off."""
    if account is None or not account.actief:
        return None
    return Asker(
        account_id=account.id,
        naam=account.naam,
        rollen=frozenset(Rol(rol) for rol in account.rollen),
        gemeenten=frozenset(account.gemeenten),
        aanbieder=account.aanbieder,
        corporatie=account.corporatie,
    )
