"""Proposals as Excel and CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args
from uuid import UUID

from sqlalchemy import select

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.binding import geldig
from uitstroommatch.desk.models import Tabel, VoorstelInhoud
from uitstroommatch.desk.redenen import REDENEN
from uitstroommatch.desk.resource import Regel, Resource, niet_gevonden
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.errors import GeenToegang
from uitstroommatch.io.export import tabel_als_tekst
from uitstroommatch.io.workbook import Werkblad, werkmap
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Besluit, Woning

Rijen = list[Mapping[str, object]]

KOLOMMEN: Mapping[str, tuple[str, ...]] = {
    "plaatsingen": (
        "client_sleutel", "aanbieder", "gemeente_herkomst", "woning_id", "corporatie", "gemeente", "buurtcode",
        "straat", "rekenhuur", "contractvorm", "uitzondering", "waarschuwingen",
    ),
    "niet_geplaatst": ("client_sleutel", "regel", "woningen", "tekst"),
    "doelen": ("id", "zin", "richting", "waarde", "optimum", "grens", "bewezen"),
    "gebieden": ("code", "naam", "niveau", "bestaand", "nieuw", "grens"),
    "besluiten": (
        "client_sleutel", "woning_id", "besluit", "contractvorm", "redencode", "redentekst", "reden", "genomen_op",
    ),
    "terugleiden": ("client_sleutel", "gemeente"),
}  # fmt: skip
"""Columns per table."""

VAN_CORPORATIE: tuple[Tabel, ...] = ("plaatsingen", "besluiten")
"""Tables that a corporation gets; of its own homes."""


@dataclass(frozen=True)
class _Bron:
    """What an export is made of."""

    dag: date
    tabellen: Mapping[Tabel, Rijen]


class Uitvoer(Resource):
    """Proposals as Excel and CSV."""

    @verb("uitvoer.maken")
    def excel(self, asker: Asker, voorstel_id: UUID) -> bytes:
        """Return a workbook with what this asker may see.

        Raises:
            Conflict: the proposal has no plan yet.
        """
        bron = self._bron(asker, voorstel_id, tabellen_van(asker), "xlsx")
        return werkmap((Werkblad(naam, KOLOMMEN[naam], rijen) for naam, rijen in bron.tabellen.items()), bron.dag)

    @verb("uitvoer.maken")
    def csv(self, asker: Asker, voorstel_id: UUID, tabel: Tabel) -> bytes:
        """Return one table as CSV for a Dutch spreadsheet.

        Raises:
            GeenToegang: this table is not for this asker.
            NietGevonden: there is no such table or proposal.
            Conflict: the proposal has no plan yet.
        """
        if tabel not in KOLOMMEN:
            raise niet_gevonden("Deze tabel")
        if tabel not in tabellen_van(asker):
            raise GeenToegang(f"De tabel {tabel} is voor de regisseur. U kunt {' en '.join(VAN_CORPORATIE)} krijgen.")
        bron = self._bron(asker, voorstel_id, (tabel,), "csv")
        return tabel_als_tekst(bron.tabellen[tabel], KOLOMMEN[tabel]).encode()

    def _bron(self, asker: Asker, voorstel_id: UUID, namen: tuple[Tabel, ...], vorm: str) -> _Bron:
        with self._vraagt(asker) as session:
            rij = inhoud.bestaat(session, voorstel_id)
            gezien = inhoud.zicht(session, voorstel_id, rij.versie_id)
            woningen = {
                een.woning_id: een.gegevens
                for een in session.execute(
                    select(Woning.woning_id, Woning.gegevens).where(Woning.versie_id == rij.versie_id)
                )
            }
            b = Besluit
            besluiten = session.execute(
                geldig(
                    select(
                        b.client_sleutel, b.woning_id, b.besluit, b.contractvorm, b.redencode, b.reden, b.genomen_op
                    ),
                    rij.dossier_id,
                ).order_by(b.genomen_op, b.id)
            ).all()
        with self._store.system() as session:
            voorstel = inhoud.lees_voorstel(session, voorstel_id)
            dossier = inhoud.lees_opdracht(session, voorstel_id).dossier if asker.regisseur else None
            deel = (
                inhoud.geheel(voorstel_id, voorstel)
                if asker.hele_regio
                else inhoud.deel(asker, voorstel_id, voorstel, gezien, dossier)
            )
            alle: Mapping[Tabel, Callable[[], Rijen]] = {
                "plaatsingen": lambda: list(_plaatsingen(asker, deel, gezien, woningen)),
                "niet_geplaatst": lambda: list(_niet_geplaatst(deel)),
                "doelen": lambda: [een.model_dump() for een in deel.doelen],
                "gebieden": lambda: list(_gebieden(deel, dossier)),
                "besluiten": lambda: [_besluit(een) for een in besluiten],
                "terugleiden": lambda: [een.model_dump() for een in deel.terugleiden],
            }
            tabellen = {naam: alle[naam]() for naam in namen}
            aantallen = {naam: len(rijen) for naam, rijen in tabellen.items()}
            noteer(session, asker.account_id, "uitvoer.maken", str(voorstel_id), vorm=vorm, **aantallen)
        return _Bron(voorstel.peildatum, tabellen)


def tabellen_van(asker: Asker) -> tuple[Tabel, ...]:
    """Return the tables that this asker may have."""
    return get_args(Tabel) if asker.regisseur else VAN_CORPORATIE


def _plaatsingen(
    asker: Asker, deel: VoorstelInhoud, gezien: inhoud.Zicht, woningen: Mapping[str, Mapping[str, Any]]
) -> Iterator[Mapping[str, object]]:
    """Where a client comes from is for its officer and its provider, not for the landlord."""
    for een in deel.plaatsingen:
        rij = gezien.toewijzingen[een.client_sleutel, een.woning_id]
        woning = woningen.get(een.woning_id, {})
        yield {
            **een.model_dump(),
            "aanbieder": rij.aanbieder,
            "gemeente_herkomst": rij.gemeente_herkomst if inhoud.eigen_client(asker, rij) else None,
            "corporatie": rij.corporatie,
            "gemeente": rij.gemeente,
            **{naam: woning.get(naam) for naam in ("buurtcode", "straat", "rekenhuur")},
        }


def _niet_geplaatst(deel: VoorstelInhoud) -> Iterator[Mapping[str, object]]:
    for een in deel.niet_geplaatst:
        yield from ({"client_sleutel": een.client_sleutel, **reden.model_dump()} for reden in een.redenen)
        if not een.redenen:
            yield {"client_sleutel": een.client_sleutel}


def _gebieden(deel: VoorstelInhoud, dossier: Dossier | None) -> Iterator[Mapping[str, object]]:
    for last in deel.gebieden:
        kop, _, rest = last.code.partition("/")
        gebied = None if dossier is None else dossier.gebied.get(kop)
        naam = " ".join(filter(None, (gebied.naam if gebied else None, rest.replace("/", " "))))
        yield {**last.model_dump(), "niveau": last.niveau.value, "naam": naam}


def _besluit(rij: Regel) -> Mapping[str, object]:
    return {**rij._mapping, "redentekst": REDENEN.get(rij.redencode or "")}
