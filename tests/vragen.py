"""Questions that the tests of rules and goals ask, so that each test is one line that reads like a sentence."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from tests.bouw import beleid, geval, plan, situatie
from uitstroommatch.check.plan import breuken, doelwaarden
from uitstroommatch.domain.client import Client
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.reason import Oordeel, in_woorden
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.woning import Woning
from uitstroommatch.policy.schema import Beleid
from uitstroommatch.rulebook import Paarregel, Rulebook
from uitstroommatch.situation import Geval, Situatie


def paarregel(naam: str, onder: Beleid) -> Paarregel:
    """A pair rule as the policy has it."""
    return next(regel for regel in Rulebook.van(onder).paarregels if regel.id == naam)


def oordeel(naam: str, *rijen: Rij, vorm: str = "OMK", **beleidsregel: Any) -> Oordeel:
    """What a rule says about the first client and the first home."""
    onder = beleid({naam: beleidsregel.pop("met", {})}, **beleidsregel)
    return paarregel(naam, onder).oordeel(geval(*rijen, vorm=vorm, onder=onder))


def mag(naam: str, *rijen: Rij, **rest: Any) -> bool:
    """Does the rule allow it? ``met`` gives its parameters, ``vorm`` the contract form, the rest goes to ``beleid``."""
    return oordeel(naam, *rijen, **rest).mag


def weigering(naam: str, *rijen: Rij, **rest: Any) -> str:
    """The sentence with which the rule refuses."""
    gezegd = oordeel(naam, *rijen, **rest)
    assert not gezegd.mag
    return in_woorden(paarregel(naam, beleid()).regel.nee, gezegd.feiten)


def leest_alleen_wat_er_staat(
    naam: str, clienten: Sequence[Client], woningen: Sequence[Woning], *rijen: Rij, met: Mapping[str, Any] | None = None
) -> bool:
    """Does the rule say the same when it sees no other field than ``leest`` names? Over all these, in every form."""
    onder = beleid({naam: met or {}})
    regel = paarregel(naam, onder)
    cs = [c.model_copy(update={"client_sleutel": f"c{nr}"}) for nr, c in enumerate(clienten, 1)]
    ws = [w.model_copy(update={"woning_id": f"w{nr}"}) for nr, w in enumerate(woningen, 1)]
    sit = situatie(*cs, *ws, *rijen, onder=onder)
    vol = [sit.geval(c.client_sleutel, w.woning_id, vorm) for c, w, vorm in product(cs, ws, Contractvorm)]
    gezegd = [regel.oordeel(een) for een in vol]
    assert {een.mag for een in gezegd} == {True, False}, "the cases do not show both verdicts"
    return gezegd == [regel.oordeel(_kaal(een, regel.regel.leest)) for een in vol]


def _kaal(vol: Geval, leest: Sequence[str]) -> Geval:
    kanten: dict[str, Any] = {}
    for kant in ("client", "woning"):
        velden = [veld.split(".")[1] for veld in leest if veld.startswith(f"{kant}.")]
        zicht = namedtuple(kant, velden)  # type: ignore[misc]
        kanten[kant] = zicht(*(getattr(getattr(vol, kant), veld) for veld in velden))
    if "vorm" not in leest:
        kanten["vorm"] = None
    return vol._replace(**kanten)


def houdt(regel: str, sit: Situatie, *zinnen: str) -> bool:
    """Does a plan keep to this rule?"""
    return regel not in {breuk.regel for breuk in breuken(Rulebook.van(sit.beleid), sit, plan(*zinnen))}


def waarde(doel: str, sit: Situatie, *zinnen: str) -> int:
    """Value of a goal in a plan."""
    return doelwaarden(Rulebook.van(sit.beleid), sit, plan(*zinnen))[doel]
