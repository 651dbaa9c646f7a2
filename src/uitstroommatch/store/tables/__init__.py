"""Every table, once. The rows that belong to someone carry whose they are, so that the database itself can refuse.

What a proposal was made of never changes: a version of a dossier and its files, an approved policy, a decision and an
entry in the trail are only ever added (the database refuses to change or delete them, see ``migrations``).

A deferred column is read only when it is asked for: it is large, or the role of the askers may not read it (those of
the group ``systeem``: what could be computed from them, such as a total minus one's own, is not for everyone).
"""

from __future__ import annotations

from uitstroommatch.store.tables.account import Account, Geheim, Token
from uitstroommatch.store.tables.base import Base
from uitstroommatch.store.tables.beoordeling import Beoordeling, Grensuitspraak, TijdelijkeGrens
from uitstroommatch.store.tables.besluit import Besluit, Herhaling, Spoor
from uitstroommatch.store.tables.dossier import Beleid, Bestand, Client, Dossier, Dossierversie, Inzending, Woning
from uitstroommatch.store.tables.voorstel import Onderdeel, Toewijzing, Uitleg, Voorstel, Voortgang

__all__ = [
    "Account",
    "Base",
    "Beleid",
    "Beoordeling",
    "Besluit",
    "Bestand",
    "Client",
    "Dossier",
    "Dossierversie",
    "Geheim",
    "Grensuitspraak",
    "Herhaling",
    "Inzending",
    "Onderdeel",
    "Spoor",
    "TijdelijkeGrens",
    "Toewijzing",
    "Token",
    "Uitleg",
    "Voorstel",
    "Voortgang",
    "Woning",
]
