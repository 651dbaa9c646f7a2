"""The command line: ``commands`` are thin shells over the service, ``screen`` is what a person sees."""

from uitstroommatch.cli.commands import main

__all__ = ["main"]
