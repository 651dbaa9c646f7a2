"""What a proposal has to follow: the files, what people decided since, and the proposal before it."""

from __future__ import annotations

import pytest

from uitstroommatch import service
from uitstroommatch.domain.besluit import Besluit
from uitstroommatch.domain.enums import Uitspraak
from uitstroommatch.errors import WijzigingFout
from uitstroommatch.resources import data_map
from uitstroommatch.service import Opdracht

VOORBEELD = data_map() / "voorbeeld"


def besluit(client: str, woning: str, uitspraak: Uitspraak) -> Besluit:
    return Besluit(client_sleutel=client, woning_id=woning, besluit=uitspraak)


@pytest.fixture(scope="module")
def opdracht() -> Opdracht:
    return service.lees(VOORBEELD)


def test_without_anything_new_it_is_the_dossier_itself(opdracht: Opdracht) -> None:
    assert service.met_besluiten(opdracht, []) is opdracht


def test_decisions_come_beside_those_in_the_files_and_are_followed(opdracht: Opdracht) -> None:
    eerst = service.maak_voorstel(opdracht)
    ja, nee = (een for een in eerst.plaatsingen[-2:])
    besluiten = [
        besluit(ja.client_sleutel, ja.woning_id, Uitspraak.VAST),
        besluit(nee.client_sleutel, nee.woning_id, Uitspraak.AFGEWEZEN),
    ]
    vorig = tuple(een.drietal for een in eerst.plaatsingen)
    straks = service.met_besluiten(opdracht, besluiten, vorig)
    assert len(straks.dossier.besluiten) == len(opdracht.dossier.besluiten) + 2
    assert straks.dossier.vorig == frozenset(drietal[:2] for drietal in vorig)
    nieuw = service.maak_voorstel(straks, begin=vorig)
    paren = {een.drietal[:2] for een in nieuw.plaatsingen}
    assert ja.drietal in {een.drietal for een in nieuw.plaatsingen}
    assert nee.drietal[:2] not in paren
    assert len(paren - straks.dossier.vorig) < len(paren) / 2
    assert nieuw.doelen[-1].id == "stabiliteit"
    opnieuw = service.maak_voorstel(service.met_besluiten(opdracht, besluiten[::-1], vorig), begin=vorig)
    assert opnieuw == nieuw


def test_a_decision_that_breaks_a_rule_or_is_about_nobody_is_refused(opdracht: Opdracht) -> None:
    with pytest.raises(WijzigingFout):
        service.met_besluiten(opdracht, [besluit("niemand", "nergens", Uitspraak.VAST)])
    vast = opdracht.situatie.vast[0]
    with pytest.raises(WijzigingFout):
        service.met_besluiten(opdracht, [besluit(vast.client_sleutel, vast.woning_id, Uitspraak.AFGEWEZEN)])
