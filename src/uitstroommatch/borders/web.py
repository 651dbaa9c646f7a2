"""One question at a time over the web, politely: bounded in size, time and tries. The only file that uses a network."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from ipaddress import ip_address
from typing import Self, TypeVar

import httpx2

from uitstroommatch.errors import BronFout
from uitstroommatch.io.wording import printable

T = TypeVar("T")
Wacht = Callable[[float, str], None]

POGINGEN = 5
LANGSTE_WACHT = 60.0  # seconds that a service may ask for; more is better tried another day
TIJD = 30.0  # seconds without a byte
LANGSTE_ANTWOORD = 180.0  # seconds for one answer, however it drips
GROOTSTE_ANTWOORD = 100 * 1024**2  # 200 buurten with all their figures are a tenth of this
GROOTSTE_GEHEEL = 500 * 1024**2

MET_EEN_BESTAND = (
    "Zonder netwerk kan het ook: haal de wijk- en buurtkaart (GeoPackage) elders op, en lees haar met "
    "'uitstroommatch gebieden lezen'."
)
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})


def wacht_stil(seconden: float, _: str) -> None:
    """Wait without a word."""
    time.sleep(seconden)


class NogEens(Exception):
    """An answer that may be better the next time; the text says in Dutch what was wrong."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What came back. ``stelsel`` is the header ``Content-Crs``, ``datum`` the day of the header ``Date``."""

    inhoud: bytes
    stelsel: str
    datum: str | None


class Web:
    """A connection to one service. ``wacht`` gets the seconds between two tries, and why."""

    def __init__(self, adres: str, wacht: Wacht) -> None:
        self._begin = _controleer(adres)
        self._wacht = wacht
        self._over = GROOTSTE_GEHEEL
        koppen = {"User-Agent": f"uitstroommatch/{version('uitstroommatch')}", "Accept": "application/geo+json"}
        # A proxy of the organisation is for the world outside, not for this machine.
        self._client = httpx2.Client(headers=koppen, timeout=TIJD, trust_env=not _eigen_machine(self._begin.host))

    @property
    def _dienst(self) -> str:
        return str(self._begin.host)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def vraag(self, adres: str, lees: Callable[[Antwoord], T]) -> T:
        """Return what ``lees`` makes of an answer; asks again when it raises :class:`NogEens`, or nothing usable came.

        Raises:
            BronFout: the service refuses, or does not give a good answer within :data:`POGINGEN` tries.
        """
        self._controleer_zelfde(adres)
        reden = ""
        for poging in range(POGINGEN):
            try:
                return lees(self._haal(adres))
            except (NogEens, _Wacht, httpx2.HTTPError) as exc:
                reden, wacht = _reden(exc), max(getattr(exc, "seconden", None) or 0.0, 2.0**poging)
            if wacht > LANGSTE_WACHT:
                raise BronFout(f"{self._dienst}: {reden}, en vraagt {wacht:.0f} seconden te wachten. Probeer later.")
            if poging < POGINGEN - 1:
                self._wacht(wacht, f"{self._dienst}: {reden}")
        raise BronFout(f"{self._dienst}: {reden}, ook niet na {POGINGEN} pogingen. {MET_EEN_BESTAND}")

    def _controleer_zelfde(self, adres: str) -> None:
        """Refuse to be sent to another machine: the next page lies where the first was."""
        ander = _ontleed(adres)
        if (ander.scheme, ander.host, ander.port) != (self._begin.scheme, self._begin.host, self._begin.port):
            raise BronFout(f"{self._dienst}: verwijst naar een andere dienst ({printable(str(ander))}).")

    def _haal(self, adres: str) -> Antwoord:
        einde = time.monotonic() + LANGSTE_ANTWOORD
        with self._client.stream("GET", adres) as antwoord:
            self._beoordeel(antwoord)
            delen, grootte = [], 0
            for deel in antwoord.iter_bytes():
                grootte += len(deel)
                if grootte > min(GROOTSTE_ANTWOORD, self._over):
                    raise BronFout(f"{self._dienst}: het antwoord is te groot. {MET_EEN_BESTAND}")
                if time.monotonic() > einde:
                    raise NogEens("het antwoord komt te langzaam binnen")
                delen.append(deel)
            self._over -= grootte
            stelsel = antwoord.headers.get("content-crs", "").strip("<> ")
            return Antwoord(b"".join(delen), stelsel, _datum(antwoord.headers.get("date")))

    def _beoordeel(self, antwoord: httpx2.Response) -> None:
        if antwoord.status_code in _LATER:
            raise _Wacht(antwoord)
        if antwoord.is_redirect:
            naar = printable(antwoord.headers.get("location", "een ander adres"))
            raise BronFout(f"{self._dienst}: de kaart is verhuisd naar {naar}. Geef het nieuwe adres met --bron.")
        if antwoord.status_code != httpx2.codes.OK:
            raise Geweigerd(self._dienst, antwoord.status_code)


class Geweigerd(BronFout):
    """The service answered with a refusal. ``status`` is the HTTP status."""

    def __init__(self, dienst: str, status: int) -> None:
        super().__init__(f"{dienst}: de dienst weigert de vraag (HTTP {status}). {MET_EEN_BESTAND}")
        self.status = status


def _reden(exc: Exception) -> str:
    """Say why an answer was not good."""
    if isinstance(exc, NogEens | _Wacht):
        return str(exc)
    if isinstance(exc, httpx2.TimeoutException):
        return f"er komt geen antwoord binnen {TIJD:.0f} seconden"
    if isinstance(exc, httpx2.RemoteProtocolError | httpx2.DecodingError):
        return "het antwoord is niet af of beschadigd"
    return "er is geen verbinding mogelijk"


class _Wacht(Exception):
    """The service asks for patience; ``seconden`` when it says how much."""

    def __init__(self, antwoord: httpx2.Response) -> None:
        status = antwoord.status_code
        vol = status == httpx2.codes.TOO_MANY_REQUESTS
        super().__init__("de dienst heeft het te druk" if vol else f"de dienst heeft een storing (HTTP {status})")
        self.seconden = _wachttijd(antwoord.headers.get("retry-after", ""), antwoord.headers.get("date", ""))


def _wachttijd(retry_after: str, nu: str) -> float | None:
    """Return the seconds of ``Retry-After``, which is a number or a moment; the service itself says what time it is."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return (parsedate_to_datetime(retry_after) - parsedate_to_datetime(nu)).total_seconds()
    except (TypeError, ValueError):
        return None


def _datum(kop: str | None) -> str | None:
    try:
        return parsedate_to_datetime(kop or "").date().isoformat()
    except ValueError:
        return None


def _ontleed(adres: str) -> httpx2.URL:
    try:
        return httpx2.URL(adres)
    except httpx2.InvalidURL:
        return httpx2.URL("")


def _controleer(adres: str) -> httpx2.URL:
    url = _ontleed(adres)
    veilig = url.scheme == "https" or (url.scheme == "http" and _eigen_machine(url.host))
    if not veilig or not url.host or url.userinfo:
        raise BronFout(f"{printable(adres)}: is geen veilig adres. Gebruik een adres dat met https:// begint.")
    return url


def _eigen_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
