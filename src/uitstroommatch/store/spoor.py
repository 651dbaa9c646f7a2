"""The trail: who saw, changed, exported and decided what, so that tampering shows.

An entry is written as the last thing of its transaction, because from there to the end nobody else can write one: that
is what makes the numbers without gaps and the chain of hashes without forks.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.orm import Session, sessionmaker

_TE_SCHRIJVEN = "uitstroommatch.spoor"
_NOTEER = text("select um_noteer(:wie, :handeling, :object, cast(:gegevens as jsonb))")


def noteer(session: Session, wie: str, handeling: str, object: str, **gegevens: Any) -> None:
    """Have an entry written when the transaction ends well. ``gegevens``: counts and ids, never rows.

    In a savepoint it is written at once, so that it goes when the savepoint is rolled back.
    """
    regel = {"wie": wie, "handeling": handeling, "object": object, "gegevens": json.dumps(gegevens, sort_keys=True)}
    if session.in_nested_transaction():
        session.execute(_NOTEER, regel)
    else:
        session.info.setdefault(_TE_SCHRIJVEN, []).append(regel)


def bij_het_einde(sessies: sessionmaker[Session]) -> None:
    """Make sessions write their entries before they commit, and forget them when they roll back."""
    event.listen(sessies, "before_commit", _schrijf)
    event.listen(sessies, "after_rollback", _vergeet)


def _schrijf(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()
    for regel in session.info.pop(_TE_SCHRIJVEN, ()):
        session.execute(_NOTEER, regel)


def _vergeet(session: Session) -> None:
    session.info.pop(_TE_SCHRIJVEN, None)
