"""Questions about a proposal, and the answers."""

from __future__ import annotations

from uuid import UUID

from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.models import UitlegStand
from uitstroommatch.desk.resource import Resource


class Uitleggen(Resource):
    """Questions about a proposal, and the answers."""

    @verb("uitleg.vragen")
    def vraag(
        self, asker: Asker, voorstel_id: UUID, client: str | None = None, woning: str | None = None
    ) -> UitlegStand:
        """Ask why, or why not: about the whole, a client, or a client and a home."""
        raise NotImplementedError

    @verb("uitleg.vragen")
    def haal(self, asker: Asker, uitleg_id: UUID) -> UitlegStand:
        """Return a question and, when it is there, the answer."""
        raise NotImplementedError
