"""A budget that runs out is said; nothing is read or written outside the arrays."""

from dataclasses import replace

import numpy as np
import pytest

from analyzer.apk import kernels as sweeping
from tests.callgraph.test_reach import graph


def test_a_graph_that_was_not_followed_to_the_end_has_a_gap() -> None:
    found = graph()
    assert found.gaps == ()
    (gap,) = replace(found, whole=False).gaps
    assert gap.blocks_code


@pytest.mark.parametrize("budget", [0, 5, 9, 10, 14, 25, 1000])
def test_a_sweep_that_skips_a_large_method_has_room_for_the_small_ones(budget: int) -> None:
    """Forged methods share code: some do not fit into the budget, later and smaller ones do."""
    code = np.zeros(64, np.uint8)
    code[0:40:4] = 0x1A  # ten const-string of two units each
    data = code.copy()
    start = np.zeros(9, np.int64)
    units = np.array([4, 20, 4, 20, 2, 2, 2, 2, 2], np.int64)
    state = np.zeros(9, np.uint8)
    first, pc, op, _ = sweeping.sweep(data, start, units, state, sweeping.WIDTHS, sweeping.INTEREST, budget)
    swept = int(units[state != sweeping.METHOD_BUDGET].sum())
    assert swept <= budget
    assert first[-1] == len(pc) == len(op) == swept // 2
    assert (op == 0x1A).all()
