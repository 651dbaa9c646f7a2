"""Requests that the description allows, and ones that it does not, made up by a machine (bounded, always the same)."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from tests.api.conftest import account, voorbeeld
from tests.api.nep import nep_app
from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.desk import Desk
from uitstroommatch.jobs.engine import Jobs
from uitstroommatch.store.database import Store
from uitstroommatch_api.app import create_app
from uitstroommatch_api.settings import Settings

schemathesis.serializer.alias("application/toml", "text/plain")
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]
OPERATIES = [
    (pad, methode)
    for pad, methoden in nep_app().openapi()["paths"].items()
    for methode in methoden
    if not pad.endswith("/gebeurtenissen")  # follows until the proposal is over
]
VRAGEN = [(pad, methode, echt) for pad, methode in OPERATIES for echt in ((False, True) if "{" in pad else (False,))]


class Dienst:
    """A service with the example in it, and one who may do everything."""

    def __init__(self, store: Store) -> None:
        self.desk = Desk(store, Jobs(store))
        rollen = ("regisseur", "planner", "auditor", "beheerder")
        self.wie: Asker = account(self.desk, *rollen, hele_regio=True)
        token = self.desk.accounts.maak_token(self.wie, "proef").token
        self.koppen = {"Authorization": f"Bearer {token}", "Host": "127.0.0.1"}
        versie = self.desk.dossiers.voeg_toe(self.wie, "Voorbeeld", voorbeeld())
        assert versie.beleid_id is not None
        self.desk.beleid.keur_goed(self.wie, versie.beleid_id)
        stand = self.desk.voorstellen.vraag_aan(self.wie, versie.id, versie.beleid_id)
        self.ids = {
            "dossier_id": str(versie.dossier_id), "versie_id": str(versie.id), "beleid_id": str(versie.beleid_id),
            "voorstel_id": str(stand.id), "naam": "clienten.csv",
        }  # fmt: skip
        self.schema = schemathesis.openapi.from_asgi(
            "/openapi.json", create_app(Settings(), self.desk), headers=self.koppen
        )


@pytest.fixture(scope="module")
def dienst(gedeeld: Store) -> Dienst:
    return Dienst(gedeeld)


@pytest.mark.parametrize("pad, methode, echt", VRAGEN)
def test_an_operation_does_what_it_says(dienst: Dienst, pad: str, methode: str, echt: bool) -> None:
    """``echt``: with ids of things that are there, where the path has any."""
    operatie = dienst.schema[pad][methode.upper()]

    @settings(max_examples=6, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operatie.as_strategy())
    def probeer(case: Any) -> None:
        if echt:
            case.path_parameters.update({naam: een for naam, een in dienst.ids.items() if naam in case.path_parameters})
        case.call_and_validate(headers=dienst.koppen, checks=CHECKS)

    probeer()
