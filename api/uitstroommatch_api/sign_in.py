"""Signing in on one machine: a link that works once, and passwords that cannot be guessed at leisure."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections.abc import Callable

from anyio import CapacityLimiter, to_thread
from fastapi import Request

from uitstroommatch.desk.access import Asker, Rol
from uitstroommatch.desk.desk import Desk
from uitstroommatch.desk.models import Bereik
from uitstroommatch_api.asking import WIE
from uitstroommatch_api.errors import Weigering

LOKAAL = "lokaal"
EENMALIG = "/aanmelden/eenmalig"
_ALLES = tuple(Rol(naam) for naam in ("regisseur", "beheerder", "auditor"))


def meld_aan(request: Request, asker: Asker) -> None:
    """Begin a new session; nothing of an earlier one is kept."""
    request.session.clear()
    request.session[WIE] = asker.account_id


def deze_machine(desk: Desk) -> Asker:
    """Return who sits at this machine: the whole region, and everything that has to be set up."""
    bereik = Bereik(hele_regio=True)
    return desk.accounts.van_oidc(LOKAAL, "deze-machine", "Deze machine", _ALLES, bereik)


class Link:
    """The link that works once. When it was used the next one is told, to who reads the screen of the service."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._key = ""
        self._base = ""

    def open(self, base: str) -> None:
        """Tell the first link, now that the address is known."""
        self._base = base
        self._renew()

    def use(self, key: str) -> bool:
        """Say whether this is the key, once."""
        with self._lock:
            if not self._key or not hmac.compare_digest(self._key.encode(), key.encode()):
                return False
            self._renew()
            return True

    def _renew(self) -> None:
        self._key = secrets.token_urlsafe(32)
        self._tell(f"{self._base}{EENMALIG}?sleutel={self._key}")


class Attempts:
    """Failed passwords: after a few from one place for one account, that place has to wait.

    A password is also costly to check, in memory as in time, so only two are checked at once; who waits for that holds
    up nobody else.
    """

    def __init__(self, *, most: int = 5, seconds: float = 300.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._lock, self._two = threading.Lock(), CapacityLimiter(2)
        self._failed: dict[tuple[str, str], list[float]] = {}

    async def sign_in(self, desk: Desk, plek: str, naam: str, wachtwoord: str) -> Asker | None:
        """Sign in with a password, beside the threads that answer everyone else."""
        return await to_thread.run_sync(self.check, desk, plek, naam, wachtwoord, limiter=self._two)

    def check(self, desk: Desk, plek: str, naam: str, wachtwoord: str) -> Asker | None:
        """Sign in with a password, unless it failed too often.

        Raises:
            Weigering: too often; the answer says when to try again.
        """
        self._may_try((plek, naam))
        asker = desk.accounts.met_wachtwoord(naam, wachtwoord)
        if asker is None:
            self._note((plek, naam))
        return asker

    def _may_try(self, wie: tuple[str, str]) -> None:
        with self._lock:
            begin = self._clock() - self._seconds
            self._failed = {een: keren for een, keren in self._failed.items() if keren[-1] > begin}
            recent = [keer for keer in self._failed.get(wie, ()) if keer > begin]
            if len(recent) < self._most:
                return
            wacht = int(recent[0] - begin) + 1
        detail = f"Dit is te vaak mislukt. Probeer het over {wacht} seconden opnieuw."
        raise Weigering(429, detail, {"Retry-After": str(wacht)})

    def _note(self, wie: tuple[str, str]) -> None:
        with self._lock:
            self._failed.setdefault(wie, []).append(self._clock())
