"""What every verb starts from: a dossier with the policy it is read under."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from uitstroommatch.check.decisions import foute_besluiten, kleinste_strijd
from uitstroommatch.domain.besluit import Besluit
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.gebied import Draagkracht
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.explain.by_hand import wijzigingen_van
from uitstroommatch.io.dossier_reader import lees_dossier
from uitstroommatch.io.proposal_reader import lees_vorig
from uitstroommatch.policy.load import lees_beleid
from uitstroommatch.policy.norms import verschillen
from uitstroommatch.policy.schema import Beleid
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

T = TypeVar("T")

BELEID = "beleid.toml"


@dataclass(frozen=True)
class Opdracht:
    """A dossier with the policy it is read under."""

    dossier: Dossier
    beleid: Beleid
    rulebook: Rulebook

    @cached_property
    def situatie(self) -> Situatie:
        """The derived values."""
        return Situatie(self.dossier, self.beleid)

    @property
    def waarschuwingen(self) -> tuple[Fout, ...]:
        """What is legal but deserves a look: in the files, in the policy, and between the two."""
        return (*self.dossier.waarschuwingen, *_beleidswaarschuwingen(self.dossier, self.beleid))


def lees(
    map_: Path, *, beleid: Path | None = None, peildatum: date | None = None, vorig: Path | None = None
) -> Opdracht:
    """Read a dossier and its policy; the three options go before what lies in the folder.

    Raises:
        InvoerFout: with everything that is wrong, in all files and in the policy at once.
    """
    fouten: list[Fout] = []
    gelezen = _of_fouten(lambda: lees_beleid(beleid or map_ / BELEID, peildatum), fouten)
    rulebook = None if gelezen is None else _of_fouten(lambda: Rulebook.van(gelezen), fouten)
    dag = peildatum if gelezen is None else gelezen.peildatum
    dossier = _of_fouten(lambda: lees_dossier(map_, dag), fouten)
    paren = None if vorig is None else _of_fouten(lambda: lees_vorig(vorig), fouten)
    if gelezen is None or rulebook is None or dossier is None or fouten:
        raise InvoerFout(fouten)
    opdracht = Opdracht(dossier if vorig is None else replace(dossier, vorig=paren), gelezen, rulebook)
    if besluiten := foute_besluiten(rulebook, opdracht.situatie):
        raise InvoerFout(besluiten)
    return opdracht


def inlezen(map_: Path, *, beleid: Path | None = None, peildatum: date | None = None) -> Opdracht:
    """Read and check only. Fixed decisions that cannot hold together are faults here as well.

    Raises:
        InvoerFout: with everything that is wrong.
    """
    opdracht = lees(map_, beleid=beleid, peildatum=peildatum)
    strijd = kleinste_strijd(opdracht.rulebook, opdracht.situatie)
    if strijd is not None:
        namen = ", ".join(f"{b.client_sleutel} in {b.woning_id}" for b in strijd.besluiten)
        wat = f"{strijd.tekst} (het gaat om {namen})"
        raise InvoerFout(
            [
                Fout(
                    opdracht.dossier.bestandsnaam("besluiten"),
                    0,
                    "besluit",
                    wat,
                    "een van deze besluiten loslaten, of de grens verhogen",
                )
            ]
        )
    return opdracht


def met_besluiten(opdracht: Opdracht, besluiten: Sequence[Besluit], vorig: Plan | None = None) -> Opdracht:
    """Return dossier and policy with further decisions, beside those in the files.

    With ``vorig`` staying close to that plan counts too, as in :func:`herplan`: as the goal ``stabiliteit``, after all
    others where the policy does not name it.

    Raises:
        WijzigingFout: a decision cannot be followed.
    """
    if not besluiten and vorig is None:
        return opdracht
    from uitstroommatch.explain.replan import met_besluiten as _met_besluiten

    regels, situatie = _met_besluiten(opdracht.rulebook, opdracht.situatie, vorig, wijzigingen_van(besluiten))
    return Opdracht(situatie.dossier, situatie.beleid, regels)


def met_grenzen(opdracht: Opdracht, grenzen: Sequence[Draagkracht]) -> Opdracht:
    """Return dossier and policy with limits that hold for a while: each only where it is lower than what holds there.

    One for an area that no row of the dossier knows has nothing to limit.
    """
    lager = {rij.code: rij for rij in opdracht.dossier.draagkracht}
    laagste = dict(opdracht.situatie.grenzen)
    for rij in grenzen:
        if rij.code in opdracht.situatie.niveaus and rij.grens < laagste.get(rij.code, rij.grens + 1):
            lager[rij.code], laagste[rij.code] = rij, rij.grens
    if laagste == opdracht.situatie.grenzen:
        return opdracht
    return replace(opdracht, dossier=opdracht.dossier.met("draagkracht", lager.values()))


def _of_fouten(lees_iets: Callable[[], T], fouten: list[Fout]) -> T | None:
    try:
        return lees_iets()
    except InvoerFout as gevonden:
        fouten.extend(gevonden.fouten)
        return None


def _beleidswaarschuwingen(dossier: Dossier, beleid: Beleid) -> Iterator[Fout]:
    yield from verschillen(beleid)
    kop = beleid.beleid
    te_vroeg = kop.geldig_vanaf is not None and beleid.peildatum < kop.geldig_vanaf
    te_laat = kop.geldig_tot is not None and beleid.peildatum > kop.geldig_tot
    if te_vroeg or te_laat:
        yield Fout(beleid.bestand, 0, "beleid.peildatum", "de peildatum valt buiten de geldigheid van dit beleid")
    for code in sorted(set(kop.regio) - set(dossier.gebied)):
        yield Fout(beleid.bestand, 0, "beleid.regio", "deze gemeente staat niet in gebieden", waarde=code)
