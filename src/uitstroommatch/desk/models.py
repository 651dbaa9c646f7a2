"""What the desk hands out: frozen, in the words of the trade. The API returns these as they are.

What someone may not see is ``None`` or absent, for every asker of that kind, so that nothing follows from its absence.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.voorstel import Gebiedslast, NietGeplaatst, Status, Terugleiding, Toewijzing
from uitstroommatch.errors import Fout

T = TypeVar("T")

Stand = Literal["wacht", "bezig", "klaar", "geannuleerd", "mislukt"]
Besluitsoort = Literal["vast", "afgewezen", "akkoord"]
Tabel = Literal["plaatsingen", "niet_geplaatst", "doelen", "gebieden", "besluiten", "terugleiden"]


class Model(BaseModel):
    """Root of everything that leaves the desk."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


# --- pages -------------------------------------------------------------------------------------------------------


class Blad(Model):
    """Which page is asked: at most ``grootte`` items after the cursor ``na``."""

    grootte: int = Field(default=50, ge=1, le=500)
    na: str | None = Field(default=None, max_length=1000)


class Bladzij(Model, Generic[T]):
    """A page. ``volgende`` is the cursor of the next one; ``totaal`` counts only what this asker may see."""

    items: tuple[T, ...]
    volgende: str | None
    totaal: int


# --- dossiers ----------------------------------------------------------------------------------------------------


class FoutRij(Model):
    """One fault or warning in the input; ``rij`` as a spreadsheet shows it, 0 for the whole file."""

    bestand: str
    rij: int
    kolom: str
    wat: str
    toegestaan: str
    waarde: str | None
    regel: str

    @classmethod
    def van(cls, fout: Fout) -> FoutRij:
        """Make the row of a fault."""
        return cls(
            bestand=fout.bestand,
            rij=fout.rij,
            kolom=fout.kolom,
            wat=fout.wat,
            toegestaan=fout.toegestaan,
            waarde=fout.waarde,
            regel=fout.regel(),
        )


class Controle(Model):
    """What was found in files that were only checked. ``goed``: they could become a version."""

    goed: bool
    fouten: tuple[FoutRij, ...]
    waarschuwingen: tuple[FoutRij, ...]
    aantallen: dict[str, int]
    sha256: str | None


class Wijziging(Model):
    """One row that is new, gone or changed, with the columns that changed."""

    sleutel: str
    soort: Literal["nieuw", "weg", "gewijzigd"]
    kolommen: tuple[str, ...] = ()


class Verandering(Model):
    """What changes in one file against the version that counts now. ``rijen`` are the first of them."""

    bestand: str
    nieuw: int
    weg: int
    gewijzigd: int
    gelijk: int
    rijen: tuple[Wijziging, ...]


class InzendingRij(Model):
    """Files that were laid down to look at before they count. ``dossier_id`` empty: they make a new dossier.

    ``fouten`` are the first of ``aantal_fouten``. ``beleid``: whether the policy comes along, and is another.
    """

    id: UUID
    dossier_id: UUID | None
    dossier_naam: str | None
    gemaakt_op: datetime
    bestanden: tuple[str, ...]
    overgenomen: tuple[str, ...]
    goed: bool
    fouten: tuple[FoutRij, ...]
    aantal_fouten: int
    waarschuwingen: tuple[FoutRij, ...]
    aantallen: dict[str, int]
    veranderingen: tuple[Verandering, ...]
    beleid: Literal["geen", "gelijk", "nieuw", "anders"]


class DossierRij(Model):
    """A dossier and its newest version."""

    id: UUID
    naam: str
    gemaakt_op: datetime
    versies: int
    laatste_versie_id: UUID | None


class Versie(Model):
    """A version of a dossier. Counts, warnings, hash and files are for officers; ``beleid_id`` came with the files."""

    id: UUID
    dossier_id: UUID
    dossier_naam: str
    nummer: int
    gemaakt_op: datetime
    beleid_id: UUID | None
    sha256: str | None
    aantallen: dict[str, int] | None
    waarschuwingen: tuple[FoutRij, ...] | None
    bestanden: tuple[str, ...] | None


