"""A plan of picked pairs: judged as any other, and set beside a proposal."""

from __future__ import annotations

import pytest

from tests.bouw import STAD, afspraak, beleid, client, plan, situatie, woning
from uitstroommatch import service
from uitstroommatch.check.plan import doelwaarden
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.voorstel import Doelwaarde
from uitstroommatch.errors import InvoerFout
from uitstroommatch.explain.answer import Handplan, handplan
from uitstroommatch.explain.wording.proof import tot_nu_toe, waarde
from uitstroommatch.resources import data_map
from uitstroommatch.rulebook import DOELEN, Rulebook
from uitstroommatch.situation import Situatie


def hand(sit: Situatie, *zinnen: str, naast: tuple[str, ...] | None = None) -> Handplan:
    ander = None if naast is None else plan(*naast)
    return handplan(Rulebook.van(sit.beleid), sit, plan(*zinnen), ander)


def test_a_plan_that_keeps_to_the_rules() -> None:
    gevonden = hand(situatie(), "c1 in w1")
    assert (gevonden.breuken, gevonden.verplaatst) == ((), ())
    assert gevonden.conclusie == "Dit plan houdt zich aan alle regels."
    assert {een.id: een.hand for een in gevonden.doelen}["geplaatst"] == 1
    assert {een.voorstel for een in gevonden.doelen} == {None}


def test_what_is_broken_is_said_in_sentences() -> None:
    sit = situatie(client("c1", max_huur="300.00"), client("c2"), woning(), afspraak("a1", gemeente=STAD, maximum=0))
    gevonden = hand(sit, "c1 in w1", "c2 in w1", "c9 in w1")
    assert gevonden.breuken == (
        "Cliënt c9 of woning w1 staat niet in het dossier.",
        "Cliënt c1 in woning w1: rekenhuur 400,00 is hoger dan 300,00, het hoogste in het budgetplan.",
        f"De afspraak over {STAD} krijgt 2 plaatsingen erbij, er kunnen er nog 0 bij.",
        "Woning w1 krijgt 2 cliënten, hooguit 1.",
    )
    assert gevonden.conclusie == "Dit plan houdt zich op 4 punten niet aan de regels."


def test_beside_a_proposal_each_goal_says_what_differs() -> None:
    sit = situatie(client("c1", wacht_sinds="2025-11-24"), client("c2"), woning())
    gevonden = hand(sit, "c2 in w1", naast=("c1 in w1",))
    wacht = next(een for een in gevonden.doelen if een.id == "wachttijd")
    assert (wacht.hand, wacht.voorstel, wacht.verschil) == (26, 52, "26 wachtweken minder opgelost")
    assert gevonden.conclusie.endswith("is het voorstel beter; wat beslist: 26 wachtweken minder opgelost.")
    assert gevonden.verplaatst[0] == "Anders dan in het voorstel is het voor 2 cliënten:"
    andersom = hand(sit, "c1 in w1", naast=("c2 in w1",))
    assert "is dit plan beter" in andersom.conclusie
    assert hand(sit, "c1 in w1", naast=("c1 in w1",)).conclusie.endswith("even goed als het voorstel.")


# --- by the door ---------------------------------------------------------------------------------------------------

OPDRACHT = service.lees(data_map() / "voorbeeld")
VOORSTEL = service.maak_voorstel(OPDRACHT)


def test_the_proposal_picked_by_hand_is_the_proposal() -> None:
    paren = [(een.client_sleutel, een.woning_id, een.contractvorm) for een in VOORSTEL.plaatsingen]
    gevonden = service.handplan(OPDRACHT, paren[::-1], VOORSTEL)
    assert gevonden.plan == tuple(een.drietal for een in VOORSTEL.plaatsingen)
    assert (gevonden.breuken, gevonden.verplaatst) == ((), ())
    assert [(een.id, een.hand) for een in gevonden.doelen] == [(een.id, een.waarde) for een in VOORSTEL.doelen]
    assert all(een.hand == een.voorstel and not een.verschil for een in gevonden.doelen)


