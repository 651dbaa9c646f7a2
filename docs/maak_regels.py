"""Make ``docs/regels.md`` of the rules and goals themselves. Run by ``make docs``; a test fails when it is stale."""

from __future__ import annotations

from pathlib import Path

from uitstroommatch.rule import PairRule
from uitstroommatch.rulebook import DOELEN, REGELS

PAGINA = Path(__file__).with_name("regels.md")


def pagina() -> str:
    """Return the page."""
    paar = {id_: regel for id_, regel in REGELS.items() if isinstance(regel, PairRule)}
    groep = {id_: regel for id_, regel in REGELS.items() if id_ not in paar}
    doelen = [f"| `{id_}` | {doel.richting} | {doel.zin} | {doel.bron} |" for id_, doel in DOELEN.items()]
    regels = ["# Regels en doelen", "", "Gemaakt uit de code met `make docs`; niet met de hand aanpassen."]
    for titel, soort in (("Regels over een paar", paar), ("Regels over een som", groep)):
        regels += ["", f"## {titel}", "", "| regel | zin | parameters | bron |", "|---|---|---|---|"]
        for id_, regel in soort.items():
            parameters = ", ".join(f"`{naam}`" for naam in regel.Parameters.model_fields) or "-"
            regels.append(f"| `{id_}` | {regel.zin} | {parameters} | {regel.bron} |")
    regels += ["", "## Doelen", "", "| doel | richting | zin | bron |", "|---|---|---|---|", *doelen, ""]
    return "\n".join(regels)


if __name__ == "__main__":
    PAGINA.write_text(pagina(), encoding="utf-8")
