"""The page as text: complete, self-contained, the same every time, written as a whole or not at all."""

import base64
import hashlib
import re
from dataclasses import replace
from importlib.resources import files

import pytest

from tests.bouw import CENTRUM, client, woning
from tests.maps.klein import dossier, gebied, last, terugleiding, uitzicht
from uitstroommatch.errors import InvoerFout
from uitstroommatch.maps import PDOK, maak_kaart

LEAFLET = {
    "leaflet.js": "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a",
    "leaflet.css": "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6",
}


def kaart(*rijen, tegels=None, **rest):
    return maak_kaart(uitzicht(dossier(*rijen), **rest), tegels=tegels)


def test_it_says_what_it_is():
    voor = dossier(*(client(f"c{i}") for i in (1, 2, 3)), woning("w1"), woning("w2"))
    page = maak_kaart(uitzicht(voor, "c1 in w1", terugleiden=(terugleiding("c3"),)))
    text = " ".join(re.sub(r"<[^>]+>", " ", page.split("<header>")[1].split("</header>")[0]).split())
    assert text == (
        "Uitstroomkaart voorstel per 23 november 2026 Status optimaal: bewezen dat geen plan beter is op deze doelen, "
        "in deze volgorde. Beleid: Proefbeleid. 1 van 3 cliënten geplaatst 0 zonder woning 1 terug te leiden "
        "1 van 2 woningen benut 0 uitzonderingen te bevestigen"
    )
    assert page.lstrip().startswith('<!doctype html>\n<html lang="nl">')
    assert "pseudoniem" in page


def test_the_source_stands_on_every_map():
    cbs, leefbaarometer = "CBS / Kadaster, wijk- en buurtkaart 2024 (CC BY 4.0)", "Leefbaarometer 3.0"
    assert f">Bron: {cbs}; {leefbaarometer}" in kaart()
    assert "; Kaartgegevens © Kadaster</p>" in kaart(tegels=PDOK["grijs"])
    eigen = replace(dossier(), grenzen_bron="CBS / Kadaster, wijk- en buurtkaart 2025 (CC BY 4.0)")
    assert f">Bron: {eigen.grenzen_bron}; {leefbaarometer}" in maak_kaart(uitzicht(eigen))


def test_the_same_input_gives_the_same_page():
    assert kaart(woning("w1"), woning("w2")) == kaart(woning("w2"), woning("w1"))


def test_every_script_and_style_on_the_page_is_in_the_policy_and_no_other():
    page = kaart()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    allowed = set(re.findall(r"sha256-([^&']+)&#39;", policy))
    inline = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)
    assert allowed == {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline}
    assert len(inline) == 5


def test_the_page_refers_to_nothing_outside_itself():
    page = kaart()
    markup = re.sub(r"<(script|style)>.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"\b(src|srcset|action|data)=", markup)
    assert {ref[:1] for ref in re.findall(r'\bhref="([^"]*)"', markup)} == {"#"}
    assert " style=" not in markup
    assert not re.search(r"\bon\w+=", markup)
    assert "sourceMappingURL" not in page


def test_leaflet_is_what_was_published_and_has_its_licence():
    folder = files("uitstroommatch.maps").joinpath("static", "leaflet")
    for name, digest in LEAFLET.items():
        assert hashlib.sha256(folder.joinpath(name).read_bytes()).hexdigest() == digest
    assert "BSD 2-Clause" in folder.joinpath("LICENSE").read_text(encoding="utf-8")


def test_text_of_users_is_escaped_in_the_markup():
    page = kaart(gebied(CENTRUM, (6.05, 52.05), naam="<b>Kade</b>"), lasten=[last(CENTRUM, 3, 2, 6)])
    assert "<b>Kade" not in page
    assert "&lt;b&gt;Kade&lt;/b&gt;" in page


@pytest.mark.parametrize(
    "status, tekst", [("haalbaar", "niet bewezen"), ("onmogelijk", "geen enkel plan"), ("tijd_op", "binnen de tijd")]
)
def test_a_proposal_of_another_status_is_drawn_too(status, tekst):
    assert tekst in kaart(status=status)


def test_an_address_that_is_no_base_map_is_refused():
    with pytest.raises(InvoerFout, match="ondergrond"):
        kaart(tegels="http://tegels.test/{z}/{x}/{y}.png")
