"""Work from the queue to the row: once, whatever stops, stalls or is killed on the way."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select, text

from tests.jobs.dossier import leg_neer, voorstel
from tests.jobs.werker import SNEL
from uitstroommatch import service
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.io.export import schrijf_json
from uitstroommatch.jobs import inputs, queue
from uitstroommatch.jobs.engine import Jobs, werk
from uitstroommatch.jobs.orders import Berekend
from uitstroommatch.jobs.proposals import VoorstelWerk
from uitstroommatch.jobs.reproduce import maak_opnieuw
from uitstroommatch.jobs.rescue import red_verloren
from uitstroommatch.resources import data_map
from uitstroommatch.store import tables
from uitstroommatch.store.database import Store
from uitstroommatch.store.spoor import controleer
from uitstroommatch.synthetic import schrijf_voorbeeld

VOORBEELD = data_map() / "voorbeeld"


@contextmanager
def werker(store: Store, **anders: object) -> Iterator[threading.Event]:
    """A worker in a thread, gone at the end."""
    stop = threading.Event()
    velden: dict[str, object] = {"tempo": SNEL, **anders}
    draad = threading.Thread(target=lambda: werk(store, stop=stop, **velden))  # type: ignore[arg-type]
    draad.start()
    try:
        yield stop
    finally:
        stop.set()
        draad.join(60)
        assert not draad.is_alive()


def wacht_op(voorwaarde: Callable[[], object], seconden: float = 30.0) -> None:
    einde = time.monotonic() + seconden
    while not voorwaarde():
        assert time.monotonic() < einde, "it did not happen"
        time.sleep(0.05)


def rij(store: Store, id_: UUID) -> tables.Voorstel:
    with store.system() as session:
        gevonden = session.get_one(tables.Voorstel, id_)
        assert gevonden.melding is None or gevonden.melding
        _ = gevonden.resultaat, gevonden.samenvatting, gevonden.dossier_sha256
        return gevonden


def stand(store: Store, id_: UUID) -> str:
    return rij(store, id_).stand


def aangevraagd(
    store: Store, folder: Path = VOORBEELD, aantal: int = 1, naam: str = "proef", **anders: object
) -> list[UUID]:
    with store.system() as session:
        versie, beleid = leg_neer(session, folder, naam)
        ids = [voorstel(session, versie, beleid, **anders) for _ in range(aantal)]
        for id_ in ids:
            Jobs(store).defer_voorstel(session, id_)
    return ids


def berekend(store: Store) -> int:
    with store.system() as session:
        vraag = select(func.count()).where(tables.Spoor.handeling == "voorstel.berekend")
        return session.execute(vraag).scalar_one()


@pytest.fixture(scope="module")
def lang(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier whose solve takes far longer than any test."""
    folder = tmp_path_factory.mktemp("lang") / "d"
    schrijf_voorbeeld(folder, 400, 3, "krap")
    return folder


# --- to the end ------------------------------------------------------------------------------------------------------


def test_a_proposal_is_what_the_command_line_writes_with_its_rows_and_a_trail(store: Store, tmp_path: Path) -> None:
    (id_,) = aangevraagd(store)
    assert Jobs(store).wachtend() == 1
    with werker(store):
        wacht_op(lambda: stand(store, id_) == "klaar")
    gemaakt = service.maak_voorstel(service.lees(VOORBEELD), zaad=3)
    schrijf_json(gemaakt, tmp_path / "voorstel.json")
    klaar = rij(store, id_)
    assert klaar.resultaat == (tmp_path / "voorstel.json").read_bytes()
    assert (klaar.status, klaar.poging, klaar.dossier_sha256) == ("optimaal", 1, gemaakt.dossier_sha256)
    assert klaar.beleid_sha256 == gemaakt.beleid.sha256
    assert klaar.begonnen_op is not None
    assert klaar.klaar_op is not None
    with store.system() as session:
        paren = session.execute(select(tables.Toewijzing.client_sleutel, tables.Toewijzing.woning_id)).all()
        assert sorted(map(tuple, paren)) == sorted(een.drietal[:2] for een in gemaakt.plaatsingen)
        doelen = session.execute(select(tables.Voortgang.doel, tables.Voortgang.waarde, tables.Voortgang.grens))
        assert set(map(tuple, doelen)) == {(doel.id, doel.waarde, doel.grens) for doel in gemaakt.doelen}
        assert controleer(session) == []
        assert service.controleer(inputs.opdracht(session, klaar), gemaakt) == []
    assert berekend(store) == 1
    assert Jobs(store).wachtend() == 0


def test_without_its_row_there_is_no_job(store: Store) -> None:
    with store.system() as session:
        versie, beleid = leg_neer(session)
        Jobs(store).defer_voorstel(session, voorstel(session, versie, beleid))
        assert queue.wachtend(session) == 1
        session.rollback()
    assert Jobs(store).wachtend() == 0


