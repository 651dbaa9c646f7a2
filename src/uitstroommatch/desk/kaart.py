"""The map of a proposal, in the version of whoever asks, and in the one that may be handed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.beelden import blik_van, lees_beeld
from uitstroommatch.desk.models import Spreiding
from uitstroommatch.desk.onthouden import Onthouden
from uitstroommatch.desk.overdracht import Voorstelregel, regel_van
from uitstroommatch.desk.resource import Resource, Wachtrij
from uitstroommatch.desk.spreiding import spreiding_van
from uitstroommatch.spread.blik import Blik
from uitstroommatch.store.spoor import noteer

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from uitstroommatch.store.database import Store

ONTHOUDEN = 12
"""Maps kept, of half a megabyte to four; that of a finished proposal never changes."""


@dataclass(frozen=True)
class Kaartblad:
    """What stands around a map: of which proposal it is, for whom, and the numbers of people per area.

    ``namen``: what the municipalities of an officer of some of them are called.
    """

    voorstel: Voorstelregel
    blik: Blik
    namen: tuple[str, ...]
    spreiding: Spreiding


class Kaarten(Resource):
    """The map of a proposal. ``gedeeld`` asks for the version that this asker may hand on."""

    def __init__(self, store: Store, wachtrij: Wachtrij, drempel: int) -> None:
        super().__init__(store, wachtrij, drempel)
        self._bewaard: Onthouden[tuple[UUID, Blik, bool], str] = Onthouden(ONTHOUDEN)

    @verb("kaart.lezen")
    def haal(self, asker: Asker, voorstel_id: UUID, *, ingebed: bool = False, gedeeld: bool = False) -> str:
        """Return the map as one HTML page that needs no network; ``ingebed``: to stand beside the same facts.

        Raises:
            NietGevonden: there is no such proposal for this asker.
            Conflict: the proposal has no plan yet.
        """
        blik = blik_van(asker, self._drempel, gedeeld=gedeeld)
        with self._vraagt(asker) as session:
            inhoud.bestaat(session, voorstel_id)
        with self._store.system() as session:
            kaart = self._bewaard.of((voorstel_id, blik, ingebed), lambda: _teken(session, voorstel_id, blik, ingebed))
            _noteer(session, asker, voorstel_id, blik)
        return kaart

    @verb("kaart.lezen")
    def blad(self, asker: Asker, voorstel_id: UUID, *, gedeeld: bool = False) -> Kaartblad:
        """Return what stands around the map.

        Raises:
            NietGevonden: there is no such proposal for this asker.
            Conflict: the proposal has no plan yet.
        """
        blik = blik_van(asker, self._drempel, gedeeld=gedeeld)
        with self._vraagt(asker) as session:
            voorstel = regel_van(session, voorstel_id)
        with self._store.system() as session:
            beeld = lees_beeld(session, voorstel_id, blik)
            _noteer(session, asker, voorstel_id, blik)
        gebied = beeld.dossier.gebied
        namen = tuple(gebied[code].naam if code in gebied else code for code in sorted(blik.gemeenten))
        return Kaartblad(voorstel, blik, namen, spreiding_van(voorstel_id, beeld))


def _teken(session: Session, voorstel_id: UUID, blik: Blik, ingebed: bool) -> str:
    from uitstroommatch.maps import maak_kaart  # folium is slow to load, and only this verb needs it

    return maak_kaart(lees_beeld(session, voorstel_id, blik), ingebed=ingebed)


def _noteer(session: Session, asker: Asker, voorstel_id: UUID, blik: Blik) -> None:
    """Write in the trail who got which version."""
    noteer(
        session, asker.account_id, "kaart.lezen", str(voorstel_id),
        versie=blik.soort, gemeenten=sorted(blik.gemeenten), corporatie=blik.corporatie, op_straat=blik.op_straat,
    )  # fmt: skip
