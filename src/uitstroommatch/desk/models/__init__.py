"""What the desk hands out: frozen, in the words of the trade. The API returns these as they are.

What someone may not see is ``None`` or absent, for every asker of that kind, so that nothing follows from its absence.
"""

from __future__ import annotations

from uitstroommatch.desk.models.beheer import AccountRij, Bereik, NieuwToken, Spoorcontrole, SpoorRij, TokenRij
from uitstroommatch.desk.models.beleid import BeleidRij, Beleidsaanpassing, Proef
from uitstroommatch.desk.models.beoordeling import (
    Antwoord,
    Beoordeling,
    Beoordelingsblad,
    Beoordelingsgang,
    Beoordelingstand,
    Bezwaar,
    Corporatieaandeel,
    Gebiedsgrens,
    Grensplek,
    GrensRij,
    Grensstand,
    TeBeoordelen,
    Verlenging,
)
from uitstroommatch.desk.models.besluit import BesluitRij, Besluitsoort
from uitstroommatch.desk.models.dossier import (
    ClientRij,
    Controle,
    DossierRij,
    FoutRij,
    InzendingRij,
    Verandering,
    Versie,
    Wijziging,
    WoningRij,
)
from uitstroommatch.desk.models.model import Blad, Bladzij, Model
from uitstroommatch.desk.models.overzicht import Aandacht, Eigen, Overzichtsblad, Overzichtsdossier, Overzichtsvoorstel
from uitstroommatch.desk.models.spreiding import Onvervuld, Saldo, Spreiding, Spreidingsrij, Stroom
from uitstroommatch.desk.models.voorstel import (
    DoelStand,
    Stand,
    Tabel,
    UitlegStand,
    Vergelijking,
    VoorstelInhoud,
    VoorstelStand,
)

__all__ = [
    "Aandacht",
    "AccountRij",
    "Antwoord",
    "BeleidRij",
    "Beleidsaanpassing",
    "Beoordeling",
    "Beoordelingsblad",
    "Beoordelingsgang",
    "Beoordelingstand",
    "Bereik",
    "BesluitRij",
    "Besluitsoort",
    "Bezwaar",
    "Blad",
    "Bladzij",
    "ClientRij",
    "Controle",
    "Corporatieaandeel",
    "DoelStand",
    "DossierRij",
    "Eigen",
    "FoutRij",
    "Gebiedsgrens",
    "GrensRij",
    "Grensplek",
    "Grensstand",
    "InzendingRij",
    "Model",
    "NieuwToken",
    "Onvervuld",
    "Overzichtsblad",
    "Overzichtsdossier",
    "Overzichtsvoorstel",
    "Proef",
    "Saldo",
    "SpoorRij",
    "Spoorcontrole",
    "Spreiding",
    "Spreidingsrij",
    "Stand",
    "Stroom",
    "Tabel",
    "TeBeoordelen",
    "TokenRij",
    "UitlegStand",
    "Verandering",
    "Vergelijking",
    "Verlenging",
    "Versie",
    "VoorstelInhoud",
    "VoorstelStand",
    "Wijziging",
    "WoningRij",
]
