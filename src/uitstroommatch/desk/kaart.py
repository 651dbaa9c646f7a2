"""The map of a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.onthouden import Onthouden
from uitstroommatch.desk.resource import Resource, Wachtrij
from uitstroommatch.spread.beeld import beeld
from uitstroommatch.store.spoor import noteer

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from uitstroommatch.store.database import Store

ONTHOUDEN = 6
"""Maps kept, of about half a megabyte each; that of a finished proposal never changes."""


class Kaarten(Resource):
    """The map of a proposal."""

    def __init__(self, store: Store, wachtrij: Wachtrij, drempel: int) -> None:
        super().__init__(store, wachtrij, drempel)
        self._bewaard: Onthouden[tuple[UUID, bool], str] = Onthouden(ONTHOUDEN)

    @verb("kaart.lezen")
    def haal(self, asker: Asker, voorstel_id: UUID, *, ingebed: bool = False) -> str:
        """Return the map as one HTML page that needs no network; ``ingebed``: to stand beside the same facts.

        Raises:
            Conflict: the proposal has no plan yet.
        """
        with self._vraagt(asker) as session:
            inhoud.bestaat(session, voorstel_id)
        with self._store.system() as session:
            kaart = self._bewaard.of((voorstel_id, ingebed), lambda: _teken(session, voorstel_id, ingebed))
            noteer(session, asker.account_id, "kaart.lezen", str(voorstel_id))
        return kaart


def _teken(session: Session, voorstel_id: UUID, ingebed: bool) -> str:
    from uitstroommatch.maps import maak_kaart  # folium is slow to load, and only this verb needs it

    voorstel = inhoud.lees_voorstel(session, voorstel_id)
    situatie = inhoud.lees_opdracht(session, voorstel_id).situatie
    return maak_kaart(beeld(situatie, voorstel), tegels=None, ingebed=ingebed)
