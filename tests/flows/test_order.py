"""What can run after what: in hand-made blocks, in tests/data/statements.dex, and by comparison with a plain walk."""

import random

import pytest

from analyzer.flows.kernels_state import CALL, CATCH, RETURN, SLOAD, SSTORE, TEXT, THROW
from analyzer.flows.order import ANY_TIME, END, ENTRY, Order, Orders
from tests.flows.statements import Graph, value_graph

CASES = "Lstatements/Cases;"
DIAMOND = Order([0, 4, 8, 10], [2, 6, 8, 12], [[1, 2], [3], [3], []])
LOOP = Order([0, 4, 8], [2, 6, 10], [[1], [1, 2], []])
"""The block in the middle leads to itself."""


def test_after_follows_the_blocks() -> None:
    assert DIAMOND.after(0, 2)
    assert not DIAMOND.after(2, 0)
    assert not DIAMOND.after(2, 2)  # no loop leads back
    assert DIAMOND.after(4, 12)
    assert not DIAMOND.after(4, 8)
    assert not DIAMOND.after(8, 4)
    assert not DIAMOND.after(12, 0)
    assert DIAMOND.exits == (12,)


def test_a_loop_brings_everything_in_it_back() -> None:
    assert LOOP.after(6, 4)
    assert LOOP.after(4, 4)
    assert not LOOP.after(4, 2)
    assert not LOOP.after(10, 6)
    assert LOOP.exits == (10,)


def test_words_instead_of_positions() -> None:
    assert DIAMOND.after(ENTRY, 0)
    assert DIAMOND.after(ANY_TIME, 0)
    assert not DIAMOND.after(END, 12)
    assert DIAMOND.after_without(ENTRY, 0, {0, 2})
    assert not DIAMOND.after_without(ENTRY, 2, {0})
    assert DIAMOND.after_without(ANY_TIME, 2, {0})  # nothing is surely gone
    assert not DIAMOND.after_without(END, 12, {0})


def test_a_kill_on_one_of_two_ways_is_none() -> None:
    assert DIAMOND.after_without(0, 12, {4})
    assert not DIAMOND.after_without(0, 12, {4, 8})
    assert not DIAMOND.after_without(0, 12, {2})
    assert not DIAMOND.after_without(0, 12, {10})


def test_a_kill_before_or_behind_is_none() -> None:
    assert DIAMOND.after_without(2, 12, {0})
    assert DIAMOND.after_without(4, 6, {2, 8, 10})
    assert DIAMOND.after_without(0, 10, {12})


def test_neither_end_is_a_kill() -> None:
    assert DIAMOND.after_without(0, 12, {0, 12})


def test_a_kill_in_a_loop() -> None:
    assert not LOOP.after_without(6, 6, {4})  # on the way round
    assert LOOP.after_without(4, 10, {8}) is False
    assert LOOP.after_without(6, 10, {4})  # straight on
    assert LOOP.after_without(6, 4, {6})
    assert not LOOP.after_without(2, 10, {4})


def test_where_nothing_is_known_everything_may_follow() -> None:
    unknown = Order([], [], [])
    assert unknown.after(7, 3)
    assert unknown.after_without(7, 3, {5})
    assert unknown.exits == ()


def walked(order: list[list[int]], starts: list[int], ends: list[int], before: int, pc: int, kills: set[int]) -> bool:
    """The same by walking single instructions, which are the even numbers."""
    after = {
        at: [at + 2] if at < end else [starts[to] for to in order[block]]
        for block, (start, end) in enumerate(zip(starts, ends, strict=True))
        for at in range(start, end + 1, 2)
    }
    todo, seen = list([starts[0]] if before == ENTRY else after[before]), set()
    while todo:
        at = todo.pop()
        if at == pc:
            return True
        if at not in seen:
            seen.add(at)
            if at not in kills - {before}:
                todo += after[at]
    return False


def test_by_comparison_with_a_walk_over_instructions() -> None:
    """Random graphs of blocks; where ``pc`` is the beginning itself, :meth:`after` says that it has been reached."""
    choose, hits = random.Random(5), 0
    for _ in range(400):
        count = choose.randrange(1, 7)
        ends, starts = list[int](), list[int]()
        for _ in range(count):
            starts.append(ends[-1] + 2 if ends else 0)
            ends.append(starts[-1] + 2 * choose.randrange(3))
        after = [sorted({choose.randrange(count) for _ in range(choose.randrange(3))}) for _ in range(count)]
        order, places = Order(starts, ends, after), range(0, ends[-1] + 1, 2)
        before, pc = choose.choice([ENTRY, *places]), choose.choice(places)
        kills = {choose.choice(places) for _ in range(choose.randrange(4))}
        expected = walked(after, starts, ends, before, pc, kills)
        if before != ENTRY:
            assert order.after(before, pc) == walked(after, starts, ends, before, pc, set())
        if kills - {pc, before}:
            hits += expected
            assert order.after_without(before, pc, kills) == expected, (starts, ends, after, before, pc, kills)
    assert 20 < hits < 300


# The code of statements.dex


def cases() -> Graph:
    return value_graph("statements", "statements")


def orders() -> Orders:
    given = cases().code.graph.given
    assert given is not None
    return Orders(given)


def order_of(name: str) -> tuple[Order, dict[int, list[int]]]:
    """The order of a method, and the positions of its statements by kind."""
    method, places = cases().method(name, CASES), dict[int, list[int]]()
    for s in cases().statements(method):
        places.setdefault(s.kind, []).append(s.pc)
    return orders().of(method), places


def test_one_way_without_the_overwriting_is_enough() -> None:
    order, at = order_of("overwritten")
    (first, second), (read,) = at[SSTORE], at[SLOAD]
    assert order.after(first, read)
    assert order.after_without(first, read, {second})
    assert not order.after_without(first, read, {second, read - 2, 3})  # 3: the branch itself
    assert not order.after(read, first)


def test_a_loop_in_code() -> None:
    order, at = order_of("loop")
    (call,) = at[CALL]
    assert order.after(call, call)
    assert order.exits == tuple(at[RETURN])


def test_a_loop_that_never_ends_has_no_exit() -> None:
    order, at = order_of("endless")
    assert order.exits == ()
    assert order.after(at[CALL][0], at[CALL][0])


def test_a_handler_follows_what_it_guards() -> None:
    order, at = order_of("caught")
    for call in at[CALL]:
        assert order.after(call, at[CATCH][0])
    assert not order.after(at[CATCH][0], at[CALL][0])
    assert len(order.exits) == 2


@pytest.mark.parametrize("name", ["behind", "before"])
def test_a_handler_beside_the_move_of_a_result(name: str) -> None:
    order, at = order_of(name)
    assert order.after(at[CALL][0], at[CATCH][0])
    assert order.after(at[CATCH][0], at[TEXT][0])


@pytest.mark.parametrize("name", ["packed", "sparse"])
def test_a_case_follows_the_switch_and_no_other_case(name: str) -> None:
    order, at = order_of(name)
    default, one = at[TEXT]
    assert order.after(default, one)
    assert not order.after(one, default)
    assert order.after_without(default, at[RETURN][0], {one})


def test_returns_and_throws_are_exits() -> None:
    order, at = order_of("early")
    assert set(at[THROW]) <= set(order.exits)


def test_the_same_order_is_asked_for_twice() -> None:
    method, asked = cases().method("loop", CASES), orders()
    assert asked.of(method) is asked.of(method)
