"""An outcome becomes a proposal: every placement with its warnings, every client without a home with the reasons."""

from __future__ import annotations

from importlib.metadata import version

from uitstroommatch.check.proposal import gebiedslasten, terugleidingen
from uitstroommatch.domain.outcome import Drietal, Haalbaar, Onmogelijk, Optimaal, Plan, Uitkomst
from uitstroommatch.domain.voorstel import BeleidVerwijzing, Status, Toewijzing, Voorstel
from uitstroommatch.explain.funnel import niet_geplaatst
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie


def voorstel_van(rulebook: Rulebook, situatie: Situatie, uitkomst: Uitkomst, zaad: int) -> Voorstel:
    """Return the proposal: the same outcome of the same dossier and policy gives the same proposal."""
    beleid = BeleidVerwijzing(naam=situatie.beleid.beleid.naam, sha256=situatie.beleid.sha256)
    kop = Voorstel(
        status=_status(uitkomst),
        peildatum=situatie.peildatum,
        beleid=beleid,
        dossier_sha256=situatie.dossier.sha256,
        zaad=zaad,
        versies={naam: version(naam) for naam in ("uitstroommatch", "ortools")},
    )
    match uitkomst:
        case Optimaal() | Haalbaar():
            lijsten = _lijsten(rulebook, situatie, uitkomst.plan)
            return kop.model_copy(update={"doelen": uitkomst.doelen, **lijsten})
        case Onmogelijk():
            return kop.model_copy(update={"strijdig": (uitkomst.strijdig,)})
        case _:
            return kop


def _status(uitkomst: Uitkomst) -> Status:
    match uitkomst:
        case Optimaal():
            return "optimaal"
        case Haalbaar():
            return "haalbaar"
        case Onmogelijk():
            return "onmogelijk"
        case _:
            return "tijd_op"


def _lijsten(rulebook: Rulebook, situatie: Situatie, plan: Plan) -> dict[str, object]:
    geplaatst = {client for client, _, _ in plan}
    terug = tuple(een for een in terugleidingen(rulebook, situatie) if een.client_sleutel not in geplaatst)
    return {
        "plaatsingen": tuple(_toewijzing(situatie, drietal) for drietal in plan),
        "niet_geplaatst": niet_geplaatst(rulebook, situatie, plan, [een.client_sleutel for een in terug]),
        "terugleiden": terug,
        "gebieden": gebiedslasten(situatie, plan),
    }


def _toewijzing(situatie: Situatie, drietal: Drietal) -> Toewijzing:
    client, woning, vorm, _ = situatie.geval(*drietal)
    elders = client.uit_regio and not client.herkomst_afwijken and woning.gemeente != client.gemeente_herkomst
    waarschuwingen = []
    if woning.vrij_vanaf.year != situatie.peildatum.year:
        jaar = woning.vrij_vanaf.year
        waarschuwingen.append(f"komt pas in {jaar} vrij, maar is getoetst aan de normen van {situatie.peildatum.year}")
    return Toewijzing(
        client_sleutel=client.client_sleutel,
        woning_id=woning.woning_id,
        contractvorm=vorm,
        uitzondering="niet_uitvoerbaar" if elders else None,
        waarschuwingen=tuple(waarschuwingen),
    )