class ClientRij(Model):
    """A client; ``gegevens`` is the row of ``clienten``."""

    client_sleutel: str
    aanbieder: str
    gemeente_herkomst: str
    gegevens: dict[str, Any]


class WoningRij(Model):
    """A home; ``gegevens`` is the row of ``woningen``."""

    woning_id: str
    corporatie: str
    gemeente: str
    gegevens: dict[str, Any]


# --- policies ----------------------------------------------------------------------------------------------------


class BeleidRij(Model):
    """A policy: a draft, or approved."""

    id: UUID
    naam: str
    nummer: int
    sha256: str
    gebaseerd_op: UUID | None
    gemaakt_door: str
    gemaakt_op: datetime
    goedgekeurd: bool
    goedgekeurd_door: str | None
    goedgekeurd_op: datetime | None


class Beleidsaanpassing(Model):
    """What someone changes in a policy, as typed: values by key, modes by rule, the goals in order, and their slack."""

    parameters: dict[str, str] = Field(default_factory=dict)
    modi: dict[str, str] = Field(default_factory=dict)
    volgorde: tuple[str, ...] | None = None
    speling: dict[str, int] = Field(default_factory=dict)
    naam: str | None = None


class Proef(Model):
    """A proposal that was made under a policy. ``vorig_id``: the proposal it stays close to, and is compared with."""

    id: UUID
    vorig_id: UUID | None
    dossier_naam: str
    versie: int
    peildatum: date
    stand: Stand
    aangevraagd_op: datetime


# --- proposals ---------------------------------------------------------------------------------------------------


class DoelStand(Model):
    """How far one goal is, or how good. The numbers are for officers: they count placements."""

    id: str
    zin: str
    richting: Literal["max", "min"]
    waarde: int | None
    optimum: int | None
    grens: int | None
    bewezen: bool | None


class VoorstelStand(Model):
    """A proposal that was asked for: what it is made of and how far it is.

    ``beleid_goedgekeurd`` false: a trial under a draft policy. ``melding`` says what to do when it failed.
    ``samenvatting``, ``besluiten`` (how many it follows) and the hashes are for officers.
    """

    id: UUID
    dossier_id: UUID
    versie_id: UUID
    beleid_id: UUID
    beleid_naam: str
    beleid_goedgekeurd: bool
    vorig_id: UUID | None
    peildatum: date
    zaad: int
    tijd: float | None
    rekenwerk: float | None
    aangevraagd_op: datetime
    aangevraagd_door: str | None
    stand: Stand
    wordt_geannuleerd: bool
    begonnen_op: datetime | None
    klaar_op: datetime | None
    melding: str | None
    status: Status | None
    doelen: tuple[DoelStand, ...]
    samenvatting: dict[str, Any] | None
    besluiten: int | None
    dossier_sha256: str | None
    beleid_sha256: str | None


class VoorstelInhoud(Model):
    """What a proposal holds for this asker. ``volledig``: all of it, as in voorstel.json; else only what is theirs."""

    id: UUID
    volledig: bool
    status: Status
    peildatum: date
    plaatsingen: tuple[Toewijzing, ...]
    niet_geplaatst: tuple[NietGeplaatst, ...]
    terugleiden: tuple[Terugleiding, ...]
    doelen: tuple[DoelStand, ...]
    gebieden: tuple[Gebiedslast, ...]
    strijdig: tuple[str, ...]


class Vergelijking(Model):
    """How two proposals differ: Dutch sentences, and the reasons as plain values."""

    een: UUID
    ander: UUID
    zinnen: tuple[str, ...]
    redenen: Any


class UitlegStand(Model):
    """A question about a proposal and, when it is there, the answer."""

    id: UUID
    voorstel_id: UUID
    client: str | None
    woning: str | None
    gevraagd_op: datetime
    stand: Stand
    melding: str | None
    zinnen: tuple[str, ...] | None
    redenen: Any


# --- decisions ---------------------------------------------------------------------------------------------------


