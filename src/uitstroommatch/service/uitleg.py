"""Why, why not, and what would help."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.service.belonging import bestaat, hoort_bij, plan_uit
from uitstroommatch.service.opdracht import Opdracht

if TYPE_CHECKING:
    from uitstroommatch.explain.answer import Hindernis, InHetKort, Keuze, Verklaring


def verklaar(
    opdracht: Opdracht,
    voorstel: Voorstel,
    client: str | None = None,
    woning: str | None = None,
    *,
    zaad: int = 0,
    tijd: float | None = None,
    stop: threading.Event | None = None,
) -> Verklaring:
    """Explain a proposal, one client in it, or one client and home; ``tijd`` holds for each search.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy, or client or home is not in the dossier.
    """
    from uitstroommatch.explain.answer import uitleg  # brings the solver along
    from uitstroommatch.explain.report import Vraag

    hoort_bij(opdracht, voorstel)
    bestaat(opdracht, client, woning)
    if voorstel.status == "tijd_op":
        raise InvoerFout([Fout("voorstel", 0, "status", "heeft nog geen plan", "een voorstel waarin gezocht is")])
    vraag = Vraag(opdracht.rulebook, opdracht.situatie, plan_uit(voorstel), zaad, tijd, stop)
    return uitleg(opdracht.rulebook, opdracht.situatie, vraag.over(client, woning))


def in_het_kort(opdracht: Opdracht, voorstel: Voorstel) -> InHetKort:
    """Say in one line per client what counted for this home, or why there is none. Searches nothing.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
    """
    from uitstroommatch.explain.answer import in_het_kort as _in_het_kort

    hoort_bij(opdracht, voorstel)
    return _in_het_kort(opdracht.rulebook, opdracht.situatie, voorstel)


def hindernissen(opdracht: Opdracht, voorstel: Voorstel) -> tuple[Hindernis, ...]:
    """Say what is the only objection to a home for clients without one, that of most clients first. Searches nothing.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
    """
    from uitstroommatch.explain.answer import hindernissen as _hindernissen

    hoort_bij(opdracht, voorstel)
    return _hindernissen(opdracht.rulebook, opdracht.situatie, plan_uit(voorstel))


def keuzes(
    opdracht: Opdracht, voorstel: Voorstel, client: str | None = None, woning: str | None = None
) -> tuple[Keuze, ...]:
    """Say of every home for a client, or every client for a home, whether it can be as the proposal stands.

    The most promising come first. With both only that pair; nothing is solved again.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy, client or home is not in it, or neither is named.
    """
    from uitstroommatch.explain.answer import keuzes as _keuzes

    hoort_bij(opdracht, voorstel)
    bestaat(opdracht, client, woning)
    if client is None and woning is None:
        raise InvoerFout([Fout("keuzes", 0, "client", "ontbreekt", "een client_sleutel of een woning_id")])
    return _keuzes(opdracht.rulebook, opdracht.situatie, plan_uit(voorstel), client, woning)
