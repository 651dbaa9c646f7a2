"""A right proposal of a small situation, every number of it computed by hand, and what is found after changes to it."""

from copy import deepcopy
from typing import Any

from tests.bouw import (
    BUITEN,
    CENTRUM,
    DORP,
    KERN,
    PEILDATUM,
    STAD,
    afspraak,
    beleid,
    client,
    plaatsing,
    situatie,
    woning,
)
from uitstroommatch.check.proposal import controleer
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.policy.schema import Beleid
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

# Two clients are placed, c3 can pay nothing and c4 goes back to where it came from.
RIJEN = (
    client("c1"),
    client("c2", urgentie="spoed", wacht_sinds="2026-11-16", voorkeur_gemeenten=[DORP]),
    client("c3", max_huur="1.00"),
    client("c4", gemeente_herkomst=BUITEN),
    woning("w1"),
    woning("w2", buurtcode=KERN),
    plaatsing(zwaarte="complex"),
    afspraak(minimum=5),
)
WAARDEN = {
    "spoed": 1, "herkomst": 1, "geplaatst": 2, "afspraken": 2, "uitwisseling": 2, "wachttijd": 27, "omklap": 2,
    "wens": 3, "spreiding": 38 + 13,
}  # fmt: skip
OMLAAG = ("afspraken", "uitwisseling", "spreiding")
GEBIEDEN = [
    (CENTRUM, "buurt", 2, 1, 8),
    (f"{CENTRUM}/Kade", "straat", 2, 1, 4),
    ("BU01500201", "buurt", 0, 0, 8),
    (KERN, "buurt", 0, 1, 8),
    (f"{KERN}/Kade", "straat", 0, 1, 4),
    (STAD, "gemeente", 2, 1, None),
    (DORP, "gemeente", 0, 1, None),
    ("WK015001", "wijk", 2, 1, None),
    ("WK017701", "wijk", 0, 1, None),
]
ONDER = beleid(sha256="b" * 64)
Pad = tuple[str | int, ...]


def goed(s: Situatie) -> dict[str, Any]:
    """The right proposal, as it stands in the file."""
    return {
        "status": "optimaal", "peildatum": PEILDATUM.isoformat(), "zaad": 0, "versies": {},
        "beleid": {"naam": s.beleid.beleid.naam, "sha256": s.beleid.sha256}, "dossier_sha256": s.dossier.sha256,
        "doelen": [
            {"id": naam, "richting": "min" if naam in OMLAAG else "max", "waarde": waarde, "optimum": waarde,
             "grens": waarde, "bewezen": True} for naam, waarde in WAARDEN.items()
        ],
        "plaatsingen": [
            {"client_sleutel": "c1", "woning_id": "w1", "contractvorm": "OMK"},
            {"client_sleutel": "c2", "woning_id": "w2", "contractvorm": "OMK"},
        ],
        "niet_geplaatst": [{"client_sleutel": "c3", "redenen": []}],
        "terugleiden": [{"client_sleutel": "c4", "gemeente": BUITEN}],
        "gebieden": [dict(zip(("code", "niveau", "bestaand", "nieuw", "grens"), g, strict=True)) for g in GEBIEDEN],
    }  # fmt: skip


def breuken(*wijzigingen: tuple[Pad, Any], onder: Beleid = ONDER) -> list[str]:
    """What is found after these changes."""
    s = Situatie(situatie(*RIJEN).dossier, onder)
    ruw = deepcopy(goed(s))
    for pad, waarde in wijzigingen:
        plek: Any = ruw
        for deel in pad[:-1]:
            plek = plek[deel]
        plek[pad[-1]] = waarde
    return [breuk.tekst for breuk in controleer(Rulebook.van(onder), s, Voorstel.model_validate(ruw))]
