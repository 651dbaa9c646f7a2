"""Can what people decided hold at all? Decided here, without a solver.

Placements only ever add to the sums that group rules bound, so the plan with nothing but the fixed placements is the
easiest plan there is: when it breaks a limit no plan exists, and when it does not it is a plan itself. A set of fixed
placements that cannot hold together breaks one limit, by itself, so the smallest such set is found limit by limit:
the largest contributions first until the limit is passed.
"""

from __future__ import annotations

from collections.abc import Iterator

from uitstroommatch.check.plan import groepsbreuk
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.domain.reason import in_woorden
from uitstroommatch.domain.voorstel import Strijdigheid, Toewijzing
from uitstroommatch.errors import Fout
from uitstroommatch.policy.schema import Modus
from uitstroommatch.rule import Groep
from uitstroommatch.rulebook import Groepsregel, Rulebook
from uitstroommatch.situation import Situatie, Vast

REGEL = "besluit_vast"


def vast_plan(rulebook: Rulebook, situatie: Situatie) -> Plan:
    """Return the placements that every plan must hold: the fixed ones, when that rule is hard."""
    if rulebook.modus(REGEL) is not Modus.HARD:
        return ()
    return tuple((vast.client_sleutel, vast.woning_id, vast.vorm) for vast in situatie.vast)


def foute_besluiten(rulebook: Rulebook, situatie: Situatie) -> list[Fout]:
    """Return the fixed decisions that break a hard pair rule, as faults of the input."""
    if rulebook.modus(REGEL) is Modus.UIT:
        return []
    return [fout for vast in situatie.vast for fout in _fouten(rulebook, situatie, vast)]


def _fouten(rulebook: Rulebook, situatie: Situatie, vast: Vast) -> Iterator[Fout]:
    wie = f"het vaste besluit over cliënt {vast.client_sleutel} en woning {vast.woning_id}"
    bestand, rij = situatie.dossier.bestandsnaam("besluiten"), vast.besluit.rij
    if vast.besluit.contractvorm is None and situatie.gedeelde_vorm(vast.client_sleutel, vast.woning_id) is None:
        wat = f"{wie} noemt geen contractvorm, en er is er geen die de cliënt aanvaardt en de verhuurder biedt"
        yield Fout(bestand, rij, "contractvorm", wat, ", ".join(Contractvorm))
    geval = situatie.geval(vast.client_sleutel, vast.woning_id, vast.vorm)
    for regel in rulebook.harde_paarregels:
        oordeel = regel.oordeel(geval)
        if not oordeel.mag:
            zin = in_woorden(regel.regel.nee, oordeel.feiten)
            wat = f"{wie} breekt regel {regel.id}: {zin}"
            yield Fout(bestand, rij, "besluit", wat, "een ander besluit, of gegevens waarmee de regel klopt")


def kleinste_strijd(rulebook: Rulebook, situatie: Situatie) -> Strijdigheid | None:
    """Return the smallest set of fixed decisions that no plan can follow, or ``None`` when all can be followed."""
    if rulebook.modus(REGEL) is not Modus.HARD:
        return None
    alle = [
        strijd
        for regel in rulebook.harde_groepsregels
        if not regel.regel.minstens
        for strijd in _strijd_per_groep(regel, situatie)
    ]
    return min(alle, key=lambda s: (len(s.besluiten), s.regel, s.groep), default=None)


def _strijd_per_groep(regel: Groepsregel, situatie: Situatie) -> Iterator[Strijdigheid]:
    bijdragen: dict[str, list[tuple[int, Vast]]] = {}
    for vast in situatie.vast:
        geval = situatie.geval(vast.client_sleutel, vast.woning_id, vast.vorm)
        for sleutel, eenheden in regel.leden(geval):
            bijdragen.setdefault(sleutel, []).append((eenheden, vast))
    groepen = regel.groepen(situatie)
    for sleutel, delen in bijdragen.items():
        groep = groepen[sleutel]
        if sum(eenheden for eenheden, _ in delen) > groep.grens:
            yield _kleinste(regel, groep, delen)


def _kleinste(regel: Groepsregel, groep: Groep, delen: list[tuple[int, Vast]]) -> Strijdigheid:
    gekozen: list[Vast] = []
    som = 0
    for eenheden, vast in sorted(delen, key=lambda deel: (-deel[0], deel[1][:3])):
        gekozen.append(vast)
        som += eenheden
        if som > groep.grens:
            break
    besluiten = tuple(
        Toewijzing(client_sleutel=v.client_sleutel, woning_id=v.woning_id, contractvorm=v.vorm)
        for v in sorted(gekozen, key=lambda v: v[:3])
    )
    tekst = f"vaste besluiten die niet samen kunnen: {groepsbreuk(regel, groep, som).tekst}"
    return Strijdigheid(
        regel=regel.id, groep=groep.sleutel, grens=groep.grens, nodig=som, besluiten=besluiten, tekst=tekst
    )
