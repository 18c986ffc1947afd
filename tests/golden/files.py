"""The golden files: written, and compared with what the stages say now."""

import difflib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.golden.recording import Case
from tests.golden.stages import Stage, stages_of

FOLDER = Path(__file__).parent

MOST = 40
"""Lines of a difference that are shown; the whole of it is what ``git diff`` shows after writing."""

WIDEST = 200


def path_of(case: Case, stage: Stage) -> Path:
    """Where the golden file of a stage lies."""
    return FOLDER / case.name / stage.file


@cache
def told(case: Case, stage: Stage) -> str:
    """What a stage says now."""
    return stage.told(case)


def held(case: Case, stage: Stage) -> str:
    """What its golden file holds, "" without one."""
    path = path_of(case, stage)
    return path.read_bytes().decode() if path.exists() else ""


def write(case: Case, stage: Stage) -> bool:
    """Write the golden file of a stage; whether it is another one than before."""
    path, content = path_of(case, stage), told(case, stage)
    if path.exists() and held(case, stage) == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode())
    return True


def message(case: Case, stage: Stage) -> str:
    """What to say when a stage's golden file does not hold what the stage says; "" when it does."""
    old, new = held(case, stage), told(case, stage)
    if old == new:
        return ""
    first = next((one for one in stages_of(case) if one == stage or held(case, one) != told(case, one)), stage)
    shown = [f"{case.name}: the stage {stage.name} says something else."]
    most = MOST
    if first != stage:
        shown.append(f"So does {first.name}, which comes before it: look there first.")
        most = MOST // 4
    shown += difference(old, new, path_of(case, stage).relative_to(FOLDER).as_posix(), most)
    shown.append("If that is meant, write it down, and say in the commit why each line of it changed:")
    shown.append(f"  python -m tests.golden --write {case.name} {stage.name}")
    return "\n".join(shown)


def difference(old: str, new: str, name: str, most: int = MOST) -> list[str]:
    """The first lines of a unified diff."""
    lines: Sequence[str] = list(
        difflib.unified_diff(old.splitlines(), new.splitlines(), f"written/{name}", f"now/{name}", n=1, lineterm="")
    )
    if not lines:
        return ["only the ends of lines differ"]
    cut = _cut(lines)[:most]
    return [*cut, *([f"… and {len(lines) - most} lines more"] if len(lines) > most else [])]


def _cut(lines: Sequence[str]) -> list[str]:
    """The lines short enough to be read: of a long one that took the place of another, the part that differs."""
    shown = [line if len(line) <= WIDEST else f"{line[:WIDEST]}…" for line in lines]
    at = 2
    while at < len(lines):
        old = next((n for n in range(at, len(lines)) if lines[n][:1] != "-"), len(lines))
        new = next((n for n in range(old, len(lines)) if lines[n][:1] != "+"), len(lines))
        if 0 < old - at == new - old:
            for before, after in zip(range(at, old), range(old, new), strict=True):
                marks = enumerate(zip(lines[before][1:], lines[after][1:], strict=False))
                same = next((place for place, (one, other) in marks if one != other), 0)
                for number in (before, after):
                    shown[number] = _part(lines[number], same)
        at = max(new, at + 1)
    return shown


def _part(line: str, same: int) -> str:
    start = same - WIDEST // 3
    if len(line) <= WIDEST or start <= 0:
        return line if len(line) <= WIDEST else f"{line[:WIDEST]}…"
    end = start + WIDEST
    return f"{line[0]}…{line[start:end]}{'…' if end < len(line) else ''}"
