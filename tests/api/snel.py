"""The command line, for tests that start it often: ``python -m tests.api.snel serveer ...``.

Its database does not wait for the disk, and what a killed worker left is found after a second; else it is the program.
"""

from __future__ import annotations

from tests.databank import SNEL
from tests.jobs.werker import SNEL as TEMPO
from uitstroommatch.cli import main
from uitstroommatch.jobs.engine import werk
from uitstroommatch.store import embedded

if __name__ == "__main__":
    embedded._INSTELLINGEN.update(SNEL)
    (werk.__kwdefaults__ or {})["tempo"] = TEMPO
    main()
