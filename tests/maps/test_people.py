"""Dutch for numbers of people and for the balance of the exchange."""

import pytest

from uitstroommatch.maps.people import balanszin, getal, kort_saldo, mensen, uren


@pytest.mark.parametrize(
    "n, precies, verwacht",
    [(None, False, "niet verteld"), (0, True, "niemand"), (0, False, "niemand"), (1, True, "1 persoon"),
     (3, True, "3 mensen"), (10, False, "ongeveer 10 mensen")],
)  # fmt: skip
def test_a_number_of_people(n, precies, verwacht):
    assert mensen(n, precies=precies) == verwacht


def test_a_number_in_a_cell():
    assert [getal(n, precies=False) for n in (None, 0, 15)] == ["niet verteld", "0", "ongeveer 15"]


@pytest.mark.parametrize(
    "nu, straks, verwacht",
    [
        (3, 2, "3 mensen meer ontvangen dan gestuurd; met dit voorstel 2"),
        (-3, -4, "3 mensen meer gestuurd dan ontvangen; met dit voorstel 4"),
        (1, 1, "1 persoon meer ontvangen dan gestuurd; met dit voorstel blijft dat zo"),
        (0, 0, "evenveel mensen ontvangen als gestuurd; met dit voorstel blijft dat zo"),
        (0, -1, "evenveel mensen ontvangen als gestuurd; met dit voorstel 1 persoon meer gestuurd dan ontvangen"),
        (2, 0, "2 mensen meer ontvangen dan gestuurd; met dit voorstel evenveel mensen ontvangen als gestuurd"),
        (2, -1, "2 mensen meer ontvangen dan gestuurd; met dit voorstel 1 persoon meer gestuurd dan ontvangen"),
    ],
)
def test_the_balance_so_far_and_with_the_proposal(nu, straks, verwacht):
    assert balanszin("Zutphen", nu, straks, precies=True) == f"Zutphen heeft tot nu toe {verwacht}"


def test_a_rounded_balance_says_that_it_is_about():
    zin = balanszin("Zutphen", 0, 10, precies=False)
    assert "ongeveer evenveel" in zin
    assert zin.endswith("ongeveer 10 mensen meer ontvangen dan gestuurd")


def test_a_balance_in_a_cell():
    assert [kort_saldo(n, precies=True) for n in (3, -2, 0)] == ["+3", "−2", "0"]
    assert kort_saldo(-10, precies=False) == "ongeveer −10"


def test_hours_are_tenths():
    assert [uren(n) for n in (345, 40, 0, 5)] == ["34,5 uur", "4 uur", "0 uur", "0,5 uur"]
