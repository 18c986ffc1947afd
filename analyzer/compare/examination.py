"""From what somebody names to one side of a comparison: saved facts, a folder that holds some, or a package."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from analyzer import __version__, pipeline
from analyzer.catalogue.model import Catalogue
from analyzer.compare.build import build_comparison
from analyzer.compare.findings import Examined
from analyzer.compare.model import Comparison
from analyzer.errors import UsageError
from analyzer.facts import Facts
from analyzer.mapping.model import Mapping
from analyzer.mapping.reader import read_mapping
from analyzer.mapping.restore import shown_classes
from analyzer.policy.source_file import SourceFile
from analyzer.progress import Listener, silent
from analyzer.report.model import Meta
from analyzer.report.opening import language
from analyzer.report.restored import report_of
from analyzer.review.model import Review
from analyzer.storage import read_facts

FACTS_FILES = ("facts.json", "facts.json.zst")
_MAX_REPORT = 256 * 1024 * 1024
"""Bytes of a report.json above which it is not looked into for its date."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Facts, and the date and app type of the report that lies beside them ("" where there is none).

    ``mapping`` restores names in the proofs of this side; ``review`` are an analyst's decisions about its findings.
    """

    facts: Facts
    date: str = ""
    app_type: str = ""
    mapping: Mapping | None = None
    review: Review | None = None


class _Type(msgspec.Struct):
    id: str


class _Sample(msgspec.Struct):
    sha256: str
    app_type: _Type | None = None


class _Seen(msgspec.Struct):
    """What is wanted of a report.json; everything else in it is passed over."""

    date: str
    sample: _Sample


def take(
    path: Path,
    catalogue: Catalogue,
    *,
    policies: Sequence[Path | SourceFile] = (),
    search: bool = True,
    rulesets: Path | None = None,
    tell: Listener = silent,
) -> Taken:
    """The facts that a path names; a package is scanned.

    Raises:
        UsageError: there is nothing of the kind, or a policy is given for facts, which have been compared already.
        UnreadableError: damaged facts, or no package.
    """
    file = _facts_in(path) if path.is_dir() else path
    if not file.is_file():
        raise UsageError(f"no such file: {file}")
    if _is_package(file):
        facts = pipeline.scan(file, policies=policies, search=search, catalogue=catalogue, rulesets=rulesets, tell=tell)
        return Taken(facts)
    if policies:
        raise UsageError(
            f"a policy cannot be given for saved facts: {path}", "give the package, or scan it again with --policy"
        )
    facts = read_facts(file)
    seen = _report_beside(file, facts)
    if seen is None:
        return Taken(facts)
    return Taken(facts, seen.date, seen.sample.app_type.id if seen.sample.app_type else "")


def with_mapping(taken: Taken, path: Path | None) -> Taken:
    """The same with the mapping file at ``path``.

    Raises:
        UsageError: it is no mapping file.
    """
    if path is None:
        return taken
    return replace(taken, mapping=read_mapping(path, shown_classes(taken.facts)))


def with_review(taken: Taken, review: Review | None) -> Taken:
    """The same with an analyst's decisions."""
    return replace(taken, review=review)


def _facts_in(folder: Path) -> Path:
    for name in FACTS_FILES:
        if (folder / name).is_file():
            return folder / name
    raise UsageError(f"no saved facts in the folder: {folder}", "it should hold " + " or ".join(FACTS_FILES))


def _is_package(file: Path) -> bool:
    """Facts begin with a brace or with zstd's own mark; anything else is left to the reader of packages."""
    with file.open("rb") as stream:
        start = stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    return not start.startswith((b"{", b"\x28\xb5\x2f\xfd")) and bool(start)


def _report_beside(file: Path, facts: Facts) -> _Seen | None:
    """The report of the same package in the same folder; a damaged or foreign one is as good as none."""
    report = file.with_name("report.json")
    try:
        if report.stat().st_size > _MAX_REPORT:
            return None
        seen = msgspec.json.decode(report.read_bytes(), type=_Seen)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return seen if seen.sample.sha256 == facts.sample.sha256 else None


def compared(
    old: Taken,
    new: Taken,
    catalogue: Catalogue,
    *,
    old_date: str,
    new_date: str,
    app_type: str = "",
    lang: str = "",
    meta: Meta | None = None,
    tell: Listener = silent,
) -> Comparison:
    """Both sides by the same rules, each under the law of its date, against each other.

    Args:
        old: the first examination.
        new: the second.
        catalogue: the rules.
        old_date: ISO 8601.
        new_date: ISO 8601.
        app_type: id of the app's type for both sides; "" for that of NEW's report, else of OLD's.
        lang: "zh", "en", or "" for the language of NEW.
        meta: what the laboratory states about the re-test.
        tell: hears which step begins.

    Raises:
        UsageError: a date is no date, a type no type, or a mapping of another package.
    """
    known = {kind.id for kind in catalogue.app_types}
    kind = app_type or next((kind for kind in (new.app_type, old.app_type) if kind in known), "")
    tongue = language(new.facts, lang)
    sides = []
    for taken, date in ((old, old_date), (new, new_date)):
        judgement = pipeline.assess(taken.facts, catalogue, date, kind, tell=tell)
        report = report_of(taken.facts, judgement, catalogue, tongue, review=taken.review, mapping=taken.mapping)
        sides.append(Examined(taken.facts, judgement, report, taken.review))
    then = sides[0].judgement
    if new_date != old_date:
        then = pipeline.assess(old.facts, catalogue, new_date, kind, tell=tell)
    return build_comparison(sides[0], sides[1], then, catalogue, tongue, __version__, meta)
