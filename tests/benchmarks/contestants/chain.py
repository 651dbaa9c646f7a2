"""The linear chain, a yardstick and no contestant: the linear relaxation of the program, goal after goal.

One model, each solve starting from the basis before it; a goal is then kept at its linear optimum.
"""

from __future__ import annotations

import highspy
import numpy as np

from tests.benchmarks.highs_model import costs, keep, load
from tests.benchmarks.record import Order, Result, Watch
from tests.benchmarks.transport import read

TOLERANCE = 1e-6


def run(order: Order) -> Result:
    """Solve one linear program per goal."""
    arrays = read(order.program)
    watch = Watch()
    columns = len(arrays.lower)
    every = np.arange(columns, dtype=np.int32)
    highs = load(arrays, (), {}, whole=False)
    reached: list[str] = []
    for target in arrays.targets:
        if not target.terms:
            continue
        signed = {column: -target.sign * units for column, units in target.terms.items()}
        highs.changeColsCost(columns, every, costs(columns, signed))
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return Result("failed", watch.seconds, note=f"{target.id}: {highs.getModelStatus()}")
        value = target.constant - target.sign * highs.getInfo().objective_function_value
        reached.append(f"{target.id} {value:.2f}")
        terms, low, high = keep(target, value - target.sign * TOLERANCE * max(1.0, abs(value)))
        index = np.array(list(terms), dtype=np.int32)
        highs.addRow(low, high, len(terms), index, np.array(list(terms.values()), dtype=np.float64))
    watch.lap("solve")
    return Result("linear", watch.seconds, note=", ".join(reached))
