"""What a child process does: the verbs of the service on plain values. It knows no database."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from uitstroommatch import service
from uitstroommatch.domain.outcome import Deelplan, Voortgang
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import ControleFout, Fout, Gestopt, InvoerFout, WijzigingFout
from uitstroommatch.io.export import schrijf_json
from uitstroommatch.jobs.orders import (
    Antwoord,
    Berekend,
    LegUit,
    LosDeelOp,
    Mislukt,
    Oplossen,
    Taak,
    Uitgelegd,
    Verdeeld,
    VoegSamen,
)

ZOEKTIJD = 60.0  # seconds for each search behind an explanation

GEHEUGEN = (
    "Er is te weinig geheugen voor deze berekening. Neem minder cliënten in een keer, of vraag de beheerder om een "
    "rekenmachine met meer geheugen."
)
BESLUIT = (
    "Een van de besluiten kan in dit dossier en onder dit beleid niet worden gevolgd. Bekijk de besluiten, trek in wat "
    "niet meer klopt, en vraag het voorstel opnieuw aan."
)
CONTROLE = (
    "Het gevonden plan kwam niet door de controle en is niet bewaard. Dit is een fout in het programma: meld haar aan "
    "de beheerder, met het nummer van dit voorstel."
)
GESTOPT = "Er is gestopt voordat er een antwoord was. Vraag het opnieuw."


def reken(taak: Taak, stop: threading.Event, voortgang: Callable[[Voortgang], None]) -> Antwoord:
    """Do what is asked; what is wrong with the input becomes an answer as well."""
    try:
        return _reken(taak, stop, voortgang)
    except InvoerFout as fout:
        return Mislukt(_invoer(fout.fouten))
    except WijzigingFout:
        return Mislukt(BESLUIT)  # its own text names a client
    except ControleFout:
        return Mislukt(CONTROLE)
    except Gestopt:
        return Mislukt(GESTOPT)


def _reken(taak: Taak, stop: threading.Event, voortgang: Callable[[Voortgang], None]) -> Antwoord:
    opdracht = taak.invoer.opdracht()
    match taak:
        case Oplossen():
            return _los_op(opdracht, taak, stop, voortgang)
        case LosDeelOp():
            return _deel(opdracht, taak, stop)
        case VoegSamen():
            return _berekend(opdracht, service.voeg_samen(opdracht, taak.delen, zaad=taak.zaad))
        case LegUit():
            return _leg_uit(opdracht, taak, stop)


def _los_op(
    opdracht: service.Opdracht, taak: Oplossen, stop: threading.Event, voortgang: Callable[[Voortgang], None]
) -> Antwoord:
    # A limit on work is shared out in order, so it has to be one go.
    if taak.rekenwerk is None and (delen := service.onderdelen(opdracht, taak.vanaf)):
        return Verdeeld(delen)
    voorstel = service.maak_voorstel(
        opdracht,
        zaad=taak.zaad,
        tijd=taak.tijd,
        rekenwerk=taak.rekenwerk,
        stop=stop,
        voortgang=voortgang,
        begin=taak.invoer.begin,
    )
    return _berekend(opdracht, voorstel)


def _deel(opdracht: service.Opdracht, taak: LosDeelOp, stop: threading.Event) -> Deelplan:
    # Two at a time is what one go does; so a part gets twice its share.
    tijd = None if taak.tijd is None else taak.tijd * min(1.0, 2 / taak.delen)
    return service.los_onderdeel_op(
        opdracht, taak.clienten, zaad=taak.zaad, tijd=tijd, stop=stop, begin=taak.invoer.begin
    )


def _leg_uit(opdracht: service.Opdracht, taak: LegUit, stop: threading.Event) -> Uitgelegd:
    voorstel = Voorstel.model_validate_json(taak.voorstel)
    antwoord = service.verklaar(opdracht, voorstel, taak.client, taak.woning, zaad=taak.zaad, tijd=ZOEKTIJD, stop=stop)
    return Uitgelegd(antwoord.zinnen, antwoord.redenen)


def _berekend(opdracht: service.Opdracht, voorstel: Voorstel) -> Berekend:
    return Berekend(
        resultaat=voorstel_json(voorstel),
        status=voorstel.status,
        dossier_sha256=voorstel.dossier_sha256,
        samenvatting=_samenvatting(opdracht, voorstel),
        toewijzingen=tuple(_toewijzing(opdracht, *een.drietal) for een in voorstel.plaatsingen),
    )


def voorstel_json(voorstel: Voorstel) -> bytes:
    """Return the bytes of the file that the command line writes."""
    with tempfile.TemporaryDirectory(prefix="uitstroommatch-") as map_:
        pad = Path(map_) / "voorstel.json"
        schrijf_json(voorstel, pad)
        return pad.read_bytes()


def _samenvatting(opdracht: service.Opdracht, voorstel: Voorstel) -> dict[str, Any]:
    """Return goals and counts: nothing of a client."""
    return {
        "doelen": [doel.model_dump(mode="json") for doel in voorstel.doelen],
        "clienten": len(opdracht.dossier.clienten),
        "woningen": len(opdracht.dossier.woningen),
        "geplaatst": len(voorstel.plaatsingen),
        "niet_geplaatst": len(voorstel.niet_geplaatst),
        "terugleiden": len(voorstel.terugleiden),
    }


def _toewijzing(opdracht: service.Opdracht, client_sleutel: str, woning_id: str, vorm: str) -> dict[str, str]:
    client, woning = opdracht.dossier.client[client_sleutel], opdracht.dossier.woning[woning_id]
    return {
        "client_sleutel": client_sleutel,
        "woning_id": woning_id,
        "contractvorm": str(vorm),
        "aanbieder": client.aanbieder,
        "corporatie": woning.corporatie,
        "gemeente_herkomst": client.gemeente_herkomst,
        "gemeente": opdracht.situatie.aanbod[woning_id].gemeente,
    }


def _invoer(fouten: tuple[Fout, ...]) -> str:
    """Say what is wrong with the input; faults in the policy by name, those in the rows by number only."""
    beleid = [fout.regel() for fout in fouten if fout.bestand.endswith(".toml")]
    rest = len(fouten) - len(beleid)
    zinnen = ["Met deze invoer kan niet worden gerekend.", *beleid[:5]]
    if rest:
        aantal = "een fout" if rest == 1 else f"{rest} fouten"
        zinnen.append(f"In het dossier zelf staat {aantal}; laat het controleren en maak een nieuwe versie.")
    return "\n".join(zinnen)
