"""A policy file that is changed keeps what people wrote in it, and is a policy again or nothing at all."""

from __future__ import annotations

import tomllib

import pytest

from tests.policy.tekst import BASIS
from uitstroommatch.errors import InvoerFout
from uitstroommatch.policy.edit import Beleidswijziging, pas_aan, verschil
from uitstroommatch.policy.load import lees_inhoud
from uitstroommatch.resources import data_map

VOORBEELD = (data_map() / "voorbeeld" / "beleid.toml").read_bytes()


def regels(een: bytes, ander: bytes) -> tuple[set[str], set[str]]:
    """The lines that went and the lines that came."""
    oud, nieuw = een.decode().splitlines(), ander.decode().splitlines()
    return set(oud) - set(nieuw), set(nieuw) - set(oud)


def fouten(**wijziging: object) -> dict[str, str]:
    """What is wrong and what is allowed, by key."""
    with pytest.raises(InvoerFout) as gevonden:
        pas_aan(VOORBEELD, **wijziging)  # type: ignore[arg-type]
    return {fout.kolom: f"{fout.wat} | {fout.toegestaan}" for fout in gevonden.value.fouten}


# --- what stays --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("inhoud", [VOORBEELD, VOORBEELD.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + VOORBEELD])
def test_without_a_change_every_byte_stays(inhoud: bytes) -> None:
    assert pas_aan(inhoud) == inhoud


def test_a_value_changes_and_what_is_written_beside_it_stays() -> None:
    nieuw = pas_aan(VOORBEELD, parameters={"regels.huurgrens_jongeren.grens": "430,00"})
    assert regels(VOORBEELD, nieuw) == (
        {"grens = 410.00               # tot en met dit bedrag"},
        {"grens = 430.00               # tot en met dit bedrag"},
    )


def test_a_new_key_stands_in_its_table_before_what_is_said_about_the_next() -> None:
    nieuw = pas_aan(VOORBEELD, parameters={"regels.huurgrens_jongeren.woonvormen": "zelfstandig|kamer"}).decode()
    assert 'par. 1.1"\nwoonvormen = ["zelfstandig", "kamer"]\n\n# Huishoudens met een laag inkomen' in nieuw
    met_lijn = VOORBEELD.replace(b"\n", b"\r\n")
    nieuw_windows = pas_aan(met_lijn, parameters={"draagkracht.wijk": "12"})
    assert b"complex = 3\r\nwijk = 12\r\n" in nieuw_windows
    assert b"\n" not in nieuw_windows.replace(b"\r\n", b"")


def test_an_empty_value_takes_the_key_out_so_that_its_default_holds() -> None:
    nieuw = pas_aan(VOORBEELD, parameters={"regels.huishouden_past.extra_kamers": " "})
    assert lees_inhoud(nieuw).regels["huishouden_past"].parameters == {}


@pytest.mark.parametrize(
    "sleutel,tekst,waarde",
    [
        ("regels.herkomst_buiten_regio.ook_binnen_regio", "ja", True),
        ("regels.herkomst_buiten_regio.ook_binnen_regio", "False", False),
        ("regels.beschikbaarheid.horizon_dagen", "090", 90),
        ("regels.huurgrens_jongeren.profiel", "wettelijk", "wettelijk"),
        ("regels.passend_toewijzen.woonvormen", "kamer", ["kamer"]),
        ("regels.budget.bron", 'Besluit van 1 mei, "stuk 4"', 'Besluit van 1 mei, "stuk 4"'),
        ("draagkracht.factor.5", "0,9", 0.9),
        ("gewicht.licht", "2", 2),
        ("normen.2026.maximale_huurgrens", "940.00", 940.0),
    ],
)
def test_a_value_gets_the_kind_that_stands_there(sleutel: str, tekst: str, waarde: object) -> None:
    hier = tomllib.loads(pas_aan(VOORBEELD, parameters={sleutel: tekst}).decode())
    for deel in sleutel.split("."):
        hier = hier[deel]
    assert hier == waarde


