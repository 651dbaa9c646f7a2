"""A policy file as a text that can be changed key by key; comments, order and spacing stay as people wrote them."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping, Sequence
from datetime import date
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Item

Plek = tuple[str, ...]
"""Where a key stands: its table, and the key itself."""

_BOM = "\ufeff"
_GETAL = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_NL = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)
_JA, _NEE = frozenset({"ja", "j", "true", "1"}), frozenset({"nee", "n", "false", "0"})
_REGEL_VAN_LIJST = re.compile(r'^\s*"(?P<waarde>[^"]+)"\s*,?[ \t]*(?P<commentaar>#[^\r\n]*)', re.MULTILINE)


class Onbruikbaar(Exception):
    """A text that cannot be the value of a key; carries what is wrong and what is allowed."""

    def __init__(self, wat: str, toegestaan: str) -> None:
        super().__init__(wat)
        self.wat, self.toegestaan = wat, toegestaan


class Document:
    """The text of a policy file that was read without faults."""

    def __init__(self, inhoud: bytes) -> None:
        tekst = inhoud.decode("utf-8")
        self._bom = _BOM if tekst.startswith(_BOM) else ""
        self._einde = "\r\n" if "\r\n" in tekst else "\n"
        self._stuk = tomlkit.parse(tekst.removeprefix(_BOM))

    def als_bytes(self) -> bytes:
        """Return the file as it is now."""
        return f"{self._bom}{self._stuk.as_string()}".encode()

    def huidig(self, plek: Plek) -> Any:
        """Return the value of a key, ``None`` when it is not there."""
        hier: Any = self._stuk
        for sleutel in plek:
            if not isinstance(hier, Mapping) or sleutel not in hier:
                return None
            hier = hier[sleutel]
        return hier

    def zet(self, plek: Plek, waarde: Any) -> None:
        """Give a key a value. A new key comes after the last one of its table, before what is said about the next."""
        *tabel, sleutel = plek
        if self.huidig(plek) is None and self._voeg_in(tuple(tabel), sleutel, waarde):
            return
        hier: MutableMapping[str, Any] = self._stuk
        for naam in tabel:
            hier = hier.setdefault(naam, tomlkit.table())
        hier[sleutel] = waarde

    def haal_weg(self, plek: Plek) -> None:
        """Take a key out, if it is there."""
        if self.huidig(plek) is not None:
            del self.huidig(plek[:-1])[plek[-1]]

    def zet_volgorde(self, plek: Plek, waarden: Sequence[str]) -> None:
        """Give a key a list; what was written beside each value moves along with it."""
        oud = self.huidig(plek)
        tekst = oud.as_string() if isinstance(oud, Item) else "\n"
        naast = {een["waarde"]: een["commentaar"].rstrip() for een in _REGEL_VAN_LIJST.finditer(tekst)}
        self.zet(plek, self._lijst(waarden, naast if "\n" in tekst else None))

    def _lijst(self, waarden: Sequence[str], naast: Mapping[str, str] | None) -> Item:
        """Write a list, a line per value when there may be words beside them."""
        delen = {waarde: f"{tomlkit.string(waarde).as_string()}," for waarde in waarden}
        if naast is None:
            return tomlkit.item(list(waarden))
        breedte = max(map(len, delen.values()), default=0) + 2
        regels = [f"    {delen[een].ljust(breedte)}{naast.get(een, '')}".rstrip() for een in waarden]
        return _ontleed(self._einde.join(["[", *regels, "]"]))

    def _voeg_in(self, tabel: Plek, sleutel: str, waarde: Any) -> bool:
        """Write a new key as a line of its table; not when the file has that table in another way."""
        regels = self._stuk.as_string().split(self._einde)
        kop = next((nr for nr, regel in enumerate(regels) if _is_kop(regel, tabel)), None)
        if kop is None:
            return False
        einde = next((nr for nr in range(kop + 1, len(regels)) if regels[nr].startswith("[")), len(regels))
        laatste = max(nr for nr in range(kop, einde) if regels[nr].strip() and not regels[nr].lstrip().startswith("#"))
        nieuw = f"{tomlkit.key(sleutel).as_string()} = {tomlkit.item(waarde).as_string()}"
        try:
            self._stuk = tomlkit.parse(self._einde.join([*regels[: laatste + 1], nieuw, *regels[laatste + 1 :]]))
        except TOMLKitError:
            return False
        return True


def _is_kop(regel: str, tabel: Plek) -> bool:
    return regel.partition("#")[0].strip() == f"[{'.'.join(tabel)}]"


def _ontleed(tekst: str) -> Item:
    item = tomlkit.parse(f"waarde = {tekst}")["waarde"]
    if not isinstance(item, Item):
        raise TypeError("a value is an item")
    return item


# --- what people type ------------------------------------------------------------------------------------------------


def waarde_van(tekst: str, huidig: Any) -> Any:
    """Turn what people typed into a value of the kind that stands there now, or of the kind it looks like.

    Raises:
        Onbruikbaar: it is of another kind than what stands there.
    """
    nu = huidig.unwrap() if isinstance(huidig, Item) else huidig
    if isinstance(nu, bool):
        return _ja_nee(tekst)
    if isinstance(nu, int | float):
        return _getal(tekst)
    if isinstance(nu, date):
        return _datum(tekst)
    if isinstance(nu, list):
        return [deel.strip() for deel in tekst.split("|")]
    return tekst if isinstance(nu, str) else _geraden(tekst)


def _geraden(tekst: str) -> Any:
    if tekst.lower() in ("ja", "nee", "true", "false"):
        return _ja_nee(tekst)
    if _GETAL.fullmatch(tekst):
        return _getal(tekst)
    if _ISO.fullmatch(tekst) or _NL.fullmatch(tekst):
        return _datum(tekst)
    return [deel.strip() for deel in tekst.split("|")] if "|" in tekst else tekst


def _ja_nee(tekst: str) -> bool:
    if tekst.lower() in _JA | _NEE:
        return tekst.lower() in _JA
    raise Onbruikbaar("is geen ja of nee", "ja, nee")


def _getal(tekst: str) -> Item:
    if not _GETAL.fullmatch(tekst):
        raise Onbruikbaar("is geen getal", "een getal, zonder punt tussen duizendtallen")
    heel, punt, rest = tekst.lstrip("+").replace(",", ".").partition(".")
    teken, cijfers = ("-", heel[1:]) if heel.startswith("-") else ("", heel)
    return _ontleed(f"{teken}{cijfers.lstrip('0') or '0'}{punt}{rest}")  # TOML takes no zeros in front


def _datum(tekst: str) -> date:
    try:
        if iso := _ISO.fullmatch(tekst):
            return date(*map(int, iso.groups()))
        if nl := _NL.fullmatch(tekst):
            dag, maand, jaar = map(int, nl.groups())
            return date(jaar, maand, dag)
    except ValueError:
        raise Onbruikbaar("bestaat niet op de kalender", "JJJJ-MM-DD of DD-MM-JJJJ") from None
    raise Onbruikbaar("is geen datum", "JJJJ-MM-DD of DD-MM-JJJJ")
