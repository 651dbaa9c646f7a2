"""Whether a proposal, a client and a home are of the dossier that a question is about."""

from __future__ import annotations

from uitstroommatch.domain.outcome import Plan
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.service.opdracht import Opdracht


def plan_uit(voorstel: Voorstel) -> Plan:
    return tuple(toewijzing.drietal for toewijzing in voorstel.plaatsingen)


def hoort_bij(opdracht: Opdracht, voorstel: Voorstel) -> None:
    """Refuse a proposal of another dossier or policy: its reasons would be about something else."""
    if fouten := vreemd(opdracht, voorstel, "voorstel"):
        raise InvoerFout(fouten)


def vreemd(opdracht: Opdracht, voorstel: Voorstel, naam: str) -> tuple[Fout, ...]:
    gelijk = voorstel.dossier_sha256 == opdracht.dossier.sha256, voorstel.beleid.sha256 == opdracht.beleid.sha256
    wat = ("is gemaakt met een ander dossier", "is gemaakt met een ander beleid")
    hoe = "een voorstel dat met dit dossier en dit beleid is gemaakt"
    return tuple(Fout(naam, 0, "", tekst, hoe) for klopt, tekst in zip(gelijk, wat, strict=True) if not klopt)


def bestaat(opdracht: Opdracht, client: str | None, woning: str | None) -> None:
    dossier = opdracht.dossier
    fouten = []
    if client is not None and client not in dossier.client:
        hoe = "een client_sleutel uit dit bestand"
        fouten.append(Fout(dossier.bestandsnaam("clienten"), 0, "client_sleutel", "deze cliënt staat er niet in", hoe))
    if woning is not None and woning not in dossier.woning:
        hoe = "een woning_id uit dit bestand"
        fouten.append(Fout(dossier.bestandsnaam("woningen"), 0, "woning_id", "deze woning staat er niet in", hoe))
    if fouten:
        raise InvoerFout(fouten)
