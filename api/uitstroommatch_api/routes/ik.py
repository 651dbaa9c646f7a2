"""Who one is here."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import AccountRij
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.routing import Routes

ROUTES = Routes("ik")


@ROUTES.get("", summary="Wie ben ik hier")
def zelf(asker: Annotated[Asker, Depends(recht("account.zelf"))], desk: Balie) -> AccountRij:
    """Geeft het eigen account, met rollen en bereik."""
    return desk.accounts.zelf(asker)
