"""The value of one unit more of each limit."""

from __future__ import annotations

from tests.bouw import CENTRUM, RIVIER, aanbieder, beleid, client, grens, situatie, woning
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.outcome import Haalbaar, Optimaal
from uitstroommatch.domain.row import Rij
from uitstroommatch.explain.changes import ExtraWoning, MeerDraagkracht
from uitstroommatch.explain.marginal import Marginaal, marginale_waarde
from uitstroommatch.model import los_op
from uitstroommatch.policy.schema import Beleid
from uitstroommatch.rulebook import Rulebook


def waarden(*rijen: Rij, onder: Beleid | None = None) -> list[Marginaal]:
    nu = situatie(*rijen, onder=onder)
    rulebook = Rulebook.van(nu.beleid)
    uitkomst = los_op(rulebook, nu, zaad=0)
    assert isinstance(uitkomst, Optimaal | Haalbaar)
    return list(marginale_waarde(rulebook, nu, uitkomst.plan))


def test_a_home_that_another_waits_for() -> None:
    (waarde,) = waarden(client("c1"), client("c2"), woning())
    assert waarde.wijziging == ExtraWoning("w1", 1)
    assert (waarde.geplaatst_oud, waarde.geplaatst_nieuw) == (1, 2)
    assert waarde.beslissend is not None
    assert waarde.beslissend.id == "herkomst"


def test_homes_alike_are_named_once() -> None:
    drie = [client(f"c{n}") for n in range(3)]
    assert [een.wijziging for een in waarden(*drie, woning("w1"), woning("w2"))] == [ExtraWoning("w1", 1)]


def test_a_limit_that_brings_something_among_limits_that_do_not() -> None:
    # The street of w2 holds nobody back: its neighbourhood does, and the provider has hours to spare.
    alle = [
        *(client("c1"), client("c2"), woning("w1"), woning("w2", straat="Plein")),
        *(grens(CENTRUM, 1), aanbieder(uren_beschikbaar="50.0")),
    ]
    assert [een.wijziging for een in waarden(*alle)] == [MeerDraagkracht(Niveau.BUURT, CENTRUM, 1)]


def test_with_speling_each_limit_is_tried_apart() -> None:
    alle = [
        *(client("c1"), client("c2"), woning("w1"), woning("w2")),
        *(grens(CENTRUM, 1), grens(f"{CENTRUM}/Kade", 2)),
    ]
    gevonden = waarden(*alle, onder=beleid(speling={"wens": 1}))
    assert [een.wijziging for een in gevonden] == [MeerDraagkracht(Niveau.BUURT, CENTRUM, 1)]


def test_the_most_valuable_comes_first() -> None:
    alle = [
        *(client("c1", urgentie="spoed"), client("c2"), client("c3", huishoudgrootte=4, kinderen=2)),
        *(woning("w1"), woning("w2", buurtcode=RIVIER, max_personen=5, kamers=5)),
        grens(RIVIER, 0),
    ]
    gevonden = waarden(*alle)
    rangen = [tuple(-doel.winst for doel in een.doelen) for een in gevonden]
    assert rangen == sorted(rangen)
    assert len(gevonden) == 2


def test_nothing_when_nothing_is_short() -> None:
    assert waarden(client("c1"), woning("w1"), woning("w2")) == []
