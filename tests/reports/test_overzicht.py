"""The figures of a dossier, by hand on small ones and recomputed on the example."""

from __future__ import annotations

from decimal import Decimal

from tests.bouw import (
    BUITEN,
    CENTRUM,
    DORP,
    KERN,
    STAD,
    aanbieder,
    afspraak,
    client,
    grens,
    plaatsing,
    plan,
    situatie,
    woning,
)
from uitstroommatch import service
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.errors import Fout
from uitstroommatch.reports.overzicht import Gewijzigd, Overzicht, Telling, overzicht
from uitstroommatch.resources import data_map
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie


def cijfers(sit: Situatie, *zinnen: str) -> Overzicht:
    return overzicht(Rulebook.van(sit.beleid), sit, plan(*zinnen) if zinnen else None)


def per(tellingen: tuple[Telling, ...]) -> dict[str, int]:
    return {telling.naam: telling.aantal for telling in tellingen}


def test_who_waits() -> None:
    wie = cijfers(
        situatie(
            client("c1", wacht_sinds="2026-11-20"), client("c2", wacht_sinds="2026-10-26", urgentie="spoed"),
            client("c3", wacht_sinds="2025-11-24", gemeente_herkomst=DORP, voorziening="MO"),
            client("c4", wacht_sinds="2026-11-09", gemeente_herkomst=BUITEN),
        )
    ).wachtenden  # fmt: skip
    assert (wie.aantal, wie.spoed, wie.buiten_regio, wie.midden, wie.langst) == (4, 1, 1, Decimal("3.0"), 52)
    assert [telling.aantal for telling in wie.weken] == [2, 1, 0, 0, 1]
    assert per(wie.herkomst) == {STAD: 2, DORP: 1, "Buiten de regio": 1}
    assert per(wie.voorziening) == {"Beschermd wonen": 3, "Maatschappelijke opvang": 1}


def test_the_edges_of_the_classes_of_weeks() -> None:
    weken = {"2026-10-27": 0, "2026-10-26": 1, "2026-08-25": 1, "2026-08-24": 2, "2025-11-25": 3, "2025-11-24": 4}
    for sinds, klasse in weken.items():
        telling = cijfers(situatie(client(wacht_sinds=sinds))).wachtenden.weken
        assert [nr for nr, een in enumerate(telling) if een.aantal] == [klasse], sinds


def test_what_is_offered() -> None:
    aanbod = cijfers(
        situatie(
            woning("w1", beschikbaar_vanaf="2026-11-23", plaatsen=2, woonvorm="groepswonen"),
            woning("w2", beschikbaar_vanaf="2026-11-24", rekenhuur="600.00"),
            woning("w3", buurtcode=KERN, straat="Dorpsweg"),
        )
    ).aanbod  # fmt: skip
    assert (aanbod.woningen, aanbod.plaatsen, aanbod.nu, aanbod.later) == (3, 4, 1, 2)
    assert per(aanbod.gemeente) == {STAD: 2, DORP: 1}
    assert per(aanbod.woonvorm) == {"Zelfstandig": 2, "Groepswonen": 1}
    assert per(aanbod.huurklasse) == {"Goedkope huur": 2, "Betaalbare huur": 1}


def test_agreements_support_and_areas_with_the_plan() -> None:
    sit = situatie(
        client("c1", uren_per_week="3.5", zwaarte="complex"), woning(), plaatsing(),
        afspraak("a1", minimum=4, maximum=9),
        afspraak("a2", jaar=2025, minimum=4), aanbieder(uren_beschikbaar="10.0", omklap_max=2), grens(CENTRUM, 3),
        grens(f"{CENTRUM}/Kade", 9),
    )  # fmt: skip
    zonder, met = cijfers(sit), cijfers(sit, "c1 in w1")
    assert zonder.geplaatst is None
    (stand,) = met.afspraken
    assert (stand.gerealiseerd, stand.voorstel, stand.straks, stand.tekort) == (1, 1, 2, 2)
    assert stand.naam == "Alle woningen"
    steun = next(een for een in met.steun if een.gemeente == STAD)
    assert (steun.uren, steun.uren_voorstel, steun.uren_over) == (Decimal("10.0"), Decimal("3.5"), Decimal("6.5"))
    assert (steun.omklap, steun.omklap_voorstel) == (2, 1)
    assert zonder.gebieden == ()
    (gebied,) = met.gebieden
    assert (gebied.niveau, gebied.bestaand, gebied.voorstel, gebied.grens, gebied.procent) == (
        Niveau.BUURT,
        1,
        2,
        3,
        100,
    )


