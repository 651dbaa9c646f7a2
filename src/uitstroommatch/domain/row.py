"""What all rows of the dossier share."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field


class Rij(BaseModel):
    """One row of one file; frozen, with the column names of the file as field names.

    ``BESTAND`` is the name of the file without ending and ``SLEUTEL`` the columns that together are unique.
    ``rij`` is the row number as the spreadsheet shows it, 0 when the row did not come from a table; it is not part of
    the content.
    """

    # What was read may be personal data, so the text of an error never shows it.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, hide_input_in_errors=True)

    BESTAND: ClassVar[str]
    SLEUTEL: ClassVar[tuple[str, ...]]

    rij: int = Field(default=0, exclude=True, repr=False)

    @property
    def sleutel(self) -> tuple[str, ...]:
        """Values of the key columns, as text."""
        return tuple(str(getattr(self, kolom)) for kolom in self.SLEUTEL)
