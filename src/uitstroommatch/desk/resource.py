"""What every resource of the desk has in common."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias
from uuid import UUID

from uitstroommatch.desk.access import Asker
from uitstroommatch.errors import NietGevonden

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from uitstroommatch.store.database import Store


Regel: TypeAlias = Any
"""A row of a query, by the names of its columns."""


class Wachtrij(Protocol):
    """What the desk asks of the job engine."""

    def defer_voorstel(self, session: Session, voorstel_id: UUID) -> None:
        """Queue the solve of a proposal, in the transaction of its row."""

    def defer_uitleg(self, session: Session, uitleg_id: UUID) -> None:
        """Queue a question, in the transaction of its row."""

    def wachtend(self) -> int:
        """Return the number of jobs that wait."""


class Resource:
    """A resource: reads go through the rows that the database shows to the asker, writes through the system."""

    def __init__(self, store: Store, wachtrij: Wachtrij, drempel: int) -> None:
        self._store = store
        self._wachtrij = wachtrij
        self._drempel = drempel

    @contextmanager
    def _vraagt(self, asker: Asker) -> Iterator[Session]:
        """One transaction in which the database shows only what is of this asker."""
        with self._store.asking(asker.account_id) as session:
            yield session


def niet_gevonden(wat: str) -> NietGevonden:
    """Make the one answer for what is not there and for what is not for this asker."""
    return NietGevonden(f"{wat} is er niet, of is niet voor u. Kijk het id na in de lijst die u kunt zien.")


def bestaanbaar(wat: str, *teksten: str | None) -> None:
    """Refuse as not there what can be no key or name, and that the database would stumble over.

    Raises:
        NietGevonden: a text holds signs that no key has.
    """
    if not all((tekst or "").isprintable() for tekst in teksten):
        raise niet_gevonden(wat)
