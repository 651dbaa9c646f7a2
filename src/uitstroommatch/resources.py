"""Where the data that is shipped with the program stands.

In an installed package that is ``uitstroommatch/data``; in a working copy it is the folder ``data`` at the top.
"""

from __future__ import annotations

from pathlib import Path

from uitstroommatch.errors import OntbrekendeGegevens

_KENMERK = Path("gebieden") / "regio-deventer.csv"
"""A folder counts as ours only when this file is in it."""


def data_map() -> Path:
    """Return the folder of shipped data.

    Raises:
        OntbrekendeGegevens: it is neither inside the package nor at the top of a working copy.
    """
    pakket = Path(__file__).resolve().parent
    for kandidaat in (pakket / "data", pakket.parents[1] / "data"):
        if (kandidaat / _KENMERK).is_file():
            return kandidaat
    raise OntbrekendeGegevens(
        "De meegeleverde gegevens (map data) zijn niet gevonden. Installeer uitstroommatch opnieuw."
    )
