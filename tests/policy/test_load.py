"""Every fault that a policy file can have is named with its place, and nothing is filled in that the file must say."""

from datetime import date

import pytest

from tests.bouw import DOELEN, GROEPSREGELS, PAARREGELS
from tests.policy.tekst import BASIS, KOP, REGELS, een, in_tabel, met_modus, zonder
from uitstroommatch.errors import InvoerFout
from uitstroommatch.policy.load import lees_beleid

# --- the file itself ---------------------------------------------------------------------------------------------


def fout_van(pad):
    with pytest.raises(InvoerFout) as gevonden:
        lees_beleid(pad)
    return [fout.regel() for fout in gevonden.value.fouten]


def test_a_file_that_is_absent_is_named(tmp_path):
    assert een(fout_van(tmp_path / "regio.toml"), "regio.toml", "ontbreekt")


def test_a_folder_is_not_a_policy(tmp_path):
    (tmp_path / "beleid.toml").mkdir()
    assert een(fout_van(tmp_path / "beleid.toml"), "beleid.toml")


def test_a_file_that_is_not_utf_8_says_so(tmp_path):
    pad = tmp_path / "beleid.toml"
    pad.write_bytes(in_tabel("beleid", 'naam = "Coördinatie"').encode("cp1252"))
    assert een(fout_van(pad), "beleid.toml", "UTF-8")


@pytest.mark.parametrize(
    "kapot", ["[beleid", "[beleid]\npeildatum = gisteren", BASIS + '\n[regels.budget]\nmodus = "uit"\n']
)
def test_broken_toml_says_so(fouten, kapot):
    """A table that stands there twice is broken as well."""
    assert een(fouten(kapot), "beleid.toml", "TOML")


# --- what must be there ------------------------------------------------------------------------------------------


def test_there_are_twenty_rules():
    assert (len(PAARREGELS), len(GROEPSREGELS), len(DOELEN)) == (13, 7, 10)


@pytest.mark.parametrize("naam", REGELS)
def test_a_rule_that_is_missing_is_named(fouten, naam):
    assert een(fouten(zonder(naam)), naam)


@pytest.mark.parametrize("naam", [naam for naam in REGELS if naam not in ("een_woning_per_client", "plaatsen")])
def test_a_rule_may_be_off(lees, naam):
    assert lees(met_modus(naam, "uit"))


def test_a_rule_without_a_mode_is_named(fouten):
    assert een(fouten(BASIS.replace('[regels.budget]\nmodus = "hard"', "[regels.budget]")), "budget", "modus")


def test_a_mode_that_does_not_exist_is_named_with_the_three_that_do(fouten):
    assert een(fouten(met_modus("budget", "streng")), "budget", "streng", "hard", "zacht", "uit")


@pytest.mark.parametrize("sleutel", ["peildatum = 2026-11-23", 'regio = ["GM0150", "GM0177"]'])
def test_peildatum_and_regio_are_required(fouten, sleutel):
    assert een(fouten(BASIS.replace(sleutel, "")), sleutel.split()[0])


def test_a_region_has_a_municipality(fouten):
    assert een(fouten(BASIS.replace('["GM0150", "GM0177"]', "[]")), "regio")


@pytest.mark.parametrize("jaar", [2025, 2027])
def test_the_norms_of_the_year_of_the_peildatum_are_required(fouten, jaar):
    assert een(fouten(BASIS.replace("[normen.2026]", f"[normen.{jaar}]")), "normen", "2026")


def test_without_any_norms_the_year_is_named_as_well(fouten):
    start, einde = BASIS.index("[normen.2026]"), BASIS.index("[regels.")
    assert een(fouten(BASIS[:start] + BASIS[einde:]), "normen", "2026")


@pytest.mark.parametrize("regel", [regel for regel in KOP.splitlines()[6:] if regel])
def test_all_five_norms_of_a_year_are_required(fouten, regel):
    assert een(fouten(BASIS.replace(regel, "")), "normen.2026", regel.split()[0])


def test_another_peildatum_asks_for_the_norms_of_its_own_year(lees, fouten):
    assert een(fouten(BASIS, date(2027, 1, 4)), "normen", "2027")
    gelezen = lees(BASIS.replace("[normen.2026]", "[normen.2027]"), date(2027, 1, 4))
    assert gelezen.peildatum == date(2027, 1, 4)


# --- what may not be there ---------------------------------------------------------------------------------------


def test_an_unknown_section_is_named_with_those_that_exist(fouten):
    assert een(fouten(BASIS + "\n[gewichten]\nlicht = 1\n"), "gewichten", "beleid", "normen", "regels", "draagkracht")


def test_an_unknown_rule_is_named_with_those_that_exist(fouten):
    assert een(fouten(BASIS + '\n[regels.huurgrens]\nmodus = "hard"\n'), "huurgrens", *REGELS)


@pytest.mark.parametrize(
    "kop,bestaat",
    [
        ("beleid", "peildatum regio venster_jaren"),
        ("normen.2026", "kwaliteitskortingsgrens jongerenleeftijd"),
        ("regels.huishouden_past", "modus bron extra_kamers"),
        ("regels.budget", "modus bron"),
        ("gewicht", "licht medium complex gespecialiseerd"),
        ("draagkracht", "per_1000 straat complex wijk gemeente factor"),
        ("doelen", "volgorde speling"),
    ],
)
def test_an_unknown_key_is_named_with_those_that_exist(fouten, kop, bestaat):
    assert een(fouten(in_tabel(kop, "tikfout = 1")), kop, "tikfout", *bestaat.split())


def test_a_factor_for_a_class_that_does_not_exist_is_named_with_those_that_do(fouten):
    assert een(fouten(in_tabel("draagkracht.factor", "10 = 1.5")), "factor", "10", "9", "leeg")


@pytest.mark.parametrize(
    "kop,regel",
    [
        ("regels.huurgrens_jongeren", "grens = 410.005"),
        ("regels.huurgrens_jongeren", "grens = -0.01"),
        ("regels.huurgrens_jongeren", "grens = inf"),
        ("regels.huurgrens_jongeren", "grens = nan"),
        ("regels.huurgrens_jongeren", 'profiel = "streng"'),
        ("regels.huurgrens_jongeren", "leeftijdsgrens = 22.5"),
        ("regels.huurgrens_jongeren", 'woonvormen = ["kasteel"]'),
        ("regels.beschikbaarheid", "horizon_dagen = -1"),
        ("regels.beschikbaarheid", "max_leegstand_dagen = 60.5"),
        ("regels.huishouden_past", "extra_kamers = -1"),
        ("beleid", "venster_jaren = -1"),
        ("gewicht", "licht = 1.5"),
        ("gewicht", "complex = -1"),
        ("draagkracht", "straat = -1"),
        ("draagkracht", "per_1000 = -8"),
        ("draagkracht.factor", "5 = -0.5"),
    ],
)
def test_a_value_that_cannot_be_is_named_by_its_table_and_key(fouten, kop, regel):
    assert een(fouten(in_tabel(kop, regel)), kop, regel.split()[0])


@pytest.mark.parametrize("norm", ["kwaliteitskortingsgrens", "hoge_aftoppingsgrens", "maximale_huurgrens"])
def test_an_amount_has_at_most_two_decimals(fouten, norm):
    regel = next(regel for regel in KOP.splitlines() if regel.startswith(norm))
    assert een(fouten(BASIS.replace(regel, f"{regel}5")), norm, "decimalen")
