"""Every error of the project, in one tree.

::

    UitstroommatchFout                 what a caller may catch
    ├── InvoerFout                     the input is wrong; carries every Fout found, exit code 2
    ├── OntbrekendeGegevens            shipped data (areas, norms, policies) is not there
    ├── ControleFout                   a plan did not pass the check; it is never handed out
    ├── WijzigingFout                  a question "what if" that cannot be asked of this dossier and policy
    ├── Gestopt                        a computation was stopped before there was any answer
    ├── GeenToegang                    the asker may not do this
    ├── NietGevonden                   there is no such thing, or not for this asker; the two look the same
    ├── Conflict                       it cannot be done as things stand (decided already, approved already, ...)
    ├── DienstFout                     the service cannot start or go on (folder in use, database out of reach, ...)
    ├── BronFout                       a source outside (a map service) does not answer, or not as it should
    ├── DoelFout                       a file or folder cannot be written where it was asked
    └── OpbouwFout                     the program itself is put together wrongly (a member whose id is not
                                       its file name, a group that no rule announced); never the user's fault

A :class:`Fout` is not an exception but a record: one thing that is wrong in one place, in Dutch. Records are
collected and reported together, so that one bad row never hides the next.
None of these derives from ``ValueError``: a framework that turns value errors into answers must not see them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fout:
    """One fault in the input.

    ``rij`` is the row number as a spreadsheet shows it (the header is row 1), 0 when the fault concerns the whole
    file. ``waarde`` is what was read, ``None`` when it may not be repeated (personal data) or when there is none.
    """

    bestand: str
    rij: int
    kolom: str
    wat: str
    toegestaan: str = ""
    waarde: str | None = None

    def regel(self) -> str:
        """Return the record as one line of Dutch text."""
        plaats = [self.bestand]
        if self.rij:
            plaats.append(f"rij {self.rij}")
        if self.kolom:
            soort = "sleutel" if self.bestand.endswith(".toml") else "kolom"
            plaats.append(f"{soort} {self.kolom}")
        waarde = f" (gelezen: '{self.waarde}')" if self.waarde is not None else ""
        remedie = f". Toegestaan: {self.toegestaan}" if self.toegestaan else ""
        return f"{', '.join(plaats)}: {self.wat}{waarde}{remedie}"


class UitstroommatchFout(Exception):
    """Root of every error that this project raises on purpose."""


class InvoerFout(UitstroommatchFout):
    """The input is wrong. ``fouten`` holds every fault, in order of file, row and column."""

    def __init__(self, fouten: Iterable[Fout]) -> None:
        self.fouten = tuple(sorted(set(fouten), key=lambda f: (f.bestand, f.rij, f.kolom, f.wat)))
        super().__init__("\n".join(fout.regel() for fout in self.fouten))


class OntbrekendeGegevens(UitstroommatchFout):
    """Data that is shipped with the program is missing."""


class ControleFout(UitstroommatchFout):
    """A plan that was made here did not pass the solver-free check, and was not handed out."""


class WijzigingFout(UitstroommatchFout):
    """A change that cannot be made to this dossier and policy: something unknown, or decisions that cannot hold."""


class Gestopt(UitstroommatchFout):
    """A computation was stopped before there was any answer."""


class GeenToegang(UitstroommatchFout):
    """The asker may not do this."""


class NietGevonden(UitstroommatchFout):
    """There is no such thing, or not for this asker: the two look the same on purpose."""


class Conflict(UitstroommatchFout):
    """What was asked cannot be done as things stand."""


class DienstFout(UitstroommatchFout):
    """The service cannot start or go on."""


class BronFout(UitstroommatchFout):
    """A source outside, such as a map service, does not answer, or not as it should; the text says what to do."""


class DoelFout(UitstroommatchFout):
    """The place to write to cannot be used: it is there already, or may not be written."""


class OpbouwFout(UitstroommatchFout):
    """The program is put together wrongly: an id that is not its file name, a group nobody announced."""
