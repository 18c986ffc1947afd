"""The work on one package of a batch: scan, judge, write its folder, and sum it up."""

import secrets
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from analyzer import __version__, pipeline
from analyzer import facts as facts_format
from analyzer.batch.inputs import file_sha256, policy_for, policy_sha256, review_for, review_sha256
from analyzer.batch.model import Outcome, Task
from analyzer.batch.run import PACKAGES, TEMPORARY
from analyzer.batch.stated import meta_for
from analyzer.batch.summed_up import summed_up
from analyzer.catalogue.model import Catalogue
from analyzer.errors import UnreadableError, UsageError
from analyzer.facts import Facts
from analyzer.judgement.model import Judgement
from analyzer.mapping.model import Mapping
from analyzer.mapping.reader import read_mapping
from analyzer.mapping.restore import restore, shown_classes
from analyzer.memory import no_collection
from analyzer.report.model import Meta
from analyzer.report.opening import language
from analyzer.review.choosing import NAME, SUFFIXES
from analyzer.review.model import Review
from analyzer.seal.build import FILE as SEAL
from analyzer.seal.build import Sealed, Written, build_seal, written_file
from analyzer.seal.canonical import written
from analyzer.seal.modules import modules_sha256
from analyzer.storage import facts_file, plain_facts, read_facts, write_whole


def scan_one(task: Task) -> Outcome:
    """Analyse one package and leave its outputs, all of them or none, in ``packages/<sha256>``.

    Raises:
        ApkscanError: it cannot be looked into; the caller makes an outcome of it.
    """
    with no_collection():
        return _scanned(task)


@dataclass(frozen=True, slots=True)
class _Given:
    """What people handed over for a package, read."""

    meta: Meta | None = None
    review: Review | None = None
    mapping: Mapping | None = None


class _GivenError(Exception):
    """What was handed over for a package cannot be used; the package itself may be as good as any."""


def _scanned(task: Task) -> Outcome:
    settings = task.settings
    catalogue = _catalogue(settings.rulesets, settings.packs)
    path = Path(task.path)
    package = pipeline.package_name(path) if settings.policies or settings.review else ""
    documents = policy_for(settings.policies, path.stem, package)
    try:
        given = _given(task, package)
        try:
            facts, kept = _facts(task, documents, catalogue)
        except UsageError as error:
            if not documents or not path.is_file():
                raise
            return _failed("policy", task, package, str(error).replace(f"{settings.policies}/", ""), documents)
        given = _Given(given.meta, given.review, _mapping(task, facts))
    except _GivenError as error:
        return _failed("given", task, package, str(error), documents)
    judgement = pipeline.assess(facts, catalogue, settings.date, task.app_type)
    made = _Made(task, catalogue, facts, judgement, given, kept)
    folder = made.leave()
    outcome = summed_up(facts, judgement, catalogue, made.lang, folder, given.review)
    return replace(
        outcome,
        policy_sha256=policy_sha256(documents),
        facts=made.facts_name,
        facts_sha256=made.facts_sha256,
        rescanned=kept is None,
    )


def _given(task: Task, package: str) -> _Given:
    """All that can be read before the package is."""
    settings = task.settings
    try:
        review = review_for(settings.review, package, task.sha256, Path(task.path).stem)
        return _Given(meta_for(task), review)
    except UsageError as error:
        raise _GivenError(_without_folders(task, str(error))) from error


def _mapping(task: Task, facts: Facts) -> Mapping | None:
    if not task.stated.mapping:
        return None
    try:
        mapping = read_mapping(Path(task.stated.mapping), shown_classes(facts))
        restore(facts, mapping)  # that it is of this package is told now, and not while files are written
    except (UsageError, ValueError) as error:  # a path with a NUL in it is a ValueError
        raise _GivenError(_without_folders(task, str(error))) from error
    return mapping


def _without_folders(task: Task, text: str) -> str:
    """A message without the folders of this machine."""
    for place in (task.stated.mapping, task.stated.meta_file, task.settings.review):
        if place:
            text = text.replace(f"{Path(place).parent}/", "")
    return text


