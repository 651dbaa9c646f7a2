"""What happened beside a proposal: the decisions since, and another proposal with what only that one followed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from uitstroommatch.desk.binding import AKKOORD
from uitstroommatch.desk.masking import Masker
from uitstroommatch.desk.redenen import REDENEN
from uitstroommatch.desk.tafel import Kop, plaatsing_van
from uitstroommatch.domain.enums import Uitspraak
from uitstroommatch.domain.voorstel import Toewijzing, Voorstel
from uitstroommatch.store import tables
from uitstroommatch.store.tables import Besluit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from uitstroommatch.explain.two_plans import DoelNaast, TweePlannen


@dataclass(frozen=True)
class SindsRij:
    """A decision that holds, and what it means for the proposal. ``nieuw``: the proposal did not know it."""

    id: UUID
    client: str
    woning: str
    besluit: str
    redentekst: str
    reden: str
    genomen_op: datetime
    nieuw: bool
    raakt: bool
    gevolg: str


@dataclass(frozen=True)
class Sinds:
    """What was decided since a proposal. ``losgelaten``: decisions it followed that were taken back since."""

    kop: Kop
    rijen: tuple[SindsRij, ...]
    losgelaten: int


@dataclass(frozen=True)
class NaastElkaar:
    """Two proposals of one version. ``kort`` says why in the second, ``besluiten`` which decisions only it followed."""

    een: Kop
    ander: Kop
    plannen: TweePlannen
    kort: dict[str, str]
    beleid: tuple[str, ...]
    besluiten: dict[str, str]
    geplaatst: tuple[int, int]


def sinds(besluit: Besluit, voorstel: Voorstel, *, nieuw: bool) -> SindsRij:
    raakt, gevolg = _gevolg(besluit, plaatsing_van(voorstel, besluit.client_sleutel))
    return SindsRij(
        id=besluit.id,
        client=besluit.client_sleutel,
        woning=besluit.woning_id,
        besluit=besluit.besluit,
        redentekst=REDENEN.get(besluit.redencode or "", ""),
        reden=besluit.reden or "",
        genomen_op=besluit.genomen_op,
        nieuw=nieuw,
        raakt=raakt,
        gevolg=gevolg,
    )


def _gevolg(besluit: Besluit, nu: Toewijzing | None) -> tuple[bool, str]:
    """Say what a decision changes about the proposal, and whether it does."""
    hier = nu is not None and nu.woning_id == besluit.woning_id
    if besluit.besluit == AKKOORD:
        return False, "Akkoord bindt niet: bij opnieuw rekenen kan dit nog wijzigen."
    if besluit.besluit == Uitspraak.VAST:
        if hier:
            return False, "Zo staat het in het voorstel, en zo blijft het."
        waar = "had geen woning" if nu is None else f"kreeg {nu.woning_id}"
        return True, f"De cliënt {waar} in dit voorstel en krijgt nu {besluit.woning_id}."
    if hier:
        return True, "Deze plaatsing vervalt; er wordt een andere woning gezocht."
    return False, "Deze combinatie stond niet in het voorstel, en komt ook niet terug."


def nieuwe_besluiten(session: Session, een: UUID, ander: UUID) -> dict[str, str]:
    """Return by client what was decided that the second proposal follows and the first did not."""
    gevolgd = [set(session.get_one(tables.Voorstel, welk).besluiten) for welk in (een, ander)]
    vraag = select(Besluit).where(Besluit.nummer.in_(gevolgd[1] - gevolgd[0])).order_by(Besluit.nummer)
    regels: dict[str, list[str]] = {}
    for besluit in session.scalars(vraag):
        hoe = "vastgelegd" if besluit.besluit == Uitspraak.VAST else "afgewezen"
        regels.setdefault(besluit.client_sleutel, []).append(f"{besluit.woning_id} {hoe}")
    return {client: ", ".join(delen) for client, delen in regels.items()}


def plannen_gemaskeerd(plannen: TweePlannen, dek: Masker) -> TweePlannen:
    tekst = dek.tekst
    return replace(
        plannen,
        clienten=tuple(
            replace(
                wie, een=wie.een and tekst(wie.een), ander=wie.ander and tekst(wie.ander), zin=tekst(wie.zin),
                een_voluit=tekst(wie.een_voluit), ander_voluit=tekst(wie.ander_voluit),
            )
            for wie in plannen.clienten
        ),
        breuken_een=tuple(map(tekst, plannen.breuken_een)),
        breuken_ander=tuple(map(tekst, plannen.breuken_ander)),
    )  # fmt: skip


def doelen_in(redenen: Any) -> tuple[DoelNaast, ...]:
    """Return what forcing a pair costs per goal, of an answer to "why not"; nothing when no price was worked out."""
    from uitstroommatch.explain.compare import Doelverschil
    from uitstroommatch.explain.two_plans import doelen_naast

    prijs = redenen.get("prijs") if isinstance(redenen, dict) else None
    return () if not prijs else doelen_naast(tuple(Doelverschil(**een) for een in prijs["verschil"]["doelen"]))


def onmogelijk(redenen: Any) -> bool:
    """Say whether an answer to "why not" is that no proposal can hold the pair."""
    return isinstance(redenen, dict) and bool(redenen.get("verboden") or redenen.get("breuken"))
