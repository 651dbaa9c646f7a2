"""Change a policy file, and say how two differ.

A change is named by the key that messages use (``regels.huurgrens_jongeren.grens``). The result is read back before it
is returned, so that what comes out is always a policy; whether rules and goals can work with it is for the rulebook.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tomlkit.exceptions import TOMLKitError

from uitstroommatch.domain.reason import woord
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.policy.document import Document, Onbruikbaar, Plek, waarde_van
from uitstroommatch.policy.load import BESTAND, lees_inhoud
from uitstroommatch.policy.schema import Beleid, Modus

ZACHT = "regel:"  # the goal of a rule in mode zacht
_LANGSTE = 2_000  # signs of one value
_DIEPTE = {"beleid": 2, "gewicht": 2, "draagkracht": 2, "normen": 3, "regels": 3}
"""How many parts a key of each section has; the factors of draagkracht have a table of their own."""
_NAAM = re.compile(r"[A-Za-z0-9_-]{1,60}")
_ELDERS = {("beleid", "naam"): "naam", ("regels", "modus"): "modi"}


@dataclass(frozen=True, slots=True)
class Beleidswijziging:
    """One key that two policies have otherwise; empty where it is not filled in."""

    sleutel: str
    voor: str
    na: str


def pas_aan(
    inhoud: bytes,
    *,
    parameters: Mapping[str, str] | None = None,
    modi: Mapping[str, str] | None = None,
    volgorde: Sequence[str] | None = None,
    speling: Mapping[str, int] | None = None,
    naam: str | None = None,
) -> bytes:
    """Return the file with these changes; what is not changed stays as it was written.

    ``parameters`` holds values as people type them, by key; an empty one takes the key out, so that its default holds.
    ``modi`` is by rule. Without ``volgorde`` a rule that becomes zacht gets the last place among the goals, and one
    that is zacht no longer loses its place. ``speling`` goes before what stands there, and 0 takes it out.

    Raises:
        InvoerFout: a change that cannot be made, or that leaves no valid policy; it carries every fault with its key.
    """
    voor = lees_inhoud(inhoud)
    try:
        werk = _Werk(Document(inhoud), voor)
    except TOMLKitError:
        wat = "is zo geschreven dat het hier niet kan worden gewijzigd"
        raise InvoerFout([Fout(BESTAND, 0, "", wat, "een gewijzigd bestand dat u zelf toevoegt")]) from None
    for sleutel, tekst in (parameters or {}).items():
        werk.parameter(sleutel, tekst.strip())
    for regel, modus in (modi or {}).items():
        werk.modus(regel, modus.strip().lower())
    if naam is not None:
        werk.document.zet(("beleid", "naam"), naam.strip())
    werk.doelen(None if volgorde is None else tuple(volgorde), speling or {})
    nieuw = werk.document.als_bytes()
    try:
        lees_inhoud(nieuw)
    except InvoerFout as gevonden:
        werk.fouten += gevonden.fouten
    if werk.fouten:
        raise InvoerFout(werk.fouten)
    return nieuw


@dataclass
class _Werk:
    """The file while it is changed, the policy that it was, and what is wrong so far."""

    document: Document
    voor: Beleid
    fouten: list[Fout] = field(default_factory=list)
    modi: dict[str, str] = field(default_factory=dict)

    def _fout(self, sleutel: str, wat: str, toegestaan: str, waarde: str | None = None) -> None:
        self.fouten.append(Fout(BESTAND, 0, sleutel, wat, toegestaan, waarde and waarde[:60]))

    def parameter(self, sleutel: str, tekst: str) -> None:
        """Change one key, or take it out."""
        plek = tuple(sleutel.split("."))
        if bezwaar := self._bezwaar(plek):
            self._fout(sleutel, *bezwaar)
        elif len(tekst) > _LANGSTE:
            self._fout(sleutel, "is te lang", f"hooguit {_LANGSTE} tekens")
        elif not tekst:
            self.document.haal_weg(plek)
        else:
            try:
                self.document.zet(plek, waarde_van(tekst, self.document.huidig(plek)))
            except Onbruikbaar as niet:
                self._fout(sleutel, niet.wat, niet.toegestaan, tekst)

    def _bezwaar(self, plek: Plek) -> tuple[str, str] | None:
        """Return why a key is not one that can be changed here, and what can."""
        sectie = plek[0]
        diepte = _DIEPTE.get(sectie, 0) + (plek[:2] == ("draagkracht", "factor"))
        if len(plek) != diepte or not all(map(_NAAM.fullmatch, plek)):
            return "deze sleutel kan niet worden gewijzigd", "regels.<regel>.<sleutel>, " + ", ".join(
                f"{naam}.<sleutel>" for naam in ("normen.<jaar>", "beleid", "gewicht", "draagkracht")
            )
        if elders := _ELDERS.get((sectie, plek[-1])):
            return "wordt niet hier gewijzigd", f"de wijziging onder {elders}"
        bekend = {"regels": list(self.voor.regels), "normen": [str(jaar) for jaar in self.voor.normen]}.get(sectie)
        if bekend is not None and plek[1] not in bekend:
            return f"{plek[1]} staat niet in het beleid", ", ".join(bekend)
        return None

    def modus(self, regel: str, modus: str) -> None:
        """Change the mode of a rule."""
        sleutel = f"regels.{regel}.modus"
        if regel not in self.voor.regels:
            self._fout(sleutel, f"{regel[:60]} staat niet in het beleid", ", ".join(self.voor.regels))
        elif modus not in [een.value for een in Modus]:
            self._fout(sleutel, "is geen bekende modus", ", ".join(Modus), modus)
        else:
            self.modi[regel] = modus
            self.document.zet(("regels", regel, "modus"), modus)

    def doelen(self, volgorde: tuple[str, ...] | None, speling: Mapping[str, int]) -> None:
        """Change the order of the goals and their slack; a goal that goes takes its slack along."""
        oud = self.voor.doelen
        nieuw = self._met_zachte(oud.volgorde) if volgorde is None else volgorde
        if nieuw != oud.volgorde:
            self.document.zet_volgorde(("doelen", "volgorde"), nieuw)
        for doel, hoeveel in {**{doel: 0 for doel in oud.speling if doel not in nieuw}, **speling}.items():
            if hoeveel:
                self.document.zet(("doelen", "speling", doel), hoeveel)
            else:
                self.document.haal_weg(("doelen", "speling", doel))

    def _met_zachte(self, oud: tuple[str, ...]) -> tuple[str, ...]:
        weg = {f"{ZACHT}{regel}" for regel, modus in self.modi.items() if modus != Modus.ZACHT}
        erbij = [f"{ZACHT}{regel}" for regel, modus in self.modi.items() if modus == Modus.ZACHT]
        return (*(doel for doel in oud if doel not in weg), *(doel for doel in erbij if doel not in oud))


# --- how two differ --------------------------------------------------------------------------------------------------


def verschil(een: bytes, ander: bytes) -> tuple[Beleidswijziging, ...]:
    """Return every key that differs between two policy files, in the order in which they stand there.

    What one file says and the other leaves to the default is no difference when the default is the same.

    Raises:
        InvoerFout: one of them is not a policy.
    """
    oud, nieuw = dict(_plat(lees_inhoud(een))), dict(_plat(lees_inhoud(ander)))
    paren = {sleutel: (oud.get(sleutel), nieuw.get(sleutel)) for sleutel in (*oud, *nieuw)}
    return tuple(
        Beleidswijziging(sleutel, *_in_woorden(*paar)) for sleutel, paar in paren.items() if paar[0] != paar[1]
    )


def _plat(beleid: Beleid) -> Iterator[tuple[str, Any]]:
    """Yield every key of a policy with its value."""
    inhoud = beleid.model_dump(exclude={"sha256", "bestand"})
    inhoud["regels"] = {
        naam: {"modus": tabel.modus, **tabel.parameters, "bron": tabel.bron} for naam, tabel in beleid.regels.items()
    }
    yield from _sleutels("", inhoud)


def _sleutels(voor: str, tabel: Mapping[Any, Any]) -> Iterator[tuple[str, Any]]:
    for naam, waarde in tabel.items():
        sleutel = f"{voor}.{naam}" if voor else str(naam)
        if isinstance(waarde, Mapping):
            yield from _sleutels(sleutel, waarde)
        elif waarde is not None:
            yield sleutel, tuple(waarde) if isinstance(waarde, list) else waarde


def _in_woorden(voor: Any, na: Any) -> tuple[str, str]:
    """Write both values as a Dutch reader does, and in the same way: 410,00 and 430,00."""
    exact = isinstance(voor, Decimal) or isinstance(na, Decimal)
    return _woord(voor, exact), _woord(na, exact)


def _woord(waarde: Any, exact: bool) -> str:
    if waarde is None:
        return ""
    if not exact or isinstance(waarde, bool) or not isinstance(waarde, int | Decimal):
        return woord(waarde)
    getal = Decimal(waarde)
    kort = getal.quantize(Decimal("0.01"))
    return woord(kort if kort == getal else getal.normalize())
