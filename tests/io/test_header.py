"""The header: what stands where, what is missing and what does not belong."""

from __future__ import annotations

import pytest

from uitstroommatch.io.format import make_table
from uitstroommatch.io.header import Header, match_header

KOP = ["client_sleutel", "woning_id", "contractvorm", "besluit", "reden"]


def _match(*kop: str, cellen: list[str] | None = None) -> Header:
    return match_header(make_table("besluiten", "besluiten.csv", [(1, list(kop)), (2, cellen or ["x"] * len(kop))]))


def test_all_columns_in_any_order_and_case() -> None:
    """The names on the right are those of the format, whatever the file wrote."""
    header = _match("Reden", "BESLUIT", "woning_id", "Client_Sleutel", "contractvorm")
    assert header.plaats == {0: "reden", 1: "besluit", 2: "woning_id", 3: "client_sleutel", 4: "contractvorm"}
    assert (header.fouten, header.waarschuwingen, header.ontbreekt) == ((), (), frozenset())


def test_one_fault_for_each_missing_column() -> None:
    """Optional columns may be absent."""
    header = _match("reden", "besluit")
    assert [(f.rij, f.kolom, f.wat) for f in header.fouten] == [
        (1, "client_sleutel", "deze verplichte kolom ontbreekt"),
        (1, "woning_id", "deze verplichte kolom ontbreekt"),
    ]
    assert header.ontbreekt == {"client_sleutel", "woning_id"}


def test_a_missing_column_points_at_what_may_be_meant() -> None:
    """A slip of the pen is seen from both sides."""
    header = _match("clientsleutel", *KOP[1:])
    assert header.fouten[0].wat == "deze verplichte kolom ontbreekt; heet die hier 'clientsleutel'?"
    assert header.waarschuwingen[0].wat.endswith("bedoelt u client_sleutel?")


@pytest.mark.parametrize("naam, hint", [("redenen", "reden"), ("contract_vorm", "contractvorm"), ("zzz", None)])
def test_an_unknown_column_is_a_warning(naam: str, hint: str | None) -> None:
    """It is not read, and the nearest name is suggested when there is one."""
    (waarschuwing,) = _match(*KOP[:2], "besluit", naam).waarschuwingen
    assert (waarschuwing.rij, waarschuwing.kolom) == (1, naam)
    assert waarschuwing.wat == "deze kolom is niet bekend en wordt niet gelezen" + (
        f"; bedoelt u {hint}?" if hint else ""
    )


def test_a_column_twice() -> None:
    """Which of the two counts cannot be known, however the names are written."""
    (fout,) = _match(*KOP, "REDEN").fouten
    assert (fout.kolom, fout.wat) == ("reden", "staat er meer dan een keer")


def test_a_column_without_a_name() -> None:
    """Allowed as long as it is empty."""
    assert _match(*KOP[:4], "", "reden", cellen=["a", "b", "c", "vast", "", "x"]).fouten == ()
    (fout,) = _match(*KOP[:4], "", "reden", cellen=["a", "b", "c", "vast", "geheim", "x"]).fouten
    assert fout.kolom == "nummer 5"
    assert "geheim" not in fout.regel()


def test_a_refused_column_is_not_suggested() -> None:
    """The name of a column with personal data is named once, to be taken out."""
    header = _match("client_naam", *KOP[1:])
    assert [f.kolom for f in header.fouten] == ["client_naam", "client_sleutel"]
    assert header.fouten[1].wat == "deze verplichte kolom ontbreekt"
    assert header.onbekend == {}
