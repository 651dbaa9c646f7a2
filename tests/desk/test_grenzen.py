"""Limits that hold for a while: whose, what is said of them, and that a proposal can be made again with them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.desk.conftest import Voorbeeld
from tests.desk.wereld import Wereld
from uitstroommatch.desk.models import GrensRij
from uitstroommatch.domain.voorstel import Toewijzing, Voorstel
from uitstroommatch.errors import Conflict, GeenToegang, InvoerFout, NietGevonden
from uitstroommatch.jobs import inputs
from uitstroommatch.jobs.calc import voorstel_json
from uitstroommatch.jobs.day import vandaag
from uitstroommatch.jobs.reproduce import maak_opnieuw
from uitstroommatch.store import tables

MOTIEF = "Veel overlast in het portiek, de wijkploeg is bezig"
EINDE = vandaag() + timedelta(days=90)


class Straat:
    """A proposal of the example, and a placement of Rentree with the street it is in."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld, self.wie, self.desk = wereld, wereld.wie, wereld.desk
        self.versie = wereld.dossier()
        self.voorstel = wereld.voorstel(self.versie)
        self.regio, self.rentree, self.marken = (self.wie[naam] for naam in ("regio", "rentree", "marken"))
        self.plaatsing = self.desk.voorstellen.resultaat(self.rentree, self.voorstel).plaatsingen[0]
        with wereld.store.system() as session:
            self.opdracht = inputs.basis(session, self.voorstel)
        self.code = next(
            code for code in self.opdracht.situatie.aanbod[self.plaatsing.woning_id].gebieden if "/" in code
        )

    def stel_voor(self, grens: int = 0, wie: str = "rentree", **anders: Any) -> GrensRij:
        hoe = {"code": self.code, "motief": MOTIEF, "einddatum": EINDE, **anders}
        return self.desk.grenzen.stel_voor(self.wie[wie], self.versie.dossier_id, grens=grens, **hoe)

    def nieuw(self) -> UUID:
        return self.wereld.voorstel(self.versie)

    def hier(self, voorstel: UUID) -> list[Toewijzing]:
        """The placements in the street."""
        aanbod = self.opdracht.situatie.aanbod
        alle = self.desk.voorstellen.resultaat(self.regio, voorstel).plaatsingen
        return [een for een in alle if self.code in aanbod[een.woning_id].gebieden]


@pytest.fixture
def straat(wereld: Wereld) -> Straat:
    return Straat(wereld)


def test_a_limit_is_followed_once_it_is_approved_and_made_again_to_the_byte(straat: Straat) -> None:
    assert straat.hier(straat.voorstel)
    rij = straat.stel_voor(0)
    assert (rij.stand, rij.corporatie, rij.niveau, rij.last_nu) == ("voorgesteld", "Rentree", "straat", None)
    assert rij.naam.startswith("straat ")
    assert rij.grens_nu == straat.opdracht.situatie.grenzen[straat.code]
    assert straat.desk.voorstellen.haal(straat.regio, straat.nieuw()).tijdelijke_grenzen == 0  # waits for approval

    goed = straat.desk.grenzen.keur_goed(straat.regio, rij.id)
    assert goed.stand == "goedgekeurd"
    assert goed.last_nu == straat.opdracht.situatie.bestaande_last.get(straat.code, 0)
    nieuw = straat.nieuw()
    assert straat.desk.voorstellen.haal(straat.regio, nieuw).tijdelijke_grenzen == 1
    assert straat.hier(nieuw) == []
    straat.desk.grenzen.trek_in(straat.rentree, rij.id, "De ploeg is klaar")
    bewaard = straat.desk.voorstellen.resultaat_bytes(straat.regio, nieuw)
    with straat.wereld.store.system() as session:
        gemaakt = session.get_one(tables.Voorstel, nieuw)
        gevolgd = inputs.opdracht(session, gemaakt).dossier
        assert {een.code: een.grens for een in gevolgd.draagkracht}[straat.code] == 0
        assert gevolgd.sha256 == gemaakt.dossier_sha256
        assert maak_opnieuw(session, gemaakt) == voorstel_json(Voorstel.model_validate_json(bewaard))
    # Withdrawn it does nothing to what comes next, and the proposal that followed it stays what it was.
    assert straat.desk.voorstellen.haal(straat.regio, straat.nieuw()).tijdelijke_grenzen == 0
    assert (
        straat.desk.dossiers.bestand(straat.regio, straat.versie.id, "clienten.csv")
        == straat.wereld.bestanden()["clienten.csv"]
    )


