"""The benchmarks: ours beside what else a user could pick, on made-up dossiers, every plan checked without a solver.

``python -m tests.benchmarks --help`` from the top of the tree; docs/benchmarks.md says what is measured and how.

Every contestant has processes of its own, because ``highspy`` and ``ortools`` cannot be loaded in one.
"""
