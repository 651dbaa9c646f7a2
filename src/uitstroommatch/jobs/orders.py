"""What a child process is asked, and what it answers: plain values that go through a pipe."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from uitstroommatch import service
from uitstroommatch.domain.besluit import Besluit
from uitstroommatch.domain.gebied import Draagkracht
from uitstroommatch.domain.outcome import Deelplan, Plan
from uitstroommatch.domain.voorstel import Voorstel

# --- asked -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Invoer:
    """Everything a proposal is made of: files, policy, day, decisions and limits since, and the proposal before it."""

    bestanden: Mapping[str, bytes]
    beleid: bytes
    peildatum: date
    besluiten: tuple[Besluit, ...] = ()
    tijdelijke_grenzen: tuple[Draagkracht, ...] = ()
    vorig: bytes | None = None

    @property
    def begin(self) -> Plan:
        """The plan to start from."""
        return tuple(een.drietal for een in self._vorig().plaatsingen) if self.vorig is not None else ()

    def _vorig(self) -> Voorstel:
        return Voorstel.model_validate_json(self.vorig or b"")

    def lees(self) -> service.Opdracht:
        """Read files and policy, without the decisions since."""
        with _op_schijf(self) as map_:
            return service.lees(map_ / "dossier", beleid=map_ / service.BELEID, peildatum=self.peildatum)

    def toegepast(self, gelezen: service.Opdracht) -> service.Opdracht:
        """Return what was read with the limits and decisions since, and the previous proposal.

        A decision about a client or home that is not in this version has nothing left to bind.
        """
        begrensd, dossier = service.met_grenzen(gelezen, self.tijdelijke_grenzen), gelezen.dossier
        geldig = [
            besluit
            for besluit in self.besluiten
            if besluit.client_sleutel in dossier.client and besluit.woning_id in dossier.woning
        ]
        return service.met_besluiten(begrensd, geldig, None if self.vorig is None else self.begin)

    def opdracht(self) -> service.Opdracht:
        """Return dossier and policy exactly as the proposal is made of them."""
        return self.toegepast(self.lees())


@contextmanager
def _op_schijf(invoer: Invoer) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="uitstroommatch-") as tijdelijk:
        map_ = Path(tijdelijk)
        (map_ / "dossier").mkdir()
        (map_ / service.BELEID).write_bytes(invoer.beleid)
        for naam, inhoud in invoer.bestanden.items():
            (map_ / "dossier" / Path(naam).name).write_bytes(inhoud)
        yield map_


@dataclass(frozen=True, slots=True)
class Oplossen:
    """Make a proposal; from ``vanaf`` possible placements on it may come back in parts (``None``: when large)."""

    invoer: Invoer
    zaad: int
    tijd: float | None
    rekenwerk: float | None
    vanaf: int | None = None


@dataclass(frozen=True, slots=True)
class LosDeelOp:
    """Solve a part of a large dossier; ``delen`` is how many there are, which share the time."""

    invoer: Invoer
    clienten: tuple[str, ...]
    delen: int
    zaad: int
    tijd: float | None


@dataclass(frozen=True, slots=True)
class VoegSamen:
    """Make the proposal of the solved parts."""

    invoer: Invoer
    delen: tuple[Deelplan, ...]
    zaad: int


@dataclass(frozen=True, slots=True)
class LegUit:
    """Explain a proposal, a client in it, or a client and a home."""

    invoer: Invoer
    voorstel: bytes
    client: str | None
    woning: str | None
    zaad: int


Taak = Oplossen | LosDeelOp | VoegSamen | LegUit

# --- answered ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Berekend:
    """A proposal: ``resultaat`` is voorstel.json, ``toewijzingen`` its placements with whose they are."""

    resultaat: bytes
    status: str
    dossier_sha256: str
    samenvatting: dict[str, Any]
    toewijzingen: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Verdeeld:
    """The clients of each part that can be solved by itself."""

    delen: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Uitgelegd:
    """An explanation."""

    zinnen: tuple[str, ...]
    redenen: Any


@dataclass(frozen=True, slots=True)
class Mislukt:
    """It cannot be done, and trying again does not help; ``melding`` says why, for a person."""

    melding: str


Antwoord = Berekend | Verdeeld | Deelplan | Uitgelegd | Mislukt
