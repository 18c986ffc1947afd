"""Getters on what was a source already."""

from analyzer.flows.points import RESULT, Sink, Source
from analyzer.flows.sources_echoes import ECHO, echo_sinks, echoing

ACQUIRED = Source(1, 10, RESULT, "location", "last")
LATITUDE = Source(1, 20, RESULT, "location", "latitude", upstream=0)
LONGITUDE = Source(2, 5, RESULT, "location", "longitude", upstream=0)
NAME = Source(2, 9, RESULT, "accounts", "name", upstream=0)
SOURCES = (ACQUIRED, LATITUDE, LONGITUDE, NAME)
LOG = Sink(3, 1, "log", "log", (1,))
SINKS = (LOG, *echo_sinks(SOURCES))


def test_each_getter_has_a_place_to_be_reached() -> None:
    assert [(s.method, s.pc, s.operands, s.api) for s in SINKS[1:]] == [
        (1, 20, (0,), ECHO),
        (2, 5, (0,), ECHO),
        (2, 9, (0,), ECHO),
    ]


def test_a_getter_is_silent_where_data_of_its_type_gets_to() -> None:
    assert echoing(SOURCES, SINKS, [(0, 1)]) == {1}


def test_data_of_another_type_and_the_getter_itself_silence_nothing() -> None:
    assert echoing(SOURCES, SINKS, [(0, 3), (1, 1), (0, 0)]) == frozenset()


def test_one_of_a_circle_of_getters_stays() -> None:
    assert echoing(SOURCES, SINKS, [(1, 2), (2, 1)]) == {2}
    assert echoing(SOURCES, SINKS, [(1, 2), (2, 1), (0, 1)]) == {1, 2}
