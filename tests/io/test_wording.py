"""Messages are in Dutch, and a value is repeated with care."""

from __future__ import annotations

import re
from datetime import datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic_core.core_schema import ErrorType

from uitstroommatch.domain.units import fout
from uitstroommatch.io.wording import CATALOGUE, MAX_ECHO, describe, echo, printable

_ENGLISH = re.compile(r"\b(input|should|valid|field|required|value|string|error|expected|unable|must)\b", re.I)


@pytest.mark.parametrize("kind", list(CATALOGUE))
def test_the_catalogue_is_dutch(kind: str) -> None:
    """Every entry says what is wrong and what to do."""
    wat, toegestaan = CATALOGUE[kind]
    assert wat
    assert toegestaan
    assert not _ENGLISH.search(re.sub(r"\{\w+\}", "", f"{wat} {toegestaan}"))


def test_the_catalogue_names_errors_that_exist() -> None:
    """An entry for an error that pydantic does not know would never be used."""
    assert set(CATALOGUE) <= set(get_args(ErrorType))


def test_an_error_of_our_own_carries_its_remedy() -> None:
    """The message comes first, the remedy from the context."""
    error = {"type": "x", "msg": "is stuk", "ctx": {"toegestaan": "heel"}}
    assert describe(error) == ("is stuk", "heel")
    assert "{" not in fout("x", "{a}", "b").message()


def test_an_error_that_is_not_in_the_catalogue_is_still_dutch() -> None:
    """A new kind of error says less, but not in English."""
    assert describe({"type": "brand_new", "msg": "Input should be different"})[0] == "is geen geldige waarde"


def test_what_is_expected_is_named() -> None:
    """Names in the remedy are filled from the error."""

    class Model(BaseModel):
        keuze: int

    with pytest.raises(ValidationError) as caught:
        Model.model_validate({"keuze": "x"})
    (error,) = caught.value.errors()
    assert describe(error) == ("is geen geheel getal", "een geheel getal")
    assert describe({"type": "enum", "ctx": {"expected": "'a', 'b' or 'c'"}})[1] == "'a', 'b' of 'c'"


@pytest.mark.parametrize(
    "value, text",
    [
        (None, None),
        ("a", "a"),
        (True, "WAAR"),
        (False, "ONWAAR"),
        (1001.0, "1001"),
        (1.5, "1.5"),
        (datetime.fromisoformat("2026-11-23"), "2026-11-23"),
        (datetime.fromisoformat("2026-11-23 13:30"), "2026-11-23 13:30:00"),
        ("a\nb", "a\ufffdb"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("bel 06-12345678", None),
        ("a@b.nl", None),
        ("111222333", None),
        (111222333, None),
    ],
)
def test_echo(value: object, text: str | None) -> None:
    """As a spreadsheet shows it, on one line, and never personal data."""
    assert echo(value) == text


@given(st.text())
def test_what_is_printed_is_short_and_visible(text: str) -> None:
    """Control characters cannot break a log or a terminal."""
    shown = printable(text)
    assert len(shown) <= MAX_ECHO
    assert shown.isprintable()
