"""Proposals: asked for, followed, read, compared."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.models import Blad, Bladzij, Vergelijking, VoorstelInhoud, VoorstelStand
from uitstroommatch.desk.resource import Resource


class Voorstellen(Resource):
    """Proposals: asked for, followed, read, compared."""

    @verb("voorstel.aanvragen")
    def vraag_aan(
        self,
        asker: Asker,
        versie_id: UUID,
        beleid_id: UUID,
        *,
        peildatum: date | None = None,
        zaad: int = 0,
        tijd: float | None = None,
        rekenwerk: float | None = None,
        vorig_id: UUID | None = None,
    ) -> VoorstelStand:
        """Ask for a proposal."""
        raise NotImplementedError

    @verb("voorstel.lezen")
    def lijst(self, asker: Asker, blad: Blad, dossier_id: UUID | None = None) -> Bladzij[VoorstelStand]:
        """Return the proposals, the newest first."""
        raise NotImplementedError

    @verb("voorstel.lezen")
    def haal(self, asker: Asker, voorstel_id: UUID) -> VoorstelStand:
        """Return how far a proposal is."""
        raise NotImplementedError

    @verb("voorstel.annuleren")
    def annuleer(self, asker: Asker, voorstel_id: UUID) -> VoorstelStand:
        """Stop the search; the best plan so far is kept."""
        raise NotImplementedError

    @verb("voorstel.lezen")
    def resultaat(self, asker: Asker, voorstel_id: UUID) -> VoorstelInhoud:
        """Return what the proposal holds for this asker."""
        raise NotImplementedError

    @verb("voorstel.lezen")
    def resultaat_bytes(self, asker: Asker, voorstel_id: UUID) -> bytes:
        """Return voorstel.json, byte for byte; for an officer of the whole region."""
        raise NotImplementedError

    @verb("voorstel.vergelijken")
    def vergelijk(self, asker: Asker, een: UUID, ander: UUID) -> Vergelijking:
        """Say how two proposals of one version differ."""
        raise NotImplementedError
