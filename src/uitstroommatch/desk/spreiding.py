"""How placements spread over the areas."""

from __future__ import annotations

from uuid import UUID

from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.models import Spreiding
from uitstroommatch.desk.resource import Resource


class Spreidingen(Resource):
    """How placements spread over the areas."""

    @verb("spreiding.lezen")
    def haal(self, asker: Asker, voorstel_id: UUID) -> Spreiding:
        """Return the spread: in full for an officer, with small numbers left out for others."""
        raise NotImplementedError
