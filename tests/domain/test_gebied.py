"""Codes of areas as CBS makes them: large cities have letters in theirs."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Draagkracht, Gebied


@pytest.mark.parametrize("code", ["BU01500101", "BU0363AA01", "BU0599AB12"])
def test_a_buurt_has_the_code_of_cbs(code: str) -> None:
    assert Gebied(code=code, naam="Buurt", niveau=Niveau.BUURT, ouder=code[:8].replace("BU", "WK")).code == code
    assert Draagkracht(niveau=Niveau.STRAAT, code=f"{code}/Kade", grens=2).code == f"{code}/Kade"


@pytest.mark.parametrize("code", ["BU", "BU0363aa01", "BU0363AA012", "BU0363 A01"])
def test_another_code_is_refused(code: str) -> None:
    with pytest.raises(ValidationError):
        Gebied(code=code, naam="Buurt", niveau=Niveau.BUURT, ouder="WK036300")
