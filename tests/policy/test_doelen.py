"""The goal order of a policy, and several faults in one policy."""

import pytest

from tests.bouw import DOELEN, GROEPSREGELS, PAARREGELS
from tests.policy.tekst import BASIS, een, in_tabel, met_modus
from uitstroommatch.policy.schema import Beleid

ZACHTE = [naam for naam in (*PAARREGELS, *GROEPSREGELS) if naam not in ("een_woning_per_client", "plaatsen")]


def volgorde(*doelen: str, tekst: str = BASIS) -> str:
    return in_tabel("doelen", f"volgorde = {list(doelen)}".replace("'", '"'), tekst)


def test_the_order_is_that_of_the_policy_and_a_goal_may_be_left_out(lees):
    assert lees(volgorde("wens", "geplaatst")).doelen.volgorde == ("wens", "geplaatst")


def test_a_goal_that_does_not_exist_is_named_with_those_that_do(fouten):
    assert een(fouten(volgorde("geplaatst", "snelheid")), "snelheid", *DOELEN)


def test_a_goal_that_stands_there_twice_is_named(fouten):
    assert een(fouten(volgorde("geplaatst", "wens", "geplaatst")), "geplaatst", "twee keer")


@pytest.mark.parametrize("naam", ZACHTE)
def test_a_soft_rule_needs_a_place_in_the_goal_order(fouten, lees, naam):
    zacht = met_modus(naam, "zacht")
    assert een(fouten(zacht), f"regel:{naam}")
    assert lees(volgorde("geplaatst", f"regel:{naam}", tekst=zacht))


@pytest.mark.parametrize("modus", ["hard", "uit"])
def test_a_rule_that_is_not_soft_has_no_place_in_the_goal_order(fouten, modus):
    assert een(fouten(volgorde("regel:budget", tekst=met_modus("budget", modus))), "regel:budget", "zacht")


def test_a_goal_for_a_rule_that_does_not_exist_is_named(fouten):
    assert een(fouten(volgorde("geplaatst", "regel:bugdet")), "regel:bugdet")


@pytest.mark.parametrize("naam", ["een_woning_per_client", "plaatsen"])
@pytest.mark.parametrize("modus", ["zacht", "uit"])
def test_two_rules_are_always_hard(fouten, naam, modus):
    tekst = volgorde(*DOELEN, *([f"regel:{naam}"] if modus == "zacht" else []), tekst=met_modus(naam, modus))
    assert een(fouten(tekst), naam, modus, "hard")


def test_speling_for_a_goal_that_does_not_exist_is_named_with_those_that_do(fouten):
    assert een(fouten(in_tabel("doelen.speling", "snelheid = 1")), "snelheid", *DOELEN)


@pytest.mark.parametrize("hoeveel", ["-1", "0.5", '"veel"', "true"])
def test_speling_is_a_whole_number_from_zero(fouten, hoeveel):
    assert een(fouten(in_tabel("doelen.speling", f"herkomst = {hoeveel}")), "doelen.speling", "herkomst")


def test_speling_is_kept_per_goal(lees):
    gelezen: Beleid = lees(in_tabel("doelen.speling", "herkomst = 2"))
    assert dict(gelezen.doelen.speling) == {"herkomst": 2}


# --- several faults ----------------------------------------------------------------------------------------------


def test_all_faults_of_values_and_names_come_at_once(fouten):
    tekst = in_tabel("beleid", "venster_jaren = -3")
    tekst = in_tabel("gewicht", "licht = 1.5", tekst)
    tekst = in_tabel("draagkracht.factor", "10 = 1", tekst)
    tekst = in_tabel("doelen.speling", "wens = -1", tekst)
    tekst = tekst.replace("maximale_huurgrens = 932.93", "").replace("498.20", "498.205")
    gevonden = "\n".join(fouten(tekst + "\n[gewichten]\nlicht = 1\n"))
    for plek in (
        "venster_jaren",
        "licht",
        "factor",
        "wens",
        "maximale_huurgrens",
        "kwaliteitskortingsgrens",
        "gewichten",
    ):
        assert plek in gevonden


def test_all_faults_of_rules_and_goals_come_at_once(fouten):
    tekst = met_modus("plaatsen", "uit").replace('[regels.budget]\nmodus = "hard"', '[regels.bugdet]\nmodus = "hard"')
    tekst = in_tabel("regels.huishouden_past", "extra_kamers = -1", tekst)
    tekst = in_tabel("regels.huurgrens_jongeren", "grens = 410.005", tekst)
    tekst = volgorde("geplaatst", "geplaatst", "snelheid", tekst=tekst)
    gevonden = fouten(in_tabel("doelen.speling", "wachttijd = 1", tekst))
    for plek in ("plaatsen", "bugdet", "regels.budget", "extra_kamers", "grens", "geplaatst", "snelheid", "wachttijd"):
        assert any(plek in regel for regel in gevonden)


def test_missing_norms_of_the_year_do_not_wait_for_other_faults(fouten):
    tekst = in_tabel("gewicht", "licht = -1").replace("[normen.2026]", "[normen.2025]")
    gevonden = "\n".join(fouten(tekst))
    assert "licht" in gevonden
    assert "normen.2026" in gevonden
