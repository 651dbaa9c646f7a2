"""Chance, and the legal ways to write a value."""

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice(Random):
    """Seeded chance."""

    def chance(self, percent: int) -> bool:
        """True in so many cases out of a hundred."""
        return self.randrange(100) < percent

    def odds(self, options: dict[T, int]) -> T:
        """One of the options, by their weights."""
        return self.choices(list(options), list(options.values()))[0]

    def some(self, options: Sequence[T], least: int = 1) -> list[T]:
        """At least so many of the options, in random order."""
        return self.sample(options, self.randint(least, len(options)))

    def number(self, value: int, digits: int) -> str:
        """A whole number of cents or tenths as a decimal number."""
        whole, rest = divmod(value, 10**digits)
        if rest == 0 and self.chance(30):
            return str(whole)
        return f"{whole}{self.choice('.,')}{rest:0{digits}d}"

    def day(self, value: date) -> str:
        """A date, the year first or last."""
        return value.strftime("%d-%m-%Y") if self.chance(20) else value.isoformat()

    def boolean(self, value: bool) -> str:
        """Yes or no."""
        return self.choice(("ja", "ja", "j", "true", "1") if value else ("nee", "nee", "n", "false", "0"))

    def case(self, value: str) -> str:
        """An enumeration value, now and then in another case."""
        return self.choice((value.upper(), value.lower(), value.title())) if self.chance(10) else value

    def cases(self, values: Iterable[str]) -> str:
        """A list of enumeration values."""
        return "|".join(self.case(value) for value in values)
