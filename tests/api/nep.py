"""A desk without a database, for what the API does by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any, cast

from fastapi import FastAPI
from starlette.testclient import TestClient

from uitstroommatch.desk.access import Asker, Rol
from uitstroommatch.desk.desk import Desk
from uitstroommatch_api.app import create_app
from uitstroommatch_api.settings import Settings
from uitstroommatch_api.sign_in import Link

ADRES = "http://127.0.0.1:8040"
EIGEN = {"Origin": ADRES}
SLEUTEL = {"Authorization": "Bearer sleutel-van-regisseur"}


def asker(*rollen: str, **bereik: Any) -> Asker:
    return Asker(account_id="-".join(rollen), naam="Proef", rollen=frozenset(map(Rol, rollen)), **bereik)


def sleutel(rol: str) -> dict[str, str]:
    return {"Authorization": f"Bearer sleutel-van-{rol}"}


class NepAccounts:
    """Everyone has the name of a role; the password is `goed wachtwoord`."""

    dicht: frozenset[str] = frozenset()

    def asker(self, account_id: str) -> Asker | None:
        return None if account_id in self.dicht else asker(*account_id.split("-"))

    def met_token(self, token: str) -> Asker | None:
        rol = token.removeprefix("sleutel-van-")
        return asker(rol) if rol != token and rol in set(Rol) else None

    def met_wachtwoord(self, naam: str, wachtwoord: str) -> Asker | None:
        return asker(naam) if naam in set(Rol) and wachtwoord == "goed wachtwoord" else None

    def van_oidc(self, uitgever: str, onderwerp: str, naam: str, rollen: Any, bereik: Any) -> Asker:
        self.gezien = (uitgever, onderwerp, naam, tuple(rollen), bereik)
        return asker(*sorted(rollen))


class NepHerhalingen:
    """As the desk does it, in memory."""

    def __init__(self) -> None:
        self.rijen: dict[tuple[str, str], tuple[str, int, dict[str, Any]]] = {}

    def begin(self, wie: Asker, naam: str, verzoek: str) -> tuple[int, dict[str, Any]] | None:
        eerder = self.rijen.get((wie.account_id, naam))
        if eerder is None:
            self.rijen[wie.account_id, naam] = (verzoek, 0, {})
            return None
        return eerder[1], eerder[2]

    def klaar(self, wie: Asker, naam: str, status: int, antwoord: dict[str, Any]) -> None:
        self.rijen[wie.account_id, naam] = (self.rijen[wie.account_id, naam][0], status, antwoord)

    def vergeet(self, wie: Asker, naam: str) -> None:
        del self.rijen[wie.account_id, naam]


def nep_desk(**verbs: Callable[..., Any]) -> Desk:
    """Return a desk with these verbs (`dossiers__lijst`) and no other."""
    bureau = SimpleNamespace(
        accounts=NepAccounts(),
        herhalingen=NepHerhalingen(),
        gezondheid=SimpleNamespace(klaar=lambda: True, wachtend=lambda: 3),
    )
    for naam, doe in verbs.items():
        resource, _, verb = naam.partition("__")
        if not hasattr(bureau, resource):
            setattr(bureau, resource, SimpleNamespace())
        setattr(getattr(bureau, resource), verb, doe)
    return cast(Desk, bureau)


def nep_app(
    settings: Mapping[str, Any] | None = None, *, link: Link | None = None, **verbs: Callable[..., Any]
) -> FastAPI:
    return create_app(Settings(**(settings or {})), nep_desk(**verbs), link=link)


def klant(app: FastAPI, koppen: Mapping[str, str] | None = None, adres: str = ADRES) -> TestClient:
    return TestClient(app, base_url=adres, headers=dict(koppen or {}), follow_redirects=False)
