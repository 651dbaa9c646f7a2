"""The map in a browser without a network: layers, what is chosen, two maps, links, paper, names that try to be code.

A page load is dear, so a test goes on where it is as long as it is about one thing.
"""

from base64 import b64encode
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.bouw import CENTRUM, DORP, KERN, RIVIER, client, woning
from tests.browser.watch import Watch, settle
from tests.maps.klein import dossier, gebied, last, toewijzing, uitzicht
from uitstroommatch.maps import maak_kaart
from uitstroommatch.spread.beeld import Beeld

Open = Callable[..., None]
NAUGHTY = "</script><img src=x onerror=window.kapot=1>`${window.kapot=2}`'\"&<b>vet</b>"
TEGELS = "https://tegels.voorbeeld.test/{z}/{x}/{y}.png"
NU, STRAKS, RUIMTE = range(3)  # the moments of the layer buurten
REGELS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture
def open_(page: Page, tmp_path: Path) -> Open:
    """Open the map of a dossier, written as a file; ``hash_`` is the view in the address."""

    def go(beeld: Beeld, *, hash_: str = "", **rest: Any) -> None:
        page.set_default_timeout(8_000)
        path = tmp_path / "kaart.html"
        path.write_text(maak_kaart(beeld, **rest), encoding="utf-8")
        page.goto(path.as_uri() + hash_)
        settle(page)
        expect(page.locator("html")).to_have_attribute("data-klaar", "1")

    return go


@pytest.fixture
def streek() -> Beeld:
    """A small region: one home filled with an exception, one empty, one buurt full and one over its limit."""
    voor = dossier(
        client("c1", gemeente_herkomst=DORP),
        woning("w1", lengtegraad=6.05, breedtegraad=52.05),
        woning("w2", buurtcode=KERN, straat="Laan"),
    )
    lasten = [last(CENTRUM, 3, 3, 6), last(RIVIER, 7, 0, 6), last(KERN, 1, 1, 6), last("WK015001", 3, 3, 9)]
    return uitzicht(voor, toewijzing("c1 in w1", uitzondering="niet_uitvoerbaar"), lasten=lasten)


@pytest.fixture
def region(open_: Open, streek: Beeld) -> None:
    open_(streek)


def box(page: Page, id_: str):
    return page.locator(f"input[data-laag={id_}]")


def paths(page: Page, laag: str, waar: str = ".luik >> nth=0"):
    return page.locator(f"{waar} >> .leaflet-laag-{laag}-pane path")


def fills(page: Page, **rest: str) -> list[str]:
    return list(paths(page, "buurten", **rest).evaluate_all("ps => ps.map(p => p.getAttribute('fill'))"))


def slide(page: Page, id_: str, stand: int) -> None:
    page.locator(f"#{id_}").fill(str(stand))


# --- layers ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("region")
def test_layers_come_and_go_with_legend_and_table_and_one_colours_the_map(page: Page):
    markers, legend = page.locator(".plek-teken"), page.locator("#legenda-woningen")
    table = page.locator("details[data-tabel=woningen]")
    expect(markers).to_have_count(2)
    for visible in (legend, table):
        expect(visible).to_be_visible()
    box(page, "woningen").uncheck()
    expect(markers).to_have_count(0)
    for hidden in (legend, table):
        expect(hidden).to_be_hidden()
    box(page, "woningen").check()
    expect(markers).to_have_count(2)

    expect(page.locator(".plek-bol")).to_have_count(0)
    box(page, "nieuw").check()
    expect(page.locator("#legenda-nieuw")).to_be_visible()

    expect(paths(page, "buurten")).to_have_count(3)
    box(page, "belasting_wijken").check()
    expect(paths(page, "buurten")).to_have_count(0)
    expect(paths(page, "belasting_wijken")).to_have_count(3)
    expect(page.locator("#legenda-buurten")).to_be_hidden()
    page.get_by_label("geen", exact=True).check()
    expect(paths(page, "belasting_wijken")).to_have_count(0)
    planes = [int(page.locator(f".leaflet-laag-{id_}-pane").evaluate("e => e.style.zIndex"))
              for id_ in ("buurten", "gemeenten", "nieuw", "woningen")]  # fmt: skip
    assert planes == sorted(planes)


@pytest.mark.usefixtures("region")
def test_a_slider_changes_colours_sentence_and_legend(page: Page):
    slider = page.locator("#stand-buurten")
    assert fills(page)[1:] == ["url(#patroon-vol)", "url(#patroon-boven)"]
    paths(page, "buurten").nth(1).click(position={"x": 12, "y": 12})
    popup = page.locator(".leaflet-popup")
    expect(popup).to_contain_text("met dit voorstel: 6 van 6")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "Nu")
    assert fills(page)[1] != "url(#patroon-vol)"
    expect(popup).to_contain_text("3 van 6")
    vol = page.locator("#legenda-buurten li", has_text="vol: 100 %")
    expect(vol.locator(".aantal")).to_have_text("0")
    slide(page, "stand-buurten", RUIMTE)
    expect(page.locator("output[for=stand-buurten]")).to_have_text("Ruimte die overblijft")
    expect(vol).to_be_hidden()


