"""Where the streams of tests/data/sinks.dex come from."""

from analyzer import places
from analyzer.catalogue.sinks import load_sinks
from analyzer.flows.points import RESULT, Place, Way
from analyzer.flows.sinks_streams import find_bases, find_streams
from tests.flows.linked import linked, method

SINKS = load_sinks(places.rulesets_dir())
CODE = linked("sinks", "app.sinks")[0]
STREAMS = find_streams(CODE, SINKS)


def of(name: str) -> int:
    """The static method of ``Calls``: a native one may have the same name."""
    program = CODE.program
    methods = program.methods_of(program.find_type("Lapp/sinks/Calls;")).tolist()
    (found,) = [
        m for m in methods if program.method_name(m) == name and program.methods.end[m] > program.methods.first[m]
    ]
    return int(found)


def test_a_socket_gives_a_stream_to_its_host() -> None:
    (origin,) = [one for one in STREAMS.origins if one.method == of("streamed")]
    assert (origin.made, origin.channel, origin.ways) == (RESULT, "network", (Way("host", Place(0)),))


def test_a_file_is_what_its_constructor_makes() -> None:
    (made,) = [one for one in STREAMS.origins if one.method == of("written")]
    assert (made.made, made.channel, made.ways) == (0, "file", (Way("file", Place(1)),))
    (given,) = [one for one in STREAMS.origins if one.method == of("kept")]
    assert (given.made, given.channel, given.ways) == (RESULT, "file", (Way("file", Place(1)),))


def test_memory_is_no_way_out() -> None:
    assert [one.channel for one in STREAMS.origins if one.method == of("memory")] == ["memory"]


def test_writers_write_on_into_what_they_were_made_with() -> None:
    assert [(one.outer, one.inner) for one in STREAMS.wraps if one.method == of("streamed")] == [(0, 1), (0, 1)]
    assert [(one.outer, one.inner) for one in STREAMS.wraps if one.method == of("kept")] == [(0, 1)]


def test_fields_and_paths_say_where_they_lead() -> None:
    assert dict(STREAMS.fields)["Ljava/lang/System;->out:Ljava/io/PrintStream;"] == "log"
    assert dict(STREAMS.paths)["/sdcard"] == "external-storage"
    lengths = [len(path) for path, _ in STREAMS.paths]
    assert lengths == sorted(lengths, reverse=True)


def test_a_client_says_its_base_address() -> None:
    (base,) = find_bases(CODE, SINKS)
    assert base.method == method(CODE, "Lapp/sinks/Calls;", "based")
    assert base.ways == (Way("host", Place(1)),)