def test_decisions_and_the_previous_proposal_count_and_it_can_be_made_again(store: Store) -> None:
    (eerste,) = aangevraagd(store)
    with werker(store):
        wacht_op(lambda: stand(store, eerste) == "klaar")
        oud = Voorstel.model_validate_json(rij(store, eerste).resultaat or b"")
        ja, nee, weg = oud.plaatsingen[-3:]
        with store.system() as session:
            vorig = session.get_one(tables.Voorstel, eerste)
            nummers = [_besluit(session, vorig, een.drietal, wat) for een, wat in ((ja, "vast"), (nee, "afgewezen"))]
            nummers.append(_besluit(session, vorig, weg.drietal, "akkoord"))
            nummers.append(_besluit(session, vorig, ("is er niet meer", weg.woning_id, "OMK"), "vast"))
            tweede = voorstel(session, vorig.versie_id, vorig.beleid_id, besluiten=nummers, vorig_id=eerste, zaad=5)
            Jobs(store).defer_voorstel(session, tweede)
        wacht_op(lambda: stand(store, tweede) == "klaar")
    klaar = rij(store, tweede)
    nieuw = Voorstel.model_validate_json(klaar.resultaat or b"")
    drietallen = {een.drietal for een in nieuw.plaatsingen}
    assert ja.drietal in drietallen
    assert nee.drietal[:2] not in {drietal[:2] for drietal in drietallen}
    assert nieuw.doelen[-1].id == "stabiliteit"
    with store.system() as session:
        assert maak_opnieuw(session, session.get_one(tables.Voorstel, tweede)) == klaar.resultaat
        opdracht = inputs.opdracht(session, session.get_one(tables.Voorstel, tweede))
        assert service.controleer(opdracht, nieuw) == []


