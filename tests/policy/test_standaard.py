"""What holds when the policy does not say it, and the policies that are shipped."""

from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from tests.bouw import DOELEN, GROEPSREGELS, PAARREGELS
from tests.policy.tekst import BASIS, in_tabel
from tests.vragen import paarregel
from uitstroommatch.domain.enums import Woonvorm
from uitstroommatch.policy.load import lees_beleid
from uitstroommatch.rulebook import Rulebook

DATA = Path(__file__).parents[2] / "data" / "beleid"
MEEGELEVERD = sorted(pad.name for pad in DATA.glob("*.toml"))


def test_keys_of_the_head_have_defaults(lees):
    kop = lees(BASIS).beleid
    assert kop.venster_jaren == 3
    assert (kop.geldig_vanaf, kop.geldig_tot, kop.bron) == (None, None, None)


def test_weights_have_defaults_of_their_own(lees):
    standaard, een_anders = lees(BASIS).gewicht, lees(in_tabel("gewicht", "complex = 7")).gewicht
    assert [getattr(standaard, z) for z in ("licht", "medium", "complex", "gespecialiseerd")] == [1, 1, 2, 3]
    assert [getattr(een_anders, z) for z in ("licht", "medium", "complex", "gespecialiseerd")] == [1, 1, 7, 3]


def test_limits_have_defaults_and_wijk_and_gemeente_have_none(lees):
    norm = lees(BASIS).draagkracht
    assert (norm.per_1000, norm.straat, norm.complex, norm.wijk, norm.gemeente) == (8, 4, 3, None, None)
    standaard = {"1": "0.5", "2": "0.5", "3": "0.5", "4": "0.5", "5": "1", "6": "1", "7": "1.25", "8": "1.25",
                 "9": "1.25", "leeg": "1"}  # fmt: skip
    assert norm.factor == {klasse: Decimal(factor) for klasse, factor in standaard.items()}


def test_factors_that_are_left_out_keep_their_default(lees):
    factor = lees(in_tabel("draagkracht.factor", "9 = 2\nleeg = 0.75")).draagkracht.factor
    assert (factor["1"], factor["5"], factor["9"], factor["leeg"]) == (Decimal("0.5"), 1, 2, Decimal("0.75"))


def test_the_goal_order_and_no_speling_are_the_default(lees):
    doelen = lees(BASIS).doelen
    assert doelen.volgorde == DOELEN
    assert not any(doelen.speling.values())


@pytest.mark.parametrize(
    "regel,sleutel,verwacht",
    [
        ("beschikbaarheid", "horizon_dagen", 120),
        ("beschikbaarheid", "max_leegstand_dagen", 60),
        ("huurgrens_jongeren", "profiel", "actieplan"),
        ("huurgrens_jongeren", "leeftijdsgrens", 23),
        ("huurgrens_jongeren", "grens", Decimal("410.00")),
        ("huurgrens_jongeren", "woonvormen", tuple(Woonvorm)),
        ("passend_toewijzen", "woonvormen", tuple(Woonvorm)),
        ("huishouden_past", "extra_kamers", 2),
        ("herkomst_buiten_regio", "ook_binnen_regio", False),
    ],
)
def test_parameters_of_rules_have_the_defaults_of_the_model(lees, regel, sleutel, verwacht):
    assert getattr(paarregel(regel, lees(BASIS)).parameters, sleutel) == verwacht


def test_amounts_and_factors_are_exact_decimals(lees):
    """Read as a binary float 2.3 would be a little less."""
    gelezen = lees(in_tabel("draagkracht", "per_1000 = 2.3", in_tabel("regels.huurgrens_jongeren", "grens = 410.10")))
    assert gelezen.draagkracht.per_1000 == Decimal("2.3")
    assert paarregel("huurgrens_jongeren", gelezen).parameters.model_dump()["grens"] == Decimal("410.10")
    assert gelezen.normen_van_het_jaar.kwaliteitskortingsgrens == Decimal("498.20")


def test_the_hash_and_the_name_are_those_of_the_file(lees, tmp_path):
    gelezen = lees(BASIS)
    assert gelezen.sha256 == sha256((tmp_path / "beleid.toml").read_bytes()).hexdigest()
    assert gelezen.bestand == "beleid.toml"


# --- shipped -----------------------------------------------------------------------------------------------------


def test_two_policies_are_shipped():
    assert MEEGELEVERD == ["actieplan.toml", "wettelijk-2026.toml"]


@pytest.mark.parametrize("naam", MEEGELEVERD)
def test_a_shipped_policy_loads_and_joins_with_every_rule_hard_and_every_goal(naam):
    gelezen = lees_beleid(DATA / naam)
    rulebook = Rulebook.van(gelezen)
    assert {regel.id for regel in rulebook.harde_paarregels} == set(PAARREGELS)
    assert {regel.id for regel in rulebook.harde_groepsregels} == set(GROEPSREGELS)
    assert tuple(doel.id for doel in rulebook.doelen) == DOELEN
    assert gelezen.beleid.regio == ("GM0150", "GM0177", "GM0262", "GM0301", "GM1773")


@pytest.mark.parametrize("naam", MEEGELEVERD)
def test_a_shipped_policy_asks_passend_toewijzen_of_independent_homes_only(naam):
    regel = paarregel("passend_toewijzen", lees_beleid(DATA / naam))
    assert regel.parameters.model_dump()["woonvormen"] == (Woonvorm.ZELFSTANDIG,)


@pytest.mark.parametrize("naam", MEEGELEVERD)
@pytest.mark.parametrize("jaar,verwacht", [(2025, "477.20"), (2026, "498.20")])
def test_a_shipped_policy_has_the_norms_of_two_years(naam, jaar, verwacht):
    gelezen = lees_beleid(DATA / naam, date(jaar, 6, 1))
    assert gelezen.normen_van_het_jaar.kwaliteitskortingsgrens == Decimal(verwacht)


def test_the_two_differ_in_the_profile_for_the_young():
    profielen = [paarregel("huurgrens_jongeren", lees_beleid(DATA / naam)).parameters.model_dump()["profiel"]
                 for naam in MEEGELEVERD]  # fmt: skip
    assert profielen == ["actieplan", "wettelijk"]
