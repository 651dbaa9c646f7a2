"""Does every reference point somewhere, and do the rows of one dossier agree with each other?

Checked once, for the whole dossier, after the rows themselves have been read. A row that could not be read is not here,
but its key may be given in ``bekend`` so that one bad row does not make every row that refers to it look bad as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

from uitstroommatch.domain.aanbieder import Aanbieder
from uitstroommatch.domain.afspraak import Afspraak
from uitstroommatch.domain.besluit import Besluit
from uitstroommatch.domain.client import Client
from uitstroommatch.domain.dossier import RIJSOORTEN
from uitstroommatch.domain.enums import Niveau, Uitspraak
from uitstroommatch.domain.gebied import Draagkracht, Gebied
from uitstroommatch.domain.plaatsing import Plaatsing
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.woning import Woning
from uitstroommatch.errors import Fout

OUDSTE_JAREN = 120
_OUDER = {Niveau.BUURT: Niveau.WIJK, Niveau.WIJK: Niveau.GEMEENTE}
_PREFIX = {"GM": Niveau.GEMEENTE, "WK": Niveau.WIJK, "BU": Niveau.BUURT}

Rijen = Mapping[str, Sequence[Rij]]


class References:
    """All cross-checks of one set of rows.

    ``namen`` gives per file name the name to show, for instance ``clienten.xlsx``. Without ``peildatum`` (the policy
    that holds it could not be read) the months of birth are not compared with it.
    """

    def __init__(
        self,
        rijen: Rijen,
        peildatum: date | None,
        bekend: Mapping[str, frozenset[tuple[str, ...]]] | None = None,
        namen: Mapping[str, str] | None = None,
    ) -> None:
        self._rijen = rijen
        self._peildatum = peildatum
        self._namen = namen or {}
        extra = bekend or {}
        self._sleutels = {
            bestand: {rij.sleutel for rij in rijen.get(bestand, ())} | extra.get(bestand, frozenset())
            for bestand in RIJSOORTEN
        }
        self._niveau = {g.code: g.niveau for g in self._van(Gebied)}
        # An area whose own row is bad is taken to be of the level its code says.
        for (code,) in extra.get("gebieden", frozenset()):
            self._niveau.setdefault(code, _PREFIX.get(code[:2], Niveau.BUURT))
        self._aanbieders = {sleutel[0] for sleutel in self._sleutels["aanbieders"]}

    def fouten(self) -> list[Fout]:
        """Return everything that is wrong."""
        return [
            *self._dubbel(),
            *self._gebieden(),
            *self._clienten(),
            *self._woningen(),
            *self._overige(),
            *self._besluiten(),
        ]

    def waarschuwingen(self) -> list[Fout]:
        """Return what is legal but deserves a look."""
        return [*self._oude_afwijzingen(), *self._oude_aanbieders(), *self._verre_punten()]

    # --- helpers -------------------------------------------------------------------------------------------------

    def _van(self, soort: type[Any]) -> Sequence[Any]:
        return cast(Sequence[Any], self._rijen.get(soort.BESTAND, ()))

    def _fout(self, rij: Rij, kolom: str, wat: str, toegestaan: str, waarde: object = None) -> Fout:
        naam = self._namen.get(rij.BESTAND, f"{rij.BESTAND}.csv")
        return Fout(naam, rij.rij, kolom, wat, toegestaan, None if waarde is None else str(waarde))

    def _gebied(self, rij: Rij, kolom: str, code: str, niveau: Niveau | None) -> Iterator[Fout]:
        kaal = code.split("/")[0]
        gevonden = self._niveau.get(kaal)
        nodig = f"een code van niveau {niveau} uit gebieden" if niveau else "een code uit gebieden"
        if gevonden is None:
            yield self._fout(rij, kolom, "dit gebied staat niet in gebieden", nodig, code)
        elif niveau is not None and gevonden is not niveau:
            yield self._fout(rij, kolom, f"is van niveau {gevonden}", nodig, code)
        elif kaal != code and gevonden is not Niveau.BUURT:
            yield self._fout(rij, kolom, "een straat of complex hoort bij een buurt", nodig, code)

    # --- one check per kind --------------------------------------------------------------------------------------

    def _dubbel(self) -> Iterator[Fout]:
        for bestand, soort in RIJSOORTEN.items():
            if not soort.SLEUTEL:
                continue
            eerste: dict[tuple[str, ...], Rij] = {}
            for rij in self._rijen.get(bestand, ()):
                eerder = eerste.setdefault(rij.sleutel, rij)
                if eerder is not rij:
                    wat = f"komt al voor in rij {eerder.rij}"
                    kolom = ", ".join(soort.SLEUTEL)
                    yield self._fout(rij, kolom, wat, "elke sleutel een keer", " + ".join(rij.sleutel))

    def _gebieden(self) -> Iterator[Fout]:
        for gebied in cast(Sequence[Gebied], self._van(Gebied)):
            if gebied.niveau in _OUDER and gebied.ouder is not None:
                yield from self._gebied(gebied, "ouder", gebied.ouder, _OUDER[gebied.niveau])
        for rij in cast(Sequence[Draagkracht], self._van(Draagkracht)):
            niveau = rij.niveau if "/" not in rij.code else None
            yield from self._gebied(rij, "code", rij.code, niveau)

    def _clienten(self) -> Iterator[Fout]:
        for client in cast(Sequence[Client], self._van(Client)):
            if client.aanbieder not in self._aanbieders:
                wat = "deze aanbieder heeft geen enkele rij in aanbieders"
                yield self._fout(client, "aanbieder", wat, "een naam uit aanbieders", client.aanbieder)
            for code in client.voorkeur_gemeenten:
                yield from self._gebied(client, "voorkeur_gemeenten", code, Niveau.GEMEENTE)
            for code in client.voorkeur_buurten:
                yield from self._gebied(client, "voorkeur_buurten", code, Niveau.BUURT)
            for code in client.uitgesloten_gebieden:
                yield from self._gebied(client, "uitgesloten_gebieden", code, None)
            if self._peildatum is not None:
                yield from self._geboortemaand(client, self._peildatum)

    def _geboortemaand(self, client: Client, nu: date) -> Iterator[Fout]:
        # The value stays out of the message: it is a birth date, be it a coarse one.
        geboren = client.geboortemaand
        if (geboren.year, geboren.month) > (nu.year, nu.month):
            yield self._fout(client, "geboortemaand", "ligt na de peildatum", f"een maand tot en met {nu:%Y-%m}")
        elif (nu.year - geboren.year, nu.month) > (OUDSTE_JAREN, geboren.month):
            wat = f"ligt meer dan {OUDSTE_JAREN} jaar voor de peildatum"
            yield self._fout(client, "geboortemaand", wat, f"een maand vanaf {nu.year - OUDSTE_JAREN}-{nu:%m}")

    def _woningen(self) -> Iterator[Fout]:
        for woning in cast(Sequence[Woning], self._van(Woning)):
            yield from self._gebied(woning, "buurtcode", woning.buurtcode, Niveau.BUURT)

    def _overige(self) -> Iterator[Fout]:
        for aanbieder in cast(Sequence[Aanbieder], self._van(Aanbieder)):
            yield from self._gebied(aanbieder, "gemeente", aanbieder.gemeente, Niveau.GEMEENTE)
        for afspraak in cast(Sequence[Afspraak], self._van(Afspraak)):
            if afspraak.gemeente is not None:
                yield from self._gebied(afspraak, "gemeente", afspraak.gemeente, Niveau.GEMEENTE)
        for plaatsing in cast(Sequence[Plaatsing], self._van(Plaatsing)):
            yield from self._gebied(plaatsing, "buurtcode", plaatsing.buurtcode, Niveau.BUURT)

    def _besluiten(self) -> Iterator[Fout]:
        afgewezen = {(b.client_sleutel, b.woning_id) for b in self._van(Besluit) if b.besluit is Uitspraak.AFGEWEZEN}
        for besluit in cast(Sequence[Besluit], self._van(Besluit)):
            if besluit.besluit is not Uitspraak.VAST:
                continue
            if (besluit.client_sleutel,) not in self._sleutels["clienten"]:
                wat = "deze cliënt staat niet in clienten"
                yield self._fout(besluit, "client_sleutel", wat, "een sleutel uit cliënten", besluit.client_sleutel)
            if (besluit.woning_id,) not in self._sleutels["woningen"]:
                wat = "deze woning staat niet in woningen"
                yield self._fout(besluit, "woning_id", wat, "een woning_id uit woningen", besluit.woning_id)
            if (besluit.client_sleutel, besluit.woning_id) in afgewezen:
                paar = f"cliënt {besluit.client_sleutel} met woning {besluit.woning_id}"
                wat = f"{paar} is zowel vast als afgewezen"
                yield self._fout(besluit, "besluit", wat, "een van beide besluiten")

    # --- warnings ------------------------------------------------------------------------------------------------

    def _oude_afwijzingen(self) -> Iterator[Fout]:
        for besluit in cast(Sequence[Besluit], self._van(Besluit)):
            if besluit.besluit is not Uitspraak.AFGEWEZEN:
                continue
            if (besluit.client_sleutel,) not in self._sleutels["clienten"]:
                yield self._fout(besluit, "client_sleutel", "afwijzing van een cliënt die er niet meer is", "")
            if (besluit.woning_id,) not in self._sleutels["woningen"]:
                yield self._fout(besluit, "woning_id", "afwijzing van een woning die er niet meer is", "")

    def _oude_aanbieders(self) -> Iterator[Fout]:
        for plaatsing in cast(Sequence[Plaatsing], self._van(Plaatsing)):
            if plaatsing.aanbieder is not None and plaatsing.aanbieder not in self._aanbieders:
                wat = "deze aanbieder heeft geen rij in aanbieders (meer)"
                yield self._fout(plaatsing, "aanbieder", wat, "", plaatsing.aanbieder)

    def _verre_punten(self) -> Iterator[Fout]:
        for soort in (Woning, Gebied):
            for rij in self._van(soort):
                if rij.lengtegraad is None:
                    continue
                if not (3.0 <= rij.lengtegraad <= 7.5 and 50.5 <= rij.breedtegraad <= 54.0):
                    wat = "dit punt ligt buiten Nederland; zijn de twee graden verwisseld?"
                    yield self._fout(rij, "lengtegraad", wat, "")
