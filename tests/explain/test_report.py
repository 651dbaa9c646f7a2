"""One question, one kind of answer: the whole, a client, a pair, or why there is no plan at all."""

from __future__ import annotations

import pytest

from tests.bouw import afspraak, beleid, client, plan, situatie, vast, woning
from uitstroommatch.explain.answer import uitleg
from uitstroommatch.explain.as_data import als_data
from uitstroommatch.explain.placed import Waarom, waarom
from uitstroommatch.explain.refused import WaaromNiet
from uitstroommatch.explain.report import Geheel, Onmogelijkheid, Vraag, Zonder
from uitstroommatch.explain.wording import Namen
from uitstroommatch.explain.wording import waarom as waaromzinnen
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

TWEE = situatie(client("c1", wacht_sinds="2026-01-05"), client("c2"))


def _vraag(voor: Situatie, *zinnen: str) -> Vraag:
    return Vraag(Rulebook.van(voor.beleid), voor, plan(*zinnen))


@pytest.mark.parametrize(
    "client_, woning_, soort",
    [(None, None, Geheel), ("c1", None, Waarom), ("c1", "w1", Waarom), ("c2", None, Zonder), ("c2", "w1", WaaromNiet)],
)
def test_the_kind_of_answer_follows_from_the_question(client_: str | None, woning_: str | None, soort: type) -> None:
    antwoord = _vraag(TWEE, "c1 in w1").over(client_, woning_)
    assert isinstance(antwoord, soort)
    verklaring = uitleg(Rulebook.van(TWEE.beleid), TWEE, antwoord)
    assert verklaring.zinnen
    assert verklaring.redenen == als_data(antwoord)


def test_what_would_help_is_a_second_home() -> None:
    antwoord = _vraag(TWEE, "c1 in w1").over("c2", None)
    tekst = "\n".join(uitleg(Rulebook.van(TWEE.beleid), TWEE, antwoord).zinnen)
    assert (
        "Met een van deze wijzigingen krijgt cliënt c2 een woning, zonder dat er minder anderen een krijgen:" in tekst
    )
    assert "- Nog een woning zoals w1 (zelfstandige woning van Woonbelang" in tekst


def test_without_any_plan_every_question_gets_the_conflict_and_what_would_end_it() -> None:
    voor = situatie(client("c1"), client("c2"), vast("c1 in w1"), vast("c2 in w1"))
    for wie in (None, "c1"):
        antwoord = _vraag(voor).over(wie, None)
        assert isinstance(antwoord, Onmogelijkheid)
        tekst = "\n".join(uitleg(Rulebook.van(voor.beleid), voor, antwoord).zinnen)
        assert "Er is geen voorstel mogelijk." in tekst
        assert "- Het besluit over c1 en w1" in tekst


def test_a_soft_rule_that_is_broken_is_called_a_deviation() -> None:
    voor = situatie(client(max_huur="300.00"), onder=beleid({"budget": "zacht"}))
    regels = Rulebook.van(voor.beleid)
    tekst = "\n".join(waaromzinnen(Namen(regels, voor), waarom(regels, voor, plan("c1 in w1"), "c1")))
    assert "- Rekenhuur 400,00 is hoger dan 300,00, het hoogste in het budgetplan (mag in dit beleid" in tekst
    assert "1 keer meer tegen de regel: De huur past binnen het budgetplan" in tekst


def test_an_agreement_is_named_by_what_it_is_about() -> None:
    voor = situatie(client(), woning(), afspraak(corporatie="Woonbelang", contractvorm="OMK", maximum=1))
    regels = Rulebook.van(voor.beleid)
    tekst = "\n".join(waaromzinnen(Namen(regels, voor), waarom(regels, voor, plan("c1 in w1"), "c1")))
    assert "- De afspraak over Woonbelang, omklap: niets meer (hiervoor gebruikt: 1 plaatsing)." in tekst


def test_a_further_home_and_the_decision_about_it_are_told_together() -> None:
    voor = situatie(client("c1", wacht_sinds="2026-01-05"), client("c2", wacht_sinds="2026-02-02"), client("c3"))
    antwoord = _vraag(voor, "c1 in w1").over("c3", None)
    tekst = "\n".join(uitleg(Rulebook.van(voor.beleid), voor, antwoord).zinnen)
    assert "huur 400,00), vastgelegd voor c3. Het levert op:" in tekst
