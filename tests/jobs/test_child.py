"""A computation in a process of its own: it answers, stops when asked, and dies with whoever started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.jobs.dossier import invoer_van
from uitstroommatch import service
from uitstroommatch.domain.outcome import Voortgang
from uitstroommatch.io.export import schrijf_json
from uitstroommatch.jobs.child import Gesneuveld, Kind
from uitstroommatch.jobs.orders import Antwoord, Berekend, Mislukt, Oplossen, Taak
from uitstroommatch.resources import data_map
from uitstroommatch.synthetic import schrijf_voorbeeld

VOORBEELD = data_map() / "voorbeeld"

Begin = Callable[..., Kind]


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Start computations; none is left behind."""
    begonnen: list[Kind] = []

    def start(taak: Taak, geheugen: int | None = None, *, gestopt: bool = False) -> Kind:
        begonnen.append(Kind(taak, geheugen, gestopt=gestopt))
        return begonnen[-1]

    yield start
    for kind in begonnen:
        kind.einde()


@pytest.fixture(scope="module")
def lang(tmp_path_factory: pytest.TempPathFactory) -> Oplossen:
    """A computation that is not over before it can be stopped."""
    folder = tmp_path_factory.mktemp("lang") / "d"
    schrijf_voorbeeld(folder, 400, 3, "krap")
    return Oplossen(invoer_van(folder), zaad=1, tijd=None, rekenwerk=None)


def afgewacht(kind: Kind, seconden: float = 60.0) -> tuple[Antwoord, list[Voortgang]]:
    einde, gezien = time.monotonic() + seconden, list[Voortgang]()
    while kind.antwoord is None and time.monotonic() < einde:
        gezien += kind.wacht(0.2)
    assert kind.antwoord is not None
    return kind.antwoord, gezien


def test_it_gives_what_the_command_line_writes_with_progress_on_the_way(begin: Begin, tmp_path: Path) -> None:
    antwoord, gezien = afgewacht(begin(Oplossen(invoer_van(VOORBEELD), zaad=3, tijd=None, rekenwerk=None)))
    assert isinstance(antwoord, Berekend)
    schrijf_json(service.maak_voorstel(service.lees(VOORBEELD), zaad=3), tmp_path / "voorstel.json")
    assert antwoord.resultaat == (tmp_path / "voorstel.json").read_bytes()
    assert {stand.doel for stand in gezien} == {doel["id"] for doel in antwoord.samenvatting["doelen"]}
    assert len(antwoord.toewijzingen) == antwoord.samenvatting["geplaatst"]


def test_stopped_it_hands_in_the_best_plan_so_far(begin: Begin, lang: Oplossen) -> None:
    kind = begin(lang)
    while not list(kind.wacht(0.2)):
        assert kind.antwoord is None
    kind.stop()
    antwoord, _ = afgewacht(kind)
    assert isinstance(antwoord, Berekend)
    assert antwoord.status == "haalbaar"
    assert antwoord.toewijzingen


def test_killed_it_says_so(begin: Begin, lang: Oplossen) -> None:
    kind = begin(lang)
    assert kind.pid is not None
    os.kill(kind.pid, signal.SIGKILL)
    with pytest.raises(Gesneuveld):
        afgewacht(kind)


def test_without_enough_memory_it_says_so(begin: Begin, tmp_path: Path) -> None:
    schrijf_voorbeeld(tmp_path / "d", 600, 3, "krap")
    ruim = Oplossen(invoer_van(tmp_path / "d"), zaad=1, tijd=None, rekenwerk=None)
    antwoord, _ = afgewacht(begin(ruim, 700))
    assert isinstance(antwoord, Mislukt)
    assert "geheugen" in antwoord.melding


def test_what_is_wrong_with_the_input_is_said_without_a_name(begin: Begin) -> None:
    invoer = invoer_van(VOORBEELD)
    kapot = Oplossen(
        type(invoer)({**invoer.bestanden, "clienten.csv": b"client_sleutel\nC1\n"}, invoer.beleid, date(2031, 1, 1)),
        zaad=0,
        tijd=None,
        rekenwerk=None,
    )
    antwoord, _ = afgewacht(begin(kapot))
    assert isinstance(antwoord, Mislukt)
    assert "normen van 2031" in antwoord.melding
    assert "C1" not in antwoord.melding


OUDER = """
import sys, time
from pathlib import Path
from tests.jobs.dossier import invoer_van
from uitstroommatch.jobs.child import Kind
from uitstroommatch.jobs.orders import Oplossen

if __name__ == "__main__":
    kind = Kind(Oplossen(invoer_van(Path(sys.argv[1])), zaad=1, tijd=None, rekenwerk=None))
    while not list(kind.wacht(0.2)):
        pass
    print(kind.pid, flush=True)
    time.sleep(60)
"""


def test_it_dies_with_its_parent(tmp_path: Path) -> None:
    schrijf_voorbeeld(tmp_path / "d", 400, 3, "krap")
    (tmp_path / "ouder.py").write_text(OUDER)
    root = Path(__file__).parents[2]
    ouder = subprocess.Popen(
        [sys.executable, tmp_path / "ouder.py", tmp_path / "d"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert ouder.stdout is not None
    kind = int(ouder.stdout.readline())
    assert Path(f"/proc/{kind}").exists()
    ouder.kill()
    ouder.wait()
    ouder.stdout.close()
    einde = time.monotonic() + 20
    while Path(f"/proc/{kind}").exists() and time.monotonic() < einde:
        time.sleep(0.05)
    assert not Path(f"/proc/{kind}").exists()
