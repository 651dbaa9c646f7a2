"""Decisions of people about pairs; only ever added."""

from __future__ import annotations

from uuid import UUID

from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.models import BesluitRij, Besluitsoort, Blad, Bladzij
from uitstroommatch.desk.resource import Resource


class Besluiten(Resource):
    """Decisions of people about pairs; only ever added."""

    @verb("besluit.nemen")
    def neem(
        self,
        asker: Asker,
        voorstel_id: UUID,
        client_sleutel: str,
        woning_id: str,
        besluit: Besluitsoort,
        contractvorm: str | None = None,
        redencode: str | None = None,
        reden: str | None = None,
    ) -> BesluitRij:
        """Decide about a pair; ``akkoord`` is the consent of a corporation and binds nobody."""
        raise NotImplementedError

    @verb("besluit.lezen")
    def lijst(self, asker: Asker, dossier_id: UUID, blad: Blad) -> Bladzij[BesluitRij]:
        """Return the decisions that this asker may see, the newest first."""
        raise NotImplementedError

    @verb("besluit.lezen")
    def geldend(self, asker: Asker, dossier_id: UUID) -> tuple[BesluitRij, ...]:
        """Return the decisions that hold: not taken back."""
        raise NotImplementedError

    @verb("besluit.intrekken")
    def trek_in(self, asker: Asker, besluit_id: UUID, reden: str) -> BesluitRij:
        """Take a decision back."""
        raise NotImplementedError
