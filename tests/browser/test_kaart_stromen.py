"""The lines between municipalities in a browser: drawn with a head, chosen on the line and with the keyboard."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.bouw import DORP, KERN, STAD, client, woning
from tests.browser.watch import settle
from tests.maps.klein import dossier, uitzicht
from uitstroommatch.maps import maak_kaart


def test_a_flow_is_a_line_with_a_head_that_says_who_goes_where(page: Page, tmp_path: Path):
    voor = dossier(
        client("c1"),
        client("c2"),
        client("c3"),
        woning("w1", buurtcode=KERN),
        woning("w2", buurtcode=KERN),
        woning("w3"),
    )
    path = tmp_path / "kaart.html"
    path.write_text(maak_kaart(uitzicht(voor, "c1 in w1", "c2 in w2", "c3 in w3")), encoding="utf-8")
    page.goto(path.as_uri() + f"#kleur=geen&lagen=stromen&gekozen=stromen:{STAD}>{DORP}")
    settle(page)
    paden = page.locator(".leaflet-laag-stromen-pane path")
    zichtbaar = paden.evaluate_all("ps => ps.filter(p => p.getAttribute('stroke-opacity') !== '0')"
                                   ".map(p => [p.getAttribute('stroke'), p.getAttribute('fill')])")  # fmt: skip
    assert zichtbaar == [["#542788", "none"], ["none", "#542788"]]
    gekozen = page.locator("#gekozen")
    expect(gekozen).to_contain_text("Van Stad naar Dorp")
    expect(gekozen).to_contain_text("Stad heeft tot nu toe evenveel mensen ontvangen als gestuurd")

    page.get_by_role("button", name="1 persoon komt terug in Stad").focus()
    page.keyboard.press("Enter")
    expect(gekozen).to_contain_text("Terug in eigen gemeente")
    page.get_by_role("button", name="2 mensen uit Stad gaan wonen in Dorp").focus()
    page.keyboard.press("Enter")
    expect(gekozen).to_contain_text("Van Stad naar Dorp")

    tabel = page.locator("details[data-tabel=stromen]")
    tabel.locator("summary").click()
    expect(tabel.get_by_role("row", name="Dorp")).to_contain_text("Stad 2")
    page.locator("input[data-laag=stromen]").uncheck()
    expect(paden).to_have_count(0)
    expect(tabel).to_be_hidden()
