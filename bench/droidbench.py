"""DroidBench: the flows that are reported against the leaks that its packages have.

    python -m bench.droidbench DIR [--truth FILE] [--jobs N] [--explicit] [-v] [--json]
    python -m bench.droidbench DIR --only Category/App... -v

DIR holds the packages: the suite's ``apk`` folder, the folder around it, or folders of its categories. Compared are
calls, not numbers only (bench/droidbench_score.py); packages of a set are analysed by themselves and their flows then
joined. A table given by ``--truth`` may be of any suite: apps whose sites are not known are scored by their numbers of
leaks. ``-v`` lists misses and false positives, ``--only`` with it every flow and its steps. The last line is precision,
recall and F1 over the categories that the code of one package can decide.
"""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.droidbench_report import Result, Scored, as_json, as_text, look
from bench.droidbench_run import Analysed, alone, analyse_all, over_set
from bench.droidbench_score import Reported, counted, score_by_count, score_by_sites
from bench.droidbench_truth import TRUTH, App, Leak, TruthError, find_packages, read_sites, read_truth

Leaks = Mapping[str, tuple[Leak, ...]]


def known_leaks(apps: Sequence[App], sites: Leaks) -> dict[str, tuple[Leak, ...]]:
    """The leaks of each app whose sites are known: as many as are stated, or none stated to compare with."""
    known = {}
    for app in apps:
        leaks = sites.get(app.key, ())
        number = sum(leak.counts == "leak" for leak in leaks)
        if app.expected == number or (app.expected is None and number):
            known[app.key] = leaks
    return known


def sets_of(apps: Sequence[App], known: Leaks) -> dict[str, list[App]]:
    """The apps that are analysed together, by the name of their set."""
    sets: dict[str, list[App]] = {}
    for app in apps:
        if group := next((leak.group for leak in known.get(app.key, ()) if leak.group), ""):
            sets.setdefault(group, []).append(app)
    return sets


def score(
    apps: Sequence[App], known: Leaks, analysed: Mapping[str, Analysed], implicit: bool
) -> tuple[list[Scored], list[Reported]]:
    """Every app of ``apps`` that was analysed, and all flows that count."""
    here = [app for app in apps if app.key in analysed]
    scored, reported = [], []
    sets = sets_of(here, known)
    for members in sets.values():
        flows = counted(over_set([(app.name, analysed[app.key]) for app in members]), implicit)
        leaks = [leak for app in members for leak in known[app.key]]
        scores = score_by_sites([app.name for app in members], leaks, flows)
        scored += [Scored(app, one) for app, one in zip(members, scores, strict=True)]
        reported += flows
    together = {app.key for members in sets.values() for app in members}
    for app in here:
        if app.key in together:
            continue
        flows = counted(alone(app.name, analysed[app.key]), implicit)
        if app.key in known:
            scored.append(Scored(app, score_by_sites([app.name], known[app.key], flows)[0]))
        elif app.expected is not None:
            scored.append(Scored(app, score_by_count(app.name, app.expected, flows), by_count=True))
        else:
            continue
        reported += flows
    for one in scored:
        one.score.error = analysed[one.app.key].error
    return sorted(scored, key=lambda one: (one.app.category, one.app.name)), reported


def chosen(apps: Sequence[App], wanted: Sequence[str], known: Leaks) -> list[App]:
    """The apps named by ``Category/App`` or category, with all that are in a set with one of them; all for none named.

    Raises:
        TruthError: a name is of no app.
    """
    names = {word.removesuffix("/") for word in wanted}
    if unknown := names - {app.key for app in apps} - {app.category for app in apps}:
        raise TruthError(f"no such app or category: {', '.join(sorted(unknown))}")
    picked = {app.key for app in apps if not names or names & {app.key, app.category}}
    for members in sets_of(apps, known).values():
        keys = {app.key for app in members}
        picked |= keys if keys & picked else set()
    return [app for app in apps if app.key in picked]


def run(folder: Path, options: argparse.Namespace) -> tuple[Result, Leaks, list[Reported]]:
    """Analyse and score.

    Raises:
        TruthError: a table is wrong, or no package of it is in the folder.
    """
    every = read_truth(options.truth)
    sites = read_sites()
    known = known_leaks(every, sites)
    apps = chosen(every, options.only, known)
    paths = find_packages(folder, apps)
    if not paths:
        raise TruthError(f"{folder}: none of the packages of {options.truth.name}")
    together = {app.key for members in sets_of(apps, known).values() for app in members}
    begun = time.perf_counter()
    analysed = analyse_all(paths, together & set(paths), options.implicit, options.jobs)
    seconds = time.perf_counter() - begun
    scored, reported = score(apps, known, analysed, options.implicit)
    have = {one.app.key for one in scored}
    result = Result(
        scored=tuple(scored),
        absent=tuple(app.key for app in apps if app.key not in paths),
        unscored=tuple(key for key in paths if key not in have),
        seconds=seconds,
        implicit=options.implicit,
    )
    return result, known, reported


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    words = argparse.ArgumentParser(description="Score the flows on DroidBench.")
    words.add_argument("folder", metavar="DIR", type=Path, help="where the packages are")
    words.add_argument("--truth", metavar="FILE", type=Path, default=TRUTH, help="a table of expected leaks")
    words.add_argument("--only", metavar="CATEGORY[/APP]", nargs="+", default=[], help="default: all")
    words.add_argument("--jobs", metavar="N", type=int, default=1, help="processes (default: 1)")
    words.add_argument("--explicit", dest="implicit", action="store_false", help="without implicit flows")
    words.add_argument("--json", action="store_true", help="one JSON object")
    words.add_argument("-v", "--verbose", action="store_true", help="misses and false positives of every app")
    return words


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and print; 2 when there is nothing to run on."""
    options = parser().parse_args(arguments)
    try:
        result, known, reported = run(options.folder, options)
    except TruthError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(as_json(result))
        return 0
    if options.only and options.verbose:
        print(look(result.scored, known, reported), end="\n\n")
    print(as_text(result, options.verbose and not options.only))
    return 0


if __name__ == "__main__":
    sys.exit(main())
