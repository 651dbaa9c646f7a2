"""The solver's room, the only one that knows OR-Tools.

``tally`` asks rules and goals what each allowed triple adds to which sum; ``reduce`` leaves out triples that cannot
matter, ``merge`` takes identical homes together and ``split`` cuts a country into regions; ``program`` is a plain
integer program (columns, rows, objectives) and ``build`` makes one; ``starter`` gives a plan without a solver;
``session`` runs CP-SAT on a program, ``portfolio`` two styles of it side by side, and ``linear`` the linear bound;
``lexicographic`` goes through the goals in order, ``run`` through the parts, and ``solve`` is the door.
"""

from __future__ import annotations

from uitstroommatch.model.solve import los_onderdeel_op, los_op, onderdelen, voeg_samen

__all__ = ["los_onderdeel_op", "los_op", "onderdelen", "voeg_samen"]
