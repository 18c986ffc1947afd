"""The measurements of the call graph: their arithmetic, and their oracle on pattern cases."""

import importlib
from pathlib import Path

import numpy as np
import pytest

from bench import graph, growth
from bench.stages import GRAPH_STEPS, LINK_STEPS, watched

BUILT = Path(__file__).parents[2] / "samples" / "patterns" / "built"


@pytest.mark.parametrize("place", [p for table in (GRAPH_STEPS, LINK_STEPS) for ps in table.values() for p in ps])
def test_what_is_watched_is_where_it_is_looked_for(place: tuple[str, str]) -> None:
    assert callable(getattr(importlib.import_module(place[0]), place[1]))


def test_watching_counts_and_leaves_no_trace() -> None:
    before = growth.exponent
    with watched({"fit": [("bench.growth", "exponent")]}) as seconds:
        assert growth.exponent is not before
        growth.exponent([(1, 1.0), (2, 2.0)])
    assert seconds["fit"] > 0
    assert growth.exponent is before


def test_the_exponent_is_the_slope_of_the_logarithms() -> None:
    assert growth.exponent([(1000, 1.0), (10_000, 10.0), (100_000, 100.0)]) == pytest.approx(1)
    assert growth.exponent([(1000, 1.0), (10_000, 100.0)]) == pytest.approx(2)
    assert growth.exponent([(1000, 1.0), (1000, 3.0)]) == 0


def test_a_size_is_met_by_as_many_packages_as_come_near() -> None:
    names = ["callbacks-click-registered", "callbacks-click-not-registered"]
    packages = [BUILT / f"{name}.apk" for name in names]
    one = growth._methods(growth._classes(packages), [0])
    assert growth.choose(packages, [one]) == [tuple(packages)]  # the same classes: the second adds nothing
    assert growth._methods(growth._classes(packages), [0, 1]) < 2 * one


def test_an_unregistered_listener_is_silent_and_rapid_type_analysis_calls_it() -> None:
    found = graph.measure(BUILT / "callbacks-click-not-registered.apk", 0)
    assert found["callbacks"]["silent"] == [("Landroid/view/View$OnClickListener;->onClick", 1)]
    assert found["reach"]["only_rapid"] >= 1
    assert found["reach"]["only_here"] == 0


def test_a_registered_listener_is_called_back() -> None:
    found = graph.measure(BUILT / "callbacks-click-registered.apk", 0)
    assert found["callbacks"]["share"] == 1
    assert found["callbacks"]["silent"] == []


def test_widths_are_summed_up_with_bands_that_hold_every_call() -> None:
    summary = graph._summary(np.array([0, 1, 1, 3, 250], np.int64))
    assert summary["bands"] == [1, 2, 1, 0, 0, 0, 1]
    assert summary["mean"] == 51
    assert summary["one"] == 0.4
