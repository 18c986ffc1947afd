"""What enters a package: what the framework runs by itself, and not what code registers."""

import pytest

from tests.callgraph.test_doubtful import graph


@pytest.mark.parametrize(("case", "alive"), [("callbacks-click-this", 1), ("callbacks-click-this-not-registered", 0)])
def test_a_listener_that_a_component_is_as_well_is_no_entry(case: str, alive: int) -> None:
    found = graph(case)
    names = {found.program.method_name(entry.method) for entry in found.entry_points}
    click = found.program.find_method("Lp/Main;", "onClick", "(Landroid/view/View;)V")
    assert "onCreate" in names
    assert "onClick" not in names
    assert found.live[click] == alive
