"""The packages of DroidBench analysed, in processes of their own: flows of one package, or joined over several."""

import multiprocessing
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analyzer import pipeline
from analyzer.apk.model import Manifest
from analyzer.catalogue.model import Catalogue
from analyzer.flows.joining import RECEIVED, PackageFlows, join
from analyzer.flows.model import Flow
from bench.droidbench_score import Reported


@dataclass(frozen=True, slots=True)
class Analysed:
    """Manifest and flows of a package; ``error`` instead when the analysis crashed."""

    manifest: Manifest | None = None
    flows: tuple[Flow, ...] = ()
    error: str = ""


def analyse(path: Path, implicit: bool = False, received: bool = False) -> Analysed:
    """One package. ``received``: with flows of what other apps send, too; ``implicit``: with implicit flows."""
    try:
        facts = pipeline.scan(path, catalogue=_catalogue(), implicit=implicit, received=received)
    except Exception as error:  # noqa: BLE001 - a crash is a result of its package, and must not hide the others
        return Analysed(error=f"{type(error).__name__}: {' '.join(str(error).split())[:200]}")
    return Analysed(facts.manifest, facts.flows)


@cache
def _catalogue() -> Catalogue:
    return pipeline.read_catalogue()


def analyse_all(
    paths: Mapping[str, Path], together: Iterable[str], implicit: bool = False, jobs: int = 1
) -> dict[str, Analysed]:
    """Every package by its key; those of ``together`` (keys) with what they receive from other apps."""
    joined = set(together)
    arguments = [(path, implicit, key in joined) for key, path in paths.items()]
    if jobs <= 1:
        return dict(zip(paths, (analyse(*one) for one in arguments), strict=True))
    # Spawned, as a fork of a process in which kernels have run may hang.
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        return dict(zip(paths, pool.map(analyse, *zip(*arguments, strict=True)), strict=True))


def alone(app: str, analysed: Analysed) -> list[Reported]:
    """The flows of one package by itself."""
    return [Reported(app, app, flow) for flow in analysed.flows if flow.data_type != RECEIVED]


def over_set(members: Sequence[tuple[str, Analysed]]) -> list[Reported]:
    """The flows of packages that are installed together: of each what stays in it, and what goes from one to another.

    What goes into an intent is reported at its end only: when another package of the set receives it and it leaves
    there.
    """
    own = [one for app, analysed in members for one in alone(app, analysed) if one.flow.channel != "intent"]
    sides = [(app, one.manifest, one.flows) for app, one in members if one.manifest is not None]
    joined = join([PackageFlows(manifest, flows) for _, manifest, flows in sides])
    names = [app for app, _, _ in sides]
    ends = [one for one in joined if one.flow.channel != "intent"]
    return own + [Reported(names[one.packages[0]], names[one.packages[-1]], one.flow) for one in ends]
