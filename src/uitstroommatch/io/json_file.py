"""JSON files: opened with care, and with one kind of fault for whatever is broken in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.folder import check_file
from uitstroommatch.io.wording import printable


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file.

    Raises:
        InvoerFout: it is missing, no plain file, too large, unreadable, empty or not UTF-8.
    """
    naam = printable(path.name)
    if fouten := check_file(path):
        raise InvoerFout(fouten)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError:
        raise InvoerFout([Fout(naam, 0, "", "is niet te lezen", "een bestand waarop u leesrecht heeft")]) from None
    except UnicodeDecodeError:
        raise InvoerFout([Fout(naam, 0, "", "is geen tekst in UTF-8", "een JSON-bestand in UTF-8")]) from None
    if not text.strip():
        raise InvoerFout([Fout(naam, 0, "", "is leeg", "een JSON-bestand met inhoud")])
    return text


def read_json(path: Path) -> Any:
    """Return the content of a JSON file; NaN and infinity are not JSON.

    Raises:
        InvoerFout: as :func:`read_text`, or it is not JSON.
    """
    try:
        return json.loads(read_text(path), parse_constant=_refuse)
    except json.JSONDecodeError as exc:
        wat = f"is geen geldige JSON (regel {exc.lineno}, teken {exc.colno})"
    except (ValueError, RecursionError):
        wat = "is geen geldige JSON (een getal dat niet bestaat, of te diep genest)"
    raise InvoerFout([Fout(printable(path.name), 0, "", wat, "een geldig JSON-bestand")])


def _refuse(_: str) -> NoReturn:
    raise ValueError
