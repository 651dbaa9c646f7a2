"""What the desk hands out: frozen, in the words of the trade. The API returns these as they are.

What someone may not see is ``None`` or absent, for every asker of that kind, so that nothing follows from its absence.
"""

from __future__ import annotations

from uitstroommatch.desk.models.beheer import AccountRij, Bereik, NieuwToken, Spoorcontrole, SpoorRij, TokenRij
from uitstroommatch.desk.models.beleid import BeleidRij, Beleidsaanpassing, Proef
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
from uitstroommatch.desk.models.spreiding import Spreiding, Spreidingsrij
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
    "BeleidRij",
    "Beleidsaanpassing",
    "Bereik",
    "BesluitRij",
    "Besluitsoort",
    "Blad",
    "Bladzij",
    "ClientRij",
    "Controle",
    "DoelStand",
    "DossierRij",
    "Eigen",
    "FoutRij",
    "InzendingRij",
    "Model",
    "NieuwToken",
    "Overzichtsblad",
    "Overzichtsdossier",
    "Overzichtsvoorstel",
    "Proef",
    "SpoorRij",
    "Spoorcontrole",
    "Spreiding",
    "Spreidingsrij",
    "Stand",
    "Tabel",
    "TokenRij",
    "UitlegStand",
    "Verandering",
    "Vergelijking",
    "Versie",
    "VoorstelInhoud",
    "VoorstelStand",
    "Wijziging",
    "WoningRij",
]
