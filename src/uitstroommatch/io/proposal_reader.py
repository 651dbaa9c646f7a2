"""``voorstel.json`` and ``vorig_voorstel.json``: a proposal as it was written before."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io import privacy
from uitstroommatch.io.json_file import read_json, read_text
from uitstroommatch.io.wording import describe, printable

M = TypeVar("M", bound=BaseModel)


class _Paar(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    client_sleutel: str
    woning_id: str


class _Vorig(BaseModel):
    """Of a previous proposal only the pairs count, so that one of an older version can still be read."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    plaatsingen: tuple[_Paar, ...]


def lees_voorstel(path: Path) -> Voorstel:
    """Read a proposal; a name that does not belong in it is a fault.

    Raises:
        InvoerFout: the file cannot be read or is no proposal; it carries every fault.
    """
    return _read(path, Voorstel)


def lees_vorig(path: Path) -> frozenset[tuple[str, str]]:
    """Read the pairs (client, home) of a previous proposal.

    Raises:
        InvoerFout: the file cannot be read or is no proposal; it carries every fault.
    """
    paren = _read(path, _Vorig).plaatsingen
    if any(privacy.is_personal_key(paar.client_sleutel) for paar in paren):
        wat = "bevat een persoonsgegeven; persoonsgegevens worden geweigerd"
        raise InvoerFout([Fout(printable(path.name), 0, "client_sleutel", wat, "pseudoniemen als in clienten")])
    return frozenset((paar.client_sleutel.strip(), paar.woning_id.strip()) for paar in paren)


def _read(path: Path, model: type[M]) -> M:
    read_json(path)  # says on which line the text stops being JSON, and refuses NaN
    fouten: list[Fout] = []
    try:
        return model.model_validate_json(read_text(path), strict=True)
    except ValidationError as exc:
        for error in exc.errors(include_url=False, include_input=False):
            wat, toegestaan = describe(error)
            plek = ".".join(str(part) for part in error["loc"])
            fouten.append(Fout(printable(path.name), 0, printable(plek), wat, toegestaan))
    raise InvoerFout(fouten)
