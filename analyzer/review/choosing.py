"""Which file of decisions is a package's: one file for all, or one out of a folder by its name."""

from pathlib import Path

from analyzer.catalogue.given import MOST_BYTES
from analyzer.errors import UsageError
from analyzer.review.model import Review
from analyzer.review.reading import read_review

SUFFIXES = (".yml", ".yaml", ".json")
NAME = "review"
"""How the file is called that lies beside a report."""

_LONGEST = 200


def load_review(path: Path) -> Review:
    """The decisions in a file.

    Raises:
        UsageError: it cannot be read, or is wrong.
    """
    return read_review(content(path), path.name)


def content(path: Path) -> bytes:
    """What is in a small file; of one that is too large no more than is needed to refuse it.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}") from error


def review_file(place: Path, package: str, sha256: str, stem: str = "") -> Path | None:
    """The file for a package: ``place`` itself, or in that folder one named after its digest, name or file, or the one
    in the folder named after its digest, as a batch leaves it; None when there is none.
    """
    if not place.is_dir():
        return place
    names = [f"{sha256}/{NAME}"]
    # A package name comes out of a hostile manifest: it must not lead out of the folder.
    names += [name for name in (sha256, package, stem) if _is_plain(name)]
    paths = (place / f"{name}{suffix}" for name in names for suffix in SUFFIXES)
    return next((path for path in paths if path.is_file()), None)


def applies(review: Review, package: str) -> bool:
    """Whether decisions are about this app; those that name none are about any."""
    return review.package in ("", package)


def _is_plain(name: str) -> bool:
    return bool(name) and not name.startswith(".") and not set(name) & set("/\\\0") and len(name) <= _LONGEST
