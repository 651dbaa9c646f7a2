"""Why this home, and why none, in what counted most: the grounds behind the one line per client of a meeting.

Every ground is a fact about the pair that can be checked in the dossier and the plan. A ground that belongs to a goal
is only given when the policy pursues that goal, and the grounds stand in the order of the policy, so the line says
first what weighed most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from uitstroommatch.domain.enums import Toegankelijkheid, Urgentie
from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.domain.reason import Feit
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.eligibility import drietallen
from uitstroommatch.explain.stand import Stand
from uitstroommatch.rulebook import REGELS, Paarregel, Rulebook
from uitstroommatch.situation import Aanbod, Geval, Kandidaat, Situatie

WEINIG = 3  # with so few homes that fit, there was hardly a choice
CENT = Decimal("0.01")

Soort = Literal[
    "vast", "enige_woning", "spoed", "terug", "uitzondering", "niet_terug_past_niet", "niet_terug_vergeven",
    "niet_terug_geen_ruimte", "jong", "toegankelijk", "dag_en_nacht", "weinig_woningen", "wacht", "wens_gemeente",
    "wens_buurt", "vorig",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grond:
    """One thing that counted for a placement, with its facts by the names that the words use."""

    soort: Soort
    feiten: Mapping[str, Feit]


@dataclass(frozen=True, slots=True)
class KortWaarom:
    """Why a client gets this home: the grounds, what weighed most first."""

    plaatsing: Drietal
    gronden: tuple[Grond, ...]


@dataclass(frozen=True, slots=True)
class KortWaaromNiet:
    """Why a client gets no home.

    ``afval`` says how many of the homes fall off on which pair rule, ``vol`` how many fit but run into which limit (or
    into the order of the goals), ``bezet`` how many fit and go to others, who are ``naar``. ``terug``: led back there.
    """

    client: str
    woningen: int
    terug: str | None
    afval: tuple[tuple[str, int], ...]
    vol: tuple[tuple[str, int], ...]
    bezet: int
    naar: tuple[Drietal, ...]

    @property
    def passend(self) -> int:
        """Homes that every rule on a pair allows."""
        return self.bezet + sum(aantal for _, aantal in self.vol)


def in_het_kort(
    rulebook: Rulebook, situatie: Situatie, voorstel: Voorstel
) -> tuple[tuple[KortWaarom, ...], tuple[KortWaaromNiet, ...]]:
    """Return both, with one look at which pairs are allowed."""
    blik = _Blik(rulebook, situatie, voorstel)
    return tuple(KortWaarom(een, tuple(blik.gronden(een))) for een in blik.plan), tuple(blik.zonder())


class _Blik:
    """A proposal seen as a whole: which homes fit whom, and who is where."""

    def __init__(self, rulebook: Rulebook, situatie: Situatie, voorstel: Voorstel) -> None:
        self.rulebook, self.situatie, self.voorstel = rulebook, situatie, voorstel
        self.plan = tuple(een.drietal for een in voorstel.plaatsingen)
        self._doelen = [doel.id for doel in rulebook.doelen_in(situatie)]

    # --- who could live where ----------------------------------------------------------------------------------------

    @cached_property
    def _paren(self) -> frozenset[tuple[str, str]]:
        return frozenset((client, woning) for client, woning, _ in drietallen(self.rulebook, self.situatie))

    @cached_property
    def _woningen_van(self) -> Mapping[str, list[str]]:
        """Homes that the pair rules allow, by client, in order."""
        per_client: dict[str, list[str]] = defaultdict(list)
        for client, woning in sorted(self._paren):
            per_client[client].append(woning)
        return per_client

    @cached_property
    def _wachtenden(self) -> Mapping[str, list[str]]:
        """Clients without a home whom the pair rules allow in a home, by home."""
        geplaatst = {een[0] for een in self.plan}
        per_woning: dict[str, list[str]] = defaultdict(list)
        for client, woning in sorted(self._paren):
            if client not in geplaatst:
                per_woning[woning].append(client)
        return per_woning

    @cached_property
    def _bewoners(self) -> Mapping[str, list[Drietal]]:
        per_woning: dict[str, list[Drietal]] = defaultdict(list)
        for een in self.plan:
            per_woning[een[1]].append(een)
        return per_woning

    @cached_property
    def _stand(self) -> Stand:
        return Stand(self.rulebook, self.situatie, self.plan)

    def _vol(self, woning: str) -> bool:
        return len(self._bewoners.get(woning, ())) >= self.situatie.aanbod[woning].plaatsen

    # --- why this home -----------------------------------------------------------------------------------------------

    def gronden(self, een: Drietal) -> list[Grond]:
        """Return what counted for a placement, in the order of the policy."""
        geval = self.situatie.geval(*een)
        if een in self.situatie.vaste_drietallen:
            return [Grond("vast", {})]
        gevonden = [*self._keus(een), *self._doelgronden(geval), *self._regelgronden(geval)]
        return [grond for _, grond in sorted(gevonden, key=lambda paar: paar[0])]

    def _plek(self, doel: str) -> int:
        """Return the place of a goal in the policy."""
        return self._doelen.index(doel)

    @property
    def _bij_de_regels(self) -> int:
        """Where a ground of a rule stands: rules are what makes placing possible at all."""
        return self._plek("geplaatst") if "geplaatst" in self._doelen else len(self._doelen)

    def _keus(self, een: Drietal) -> Iterator[tuple[int, Grond]]:
        hoeveel = len(self._woningen_van[een[0]])
        if hoeveel == 1:
            yield -1, Grond("enige_woning", {"alle": len(self.situatie.aanbod)})
        elif hoeveel <= WEINIG:
            yield self._bij_de_regels, Grond("weinig_woningen", {"aantal": hoeveel})

    def _doelgronden(self, geval: Geval) -> Iterator[tuple[int, Grond]]:
        client, woning = geval.client, geval.woning
        if "spoed" in self._doelen and client.urgentie is Urgentie.SPOED:
            yield self._plek("spoed"), Grond("spoed", {})
        if "herkomst" in self._doelen:
            yield from ((self._plek("herkomst"), grond) for grond in self._herkomst(client, woning))
        if "wachttijd" in self._doelen and client.weken:
            yield self._plek("wachttijd"), self._wacht(client, woning)
        if "wens" in self._doelen:
            yield from ((self._plek("wens"), grond) for grond in _wens(client, woning))
        paar = (client.client_sleutel, woning.woning_id)
        if "stabiliteit" in self._doelen and paar in (self.situatie.dossier.vorig or ()):
            yield self._plek("stabiliteit"), Grond("vorig", {})

    def _herkomst(self, client: Kandidaat, woning: Aanbod) -> Iterator[Grond]:
        herkomst = client.gemeente_herkomst
        if woning.gemeente == herkomst:
            yield Grond("terug", {"gemeente": herkomst})
        elif client.herkomst_afwijken:
            yield Grond("uitzondering", {"gemeente": herkomst})
        elif client.uit_regio:
            daar = [
                w for w in self._woningen_van[client.client_sleutel] if self.situatie.aanbod[w].gemeente == herkomst
            ]
            vrij = [woning for woning in daar if not self._vol(woning)]
            if not daar:
                yield Grond("niet_terug_past_niet", {"gemeente": herkomst})
            elif not vrij:
                yield Grond("niet_terug_vergeven", {"gemeente": herkomst, "aantal": len(daar)})
            elif not any(self._heeft_ruimte(client.client_sleutel, woning) for woning in vrij):
                yield Grond("niet_terug_geen_ruimte", {"gemeente": herkomst})

    def _heeft_ruimte(self, client: str, woning: str) -> bool:
        """Could a client move to a free home, as far as limits go, when all others stay?"""
        nu = [self._stand.van_client[client]]
        vormen = self._stand.vormen(client, woning)
        return any(not self._stand.vol(nu, [(client, woning, vorm)]) for vorm in vormen)

    def _wacht(self, client: Kandidaat, woning: Aanbod) -> Grond:
        """Name the weeks, and how many without a home could live here too when all of those wait shorter."""
        anderen = [self.situatie.kandidaten[een] for een in self._wachtenden.get(woning.woning_id, ())]
        langst = all(ander.weken < client.weken for ander in anderen)
        return Grond("wacht", {"weken": client.weken, "anderen": len(anderen) if langst else 0})

    def _regelgronden(self, geval: Geval) -> Iterator[tuple[int, Grond]]:
        plek = self._bij_de_regels
        client = geval.client
        if (jong := self._regel("huurgrens_jongeren")) and (grond := _jong(jong, geval)):
            yield plek, grond
        if self._regel("toegankelijkheid") and client.toegankelijkheid is not Toegankelijkheid.GEEN:
            yield plek, Grond("toegankelijk", {"nodig": client.toegankelijkheid})
        if self._regel("begeleiding") and client.bereikbaarheid_24u:
            yield plek, Grond("dag_en_nacht", {"aanbieder": client.aanbieder})

    def _regel(self, naam: str) -> Paarregel | None:
        """Return a pair rule when it forbids."""
        return next((regel for regel in self.rulebook.harde_paarregels if regel.id == naam), None)

    # --- why none ----------------------------------------------------------------------------------------------------

    def zonder(self) -> Iterator[KortWaaromNiet]:
        """Yield why each client without a home has none; the counts are those of the proposal."""
        alle = len(self.situatie.aanbod)
        for een in self.voorstel.niet_geplaatst:
            redenen = [(reden.regel, reden.woningen) for reden in een.redenen if reden.woningen]
            paar = tuple(reden for reden in redenen if _is_paarregel(reden[0]))
            bezet = sum(aantal for regel, aantal in redenen if regel == "plaatsen")
            vol = tuple(reden for reden in redenen if reden not in paar and reden[0] != "plaatsen")
            naar = tuple(
                ander
                for woning in self._woningen_van.get(een.client_sleutel, ())
                if self._vol(woning)
                for ander in self._bewoners[woning]
            )
            yield KortWaaromNiet(een.client_sleutel, alle, None, paar, vol, bezet, naar)
        for terug in self.voorstel.terugleiden:
            yield KortWaaromNiet(terug.client_sleutel, alle, terug.gemeente, (), (), 0, ())


def _is_paarregel(naam: str) -> bool:
    return naam in REGELS and hasattr(REGELS[naam], "toets")


def _jong(regel: Paarregel, geval: Geval) -> Grond | None:
    """Return the limit for the young when it holds for this client: one cent more and the rule would forbid."""
    feiten = regel.oordeel(geval).feiten
    grens = feiten.get("grens")
    if not isinstance(grens, Decimal):
        return None
    duurder = geval.woning.model_copy(update={"rekenhuur": grens + CENT})
    if regel.oordeel(geval._replace(woning=duurder)).mag:
        return None
    return Grond("jong", {"huur": geval.woning.rekenhuur, "grens": grens})


def _wens(client: Kandidaat, woning: Aanbod) -> Iterator[Grond]:
    if woning.gemeente in client.voorkeur_gemeenten:
        plaats = client.voorkeur_gemeenten.index(woning.gemeente) + 1
        yield Grond("wens_gemeente", {"gemeente": woning.gemeente, "plaats": plaats})
    if woning.buurtcode in client.voorkeur_buurten:
        yield Grond("wens_buurt", {"buurt": woning.buurtcode})
