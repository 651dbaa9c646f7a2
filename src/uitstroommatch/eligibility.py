"""The allowed triples of a dossier: which client may get which home on which contract form.

A rule says what it reads (``leest``). Clients that are alike in those fields get the same verdict, so a rule is asked
once per distinct combination and its verdicts are spread over all pairs as arrays. A rule that tells almost all pairs
apart is asked last, and only about the pairs that are left.
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

Bools = npt.NDArray[np.bool_]
BLOK = 256  # clients judged at a time: bounds the memory of a national dossier

VORMEN = tuple(Contractvorm)


@dataclass(frozen=True, slots=True)
class _Kant:
    """One side of a rule: the distinct combinations of the fields it reads, and which one each client or home has."""

    soorten: list[Any]
    soort: npt.NDArray[np.intp]

    @classmethod
    def van(cls, kant: str, leest: Sequence[str], dingen: Sequence[Any]) -> _Kant:
        velden = [veld.split(".")[1] for veld in leest if veld.startswith(f"{kant}.")]
        zicht = namedtuple(kant, velden)  # type: ignore[misc]
        nummers: dict[Any, int] = {}
        soort = [nummers.setdefault(zicht(*(getattr(ding, veld) for veld in velden)), len(nummers)) for ding in dingen]
        return cls(list(nummers), np.array(soort, dtype=np.intp))


class _Beoordeling:
    """One hard pair rule, ready to judge blocks of clients."""

    def __init__(self, regel: Paarregel, situatie: Situatie) -> None:
        self._regel, self._situatie = regel, situatie
        self._clienten = tuple(situatie.kandidaten.values())
        self._woningen = tuple(situatie.aanbod.values())
        leest = regel.regel.leest
        self._c = _Kant.van("client", leest, self._clienten)
        self._w = _Kant.van("woning", leest, self._woningen)
        self._vormen = VORMEN if "vorm" in leest else (None,)

    @property
    def id(self) -> str:
        """Id of the rule."""
        return self._regel.id

    @property
    def combinaties(self) -> int:
        """Distinct cases that the rule can tell apart."""
        return len(self._c.soorten) * len(self._w.soorten) * len(self._vormen)

    def tabel(self) -> Bools:
        """Verdicts per distinct client, home and form: shape (clients, homes, forms or 1)."""
        verdict = [
            [[self._mag(client, woning, vorm) for vorm in self._vormen] for woning in self._w.soorten]
            for client in self._c.soorten
        ]
        shape = (len(self._c.soorten), len(self._w.soorten), len(self._vormen))
        return np.array(verdict, dtype=np.bool_).reshape(shape)

    def _mag(self, client: Any, woning: Any, vorm: Contractvorm | None) -> bool:
        return self._regel.oordeel(Geval(client, woning, cast(Contractvorm, vorm), self._situatie)).mag

    def spreid(self, tabel: Bools, eerste: int, laatste: int) -> Bools:
        """Spread the verdicts over the clients of a block and all homes."""
        return tabel[self._c.soort[eerste:laatste]][:, self._w.soort]

    def zeef(self, mag: Bools, eerste: int) -> None:
        """Ask the rule about every triple of a block that is still allowed, and strike those it forbids."""
        for c, w, v in zip(*np.nonzero(mag), strict=True):
            if not self._mag(self._clienten[eerste + c], self._woningen[w], VORMEN[v]):
                mag[c, w, v] = False


class Geschiktheid:
    """All hard pair rules of a situation, ready to judge clients against every home."""

    def __init__(self, rulebook: Rulebook, situatie: Situatie) -> None:
        self._woningen = tuple(situatie.aanbod)
        self._clienten = tuple(situatie.kandidaten)
        pairs = len(self._clienten) * len(self._woningen)
        rules = [_Beoordeling(rule, situatie) for rule in rulebook.harde_paarregels]
        self._coarse = [(rule, rule.tabel()) for rule in rules if rule.combinaties * 4 <= pairs]
        self._fine = [rule for rule in rules if rule.combinaties * 4 > pairs]

    def drietallen(self) -> Iterator[tuple[str, str, Contractvorm]]:
        """Yield the allowed triples in order of client, home and contract form."""
        for eerste in range(0, len(self._clienten), BLOK):
            mag = self._alles(eerste)
            for _, na in self._stappen(eerste, mag):
                mag = na
            for c, w, v in zip(*np.nonzero(mag), strict=True):
                yield self._clienten[eerste + c], self._woningen[w], VORMEN[v]

    def afvallers(self) -> Iterator[tuple[str, dict[str, int]]]:
        """Yield per client how many homes fall off on each rule, each home on the first rule that forbids it."""
        for eerste in range(0, len(self._clienten), BLOK):
            mag = self._alles(eerste)
            open_ = mag.any(axis=2).sum(axis=1)
            gevallen: list[dict[str, int]] = [{} for _ in open_]
            for regel, na in self._stappen(eerste, mag):
                over = na.any(axis=2).sum(axis=1)
                for c in np.nonzero(open_ - over)[0]:
                    gevallen[c][regel] = int(open_[c] - over[c])
                open_ = over
            yield from zip(self._clienten[eerste : eerste + BLOK], gevallen, strict=True)

    def _alles(self, eerste: int) -> Bools:
        laatste = min(eerste + BLOK, len(self._clienten))
        return np.ones((laatste - eerste, len(self._woningen), len(VORMEN)), dtype=np.bool_)

    def _stappen(self, eerste: int, mag: Bools) -> Iterator[tuple[str, Bools]]:
        """Yield rule by rule what is still allowed in a block of clients."""
        laatste = eerste + len(mag)
        for regel, tabel in self._coarse:
            mag = mag & regel.spreid(tabel, eerste, laatste)
            yield regel.id, mag
        for regel in self._fine:
            mag = mag.copy()
            regel.zeef(mag, eerste)
            yield regel.id, mag


def drietallen(rulebook: Rulebook, situatie: Situatie) -> Iterator[tuple[str, str, Contractvorm]]:
    """Yield the allowed triples in order of client, home and contract form."""
    return Geschiktheid(rulebook, situatie).drietallen()
