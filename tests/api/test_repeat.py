"""A request with a key is done once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from tests.api.nep import SLEUTEL, klant, nep_app
from uitstroommatch.desk.models import Versie
from uitstroommatch.errors import Conflict

PAD = "/api/v1/dossiers"
KOP = {**SLEUTEL, "Idempotency-Key": "overleg-maart"}


class Teller:
    """Makes a version, and counts how often."""

    def __init__(self) -> None:
        self.keren = 0

    def __call__(self, _asker: Any, naam: str, _bestanden: Any) -> Versie:
        self.keren += 1
        leeg = {"beleid_id": None, "sha256": None, "aantallen": None, "waarschuwingen": None, "bestanden": None}
        wanneer = datetime.now(UTC)
        return Versie(id=uuid4(), dossier_id=uuid4(), dossier_naam=naam, nummer=1, gemaakt_op=wanneer, **leeg)


def _vraag(app: Any, naam: str = "Maart", koppen: Any = KOP):
    return klant(app, koppen).post(PAD, data={"naam": naam}, files=[("bestanden", ("clienten.csv", b"a"))])


def test_the_same_request_gets_the_same_answer_and_is_not_done_again() -> None:
    maak = Teller()
    app = nep_app(dossiers__voeg_toe=maak)
    eerst, nog_eens = _vraag(app), _vraag(app)  # each with a boundary of its own
    assert maak.keren == 1
    assert (eerst.status_code, nog_eens.status_code) == (201, 201)
    assert eerst.json() == nog_eens.json()
    assert eerst.headers["location"] == nog_eens.headers["location"]
    assert "idempotency-replayed" not in eerst.headers
    assert nog_eens.headers["idempotency-replayed"] == "true"


def test_without_a_key_it_is_done_each_time() -> None:
    maak = Teller()
    app = nep_app(dossiers__voeg_toe=maak)
    assert [_vraag(app, koppen=SLEUTEL).status_code for _ in range(2)] == [201, 201]
    assert maak.keren == 2


def test_another_request_has_another_fingerprint() -> None:
    app = nep_app(dossiers__voeg_toe=Teller())
    _vraag(app)
    ((verzoek, *_),) = app.state.desk.herhalingen.rijen.values()
    app.state.desk.herhalingen.rijen.clear()
    _vraag(app, "April")
    ((ander, *_),) = app.state.desk.herhalingen.rijen.values()
    assert verzoek != ander


def test_a_refused_request_frees_its_key() -> None:
    def nee(*_: Any) -> None:
        raise Conflict("er is al een dossier met deze naam")

    app = nep_app(dossiers__voeg_toe=nee)
    assert _vraag(app).status_code == 409
    assert app.state.desk.herhalingen.rijen == {}


def test_a_key_stays_taken_when_it_is_not_known_what_was_done() -> None:
    def stuk(*_: Any) -> None:
        raise RuntimeError("halverwege")

    app = nep_app(dossiers__voeg_toe=stuk)
    assert _vraag(app).status_code == 500
    assert len(app.state.desk.herhalingen.rijen) == 1


@pytest.mark.parametrize("sleutel", ["", "x" * 201])
def test_a_key_has_a_length(sleutel: str) -> None:
    app = nep_app(dossiers__voeg_toe=Teller())
    assert _vraag(app, koppen={**SLEUTEL, "Idempotency-Key": sleutel}).status_code == 422
    assert app.state.desk.herhalingen.rijen == {}