def test_it_is_for_a_street_or_complex_of_ones_own_homes(straat: Straat) -> None:
    eigen = {een.code for een in straat.desk.grenzen.plekken(straat.rentree)}
    alles = {een.code for een in straat.desk.grenzen.plekken(straat.regio)}
    assert straat.code in eigen < alles
    assert straat.code not in {een.code for een in straat.desk.grenzen.plekken(straat.marken)}
    buurt = straat.code.split("/")[0]
    for wie, code in (
        ("marken", straat.code),
        ("rentree", buurt),
        ("rentree", f"{buurt}/Nergens"),
        ("rentree", "\x00"),
    ):
        with pytest.raises(NietGevonden):
            straat.stel_voor(wie=wie, code=code)
    with pytest.raises(NietGevonden):
        straat.desk.grenzen.stel_voor(straat.regio, UUID(int=0), straat.code, 1, MOTIEF, EINDE)
    raalte = {een.code.split("/")[0] for een in straat.desk.grenzen.plekken(straat.wie["raalte"])}
    wijken = {straat.opdracht.dossier.gebied[code].ouder for code in raalte}
    assert {straat.opdracht.dossier.gebied[code or ""].ouder for code in wijken} == {"GM0177"}


@pytest.mark.parametrize(
    "veld, anders",
    [
        ("grens", {"grens": -1}),
        ("grens", {"grens": 1000}),
        ("einddatum", {"einddatum": vandaag()}),
        ("einddatum", {"einddatum": vandaag() + timedelta(days=367)}),
        ("motief", {"motief": " "}),
        ("motief", {"motief": "vraag jan@voorbeeld.nl"}),
        ("motief", {"motief": "x" * 201}),
    ],
)
def test_what_cannot_be_is_said(voorbeeld: Voorbeeld, veld: str, anders: dict[str, Any]) -> None:
    hoe = {"grens": 1, "motief": MOTIEF, "einddatum": EINDE, **anders}
    with pytest.raises(InvoerFout, match=veld):
        voorbeeld.wereld.desk.grenzen.stel_voor(
            voorbeeld.wereld.wie["rentree"], voorbeeld.versie.dossier_id, code="BU1/Straat", **hoe
        )


def test_who_says_what_of_it_and_once(straat: Straat) -> None:
    grenzen = straat.desk.grenzen
    rij = straat.stel_voor(1)
    with pytest.raises(Conflict, match="al een tijdelijke grens voorgesteld"):
        straat.stel_voor(2)
    for wie in ("rentree", "raalte", "planner"):
        with pytest.raises(GeenToegang):
            grenzen.keur_goed(straat.wie[wie], rij.id)
    with pytest.raises(InvoerFout, match="reden"):
        grenzen.weiger(straat.regio, rij.id, " ")
    with pytest.raises(NietGevonden):
        grenzen.trek_in(straat.marken, rij.id, "Niet van ons")
    nee = grenzen.weiger(straat.regio, rij.id, "De straat heeft nog ruimte genoeg")
    assert (nee.stand, nee.reden) == ("geweigerd", "De straat heeft nog ruimte genoeg")
    for nog_eens in (
        lambda: grenzen.keur_goed(straat.regio, rij.id),
        lambda: grenzen.weiger(straat.regio, rij.id, "Nog eens"),
        lambda: grenzen.trek_in(straat.rentree, rij.id, "Toch niet"),
    ):
        with pytest.raises(Conflict, match="al geweigerd"):
            nog_eens()
    weer = straat.stel_voor(2)  # the refused one is no obstacle
    grenzen.keur_goed(straat.regio, weer.id)
    weg = grenzen.trek_in(straat.regio, weer.id, "Vergissing")
    assert (weg.stand, weg.reden) == ("ingetrokken", "Vergissing")
    van_regio = straat.stel_voor(3, wie="regio")
    assert (van_regio.corporatie, van_regio.voorgesteld_door) == (None, "regio")
    assert {een.id for een in grenzen.lijst(straat.rentree)} == {rij.id, weer.id}
    assert grenzen.lijst(straat.marken) == ()
    alle = grenzen.lijst(straat.regio, straat.versie.dossier_id)
    assert [een.id for een in alle] == [van_regio.id, weer.id, rij.id]


