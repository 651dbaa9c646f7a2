"""The command line: ``commands`` are thin shells over the product, ``serving`` over the service, ``borders`` over
official borders; ``screen`` is what a person sees.
"""

from uitstroommatch.cli import borders, serving  # each adds its commands
from uitstroommatch.cli.commands import main

__all__ = ["borders", "main", "serving"]
