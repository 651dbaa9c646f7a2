"""The description of the API: complete, with examples that hold, and no change that nobody meant."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter

from tests.api.nep import nep_app
from uitstroommatch.desk import models
from uitstroommatch_api import errors, routes, upload
from uitstroommatch_api.openapi import voorbeelden

SNAPSHOT = Path(__file__).with_name("openapi.json")
NIEUW = "OPENAPI_BIJWERKEN"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return dict(json.loads(json.dumps(nep_app().openapi())))


def _operaties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for pad, methoden in schema["paths"].items():
        for methode, een in methoden.items():
            yield f"{methode} {pad}", een


def test_the_description_is_the_one_that_was_agreed(schema: dict[str, Any]) -> None:
    """Run with OPENAPI_BIJWERKEN=1 when a change is meant, and say it in the change log."""
    schema["info"]["version"] = "-"
    tekst = json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if os.environ.get(NIEUW):
        SNAPSHOT.write_text(tekst, encoding="utf-8")
    assert tekst == SNAPSHOT.read_text(encoding="utf-8")


def test_every_operation_says_what_it_does_and_what_may_come_back(schema: dict[str, Any]) -> None:
    namen = []
    for naam, een in _operaties(schema):
        assert een["summary"], naam
        assert een["description"], naam
        assert een["x-recht"], naam
        assert "500" in een["responses"], naam
        if naam.split()[1].startswith("/api/"):
            assert {"401", "403"} <= set(een["responses"]), naam
            assert een["security"], naam
        namen.append(een["operationId"])
    assert len(namen) == len(set(namen))


def test_every_error_has_the_one_shape(schema: dict[str, Any]) -> None:
    for naam, een in _operaties(schema):
        for status, antwoord in een["responses"].items():
            if status >= "400":
                assert list(antwoord["content"]) == [errors.MEDIA_TYPE], naam


def test_every_json_body_and_answer_has_an_example(schema: dict[str, Any]) -> None:
    zonder = []
    for naam, een in _operaties(schema):
        inhouden = [een["requestBody"]["content"]] if "requestBody" in een else []
        inhouden += [antwoord.get("content", {}) for status, antwoord in een["responses"].items() if status < "400"]
        for inhoud in inhouden:
            json_ = inhoud.get("application/json")
            if (
                json_
                and json_["schema"].get("format") != "binary"
                and not ("example" in json_ or _met_voorbeeld(schema, json_["schema"]))
            ):
                zonder.append(naam)
    assert zonder == []


def _met_voorbeeld(schema: dict[str, Any], deel: dict[str, Any]) -> bool:
    deel = deel.get("items", deel)
    naam = deel.get("$ref", "").rpartition("/")[2]
    return "examples" in schema["components"]["schemas"].get(naam, {})


def test_every_example_is_what_it_is_an_example_of() -> None:
    soorten = dict(_modellen())
    assert set(voorbeelden()) <= set(soorten)
    for naam, een in voorbeelden().items():
        TypeAdapter(soorten[naam]).validate_json(json.dumps(een))


def _modellen() -> Iterator[tuple[str, Any]]:
    modules = [models, errors, upload]
    modules += [import_module(f"{routes.__name__}.{een.name}") for een in iter_modules(routes.__path__)]
    for module in modules:
        for naam, een in vars(module).items():
            if isinstance(een, type) and issubclass(een, BaseModel):
                yield naam, een
    for soort in ("BesluitRij", "ClientRij", "DossierRij", "SpoorRij", "VoorstelStand", "WoningRij"):
        yield f"Bladzij_{soort}_", models.Bladzij.__class_getitem__(getattr(models, soort))


def test_every_reference_points_somewhere(schema: dict[str, Any]) -> None:
    tekst = json.dumps(schema)
    genoemd = {deel.split('"')[0] for deel in tekst.split("#/components/schemas/")[1:]}
    assert genoemd == set(schema["components"]["schemas"])
