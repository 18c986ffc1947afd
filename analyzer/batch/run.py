"""A whole batch: what is to do, what is done already, each outcome written down as it comes."""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from analyzer import __version__
from analyzer.batch.child import Worker
from analyzer.batch.inputs import package_files, policy_for, policy_sha256, review_sha256, unique_tasks
from analyzer.batch.journal import MAX_ATTEMPTS, Journal
from analyzer.batch.model import Limits, Outcome, Saved, Settings, Task
from analyzer.batch.pool import outcomes
from analyzer.batch.stated import Row, with_stated
from analyzer.progress import Event, Listener, silent

PACKAGES = "packages"
"""Folder below the output folder that holds one folder a package, named by its SHA-256."""
TEMPORARY = ".unfinished"
LOG = "workers.log"


@dataclass(frozen=True, slots=True)
class BatchResult:
    """Every package of this batch with its outcome (None: not reached before the interruption), files that could not
    be read with the reason, how many outcomes an earlier run had left, and lines of the list that are about no package.
    """

    rows: tuple[tuple[Task, Outcome | None], ...]
    unreadable: tuple[tuple[str, str], ...]
    reused: int
    interrupted: bool
    strangers: tuple[str, ...] = ()


Finish = Callable[[Task, Outcome], None]
"""What is still to be done about the folder of a package before its outcome counts."""


def _nothing(task: Task, outcome: Outcome) -> None:
    """Nothing is left to do."""


@dataclass
class _Run:
    """The state of one run; lives no longer than ``run_batch``."""

    journal: Journal
    keys: dict[str, str]
    facts_keys: dict[str, str]
    finish: Finish
    results: dict[str, Outcome] = field(default_factory=dict)
    running: set[str] = field(default_factory=set)

    def begin(self, task: Task) -> None:
        self.journal.begin(self.keys[task.sha256], task.sha256)
        self.running.add(task.sha256)

    def end(self, task: Task, outcome: Outcome) -> None:
        if outcome.kind == "done":
            self.finish(task, outcome)
            if outcome.facts:
                self.journal.keep_facts(self.facts_keys[task.sha256], outcome)
        self.journal.end(self.keys[task.sha256], outcome)
        self.running.discard(task.sha256)
        self.results[task.sha256] = outcome

    def give_back(self) -> None:
        for sha256 in self.running:
            self.journal.forget(self.keys[sha256])


def run_batch(
    places: Sequence[Path],
    settings: Settings,
    limits: Limits,
    worker: Worker,
    journal: Journal,
    *,
    ruleset_sha256: str,
    rows: Sequence[Row] = (),
    retry_failed: bool = False,
    finish: Finish = _nothing,
    tell: Listener = silent,
) -> BatchResult:
    """Analyse every package below ``places`` that has no outcome yet under the same settings.

    A failure is an outcome: it is not tried again unless ``retry_failed``. KeyboardInterrupt ends the workers and
    returns what there is, with ``interrupted``. Where only what does not touch the facts is new, workers get the facts
    that an earlier run saved. ``rows`` state something about single packages; ``ruleset_sha256`` is of rules and
    tables; ``finish`` is called for each package that is done, before its outcome counts.

    Raises:
        UsageError: a place does not exist, workers cannot be started, or a row is about several packages.
    """
    out = Path(settings.out)
    tell(Event("hash"))
    tasks, unreadable = unique_tasks(package_files(places, out), settings, journal.digest)
    tasks, strangers = with_stated(tasks, rows, journal.digest)
    run = _Run(
        journal,
        {task.sha256: job_key(task, ruleset_sha256) for task in tasks},
        {task.sha256: facts_key(task, ruleset_sha256) for task in tasks},
        finish,
    )
    waiting = [_with_saved(run, task) for task in tasks if not _is_done(run, task, retry_failed)]
    reused = len(run.results)
    interrupted = False
    shutil.rmtree(out / TEMPORARY, ignore_errors=True)
    try:
        tell(Event("batch", done=reused, total=len(tasks)))
        for task, outcome in outcomes(waiting, worker, limits, str(out / LOG), run.begin):
            run.end(task, outcome)
            tell(Event("batch", detail=_told(task, outcome), done=len(run.results), total=len(tasks)))
    except KeyboardInterrupt:
        run.give_back()
        interrupted = True
    finally:
        shutil.rmtree(out / TEMPORARY, ignore_errors=True)
    ended = tuple((task, run.results.get(task.sha256)) for task in tasks)
    return BatchResult(ended, tuple(unreadable), reused, interrupted, strangers)


def facts_key(task: Task, ruleset_sha256: str) -> str:
    """A digest of everything that decides the facts, except the policy, which is compared by its own digest."""
    settings = task.settings
    return _digest([task.sha256, __version__, ruleset_sha256, settings.search, settings.implicit])


def job_key(task: Task, ruleset_sha256: str) -> str:
    """A digest of everything that decides the outcome, except policy and decisions, which are compared by their own."""
    settings = task.settings
    return _digest(
        [
            facts_key(task, ruleset_sha256),
            settings.date,
            task.app_type,
            sorted(settings.packs),
            settings.lang,
            sorted(settings.formats),
            settings.meta,
            task.stated.meta,
            task.stated.sha256,
            settings.template_sha256,
            settings.seal,
            settings.signed_by,
        ]
    )


def _digest(decisive: list[object]) -> str:
    return hashlib.sha256(msgspec.json.encode(decisive)).hexdigest()


def _with_saved(run: _Run, task: Task) -> Task:
    """The task with the facts that an earlier run left of the same package, options and policy."""
    kept = run.journal.facts(run.facts_keys[task.sha256])
    if kept is None:
        return task
    documents = policy_for(task.settings.policies, Path(task.path).stem, kept.package)
    file = Path(task.settings.out) / kept.file
    if policy_sha256(documents) != kept.policy_sha256 or not file.is_file():
        return task
    return msgspec.structs.replace(task, saved=Saved(path=str(file), sha256=kept.sha256))


def _is_done(run: _Run, task: Task, retry_failed: bool) -> bool:
    key = run.keys[task.sha256]
    outcome = run.journal.outcome(key)
    if outcome is None:
        if run.journal.attempts(key) < MAX_ATTEMPTS:
            return False
        outcome = Outcome(kind="crash", detail=f"{MAX_ATTEMPTS} runs ended while this package was analysed")
        run.journal.end(key, outcome)
    if outcome.kind != "done" and retry_failed:
        return False
    if (
        (outcome.kind == "done" and not _is_current(task, outcome))
        or (outcome.kind == "policy" and not _same_policy(task, outcome))
        or (outcome.kind == "given" and not _same_review(task, outcome))
    ):
        return False
    run.results[task.sha256] = outcome
    return True


def _is_current(task: Task, outcome: Outcome) -> bool:
    same = _same_policy(task, outcome) and _same_review(task, outcome)
    return same and (Path(task.settings.out) / outcome.folder).is_dir()


def _same_policy(task: Task, outcome: Outcome) -> bool:
    documents = policy_for(task.settings.policies, Path(task.path).stem, outcome.package)
    return policy_sha256(documents) == outcome.policy_sha256


def _same_review(task: Task, outcome: Outcome) -> bool:
    found = review_sha256(task.settings.review, outcome.package, task.sha256, Path(task.path).stem)
    return found == outcome.review_sha256


def _told(task: Task, outcome: Outcome) -> str:
    return task.name if outcome.kind == "done" else f"{task.name}: {outcome.kind}"