# --- what it tells -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("region")
def test_what_is_chosen_stands_in_the_panel_with_all_that_it_lies_in(page: Page):
    panel, popup = page.locator("#gekozen"), page.locator(".venster")
    area = paths(page, "buurten").nth(1)
    area.hover(position={"x": 12, "y": 12})
    expect(page.locator(".leaflet-tooltip")).to_contain_text("Centrum met dit voorstel: 6 van 6 punten")
    expect(panel).to_contain_text("Nog niets")
    area.click(position={"x": 12, "y": 12})
    expect(popup.locator("h3")).to_have_text("Centrum")
    expect(panel.locator("caption")).to_have_text("Buurt Centrum")
    expect(panel.locator("td").first).to_have_text("In wijk WK015001, gemeente Stad")
    expect(panel.locator("th[scope=rowgroup]")).to_have_text(
        ["Hoe vol de buurten worden", "Gemeente Stad", "Gemeenten"]
    )
    expect(page.locator(".leaflet-keuze-pane path")).to_have_count(2)

    box(page, "nieuw").check()
    expect(panel.locator(".laagkop").nth(0)).to_have_text("Waar nieuwe bewoners komen")
    panel.get_by_role("button", name="Wis keuze").click()
    expect(panel).to_contain_text("Nog niets")
    expect(popup).to_have_count(0)
    expect(page.locator(".leaflet-keuze-pane path")).to_have_count(0)

    home = page.get_by_role("button", name="Kade: alle plaatsen gevuld, uitzondering te bevestigen")
    home.focus()
    page.keyboard.press("Enter")
    expect(popup).to_contain_text("Kade: alle plaatsen gevuld")
    expect(panel.locator("caption")).to_have_text("Kade")
    expect(panel).to_contain_text("uitzondering, nog te bevestigen: komt uit Dorp; omklap (OMK)")
    expect(panel.locator(".kop")).to_have_text(["Buurt Centrum", "Gemeente Stad"])
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    box(page, "woningen").uncheck()
    expect(panel).to_contain_text("Nog niets")


@pytest.mark.usefixtures("region")
def test_a_name_in_a_table_or_in_the_search_field_opens_it_on_the_map(page: Page):
    heading = page.locator(".venster h3").last
    page.get_by_label("geen", exact=True).check()
    page.get_by_role("button", name="Rivierenwijk", exact=True).first.click()
    expect(heading).to_have_text("Rivierenwijk")
    expect(box(page, "buurten")).to_be_checked()
    page.locator("details[data-tabel=woningen] summary").click()
    page.locator("details[data-tabel=woningen] button", has_text="Laan").first.click()
    expect(heading).to_contain_text("Laan")
    page.get_by_role("button", name="Hele regio").click()
    expect(heading).to_have_count(0)
    page.locator("#zoek").fill("kern")
    page.keyboard.press("Enter")
    expect(page.locator("#gekozen caption")).to_have_text("Buurt Kern")
    page.locator("#zoek").fill("nergens")
    page.keyboard.press("Enter")
    expect(page.locator("#zoek-niets")).to_be_visible()


@pytest.mark.usefixtures("region")
def test_everything_can_be_reached_with_the_tab_key_and_names_show_from_nearby(page: Page):
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Naar de tabellen met dezelfde gegevens")
    seen = set()
    for _ in range(45):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("() => document.activeElement.outerHTML.slice(0, 90)"))
    for what in ("folium-map", 'type="radio"', 'type="checkbox"', "stand-buurten", 'id="zoek"', "data-toon", "summary"):
        assert any(what in html for html in seen), what
    expect(page.locator(".leaflet-control-zoom-in")).to_have_attribute("title", "Inzoomen")
    names = page.locator(".plek-naam")
    expect(names).to_have_count(0)
    page.evaluate("location.hash = 'kaart=52.05,6.05,14'")
    expect(names).to_have_text(["Centrum"])


