"""The log of the service: one line of JSON per event, on standard error. No line holds a value of anyone."""

from __future__ import annotations

import logging
import sys

import structlog


def configure() -> None:
    """Write lines of JSON from here on, of level info and above."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="op"),
            structlog.processors.EventRenamer("wat"),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
