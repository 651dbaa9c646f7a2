"""The root of everything that leaves the desk, and a page of it."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Model(BaseModel):
    """Root of everything that leaves the desk."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Blad(Model):
    """Which page is asked: at most ``grootte`` items after the cursor ``na``."""

    grootte: int = Field(default=50, ge=1, le=500)
    na: str | None = Field(default=None, max_length=1000)


class Bladzij(Model, Generic[T]):
    """A page. ``volgende`` is the cursor of the next one; ``totaal`` counts only what this asker may see."""

    items: tuple[T, ...]
    volgende: str | None
    totaal: int
