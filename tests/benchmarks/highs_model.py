"""A program in HiGHS. Only for processes that never load OR-Tools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import highspy
import numpy as np

from tests.benchmarks.transport import Arrays, Target

THREADS = 2
Cut = tuple[Mapping[int, int], float, float]


def load(arrays: Arrays, cuts: Sequence[Cut], cost: Mapping[int, int], *, whole: bool) -> highspy.Highs:
    """Return HiGHS with the program and extra rows, minimising ``cost``."""
    lp = highspy.HighsLp()
    columns = len(arrays.lower)
    lp.num_col_, lp.num_row_ = columns, len(arrays.row_lower) + len(cuts)
    lp.col_cost_ = costs(columns, cost)
    lp.col_lower_, lp.col_upper_ = arrays.lower, arrays.upper
    lp.row_lower_ = np.concatenate([arrays.row_lower, [low for _, low, _ in cuts]])
    lp.row_upper_ = np.concatenate([arrays.row_upper, [high for _, _, high in cuts]])
    ends = arrays.start[-1] + np.cumsum([len(terms) for terms, _, _ in cuts], dtype=np.int32)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.concatenate([arrays.start, ends]).astype(np.int32)
    index = np.array([column for terms, _, _ in cuts for column in terms], dtype=np.int32)
    value = np.array([units for terms, _, _ in cuts for units in terms.values()], dtype=np.float64)
    lp.a_matrix_.index_ = np.concatenate([arrays.index, index])
    lp.a_matrix_.value_ = np.concatenate([arrays.value, value])
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * columns
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", THREADS)
    if highs.passModel(lp) == highspy.HighsStatus.kError:
        raise RuntimeError("HiGHS refuses the program")
    return highs


def costs(columns: int, terms: Mapping[int, int]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return a weighted sum as one number per column."""
    cost = np.zeros(columns, dtype=np.float64)
    cost[list(terms)] = list(terms.values())
    return cost


def keep(target: Target, value: float) -> Cut:
    """Return the row that keeps a goal at this value (in its own units) or better."""
    if target.sense == "max":
        return target.terms, value - target.constant, np.inf
    return target.terms, -np.inf, value - target.constant
