"""The small dossier, fresh for every test."""

import pytest

from tests.io.small import SmallDossier


@pytest.fixture
def small() -> SmallDossier:
    """Return a small valid dossier that the test may change."""
    return SmallDossier()
