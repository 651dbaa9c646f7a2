"""The trail: without gaps and forks, never changed, and when it is changed all the same, that shows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.store.wereld import maak_wereld
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch.store.spoor import controleer, laatste, noteer
from uitstroommatch.store.tables import Account, Base


def schrijf(store: Store, aantal: int) -> None:
    for i in range(aantal):
        with store.system() as session:
            noteer(session, "één|twee", "dossier.lezen", f"d{i}", aantal=i, tekst='ë "|" \\ \n', getal=1.50, leeg=None)


def gebreken(store: Store, genoteerd: dict[int, str] | None = None) -> list[str]:
    with store.system() as session:
        return controleer(session, genoteerd)


def nummers(store: Store) -> list[int]:
    with store.system() as session:
        return list(session.scalars(text("select nummer from spoor order by nummer")))


def test_an_empty_trail_and_a_true_one_hold(store: Store) -> None:
    assert gebreken(store) == []
    schrijf(store, 5)
    assert gebreken(store) == []
    assert nummers(store) == [1, 2, 3, 4, 5]


def test_an_auditor_checks_it_himself(store: Store) -> None:
    maak_wereld(store)
    with store.asking("auditor") as session:
        noteer(session, "auditor", "spoor.lezen", "spoor", aantal=1)
        assert controleer(session) == []
        assert laatste(session) is not None
    assert nummers(store) == [1, 2]


def test_what_is_rolled_back_was_never_noted(store: Store) -> None:
    schrijf(store, 1)
    with suppress(RuntimeError), store.system() as session:
        noteer(session, "w", "dossier.lezen", "d")
        raise RuntimeError
    with store.system() as session:
        noteer(session, "w", "dossier.lezen", "blijft")
        with suppress(RuntimeError), session.begin_nested():
            noteer(session, "w", "dossier.lezen", "gaat")
            raise RuntimeError
        with session.begin_nested():
            noteer(session, "w", "dossier.lezen", "blijft ook")
    with store.system() as session:
        assert set(session.scalars(text("select object from spoor"))) == {"d0", "blijft", "blijft ook"}
    assert gebreken(store) == []
    assert nummers(store) == [1, 2, 3]


def test_entry_and_change_are_there_together(store: Store) -> None:
    for _ in range(2):
        with suppress(IntegrityError), store.system() as session:
            noteer(session, "w", "account.beheren", "x")
            session.add(Account(id="x", naam="x", rollen=[]))
    assert nummers(store) == [1]


def test_many_at_once_make_one_chain(store: Store) -> None:
    with ThreadPoolExecutor(8) as handen:
        list(handen.map(lambda _: schrijf(store, 20), range(8)))
    assert nummers(store) == list(range(1, 161))
    assert gebreken(store) == []


def test_others_can_write_while_a_transaction_goes_on(store: Store) -> None:
    """The lock is taken at the end: whoever notes first and works on holds nobody up."""
    with ThreadPoolExecutor(1) as hand, store.system() as session:
        noteer(session, "lang", "dossier.lezen", "d")
        hand.submit(schrijf, store, 1).result(timeout=20)
    assert gebreken(store) == []


def zonder_trekkers(session: Session, *opdrachten: str) -> None:
    """As an owner with bad intentions, who puts the triggers out first."""
    session.execute(text("alter table spoor disable trigger all"))
    for opdracht in opdrachten:
        session.execute(text(opdracht))
    session.execute(text("alter table spoor enable always trigger vast"))


HERHASH = (
    "update spoor s set hash = um_spoorhash(s.vorige, s.nummer, s.op, s.wie, s.handeling, s.object, s.gegevens)"
    " where nummer = {}"
)


@pytest.mark.parametrize(
    "opdrachten, verwacht",
    [
        (["update spoor set wie = 'ander' where nummer = 3"], ["Regel 3 is gewijzigd"]),
        (["update spoor set op = op + interval '1 microsecond' where nummer = 1"], ["Regel 1 is gewijzigd"]),
        (["update spoor set gegevens = '{}' where nummer = 6"], ["Regel 6 is gewijzigd"]),
        (["update spoor set object = 'x' where nummer = 3", HERHASH.format(3)], ["Regel 4 sluit niet aan"]),
        (["delete from spoor where nummer = 1"], ["Regel 1 ontbreekt"]),
        (["delete from spoor where nummer in (3, 4)"], ["Regels 3 tot en met 4 ontbreken"]),
        (
            ["delete from spoor where nummer = 3", "update spoor set nummer = nummer - 1 where nummer > 3"],
            ["Regel 3 sluit niet aan", "Regel 3 is gewijzigd", "Regel 4 is gewijzigd", "Regel 5 is gewijzigd"],
        ),
        (
            [
                "insert into spoor select 7, op, 'ander', handeling, object, gegevens, hash, hash"
                " from spoor where nummer = 6"
            ],
            ["Regel 7 is gewijzigd of achteraf ingevoegd"],
        ),
        (
            ["update spoor set nummer = 10 where nummer = 2", "update spoor set nummer = 2 where nummer = 5"],
            ["Regel 2 sluit niet aan", "Regel 2 is gewijzigd", "Regel 3 sluit niet aan", "Regel 5 ontbreekt",
             "Regels 7 tot en met 9 ontbreken", "Regel 10 is gewijzigd"],
        ),
    ],
)  # fmt: skip
def test_what_was_done_to_it_shows(store: Store, opdrachten: list[str], verwacht: list[str]) -> None:
    schrijf(store, 6)
    with store.system() as session:
        zonder_trekkers(session, *opdrachten)
    gevonden = gebreken(store)
    assert len(gevonden) == len(verwacht), gevonden
    assert all(zin.startswith(begin) for zin, begin in zip(gevonden, verwacht, strict=True)), gevonden


def test_an_end_that_is_gone_shows_to_whoever_noted_it(store: Store) -> None:
    schrijf(store, 6)
    with store.system() as session:
        genoteerd = laatste(session)
        assert genoteerd is not None
        zonder_trekkers(session, "delete from spoor where nummer > 4")
    assert gebreken(store) == []
    assert gebreken(store, dict([genoteerd])) == ["Regels 5 tot en met 6 ontbreken."]
    schrijf(store, 2)  # written anew, and the chain holds again
    assert gebreken(store) == []
    assert gebreken(store, dict([genoteerd])) == ["Regel 6 is niet meer de regel die eerder is genoteerd."]


VAST = [
    *("spoor", "besluit", "bestand", "dossierversie", "client", "woning", "toewijzing"),
    *("beoordeling", "tijdelijke_grens", "grensuitspraak"),
]


def test_the_owner_cannot_change_what_never_changes(store: Store) -> None:
    maak_wereld(store)
    for tabel in VAST:
        kolom = next(iter(Base.metadata.tables[tabel].c)).name
        for opdracht in ("update {0} set {1} = {1}", "delete from {0}", "truncate {0} cascade"):
            with pytest.raises(IntegrityError, match="nooit gewijzigd of verwijderd"), store.system() as session:
                session.execute(text(opdracht.format(tabel, kolom)))


def test_a_superuser_who_says_he_is_a_replica_cannot_either(store: Store, cluster: Embedded) -> None:
    schrijf(store, 1)
    database = make_url(store.url).database
    with psycopg.connect(cluster.beheer, dbname=database) as verbinding:
        verbinding.execute("set session_replication_role = replica")
        with pytest.raises(psycopg.errors.RestrictViolation):
            verbinding.execute("delete from spoor")


@pytest.mark.parametrize(
    "opdracht",
    [
        "update beleid set inhoud = 'x'",
        "update beleid set goedgekeurd_door = 'ander', goedgekeurd_op = now() where goedgekeurd_op is not null",
        "update beleid set goedgekeurd_op = null where goedgekeurd_op is not null",
        "delete from beleid where goedgekeurd_op is not null",
        "truncate beleid cascade",
        "delete from voorstel",
        "truncate voorstel cascade",
        "update voorstel set zaad = 1",
        "update voorstel set besluiten = '[1]'",
        "update voorstel set tijdelijke_grenzen = '[1]'",
        "update voorstel set resultaat = 'anders'",
        "update voorstel set resultaat = null",
    ],
)
def test_a_policy_and_a_proposal_keep_what_they_are(store: Store, opdracht: str) -> None:
    maak_wereld(store)
    with store.system() as session:
        session.execute(text("update beleid set goedgekeurd_op = now(), goedgekeurd_door = 'beheer'"))
        session.execute(
            text(
                "insert into beleid (id, naam, sha256, inhoud, gemaakt_door)"
                " values (gen_random_uuid(), 'concept', 'c', 'c', 'beheer')"
            )
        )
        session.execute(text("update voorstel set stand = 'klaar', stoppen = true"))
    with pytest.raises(IntegrityError), store.system() as session:
        session.execute(text(opdracht))
    with store.system() as session:
        session.execute(text("delete from beleid where goedgekeurd_op is null"))
