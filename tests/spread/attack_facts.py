"""What an asker is told, put into the attack: numbers, why others are not told, flows, limits and whom he knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from tests.spread.attack_program import MEEST, Aanval, Doelwit, Getal, Partijen, Som, kent
from tests.spread.attack_world import BUITEN, Mens, Rol, Wereld, situatie_en_voorstel
from uitstroommatch.spread.beeld import Beeld
from uitstroommatch.spread.room import RUIM
from uitstroommatch.spread.told import AFRONDING
from uitstroommatch.spread.tree import Indeling, Knoop, indeling

Versie = tuple[Wereld, Beeld]
Stromen = dict[tuple[str, str], Getal]


def gevonden(rol: Rol, drempel: int, versies: Sequence[Versie], *, met_ruimte: bool = True) -> list[Doelwit]:
    """Return the numbers that are found out from all versions together, and not by the limits alone.

    ``met_ruimte``: limits may be why a number is not told.
    """
    uit_alles = val_aan(rol, drempel, versies, met_ruimte=met_ruimte).gevonden()
    if not uit_alles:
        return []
    uit_grenzen = {een.naam: een for een in val_aan(rol, drempel, versies, verteld=False).gevonden()}
    return [
        een
        for een in uit_alles
        if een.naam not in uit_grenzen or een.hoog - een.laag < uit_grenzen[een.naam].hoog - uit_grenzen[een.naam].laag
    ]


def val_aan(
    rol: Rol, drempel: int, versies: Sequence[Versie], *, met_ruimte: bool = True, verteld: bool = True
) -> Aanval:
    """Put all versions into one program; without ``verteld`` only the limits and whom the asker knows."""
    eerste = versies[0][0]
    aanval = Aanval(rol, drempel, groot=any(wereld.groot for wereld, _ in versies))
    boom = indeling(situatie_en_voorstel(eerste)[0].dossier)
    feiten = [Feiten(aanval, boom, wereld, beeld, met_ruimte) for wereld, beeld in versies]
    for een in feiten:
        een.voeg_toe(verteld=verteld)
    feiten[0].doelwitten()
    return aanval


def buurten(knoop: Knoop) -> list[str]:
    """The buurten of a node."""
    return [een.code for een in knoop.alle() if not een.kinderen]


@dataclass
class Feiten:
    """One version in the program."""

    aanval: Aanval
    boom: Indeling
    wereld: Wereld
    beeld: Beeld
    met_ruimte: bool

    def __post_init__(self) -> None:
        knopen = {een.code: buurten(een) for gemeente in self.boom.gemeenten for een in gemeente.alle()}
        self.bestaand = self.aanval.getallen("bestaand", self.wereld.bestaand, knopen)
        self.nieuw = self.aanval.getallen("nieuw", self.wereld.nieuw, knopen)
        self.knopen = knopen
        self.hoogstens: dict[str, int] = {}

    def voeg_toe(self, *, verteld: bool) -> None:
        """Add what follows from the limits and, unless one wants to see how far those come, what is told."""
        self._grenzen()
        self.stromen = self._per_herkomst("stroom", self.wereld.nieuw, self.nieuw)
        self.onvervuld = {
            van: Getal(self.aanval.var("zonder", van, "los"), self.aanval.var("zonder", van, "groot"))
            for van in self.herkomsten
        }
        if verteld:
            self._verteld()

    def _verteld(self) -> None:
        verteld = self.beeld.telling
        blok = {"+".join(een.wijken): een for een in verteld.samen}
        self.was = was = dict(verteld.bestaand) | {code: een.bestaand for code, een in blok.items()}
        wordt = dict(verteld.nieuw) | {code: een.nieuw for code, een in blok.items()}
        for gemeente in self.boom.gemeenten:
            self._groep([gemeente], self.bestaand, was, plan=False)
            self._groep([gemeente], self.nieuw, wordt, plan=True)
        self._stromen(wordt)
        self._saldo()
        self._onvervuld()

    # --- limits --------------------------------------------------------------------------------------------------

    def _grenzen(self) -> None:
        """Nobody is placed over a limit: what is new fits beside what exists, everybody weighing one point."""
        model, grenzen = self.aanval.model, self.beeld.grenzen
        for code in self.knopen:
            if code in grenzen:
                past = model.new_bool_var("")
                model.add(self.nieuw[code].n + self.bestaand[code].n <= grenzen[code]).only_enforce_if(past)
                model.add(self.nieuw[code].n == 0).only_enforce_if(~past)
        for gemeente in self.boom.gemeenten:
            self._hoogstens(gemeente)

    def _hoogstens(self, knoop: Knoop) -> int:
        delen = sum(map(self._hoogstens, knoop.kinderen)) if knoop.kinderen else MEEST
        self.hoogstens[knoop.code] = min(delen, self.beeld.grenzen.get(knoop.code, delen))
        return self.hoogstens[knoop.code]

    # --- numbers -------------------------------------------------------------------------------------------------

    def _groep(
        self, groep: Sequence[Knoop], getallen: Mapping[str, Getal], verteld: Mapping[str, int | None], *, plan: bool,
        leeg: bool = False,
    ) -> None:  # fmt: skip
        """Of the parts of a told number all are told, or one of them may not be; ``leeg``: it is zero."""
        model, codes = self.aanval.model, [een.code for een in groep]
        if all(verteld[code] is None for code in codes):
            waarom = [reden for een in groep for reden in self._redenen(een, getallen[een.code], plan=plan)]
            if codes:
                model.add_bool_or(waarom)
            return
        for een in groep:
            getal, aantal = getallen[een.code], verteld[een.code]
            assert aantal is not None, "parts are told together or not at all"
            self.aanval.is_verteld(getal, aantal)
            if not leeg:
                self._vrij(een, getal, plan=plan)
            self._groep(een.kinderen, getallen, verteld, plan=plan, leeg=aantal == 0)

    def _vrij(self, knoop: Knoop, getal: Getal, *, plan: bool) -> None:
        if self.met_ruimte:
            self.aanval.model.add(getal.n + self.aanval.drempel + RUIM <= self.hoogstens[knoop.code])
            for elders in self._elders(knoop) if plan else ():
                self.aanval.model.add_linear_expression_in_domain(getal.n, _tot(elders))

    def _redenen(self, knoop: Knoop, getal: Getal, *, plan: bool) -> Iterator[cp_model.IntVar]:
        """Yield why a number may not be told."""
        yield from self.aanval.gevaar(getal)
        if self.met_ruimte:
            te_veel = max(0, self.hoogstens[knoop.code] - self.aanval.drempel - RUIM + 1)
            yield self.aanval.als_binnen(getal.n, cp_model.Domain(te_veel, 2 * MEEST))
            for elders in self._elders(knoop) if plan else ():
                yield self.aanval.als_binnen(getal.n, _tot(elders).complement())

    def _elders(self, knoop: Knoop) -> Iterator[int | None]:
        """Yield for each part how many may come in the other parts, beside those who may be there already."""
        er_al = next(
            (aantal for code in reversed(self.boom.pad[knoop.code]) if (aantal := self.was[code]) is not None), None
        )
        if er_al is None:
            yield None
            return
        while len(knoop.kinderen) == 1:
            (knoop,) = knoop.kinderen
        grenzen = [self.hoogstens[kind.code] for kind in knoop.kinderen]
        for plek in range(len(grenzen)):
            yield sum(grenzen) - grenzen[plek] - er_al - AFRONDING // 2

    # --- flows ---------------------------------------------------------------------------------------------------

    def _per_herkomst(
        self, soort: str, mensen: Sequence[Mens], geheel: Mapping[str, Getal]
    ) -> dict[tuple[str, str], Getal]:
        """Return the numbers by origin and destination, which add up to that of the destination."""
        bekend: dict[tuple[str, str], Counter[Partijen]] = {}
        for een in mensen:
            if kent(self.aanval.rol, een):
                naar = self.boom.pad[een.buurt][0]
                bekend.setdefault((een.herkomst, naar), Counter())[een.verhuurder, een.aanbieder] += 1
        gevonden = {}
        for gemeente in self.boom.gemeenten:
            for van in self.herkomsten:
                los, groot = (self.aanval.var(soort, van, gemeente.code, wie) for wie in ("los", "groot"))
                gevonden[van, gemeente.code] = Getal(los, groot, bekend.get((van, gemeente.code), Counter()))
            hier = [gevonden[van, gemeente.code] for van in self.herkomsten]
            self.aanval.model.add(sum(een.los for een in hier) == geheel[gemeente.code].los)
            self.aanval.model.add(sum(een.groot for een in hier) == geheel[gemeente.code].groot)
        return gevonden

    @property
    def herkomsten(self) -> list[str]:
        return [*self.wereld.streek.gemeenten, BUITEN]

    def _stromen(self, wordt: Mapping[str, int | None]) -> None:
        verteld = self.beeld.stromen
        for gemeente in self.boom.gemeenten:
            delen = {van: self.stromen[van, gemeente.code] for van in self.herkomsten}
            if all(verteld[van, gemeente.code] is not None for van in self.wereld.streek.gemeenten):
                for van, getal in delen.items():
                    self.aanval.is_verteld(getal, verteld.get((van, gemeente.code)) or 0)
            elif wordt[gemeente.code] is not None:
                self.aanval.model.add_bool_or([reden for een in delen.values() for reden in self.aanval.gevaar(een)])

    def _saldo(self) -> None:
        """The balance is told when all flows are safe, those before as well."""
        if None in self.beeld.saldo.values():
            return
        eerder = self._per_herkomst("eerder", self.wereld.bestaand, self.bestaand)
        for getal in eerder.values():
            for rest in getal.resten():
                self.aanval.model.add_linear_expression_in_domain(rest, self.aanval.veilig)
        for code, saldo in self.beeld.saldo.items():
            assert saldo is not None
            zo_ver = _netto(eerder, code, self.wereld.streek.gemeenten)
            met = zo_ver + _netto(self.stromen, code, self.wereld.streek.gemeenten)
            for som, aantal in ((zo_ver, saldo[0]), (met, saldo[1])):
                self.aanval.model.add_linear_constraint(som, aantal - 2, aantal + 2)

    def _onvervuld(self) -> None:
        for van, getal in self.onvervuld.items():
            aantal = self.beeld.onvervuld.get(van)
            if aantal is not None:
                self.aanval.is_verteld(getal, aantal)
                continue
            redenen = self.aanval.gevaar(getal)
            if van == BUITEN:  # of outside the region also nobody is not told
                redenen.append(self.aanval.als_binnen(getal.n, cp_model.Domain(0, 0)))
            self.aanval.model.add_bool_or(redenen)

    # --- what to find out ----------------------------------------------------------------------------------------

    def doelwitten(self) -> None:
        """Every number of people whom the asker does not know, at every level, told or not."""
        weet = self.aanval.rol
        was, wordt = (
            Counter(code for een in mensen if not kent(weet, een) for code in self.boom.pad[een.buurt])
            for mensen in (self.wereld.bestaand, self.wereld.nieuw)
        )
        for code in self.knopen:
            self.aanval.doelwit(f"bestaand {code}", self.bestaand[code], was[code])
            self.aanval.doelwit(f"nieuw {code}", self.nieuw[code], wordt[code])
        stroom = Counter(
            (een.herkomst, self.boom.pad[een.buurt][0]) for een in self.wereld.nieuw if not kent(weet, een)
        )
        for (van, naar), getal in self.stromen.items():
            self.aanval.doelwit(f"stroom {van} {naar}", getal, stroom[van, naar])
        zonder = Counter(herkomst for herkomst, _ in self.wereld.zonder)
        for van, getal in self.onvervuld.items():
            self.aanval.doelwit(f"zonder woning {van}", getal, zonder[van])


def _tot(aantal: int | None) -> cp_model.Domain:
    """Nobody, or at most this many; ``None``: nobody."""
    return cp_model.Domain(0, max(0, aantal or 0))


def _netto(stromen: Mapping[tuple[str, str], Getal], code: str, regio: Sequence[str]) -> Som:
    erin = sum(stromen[van, code].n for van in regio if van != code)
    return erin - sum(stromen[code, naar].n for naar in regio if naar != code)
