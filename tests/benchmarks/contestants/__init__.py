"""One module per stage; each has ``run(order) -> Result`` and is loaded in a process of its own.

A contestant is one stage or two, one after the other: HiGHS and the linear chain get their program from ``builder``,
because the room that builds it also loads OR-Tools.
"""

from __future__ import annotations

from collections.abc import Mapping

STAGES: Mapping[str, tuple[str, ...]] = {
    "ours": ("ours",),
    "repeatable": ("ours",),
    "plain": ("plain",),
    "highs-groups": ("builder", "highs"),
    "highs-single": ("builder", "highs"),
    "greedy": ("greedy",),
    "chain": ("builder", "chain"),
    "phases": ("phases",),
}
"""Stages of each contestant."""

WITHOUT_SEED = {"greedy", "chain", "phases"}
"""Run once per dossier: no luck in it."""

NATIONAL = {"ours", "greedy", "phases"}
"""What a national dossier is given to."""