# --- two maps, and links -----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("region")
def test_two_maps_move_together_each_in_its_own_colour(page: Page):
    right = "#doek-rechts"
    page.get_by_role("button", name="Naast elkaar").click()
    expect(page.locator(right)).to_be_visible()
    expect(paths(page, "buurten", waar=right)).to_have_count(3)
    assert fills(page) != fills(page, waar=right), "two maps alike tell nothing"
    page.locator("#kleur-rechter").select_option("belasting_wijken")
    expect(paths(page, "belasting_wijken", waar=right)).to_have_count(3)
    expect(paths(page, "buurten")).to_have_count(3)
    expect(page.locator("#onder-rechter .legenda")).to_be_visible()

    scale = page.locator(".leaflet-control-scale-line")
    before = scale.first.inner_text()
    page.locator(f"{right} .leaflet-control-zoom-in").click()
    expect(scale.first).not_to_have_text(before)
    expect(scale.nth(1)).to_have_text(scale.first.inner_text())
    page.get_by_role("button", name="Naast elkaar").click()
    expect(page.locator(right)).to_be_hidden()


def test_a_link_gives_the_same_view_again(page: Page, open_: Open, streek: Beeld):
    open_(streek)
    assert "#" not in page.url, "the address stays clean until somebody changes the view"
    box(page, "woningen").uncheck()
    slide(page, "stand-buurten", NU)
    paths(page, "buurten").nth(1).click(position={"x": 12, "y": 12})
    page.get_by_role("button", name="Naast elkaar").click()
    page.locator("#kleur-rechter").select_option("belasting_wijken")
    page.wait_for_timeout(400)  # a map glides
    hash_ = page.url.partition("#")[2]
    assert "&kleur=buurten.0&lagen=gemeenten&gekozen=buurten:BU01500101&naast=belasting_wijken" in hash_
    plates = page.locator(".bord")
    drawn = [fills(page), fills(page, waar="#doek-rechts"), *(plate.bounding_box() for plate in plates.all())]

    page.goto("about:blank")
    open_(streek, hash_=f"#{hash_}")
    again = [fills(page), fills(page, waar="#doek-rechts"), *(plate.bounding_box() for plate in plates.all())]
    assert again[:2] == drawn[:2]
    for new, old in zip(again[2:], drawn[2:], strict=True):
        assert new == pytest.approx(old, abs=2)
    expect(box(page, "woningen")).not_to_be_checked()
    expect(page.locator("#gekozen caption")).to_have_text("Buurt Centrum")
    page.evaluate("location.hash = 'kleur=belasting_wijken'")
    expect(paths(page, "belasting_wijken")).to_have_count(3)
    expect(page.locator("#doek-rechts")).to_be_hidden()
    for nonsense in ("kaart=a,b,c", "kleur=woningen&lagen=x,y.9&gekozen=:", "gekozen=buurten:niets", "%E0%A4%A", "x:y"):
        page.evaluate("naar => { location.hash = naar }", nonsense)
        expect(page.locator("#gekozen")).to_contain_text("Nog niets")


def test_in_a_frame_of_our_pages_an_address_points_at_a_home_and_nothing_may_be_saved(page: Page, streek: Beeld):
    for ingebed in (True, False):
        html = escape(maak_kaart(streek, ingebed=ingebed))
        page.set_content(f'<iframe sandbox="allow-scripts" width="1000" height="700" srcdoc="{html}"></iframe>')
        frame = page.frames[-1]
        frame.wait_for_selector("html[data-klaar]", state="attached")
        frame.evaluate("location.hash = 'woningen:w2'")
        expect(frame.locator(".venster h3")).to_have_text("Laan")
        assert (frame.locator("#tabellen").count() == 0) == ingebed
    frame.get_by_role("button", name="Opslaan als PNG").click()
    expect(frame.locator("#plaat img")).to_be_visible()
    assert frame.locator("#plaat img").evaluate("img => img.decode().then(() => img.naturalWidth)") > 1000
    expect(frame.get_by_role("button", name="Afdrukken")).to_be_hidden()


