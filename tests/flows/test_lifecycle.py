"""In which order the framework runs the methods of one object: tests/data/walks.dex and a saved state."""

import pytest

from analyzer.flows.lifecycle import Lifecycle
from bench.pattern_cases import BUILT
from tests.flows.linked import method
from tests.flows.searched import Prepared, prepared, prepared_package

MAIN = "Lapp/walks/Main;"


def walks() -> Prepared:
    return prepared("walks", "app.walks")


def lifecycle() -> Lifecycle:
    return walks().search.lifecycle


def names(methods: tuple[int, ...]) -> set[str]:
    program = walks().seen.code.program
    owners = {program.type_name(int(program.symbols.methods.owner[one])) for one in methods}
    assert owners <= {MAIN}
    return {program.method_name(one) for one in methods}


def later(name: str, cls: str = MAIN) -> set[str]:
    return names(lifecycle().later(method(walks().seen.code, cls, name)))


def test_the_beginning_comes_once_and_first() -> None:
    assert later("<init>") == {"onCreate", "onResume", "onPause", "onDestroy"}
    assert later("onCreate") == {"onResume", "onPause", "onDestroy"}


def test_the_middle_comes_again() -> None:
    assert later("onResume") == later("onPause") == {"onResume", "onPause", "onDestroy"}


def test_after_the_end_comes_nothing() -> None:
    assert later("onDestroy") == set()


def test_what_code_runs_itself_has_no_place_in_it() -> None:
    assert later("save") == set()
    code = walks().seen.code
    assert not lifecycle().is_entered(method(code, MAIN, "save"))
    assert lifecycle().is_entered(method(code, MAIN, "onPause"))
    assert not lifecycle().is_entered(method(code, "Lapp/walks/Leaks;", "called"))


def test_a_callback_of_another_class_is_none_of_these() -> None:
    code = walks().seen.code
    click = method(code, "Lapp/walks/Main$1;", "onClick")
    assert lifecycle().is_entered(click)
    assert lifecycle().later(click) == (click,)


def test_of_a_class_what_comes_first_is_left_out() -> None:
    program = walks().seen.code.program
    assert names(tuple(lifecycle().of_class(program.find_type(MAIN)))) == {"onResume", "onPause", "onDestroy"}


def test_without_a_saved_state_the_same_method_gets_the_same_object() -> None:
    pause = method(walks().seen.code, MAIN, "onPause")
    assert list(lifecycle().given_again(pause, 0)) == [(pause, 0)]


def test_receivers_of_one_class_are_the_same_object() -> None:
    bindings, code = walks().search.bodies.bindings, walks().seen.code
    pairs = {frozenset(pair) for pair in lifecycle().same_objects()}
    resume, destroy = (bindings.parameter(method(code, MAIN, name), 0) for name in ("onResume", "onDestroy"))
    reached, grown = {resume}, True
    while grown:
        more = set().union(*(pair for pair in pairs if pair & reached)) - reached
        reached |= more
        grown = bool(more)
    assert destroy in reached
    assert bindings.parameter(method(code, "Lapp/walks/Main$1;", "onClick"), 0) not in reached


@pytest.mark.parametrize("restoring", ["onCreate"])
def test_a_saved_state_is_handed_to_what_restores_it(restoring: str) -> None:
    with prepared_package(BUILT / "flows-saved-instance-state.apk") as one:
        assert one is not None
        code = one.seen.code
        saves, restores = (method(code, "Lp/Main;", name) for name in ("onSaveInstanceState", restoring))
        assert (restores, 1) in set(one.search.lifecycle.given_again(saves, 1))
        node = one.search.bodies.bindings.parameter
        assert (node(saves, 1), node(restores, 1)) in set(one.search.lifecycle.same_objects())
