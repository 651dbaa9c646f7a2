"""The map of a proposal."""

from __future__ import annotations

from uuid import UUID

from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.resource import Resource


class Kaarten(Resource):
    """The map of a proposal."""

    @verb("kaart.lezen")
    def haal(self, asker: Asker, voorstel_id: UUID) -> str:
        """Return the map as one HTML page that needs no network."""
        raise NotImplementedError
