from datetime import date

import pytest

from uitstroommatch.errors import InvoerFout
from uitstroommatch.policy.load import lees_beleid
from uitstroommatch.policy.schema import Beleid
from uitstroommatch.rulebook import Rulebook


@pytest.fixture
def lees(tmp_path):
    """Reads a text as a policy and joins it with the rules and goals."""

    def _lees(tekst: str, peildatum: date | None = None) -> Beleid:
        pad = tmp_path / "beleid.toml"
        pad.write_text(tekst, encoding="utf-8")
        gelezen = lees_beleid(pad, peildatum)
        Rulebook.van(gelezen)
        return gelezen

    return _lees


@pytest.fixture
def fouten(lees):
    """The faults of a text, one line each."""

    def _fouten(tekst: str, peildatum: date | None = None) -> list[str]:
        with pytest.raises(InvoerFout) as gevonden:
            lees(tekst, peildatum)
        return [fout.regel() for fout in gevonden.value.fouten]

    return _fouten
