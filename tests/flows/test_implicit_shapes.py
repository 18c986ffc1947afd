"""Which blocks depend on which branch, in graphs drawn by hand."""

import random

import pytest

from analyzer.flows.implicit_shapes import Shape, post_dominators

DIAMOND = [[1, 2], [3], [3], []]
LOOP = [[1], [2, 3], [1], []]
"""A head (1) that is left for 3 or goes round by 2."""


def shape(ways: list[list[int]], handlers: dict[int, list[int]] | None = None) -> Shape:
    starts = [10 * block for block in range(len(ways))]
    caught = [(handlers or {}).get(block, []) for block in range(len(ways))]
    return Shape(starts, [start + 9 for start in starts], ways, caught)


def test_the_sides_of_a_diamond_depend_on_its_branch() -> None:
    assert shape(DIAMOND).region(0) == {1, 2}
    assert shape(DIAMOND).meetings(0, frozenset({1, 2})) == [3]


def test_a_loop_depends_on_its_own_head_and_the_way_out_does_not() -> None:
    assert shape(LOOP).region(1) == {1, 2}
    assert shape(LOOP).region(0) == set()


def test_the_rest_depends_on_a_branch_to_an_early_return() -> None:
    assert shape([[1, 2], [], [3], []]).region(0) == {1, 2, 3}


def test_what_depends_on_a_branch_inside_depends_on_the_outer_one() -> None:
    nested = [[1, 5], [2, 3], [4], [4], [5], []]
    assert shape(nested).region(1) == {2, 3}
    assert shape(nested).region(0) == {1, 2, 3, 4}


def test_a_handler_depends_on_what_throws_and_what_follows_both_does_not() -> None:
    caught = shape([[1], [2], [4], [4], []], {1: [3]})
    assert caught.handled(1) == {3}
    assert caught.handled(2) == set()
    assert caught.region(1) == set()


def test_an_endless_loop_does_not_keep_anything_from_being_told() -> None:
    endless = shape([[1, 3], [2], [1], []])
    assert endless.region(0) == {1, 2, 3}


def test_the_block_of_a_position() -> None:
    assert [shape(DIAMOND).block(pc) for pc in (0, 9, 10, 39, 99)] == [0, 0, 1, 3, 3]


def test_a_block_may_run_after_itself_only_in_a_loop_but_is_itself() -> None:
    assert shape(LOOP).reaches(2, 1)
    assert not shape(DIAMOND).reaches(1, 2)
    assert shape(DIAMOND).reaches(1, 1)


def on_all_ways(ways: list[list[int]], block: int, other: int) -> bool:
    """Whether no way from a block to an end avoids another."""
    seen, todo = set(), [block]
    while todo:
        at = todo.pop()
        if at == other or at in seen:
            continue
        seen.add(at)
        if not ways[at]:
            return False
        todo += ways[at]
    return True


@pytest.mark.parametrize("seed", range(30))
def test_post_dominators_are_on_all_ways(seed: int) -> None:
    chance = random.Random(seed)
    count = chance.randint(2, 14)
    # One of the ways leads on, so that every block has a way to the end.
    ways = [sorted({chance.randint(block + 1, count - 1), chance.randrange(count)}) for block in range(count - 1)]
    ways.append([])
    nearest = post_dominators(ways)
    for block in range(count):
        chain, at = set(), nearest[block]
        while at != count:
            chain.add(at)
            at = nearest[at]
        assert chain == {other for other in range(count) if other != block and on_all_ways(ways, block, other)}


@pytest.mark.parametrize("seed", range(10))
def test_a_region_is_all_that_depends_on_what_depends(seed: int) -> None:
    chance = random.Random(seed)
    count = 40
    drawn = shape([sorted({block + 1, chance.randrange(block + 1)}) for block in range(count - 1)] + [[]])
    for block in range(count):
        found, todo = set[int](), [block]
        while todo:
            more = set(drawn.controls.get(todo.pop(), ())) - found
            found |= more
            todo += more
        assert drawn.region(block) == found
