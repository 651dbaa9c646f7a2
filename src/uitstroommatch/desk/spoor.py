"""The trail, for the auditor."""

from __future__ import annotations

from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.models import Blad, Bladzij, Spoorcontrole, SpoorRij
from uitstroommatch.desk.resource import Resource


class Sporen(Resource):
    """The trail, for the auditor."""

    @verb("spoor.lezen")
    def lijst(
        self, asker: Asker, blad: Blad, *, object: str | None = None, wie: str | None = None
    ) -> Bladzij[SpoorRij]:
        """Return entries, the newest first."""
        raise NotImplementedError

    @verb("spoor.lezen")
    def controleer(self, asker: Asker) -> Spoorcontrole:
        """Recompute the whole chain."""
        raise NotImplementedError
