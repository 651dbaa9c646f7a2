"""What the pages of a meeting have in common: the decisions beside a choice, and an explanation in paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlencode
from uuid import UUID

from fastapi import Request

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import BesluitRij

if TYPE_CHECKING:
    from uitstroommatch.explain.answer import Keuze

DIT_OVERLEG = "besluiten"
"""In the session: what was decided in it, so that it can be undone with one press."""
_MEEST = 40
LANG = 8
"""A list of more lines than this is folded up."""


class Alinea(NamedTuple):
    """A sentence with the items under it."""

    kop: str
    items: tuple[str, ...]


class Merk(NamedTuple):
    """A mark in a table, and how it looks."""

    tekst: str
    soort: str


@dataclass(frozen=True)
class Besloten:
    """The decisions about a dossier that hold, for one who looks."""

    rijen: tuple[BesluitRij, ...]
    eigen: frozenset[str]
    wie: str

    def paar(self, client: str, woning: str) -> tuple[BesluitRij, ...]:
        """Return what was decided about a pair."""
        return tuple(rij for rij in self.rijen if (rij.client_sleutel, rij.woning_id) == (client, woning))

    def client(self, client: str) -> tuple[BesluitRij, ...]:
        """Return what was decided about a client."""
        return tuple(rij for rij in self.rijen if rij.client_sleutel == client)

    def woning(self, woning: str) -> tuple[BesluitRij, ...]:
        """Return what was decided about a home."""
        return tuple(rij for rij in self.rijen if rij.woning_id == woning)

    def soort(self, client: str, woning: str) -> str:
        """Return what binds a pair, or else what was said of it; nothing when it is open."""
        soorten = {rij.besluit for rij in self.paar(client, woning)}
        return next((soort for soort in ("afgewezen", "vast", "akkoord") if soort in soorten), "")

    def meteen(self, rij: BesluitRij) -> bool:
        """Say whether it was taken in this session by who looks: then undoing needs no reason."""
        return str(rij.id) in self.eigen and rij.genomen_door == self.wie

    def door(self, rij: BesluitRij) -> str:
        """Say who took it."""
        return "door u" if rij.genomen_door == self.wie else "door een ander"

    def merk(self, keuze: Keuze) -> Merk:
        """Say in a word or two how a pair stands."""
        besluit = self.soort(keuze.client, keuze.woning)
        if besluit:
            return _BESLOTEN[besluit]
        if keuze.hier:
            return Merk("in het voorstel", "goed")
        if not keuze.mag:
            return Merk("kan niet", "fout")
        if keuze.vast or self.intussen(keuze):
            return Merk("ligt vast", "let_op")
        if not keuze.past:
            return Merk("past niet", "let_op")
        if keuze.in_plaats_van is None:
            return Merk("kan", "goed")
        return Merk("kan met ruil" if keuze.ruil else "kost een ander", "")

    def intussen(self, keuze: Keuze) -> str:
        """Say which decision since the proposal stands in the way of a pair; nothing when none does."""
        if elders := [rij.woning_id for rij in self.client(keuze.client) if rij.besluit == "vast"]:
            return f"Voor {keuze.client} is intussen {elders[0]} vastgelegd."
        for rij in self.woning(keuze.woning):
            if rij.besluit == "vast" and rij.client_sleutel in keuze.bewoners:
                return f"Deze woning is intussen vastgelegd voor {rij.client_sleutel}."
        return ""

    def oordeel(self, keuze: Keuze) -> str:
        """Say whether a pair can be, with what was decided since."""
        if keuze.oordeel == "Kan.":
            return self.intussen(keuze) or "Kan zonder dat een ander verhuist."
        return keuze.oordeel if keuze.hier or not keuze.mag else self.intussen(keuze) or keuze.oordeel


_BESLOTEN = {
    "vast": Merk("vastgelegd", "goed"),
    "afgewezen": Merk("afgewezen", "fout"),
    "akkoord": Merk("akkoord", "goed"),
}


def besloten(request: Request, asker: Asker, rijen: Iterable[BesluitRij]) -> Besloten:
    """Return the decisions for who looks."""
    return Besloten(tuple(rijen), frozenset(_in_sessie(request)), asker.account_id)


def onthoud(request: Request, besluit_id: UUID) -> None:
    """Keep in the session that this was decided in it."""
    request.session[DIT_OVERLEG] = [*_in_sessie(request), str(besluit_id)][-_MEEST:]


def _in_sessie(request: Request) -> list[str]:
    bewaard = (request.scope.get("session") or {}).get(DIT_OVERLEG, [])
    return [str(een) for een in bewaard]


def volgende_open(volgorde: Sequence[str], nu: str, klaar: Besloten) -> str | None:
    """Return the next client about whom nothing was decided; after the last one the first."""
    plek = volgorde.index(nu) if nu in volgorde else -1
    rond = [*volgorde[plek + 1 :], *volgorde[: max(plek, 0)]]
    return next((een for een in rond if not klaar.client(een)), None)


def alineas(zinnen: Iterable[str]) -> tuple[Alinea, ...]:
    """Put lines together: a line with a dash belongs to the sentence before it."""
    gevonden: list[tuple[str, list[str]]] = []
    for zin in zinnen:
        if zin.startswith("- ") and gevonden:
            gevonden[-1][1].append(zin.removeprefix("- "))
        elif zin.strip():
            gevonden.append((zin, []))
    return tuple(Alinea(kop, tuple(items)) for kop, items in gevonden)


# --- addresses ---------------------------------------------------------------------------------------------------


def bij_client(voorstel_id: UUID, client: str) -> str:
    """Return the address of a client of a proposal."""
    return f"/voorstellen/{voorstel_id}/plaatsing/{quote(client)}"


def bij_woning(voorstel_id: UUID, woning: str) -> str:
    """Return the address of a home of a proposal."""
    return f"/voorstellen/{voorstel_id}/woning/{quote(woning)}"


def bij_paar(voorstel_id: UUID, client: str, woning: str) -> str:
    """Return the address of a pair."""
    return f"/voorstellen/{voorstel_id}/paar?{urlencode({'client': client, 'woning': woning})}"
