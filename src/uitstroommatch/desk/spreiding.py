"""How placements spread over the areas."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.beelden import blik_van, lees_beeld
from uitstroommatch.desk.models import Onvervuld, Saldo, Spreiding, Spreidingsrij, Stroom
from uitstroommatch.desk.resource import Resource
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.spread.beeld import Beeld
from uitstroommatch.spread.facts import Samen
from uitstroommatch.spread.figures import Spreidingscijfers
from uitstroommatch.store.spoor import noteer


class Spreidingen(Resource):
    """How placements spread over the areas."""

    @verb("spreiding.lezen")
    def haal(self, asker: Asker, voorstel_id: UUID, *, gedeeld: bool = False) -> Spreiding:
        """Return the spread: in full for an officer, with small numbers left out for others.

        ``gedeeld``: as it may be handed on.

        Raises:
            Conflict: the proposal has no plan yet.
        """
        return spreiding_van(voorstel_id, self._beeld(asker, voorstel_id, gedeeld))

    @verb("spreiding.lezen")
    def cijfers(self, asker: Asker, voorstel_id: UUID, *, gedeeld: bool = False) -> Spreidingscijfers | None:
        """Return the measures of the spread, as far as they may be told. In a very large dossier it takes a minute.

        Raises:
            Conflict: the proposal has no plan yet.
        """
        return self._beeld(asker, voorstel_id, gedeeld).cijfers

    def _beeld(self, asker: Asker, voorstel_id: UUID, gedeeld: bool) -> Beeld:
        blik = blik_van(asker, self._drempel, gedeeld=gedeeld)
        with self._vraagt(asker) as session:
            inhoud.bestaat(session, voorstel_id)
        with self._store.system() as session:
            beeld = lees_beeld(session, voorstel_id, blik)
            noteer(session, asker.account_id, "spreiding.lezen", str(voorstel_id), volledig=blik.precies)
        return beeld


def spreiding_van(voorstel_id: UUID, beeld: Beeld) -> Spreiding:
    """Return the numbers of people of a picture: per area, from where to where, and without a home."""
    blik = beeld.blik
    return Spreiding(
        voorstel_id=voorstel_id,
        afgerond=not blik.precies,
        drempel=blik.drempel,
        rijen=tuple(_rijen(beeld)),
        stromen=tuple(Stroom(herkomst=van, bestemming=naar, aantal=n) for (van, naar), n in beeld.stromen.items()),
        saldo=tuple(
            Saldo(gemeente=code, nu=een and een[0], straks=een and een[1]) for code, een in beeld.saldo.items()
        ),
        onvervuld=tuple(Onvervuld(gemeente=code, aantal=n) for code, n in beeld.onvervuld.items()),
    )


def _rijen(beeld: Beeld) -> Iterator[Spreidingsrij]:
    """Yield every gemeente and wijk, for an officer every buurt as well and for others the buurten that are told."""
    samen = {wijk: een for een in beeld.telling.samen for wijk in een.wijken}
    for gebied in beeld.dossier.gebieden:
        aantallen = beeld.telling.van(gebied.code)
        blok = samen.get(gebied.code)
        if blok is not None and _meer(blok, aantallen):
            yield _rij(beeld, gebied, (blok.bestaand, blok.nieuw), tuple(w for w in blok.wijken if w != gebied.code))
        elif gebied.niveau is not Niveau.BUURT or aantallen != (None, None):
            yield _rij(beeld, gebied, aantallen)


def _meer(blok: Samen, aantallen: tuple[int | None, int | None]) -> bool:
    """Say whether of wijken together more is told than of one of them by itself."""
    return any(
        samen is not None and los is None for samen, los in zip((blok.bestaand, blok.nieuw), aantallen, strict=True)
    ) or aantallen == (None, None)


def _rij(
    beeld: Beeld, gebied: Gebied, aantallen: tuple[int | None, int | None], samen_met: tuple[str, ...] = ()
) -> Spreidingsrij:
    return Spreidingsrij(
        code=gebied.code,
        naam=gebied.naam,
        niveau=gebied.niveau.value,  # type: ignore[arg-type]  # no streets in gebieden
        gemeente=inhoud.gemeente_van(beeld.dossier, gebied.code) or gebied.code,
        samen_met=samen_met,
        bestaand=aantallen[0],
        nieuw=aantallen[1],
    )
