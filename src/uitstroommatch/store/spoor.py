"""The trail: who saw, changed, exported and decided what, so that tampering shows.

An entry is written as the last thing of its transaction, because from there to the end nobody else can write one: that
is what makes the numbers without gaps and the chain of hashes without forks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC
from hashlib import sha256
from typing import Any

from sqlalchemy import Text, cast, event, select, text
from sqlalchemy.orm import Session, SessionTransaction, sessionmaker

from uitstroommatch.store.tables import Spoor

_TE_SCHRIJVEN = "uitstroommatch.spoor"
_NOTEER = text("select um_noteer(:wie, :handeling, :object, cast(:gegevens as jsonb))")
_BEGIN = "0" * 64
_REGELS = (
    select(
        *(Spoor.nummer, Spoor.op, Spoor.wie, Spoor.handeling, Spoor.object),
        *(cast(Spoor.gegevens, Text).label("gegevens"), Spoor.vorige, Spoor.hash),
    )
    .order_by(Spoor.nummer)
    .execution_options(yield_per=1000)
)


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
    event.listen(sessies, "after_soft_rollback", _vergeet)


def _schrijf(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()
    for regel in session.info.pop(_TE_SCHRIJVEN, ()):
        session.execute(_NOTEER, regel)


def _vergeet(session: Session, wat: SessionTransaction) -> None:
    if wat.parent is None:  # and not just a savepoint
        session.info.pop(_TE_SCHRIJVEN, None)


def laatste(session: Session) -> tuple[int, str] | None:
    """Return number and hash of the last entry. Noted elsewhere, they show later that nothing was rewritten."""
    rij = session.execute(select(Spoor.nummer, Spoor.hash).order_by(Spoor.nummer.desc()).limit(1)).first()
    return None if rij is None else (rij.nummer, rij.hash)


def controleer(session: Session, genoteerd: Mapping[int, str] | None = None) -> list[str]:
    """Compute the whole chain anew and say what is wrong; an empty list means that all of it holds.

    A chain cannot show that its end is gone, or that someone wrote all of it anew. ``genoteerd`` can: numbers with the
    hashes that were noted elsewhere (see :func:`laatste`).
    """
    return list(_gebreken(session, dict(genoteerd or {})))


def _gebreken(session: Session, genoteerd: dict[int, str]) -> Iterator[str]:
    vorige, verwacht = _BEGIN, 1
    for rij in session.execute(_REGELS):
        if rij.nummer > verwacht:
            yield _ontbreekt(verwacht, rij.nummer - 1)
        elif rij.vorige != vorige:
            yield f"Regel {rij.nummer} sluit niet aan op de regel ervoor: daar is iets gewijzigd of weggehaald."
        if _hash(rij) != rij.hash:
            yield f"Regel {rij.nummer} is gewijzigd of achteraf ingevoegd."
        if genoteerd.pop(rij.nummer, rij.hash) != rij.hash:
            yield f"Regel {rij.nummer} is niet meer de regel die eerder is genoteerd."
        vorige, verwacht = rij.hash, rij.nummer + 1
    if genoteerd:
        yield _ontbreekt(verwacht, max(genoteerd))


def _ontbreekt(van: int, tot: int) -> str:
    return f"Regel {van} ontbreekt." if van == tot else f"Regels {van} tot en met {tot} ontbreken."


def _hash(rij: Any) -> str:
    """The hash as the database computes it, see ``um_spoorhash``."""
    op = rij.op.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    delen = (rij.vorige, str(rij.nummer), op, rij.wie, rij.handeling, rij.object, rij.gegevens)
    return sha256(b"".join(b"%d:%b" % (len(deel), deel) for deel in map(str.encode, delen))).hexdigest()
