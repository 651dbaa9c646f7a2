"""The map in a browser without a network: layers, legends, popups, keyboard, paper, and names that try to be code."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.bouw import CENTRUM, DORP, KERN, RIVIER, client, woning
from tests.browser.watch import Watch, settle
from tests.maps.klein import dossier, gebied, last, toewijzing, voorstel
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.maps import maak_kaart

Open = Callable[..., None]
NAUGHTY = "</script><img src=x onerror=window.kapot=1>`${window.kapot=2}`'\"&<b>vet</b>"
TEGELS = "https://tegels.voorbeeld.test/{z}/{x}/{y}.png"


@pytest.fixture
def open_(page: Page, tmp_path: Path) -> Open:
    """Open the map of a dossier, written as a file."""

    def go(voor: Dossier, *plaatsingen: Any, tegels: str | None = None, **rest: Any) -> None:
        path = tmp_path / "kaart.html"
        path.write_text(maak_kaart(voor, voorstel(voor, *plaatsingen, **rest), tegels=tegels), encoding="utf-8")
        page.goto(path.as_uri())
        settle(page)

    return go


@pytest.fixture
def region(open_: Open) -> None:
    """A small region: one home filled with an exception, one empty, one buurt full and one over its limit."""
    voor = dossier(
        client("c1", gemeente_herkomst=DORP),
        woning("w1", lengtegraad=6.05, breedtegraad=52.05),
        woning("w2", buurtcode=KERN, straat="Laan"),
    )
    lasten = [last(CENTRUM, 3, 3, 6), last(RIVIER, 7, 0, 6), last(KERN, 1, 1, 6)]
    open_(voor, toewijzing("c1 in w1", uitzondering="niet_uitvoerbaar"), lasten=lasten)


def box(page: Page, id_: str):
    return page.locator(f"input[data-laag={id_}]")


# --- layers and legends ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("region")
def test_a_legend_comes_and_goes_with_its_layer(page: Page):
    markers, legend = page.locator(".plek-teken"), page.locator("#legenda-woningen")
    expect(markers).to_have_count(2)
    expect(legend).to_be_visible()
    box(page, "woningen").uncheck()
    expect(markers).to_have_count(0)
    expect(legend).to_be_hidden()
    box(page, "woningen").check()
    expect(markers).to_have_count(2)
    expect(legend).to_be_visible()


@pytest.mark.usefixtures("region")
def test_new_residents_are_off_until_asked_for(page: Page):
    expect(page.locator(".plek-bol")).to_have_count(0)
    expect(page.locator("#legenda-nieuw")).to_be_hidden()
    box(page, "nieuw").check()
    expect(page.locator(".plek-bol")).to_have_text(["1"])
    expect(page.locator("#legenda-nieuw")).to_be_visible()


@pytest.mark.usefixtures("region")
def test_areas_have_the_look_of_their_class(page: Page):
    fills = page.locator(".leaflet-laag-buurten-pane path").evaluate_all("ps => ps.map(p => p.getAttribute('fill'))")
    assert fills == ["#c6dbef", "url(#patroon-vol)", "url(#patroon-boven)"]
    for pattern in ("patroon-vol", "patroon-boven"):
        assert page.locator(f"pattern#{pattern}").count() == 1


@pytest.mark.usefixtures("region")
def test_a_hidden_layer_leaves_the_others_in_their_order(page: Page):
    box(page, "buurten").uncheck()
    expect(page.locator(".leaflet-laag-buurten-pane path")).to_have_count(0)
    box(page, "buurten").check()
    expect(page.locator(".leaflet-laag-buurten-pane path")).to_have_count(3)
    planes = [int(page.locator(f".leaflet-laag-{id_}-pane").evaluate("e => e.style.zIndex"))
              for id_ in ("buurten", "gemeenten", "nieuw", "woningen")]  # fmt: skip
    assert planes == sorted(planes)


# --- what it tells -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("region")
def test_the_pointer_gets_a_sentence_and_a_click_the_facts(page: Page):
    area = page.locator(".leaflet-laag-buurten-pane path").nth(1)
    area.hover(position={"x": 12, "y": 12})
    expect(page.locator(".leaflet-tooltip")).to_have_text("Centrum: 6 van 6 punten belast, 3 daarvan nieuw; vol")
    area.click(position={"x": 12, "y": 12})
    expect(page.locator(".venster h3").last).to_have_text("Centrum")
    expect(page.locator(".venster")).to_contain_text("100 %, vol")


@pytest.mark.usefixtures("region")
def test_a_home_opens_with_the_keyboard(page: Page):
    home = page.get_by_role("button", name="Kade: alle plaatsen gevuld, uitzondering te bevestigen")
    home.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".venster")).to_contain_text("uitzondering, nog te bevestigen: komt uit Dorp; omklap (OMK)")
    page.keyboard.press("Escape")
    expect(page.locator(".venster")).to_have_count(0)


@pytest.mark.usefixtures("region")
def test_a_name_in_the_table_opens_it_on_the_map(page: Page):
    box(page, "buurten").uncheck()
    page.get_by_role("button", name="Rivierenwijk", exact=True).click()
    expect(page.locator(".venster h3").last).to_have_text("Rivierenwijk")
    expect(box(page, "buurten")).to_be_checked()
    expect(page.locator("#legenda-buurten")).to_be_visible()
    page.get_by_role("button", name="Dorp", exact=True).click()
    expect(page.locator(".venster h3").last).to_have_text("Gemeente Dorp")
    page.get_by_role("button", name="Hele regio tonen").click()
    expect(page.locator(".venster")).to_have_count(0)


@pytest.mark.usefixtures("region")
def test_everything_can_be_reached_with_the_tab_key(page: Page):
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Naar de tabellen met dezelfde gegevens")
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("() => document.activeElement.outerHTML.slice(0, 60)"))
    assert any("folium-map" in html for html in seen)
    expect(page.locator(".leaflet-control-zoom-in")).to_have_attribute("title", "Inzoomen")
    assert sum("data-laag" in html for html in seen) == 4
    assert sum("data-toon" in html for html in seen) >= 4


@pytest.mark.usefixtures("region")
def test_names_of_buurten_show_from_nearby_only(page: Page):
    name = page.locator(".plek-naam", has_text="Centrum")
    expect(name).to_be_hidden()
    page.locator(".folium-map").focus()
    for _ in range(8):
        page.keyboard.press("+")
        page.wait_for_timeout(350)
    assert page.locator(".folium-map").get_attribute("data-afstand") == "heel-dichtbij"
    assert name.evaluate("e => getComputedStyle(e).display") == "block"


def test_schematic_borders_are_said_on_the_map(page: Page, open_: Open):
    open_(dossier(grenzen={}))
    expect(page.locator(".schets")).to_have_text("Schematische grenzen")
    expect(page.locator(".let-op")).to_contain_text("schematisch")
    dashes = page.locator(".leaflet-laag-buurten-pane path").evaluate_all(
        "ps => ps.map(p => p.getAttribute('stroke-dasharray'))"
    )
    assert len(dashes) == 3
    assert all(dashes)


def test_a_dossier_without_any_place_still_gives_a_page(page: Page, open_: Open):
    open_(dossier(grenzen={}, punten=False), status="onmogelijk")
    expect(page.locator("header")).to_contain_text("geen enkel plan")
    expect(page.locator("caption")).to_have_text("Gemeenten")


# --- screens and paper -------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("region")
@pytest.mark.parametrize("width, height", [(1400, 900), (420, 850), (320, 600)])
def test_nothing_is_wider_than_the_screen(page: Page, width: int, height: int):
    page.set_viewport_size({"width": width, "height": height})
    page.reload()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    map_ = page.locator(".folium-map").bounding_box()
    legend = page.locator("aside").bounding_box()
    assert map_ is not None
    assert legend is not None
    assert map_["height"] >= 350
    apart = legend["x"] >= map_["x"] + map_["width"] or legend["y"] >= map_["y"] + map_["height"]
    assert apart, "a legend covers the map"


@pytest.mark.usefixtures("region")
def test_on_paper_the_map_and_the_tables_stand_and_the_controls_do_not(page: Page):
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".leaflet-control-zoom")).to_be_hidden()
    expect(page.locator("#legenda-buurten")).to_be_visible()
    expect(page.locator("table").first).to_be_visible()
    size = page.locator(".doek").bounding_box()
    assert size is not None
    assert (size["width"], size["height"]) == (760, 540)
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")


# --- names that try to be code -----------------------------------------------------------------------------------


def test_names_that_try_to_be_code_are_shown_as_text(page: Page, watch: Watch, open_: Open):
    name = NAUGHTY.replace("/", "∕")  # a street may not hold a slash; other names may
    voor = dossier(
        gebied(CENTRUM, (6.05, 52.05), naam=NAUGHTY),
        gebied(DORP, naam=NAUGHTY),
        client(NAUGHTY),
        woning(NAUGHTY, corporatie=NAUGHTY, straat=name, complex=name, lengtegraad=6.05, breedtegraad=52.05),
    )
    wens = toewijzing("c1 in w1").model_copy(
        update={"client_sleutel": NAUGHTY, "woning_id": NAUGHTY, "waarschuwingen": (NAUGHTY,)}
    )
    open_(voor, wens, lasten=[last(CENTRUM, 3, 3, 6)], beleid={"naam": NAUGHTY, "sha256": ""})
    box(page, "nieuw").check()
    page.locator(".plek-teken").focus()
    page.keyboard.press("Enter")
    popup = page.locator(".venster").last
    expect(popup.locator("h3")).to_have_text(f"{name}, {name}")
    expect(popup).to_contain_text(f"Cliënt {NAUGHTY}")
    expect(popup.locator("img, b")).to_have_count(0)
    page.locator("button[data-toon^=buurten]").click()
    expect(popup.locator("h3")).to_have_text(NAUGHTY)
    expect(page.locator("body img")).to_have_count(0)
    expect(page.locator(".status")).to_contain_text(NAUGHTY)
    page.locator(".leaflet-laag-buurten-pane path").first.hover(position={"x": 12, "y": 12}, force=True)
    settle(page)
    assert page.evaluate("() => window.kapot") is None
    assert watch.take() == []


@pytest.mark.usefixtures("region")
def test_a_script_that_was_slipped_in_does_not_run(page: Page, watch: Watch):
    page.evaluate("""() => {
        const script = document.createElement('script');
        script.textContent = 'window.kapot = 1';
        document.body.append(script);
        const image = document.createElement('img');
        image.src = 'https://elders.voorbeeld.test/a.png';
        document.body.append(image);
    }""")
    settle(page)
    assert page.evaluate("() => window.kapot") is None
    faults = watch.take()
    assert len(faults) == 2
    assert all("Content Security Policy" in fault for fault in faults), "blocked by the page itself, not by the test"


# --- base map ----------------------------------------------------------------------------------------------------


def test_a_base_map_is_fetched_only_after_it_is_asked_for(page: Page, watch: Watch, open_: Open):
    open_(dossier(), tegels=TEGELS)
    assert watch.take() == []
    expect(page.locator(".bij").last).to_contain_text("Kaartgegevens © Kadaster")
    box(page, "basiskaart").check()
    settle(page)
    requests = [fault for fault in watch.take() if fault.startswith("request:")]
    assert requests
    assert all(fault.startswith("request: https://tegels.voorbeeld.test/") for fault in requests)
    page.goto("about:blank")
    watch.take()
