"""The map of a proposal."""

from __future__ import annotations

from uuid import UUID

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.resource import Resource
from uitstroommatch.store.spoor import noteer


class Kaarten(Resource):
    """The map of a proposal."""

    @verb("kaart.lezen")
    def haal(self, asker: Asker, voorstel_id: UUID, *, ingebed: bool = False) -> str:
        """Return the map as one HTML page that needs no network; ``ingebed``: to stand beside the same facts.

        Raises:
            Conflict: the proposal has no plan yet.
        """
        from uitstroommatch.maps import maak_kaart  # folium is slow to load, and only this verb needs it

        with self._vraagt(asker) as session:
            inhoud.bestaat(session, voorstel_id)
        with self._store.system() as session:
            voorstel = inhoud.lees_voorstel(session, voorstel_id)
            dossier = inhoud.lees_opdracht(session, voorstel_id).dossier
            noteer(session, asker.account_id, "kaart.lezen", str(voorstel_id))
        return maak_kaart(dossier, voorstel, tegels=None, ingebed=ingebed)
