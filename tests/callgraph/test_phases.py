"""Phases over small graphs made by hand: methods are those of the framework's table, which have names and owners."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from analyzer.apk.dex import read_dex
from analyzer.apk.model import Component, IntentFilter, Manifest, MetaData
from analyzer.callgraph.build import HOW, CallGraph, Edges, Entry
from analyzer.callgraph.events import BIT, load_events
from analyzer.callgraph.phases import Phases, find_phases
from analyzer.program.build import Program, build_program
from analyzer.program.constants import Constants
from analyzer.program.framework import load_framework

DATA = Path(__file__).parents[1] / "data"


Edge = tuple[int, int, str] | tuple[int, int, str, int] | tuple[int, int, str, int, str]


@cache
def program() -> Program:
    dexes, _ = read_dex("classes.dex", (DATA / "phases.dex").read_bytes())
    return build_program(dexes, load_framework(), 24, 7)[0]


def m(text: str) -> int:
    """A method by ``Class.name``: the first of the framework's that has the name."""
    cls, _, name = text.rpartition(".")
    names = program().symbols.methods
    type_, string = program().find_type(cls), program().symbols.strings.find(name)
    found = ((names.owner == type_) & (names.name == string)).nonzero()[0]
    assert len(found), text
    return int(found[0])


def t(descriptor: str) -> int:
    return program().find_type(descriptor)


RUN, CALL = m("Ljava/lang/Runnable;.run"), m("Ljava/util/concurrent/Callable;.call")
CREATE = m("Landroid/app/Activity;.onCreate")
CLICK = m("Landroid/view/View$OnClickListener;.onClick")
APP = m("Landroid/app/Application;.onCreate")
SERVICE = m("Landroid/app/Service;.onCreate")
QUERY, STORE = m("Landroid/content/ContentProvider;.query"), m("Landroid/content/ContentProvider;.onCreate")
LEAF, TWIG = m("Ljava/lang/Object;.notify"), m("Ljava/lang/Object;.notifyAll")
TASK = m("Ljava/util/TimerTask;.run")

PENDING = "(Landroid/content/Context;ILandroid/content/Intent;I)Landroid/app/PendingIntent;"
REPEATING = "(IJJLandroid/app/PendingIntent;)V"
LAUNCH = IntentFilter(actions=("android.intent.action.MAIN",), categories=("android.intent.category.LAUNCHER",))
MANIFEST = Manifest(
    package="p",
    components=(
        Component(kind="activity", name="p.Main", filters=(LAUNCH,)),
        Component(kind="activity", name="p.Open", exported=True),
        Component(kind="service", name="p.Back"),
        Component(kind="provider", name="p.Store"),
        Component(kind="provider", name="p.Far", process=":far"),
    ),
)


def phases(
    entries: list[Entry],
    edges: list[Edge],
    hubs: int = 0,
    manifest: Manifest = MANIFEST,
    constants: Constants | None = None,
) -> Phases:
    """``edges``: (caller, callee, how, row, type of ``via``); hubs are numbered after the methods."""
    nodes = program().symbols.methods.count + hubs
    full = [(*edge, *(-1, "")[len(edge) - 3 :]) for edge in edges]
    full.sort(key=lambda edge: edge[0])
    first = np.zeros(nodes + 1, np.int64)
    np.cumsum(np.bincount([e[0] for e in full], minlength=nodes), out=first[1:])
    columns = Edges(
        first,
        np.array([e[1] for e in full], np.int32),
        np.array([e[3] for e in full], np.int64),
        np.array([HOW.index(e[2]) for e in full], np.uint8),
        np.array([t(e[4]) if e[4] else -1 for e in full], np.int32),
    )
    live = np.ones(nodes - hubs, np.uint8)
    graph = CallGraph(
        program=program(),
        roots=(),
        entry_points=tuple(entries),
        live=live,
        row_live=np.ones(len(program().sites.op), np.uint8),
        instantiated=np.ones(len(program().types.origin), np.uint8),
        doubtful=np.zeros(nodes - hubs, np.uint8),
        edges=columns,
        resolved=np.full(nodes - hubs, -1, np.int32),
    )
    return find_phases(graph, manifest, load_events(), constants)


def hub(number: int = 0) -> int:
    return program().symbols.methods.count + number


MAIN = Entry(CREATE, "activity", "p.Main")


