"""Proposals as Excel and CSV."""

from __future__ import annotations

from uuid import UUID

from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.models import Tabel
from uitstroommatch.desk.resource import Resource


class Uitvoer(Resource):
    """Proposals as Excel and CSV."""

    @verb("uitvoer.maken")
    def excel(self, asker: Asker, voorstel_id: UUID) -> bytes:
        """Return a workbook with what this asker may see."""
        raise NotImplementedError

    @verb("uitvoer.maken")
    def csv(self, asker: Asker, voorstel_id: UUID, tabel: Tabel) -> bytes:
        """Return one table as CSV for a Dutch spreadsheet."""
        raise NotImplementedError
