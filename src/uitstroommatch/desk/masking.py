"""Explanations name clients and homes; those that are not of the asker are named no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from uitstroommatch.desk.access import Asker
from uitstroommatch.store.tables import Client, Woning

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from uitstroommatch.store.database import Store

CLIENT, WONING = "een andere cliënt", "een andere woning"


@dataclass(frozen=True)
class Masker:
    """What each name that is not of the asker becomes."""

    namen: Mapping[str, str]
    patroon: re.Pattern[str] | None

    @classmethod
    def van(cls, clienten: Iterable[str], woningen: Iterable[str]) -> Masker:
        """Make a mask of the names to hide."""
        namen = {**dict.fromkeys(woningen, WONING), **dict.fromkeys(clienten, CLIENT)}
        # The longest first: one name may be the beginning of another.
        keuzes = "|".join(re.escape(naam) for naam in sorted(namen, key=len, reverse=True))
        return cls(namen, re.compile(rf"(?<![\w-])(?:{keuzes})(?![\w-])") if namen else None)

    def tekst(self, tekst: str) -> str:
        """Return a text without the names."""
        return tekst if self.patroon is None else self.patroon.sub(lambda raak: self.namen[raak[0]], tekst)

    def waarde(self, iets: Any) -> Any:
        """Return plain values without the names, in keys as well; of keys that become the same the last stays."""
        if isinstance(iets, str):
            return self.tekst(iets)
        if isinstance(iets, Mapping):
            return {self.tekst(str(naam)): self.waarde(waarde) for naam, waarde in iets.items()}
        if isinstance(iets, list | tuple):
            return [self.waarde(een) for een in iets]
        return iets


def masker(session: Session, store: Store, asker: Asker, versie_id: UUID) -> Masker:
    """Return the mask for this asker, who asks in ``session``; an officer of the whole region sees every name."""
    if asker.hele_regio:
        return Masker({}, None)
    vragen = (
        select(Client.client_sleutel).where(Client.versie_id == versie_id),
        select(Woning.woning_id).where(Woning.versie_id == versie_id),
    )
    gezien = [set(session.scalars(vraag)) for vraag in vragen]
    with store.system() as systeem:
        alle = [set(systeem.scalars(vraag)) for vraag in vragen]
    return Masker.van(alle[0] - gezien[0], alle[1] - gezien[1])
