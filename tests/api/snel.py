"""The command line, for tests that start it often: ``python -m tests.api.snel serveer ...``.

Its database does not wait for the disk, and what a killed worker left is found after a second; else it is the program.
"""

from __future__ import annotations

from functools import partial

import uitstroommatch_api.run
from tests.databank import SNEL
from tests.jobs.werker import SNEL as TEMPO
from uitstroommatch.cli import main
from uitstroommatch.store import embedded


def vlot() -> None:
    """Take the waiting out."""
    embedded._INSTELLINGEN.update(SNEL)
    uitstroommatch_api.run.werk = partial(uitstroommatch_api.run.werk, tempo=TEMPO)  # type: ignore[assignment]


if __name__ == "__main__":
    vlot()
    main()