def test_a_call_keeps_the_phase() -> None:
    found = phases([MAIN], [(CREATE, LEAF, "call"), (LEAF, TWIG, "dispatch")])
    assert found.of(TWIG) == ("launch",)
    assert found.path(TWIG, "launch") == ((CREATE, "entry", -1), (LEAF, "call", -1), (TWIG, "dispatch", -1))
    assert found.startup[TWIG]
    assert found.path(TWIG, "user-event") == ()


def test_a_click_is_a_users_event_whoever_registers_it() -> None:
    found = phases(
        [MAIN], [(CREATE, CLICK, "callback", 3, "Landroid/view/View$OnClickListener;"), (CLICK, LEAF, "call")]
    )
    assert found.of(LEAF) == ("user-event",)
    assert not found.startup[LEAF]
    assert found.path(LEAF, "user-event") == ((CREATE, "entry", -1), (CLICK, "callback", 3), (LEAF, "call", -1))
    assert found.start_path(LEAF) == ()


def test_the_same_method_can_run_in_several_phases() -> None:
    found = phases(
        [MAIN, Entry(APP, "application", "")],
        [
            (CREATE, CLICK, "callback", -1, "Landroid/view/View$OnClickListener;"),
            (CLICK, LEAF, "call"),
            (APP, TWIG, "call"),
            (TWIG, LEAF, "call"),
        ],
    )
    assert found.of(LEAF) == ("application", "user-event")
    assert [step[0] for step in found.start_path(LEAF)] == [APP, TWIG, LEAF]


def test_threads_keep_the_phase_and_timers_repeat() -> None:
    found = phases(
        [MAIN],
        [
            (CREATE, RUN, "callback", -1, "Ljava/lang/Runnable;"),
            (CREATE, LEAF, "callback", -1, "Landroid/location/LocationListener;"),
        ],
    )
    assert found.of(RUN) == ("launch",)
    assert found.of(LEAF) == ("repeating",)


def mine(cls: str, name: str, kind: int = 0) -> int:
    """A method that a class of the fixture declares."""
    found = [x for x in program().methods_of(t(f"Lphases/{cls};")).tolist() if program().method_name(x) == name]
    return int(sorted(found, key=program().descriptor)[kind])


def row_of(name: str, proto: str) -> int:
    """The row of the fixture that calls a method."""
    references = [x for x in range(program().symbols.methods.count) if program().signature(x).endswith(name + proto)]
    return int(np.flatnonzero(np.isin(program().sites.ref, references) & (program().sites.op >= 0x6E))[0])


@pytest.mark.parametrize(
    ("name", "proto", "expected"),
    [
        ("Timer;->schedule", "(Ljava/util/TimerTask;J)V", ("launch",)),
        ("Timer;->schedule", "(Ljava/util/TimerTask;JJ)V", ("repeating",)),
        ("->setRepeating", REPEATING, ("repeating",)),
        (
            "ThreadPoolExecutor;->scheduleAtFixedRate",
            "(Ljava/lang/Runnable;JJLjava/util/concurrent/TimeUnit;)Ljava/util/concurrent/ScheduledFuture;",
            ("repeating",),
        ),
    ],
)
def test_the_registering_call_may_say_when(name: str, proto: str, expected: tuple[str, ...]) -> None:
    row = row_of(name, proto)
    assert phases([MAIN], [(CREATE, RUN, "callback", row, "Ljava/lang/Runnable;")]).of(RUN) == expected
    through = phases(
        [MAIN], [(CREATE, hub(), "callback", row), (hub(), RUN, "callback", -1, "Ljava/lang/Runnable;")], 1
    )
    assert through.of(RUN) == expected


def test_a_timer_without_a_delay_runs_at_once_and_its_period_is_known() -> None:
    row = row_of("Timer;->scheduleAtFixedRate", "(Ljava/util/TimerTask;JJ)V")
    edges: list[Edge] = [(CREATE, TASK, "callback", row, "Ljava/util/TimerTask;"), (TASK, LEAF, "call")]
    constants = Constants(program())
    found = phases([MAIN], edges, constants=constants)
    assert found.of(LEAF) == ("launch", "repeating")
    assert found.interval(LEAF, constants) == (60000,)
    assert phases([MAIN], edges).of(LEAF) == ("repeating",)
    plain = row_of("Timer;->schedule", "(Ljava/util/TimerTask;JJ)V")  # its arguments are parameters
    found = phases([MAIN], [(CREATE, TASK, "callback", plain, "Ljava/util/TimerTask;")], constants=constants)
    assert found.of(TASK) == ("repeating",)
    assert found.interval(TASK, constants) == ()
    assert found.interval(CREATE, constants) == ()


