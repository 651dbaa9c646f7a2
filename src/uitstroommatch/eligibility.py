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
    def combinaties(self) -> int:
        """Distinct cases that the rule can tell apart."""
        return len(self._c.soorten) * len(self._w.soorten) * len(self._vormen)

    def tabel(self) -> Bools:
        """Verdicts per distinct client, home and form: shape (clients, homes, forms or 1)."""
        verdict = [
            [[self._mag(client, woning, vorm) for vorm in self._vormen] for woning in self._w.soorten]
            for client in self._c.soorten
        ]
        return np.array(verdict, dtype=np.bool_).reshape(len(self._c.soorten), len(self._w.soorten), -1)

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


def drietallen(rulebook: Rulebook, situatie: Situatie) -> Iterator[tuple[str, str, Contractvorm]]:
    """Yield the allowed triples in order of client, home and contract form."""
    clienten, woningen = tuple(situatie.kandidaten), tuple(situatie.aanbod)
    if not clienten or not woningen:
        return
    regels = [_Beoordeling(regel, situatie) for regel in rulebook.harde_paarregels]
    grof = [regel for regel in regels if regel.combinaties * 4 <= len(clienten) * len(woningen)]
    fijn = [regel for regel in regels if regel not in grof]
    tabellen = [(regel, regel.tabel()) for regel in grof]
    for eerste in range(0, len(clienten), BLOK):
        laatste = min(eerste + BLOK, len(clienten))
        mag = np.ones((laatste - eerste, len(woningen), len(VORMEN)), dtype=np.bool_)
        for regel, tabel in tabellen:
            mag &= regel.spreid(tabel, eerste, laatste)
        for regel in fijn:
            regel.zeef(mag, eerste)
        for c, w, v in zip(*np.nonzero(mag), strict=True):
            yield clienten[eerste + c], woningen[w], VORMEN[v]
