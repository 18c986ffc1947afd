"""Seconds of the functions that one run of a stage goes through, without changing the stage."""

import importlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

Place = tuple[str, str]
"""(module, name) under which a function is called."""

GRAPH_STEPS: Mapping[str, Sequence[Place]] = {
    "resources": [("analyzer.callgraph.build", "find_inflation")],
    "columns": [("analyzer.callgraph.solving", "prepare"), ("analyzer.callgraph.solving", "new_state")],
    "worklist": [("analyzer.callgraph.kernels_solve", "solve")],
    "edges": [("analyzer.callgraph.solving", "_edges")],
}
"""What ``build_graph`` spends its time on; no step contains another."""

LINK_STEPS: Mapping[str, Sequence[Place]] = {
    "dex": [("analyzer.pipeline", "_read_code"), ("analyzer.pipeline", "_read_payload")],
    "program": [("analyzer.pipeline", "build_program")],
    "names": [("analyzer.pipeline", "find_hints")],
    "graph": [("analyzer.pipeline", "build_graph")],
}
"""What ``pipeline.link`` spends its time on: reading and sweeping, linking, computed names, the call graph."""


@contextmanager
def watched(steps: Mapping[str, Sequence[Place]]) -> Iterator[dict[str, float]]:
    """Seconds of each step, summed over its calls; filled while the block runs.

    Raises:
        AttributeError: a function has moved; the table above has to follow.
    """
    seconds = dict.fromkeys(steps, 0.0)
    with ExitStack() as stack:
        for step, places in steps.items():
            for module, name in places:
                function = getattr(importlib.import_module(module), name)
                stack.enter_context(patch(f"{module}.{name}", _counted(function, step, seconds)))
        yield seconds


def _counted(function: Callable[..., Any], step: str, seconds: dict[str, float]) -> Callable[..., Any]:
    def counted(*args: Any, **kwargs: Any) -> Any:
        begun = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            seconds[step] += time.perf_counter() - begun

    return counted
