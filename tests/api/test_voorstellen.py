"""Following a proposal, and keeping what was fetched."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.api.nep import SLEUTEL, klant, nep_app
from uitstroommatch.desk.models import VoorstelStand
from uitstroommatch.errors import NietGevonden
from uitstroommatch_api.routes import gebeurtenissen

ID = uuid4()


def _stand(stand: str, **meer: Any) -> VoorstelStand:
    leeg = dict.fromkeys(VoorstelStand.model_fields)
    vast = {
        "id": ID, "dossier_id": ID, "versie_id": ID, "beleid_id": ID, "beleid_naam": "b", "beleid_goedgekeurd": True,
        "peildatum": date(2026, 1, 1), "zaad": 0, "aangevraagd_op": datetime(2026, 1, 1, tzinfo=UTC),
        "wordt_geannuleerd": False, "doelen": (), "stand": stand,
    }  # fmt: skip
    return VoorstelStand(**{**leeg, **vast, **meer})


def _volg(standen: list[VoorstelStand], monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    monkeypatch.setattr(gebeurtenissen, "EVERY", 0.01)
    komt = iter(standen)
    app = nep_app(voorstellen__haal=lambda *_, **__: next(komt))
    antwoord = klant(app, SLEUTEL).get(f"/api/v1/voorstellen/{ID}/gebeurtenissen")
    assert antwoord.status_code == 200
    assert antwoord.headers["content-type"].startswith("text/event-stream")
    regels = [regel for regel in antwoord.text.splitlines() if regel.startswith(("event", "data"))]
    assert set(regels[::2]) == {"event: stand"}
    return [json.loads(regel.removeprefix("data: ")) for regel in regels[1::2]]


def test_each_change_is_told_once_until_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    wacht, bezig, klaar = _stand("wacht"), _stand("bezig"), _stand("klaar", status="optimaal")
    gezien = _volg([wacht, wacht, bezig, bezig, bezig, klaar], monkeypatch)
    assert [een["stand"] for een in gezien] == ["wacht", "bezig", "klaar"]


def test_one_that_is_over_ends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [een["stand"] for een in _volg([_stand("mislukt")], monkeypatch)] == ["mislukt"]


def test_what_may_not_be_followed_is_an_ordinary_404() -> None:
    def weg(*_: Any) -> None:
        raise NietGevonden("weg")

    antwoord = klant(nep_app(voorstellen__haal=weg), SLEUTEL).get(f"/api/v1/voorstellen/{ID}/gebeurtenissen")
    assert antwoord.status_code == 404
    assert antwoord.headers["content-type"] == "application/problem+json"


def test_followers_are_let_go_when_the_service_stops() -> None:
    app = nep_app(voorstellen__haal=lambda *_, **__: _stand("wacht"))
    app.state.stopt.set()
    assert klant(app, SLEUTEL).get(f"/api/v1/voorstellen/{ID}/gebeurtenissen").text.count("event:") == 1


def test_what_a_client_has_is_not_sent_again() -> None:
    app = nep_app(voorstellen__resultaat_bytes=lambda *_: b"{}")
    bezoek = klant(app, SLEUTEL)
    eerst = bezoek.get(f"/api/v1/voorstellen/{ID}/bestand")
    assert (eerst.status_code, eerst.content) == (200, b"{}")
    assert eerst.headers["cache-control"] == "private, no-cache"
    assert eerst.headers["content-disposition"] == 'attachment; filename="voorstel.json"'
    etag = eerst.headers["etag"]
    for gevraagd, status in ((etag, 304), (f'W/{etag}, "x"', 304), ("*", 304), ('"x"', 200)):
        antwoord = bezoek.get(f"/api/v1/voorstellen/{ID}/bestand", headers={"If-None-Match": gevraagd})
        assert antwoord.status_code == status
        assert antwoord.headers["etag"] == etag


def test_the_map_may_run_its_own_scripts_and_nothing_else() -> None:
    csp = _csp("""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-x='">""")
    assert csp == "default-src 'none'; script-src 'sha256-x='; frame-ancestors 'self'; sandbox allow-scripts"
    assert _csp("<html></html>").startswith("default-src 'none'; frame-ancestors")


def _csp(pagina: str) -> str:
    return (
        klant(nep_app(kaart__haal=lambda *_, **__: pagina), SLEUTEL)
        .get(f"/api/v1/voorstellen/{ID}/kaart")
        .headers["content-security-policy"]
    )


def test_a_request_for_a_proposal_reaches_the_desk_whole() -> None:
    gezien: dict[str, Any] = {}

    def vraag_aan(_asker: Any, versie: UUID, beleid: UUID, **meer: Any) -> VoorstelStand:
        gezien.update(meer, versie=versie, beleid=beleid)
        return _stand("wacht")

    inhoud = {"versie_id": str(ID), "beleid_id": str(ID), "peildatum": "2026-02-03", "zaad": 4, "rekenwerk": 2.5}
    antwoord = klant(nep_app(voorstellen__vraag_aan=vraag_aan), SLEUTEL).post("/api/v1/voorstellen", json=inhoud)
    assert antwoord.status_code == 202
    assert antwoord.headers["location"] == f"/api/v1/voorstellen/{ID}"
    assert gezien == {
        "versie": ID, "beleid": ID, "peildatum": date(2026, 2, 3), "zaad": 4, "tijd": None, "rekenwerk": 2.5,
        "vorig_id": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    "fout", [{"zaad": -1}, {"tijd": 0}, {"tijd": 1e9}, {"rekenwerk": float("inf")}, {"onbekend": 1}, {"versie_id": "x"}]
)
def test_a_request_for_a_proposal_is_checked(fout: dict[str, Any]) -> None:
    inhoud = {"versie_id": str(ID), "beleid_id": str(ID), **fout}
    antwoord = klant(nep_app(), {**SLEUTEL, "Content-Type": "application/json"}).post(
        "/api/v1/voorstellen", content=json.dumps(inhoud)
    )
    assert antwoord.status_code == 422


def test_the_figures_count_requests_by_route_and_hold_nothing_of_anyone() -> None:
    bezoek = klant(nep_app(voorstellen__haal=lambda *_, **__: _stand("klaar")), SLEUTEL)
    bezoek.get(f"/api/v1/voorstellen/{ID}?van=iemand")
    tekst = bezoek.get("/metrics", headers={"Authorization": ""}).text
    assert (
        'uitstroommatch_verzoeken_total{methode="GET",route="/api/v1/voorstellen/{voorstel_id}",status="200"} 1.0'
        in tekst
    )
    assert "uitstroommatch_wachtend 3.0" in tekst
    assert str(ID) not in tekst
    assert "iemand" not in tekst


@pytest.mark.parametrize("klaar, status", [(True, 200), (False, 503)])
def test_the_service_says_whether_it_is_ready(klaar: bool, status: int) -> None:
    app = nep_app()
    app.state.desk.gezondheid.klaar = lambda: klaar
    bezoek = klant(app)
    assert bezoek.get("/gezondheid/klaar").status_code == status
    assert bezoek.get("/gezondheid/levend").status_code == 200
