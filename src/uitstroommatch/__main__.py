"""``python -m uitstroommatch``."""

from uitstroommatch.cli import main

main()
