"""What the call graph reaches in tests/data/reach.dex, and what it must not."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from analyzer.apk.dex import read_dex
from analyzer.apk.model import Component, Manifest, MetaData, PackageContents
from analyzer.callgraph.build import CallGraph, build_graph
from analyzer.program.build import build_program
from analyzer.program.framework import load_framework

DATA = Path(__file__).parents[1] / "data"

REACHED = (
    "overrideOfMade",  # virtual dispatch to an instantiated subclass
    "superCalled",  # invoke-super, exactly
    "privateHelper",  # invoke-direct
    "inheritedByMade",  # a method that the instantiated class inherits
    "viaInterface",  # interface dispatch
    "defaultMethod",  # default method of an interface
    "runOfMade",  # callback: a framework interface on an instantiated class
    "clinitByStatic",  # static initialiser, by a static field
    "missingParent",  # below a superclass that is nowhere: any overridable method may be a callback
    "click",  # android:onClick of a layout
    "bootReceiver",
    "providerCreate",
    "appCreate",
    "metaInit",  # class named by a provider's meta-data
    "layoutView",  # class named in a layout
)
NOT_REACHED = (
    "namedByString",  # an instance method of a class that is found by name and never made
    "literalMade",  # the class of a literal that goes nowhere
    "enabledByCode",  # a disabled component whose class literal goes nowhere
    "javascript",  # @JavascriptInterface on an object that no web view gets
    "lookedUp",  # a method that is looked up and never invoked
    "baseOverridden",  # the base method, overridden in the only instantiated class
    "overrideOfUnmade",  # the override of a class that nothing instantiates
    "runOfUnmade",
    "clinitUntouched",
    "deadStatic",
    "namedElsewhere",  # a string that names a class where nothing is loaded by name
    "notClick",
    "literalOfAbstract",  # of an abstract class there is no instance
    "notLookedUp",
    "notJavascript",
    "disabledComponent",
)


def _manifest() -> Manifest:
    return Manifest(
        package="reach",
        min_sdk=24,
        target_sdk=33,
        application_class="reach.App",
        components=(
            Component(kind="activity", name="reach.Start", exported=True),
            Component(kind="receiver", name="reach.Boot", exported=True),
            Component(kind="provider", name="reach.Store", meta_data=(MetaData(name="reach.Starter"),)),
            Component(kind="service", name="reach.Disabled", enabled=False),
            Component(kind="service", name="reach.EnabledLater", enabled=False),
        ),
    )


@cache
def graph() -> CallGraph:
    dexes, gaps = read_dex("classes.dex", (DATA / "reach.dex").read_bytes())
    assert gaps == ()
    program, gaps = build_program(dexes, load_framework(), 24, 7)
    assert gaps == ()
    contents = PackageContents(class_names_in_xml=("reach.Picture",), on_click_names=("clicked",))
    return build_graph(program, _manifest(), contents)


def mark(name: str) -> int:
    return graph().program.find_method("Lreach/Mark;", name, "()V")


@pytest.mark.parametrize("name", REACHED)
def test_reached(name: str) -> None:
    assert mark(name) >= 0
    assert graph().live[mark(name)]


@pytest.mark.parametrize("name", NOT_REACHED)
def test_not_reached(name: str) -> None:
    assert mark(name) >= 0
    assert not graph().live[mark(name)]


def test_every_mark_has_an_expectation() -> None:
    program = graph().program
    defined = {program.method_name(int(m)) for m in program.methods_of(program.find_type("Lreach/Mark;"))}
    assert defined == set(REACHED) | set(NOT_REACHED)


def test_a_path_starts_at_an_entry_and_ends_at_the_method() -> None:
    found = graph()
    steps = [(found.program.method_name(m), how) for m, how, _ in found.path(mark("privateHelper"))]
    assert steps == [("onCreate", "entry"), ("act", "dispatch"), ("helper", "call"), ("privateHelper", "call")]
    first = found.path(mark("privateHelper"))[0][0]
    assert found.entry(first) == ("activity", "reach.Start")


def test_a_callback_is_reached_from_where_its_object_is_handed_over() -> None:
    found = graph()
    steps = [(found.program.signature(m), how) for m, how, _ in found.path(mark("runOfMade"))]
    assert steps[0][0].startswith("Lreach/Start;->onCreate")
    assert steps[1][0].startswith("Lreach/Start;->post")
    assert steps[2] == ("Lreach/Task;->run()V", "callback")


def test_each_step_of_a_path_is_a_site_in_the_step_before() -> None:
    found = graph()
    methods = found.program.methods
    for name in REACHED:
        steps = found.path(mark(name))
        assert steps[0][1] == "entry"
        for (caller, _, _), (_, how, row) in pairwise(steps):
            if how in ("call", "dispatch"):
                assert methods.first[caller] <= row < methods.end[caller]


def test_nothing_has_a_path_that_is_not_reached() -> None:
    assert graph().path(mark("deadStatic")) == ()
    assert graph().path(-1) == ()


def test_the_same_input_gives_the_same_paths() -> None:
    first = {name: graph().path(mark(name)) for name in REACHED}
    graph.cache_clear()
    assert {name: graph().path(mark(name)) for name in REACHED} == first
