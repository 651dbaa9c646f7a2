"""Everything on one machine: the database, the API and a worker, started and stopped together.

The database comes last to stop and first to start. What was begun when the service is killed is found again at the next
start: the embedded server outlives it, and the queue rescues the work.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import structlog
import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr

from uitstroommatch.desk.desk import Desk
from uitstroommatch.desk.models import Blad
from uitstroommatch.errors import DienstFout
from uitstroommatch.jobs.engine import Jobs, werk
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded, standaardmap
from uitstroommatch_api import logs
from uitstroommatch_api.app import create_app
from uitstroommatch_api.patience import Patience
from uitstroommatch_api.settings import Settings
from uitstroommatch_api.sign_in import Link, deze_machine

Tell = Callable[[str], None]
Awake = Callable[[threading.Event], None]
GRACE = 5
"""Seconds for requests that are under way when the service stops."""
MOST = 400
"""Connections at once; more are told to come back."""
_log = structlog.get_logger("uitstroommatch.api")


def serveer(settings: Settings, *, tell: Tell, werker: bool = True, voorbeeld: Path | None = None) -> None:
    """Start everything, and stay until SIGTERM or Ctrl-C.

    Raises:
        DienstFout: the folder or the address is in use, or the database is out of reach.
    """
    logs.configure()
    with _until_a_signal(), _listening(settings) as sock, database(settings) as (url, awake), opened(url) as store:
        desk = Desk(store, Jobs(store), drempel=settings.drempel)
        if voorbeeld is not None:
            laad_voorbeeld(desk, voorbeeld, tell)
        link = None if settings.oidc else Link(tell)
        app = create_app(with_secret(settings), desk, link=link)
        with _beside(awake), _beside(_worker(store) if werker else None):
            _announce(settings, sock, link, tell)
            _Server(app).run(sockets=[sock])
    tell("De dienst is gestopt.")


@contextlib.contextmanager
def database(settings: Settings, *, shared: bool = False) -> Iterator[tuple[str, Awake | None]]:
    """Give the address of the database; with an embedded one comes what keeps it awake.

    ``shared``: a server that belongs to a running service is used as it is.
    """
    if settings.database is not None:
        yield settings.database.get_secret_value(), None
        return
    server = Embedded(settings.map or standaardmap())
    try:
        url = server.start()
    except DienstFout:
        if not shared or not server.leeft():
            raise
        url = server.url()
    try:
        yield url, server.bewaak
    finally:
        server.stop()  # nothing, when it is another's


@contextlib.contextmanager
def opened(url: str) -> Iterator[Store]:
    """Open the database, up to date."""
    store = Store(url)
    try:
        store.migrate()
        yield store
    finally:
        store.close()


def with_secret(settings: Settings) -> Settings:
    """Return the settings with the key of the sessions: the one given, or one that is kept in the folder."""
    if settings.geheim is not None:
        return settings
    pad = (settings.map or standaardmap()) / "sessies.sleutel"
    pad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not pad.exists():
        # Written beside and put in its place, so that half a key is never read.
        nieuw = pad.with_suffix(f".{os.getpid()}")
        nieuw.touch(mode=0o600)
        nieuw.write_text(secrets.token_urlsafe(48))
        nieuw.replace(pad)
    return settings.model_copy(update={"geheim": SecretStr(pad.read_text().strip())})


def laad_voorbeeld(desk: Desk, map_: Path, tell: Tell) -> None:
    """Add a dossier to a service that has none yet."""
    asker = deze_machine(desk)
    if desk.dossiers.lijst(asker, Blad(grootte=1)).totaal:
        return
    versie = desk.dossiers.voeg_toe(asker, map_.name, {pad.name: pad.read_bytes() for pad in map_.iterdir()})
    if versie.beleid_id is not None:
        desk.beleid.keur_goed(asker, versie.beleid_id)
    tell(f"Het dossier {versie.dossier_naam} is geladen.")


# --- the server --------------------------------------------------------------------------------------------------


class _Server(uvicorn.Server):
    """Uvicorn, with patience for slow clients but not for ever, and no line of its own about who asked what."""

    def __init__(self, app: FastAPI) -> None:
        self._stopt: threading.Event = app.state.stopt
        config = uvicorn.Config(
            app,
            http=Patience,
            ws="none",
            lifespan="off",
            access_log=False,
            log_level="warning",
            server_header=False,
            limit_concurrency=MOST,
            timeout_graceful_shutdown=GRACE,
        )
        super().__init__(config)

    def handle_exit(self, sig: int, frame: object) -> None:
        """Let those who follow a proposal go, so that they do not hold up the end."""
        self._stopt.set()
        super().handle_exit(sig, frame)  # type: ignore[arg-type]


@contextlib.contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    """Take the address before anything else is started."""
    soort = socket.AF_INET6 if ":" in settings.adres else socket.AF_INET
    try:
        sock = socket.create_server((settings.adres, settings.poort), family=soort, backlog=256)
    except OSError as fout:
        plek = f"{settings.adres}, poort {settings.poort}"
        raise DienstFout(f"Op {plek} kan niet worden geluisterd ({fout.strerror}). Kies een andere poort.") from None
    # Those who are let in inherit it. Without it a short answer waits 40 ms for an acknowledgement; asyncio only sets
    # it on sockets that name their protocol, and this one does not.
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with contextlib.closing(sock):
        yield sock


class _Stop(BaseException):
    """A signal asked to stop."""


@contextlib.contextmanager
def _until_a_signal() -> Iterator[None]:
    """End the block in an orderly way at the first signal; later ones do not disturb the end.

    Uvicorn has handlers of its own while it serves, and raises the signal again when it has stopped.
    """
    before = {nummer: signal.getsignal(nummer) for nummer in (signal.SIGINT, signal.SIGTERM)}

    def stop(*_: object) -> None:
        for nummer in before:
            signal.signal(nummer, signal.SIG_IGN)
        raise _Stop

    for nummer in before:
        signal.signal(nummer, stop)
    try:
        yield
    except _Stop:
        pass
    finally:
        for nummer, handler in before.items():
            signal.signal(nummer, handler)


def _announce(settings: Settings, sock: socket.socket, link: Link | None, tell: Tell) -> None:
    naam = f"[{settings.adres}]" if ":" in settings.adres else settings.adres
    adres = settings.url or f"http://{naam}:{sock.getsockname()[1]}"
    tell(f"De dienst luistert op {adres} (stoppen met Ctrl-C).")
    if link is not None:
        tell("Aanmelden op deze machine kan met deze link; die werkt een keer:")
        link.open(adres)


# --- what runs beside it -----------------------------------------------------------------------------------------


@contextlib.contextmanager
def _beside(what: Callable[[threading.Event], None] | None) -> Iterator[None]:
    """Run something in a thread until the block ends."""
    stop = threading.Event()
    thread = None if what is None else threading.Thread(target=what, args=(stop,), daemon=True)
    if thread is not None:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        if thread is not None:
            thread.join(timeout=30)


def _worker(store: Store) -> Callable[[threading.Event], None]:
    def work(stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                werk(store, slots=1, stop=stop)
            except Exception as exc:  # the database may be away for a while; the work is still there after it
                _log.error("werker", soort=type(exc).__qualname__)
                stop.wait(5)

    return work
