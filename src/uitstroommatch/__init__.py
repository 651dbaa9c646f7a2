"""Place people who flow out of shelter and protected living in homes, by explicit rules."""

from importlib.metadata import version

__version__ = version("uitstroommatch")