def test_dates_in_both_orders_and_the_name() -> None:
    nieuw = pas_aan(VOORBEELD, parameters={"beleid.geldig_tot": "31-12-2027"}, naam=" Proef ")
    assert b"geldig_tot = 2027-12-31" in nieuw
    assert lees_inhoud(nieuw).beleid.naam == "Proef"


# --- goals and modes ---------------------------------------------------------------------------------------------


def test_goals_move_with_the_comment_of_each() -> None:
    volgorde = ("geplaatst", "spoed", *lees_inhoud(VOORBEELD).doelen.volgorde[3:])
    nieuw = pas_aan(VOORBEELD, volgorde=volgorde)
    assert lees_inhoud(nieuw).doelen.volgorde == volgorde
    weg, erbij = regels(VOORBEELD, nieuw)
    assert (len(weg), erbij) == (1, set())
    tekst = nieuw.decode()
    assert tekst.index('    "geplaatst",     # zo veel') < tekst.index('    "spoed",         # zo veel')


def test_a_rule_that_becomes_soft_gets_a_place_among_the_goals_and_loses_it_again() -> None:
    zacht = pas_aan(VOORBEELD, modi={"budget": "zacht"})
    assert lees_inhoud(zacht).doelen.volgorde[-1] == "regel:budget"
    hard = pas_aan(pas_aan(zacht, speling={"regel:budget": 2}), modi={"budget": "hard"})
    gelezen = lees_inhoud(hard)
    assert (gelezen.doelen.volgorde, gelezen.doelen.speling) == (lees_inhoud(VOORBEELD).doelen.volgorde, {})


def test_slack_is_put_in_changed_and_taken_out() -> None:
    twee = pas_aan(VOORBEELD, speling={"herkomst": 2})
    assert lees_inhoud(twee).doelen.speling == {"herkomst": 2}
    assert lees_inhoud(pas_aan(twee, speling={"herkomst": 0})).doelen.speling == {}


def test_a_policy_that_says_no_more_than_it_must_can_be_changed_as_well() -> None:
    kaal = BASIS.encode()
    nieuw = pas_aan(
        kaal, parameters={"gewicht.complex": "3", "draagkracht.factor.9": "1.5"}, volgorde=["spoed"],
        speling={"spoed": 1},
    )  # fmt: skip
    gelezen = lees_inhoud(nieuw)
    assert (gelezen.gewicht.complex, gelezen.doelen.volgorde, gelezen.doelen.speling) == (3, ("spoed",), {"spoed": 1})
    assert str(gelezen.draagkracht.factor["9"]).startswith("1.5")


def test_tables_that_are_written_in_another_way_can_be_changed_too() -> None:
    kort = BASIS.replace('[regels.budget]\nmodus = "hard"\n', "").replace(
        "[normen.2026]", 'gewicht = { licht = 1 }\nregels.budget.modus = "hard"\n[normen.2026]'
    )
    kort = kort.replace("\n[beleid]", "")  # the keys of [beleid] come in front, so they need its name
    kort = kort.replace("peildatum =", "beleid.peildatum =").replace("regio =", "beleid.regio =")
    nieuw = lees_inhoud(
        pas_aan(
            kort.encode(),
            parameters={
                "gewicht.licht": "2",
                "gewicht.complex": "4",
                "beleid.venster_jaren": "5",
                "regels.budget.bron": "x",
            },
            modi={"budget": "uit"},
        )
    )
    assert (nieuw.gewicht.licht, nieuw.gewicht.complex, nieuw.beleid.venster_jaren) == (2, 4, 5)
    assert (nieuw.regels["budget"].modus, nieuw.regels["budget"].bron) == ("uit", "x")