def test_an_area_counts_as_near_its_limit_from_eighty_percent() -> None:
    def vol(punten: int, limiet: int) -> bool:
        rijen = [plaatsing(f"p{n}", straat=None, zwaarte="licht") for n in range(punten)]
        return bool(cijfers(situatie(*rijen, grens(CENTRUM, limiet))).gebieden)

    assert vol(4, 5)
    assert not vol(3, 4)
    assert vol(0, 0)


def test_without_clients_there_is_nothing_to_say() -> None:
    sit = situatie()
    leeg = Situatie(sit.dossier.met("clienten", []), sit.beleid)
    wie = cijfers(leeg).wachtenden
    assert (wie.aantal, wie.midden, wie.langst, wie.herkomst) == (0, None, None, ())


def test_what_is_new_gone_and_changed_since() -> None:
    eerder = situatie(client("c1"), client("c2"), woning("w1"), woning("w2")).dossier
    sit = situatie(client("c2", urgentie="spoed", zwaarte="medium"), client("c3"), woning("w1"))
    nu = overzicht(Rulebook.van(sit.beleid), sit, eerder=eerder)
    assert nu.sinds_clienten is not None
    assert nu.sinds_woningen is not None
    assert (nu.sinds_clienten.nieuw, nu.sinds_clienten.weg) == (("c3",), ("c1",))
    assert nu.sinds_clienten.gewijzigd == (Gewijzigd("c2", ("zwaarte", "urgentie")),)
    assert (nu.sinds_woningen.nieuw, nu.sinds_woningen.weg, nu.sinds_woningen.gewijzigd) == ((), ("w2",), ())
    assert cijfers(sit).sinds_clienten is None


def test_doubts_come_along() -> None:
    sit = situatie()
    twijfel = Fout("clienten.csv", 2, "wacht_sinds", "ligt na de peildatum")
    assert overzicht(Rulebook.van(sit.beleid), sit, twijfels=[twijfel]).twijfels == (twijfel,)


# --- the example -------------------------------------------------------------------------------------------------

OPDRACHT = service.lees(data_map() / "voorbeeld")
VOORSTEL = service.maak_voorstel(OPDRACHT)


def test_the_figures_of_the_example_add_up() -> None:
    alles = service.overzicht(OPDRACHT, VOORSTEL, OPDRACHT)
    wie, aanbod = alles.wachtenden, alles.aanbod
    assert wie.aantal == len(OPDRACHT.dossier.clienten)
    for tellingen in (wie.weken, wie.herkomst, wie.voorziening):
        assert sum(telling.aantal for telling in tellingen) == wie.aantal
    for tellingen in (aanbod.gemeente, aanbod.woonvorm, aanbod.huurklasse):
        assert sum(telling.aantal for telling in tellingen) == aanbod.woningen == aanbod.nu + aanbod.later
    assert alles.geplaatst == len(VOORSTEL.plaatsingen)
    tekort = sum(stand.tekort for stand in alles.afspraken)
    assert tekort == next(doel.waarde for doel in VOORSTEL.doelen if doel.id == "afspraken")
    uren: dict[str, Decimal] = {}
    for een in VOORSTEL.plaatsingen:
        rij = OPDRACHT.dossier.client[een.client_sleutel]
        uren[rij.aanbieder] = uren.get(rij.aanbieder, Decimal(0)) + rij.uren_per_week
    for naam, som in uren.items():
        assert sum(een.uren_voorstel for een in alles.steun if een.aanbieder == naam) == som
    assert all(een.uren_over >= 0 for een in alles.steun)
    lasten = {last.code: last for last in VOORSTEL.gebieden}
    vol = {een.code for een in alles.gebieden}
    for code, last in lasten.items():
        if last.grens:
            assert (code in vol) == (5 * (last.bestaand + last.nieuw) >= 4 * last.grens)
    assert alles.sinds_clienten is not None
    assert alles.sinds_clienten.gewijzigd == ()
    assert alles.twijfels == OPDRACHT.waarschuwingen