def test_what_posts_itself_again_repeats() -> None:
    row = row_of("Handler;->postDelayed", "(Ljava/lang/Runnable;J)Z")
    first: Edge = (CREATE, RUN, "callback", row, "Ljava/lang/Runnable;")
    constants = Constants(program())
    assert phases([MAIN], [first]).of(RUN) == ("launch",)
    found = phases([MAIN], [first, (RUN, RUN, "callback", row, "Ljava/lang/Runnable;")])
    assert found.of(RUN) == ("launch", "repeating")
    assert found.interval(RUN, constants) == (1000,)
    # By a method of its own that posts it the first time as well.
    post: list[Edge] = [(CREATE, TWIG, "call"), (TWIG, RUN, "callback", row, "Ljava/lang/Runnable;")]
    assert phases([MAIN], post).of(RUN) == ("launch",)
    assert phases([MAIN], [*post, (RUN, LEAF, "call"), (LEAF, TWIG, "call")]).of(RUN) == ("launch", "repeating")


def test_an_interval_has_a_unit() -> None:
    row = row_of(
        "->scheduleWithFixedDelay",
        "(Ljava/lang/Runnable;JJLjava/util/concurrent/TimeUnit;)Ljava/util/concurrent/ScheduledFuture;",
    )
    constants = Constants(program())
    found = phases([MAIN], [(CREATE, RUN, "callback", row, "Ljava/lang/Runnable;")], constants=constants)
    assert found.of(RUN) == ("repeating",)
    assert found.interval(RUN, constants) == (120_000,)


@pytest.mark.parametrize(
    ("cls", "name", "expected"),
    [
        ("Landroidx/appcompat/app/Buttons;", "forward", ("user-event",)),
        ("Lphases/Post;", "forward", ("user-event",)),
        ("Lphases/Calls;", "directly", ("launch",)),  # the app calls its listener by itself
    ],
)
def test_a_library_hands_a_users_event_on(cls: str, name: str, expected: tuple[str, ...]) -> None:
    caller = next(x for x in program().methods_of(t(cls)).tolist() if program().method_name(x) == name)
    rows = range(int(program().methods.first[caller]), int(program().methods.end[caller]))
    row = next(row for row in rows if program().sites.op[row] >= 0x6E)
    entry: list[Edge] = [(CREATE, caller, "call")]
    found = phases([MAIN], [*entry, (caller, LEAF, "dispatch", row)])
    assert found.of(LEAF) == expected
    found = phases([MAIN], [*entry, (caller, hub(), "dispatch", row), (hub(), LEAF, "dispatch")], hubs=1)
    assert found.of(LEAF) == expected


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        (("App", "attachBaseContext"), ("attach",)),  # inherited from ContextWrapper, with a row under Application
        (("App", "onCreate"), ("application",)),
        (("App", "getResources"), ("application",)),
        (("App", "onTrimMemory"), ("background",)),
    ],
)
def test_the_application(method: tuple[str, str], expected: tuple[str, ...]) -> None:
    assert phases([Entry(mine(*method), "application", "")], []).of(mine(*method)) == expected


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        (("Main", "attachBaseContext"), ("launch",)),
        (("Main", "onCreate"), ("launch",)),
        (("Main", "onPause"), ("user-event",)),
        (("Main", "onBackPressed"), ("user-event",)),
        (("Main", "onListItemClick"), ("user-event",)),
        (("Main", "onClick", 1), ("user-event",)),  # (View), of the listener
    ],
)
def test_the_launcher_activity(method: tuple[str, str], expected: tuple[str, ...]) -> None:
    assert phases([Entry(mine(*method), "activity", "p.Main")], []).of(mine(*method)) == expected


def test_a_method_that_overrides_nothing_keeps_the_phase_of_its_component() -> None:
    own = mine("Main", "onClick", 0)
    assert program().descriptor(own) == "(I)V"
    assert phases([Entry(own, "activity", "p.Main")], []).of(own) == ("launch",)