def _failed(
    kind: Literal["policy", "given"], task: Task, package: str, why: str, documents: tuple[Path, ...]
) -> Outcome:
    """A failure of its own: with the file mended, the next run takes the package up again."""
    settings = task.settings
    return Outcome(
        kind=kind,
        detail=why,
        package=package or pipeline.package_name(Path(task.path)),
        policy_sha256=policy_sha256(documents),
        review_sha256=review_sha256(settings.review, package, task.sha256, Path(task.path).stem),
    )


def _facts(task: Task, documents: tuple[Path, ...], catalogue: Catalogue) -> tuple[Facts, Path | None]:
    """The facts, and the file of an earlier run that they were read from: the package is scanned only without one."""
    if task.saved is not None:
        path = Path(task.saved.path)
        try:
            if file_sha256(path) == task.saved.sha256:
                return read_facts(path), path
        except (OSError, UnreadableError):
            pass  # the package is there: what is wrong with a copy of its facts harms nobody
    settings = task.settings
    facts = pipeline.scan(
        Path(task.path),
        policies=documents,
        search=settings.search,
        catalogue=catalogue,
        rulesets=Path(settings.rulesets) if settings.rulesets else None,
        implicit=settings.implicit,
    )
    return facts, None


@cache
def _catalogue(folder: str, packs: tuple[str, ...]) -> Catalogue:
    return pipeline.read_catalogue(Path(folder) if folder else None, packs)


@cache
def _template(path: str, sha256: str) -> bytes:
    """The laboratory's template; ``sha256`` only so that another one is read again."""
    return Path(path).read_bytes()


class _Made:
    """The files of one package, on their way into its folder."""

    def __init__(
        self, task: Task, catalogue: Catalogue, facts: Facts, judgement: Judgement, given: _Given, kept: Path | None
    ) -> None:
        self._task, self._catalogue = task, catalogue
        self._facts, self._judgement, self._given, self._kept = facts, judgement, given, kept
        self._sealed: list[Written] = []
        self.lang = language(facts, task.settings.lang)
        self.facts_name = ""
        self.facts_sha256 = ""

    def leave(self) -> str:
        """Write beside the place and move there: the folder's name never shows half a result."""
        task = self._task
        out = Path(task.settings.out)
        fresh = out / TEMPORARY / f"{task.sha256}-{secrets.token_hex(4)}"
        final = out / PACKAGES / task.sha256
        fresh.mkdir(parents=True)
        self._write(fresh)
        final.parent.mkdir(parents=True, exist_ok=True)
        if final.exists():
            _keep_decisions(final, fresh)
            final.rename(out / TEMPORARY / f"old-{task.sha256}-{secrets.token_hex(4)}")
        fresh.rename(final)
        shutil.rmtree(fresh, ignore_errors=True)
        return f"{PACKAGES}/{task.sha256}"

    def _write(self, folder: Path) -> None:
        settings, given = self._task.settings, self._given
        made = pipeline.outputs(
            self._facts,
            self._judgement,
            self._catalogue,
            self.lang,
            tuple(form for form in settings.formats if form != "facts"),
            meta=given.meta,
            review=given.review,
            mapping=given.mapping,
            template=_template(settings.template, settings.template_sha256) if settings.template else None,
        )
        for name, data in made:
            self._leave(folder, name, data)
        if "facts" in settings.formats:
            name, data = (self._kept.name, self._kept.read_bytes()) if self._kept else facts_file(self._facts)
            self.facts_name, self.facts_sha256 = name, self._leave(folder, name, data).sha256
        if settings.seal:
            write_whole(folder / SEAL, self._seal())

    def _leave(self, folder: Path, name: str, data: bytes) -> Written:
        write_whole(folder / name, data)
        entry = written_file(name, data)
        if self._task.settings.seal:
            self._sealed.append(entry)
        return entry

    def _seal(self) -> bytes:
        return written(
            build_seal(
                Sealed(
                    facts=self._facts,
                    saved=plain_facts(self._kept) if self._kept else facts_format.to_json(self._facts),
                    judgement=self._judgement,
                    tool="apkscan",
                    version=__version__,
                    modules_sha256=modules_sha256(),
                    files=tuple(self._sealed),
                )
            )
        )


def _keep_decisions(old: Path, fresh: Path) -> None:
    """A file of decisions beside an earlier report is somebody's work, and stays."""
    for suffix in SUFFIXES:
        if (old / f"{NAME}{suffix}").is_file():
            write_whole(fresh / f"{NAME}{suffix}", (old / f"{NAME}{suffix}").read_bytes())
