"""What DroidBench expects: leaks a package, and at which calls each begins and ends.

``data/droidbench_truth.tsv``: packages and numbers of leaks, as the suite's source code states them
(``@number_of_leaks``). ``data/droidbench_sites.tsv``: one row a leak, read off the source code of version 3.0-develop
by hand. Lines are those of the compiled packages, which are often older than the source code beside them; every call
named was looked up in its package. See ``README.md`` for the columns.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from analyzer.behaviours.model import CallSite

DATA = Path(__file__).parent / "data"
TRUTH = DATA / "droidbench_truth.tsv"
SITES = DATA / "droidbench_sites.tsv"

UNDECIDABLE = ("Native", "SelfModification", "DynamicLoading")
INTER_APP = "InterAppCommunication"

Counts = Literal["leak", "also", "implicit"]


class TruthError(Exception):
    """A table that is not what it should be."""


@dataclass(frozen=True, slots=True)
class App:
    """One package of the suite. ``expected`` None: the suite does not say."""

    category: str
    name: str
    path: str
    expected: int | None

    @property
    def key(self) -> str:
        """``Category/Name``."""
        return f"{self.category}/{self.name}"


@dataclass(frozen=True, slots=True)
class Site:
    """One end of a leak: the call of ``api`` in ``method`` of ``owner``, which may lack its package ("Main$1").

    ``line`` None: whichever call of it in that method. ``api`` "*": whatever it is. ``app``: whose code, by name; with
    ``owner`` "*" anything anywhere.
    """

    app: str
    owner: str
    method: str = "*"
    api: str = "*"
    line: int | None = None

    def is_at(self, app: str, site: CallSite, api: str) -> bool:
        """Whether what was reported in ``app`` at ``site``, as ``api``, is this."""
        if self.owner == "*":
            return True
        owner, method = _parts(site.method)
        return (
            app == self.app
            and (owner == self.owner or owner.endswith(f".{self.owner}"))
            and method == self.method
            and self.api in ("*", _parts(api)[1])
            and (self.line is None or site.line is None or site.line == self.line)
        )

    def __str__(self) -> str:
        if self.owner == "*":
            return "*"
        words = f"{self.owner}.{self.method} {self.api}"
        return words if self.line is None else f"{words} {self.line}"


@dataclass(frozen=True, slots=True)
class Leak:
    """One expected leak of ``app``: any of ``sources`` to any of ``sinks``.

    ``counts``: "leak", one of those that the suite counts; "also", data does flow there, but the suite counts it not;
    "implicit": as "also", for flows that are marked as implicit. ``group`` names the set of packages over which it
    goes, "" for one package by itself.
    """

    app: str
    sources: tuple[Site, ...]
    sinks: tuple[Site, ...]
    counts: Counts = "leak"
    group: str = ""
    note: str = ""

    def __str__(self) -> str:
        return f"{' | '.join(map(str, self.sources))} → {' | '.join(map(str, self.sinks))}"


@cache
def _parts(signature: str) -> tuple[str, str]:
    """Class (``p.Main$1``) and name in ``Lp/Main$1;->run()V`` or of a field; ("", text) for any other text."""
    owner, arrow, rest = signature.partition(";->")
    if not arrow:
        return "", signature
    return owner[1:].replace("/", "."), rest.partition("(")[0].partition(":")[0]


def read_truth(path: Path = TRUTH) -> tuple[App, ...]:
    """The packages of a table with the columns apk_path, category, app and expected_leaks ("": not known).

    Raises:
        TruthError: not such a table.
    """
    rows = _rows(path, ("apk_path", "category", "app", "expected_leaks"))
    try:
        return tuple(
            App(
                row["category"],
                row["app"],
                row["apk_path"],
                int(row["expected_leaks"]) if row["expected_leaks"] else None,
            )
            for row in rows
        )
    except ValueError as error:
        raise TruthError(f"{path.name}: {error}") from error


def read_sites(path: Path = SITES) -> Mapping[str, tuple[Leak, ...]]:
    """The leaks whose places are known, by ``Category/Name``.

    Raises:
        TruthError: not such a table.
    """
    found: dict[str, list[Leak]] = {}
    for row in _rows(path, ("category", "app", "set", "counts", "source", "sink", "note")):
        counts = row["counts"]
        if counts not in ("leak", "also", "implicit"):
            raise TruthError(f"{path.name}: {row['app']}: counts is {counts!r}")
        leak = Leak(
            app=row["app"],
            sources=_sites(row["source"], row["app"]),
            sinks=_sites(row["sink"], row["app"]),
            counts=counts,  # type: ignore[arg-type]  # one of the three, as was just seen
            group=row["set"],
            note=row["note"],
        )
        found.setdefault(f"{row['category']}/{row['app']}", []).append(leak)
    return {key: tuple(leaks) for key, leaks in found.items()}


def _rows(path: Path, columns: Iterable[str]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TruthError(f"{path}: {error}") from error
    wrong = [row for row in rows if any(row.get(column) is None for column in columns)]
    if wrong or not rows:
        raise TruthError(f"{path}: no table with the columns {', '.join(columns)}")
    return rows


def _sites(text: str, app: str) -> tuple[Site, ...]:
    """The alternatives of ``Class.method api line | App/Class.method api``, or ``*``."""
    return tuple(_site(one.strip(), app) for one in text.split("|"))


def _site(text: str, app: str) -> Site:
    if text == "*":
        return Site(app, "*")
    place, _, rest = text.partition(" ")
    other, slash, place = place.rpartition("/")
    owner, dot, method = place.rpartition(".")
    api, _, line = rest.partition(" ")
    if not (dot and api) or (line and not line.isdigit()):
        raise TruthError(f"{app}: no place: {text!r}")
    return Site(other if slash else app, owner, method, api, int(line) if line else None)


def find_packages(folder: Path, apps: Iterable[App]) -> dict[str, Path]:
    """The package of each app that is below ``folder``, by ``Category/Name``.

    ``folder`` holds what the paths of the table name, or is any folder on the way there: ``apk``, or a category.
    """
    found = {}
    for app in apps:
        parts = Path(app.path).parts
        for first in range(len(parts)):
            path = folder.joinpath(*parts[first:])
            inside = first < len(parts) - 1 or folder.name == parts[first - 1]
            if inside and path.is_file():
                found[app.key] = path
                break
    return found