def test_after_its_end_it_does_nothing(straat: Straat) -> None:
    peildatum = straat.opdracht.situatie.peildatum
    einde = peildatum - timedelta(days=1)
    gisteren = einde - timedelta(days=30)
    rij = straat.stel_voor(0, einddatum=einde, op=gisteren)
    with pytest.raises(Conflict, match="al verlopen"):
        straat.desk.grenzen.keur_goed(straat.regio, rij.id, op=peildatum)
    assert straat.desk.grenzen.keur_goed(straat.regio, rij.id, op=einde).stand == "goedgekeurd"
    assert straat.desk.grenzen.lijst(straat.regio, op=peildatum)[0].stand == "verlopen"
    assert straat.desk.voorstellen.haal(straat.regio, straat.nieuw()).tijdelijke_grenzen == 0
    op_tijd = straat.stel_voor(0, einddatum=peildatum, op=gisteren, wie="regio")
    straat.desk.grenzen.keur_goed(straat.regio, op_tijd.id, op=gisteren)
    assert straat.desk.voorstellen.haal(straat.regio, straat.nieuw()).tijdelijke_grenzen == 1  # the day itself counts


def test_what_is_fixed_goes_first(straat: Straat) -> None:
    een = straat.plaatsing
    straat.desk.besluiten.neem(straat.regio, straat.voorstel, *een.drietal[:2], "vast")
    rij = straat.stel_voor(0)
    with pytest.raises(Conflict, match=r"Dit staat in de weg: .*ruimte is er voor 0"):
        straat.desk.grenzen.keur_goed(straat.regio, rij.id)
    (besluit,) = straat.desk.besluiten.geldend(straat.regio, straat.versie.dossier_id)
    straat.desk.besluiten.trek_in(straat.regio, besluit.id, "Toch niet")
    straat.desk.grenzen.keur_goed(straat.regio, rij.id)
    # And a decision that the limit leaves no room for is refused in its turn.
    with pytest.raises(Conflict, match="Dit staat in de weg"):
        straat.desk.besluiten.neem(straat.regio, straat.voorstel, *een.drietal[:2], "vast")


def test_a_limit_where_load_is_no_hard_limit_would_do_nothing(straat: Straat) -> None:
    assert straat.versie.beleid_id is not None
    inhoud = straat.desk.beleid.inhoud(straat.regio, straat.versie.beleid_id)
    kop = b"[regels.draagkracht]"
    zacht = inhoud.replace(kop + b'\nmodus = "hard"', kop + b'\nmodus = "uit"')
    assert zacht != inhoud
    concept = straat.desk.beleid.voeg_toe(straat.regio, zacht, straat.versie.beleid_id)
    stand = straat.desk.voorstellen.vraag_aan(straat.regio, straat.versie.id, concept.id)
    straat.wereld.reken(stand.id)
    rij = straat.stel_voor(0)
    with pytest.raises(Conflict, match="geen harde grens"):
        straat.desk.grenzen.keur_goed(straat.regio, rij.id)


def test_the_overview_says_what_waits_and_what_changed(straat: Straat) -> None:
    def wacht(wie: str = "regio") -> dict[str, int]:
        blad = straat.desk.overzicht.haal(straat.wie[wie])
        return {een.soort: een.aantal for een in blad.aandacht if een.soort.startswith("grens")}

    rij = straat.stel_voor(1)
    assert wacht() == {"grens_voorgesteld": 1}
    assert wacht("rentree") == wacht("raalte") == {}
    straat.desk.grenzen.keur_goed(straat.regio, rij.id)
    assert wacht() == {"grens_veranderd": 1}
    straat.nieuw()
    assert wacht() == {}
    straat.desk.grenzen.trek_in(straat.regio, rij.id, "Klaar")
    assert wacht() == {"grens_veranderd": 1}