def test_bounded_by_work_it_is_the_same_every_time(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "d"
    schrijf_voorbeeld(folder, 150, 2, "krap")
    een, ander = aangevraagd(store, folder, aantal=2, rekenwerk=0.02)
    with werker(store, slots=2):
        wacht_op(lambda: {stand(store, een), stand(store, ander)} == {"klaar"}, 120)
    assert rij(store, een).status == "haalbaar"
    assert rij(store, een).resultaat == rij(store, ander).resultaat


def _besluit(session: object, vorig: tables.Voorstel, drietal: tuple[str, str, str], wat: str) -> int:
    versie = session.get_one(tables.Dossierversie, vorig.versie_id)  # type: ignore[attr-defined]
    besluit = tables.Besluit(
        dossier_id=versie.dossier_id,
        voorstel_id=vorig.id,
        client_sleutel=drietal[0],
        woning_id=drietal[1],
        besluit=wat,
        aanbieder="A",
        corporatie="C",
        gemeente_herkomst="GM0150",
        gemeente="GM0150",
        genomen_door="proef",
    )
    session.add(besluit)  # type: ignore[attr-defined]
    session.flush()  # type: ignore[attr-defined]
    return besluit.nummer


def test_a_question_is_answered(store: Store) -> None:
    (id_,) = aangevraagd(store)
    with werker(store):
        wacht_op(lambda: stand(store, id_) == "klaar")
        client = Voorstel.model_validate_json(rij(store, id_).resultaat or b"").niet_geplaatst[0].client_sleutel
        with store.system() as session:
            vraag = tables.Uitleg(voorstel_id=id_, client=client, gevraagd_door="proef")
            vreemd = tables.Uitleg(voorstel_id=id_, client="bestaat niet", gevraagd_door="proef")
            session.add_all([vraag, vreemd])
            session.flush()
            for een in (vraag, vreemd):
                Jobs(store).defer_uitleg(session, een.id)

        def uitleg(een: tables.Uitleg) -> tables.Uitleg:
            with store.system() as session:
                return session.get_one(tables.Uitleg, een.id)

        wacht_op(lambda: uitleg(vraag).stand == "klaar")
        wacht_op(lambda: uitleg(vreemd).stand == "mislukt")
    antwoord = uitleg(vraag).antwoord
    assert antwoord is not None
    assert antwoord["zinnen"]
    assert antwoord["redenen"]
    assert uitleg(vreemd).melding


def test_a_wrong_input_fails_with_what_to_do(store: Store) -> None:
    (id_,) = aangevraagd(store, peildatum=date(2031, 1, 1))
    with werker(store):
        wacht_op(lambda: stand(store, id_) == "mislukt")
    assert "normen van 2031" in (rij(store, id_).melding or "")
    assert rij(store, id_).poging == 1


# --- stopped ---------------------------------------------------------------------------------------------------------


def test_cancelled_it_keeps_the_best_plan_so_far(store: Store, lang: Path) -> None:
    (id_,) = aangevraagd(store, lang)

    def gezien() -> bool:
        with store.system() as session:
            return bool(session.scalars(select(tables.Voortgang.doel)).all())

    with werker(store):
        wacht_op(gezien)
        with store.system() as session:
            session.get_one(tables.Voorstel, id_).stoppen = True
        wacht_op(lambda: stand(store, id_) == "geannuleerd")
    klaar = rij(store, id_)
    assert klaar.status == "haalbaar"
    assert klaar.samenvatting is not None
    assert klaar.samenvatting["geplaatst"] > 0
    voorstel_ = Voorstel.model_validate_json(klaar.resultaat or b"")
    with store.system() as session:
        assert service.controleer(inputs.opdracht(session, klaar), voorstel_) == []


def test_cancelled_before_it_began_it_never_begins(store: Store) -> None:
    (id_,) = aangevraagd(store, stoppen=True)
    with werker(store):
        wacht_op(lambda: stand(store, id_) == "geannuleerd")
    assert rij(store, id_).resultaat is None
    assert rij(store, id_).poging == 0


def test_a_worker_that_stops_gives_its_work_back_and_it_is_not_held_against_it(store: Store, lang: Path) -> None:
    (id_,) = aangevraagd(store, lang)
    with werker(store):
        wacht_op(lambda: stand(store, id_) == "bezig")
    assert (stand(store, id_), rij(store, id_).poging, Jobs(store).wachtend()) == ("wacht", 0, 1)


# --- killed ----------------------------------------------------------------------------------------------------------


def test_three_times_killed_it_is_given_up(store: Store, lang: Path) -> None:
    (id_,) = aangevraagd(store, lang)
    gedood: set[int] = set()
    with werker(store):
        einde = time.monotonic() + 90
        while stand(store, id_) in ("wacht", "bezig"):
            assert time.monotonic() < einde
            for kind in _kinderen() - gedood:
                gedood.add(kind)
                os.kill(kind, signal.SIGKILL)
            time.sleep(0.05)
    klaar = rij(store, id_)
    assert (klaar.stand, klaar.poging) == ("mislukt", 3)
    assert "drie keer afgebroken" in (klaar.melding or "")
    assert len(gedood) == 3
    assert berekend(store) == 0


def _kinderen() -> set[int]:
    """The computations of this process: children of its fork server."""
    server = _nazaten(os.getpid())
    return {kind for een in server for kind in _nazaten(een)}


def _nazaten(pid: int) -> set[int]:
    gevonden = set()
    for pad in Path("/proc").glob("[0-9]*/stat"):
        try:
            velden = pad.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(velden[1]) == pid and velden[0] != "Z":
            gevonden.add(int(pad.parent.name))
    return gevonden


def test_a_zombie_stores_nothing(store: Store) -> None:
    """A worker begins, everyone takes it for dead, another does the work, and the first comes back with its answer."""
    (id_,) = aangevraagd(store)
    zombie = VoorstelWerk(id_)
    with store.system() as session:
        assert zombie.begin(session)
    ander = VoorstelWerk(id_)
    with store.system() as session:
        assert ander.begin(session)
    antwoord = Berekend(b"{}", "optimaal", "x", {"doelen": []}, ())
    with store.system() as session:
        assert zombie.kijk(session, []).name == "WEG"
        assert not zombie.klaar(session, antwoord)
        assert not zombie.mislukt(session, "nee")
        assert not zombie.terug(session, meegeteld=True)
    with store.system() as session:
        assert ander.klaar(session, antwoord)
    with store.system() as session:
        assert not zombie.klaar(session, antwoord)
        assert not ander.klaar(session, antwoord)
    assert berekend(store) == 1


def test_work_without_a_job_gets_one_again(store: Store) -> None:
    ids = aangevraagd(store, aantal=2)
    with store.system() as session:
        session.execute(text("delete from procrastinate_jobs where args ->> 'id' = :id"), {"id": str(ids[0])})
    red_verloren(store)
    assert Jobs(store).wachtend() == 2
    red_verloren(store)
    assert Jobs(store).wachtend() == 2
    with werker(store, slots=2):
        wacht_op(lambda: {stand(store, id_) for id_ in ids} == {"klaar"})
    assert berekend(store) == 2


def test_a_job_too_many_finds_nothing_to_do(store: Store) -> None:
    (id_,) = aangevraagd(store)
    with store.system() as session:
        for _ in range(3):
            queue.stel_uit(session, queue.VOORSTEL, id_)
    with werker(store, slots=2):
        wacht_op(lambda: Jobs(store).wachtend() == 0)
        wacht_op(lambda: stand(store, id_) == "klaar")
    assert (berekend(store), rij(store, id_).poging) == (1, 1)
