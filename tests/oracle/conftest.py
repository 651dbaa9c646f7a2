"""What the tests of the oracle share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.oracle.model import Oracle
from tests.oracle.writing import Rows, write_dossier

Make = Callable[..., Oracle]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write a dossier of which only the telling parts are given, and read it."""

    def build(clients: Rows, homes: Rows, *, peildatum: date | None = None, **files: Any) -> Oracle:
        write_dossier(tmp_path, clients, homes, **files)
        return Oracle(tmp_path, peildatum)

    return build