# --- what is refused ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sleutel,tekst,woorden",
    [
        ("regels.huurgrens_jongeren.grens", "veel", "is geen getal | een getal"),
        ("regels.herkomst_buiten_regio.ook_binnen_regio", "soms", "is geen ja of nee | ja, nee"),
        ("beleid.peildatum", "31-02-2026", "bestaat niet op de kalender | JJJJ-MM-DD"),
        ("beleid.peildatum", "morgen", "is geen datum"),
        ("gewicht.licht", "-1", "is te laag | een geheel getal van 0"),
        ("gewicht.zwaar", "1", "bestaat niet | licht, medium, complex, gespecialiseerd"),
        ("regels.nep.grens", "1", "nep staat niet in het beleid | beschikbaarheid"),
        ("normen.1999.jongerenleeftijd", "21", "1999 staat niet in het beleid | 2025, 2026"),
        ("beleid.naam", "x", "wordt niet hier gewijzigd | de wijziging onder naam"),
        ("regels.budget.modus", "uit", "wordt niet hier gewijzigd | de wijziging onder modi"),
        ("doelen.volgorde", "spoed", "kan niet worden gewijzigd | regels.<regel>.<sleutel>"),
        ("regels.budget.x\n[y]", "1", "kan niet worden gewijzigd"),
        ("regels.budget", "1", "kan niet worden gewijzigd"),
        ("regels.budget.bron", "x" * 2_001, "is te lang | hooguit 2000 tekens"),
        ("beleid.regio", "", "ontbreekt, maar is verplicht"),
    ],
)
def test_a_fault_names_its_key_and_what_is_allowed(sleutel: str, tekst: str, woorden: str) -> None:
    gevonden = fouten(parameters={sleutel: tekst})
    assert list(gevonden) == [sleutel]
    assert woorden in gevonden[sleutel]


def test_all_faults_come_at_once() -> None:
    gevonden = fouten(
        parameters={"gewicht.licht": "-1", "beleid.peildatum": "x"}, modi={"budget": "streng", "nep": "uit"},
        speling={"spoed": -1},
    )  # fmt: skip
    assert set(gevonden) == {
        "gewicht.licht", "beleid.peildatum", "regels.budget.modus", "regels.nep.modus", "doelen.speling.spoed",
    }  # fmt: skip
    assert gevonden["regels.budget.modus"] == "is geen bekende modus | hard, zacht, uit"


def test_what_was_no_policy_is_refused() -> None:
    with pytest.raises(InvoerFout, match="geen geldig TOML"):
        pas_aan(b"[beleid")


# --- how two differ ----------------------------------------------------------------------------------------------


def test_a_policy_does_not_differ_from_itself_or_from_its_layout() -> None:
    assert verschil(VOORBEELD, VOORBEELD + b"\n# einde\n") == ()


def test_every_change_is_told_with_before_and_after() -> None:
    nieuw = pas_aan(
        VOORBEELD,
        parameters={
            "regels.huurgrens_jongeren.grens": "430",
            "draagkracht.wijk": "12",
            "draagkracht.factor.5": "0.875",
        },
        modi={"plaatsen": "hard", "budget": "uit"},
        volgorde=("spoed", "geplaatst"),
    )
    assert {een.sleutel: (een.voor, een.na) for een in verschil(VOORBEELD, nieuw)} == {
        "regels.huurgrens_jongeren.grens": ("410,00", "430,00"),
        "regels.budget.modus": ("hard", "uit"),
        "draagkracht.wijk": ("", "12"),
        "draagkracht.factor.5": ("1,00", "0,875"),
        "doelen.volgorde": (", ".join(lees_inhoud(VOORBEELD).doelen.volgorde), "spoed, geplaatst"),
    }


def test_what_is_taken_out_has_nothing_after() -> None:
    nieuw = pas_aan(VOORBEELD, parameters={"beleid.geldig_tot": ""})
    assert verschil(VOORBEELD, nieuw) == (Beleidswijziging("beleid.geldig_tot", "31-12-2026", ""),)