def test_services_and_workers_run_in_the_background() -> None:
    for method in (mine("Back", "onCreate"), mine("Back", "onHandleIntent"), mine("Back", "getResources")):
        assert phases([Entry(method, "service", "p.Back")], []).of(method) == ("background",)
    work = mine("Work", "doWork")  # below a class that is nowhere
    assert phases([MAIN], [(CREATE, work, "callback")]).of(work) == ("background",)
    assert phases([MAIN], [(CREATE, work, "callback", -1, "Landroidx/work/Worker;")]).of(work) == ("background",)


def test_a_provider_starts_early_and_answers_when_asked() -> None:
    found = phases([Entry(STORE, "provider", "p.Store"), Entry(QUERY, "provider", "p.Store")], [])
    assert found.of(STORE) == ("provider",)
    assert found.of(QUERY) == ("external",)


def test_another_process_does_not_start_with_the_app() -> None:
    found = phases([Entry(STORE, "provider", "p.Far", ":far")], [])
    assert found.of(STORE) == ("background",)


def test_an_exported_activity_waits_for_others_unless_the_app_starts_it() -> None:
    other = Entry(CREATE, "activity", "p.Open")
    assert phases([other], []).of(CREATE) == ("external",)
    found = phases([Entry(APP, "application", ""), other], [(APP, CREATE, "intent")])
    assert found.of(CREATE) == ("application", "external")


def test_a_service_runs_when_it_is_started_and_in_the_background() -> None:
    found = phases([MAIN], [(CREATE, SERVICE, "intent", -1, "Landroid/app/Service;")])
    assert found.of(SERVICE) == ("launch", "background")


def test_mentioning_an_activity_does_not_start_it() -> None:
    found = phases([Entry(APP, "application", "")], [(APP, CREATE, "callback", -1, "Landroid/app/Activity;")])
    assert found.of(CREATE) == ()


def test_an_alarm_says_when_the_intent_is_sent_that_was_made_before() -> None:
    made, rings = row_of("PendingIntent;->getBroadcast", PENDING), row_of("->setRepeating", REPEATING)
    receive = m("Landroid/content/BroadcastReceiver;.onReceive")
    later: list[Edge] = [(CREATE, receive, "intent", made)]
    assert phases([MAIN], later).of(receive) == ("background",)
    assert phases([MAIN], [*later, (CREATE, receive, "intent", rings)]).of(receive) == ("repeating",)


def test_below_a_class_that_is_nowhere_only_the_familys_methods_are_called() -> None:
    assert phases([Entry(mine("Base", "onCreate"), "activity", "p.Main")], []).of(mine("Base", "onCreate")) == (
        "launch",
    )
    pick = mine("Base", "pick")
    assert phases([Entry(pick, "activity", "p.Main")], []).of(pick) == ()
    assert phases([MAIN], [(CREATE, pick, "callback")]).of(pick) == ()


def test_initialisers_of_the_start_up_library_run_with_its_provider() -> None:
    owner = program().type_name(int(program().symbols.methods.owner[CALL]))[1:-1].replace("/", ".")
    with_meta = Component(kind="provider", name="p.Init", meta_data=(MetaData(name=owner, value="androidx.startup"),))
    found = phases([Entry(CALL, "meta-data", "")], [], manifest=Manifest(package="p", components=(with_meta,)))
    assert found.of(CALL) == ("provider",)
    assert phases([Entry(CALL, "meta-data", "")], []).of(CALL) == ()


def test_a_test_runner_is_no_run_of_the_app() -> None:
    runner = m("Landroid/app/Instrumentation;.onCreate")
    assert phases([Entry(runner, "instrumentation", "p.Runner")], [(runner, LEAF, "call")]).of(LEAF) == ()


def test_a_hub_is_part_of_a_step_and_a_wide_one_is_avoided() -> None:
    targets = [m(f"Landroid/view/View;.{name}") for name in ("onDraw", "onMeasure", "onLayout", "bringToFront")]
    targets += [m(f"Landroid/widget/TextView;.{name}") for name in ("append", "beginBatchEdit", "didTouchFocusSelect")]
    targets += [m("Landroid/widget/Toast;.show"), m("Landroid/widget/Toast;.cancel")]
    edges: list[Edge] = [(CREATE, hub(), "dispatch", 4), (hub(), LEAF, "dispatch")]
    edges += [(hub(), target, "dispatch") for target in targets]
    found = phases([MAIN], edges, hubs=1)
    assert found.path(LEAF, "launch") == ((CREATE, "entry", -1), (LEAF, "dispatch", 4))
    found = phases([MAIN], [*edges, (CREATE, TWIG, "call", 1), (TWIG, RUN, "call", 2), (RUN, LEAF, "call", 3)], hubs=1)
    assert [step[0] for step in found.path(LEAF, "launch")] == [CREATE, TWIG, RUN, LEAF]