# --- screens, paper and pictures ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("region")
def test_on_every_screen_nothing_is_too_wide_or_covered_or_out_of_reach_for_some(page: Page):
    page.get_by_role("button", name="Naast elkaar").click()
    for width, height in ((1280, 800), (390, 844), (320, 600)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        map_, panel = page.locator(".folium-map").first.bounding_box(), page.locator("#gekozen").bounding_box()
        assert map_ is not None
        assert panel is not None
        assert map_["height"] >= 230
        assert panel["x"] >= map_["x"] + map_["width"] or panel["y"] >= map_["y"] + map_["height"]
        if width == 320:
            continue
        result = Axe().run(page, options=REGELS)
        assert result.violations_count == 0, result.generate_report()
    for control in page.locator("button:visible, select:visible, .laag > label:visible").all():
        size = control.bounding_box()
        assert size is not None
        assert size["height"] >= 32, control.inner_text()


@pytest.mark.usefixtures("region")
def test_on_paper_stand_the_map_legends_of_what_is_on_what_is_chosen_and_open_tables(page: Page):
    paths(page, "buurten").nth(1).click(position={"x": 12, "y": 12})
    page.locator("details[data-tabel=buurten] summary").click()
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    for hidden in (".leaflet-control-zoom", ".balk", "#legenda-nieuw", "#gekozen-wis", ".leaflet-popup", "summary"):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in ("#legenda-buurten", "#gekozen caption", "details[data-tabel=buurten] table"):
        expect(page.locator(shown)).to_be_visible()
    size = page.locator(".doek").bounding_box()
    assert size is not None
    assert (size["width"], size["height"]) == (760, 540)
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")


@pytest.mark.usefixtures("region")
def test_a_picture_is_made_in_the_page_with_all_that_is_on_it(page: Page, tmp_path: Path):
    box(page, "nieuw").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Opslaan als PNG").click()
    assert download.value.suggested_filename == "uitstroomkaart-buurten.png"
    download.value.save_as(tmp_path / "kaart.png")
    assert (tmp_path / "kaart.png").read_bytes().startswith(b"\x89PNG")
    colours = page.evaluate(
        """async (png) => {
            const beeld = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (c) => c.charCodeAt(0))]));
            const doek = new OffscreenCanvas(beeld.width, beeld.height).getContext('2d');
            doek.drawImage(beeld, 0, 0);
            const punten = new Uint32Array(doek.getImageData(0, 0, beeld.width, beeld.height).data.buffer);
            const alle = new Set(punten);
            const kleur = (hex) => alle.has(0xff000000 + parseInt(hex.match(/../g).reverse().join(''), 16));
            return [beeld.width, ['f28e2b', '00796b', '5b2a86', '1d2731'].map(kleur)];
        }""",
        b64encode((tmp_path / "kaart.png").read_bytes()).decode(),
    )
    assert colours[0] > 2000
    assert colours[1] == [True] * 4, "a pattern, a sign, a number and a border"


def test_schematic_borders_are_said_on_the_map(page: Page, open_: Open):
    open_(uitzicht(dossier(grenzen={})))
    expect(page.locator(".schets")).to_have_text("Schematische grenzen")
    page.get_by_role("button", name="Naast elkaar").click()
    note, under = page.locator(".schets").bounding_box(), page.locator("#onder-linker").bounding_box()
    assert note is not None
    assert under is not None
    assert note["y"] + note["height"] <= under["y"], "on the map, not over its legend"
    page.get_by_role("button", name="Naast elkaar").click()
    expect(page.locator(".let-op")).to_contain_text("schematisch")
    dashes = paths(page, "buurten").evaluate_all("ps => ps.map(p => p.getAttribute('stroke-dasharray'))")
    assert len(dashes) == 3
    assert all(dashes)
    page.goto("about:blank")
    open_(uitzicht(dossier(grenzen={}, punten=False), status="onmogelijk"))
    expect(page.locator("header")).to_contain_text("geen enkel plan")
    expect(page.locator("details[open] caption").first).to_have_text("Gemeenten")


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
    open_(uitzicht(voor, wens, lasten=[last(CENTRUM, 3, 3, 6)], beleid={"naam": NAUGHTY, "sha256": ""}))
    for id_ in page.locator("input[data-laag]").evaluate_all("ks => ks.map(k => k.dataset.laag)"):
        box(page, id_).check()
    page.evaluate("() => document.querySelectorAll('details').forEach((een) => { een.open = true; })")
    box(page, "buurten").check()
    page.locator(".plek-teken").last.focus()
    page.keyboard.press("Enter")
    popup = page.locator(".venster").last
    expect(popup.locator("h3")).to_have_text(f"{name}, {name}")
    expect(page.locator("#gekozen")).to_contain_text(f"Cliënt {NAUGHTY}")
    page.locator("#zoek").fill(NAUGHTY)
    page.keyboard.press("Enter")
    page.locator("details[open] button[data-toon^=buurten]").first.click()
    expect(popup.locator("h3")).to_have_text(NAUGHTY)
    expect(page.locator("#gekozen caption")).to_contain_text(NAUGHTY)
    expect(page.locator(".status")).to_contain_text(NAUGHTY)
    with page.expect_download():
        page.get_by_role("button", name="Opslaan als PNG").click()
    expect(page.locator("body img[src=x], main b")).to_have_count(0)
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
    open_(uitzicht(dossier()), tegels=TEGELS)
    assert watch.take() == []
    expect(page.locator(".bij").last).to_contain_text("Kaartgegevens © Kadaster")
    box(page, "basiskaart").check()
    settle(page)
    requests = [fault for fault in watch.take() if fault.startswith("request:")]
    assert requests
    assert all(fault.startswith("request: https://tegels.voorbeeld.test/") for fault in requests)
    page.goto("about:blank")
    watch.take()
