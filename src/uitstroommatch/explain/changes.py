"""Changes to a dossier or its policy, in the terms of the agreements: what a question "what if" may change.

Each change tells by itself what it does. Applying one never changes what was there: a new dossier and a new policy come
out. A change that cannot be made (something unknown, no limit to raise, a decision that breaks a rule) is an error, so
that no answer is ever given to another question than the one that was asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from uitstroommatch.check.decisions import foute_besluiten
from uitstroommatch.domain.aanbieder import Aanbieder
from uitstroommatch.domain.besluit import Besluit
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.enums import Contractvorm, Niveau, Uitspraak
from uitstroommatch.domain.gebied import Draagkracht
from uitstroommatch.domain.row import Rij
from uitstroommatch.errors import WijzigingFout
from uitstroommatch.policy.schema import Beleid, Doelen, Modus
from uitstroommatch.rulebook import REGELS, ZACHT, Rulebook
from uitstroommatch.situation import Situatie


@dataclass(frozen=True, slots=True)
class _Stand:
    """A dossier and a policy while changes are made."""

    dossier: Dossier
    beleid: Beleid

    def met(self, bestand: str, weg: Rij | None, *erbij: Rij) -> _Stand:
        """Return it with one row of a table replaced."""
        rijen = [rij for rij in getattr(self.dossier, bestand) if rij is not weg]
        return replace(self, dossier=self.dossier.met(bestand, [*rijen, *erbij]))

    def paar(self, client_sleutel: str, woning_id: str) -> None:
        """Check that client and home exist."""
        if client_sleutel not in self.dossier.client:
            raise WijzigingFout(f"cliënt {client_sleutel} staat niet in het dossier")
        if woning_id not in self.dossier.woning:
            raise WijzigingFout(f"woning {woning_id} staat niet in het dossier")

    def bindend(self, uitspraak: Uitspraak) -> _Stand:
        """Return it such that a new decision of this kind is followed.

        Where the policy does not look at decisions at all, only the new ones come to count. Where it weighs them
        against other goals a decision cannot be made to bind without giving the others another meaning.
        """
        regel = f"besluit_{uitspraak}"
        tabel = self.beleid.regels[regel]
        if tabel.modus is Modus.ZACHT:
            raise WijzigingFout(f"regel {regel} is in dit beleid zacht: zo'n besluit bindt niet")
        if tabel.modus is Modus.HARD:
            return self
        regels = self.beleid.regels | {regel: tabel.model_copy(update={"modus": Modus.HARD})}
        blijft = [besluit for besluit in self.dossier.besluiten if besluit.besluit is not uitspraak]
        return _Stand(self.dossier.met("besluiten", blijft), ander_beleid(self.beleid, regels=regels))

    def besluiten(self, client_sleutel: str, woning_id: str, uitspraak: Uitspraak | None = None) -> list[Besluit]:
        """Return the decisions about a pair."""
        return [
            besluit
            for besluit in self.dossier.besluiten
            if (besluit.client_sleutel, besluit.woning_id) == (client_sleutel, woning_id)
            and uitspraak in (None, besluit.besluit)
        ]

    def aanbieder(self, naam: str, gemeente: str) -> Aanbieder:
        """Return the row of a provider in a municipality."""
        gevonden = (a for a in self.dossier.aanbieders if (a.aanbieder, a.gemeente) == (naam, gemeente))
        if (rij := next(gevonden, None)) is None:
            raise WijzigingFout(f"aanbieder {naam} levert niets in {gemeente}")
        return rij


@dataclass(frozen=True, slots=True)
class Vastleggen:
    """The pair is fixed; without a contract form on the first form that both sides accept."""

    client_sleutel: str
    woning_id: str
    contractvorm: Contractvorm | None = None

    def op(self, stand: _Stand) -> _Stand:
        """Add the decision, unless it is there."""
        stand.paar(self.client_sleutel, self.woning_id)
        stand = stand.bindend(Uitspraak.VAST)
        er_al = stand.besluiten(self.client_sleutel, self.woning_id, Uitspraak.VAST)
        if any(self.contractvorm in (None, besluit.contractvorm) for besluit in er_al):
            return stand
        return stand.met("besluiten", None, self._besluit())

    def _besluit(self) -> Besluit:
        return Besluit(
            client_sleutel=self.client_sleutel,
            woning_id=self.woning_id,
            contractvorm=self.contractvorm,
            besluit=Uitspraak.VAST,
        )


@dataclass(frozen=True, slots=True)
class Afwijzen:
    """The pair is rejected."""

    client_sleutel: str
    woning_id: str

    def op(self, stand: _Stand) -> _Stand:
        """Add the decision, unless it is there."""
        stand.paar(self.client_sleutel, self.woning_id)
        stand = stand.bindend(Uitspraak.AFGEWEZEN)
        if stand.besluiten(self.client_sleutel, self.woning_id, Uitspraak.AFGEWEZEN):
            return stand
        besluit = Besluit(client_sleutel=self.client_sleutel, woning_id=self.woning_id, besluit=Uitspraak.AFGEWEZEN)
        return stand.met("besluiten", None, besluit)


@dataclass(frozen=True, slots=True)
class Loslaten:
    """Whatever was decided about the pair is dropped."""

    client_sleutel: str
    woning_id: str

    def op(self, stand: _Stand) -> _Stand:
        """Take the decisions out."""
        weg = stand.besluiten(self.client_sleutel, self.woning_id)
        if not weg:
            raise WijzigingFout(f"over cliënt {self.client_sleutel} met woning {self.woning_id} is niets besloten")
        blijft = [besluit for besluit in stand.dossier.besluiten if not any(besluit is een for een in weg)]
        return replace(stand, dossier=stand.dossier.met("besluiten", blijft))


@dataclass(frozen=True, slots=True)
class MeerUren:
    """A provider has more hours of support in a municipality, in tenths of an hour per week."""

    aanbieder: str
    gemeente: str
    tienden: int

    def op(self, stand: _Stand) -> _Stand:
        """Raise the hours that are free."""
        rij = stand.aanbieder(self.aanbieder, self.gemeente)
        uren = rij.uren_beschikbaar + Decimal(_meer(self.tienden)).scaleb(-1)
        return stand.met("aanbieders", rij, rij.model_copy(update={"uren_beschikbaar": uren}))


@dataclass(frozen=True, slots=True)
class MeerOmklap:
    """A provider can hold more omklap leases in a municipality."""

    aanbieder: str
    gemeente: str
    aantal: int

    def op(self, stand: _Stand) -> _Stand:
        """Raise the number of leases."""
        rij = stand.aanbieder(self.aanbieder, self.gemeente)
        if rij.omklap_max is None:
            raise WijzigingFout(f"voor {self.aanbieder} in {self.gemeente} geldt geen maximum van omklapcontracten")
        nieuw = rij.model_copy(update={"omklap_max": rij.omklap_max + _meer(self.aantal)})
        return stand.met("aanbieders", rij, nieuw)


@dataclass(frozen=True, slots=True)
class MeerDraagkracht:
    """An area can bear more load points than its present limit, whether that is its own or the default."""

    niveau: Niveau
    code: str
    punten: int

    def op(self, stand: _Stand) -> _Stand:
        """Give the area a limit of its own."""
        situatie = Situatie(stand.dossier, stand.beleid)
        grens = situatie.grenzen.get(self.code)
        if grens is None or situatie.niveaus[self.code] is not self.niveau:
            raise WijzigingFout(f"voor {self.niveau} {self.code} geldt geen grens")
        eigen = next((rij for rij in stand.dossier.draagkracht if rij.code == self.code), None)
        rij = eigen or Draagkracht(niveau=self.niveau, code=self.code, grens=grens)
        return stand.met("draagkracht", eigen, rij.model_copy(update={"grens": grens + _meer(self.punten)}))


@dataclass(frozen=True, slots=True)
class MeerAfspraak:
    """An agreement allows more placements this year."""

    afspraak_id: str
    aantal: int

    def op(self, stand: _Stand) -> _Stand:
        """Raise the maximum."""
        jaar = stand.beleid.peildatum.year
        gevonden = (a for a in stand.dossier.afspraken if a.afspraak_id == self.afspraak_id and a.jaar == jaar)
        if (rij := next(gevonden, None)) is None or rij.maximum is None:
            raise WijzigingFout(f"afspraak {self.afspraak_id} heeft geen maximum voor {jaar}")
        nieuw = rij.model_copy(update={"maximum": rij.maximum + _meer(self.aantal)})
        return stand.met("afspraken", rij, nieuw)


@dataclass(frozen=True, slots=True)
class ExtraWoning:
    """Further homes exactly like this one are offered. What people decided about this one does not hold for them."""

    woning_id: str
    aantal: int = 1

    def op(self, stand: _Stand) -> _Stand:
        """Add the homes under ids that are free: the id with +1, +2, ..."""
        rij = stand.dossier.woning.get(self.woning_id)
        if rij is None:
            raise WijzigingFout(f"woning {self.woning_id} staat niet in het dossier")
        vrij = self._vrij(stand.dossier)
        erbij = [rij.model_copy(update={"woning_id": next(vrij)}) for _ in range(_meer(self.aantal))]
        return stand.met("woningen", None, *erbij)

    def _vrij(self, dossier: Dossier) -> Iterator[str]:
        nummer = 1
        while True:
            if (naam := f"{self.woning_id}+{nummer}") not in dossier.woning:
                yield naam
            nummer += 1


@dataclass(frozen=True, slots=True)
class ZonderRegel:
    """The policy without a rule."""

    regel: str

    def op(self, stand: _Stand) -> _Stand:
        """Switch the rule off, and take the goal that counts its breaches out of the order."""
        tabel = stand.beleid.regels.get(self.regel)
        if tabel is None or self.regel not in REGELS or tabel.modus is Modus.UIT:
            raise WijzigingFout(f"regel {self.regel} geldt niet in dit beleid")
        if getattr(REGELS[self.regel], "altijd_hard", False):
            raise WijzigingFout(f"regel {self.regel} geldt altijd")
        regels = stand.beleid.regels | {self.regel: tabel.model_copy(update={"modus": Modus.UIT})}
        doelen = _zonder_doel(stand.beleid.doelen, f"{ZACHT}{self.regel}")
        return replace(stand, beleid=ander_beleid(stand.beleid, regels=regels, doelen=doelen))


@dataclass(frozen=True, slots=True)
class ZonderDoel:
    """The policy without a goal."""

    doel: str

    def op(self, stand: _Stand) -> _Stand:
        """Take the goal out of the order; a goal that counts breaches is switched off with its rule."""
        if self.doel not in stand.beleid.doelen.volgorde:
            raise WijzigingFout(f"doel {self.doel} staat niet in dit beleid")
        if self.doel.startswith(ZACHT):
            return ZonderRegel(self.doel.removeprefix(ZACHT)).op(stand)
        return replace(stand, beleid=ander_beleid(stand.beleid, doelen=_zonder_doel(stand.beleid.doelen, self.doel)))


Wijziging = (
    Vastleggen
    | Afwijzen
    | Loslaten
    | MeerUren
    | MeerOmklap
    | MeerDraagkracht
    | MeerAfspraak
    | ExtraWoning
    | ZonderRegel
    | ZonderDoel
)


def pas_toe(rulebook: Rulebook, situatie: Situatie, wijzigingen: Sequence[Wijziging]) -> tuple[Rulebook, Situatie]:
    """Return rules and situation after the changes, one after the other; what was given stays as it is.

    Raises:
        WijzigingFout: a change cannot be made, or a pair is fixed that a rule forbids.
    """
    stand = _Stand(situatie.dossier, situatie.beleid)
    for wijziging in wijzigingen:
        stand = wijziging.op(stand)
    nieuw = Situatie(stand.dossier, stand.beleid)
    regels = rulebook if stand.beleid is situatie.beleid else Rulebook.van(stand.beleid)
    if fouten := foute_besluiten(regels, nieuw):
        raise WijzigingFout("\n".join(fout.wat for fout in fouten))
    return regels, nieuw


def ander_beleid(beleid: Beleid, **anders: object) -> Beleid:
    """Return a policy with other parts. It is in no file, so it has no hash."""
    return beleid.model_copy(update={**anders, "sha256": ""})


def _zonder_doel(doelen: Doelen, naam: str) -> Doelen:
    volgorde = tuple(doel for doel in doelen.volgorde if doel != naam)
    speling = {doel: hoeveel for doel, hoeveel in doelen.speling.items() if doel != naam}
    return Doelen(volgorde=volgorde, speling=speling)


def _meer(aantal: int) -> int:
    """Check that an amount is at least 1."""
    if aantal < 1:
        raise WijzigingFout(f"{aantal} erbij is geen verhoging")
    return aantal
