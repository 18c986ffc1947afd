"""Which code receives what other code sends: broadcasts, messages, answers."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from analyzer.flows.bindings import bind, with_messages
from analyzer.flows.keys import Keys
from analyzer.flows.messages import CALLBACK, INTENT, Messages
from analyzer.flows.models import Models
from bench.pattern_cases import BUILT
from tests.flows.searched import RULES, Prepared, prepared, prepared_package


def pairs(one: Prepared) -> set[tuple[str, str, int]]:
    """(called method, ``Class.method`` that is run, how) of what one package sends itself."""
    code, values = one.seen.code, one.search.bodies.bindings.values
    bindings = bind(code.graph, values)
    models = Models(code.program, RULES.models)
    triples = Messages(bindings, models, Keys(bindings, code.constants)).found()
    assert list(triples) == sorted(set(triples))
    program, found = code.program, set()
    for statement, callee, how in triples:
        owner = program.type_name(int(program.symbols.methods.owner[callee])).rpartition("/")[2][:-1]
        called = program.method_name(int(program.sites.ref[values.row[statement]]))
        found.add((called, f"{owner}.{program.method_name(callee)}", how))
    return found


@contextmanager
def sample(name: str) -> Iterator[Prepared]:
    with prepared_package(BUILT / f"flows-{name}.apk") as one:
        assert one is not None
        yield one


def walks() -> set[tuple[str, str, int]]:
    return pairs(prepared("walks", "app.walks"))


def test_a_broadcast_reaches_the_receivers_of_its_action() -> None:
    assert ("sendBroadcast", "Main$Wanted.onReceive", CALLBACK) in walks()
    assert ("sendBroadcast", "Main$Unwanted.onReceive", CALLBACK) not in walks()


def test_an_action_that_is_not_known_may_be_any() -> None:
    assert ("sendBroadcast", "Main$Any.onReceive", CALLBACK) in walks()


def test_a_message_reaches_the_handler_of_a_messenger() -> None:
    assert ("send", "Main$Reader.handleMessage", CALLBACK) in walks()


def test_nothing_else_is_paired() -> None:
    assert {callee for _, callee, _ in walks()} == {
        "Main$Wanted.onReceive", "Main$Any.onReceive", "Main$Reader.handleMessage",
    }  # fmt: skip


def test_an_answer_reaches_who_asked() -> None:
    with sample("activity-result") as one:
        assert ("setResult", "Main.onActivityResult", CALLBACK) in pairs(one)


@pytest.mark.parametrize("name", ["receiver-not-registered", "extra-key"])
def test_where_nothing_is_sent_or_received_nothing_is_paired(name: str) -> None:
    with sample(name) as one:
        assert not {callee for called, callee, _ in pairs(one) if called.startswith("send") and "onReceive" in callee}


def test_pairs_join_the_bindings_once() -> None:
    one = prepared("walks", "app.walks")
    bindings = bind(one.seen.code.graph, one.search.bodies.bindings.values)
    triple = (5, 7, INTENT)
    more = with_messages(bindings, [triple])
    assert len(more.handed[0]) == len(bindings.handed[0]) + 1
    assert more.framework_targets[5] == [(7, INTENT)]
    assert (5, INTENT) in more.framework_callers[7]
    again = with_messages(more, [triple])
    assert len(again.handed[0]) == len(more.handed[0])
    assert len(with_messages(bindings, []).handed[0]) == len(bindings.handed[0])
