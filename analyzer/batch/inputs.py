"""Folders to tasks: which packages there are, each content once; and the policy that belongs to a package."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from analyzer.batch.model import Settings, Task
from analyzer.errors import UsageError
from analyzer.review.choosing import applies, load_review, review_file
from analyzer.review.model import Review

SUFFIX = ".apk"
POLICY_SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".md", ".markdown", ".docx", ".pdf")


def package_files(places: Iterable[Path], out: Path) -> Iterator[tuple[str, Path]]:
    """Every ``*.apk`` below the folders (and every file named itself), as (name to show, path), in a fixed order.

    Nothing below ``out`` is taken; links to folders are not followed, so that a loop cannot catch us.

    Raises:
        UsageError: a place does not exist.
    """
    out = out.resolve()
    for place in places:
        if place.is_file():
            yield place.name, place
        elif place.is_dir():
            yield from _below(place, out)
        else:
            raise UsageError(f"no such file or folder: {place}")


def _below(folder: Path, out: Path) -> Iterator[tuple[str, Path]]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(here.iterdir())
        except OSError as error:
            raise UsageError(f"cannot read the folder {here}: {error.strerror or error}") from error
        folders = [entry for entry in entries if entry.is_dir() and not entry.is_symlink() and entry.resolve() != out]
        waiting += reversed(folders)
        for entry in entries:
            if entry.suffix.lower() == SUFFIX and not entry.is_dir():
                yield entry.relative_to(folder).as_posix(), entry


def file_sha256(path: Path) -> str:
    """Lower-case hex SHA-256 of a file's content; OSError when it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unique_tasks(
    files: Iterable[tuple[str, Path]], settings: Settings, digest: Callable[[Path], str]
) -> tuple[list[Task], list[tuple[str, str]]]:
    """One task for each content, in order of name, and the (name, reason) of files that cannot be read."""
    first: dict[str, tuple[str, Path]] = {}
    also: dict[str, list[str]] = {}
    unreadable: list[tuple[str, str]] = []
    for name, path in files:
        try:
            sha256 = digest(path)
        except OSError as error:
            unreadable.append((name, error.strerror or type(error).__name__))
            continue
        if sha256 in first:
            also.setdefault(sha256, []).append(name)
        else:
            first[sha256] = (name, path)
    tasks = [
        Task(
            name=name,
            path=str(path.absolute()),
            sha256=sha256,
            size=path.stat().st_size,
            settings=settings,
            also=tuple(also.get(sha256, ())),
        )
        for sha256, (name, path) in first.items()
    ]
    return sorted(tasks, key=lambda task: (task.name, task.sha256)), unreadable


def policy_for(folder: str, stem: str, package: str) -> tuple[Path, ...]:
    """The documents of a package below the folder of policies: a file or a folder named after the package name or
    after the stem of its file, in this order; () when there is none or no folder was given.
    """
    if not folder:
        return ()
    base = Path(folder)
    for name in (package, stem):
        # A package name comes out of a hostile manifest: it must not lead out of the folder.
        if not name or name.startswith(".") or "/" in name or "\\" in name or "\0" in name or len(name) > 200:
            continue
        inside = base / name
        if inside.is_dir():
            return tuple(sorted(f for f in inside.iterdir() if f.suffix.lower() in POLICY_SUFFIXES and f.is_file()))
        for suffix in POLICY_SUFFIXES:
            if (base / f"{name}{suffix}").is_file():
                return (base / f"{name}{suffix}",)
    return ()


def review_for(place: str, package: str, sha256: str, stem: str) -> Review | None:
    """The decisions about a package: of the file given, or of the one in the folder given; None when there are none.

    Raises:
        UsageError: the file is wrong.
    """
    path = review_file(Path(place), package, sha256, stem) if place else None
    if path is None:
        return None
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise UsageError(f"cannot read {path.name}: {error.strerror or error}") from error
    found = _loaded(path, changed)
    return found if applies(found, package) else None


def review_sha256(place: str, package: str, sha256: str, stem: str) -> str:
    """The digest by which decisions about a package are told from others; "" when there are none. A file that is wrong
    has one too, so that it is noticed when it is mended.
    """
    try:
        found = review_for(place, package, sha256, stem)
    except UsageError:
        path = review_file(Path(place), package, sha256, stem)
        try:
            return f"wrong {file_sha256(path)}" if path else ""
        except OSError:
            return "unreadable"
    return found.sha256 if found else ""


@lru_cache(maxsize=4)
def _loaded(path: Path, changed: int) -> Review:
    """One file may be that of all packages: it is read again only when it was ``changed`` (nanoseconds)."""
    return load_review(path)


def policy_sha256(documents: Iterable[Path]) -> str:
    """One digest over the documents' names and contents; "" for none, or when one cannot be read."""
    total = hashlib.sha256()
    some = False
    for document in documents:
        some = True
        try:
            total.update(f"{document.name}\0{file_sha256(document)}\n".encode())
        except OSError:
            return ""
    return total.hexdigest() if some else ""
