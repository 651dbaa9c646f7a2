"""What the fork server loads once, so that each computation starts at once: files, the solver, and the explanations."""

from __future__ import annotations

import uitstroommatch.explain.answer
import uitstroommatch.explain.report
import uitstroommatch.jobs.child
import uitstroommatch.model  # noqa: F401
