"""Accounts: what a role needs, who signs in, and what a token is worth."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.desk.wereld import ACCOUNTS, WACHTWOORD, Wereld
from uitstroommatch.desk.access import Rol
from uitstroommatch.desk.models import Bereik
from uitstroommatch.errors import Conflict, GeenToegang, InvoerFout, NietGevonden
from uitstroommatch.store import tables


def voeg_toe(wereld: Wereld, rollen: list[str], bereik: Bereik, naam: str = "nieuw", **rest: Any) -> object:
    return wereld.desk.accounts.voeg_toe(wereld.wie["beheerder"], naam, "Nieuw", rollen, bereik, **rest)


@pytest.mark.parametrize(
    "fout, rollen, bereik",
    [
        ("rollen", [], Bereik()),
        ("bekende rol", ["baas"], Bereik()),
        ("welke gemeenten", ["regisseur"], Bereik()),
        ("naast de hele regio", ["regisseur"], Bereik(hele_regio=True, gemeenten=("GM0150",))),
        ("gemeentecode", ["regisseur"], Bereik(gemeenten=("Deventer",))),
        ("aanbieder", ["aanbieder"], Bereik(corporatie="Rentree")),
        ("corporatie", ["corporatie"], Bereik(corporatie=" ")),
    ],
)
def test_a_role_without_its_scope_is_refused(wereld: Wereld, fout: str, rollen: list[str], bereik: Bereik) -> None:
    with pytest.raises(InvoerFout, match=fout):
        voeg_toe(wereld, rollen, bereik)
    if "baas" not in rollen:
        with pytest.raises(GeenToegang):
            wereld.desk.accounts.van_oidc("https://inlog", "1", "Iemand", rollen, bereik)


def test_scope_without_its_role_is_no_scope(wereld: Wereld) -> None:
    voeg_toe(wereld, ["planner"], Bereik(gemeenten=("GM0150",), aanbieder="IrisZorg", corporatie="Rentree"))
    asker = wereld.desk.accounts.asker("nieuw")
    assert asker is not None
    assert (asker.gemeenten, asker.aanbieder, asker.corporatie, asker.hele_regio) == (frozenset(), None, None, False)


@pytest.mark.parametrize("naam", ["", "A", "https://x|1", "a b", "é", "a" * 65, "a\x00b"])
def test_an_id_is_plain(wereld: Wereld, naam: str) -> None:
    with pytest.raises(InvoerFout, match="id"):
        voeg_toe(wereld, ["planner"], Bereik(), naam)


def test_signing_in_with_a_password(wereld: Wereld) -> None:
    a = wereld.desk.accounts
    with pytest.raises(InvoerFout, match="wachtwoord"):
        voeg_toe(wereld, ["planner"], Bereik(), wachtwoord="kort")
    voeg_toe(wereld, ["planner"], Bereik(), wachtwoord=WACHTWOORD)
    with pytest.raises(Conflict):
        voeg_toe(wereld, ["planner"], Bereik())
    asker = a.met_wachtwoord("nieuw", WACHTWOORD)
    assert asker is not None
    assert asker.rollen == {Rol.PLANNER}
    assert a.met_wachtwoord("nieuw", "een ander wachtwoord") is None
    for naam in ("niemand", "planner", "nieuw\x00", "'; drop table account; --"):
        assert a.met_wachtwoord(naam, WACHTWOORD) is None
    beheerder = wereld.wie["beheerder"]
    a.wijzig(beheerder, "nieuw", wachtwoord=WACHTWOORD[::-1])
    assert a.met_wachtwoord("nieuw", WACHTWOORD) is None
    assert a.met_wachtwoord("nieuw", WACHTWOORD[::-1]) is not None
    a.wijzig(beheerder, "nieuw", actief=False)
    assert a.met_wachtwoord("nieuw", WACHTWOORD[::-1]) is None
    assert a.asker("nieuw") is None
    with wereld.store.system() as session:
        bewaard = session.scalar(text("select wachtwoord_hash from account where id = 'nieuw'"))
        assert str(bewaard).startswith("$argon2id$")
        assert WACHTWOORD not in str(session.execute(text("select gegevens from spoor")).all())


def test_tokens(wereld: Wereld) -> None:
    a, zorg, rentree = wereld.desk.accounts, wereld.wie["zorg"], wereld.wie["rentree"]
    nieuw = a.maak_token(zorg, "koppeling", 1)
    assert a.met_token(nieuw.token) == zorg
    assert a.met_token(nieuw.token + "x") is None
    assert a.tokens(rentree) == ()
    assert a.tokens(wereld.wie["beheerder"]) == a.tokens(zorg) == (nieuw.rij,)
    with pytest.raises(NietGevonden):
        a.trek_token_in(rentree, nieuw.rij.id)
    with pytest.raises(NietGevonden):
        a.trek_token_in(rentree, uuid4())
    assert a.trek_token_in(zorg, nieuw.rij.id).ingetrokken_op is not None
    assert a.met_token(nieuw.token) is None
    oud = a.maak_token(zorg, "oud", 1)
    with wereld.store.system() as session:
        session.get_one(tables.Token, oud.rij.id).geldig_tot = datetime.now(UTC) - timedelta(seconds=1)
    assert a.met_token(oud.token) is None
    altijd = a.maak_token(zorg, "altijd", None)
    a.wijzig(wereld.wie["beheerder"], "zorg", actief=False)
    assert a.met_token(altijd.token) is None
    with pytest.raises(InvoerFout, match="dagen"):
        a.maak_token(rentree, "lang", 10_000)


def test_oidc_follows_the_provider(wereld: Wereld) -> None:
    a = wereld.desk.accounts
    eerst = a.van_oidc("https://inlog", "7", "Ina", ["regisseur", "onbekend"], Bereik(gemeenten=("GM0177",)))
    assert (eerst.account_id, eerst.gemeenten) == ("https://inlog|7", frozenset({"GM0177"}))
    with wereld.store.asking(eerst.account_id) as session:
        assert session.scalar(text("select um_wie()")) == "https://inlog|7"
    later = a.van_oidc("https://inlog", "7", "Ina", ["planner"], Bereik())
    assert (later.rollen, later.gemeenten) == (frozenset({Rol.PLANNER}), frozenset[str]())
    assert a.asker(eerst.account_id) == later
    a.wijzig(wereld.wie["beheerder"], eerst.account_id, actief=False)
    with pytest.raises(GeenToegang, match="uitgezet"):
        a.van_oidc("https://inlog", "7", "Ina", ["regisseur"], Bereik(hele_regio=True))
    with pytest.raises(GeenToegang):
        a.van_oidc("https://inlog", "a\x1fb", "Ina", ["planner"], Bereik())


def test_there_is_always_someone_who_administers(wereld: Wereld) -> None:
    a, beheerder = wereld.desk.accounts, wereld.wie["beheerder"]
    a.wijzig(beheerder, "lokaal|begin", actief=False)
    for wijziging in ({"actief": False}, {"rollen": ["planner"]}):
        with pytest.raises(Conflict, match="geen beheerder meer"):
            a.wijzig(beheerder, "beheerder", **wijziging)
    assert a.zelf(beheerder).rollen == ("beheerder",)
    with pytest.raises(NietGevonden):
        a.wijzig(beheerder, "niemand", naam="Niemand")
    assert {rij.id for rij in a.lijst(beheerder)} == {*ACCOUNTS, "lokaal|begin"}


def test_a_change_keeps_what_is_not_named(wereld: Wereld) -> None:
    a, beheerder = wereld.desk.accounts, wereld.wie["beheerder"]
    assert a.wijzig(beheerder, "regio", naam="Regio").hele_regio
    assert a.wijzig(beheerder, "raalte", naam="Raalte").gemeenten == ("GM0177",)
    with pytest.raises(InvoerFout):  # from some municipalities to none is not to all
        a.wijzig(beheerder, "raalte", bereik=Bereik())