class BesluitRij(Model):
    """A decision. ``ingetrokken``: it was taken back; ``trekt_in``: this is the taking back of that one.

    Decisions have no running number outside: gaps in it would tell how many others were taken.
    """

    id: UUID
    dossier_id: UUID
    voorstel_id: UUID | None
    client_sleutel: str
    woning_id: str
    contractvorm: Contractvorm | None
    besluit: Literal["vast", "afgewezen", "akkoord", "ingetrokken"]
    redencode: str | None
    redentekst: str | None
    reden: str | None
    trekt_in: UUID | None
    ingetrokken: bool
    genomen_door: str | None
    genomen_op: datetime


# --- overview ----------------------------------------------------------------------------------------------------


class Overzichtsdossier(Model):
    """A dossier with its newest version."""

    id: UUID
    naam: str
    nummer: int
    gemaakt_op: datetime


class Overzichtsvoorstel(Model):
    """A proposal, as the overview names it."""

    id: UUID
    beleid: str
    peildatum: date
    stand: Stand
    status: Status | None
    aangevraagd_op: datetime
    klaar_op: datetime | None


class Aandacht(Model):
    """Something that waits for someone: what, how many, and the first of them."""

    soort: Literal[
        "geen_dossier", "geen_voorstel", "nieuwe_versie", "inzending", "bezig", "mislukt", "te_beslissen", "akkoord",
        "opnieuw_rekenen", "beleid_ontwerp", "beleid_goedkeuren",
    ]  # fmt: skip
    aantal: int = 1
    id: UUID | None = None


class Eigen(Model):
    """What is of this asker; ``None``: not for this asker at all."""

    clienten: int | None
    woningen: int | None
    plaatsingen: int | None


class Overzichtsblad(Model):
    """How a dossier stands. ``cijfers`` are for an officer of the region, ``eigen`` for everyone else."""

    dossiers: tuple[Overzichtsdossier, ...]
    dossier: Overzichtsdossier | None
    peildatum: date | None = None
    voorstel: Overzichtsvoorstel | None = None
    bezig: tuple[Overzichtsvoorstel, ...] = ()
    aandacht: tuple[Aandacht, ...] = ()
    cijfers: Any = None
    eigen: Eigen | None = None


# --- spread ------------------------------------------------------------------------------------------------------


class Spreidingsrij(Model):
    """Placements in an area: those there are, and those of the proposal. ``None``: not told.

    With ``samen_met`` the numbers are of these areas together.
    """

    code: str
    naam: str
    niveau: Literal["gemeente", "wijk", "buurt"]
    gemeente: str
    samen_met: tuple[str, ...]
    bestaand: int | None
    nieuw: int | None


class Spreiding(Model):
    """How placements spread over the areas. ``afgerond``: rounded to fives, with small numbers left out."""

    voorstel_id: UUID
    afgerond: bool
    drempel: int
    rijen: tuple[Spreidingsrij, ...]


# --- trail and accounts ------------------------------------------------------------------------------------------


class SpoorRij(Model):
    """An entry of the trail; ``hash`` covers it and the entry before."""

    nummer: int
    op: datetime
    wie: str
    handeling: str
    object: str
    gegevens: dict[str, Any]
    vorige: str
    hash: str


class Spoorcontrole(Model):
    """Whether the trail is whole, and what is wrong when it is not."""

    heel: bool
    regels: int
    gebreken: tuple[str, ...]


class AccountRij(Model):
    """An account, without anything secret."""

    id: str
    naam: str
    rollen: tuple[str, ...]
    hele_regio: bool
    gemeenten: tuple[str, ...]
    aanbieder: str | None
    corporatie: str | None
    actief: bool
    met_wachtwoord: bool | None
    gemaakt_op: datetime


class TokenRij(Model):
    """A token, without the token."""

    id: UUID
    account_id: str
    omschrijving: str
    gemaakt_op: datetime
    geldig_tot: datetime | None
    ingetrokken_op: datetime | None


class NieuwToken(Model):
    """A token that was made; ``token`` is shown this once."""

    rij: TokenRij
    token: str


class Bereik(Model):
    """Whose rows an account is about. An officer is for the whole region only when that is said."""

    hele_regio: bool = False
    gemeenten: tuple[str, ...] = ()
    aanbieder: str | None = None
    corporatie: str | None = None
