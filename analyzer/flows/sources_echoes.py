"""Getters that only repeat what another source said: what is read off an object that was a source already.

Whether data of the same type reaches the receiver of a getter is asked as everything else is: the receiver is a place
that data may reach, as an operand of a sink is.
"""

from collections.abc import Iterable, Sequence

from analyzer.flows.points import Sink, Source

ECHO = "getter"
"""Instead of a sink's API: no way out, but the receiver of a source with ``upstream``."""


def echo_sinks(sources: Iterable[Source]) -> tuple[Sink, ...]:
    """A place to be reached for the receiver of each getter among the sources."""
    return tuple(
        Sink(source.method, source.pc, ECHO, "unknown-stream", (source.upstream,), whole=True)
        for source in sources
        if source.upstream >= 0
    )


def echoing(sources: Sequence[Source], sinks: Sequence[Sink], reached: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The sources (by number) that say nothing new. ``reached``: (source, sink) for each source that reaches a sink.

    A getter on what a getter gave is one too, the first of a circle excepted.
    """
    getters = {(s.method, s.pc, s.data_type): number for number, s in enumerate(sources) if s.upstream >= 0}
    above: dict[int, set[int]] = {}
    for number, sink in reached:
        if sinks[sink].api == ECHO:
            source = sources[number]
            getter = getters.get((sinks[sink].method, sinks[sink].pc, source.data_type), -1)
            if getter >= 0 and getter != number:
                above.setdefault(getter, set()).add(number)
    silent = {getter for getter, found in above.items() if any(sources[n].upstream < 0 for n in found)}
    for getter in sorted(above.keys() - silent):
        if any(number < getter or number in silent for number in above[getter]):
            silent.add(getter)
    return frozenset(silent)
