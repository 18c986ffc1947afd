"""The work on one package of a batch: scan, judge, write its folder, and sum it up."""

import secrets
import shutil
from functools import cache
from pathlib import Path
from typing import Literal

from analyzer import pipeline
from analyzer.batch.inputs import policy_for, policy_sha256, review_for
from analyzer.batch.model import FindingRow, ItemRow, Outcome, Settings, Task
from analyzer.batch.run import PACKAGES, TEMPORARY
from analyzer.catalogue.model import Catalogue
from analyzer.errors import UsageError
from analyzer.facts import Facts
from analyzer.judgement.model import Judgement
from analyzer.memory import no_collection
from analyzer.report.opening import Lang, language, unreadable
from analyzer.review.after import Standing, standings
from analyzer.review.choosing import NAME, SUFFIXES
from analyzer.review.model import Review
from analyzer.storage import write_whole


def scan_one(task: Task) -> Outcome:
    """Analyse one package and leave its outputs, all of them or none, in ``packages/<sha256>``.

    Raises:
        ApkscanError: it cannot be looked into; the caller makes an outcome of it.
    """
    with no_collection():
        return _scanned(task)


def _scanned(task: Task) -> Outcome:
    settings = task.settings
    catalogue = _catalogue(settings.rulesets, settings.packs)
    path = Path(task.path)
    documents: tuple[Path, ...] = ()
    if settings.policies:
        documents = policy_for(settings.policies, path.stem, pipeline.package_name(path))
    rulesets = Path(settings.rulesets) if settings.rulesets else None
    try:
        facts = pipeline.scan(path, policies=documents, search=settings.search, catalogue=catalogue, rulesets=rulesets)
    except UsageError as error:
        if not documents or not path.is_file():
            raise
        return _unread_policy(settings, path, documents, str(error))
    judgement = pipeline.assess(facts, catalogue, settings.date, settings.app_type)
    lang = language(facts, settings.lang)
    review = review_for(settings.review, facts.manifest.package, task.sha256, path.stem)
    made = pipeline.outputs(facts, judgement, catalogue, lang, settings.formats, review=review)
    folder = _replace_folder(task, made)
    return _summed_up(facts, judgement, lang, folder, policy_sha256(documents), review)


def _unread_policy(settings: Settings, path: Path, documents: tuple[Path, ...], why: str) -> Outcome:
    """A failure of its own: with the policy mended, the next run takes the package up again."""
    return Outcome(
        kind="policy",
        detail=why.replace(f"{settings.policies}/", ""),
        package=pipeline.package_name(path),
        policy_sha256=policy_sha256(documents),
    )


@cache
def _catalogue(folder: str, packs: tuple[str, ...]) -> Catalogue:
    return pipeline.read_catalogue(Path(folder) if folder else None, packs)


def _replace_folder(task: Task, files: "pipeline.Outputs") -> str:
    """Write beside the place and move there: the folder's name never shows half a result."""
    out = Path(task.settings.out)
    fresh = out / TEMPORARY / f"{task.sha256}-{secrets.token_hex(4)}"
    final = out / PACKAGES / task.sha256
    for name, data in files:
        write_whole(fresh / name, data)
    final.parent.mkdir(parents=True, exist_ok=True)
    if final.exists():
        _keep_decisions(final, fresh)
        final.rename(out / TEMPORARY / f"old-{task.sha256}-{secrets.token_hex(4)}")
    fresh.rename(final)
    shutil.rmtree(fresh, ignore_errors=True)
    return f"{PACKAGES}/{task.sha256}"


def _keep_decisions(old: Path, fresh: Path) -> None:
    """A file of decisions beside an earlier report is somebody's work, and stays."""
    for suffix in SUFFIXES:
        if (old / f"{NAME}{suffix}").is_file():
            write_whole(fresh / f"{NAME}{suffix}", (old / f"{NAME}{suffix}").read_bytes())


def _summed_up(
    facts: Facts, judgement: Judgement, lang: Lang, folder: str, policy: str, review: Review | None
) -> Outcome:
    manifest = facts.manifest
    decisions = review.by_finding() if review else {}
    nothing: Literal[""] = ""
    after: tuple[Standing | Literal[""], ...] = (nothing,) * len(judgement.items)
    if review is not None:
        after = standings(judgement, review)
    return Outcome(
        kind="done",
        package=manifest.package,
        label=manifest.labels[0].text if manifest.labels else "",
        version=manifest.version_name,
        policy_sha256=policy,
        review_sha256=review.sha256 if review else "",
        policy=facts.policy_origin.kind,
        policy_links=len(facts.policy_origin.links),
        lang=lang,
        blind=bool(unreadable(facts)),
        items=tuple(
            ItemRow(rule=item.rule, title_zh=item.title_zh, title_en=item.title_en, verdict=item.verdict, after=stands)
            for item, stands in zip(judgement.items, after, strict=True)
        ),
        findings=tuple(
            FindingRow(
                rule=item.rule,
                title_zh=item.title_zh,
                title_en=item.title_en,
                problem=item.problem,
                verdict=finding.verdict,
                severity=finding.severity,
                id=finding.id,
                subject_zh=finding.subject_zh,
                subject_en=finding.subject_en,
                fact_zh=finding.fact_zh,
                fact_en=finding.fact_en,
                review=decisions[finding.id].choice if finding.id in decisions else "",
                review_reason=decisions[finding.id].reason if finding.id in decisions else "",
            )
            for item in judgement.items
            for finding in item.findings
        ),
        gaps=len(facts.gaps),
        folder=folder,
    )
