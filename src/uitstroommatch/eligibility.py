"""The allowed triples of a dossier: which client may get which home on which contract form.

A rule says what it reads (``leest``). Clients, or homes, that are alike in those fields are of one **kind** for that
rule, so a rule is asked once per combination of kinds, and only when that combination still stands somewhere: what
another rule forbade already is never asked about. The rules that forbid most at the least cost come first, so that a
country falls apart into its regions before a fine rule has to look at every rent and every street. The pairs that still
stand are kept as arrays, a block of clients at a time, with the allowed contract forms as bits.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.rulebook import Paarregel, Rulebook
from uitstroommatch.situation import Geval, Situatie

Nummers = npt.NDArray[np.intp]
Bits = npt.NDArray[np.uint8]
"""Allowed contract forms, one bit each in the order of ``VORMEN``."""

VORMEN = tuple(Contractvorm)
ALLE = (1 << len(VORMEN)) - 1
ONBEKEND = 1 << len(VORMEN)  # not asked yet

BLOK = 256  # clients judged at a time: bounds the memory of a national dossier
GROOTSTE_TABEL = 1 << 25  # combinations of kinds whose verdicts are kept from block to block, one byte each
STEEKPROEF = 200  # pairs that every rule is asked about to see how much it forbids
VRAAG = 150  # asking a rule once takes as long as sifting this many pairs


@dataclass(frozen=True, slots=True)
class _Kant:
    """One side of a rule: the distinct combinations of the fields it reads, and which one each client or home has."""

    soorten: list[Any]
    soort: Nummers

    @classmethod
    def van(cls, kant: str, leest: Sequence[str], dingen: Sequence[Any]) -> _Kant:
        velden = [veld.split(".")[1] for veld in leest if veld.startswith(f"{kant}.")]
        zicht = namedtuple(kant, velden)  # type: ignore[misc]
        nummers: dict[Any, int] = {}
        soort = [nummers.setdefault(zicht(*(getattr(ding, veld) for veld in velden)), len(nummers)) for ding in dingen]
        return cls(list(nummers), np.array(soort, dtype=np.intp))


@dataclass(frozen=True, slots=True)
class _Paren:
    """Pairs that still stand: number of the client, number of the home, and the forms that are still allowed."""

    client: Nummers
    woning: Nummers
    vormen: Bits

    @classmethod
    def alle(cls, clienten: range, woningen: int) -> _Paren:
        """Return every pair of some clients with every home."""
        client = np.repeat(np.arange(clienten.start, clienten.stop), woningen)
        woning = np.tile(np.arange(woningen), len(clienten))
        return cls(client, woning, np.full(len(client), ALLE, dtype=np.uint8))

    def zeef(self, vormen: Bits) -> _Paren:
        """Return the pairs that still stand when only these forms are allowed."""
        vormen = self.vormen & vormen
        staat = np.flatnonzero(vormen)
        return _Paren(self.client[staat], self.woning[staat], vormen[staat])

    def per_client(self, clienten: range) -> Nummers:
        """Return for each of some clients the number of homes that still stand."""
        return np.bincount(self.client - clienten.start, minlength=len(clienten))


class _Beoordeling:
    """One hard pair rule, ready to judge pairs by their kinds."""

    def __init__(self, regel: Paarregel, situatie: Situatie) -> None:
        leest = regel.regel.leest
        self.id = regel.id
        self._regel, self._situatie = regel, situatie
        self._c = _Kant.van("client", leest, tuple(situatie.kandidaten.values()))
        self._w = _Kant.van("woning", leest, tuple(situatie.aanbod.values()))
        self._vragen = [(vorm, 1 << nr) for nr, vorm in enumerate(VORMEN)] if "vorm" in leest else [(None, ALLE)]
        self._kosten = VRAAG * min(self._combinaties, len(self._c.soort) * len(self._w.soort))
        past = self._combinaties <= GROOTSTE_TABEL
        self._tabel = np.full(self._combinaties, ONBEKEND, dtype=np.uint8) if past else None

    @property
    def _combinaties(self) -> int:
        return len(self._c.soorten) * len(self._w.soorten)

    def rang(self, steekproef: _Paren, paren: int) -> float:
        """Return the cost of judging all pairs per part that is forbidden: the lowest comes first."""
        open_ = np.count_nonzero(self.vormen(steekproef.client, steekproef.woning))
        return (self._kosten + paren) / (len(steekproef.client) - open_ + 0.5)

    def vormen(self, client: Nummers, woning: Nummers) -> Bits:
        """Return the forms that the rule allows for pairs of a client and a home."""
        return self._oordelen(self._c.soort[client] * len(self._w.soorten) + self._w.soort[woning])

    def begin(self, clienten: range) -> _Paren:
        """Return the pairs of some clients with all homes that the rule allows, judged by kind of home."""
        soorten = len(self._w.soorten)
        sleutels = self._c.soort[clienten.start : clienten.stop, None] * soorten + np.arange(soorten)
        vormen = self._oordelen(sleutels.ravel())
        staat = np.flatnonzero(vormen)
        soort = staat % soorten
        # Write every kind of home out into its homes: those of one kind stand together in this order.
        aantal = np.bincount(self._w.soort, minlength=soorten)
        begin = np.cumsum(aantal) - aantal
        elk = aantal[soort]
        plek = np.arange(elk.sum()) - np.repeat(np.cumsum(elk) - elk, elk) + np.repeat(begin[soort], elk)
        woning = np.argsort(self._w.soort, kind="stable")[plek]
        return _Paren(np.repeat(staat // soorten + clienten.start, elk), woning, np.repeat(vormen[staat], elk))

    def _oordelen(self, sleutels: Nummers) -> Bits:
        """Return the verdict per combination of kinds; a combination that was not met before is asked."""
        if self._tabel is None:
            nieuw, plek = np.unique(sleutels, return_inverse=True)
            return self._vraag(nieuw)[plek]
        vormen = self._tabel[sleutels]
        nieuw = np.unique(sleutels[vormen == ONBEKEND])
        if not len(nieuw):
            return vormen
        self._tabel[nieuw] = self._vraag(nieuw)
        return self._tabel[sleutels]

    def _vraag(self, sleutels: Nummers) -> Bits:
        """Ask the rule itself. It gets no other fields to see than those it says it reads."""
        toets, situatie, vragen = self._regel.oordeel, self._situatie, self._vragen
        clienten, woningen, soorten = self._c.soorten, self._w.soorten, len(self._w.soorten)
        vormen = bytearray()
        for sleutel in sleutels.tolist():
            client, woning = clienten[sleutel // soorten], woningen[sleutel % soorten]
            bits = 0
            for vorm, bit in vragen:
                if toets(Geval(client, woning, cast(Contractvorm, vorm), situatie)).mag:
                    bits |= bit
            vormen.append(bits)
        return np.frombuffer(vormen, dtype=np.uint8)


class Geschiktheid:
    """All hard pair rules of a situation, ready to judge clients against every home."""

    def __init__(self, rulebook: Rulebook, situatie: Situatie) -> None:
        self._woningen = tuple(situatie.aanbod)
        self._clienten = tuple(situatie.kandidaten)
        self._regels = self._op_volgorde([_Beoordeling(regel, situatie) for regel in rulebook.harde_paarregels])

    def drietallen(self) -> Iterator[tuple[str, str, Contractvorm]]:
        """Yield the allowed triples in order of client, home and contract form."""
        for blok in self._blokken():
            *_, (_, paren) = self._stappen(blok)
            volgorde = np.lexsort((paren.woning, paren.client))
            mag = paren.vormen[volgorde, None] >> np.arange(len(VORMEN), dtype=np.uint8) & 1
            rij, vorm = np.nonzero(mag)
            client, woning = paren.client[volgorde][rij], paren.woning[volgorde][rij]
            for c, w, v in zip(client.tolist(), woning.tolist(), vorm.tolist(), strict=True):
                yield self._clienten[c], self._woningen[w], VORMEN[v]

    def afvallers(self) -> Iterator[tuple[str, dict[str, int]]]:
        """Yield per client how many homes fall off on each rule, each home on the first rule that forbids it."""
        for blok in self._blokken():
            open_ = np.full(len(blok), len(self._woningen))
            gevallen: list[dict[str, int]] = [{} for _ in blok]
            for regel, paren in self._stappen(blok):
                over = paren.per_client(blok)
                for c in np.flatnonzero(open_ - over).tolist():
                    gevallen[c][regel] = int(open_[c] - over[c])
                open_ = over
            yield from zip(self._clienten[blok.start : blok.stop], gevallen, strict=True)

    def _op_volgorde(self, regels: list[_Beoordeling]) -> list[_Beoordeling]:
        """Put first what forbids much at little cost, as seen on a sample of pairs, always the same one."""
        paren = len(self._clienten) * len(self._woningen)
        if not paren:
            return regels
        greep = np.random.default_rng(0).integers(paren, size=STEEKPROEF)
        client, woning = np.divmod(greep, len(self._woningen))
        steekproef = _Paren(client, woning, np.full(len(greep), ALLE, dtype=np.uint8))
        return sorted(regels, key=lambda regel: regel.rang(steekproef, paren))

    def _blokken(self) -> Iterator[range]:
        """Yield the numbers of the clients, a block at a time."""
        for eerste in range(0, len(self._clienten), BLOK):
            yield range(eerste, min(eerste + BLOK, len(self._clienten)))

    def _stappen(self, blok: range) -> Iterator[tuple[str, _Paren]]:
        """Yield rule by rule what is still allowed in a block of clients."""
        if not self._regels:
            yield "", _Paren.alle(blok, len(self._woningen))
            return
        eerste, *verder = self._regels
        paren = eerste.begin(blok)
        yield eerste.id, paren
        for regel in verder:
            paren = paren.zeef(regel.vormen(paren.client, paren.woning))
            yield regel.id, paren


def drietallen(rulebook: Rulebook, situatie: Situatie) -> Iterator[tuple[str, str, Contractvorm]]:
    """Yield the allowed triples in order of client, home and contract form."""
    return Geschiktheid(rulebook, situatie).drietallen()
