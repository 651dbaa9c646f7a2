"""Personal data is seen wherever it stands, and nothing else is."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uitstroommatch.io import privacy
from uitstroommatch.io.privacy import column_reason, is_bsn, looks_personal, refused_values


def _refused(bestand: str, kolom: str, *cellen: object, known: bool = True) -> list[int]:
    series = pd.Series(list(cellen), index=range(2, 2 + len(cellen)), dtype=object)
    return [row for row, _ in refused_values(bestand, kolom, series, known=known)]


@st.composite
def bsns(draw: st.DrawFn) -> str:
    """Make a number of nine digits that passes the eleven-test."""
    digits = draw(st.lists(st.integers(0, 9), min_size=8, max_size=8).filter(lambda d: d[0] or d[1]))
    last = sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
    return "".join(map(str, digits)) + str(last) if last < 10 else draw(bsns())


@given(bsns())
def test_a_citizen_service_number_is_refused_as_key(bsn: str) -> None:
    """Every number that passes the test, as text and as a number that lost its zeros."""
    assert is_bsn(bsn)
    cellen = [bsn, f" {bsn} ", int(bsn), float(bsn), f"{bsn[:4]}.{bsn[4:6]}.{bsn[6:]}", f"{bsn}.0"]
    assert set(_refused("clienten", "client_sleutel", *cellen)) == {2, 3, 4, 5, 6, 7}


@given(bsns(), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_no_citizen_service_number(bsn: str, place: int, shift: int) -> None:
    """The eleven-test catches every change of one digit, so nearly all other keys pass."""
    other = bsn[:place] + str((int(bsn[place]) + shift) % 10) + bsn[place + 1 :]
    assert not is_bsn(other)


@given(st.text(alphabet="abc xyz", max_size=5), bsns(), st.text(alphabet="abc xyz", max_size=5))
def test_a_citizen_service_number_in_a_remark(before: str, bsn: str, after: str) -> None:
    """Nine digits between blanks are seen in the text columns of people."""
    text = f"{before} {bsn} {after}"
    assert _refused("besluiten", "reden", text) == [2]
    assert looks_personal(text)


@pytest.mark.parametrize("short", ["123", "1234567", "1234567890", "", "abc"])
def test_other_lengths_are_no_citizen_service_number(short: str) -> None:
    """Only eight or nine digits were ever given out."""
    assert not is_bsn(short.zfill(3)) or len(short) == 8
    assert _refused("clienten", "client_sleutel", short) == []


PHONES = [
    "0612345678", "06-12345678", "06 12345678", "06 12 34 56 78", "06-12 34 56 78", "06.12.34.56.78", "06/12345678",
    "0570-123456", "0570 123456", "0570 - 123456", "(0570) 123456", "0570-12 34 56", "010-1234567", "088 123 4567",
    "+31612345678", "+31 6 12345678", "+31 (0)6 12345678", "+31-570-123456", "0031612345678", "0031 570 123456",
    "31612345678",
]  # fmt: skip


@pytest.mark.parametrize("phone", PHONES)
@pytest.mark.parametrize("around", ["{}", "bel {} morgen", "tel:{}", "({})"])
def test_telephone_numbers(phone: str, around: str) -> None:
    """Every Dutch way to write one, alone or in a text, in any column."""
    text = around.format(phone)
    assert _refused("woningen", "straat", text) == [2]
    assert looks_personal(text)


NO_PHONES = [
    "BU01500101", "WK015001", "GM0150", "BU01500101|BU02620101", "7411AB", "7411 AB", "0612", "612.34", "0710,25",
    "2026-11-23", "23-11-2026", "01-02-2026 03-04-2026", "W-0000012345", "A0612345678", "6.0123456789", "52,0123456789",
    "123456789012345", "06123456789", "061234567", "NL91ABNA0417164300", "0000000000", "complex 12-34", "1234-567890",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_PHONES)
def test_what_is_no_telephone_number(text: str) -> None:
    """Codes, postcodes, amounts, dates and long numbers are left alone."""
    assert _refused("woningen", "straat", text) == []


@given(
    st.one_of(
        st.dates().map(str),
        st.dates().map(lambda d: f"{d:%d-%m-%Y}"),
        st.decimals(0, 100_000, places=2).map(str),
        st.decimals(-180, 180, places=10).map(lambda d: f"{d:f}"),
        st.integers(0, 99_999_999).map(lambda n: f"BU{n:08}"),
        st.integers(0, 9_999_999).map(str),
        st.integers(0, 10**9 - 1).map(lambda n: f"W-{n}"),
    )
)
def test_ordinary_cells_are_not_refused(text: str) -> None:
    """What stands in a dossier every day never looks like personal data."""
    if text.startswith("-0"):
        text = text[1:]
    assert _refused("woningen", "postcode", text) == []


@pytest.mark.parametrize("mail", ["a@b.nl", "Jan.de.Vries+x@zorg-groep.voorbeeld.nl", "<a@b.nl>", "mailto:a@b.nl;"])
def test_email_addresses(mail: str) -> None:
    """In any column, also in a text."""
    assert _refused("gebieden", "naam", f"zie {mail}") == [2]


@pytest.mark.parametrize("text", ["@", "a@b", "16:00 @ kantoor", "a @ b.nl"])
def test_what_is_no_email_address(text: str) -> None:
    """A lone at-sign is not an address."""
    assert _refused("gebieden", "naam", text) == []


def test_a_long_cell_does_not_take_long() -> None:
    """The patterns look a bounded distance ahead, so a cell of a million signs is no attack."""
    for text in ("a" * 1_000_000 + "@", "0 " * 500_000, "1" * 1_000_000, "a@" * 500_000, "06" + "-" * 1_000_000):
        assert _refused("besluiten", "reden", text) == []


def test_only_the_refused_rows_are_named() -> None:
    """The numbers are those of the spreadsheet."""
    assert _refused("besluiten", "reden", "goed", "a@b.nl", None, 3, "06-12345678 of a@b.nl") == [3, 6, 6]


@pytest.mark.parametrize(
    "cel, refused",
    [
        (pd.Timestamp("1998-05-17").to_pydatetime(), True),
        (pd.Timestamp("1998-05-01").to_pydatetime(), True),
        ("1998-05-17", True),
        ("17/5/1998", True),
        ("17 mei 1998", True),
        ("1998-05", False),
        ("05-1998", False),
        (1998, False),
    ],
)
def test_full_birth_dates(cel: object, refused: bool) -> None:
    """A month is allowed, a day is not, in whatever type the cell has."""
    assert bool(_refused("clienten", "geboortemaand", cel)) is refused


@pytest.mark.parametrize("kolom", ["straat", "Straat van woning", "postcode", "Adres", "woonplaats"])
def test_addresses_of_people(kolom: str) -> None:
    """Where a client lives now is nobody's business; where a home stands is."""
    assert column_reason("clienten", kolom) == "een adres"
    assert column_reason("woningen", kolom) is None


@pytest.mark.parametrize("kolom", ["gemeentenaam", "corporatie_naam", "buurt naam", "gebiedsnaam", "complexnaam"])
def test_names_of_things_are_no_names_of_people(kolom: str) -> None:
    """An area, an organisation and a building have names too."""
    assert column_reason("clienten", kolom) is None


def test_accents_do_not_hide_a_column_name() -> None:
    """Names are compared without accents, signs and case."""
    assert column_reason("clienten", "Cliënt-Náám") == "de naam van een persoon"


def test_every_reason_is_a_noun_phrase() -> None:
    """The reason fits in the sentence 'wijst op …'."""
    assert all(soort.startswith(("een ", "de ")) for soort in privacy._KOLOMMEN)
