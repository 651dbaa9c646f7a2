"""Cells become rows; what cannot be a row is remembered by its key."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.io.small import SmallDossier
from uitstroommatch.io.format import Onleesbaar, Tabel, make_table, unread_table
from uitstroommatch.io.normalise import Normalised, normalise


def _normalise(small: SmallDossier, bestand: str) -> Normalised:
    return normalise(_tabel(bestand, small.tables[bestand]))


def _tabel(bestand: str, rijen: list[list[Any]]) -> Tabel:
    return make_table(bestand, f"{bestand}.csv", list(enumerate(rijen, start=1)))


def test_rows_know_their_number(small: SmallDossier) -> None:
    """The number is that of the spreadsheet."""
    result = _normalise(small, "clienten")
    assert [rij.rij for rij in result.rijen] == [2, 3, 4]
    assert result.fouten == result.waarschuwingen == []


def test_an_empty_cell_is_the_default(small: SmallDossier) -> None:
    """Absent and empty are the same."""
    client: Any = _normalise(small, "clienten").rijen[2]
    assert (client.huishoudgrootte, client.kinderen, client.max_huur, client.voorkeur_gemeenten) == (1, 0, None, ())


def test_the_key_of_a_bad_row_is_known(small: SmallDossier) -> None:
    """So that what refers to it is not called wrong as well."""
    small.set("clienten", 2, "voorziening", "?")
    small.set("clienten", 3, "client_sleutel", 1001.0)
    small.set("clienten", 3, "max_huur", Onleesbaar("bevat een formule", "x"))
    result = _normalise(small, "clienten")
    assert [rij.rij for rij in result.rijen] == [4]
    assert result.bekend == {("C-001",), ("1001",)}


def test_a_shifted_row_is_not_judged_cell_by_cell(small: SmallDossier) -> None:
    """With a cell too many, every value may stand under the wrong name."""
    small.tables["besluiten"][1] = ["C-001", "W-1", "?", "?", "a", "b"]
    result = _normalise(small, "besluiten")
    assert [(f.rij, f.kolom) for f in result.fouten] == [(2, "")]


def test_a_row_with_an_unreadable_cell_is_not_judged_as_a_whole(small: SmallDossier) -> None:
    """Two children would be too many for the one person that stands there by default."""
    small.set("clienten", 3, "huishoudgrootte", Onleesbaar("bevat een formule", "x"))
    small.set("clienten", 3, "zwaarte", "?")
    result = _normalise(small, "clienten")
    assert [(f.rij, f.kolom) for f in result.fouten] == [(3, "huishoudgrootte"), (3, "zwaarte")]


def test_personal_data_goes_before_other_faults(small: SmallDossier) -> None:
    """A refused cell gives one fault, and only the one that does not repeat it."""
    small.set("clienten", 2, "voorziening", "=06-12345678")
    result = _normalise(small, "clienten")
    assert [(f.kolom, f.waarde) for f in result.fouten] == [("voorziening", None)]
    assert "telefoonnummer" in result.fouten[0].wat


def test_other_cells_of_a_refused_row_are_still_judged(small: SmallDossier) -> None:
    """One fault never hides the next, also in one row."""
    small.set("clienten", 2, "client_sleutel", "111222333")
    small.set("clienten", 2, "zwaarte", "?")
    small.set("clienten", 2, "geboortemaand", "1998-05-17")
    result = _normalise(small, "clienten")
    assert sorted(f.kolom for f in result.fouten) == ["client_sleutel", "geboortemaand", "zwaarte"]


def test_a_table_that_was_not_read() -> None:
    """It has no rows, and its faults go along."""
    assert normalise(unread_table("clienten", "clienten.csv")).rijen == []


@given(st.decimals(0, 100_000, places=2), st.sampled_from([",", "."]))
def test_money_comes_back_exactly(bedrag: Decimal, teken: str) -> None:
    """No binary float comes between what is typed and what is read."""
    small = SmallDossier()
    small.set("woningen", 2, "rekenhuur", str(bedrag).replace(".", teken))
    woning: Any = _normalise(small, "woningen").rijen[0]
    assert woning.rekenhuur == bedrag
    small.set("woningen", 2, "rekenhuur", float(bedrag))
    woning = _normalise(small, "woningen").rijen[0]
    assert woning.rekenhuur == bedrag


@given(
    st.lists(
        st.one_of(st.none(), st.text(max_size=12), st.floats(), st.integers(), st.booleans(), st.datetimes()),
        min_size=5,
        max_size=5,
    )
)
def test_any_cells_give_a_row_or_a_fault(cellen: list[Any]) -> None:
    """Nothing that a cell can hold makes the reader fall over."""
    tabel = _tabel("besluiten", [["client_sleutel", "woning_id", "contractvorm", "besluit", "reden"], cellen])
    result = normalise(tabel)
    assert len(tabel.cellen) == len(result.rijen) + len(result.bekend)
    assert bool(result.bekend) == bool(result.fouten)


@given(st.data())
def test_any_cell_of_a_client_gives_a_row_or_a_fault(data: st.DataObject) -> None:
    """The same for the columns of every kind in clienten."""
    small = SmallDossier()
    kolom = data.draw(st.sampled_from(small.tables["clienten"][0]))
    cel = data.draw(st.one_of(st.text(max_size=20), st.floats(), st.integers(), st.booleans(), st.datetimes()))
    small.set("clienten", 2, kolom, cel)
    result = _normalise(small, "clienten")
    assert len(result.rijen) + len(result.bekend) == 3
    assert len(result.rijen) == 3 or {(f.rij, f.toegestaan != "") for f in result.fouten} == {(2, True)}
