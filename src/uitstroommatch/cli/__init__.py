"""The command line: ``commands`` are thin shells over the product, ``serving`` over the service, ``screen`` is what a
person sees.
"""

from uitstroommatch.cli import serving  # adds its commands
from uitstroommatch.cli.commands import main

__all__ = ["main", "serving"]
