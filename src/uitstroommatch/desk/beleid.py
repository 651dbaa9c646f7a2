"""Policies: drafts, and approved ones."""

from __future__ import annotations

from uuid import UUID

from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.models import BeleidRij
from uitstroommatch.desk.resource import Resource


class Beleidsstukken(Resource):
    """Policies: drafts, and approved ones."""

    @verb("beleid.lezen")
    def lijst(self, asker: Asker) -> tuple[BeleidRij, ...]:
        """Return the policies, the newest first."""
        raise NotImplementedError

    @verb("beleid.lezen")
    def haal(self, asker: Asker, beleid_id: UUID) -> BeleidRij:
        """Return one policy."""
        raise NotImplementedError

    @verb("beleid.lezen")
    def inhoud(self, asker: Asker, beleid_id: UUID) -> bytes:
        """Return the file of a policy."""
        raise NotImplementedError

    @verb("beleid.voorstellen")
    def voeg_toe(self, asker: Asker, inhoud: bytes, gebaseerd_op: UUID | None = None) -> BeleidRij:
        """Add a draft; one with the same content is returned as it is."""
        raise NotImplementedError

    @verb("beleid.goedkeuren")
    def keur_goed(self, asker: Asker, beleid_id: UUID) -> BeleidRij:
        """Approve a draft, once."""
        raise NotImplementedError
