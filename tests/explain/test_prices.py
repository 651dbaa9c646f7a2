"""What each rule and goal costs."""

from __future__ import annotations

from tests.bouw import client, situatie, woning
from uitstroommatch.domain.outcome import Optimaal
from uitstroommatch.domain.row import Rij
from uitstroommatch.explain.changes import ZonderDoel, ZonderRegel
from uitstroommatch.explain.prices import Beleidsprijs, prijzen
from uitstroommatch.model import los_op
from uitstroommatch.rulebook import Rulebook


def van(*rijen: Rij) -> dict[ZonderRegel | ZonderDoel, Beleidsprijs]:
    nu = situatie(*rijen)
    rulebook = Rulebook.van(nu.beleid)
    uitkomst = los_op(rulebook, nu, zaad=0)
    assert isinstance(uitkomst, Optimaal)
    return {prijs.zonder: prijs for prijs in prijzen(rulebook, nu, uitkomst.plan)}


def test_a_rule_that_keeps_a_client_from_a_home() -> None:
    alle = van(client(max_huur="300.00"), woning())
    prijs = alle[ZonderRegel("budget")]
    assert (prijs.geplaatst_oud, prijs.geplaatst_nieuw) == (0, 1)
    assert prijs.beslissend is not None
    assert (prijs.beslissend.id, prijs.beslissend.winst) == ("herkomst", 1)
    assert alle[ZonderRegel("woonvorm")].beslissend is None


def test_a_goal_is_judged_by_itself_too() -> None:
    # Without the goal wachttijd its value can only fall.
    alle = van(client("c1", wacht_sinds="2026-01-01"), client("c2", voorkeur_gemeenten=("GM0150",)), woning())
    prijs = alle[ZonderDoel("wachttijd")]
    assert prijs.beslissend is not None
    assert (prijs.beslissend.id, prijs.beslissend.winst < 0) == ("wachttijd", True)
    assert next(doel.winst for doel in prijs.doelen if doel.id == "wens") == 3


def test_what_always_holds_and_what_people_decided_has_no_price() -> None:
    geprijsd = {een.regel for een in van(client(), woning()) if isinstance(een, ZonderRegel)}
    assert not geprijsd & {"een_woning_per_client", "plaatsen", "besluit_vast", "besluit_afgewezen"}
    assert "draagkracht" in geprijsd
