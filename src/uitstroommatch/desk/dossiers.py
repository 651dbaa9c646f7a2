"""Dossiers and their versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from uitstroommatch.desk.access import Asker, verb, zonder_asker
from uitstroommatch.desk.models import Blad, Bladzij, ClientRij, Controle, DossierRij, Versie, WoningRij
from uitstroommatch.desk.resource import Resource


class Dossiers(Resource):
    """Dossiers and their versions."""

    @verb("dossier.lezen")
    def lijst(self, asker: Asker, blad: Blad) -> Bladzij[DossierRij]:
        """Return the dossiers, the newest first."""
        raise NotImplementedError

    @verb("dossier.toevoegen")
    def controleer(self, asker: Asker, bestanden: Mapping[str, bytes]) -> Controle:
        """Check files and keep nothing."""
        raise NotImplementedError

    @verb("dossier.toevoegen")
    def voeg_toe(self, asker: Asker, naam: str, bestanden: Mapping[str, bytes]) -> Versie:
        """Make a dossier of files."""
        raise NotImplementedError

    @verb("dossier.toevoegen")
    def nieuwe_versie(self, asker: Asker, dossier_id: UUID, bestanden: Mapping[str, bytes]) -> Versie:
        """Add a version to a dossier."""
        raise NotImplementedError

    @verb("dossier.lezen")
    def versies(self, asker: Asker, dossier_id: UUID) -> tuple[Versie, ...]:
        """Return the versions of a dossier, the newest first."""
        raise NotImplementedError

    @verb("dossier.lezen")
    def versie(self, asker: Asker, versie_id: UUID) -> Versie:
        """Return one version."""
        raise NotImplementedError

    @verb("dossier.bestanden")
    def bestand(self, asker: Asker, versie_id: UUID, naam: str) -> bytes:
        """Return a file of a version, byte for byte as it came."""
        raise NotImplementedError

    @verb("client.lezen")
    def clienten(self, asker: Asker, versie_id: UUID, blad: Blad) -> Bladzij[ClientRij]:
        """Return the clients of a version that this asker may see."""
        raise NotImplementedError

    @verb("woning.lezen")
    def woningen(self, asker: Asker, versie_id: UUID, blad: Blad) -> Bladzij[WoningRij]:
        """Return the homes of a version that this asker may see."""
        raise NotImplementedError

    @staticmethod
    @zonder_asker("dossier.toevoegen")
    def rijen_als_bestanden(rijen: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, bytes]:
        """Turn JSON rows per file name (``clienten``) into CSV files; keeps nothing."""
        raise NotImplementedError
