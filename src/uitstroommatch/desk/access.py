"""Who may do what. Decided here and nowhere else; the database refuses a second time (see ``store``).

A right is ``resource.action``. :func:`verb` puts it on a verb of the desk: the check comes before anything else, and a
verb without a right does not pass the tests. What of an object someone sees, when the right is there, follows from the
rows that the database shows to that account.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from types import MappingProxyType
from typing import Concatenate, ParamSpec, TypeVar

from uitstroommatch.errors import GeenToegang, OpbouwFout


class Rol(StrEnum):
    """What someone is here. An account may have several; any that allows is enough."""

    REGISSEUR = "regisseur"
    AANBIEDER = "aanbieder"
    CORPORATIE = "corporatie"
    PLANNER = "planner"
    AUDITOR = "auditor"
    BEHEERDER = "beheerder"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks. ``gemeenten`` empty: the whole region. A provider or corporation names itself."""

    account_id: str
    naam: str
    rollen: frozenset[Rol]
    gemeenten: frozenset[str] = frozenset()
    aanbieder: str | None = None
    corporatie: str | None = None

    @property
    def regisseur(self) -> bool:
        """Whether this is an officer, of the region or of some municipalities."""
        return Rol.REGISSEUR in self.rollen

    @property
    def hele_regio(self) -> bool:
        """Whether this is an officer of the whole region."""
        return self.regisseur and not self.gemeenten


_R, _A, _C, _P, _B = Rol.REGISSEUR, Rol.AANBIEDER, Rol.CORPORATIE, Rol.PLANNER, Rol.BEHEERDER
_IEDEREEN = frozenset(Rol)

RECHTEN: Mapping[str, frozenset[Rol]] = MappingProxyType(
    {
        "dossier.lezen": _IEDEREEN,
        "dossier.toevoegen": frozenset({_R}),
        "dossier.bestanden": frozenset({_R}),
        "client.lezen": frozenset({_R, _A}),
        "woning.lezen": frozenset({_R, _A, _C}),
        "beleid.lezen": _IEDEREEN,
        "beleid.voorstellen": frozenset({_R, _P, _B}),
        "beleid.goedkeuren": frozenset({_B}),
        "voorstel.aanvragen": frozenset({_R}),
        "voorstel.lezen": _IEDEREEN - {Rol.AUDITOR},
        "voorstel.annuleren": frozenset({_R}),
        "voorstel.vergelijken": frozenset({_R}),
        "uitleg.vragen": frozenset({_R}),
        "overleg.voeren": frozenset({_R}),
        "besluit.nemen": frozenset({_R, _C}),
        "besluit.lezen": frozenset({_R, _A, _C}),
        "besluit.intrekken": frozenset({_R, _C}),
        "beoordeling.voorleggen": frozenset({_R}),
        "beoordeling.lezen": frozenset({_R, _C}),
        "beoordeling.antwoorden": frozenset({_C}),
        "grens.lezen": frozenset({_R, _C}),
        "grens.voorstellen": frozenset({_R, _C}),
        "grens.beslissen": frozenset({_R}),
        "grens.intrekken": frozenset({_R, _C}),
        "spreiding.lezen": frozenset({_R, _C, _P}),
        "kaart.lezen": frozenset({_R, _C, _P}),
        "uitvoer.maken": frozenset({_R, _C}),
        "spoor.lezen": frozenset({Rol.AUDITOR}),
        "account.beheren": frozenset({_B}),
        "account.zelf": _IEDEREEN,
        "account.aanmelden": _IEDEREEN,
        "token.beheren": _IEDEREEN,
        "gezondheid.lezen": _IEDEREEN,
        "metrics.lezen": _IEDEREEN,
    }
)
"""Which roles have a right."""

HELE_REGIO = frozenset(
    {
        "dossier.toevoegen", "dossier.bestanden", "voorstel.aanvragen", "voorstel.annuleren",
        "beoordeling.voorleggen", "beoordeling.lezen", "grens.beslissen",
    }
)  # fmt: skip
"""Rights for which an officer must be there for the whole region."""

OPENBAAR = frozenset({"account.aanmelden", "gezondheid.lezen", "metrics.lezen"})
"""Rights that need nobody: signing in, and what says nothing about anyone."""

S = TypeVar("S")
P = ParamSpec("P")
T = TypeVar("T")


def heeft(asker: Asker, recht: str) -> bool:
    """Say whether this asker has a right."""
    rollen = asker.rollen & RECHTEN[recht]
    if recht in HELE_REGIO and not asker.hele_regio:
        rollen -= {Rol.REGISSEUR}
    return bool(rollen)


def mag(asker: Asker, recht: str) -> None:
    """Let this asker pass, or not.

    Raises:
        GeenToegang: none of the roles of this asker gives the right.
    """
    if not heeft(asker, recht):
        nodig = " of ".join(sorted(RECHTEN[recht]))
        regio = " voor de hele regio" if recht in HELE_REGIO else ""
        raise GeenToegang(
            f"U heeft het recht {recht} niet; dat hoort bij de rol {nodig}{regio}. "
            "Vraag de beheerder om die rol als u dit moet kunnen doen."
        )


def verb(
    recht: str,
) -> Callable[[Callable[Concatenate[S, Asker, P], T]], Callable[Concatenate[S, Asker, P], T]]:
    """Make a method a verb of the desk: whoever asks needs this right."""
    _bekend(recht)

    def maak(doe: Callable[Concatenate[S, Asker, P], T]) -> Callable[Concatenate[S, Asker, P], T]:
        @wraps(doe)
        def gevraagd(self: S, asker: Asker, /, *args: P.args, **kwargs: P.kwargs) -> T:
            mag(asker, recht)
            return doe(self, asker, *args, **kwargs)

        gevraagd.recht = recht  # type: ignore[attr-defined]
        return gevraagd

    return maak


def zonder_asker(recht: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Mark what nobody asks yet (signing in) or what only turns one form into another; the right is for the record."""
    _bekend(recht)

    def maak(doe: Callable[P, T]) -> Callable[P, T]:
        doe.recht = recht  # type: ignore[attr-defined]
        return doe

    return maak


def _bekend(recht: str) -> None:
    if recht not in RECHTEN:
        raise OpbouwFout(f"het recht {recht} bestaat niet; zet het in desk.access.RECHTEN")
