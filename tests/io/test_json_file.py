"""JSON files are opened with care."""

from __future__ import annotations

from pathlib import Path

import pytest

from uitstroommatch.errors import InvoerFout
from uitstroommatch.io.json_file import read_json, read_text


def test_a_mark_in_front_is_no_content(tmp_path: Path) -> None:
    """Some editors write one."""
    path = tmp_path / "x.json"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}')
    assert read_text(path) == '{"a": 1}'
    assert read_json(path) == {"a": 1}


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", "-Infinity", "[1,]", "'a'", "[" * 100_000, "1" * 5000])
def test_what_is_no_json(tmp_path: Path, text: str) -> None:
    """Numbers that do not exist, loose spelling, nesting or digits without end."""
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(InvoerFout, match="is geen geldige JSON") as caught:
        read_json(path)
    assert caught.value.__cause__ is None


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to do, not what the system said."""

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError

    path = tmp_path / "x.json"
    path.write_text("{}")
    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(InvoerFout, match="is niet te lezen"):
        read_json(path)
