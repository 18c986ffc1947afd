"""What the compiled graph cannot see by itself: edges and instances that names reveal which have to be computed."""

from dataclasses import dataclass

from analyzer.gaps import Gap


@dataclass(frozen=True, slots=True)
class Hints:
    """Facts for the graph, by the program's numbers. A row is a swept row of the caller, -1 when there is none.

    ``calls``: (caller, row, target method): calls through reflection and method handles.
    ``made``: (caller, row, type): an instance of the type is made there, or its class initialised, by a name.
    ``starts``: (caller, row, component type): an intent names the component by a computed name.
    ``doubtful``: (method, kind): entry points that only strings of native libraries speak for; kind "native-name".
    ``native``: declared native methods that a library's exported ``Java_…`` function implements.
    ``gaps``: what hides control flow and is known without the graph.
    """

    calls: tuple[tuple[int, int, int], ...] = ()
    made: tuple[tuple[int, int, int], ...] = ()
    starts: tuple[tuple[int, int, int], ...] = ()
    doubtful: tuple[tuple[int, str], ...] = ()
    native: tuple[int, ...] = ()
    gaps: tuple[Gap, ...] = ()
