"""``clienten.csv``: who flows out. Only pseudonyms; the oldest member of the household counts for age."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self

from pydantic import model_validator

from uitstroommatch.domain.enums import (
    Contractvorm,
    Contractvormen,
    EenAfwijkreden,
    EenInkomensklasse,
    EenToegankelijkheid,
    EenUrgentie,
    EenVoorziening,
    EenWettelijkKader,
    EenZwaarte,
    Inkomensklasse,
    Toegankelijkheid,
    Urgentie,
    Woonvorm,
    Woonvormen,
)
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.units import (
    Aantal,
    AantalVanaf1,
    BuurtCodes,
    Datum,
    Euro,
    GebiedCodes,
    GemeenteCode,
    GemeenteCodes,
    JaNee,
    Maand,
    Sleutel,
    UrenClient,
    fout,
)


class Client(Rij):
    """A person, or the household that moves with this person, who is ready to leave a facility."""

    BESTAND: ClassVar[str] = "clienten"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("client_sleutel",)

    client_sleutel: Sleutel
    aanbieder: Sleutel
    gemeente_herkomst: GemeenteCode
    herkomst_afwijken: JaNee = False
    afwijkreden: EenAfwijkreden | None = None
    geboortemaand: Maand
    huishoudgrootte: AantalVanaf1 = 1
    kinderen: Aantal = 0
    inkomensklasse: EenInkomensklasse = Inkomensklasse.LAAG
    max_huur: Euro | None = None
    voorziening: EenVoorziening
    wettelijk_kader: EenWettelijkKader | None = None
    zwaarte: EenZwaarte
    uren_per_week: UrenClient = Decimal("0.0")
    bereikbaarheid_24u: JaNee = False
    woonvormen: Woonvormen = (Woonvorm.ZELFSTANDIG,)
    contractvormen: Contractvormen = (Contractvorm.OMK,)
    toegankelijkheid: EenToegankelijkheid = Toegankelijkheid.GEEN
    voorkeur_gemeenten: GemeenteCodes = ()
    voorkeur_buurten: BuurtCodes = ()
    uitgesloten_gebieden: GebiedCodes = ()
    uitstroom_vanaf: Datum
    wacht_sinds: Datum
    urgentie: EenUrgentie = Urgentie.NORMAAL

    @model_validator(mode="after")
    def _samenhang(self) -> Self:
        if self.kinderen >= self.huishoudgrootte:
            raise fout(
                "kinderen",
                f"er zijn evenveel of meer kinderen dan personen ({self.huishoudgrootte})",
                "minder kinderen dan personen in het huishouden",
                kolom="kinderen",
            )
        if self.herkomst_afwijken and self.afwijkreden is None:
            raise fout(
                "afwijkreden",
                "ontbreekt, terwijl herkomst_afwijken ja is",
                "veiligheid, netwerk, werk_opleiding, zorg, eigen_wens, niet_uitvoerbaar, anders",
                kolom="afwijkreden",
            )
        return self
