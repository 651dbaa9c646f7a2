"""Settings: few, from the environment, each described."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from uitstroommatch.errors import DienstFout
from uitstroommatch_api.settings import PREFIX, Settings, lees_settings

DOC = Path(__file__).parents[2] / "docs" / "dienst.md"
OIDC = {"oidc_uitgever": "https://id.example", "oidc_client": "um", "url": "https://match.example"}


@pytest.fixture(autouse=True)
def _schoon(monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in Settings.model_fields:
        monkeypatch.delenv(PREFIX + naam.upper(), raising=False)


def test_the_document_describes_exactly_the_settings_there_are() -> None:
    beschreven = set(re.findall(r"^\| `UITSTROOMMATCH_([A-Z_]+)`", DOC.read_text(encoding="utf-8"), re.MULTILINE))
    assert beschreven == {naam.upper() for naam in Settings.model_fields}


@pytest.mark.parametrize(
    "naam, tekst, waarde",
    [
        ("map", "/srv/um", Path("/srv/um")),
        ("adres", "::1", "::1"),
        ("poort", "0", 0),
        ("url", "https://match.example/", "https://match.example"),
        ("drempel", "10", 10),
        ("oidc_rollen_uit", "realm_access.roles", "realm_access.roles"),
        ("oidc_rollen", '{"UM-Regie": "regisseur"}', {"UM-Regie": "regisseur"}),
        ("oidc_gemeenten_uit", "gm", "gm"),
        ("oidc_aanbieder_uit", "org", "org"),
        ("oidc_corporatie_uit", "org", "org"),
    ],
)
def test_a_setting_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, naam: str, tekst: str, waarde: object
) -> None:
    monkeypatch.setenv(PREFIX + naam.upper(), tekst)
    assert getattr(lees_settings(), naam) == waarde


@pytest.mark.parametrize("naam", ["database", "geheim", "oidc_geheim"])
def test_what_is_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch, naam: str) -> None:
    monkeypatch.setenv(PREFIX + naam.upper(), "heel-geheim")
    settings = lees_settings()
    assert getattr(settings, naam).get_secret_value() == "heel-geheim"
    assert "heel-geheim" not in repr(settings)


def test_what_the_command_says_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREFIX + "POORT", "1234")
    assert lees_settings(poort=4321).poort == 4321
    assert lees_settings(poort=None).poort == 1234


@pytest.mark.parametrize(
    "naam, tekst",
    [
        ("poort", "veel"),
        ("poort", "70000"),
        ("drempel", "1"),
        ("url", "match.example"),
        ("url", "https://a/b"),
        ("url", "ftp://a"),
    ],
)
def test_a_setting_that_is_of_no_use_is_named_but_not_repeated(
    monkeypatch: pytest.MonkeyPatch, naam: str, tekst: str
) -> None:
    monkeypatch.setenv(PREFIX + naam.upper(), tekst)
    with pytest.raises(DienstFout, match=PREFIX + naam.upper()) as fout:
        lees_settings()
    assert tekst not in str(fout.value)


@pytest.mark.parametrize("adres", ["10.0.0.1", "192.168.1.4", "::", "match.example"])
def test_another_address_than_this_machine_is_refused_without_oidc(adres: str) -> None:
    with pytest.raises(DienstFout, match="OIDC"):
        lees_settings(adres=adres)
    assert lees_settings(adres=adres, **OIDC).adres == adres


def test_another_address_is_refused_without_https() -> None:
    with pytest.raises(DienstFout, match="https"):
        lees_settings(adres="10.0.0.1", **{**OIDC, "url": "http://match.example"})


@pytest.mark.parametrize("mist", ["oidc_client", "url"])
def test_oidc_is_whole_or_not(mist: str) -> None:
    with pytest.raises(DienstFout, match=mist.upper()):
        lees_settings(**{**OIDC, mist: None})


def test_this_machine_has_three_names_and_the_organisation_adds_one() -> None:
    assert lees_settings().hosts() == {"127.0.0.1", "localhost", "[::1]"}
    assert "match.example" in lees_settings(url="https://Match.example").hosts()