def plain_row(number: int) -> int:
    """One of the rows of calls that register nothing."""
    method = mine("Calls", "plain")
    return int(program().methods.first[method]) + number


def test_what_one_of_many_targets_suggests_gives_way_to_what_is_known() -> None:
    classes = (
        "Button",
        "CheckBox",
        "EditText",
        "GridView",
        "ImageView",
        "ListView",
        "RadioButton",
        "SeekBar",
        "Switch",
    )
    edges: list[Edge] = [(CREATE, hub(), "dispatch", plain_row(1)), (hub(), RUN, "dispatch")]
    edges += [(hub(), m(f"Landroid/widget/{cls};.getAccessibilityClassName"), "dispatch") for cls in classes]
    edges += [(RUN, LEAF, "call")]
    found = phases([MAIN], edges, hubs=1)
    assert found.of(LEAF) == ("launch",)
    assert found.start_path(LEAF) == ((CREATE, "entry", -1), (RUN, "dispatch", plain_row(1)), (LEAF, "call", -1))
    clicked: list[Edge] = [
        (CREATE, CLICK, "callback", plain_row(2), "Landroid/view/View$OnClickListener;"),
        (CLICK, RUN, "call"),
    ]
    found = phases([MAIN], [*edges, *clicked], hubs=1)
    assert found.of(LEAF) == ("user-event",)
    assert found.start_path(LEAF) == ()
    assert [step[0] for step in found.path(LEAF, "user-event")] == [CREATE, CLICK, RUN, LEAF]
    assert found.reach_without().live[LEAF]  # a walk that must miss nothing counts it


def test_one_component_with_many_methods_is_no_choice() -> None:
    names = (
        "onCreate onStart onResume onPostCreate onPostResume onAttachedToWindow onContentChanged onCreateView onStop"
    )
    start = row_of("Context;->startActivity", "(Landroid/content/Intent;)V")
    edges: list[Edge] = [(APP, m(f"Landroid/app/Activity;.{name}"), "intent", start) for name in names.split()]
    assert phases([Entry(APP, "application", "")], edges).of(CREATE) == ("application",)


def test_an_intent_that_is_only_handed_about_starts_nothing() -> None:
    edges: list[Edge] = [(APP, CREATE, "intent", plain_row(1))]
    assert phases([Entry(APP, "application", "")], edges).of(CREATE) == ()


def test_a_callback_behind_a_hub() -> None:
    via = "Landroid/view/View$OnClickListener;"
    found = phases([MAIN], [(CREATE, hub(), "callback", 4, via), (hub(), CLICK, "callback", -1, via)], hubs=1)
    assert found.of(CLICK) == ("user-event",)
    assert found.path(CLICK, "user-event") == ((CREATE, "entry", -1), (CLICK, "callback", 4))


def test_reach_without_rows_and_methods() -> None:
    edges: list[Edge] = [
        (CREATE, TWIG, "call", 1),
        (TWIG, LEAF, "call", 2),
        (CREATE, LEAF, "call", 3),
        (CREATE, CLICK, "callback", 4, "Landroid/view/View$OnClickListener;"),
        (CLICK, RUN, "call", 5),
    ]
    found = phases([MAIN], edges)
    assert found.reach_without().path(LEAF) == ((CREATE, "entry", -1), (LEAF, "call", 3))
    assert not found.reach_without().live[RUN]  # a user's event stands before it
    left = found.reach_without([3])
    assert left.live[LEAF]
    assert left.path(LEAF) == ((CREATE, "entry", -1), (TWIG, "call", 1), (LEAF, "call", 2))
    assert not found.reach_without([2, 3]).live[LEAF]
    assert not found.reach_without([3], [TWIG]).live[LEAF]
    assert not found.reach_without(blocked_methods=[CREATE]).live.any()
    assert found.reach_without(phases=BIT["user-event"]).live.sum() == 0


def test_a_cycle_and_an_empty_graph() -> None:
    found = phases([MAIN], [(CREATE, LEAF, "call"), (LEAF, CREATE, "call"), (LEAF, LEAF, "call")])
    assert found.of(LEAF) == ("launch",)
    assert phases([], []).startup.sum() == 0