def test_a_pair_without_a_form_gets_the_first_that_both_accept() -> None:
    een = VOORSTEL.plaatsingen[0]
    gevonden = service.handplan(OPDRACHT, [(een.client_sleutel, een.woning_id, None)] * 2)
    vorm = OPDRACHT.situatie.gedeelde_vorm(een.client_sleutel, een.woning_id)
    assert {deel[2] for deel in gevonden.plan} == {vorm}
    assert len(gevonden.breuken) >= 1
    waarden = doelwaarden(OPDRACHT.rulebook, OPDRACHT.situatie, gevonden.plan)
    assert {doel.id: doel.hand for doel in gevonden.doelen} == waarden


def test_a_proposal_of_another_dossier_is_refused() -> None:
    vreemd = VOORSTEL.model_copy(update={"dossier_sha256": "x"})
    with pytest.raises(InvoerFout, match="ander dossier"):
        service.handplan(OPDRACHT, [("C0001", "W0001", Contractvorm.OMK)], vreemd)


# --- how sure ------------------------------------------------------------------------------------------------------


def _doel(id_: str = "geplaatst", richting: str = "max", **getallen: int) -> Doelwaarde:
    standaard = {"waarde": 41, "optimum": 41, "grens": 41}
    velden = {**standaard, **getallen}
    bewezen = velden["optimum"] == velden["grens"]
    return Doelwaarde.model_validate({"id": id_, "richting": richting, "bewezen": bewezen, **velden})


def test_a_proof_in_words() -> None:
    assert service.bewijs_in_woorden([_doel()]) == (
        "Aan een woning: 41 cliënten. Bewezen: beter kan niet binnen deze afspraken.",
    )
    assert service.bewijs_in_woorden([_doel("spoed", waarde=1, optimum=1, grens=1)])[0].startswith(
        "Met spoed aan een woning: 1 cliënt. "
    )


def test_a_gap_in_words() -> None:
    assert service.bewijs_in_woorden([_doel(grens=44)])[0].endswith(
        "Nog niet bewezen: meer dan 44 kan zeker niet, dus het kan hooguit nog 3 hoger."
    )
    assert service.bewijs_in_woorden([_doel("afspraken", "min", grens=38)])[0].endswith(
        "Nog niet bewezen: minder dan 38 kan zeker niet, dus het kan hooguit nog 3 lager."
    )


def test_what_was_given_up_in_words() -> None:
    assert service.bewijs_in_woorden([_doel(waarde=39)])[0].endswith(
        "; de beste waarde was 41, en 2 is ingeleverd voor latere doelen (speling)."
    )


def test_every_goal_has_words_of_its_own() -> None:
    assert {waarde(doel, 2) for doel in DOELEN if DOELEN[doel].zin.rstrip(".") in waarde(doel, 2)} == set()
    assert waarde("regel:budget", 2).endswith("': 2 keer")
    assert len(service.bewijs_in_woorden(VOORSTEL.doelen)) == len(VOORSTEL.doelen)


def test_a_soft_rule_stands_among_the_goals() -> None:
    sit = situatie(client(max_huur="300.00"), woning(), onder=beleid({"budget": "zacht"}))
    gevonden = hand(sit, "c1 in w1", naast=())
    zacht = next(een for een in gevonden.doelen if een.id == "regel:budget")
    assert (zacht.hand, zacht.voorstel) == (1, 0)
    assert zacht.verschil.startswith("1 keer meer tegen de regel: De huur")


def test_how_far_a_search_is() -> None:
    assert tot_nu_toe("max", 12, 14) == "hooguit nog 2 hoger"
    assert tot_nu_toe("min", 14, 12) == "hooguit nog 2 lager"
    assert tot_nu_toe("min", 12, 12) == "beter kan niet"
