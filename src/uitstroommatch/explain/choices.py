"""Every home for a client, every client for a home: what is possible as the plan stands. Nothing is solved again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.explain.compare import Doelverschil
from uitstroommatch.explain.refused import Verbod
from uitstroommatch.explain.stand import Ruimte, Stand, rang
from uitstroommatch.rulebook import DOELEN, Paarregel, Rulebook
from uitstroommatch.situation import Situatie

AFGEWEZEN = "besluit_afgewezen"


@dataclass(frozen=True, slots=True)
class Optie:
    """One pair of client and home, as the plan stands.

    ``plaatsing`` is the pair on the contract form that suits best, ``None`` when the pair rules allow none; then
    ``verbod`` is the first rule that forbids, in the order of the policy, and ``bezwaren`` how many do.
    ``nu`` is where the client is in the plan, ``bewoners`` who have the home. ``weg`` is who would have to leave it
    for this client and ``ruil`` where that one would go, if the two can change places; ``vast`` says that people fixed
    this client elsewhere, or the home for another. ``vol`` are the limits that break by this change; without any,
    ``doelen`` are the goals before and after. ``wens`` are the points of the wish, ``wensplek`` is the place of the
    municipality among the wishes.
    """

    client: str
    woning: str
    plaatsing: Drietal | None
    verbod: Verbod | None
    bezwaren: int
    nu: Drietal | None
    bewoners: tuple[str, ...]
    weg: Drietal | None
    ruil: Drietal | None
    vast: bool
    vol: tuple[Ruimte, ...]
    doelen: tuple[Doelverschil, ...]
    wens: int
    wensplek: int | None

    @property
    def mag(self) -> bool:
        """Do the pair rules allow it?"""
        return self.plaatsing is not None

    @property
    def hier(self) -> bool:
        """Is this how the plan has it?"""
        return self.nu is not None and self.nu[1] == self.woning

    @property
    def past(self) -> bool:
        """Does it fit beside all that stays, and beside what people fixed?"""
        return self.mag and not self.vast and not self.vol

    @property
    def beslissend(self) -> Doelverschil | None:
        """The first goal, in the order of the policy, that would differ."""
        return next((een for een in self.doelen if een.winst), None)


def opties(
    rulebook: Rulebook, situatie: Situatie, plan: Plan, client: str | None = None, woning: str | None = None
) -> tuple[Optie, ...]:
    """Return the pairs of a client with every home, or of a home with every client, the most promising first."""
    stand = Stand(rulebook, situatie, plan)
    volgorde = _volgorde(stand)
    clienten = tuple(situatie.kandidaten) if client is None else (client,)
    woningen = tuple(situatie.aanbod) if woning is None else (woning,)
    paren = (_optie(stand, volgorde, een, ander) for een in clienten for ander in woningen)
    return tuple(sorted(paren, key=_kans))


def _kans(optie: Optie) -> tuple[object, ...]:
    """Return what to sort by: what is there, what is free, what another would lose, what no limit or rule allows."""
    trap = (not optie.hier, not optie.mag, not optie.past, optie.weg is not None and optie.ruil is None)
    return (*trap, optie.bezwaren, len(optie.vol), rang(optie.doelen), -optie.wens, optie.client, optie.woning)


def _volgorde(stand: Stand) -> tuple[Paarregel, ...]:
    """Return the hard pair rules, what people rejected first, then as the policy has them."""
    plek = {naam: nummer for nummer, naam in enumerate(stand.situatie.beleid.regels)}
    return tuple(sorted(stand.rulebook.harde_paarregels, key=lambda r: (r.id != AFGEWEZEN, plek[r.id])))


def _optie(stand: Stand, volgorde: tuple[Paarregel, ...], client: str, woning: str) -> Optie:
    nu = stand.van_client.get(client)
    bewoners = stand.in_woning.get(woning, [])
    verboden = [] if stand.vormen(client, woning) else list(_verboden(stand, volgorde, client, woning))
    beste = None if verboden else min(_wegen(stand, client, woning), key=lambda weg: weg.rang)
    kandidaat, aanbod = stand.situatie.kandidaten[client], stand.situatie.aanbod[woning]
    wensen = kandidaat.voorkeur_gemeenten
    return Optie(
        client=client,
        woning=woning,
        plaatsing=None if beste is None else beste.erbij,
        verbod=verboden[0] if verboden else None,
        bezwaren=len(verboden),
        nu=nu,
        bewoners=tuple(een[0] for een in bewoners if een[0] != client),
        weg=None if beste is None else beste.weg,
        ruil=None if beste is None else beste.ruil,
        vast=beste is not None and beste.vast,
        vol=() if beste is None else beste.vol,
        doelen=() if beste is None else beste.doelen,
        wens=DOELEN["wens"].per_plaatsing(stand.situatie.geval(client, woning, kandidaat.contractvormen[0])),
        wensplek=wensen.index(aanbod.gemeente) + 1 if aanbod.gemeente in wensen else None,
    )


# --- the best way into a home ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Weg:
    """One way into a home: on this contract form, in the place of ``weg``, who then gets ``ruil`` or nothing."""

    erbij: Drietal
    weg: Drietal | None = None
    ruil: Drietal | None = None
    vast: bool = False
    vol: tuple[Ruimte, ...] = ()
    doelen: tuple[Doelverschil, ...] = ()

    @property
    def rang(self) -> tuple[object, ...]:
        return self.vast, len(self.vol), rang(self.doelen), self.erbij, self.weg or (), self.ruil or ()


def _wegen(stand: Stand, client: str, woning: str) -> Iterator[_Weg]:
    """Yield each way of a client into a home: a free place, or that of one who is there."""
    nu = stand.van_client.get(client)
    if nu is not None and nu[1] == woning:
        yield _Weg(nu)
        return
    bewoners = stand.in_woning.get(woning, [])
    vrij = len(bewoners) < stand.situatie.aanbod[woning].plaatsen
    plekken: list[Drietal | None] = [None] if vrij else list(bewoners)
    for vorm in stand.vormen(client, woning):
        for weg in plekken:
            for ruil in (None, *_ruil(stand, nu, weg)):
                yield _in_plaats_van(stand, nu, (client, woning, vorm), weg, ruil)


def _ruil(stand: Stand, nu: Drietal | None, weg: Drietal | None) -> Iterator[Drietal]:
    """Yield how the one who leaves could get the home that comes free."""
    if nu is not None and weg is not None:
        for vorm in stand.vormen(weg[0], nu[1]):
            yield weg[0], nu[1], vorm


def _in_plaats_van(stand: Stand, nu: Drietal | None, erbij: Drietal, weg: Drietal | None, ruil: Drietal | None) -> _Weg:
    eraf = [een for een in (nu, weg) if een is not None]
    komt = [erbij] if ruil is None else [erbij, ruil]
    vast = any(een in stand.situatie.vaste_drietallen for een in eraf)
    vol = () if vast else stand.vol(eraf, komt)
    return _Weg(erbij, weg, ruil, vast, vol, () if vast or vol else stand.verschil(eraf, komt))


# --- what forbids ----------------------------------------------------------------------------------------------------


def _verboden(stand: Stand, volgorde: tuple[Paarregel, ...], client: str, woning: str) -> Iterator[Verbod]:
    """Yield every rule that forbids on each form that both sides take, or that the client takes when there is none."""
    geboden, aanvaard = stand.situatie.aanbod[woning].contractvormen, stand.situatie.kandidaten[client].contractvormen
    vormen = [vorm for vorm in Contractvorm if vorm in geboden and vorm in aanvaard] or list(aanvaard)
    gevallen = [(vorm, stand.situatie.geval(client, woning, vorm)) for vorm in vormen]
    for regel in volgorde:
        oordelen = [(vorm, regel.oordeel(geval)) for vorm, geval in gevallen]
        if not any(oordeel.mag for _, oordeel in oordelen):
            yield Verbod(regel.id, tuple(vorm for vorm, _ in oordelen), oordelen[0][1])
