"""The table and the bars: everything in both, in Dutch, readable without colours, nothing that runs."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree

from defusedxml.ElementTree import fromstring

from uitstroommatch.spread.block import spreidingsblok
from uitstroommatch.spread.figures import Maat, Spreidingscijfer, Spreidingscijfers

LAGER = Maat("m1", "Eerste <maat> & meer", "Zegt iets.", "%", "lager")
SALDO = Maat("GM0150", "Deventer", "In min uit.", "mensen", "dichter bij 0")


def blok(*rijen: Spreidingscijfer, **rest: object) -> ElementTree.Element:
    """The block as a tree, which it only becomes when it is well-formed."""
    return fromstring(spreidingsblok(Spreidingscijfers(rijen, **rest)).replace("<br>", "<br/>"))  # type: ignore[arg-type]


def tekst(element: ElementTree.Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def balken(element: ElementTree.Element) -> list[tuple[int, str]]:
    svg = element.find("svg")
    assert svg is not None
    return [(int(rect.get("width", "")), rect.get("fill", "")) for rect in svg.findall("rect")]


def test_a_measure_stands_in_the_table_in_the_bars_and_in_words() -> None:
    gevonden = blok(LAGER.met(Decimal("2.5"), Decimal("5.0"), Decimal("10.0")), over="Gemeten over 3 buurten.")
    rij = gevonden.findall(".//tbody/tr")[0]
    assert [tekst(cel) for cel in rij] == ["Eerste <maat> & meer", "2,5 %", "5,0 %", "10,0 %"]
    assert tekst(gevonden.findall(".//dd")[0]) == "Zegt iets. Lager is beter."
    assert "Gemeten over 3 buurten." in tekst(gevonden)
    breedten, vullingen = zip(*balken(gevonden), strict=True)
    assert breedten == (50, 100, 200)
    assert len(set(vullingen)) == 3
    assert vullingen[2] == "url(#spreiding-streep)"  # a pattern, beside an empty and a full bar
    svg = gevonden.find("svg")
    assert svg is not None
    assert {"nu", "voorstel", "op volgorde", "2,5 %", "10,0 %"} <= {tekst(een) for een in svg.findall("text")}


def test_the_drawing_has_a_name_and_a_description() -> None:
    svg = blok(LAGER.met(Decimal(1), None, None)).find("svg")
    assert svg is not None
    namen = {een.get("id"): tekst(een) for een in svg if een.tag in ("title", "desc")}
    assert svg.get("role") == "img"
    assert list(namen) == (svg.get("aria-labelledby") or "").split()
    assert all(namen.values())


def test_what_is_not_known_is_a_dash_and_has_no_bar() -> None:
    gevonden = blok(
        LAGER.met(None, Decimal(0), Decimal(4)), LAGER.met(None, None, None), LAGER.met(Decimal(1), None, None)
    )
    cellen = [[tekst(cel) for cel in rij][1:] for rij in gevonden.findall(".//tbody/tr")]
    assert cellen == [["–", "0 %", "4 %"], ["–", "–", "–"], ["1 %", "–", "–"]]
    assert [breedte for breedte, _ in balken(gevonden)] == [0, 200, 200]


def test_a_column_without_any_number_is_not_there() -> None:
    gevonden = blok(LAGER.met(Decimal(1), Decimal(2), None))
    assert [tekst(kop) for kop in gevonden.findall(".//thead/tr/th")] == ["Maat", "Nu", "Voorstel"]
    assert "volgorde" not in tekst(gevonden)


def test_a_balance_has_its_sign_and_large_numbers_their_points() -> None:
    gevonden = blok(
        LAGER.met(Decimal(1), None, None), gemeenten=(SALDO.met(Decimal(1234), Decimal(0), Decimal(-4)),
                                                      SALDO.met(Decimal(3), Decimal(-3), None)),
    )  # fmt: skip
    rijen = gevonden.findall(".//tbody/tr")[1:]
    assert [tekst(rijen[0][1]), tekst(rijen[1][1])] == ["+1.234", "+3"]
    assert "Dichter bij 0 is beter." in tekst(gevonden)


def test_nothing_to_tell_and_two_blocks_on_one_page() -> None:
    assert blok().find("svg") is None
    cijfers = Spreidingscijfers((LAGER.met(Decimal(1), Decimal(1), Decimal(1)),))
    samen = spreidingsblok(cijfers) + spreidingsblok(cijfers, "anders")
    ids = re.findall(r' id="([^"]+)"', samen)
    assert len(ids) == len(set(ids)) == 6
    assert not re.search(r"<script|style=|on\w+=|https?:", samen)
