"""Facts and judgement of one package to the values that the index is made of."""

from collections.abc import Mapping, Sequence
from typing import Literal

from analyzer.batch.model import FindingRow, ItemRow, Outcome, TypeName
from analyzer.catalogue.model import Catalogue
from analyzer.facts import Facts
from analyzer.judgement.model import ItemResult, Judgement
from analyzer.report.opening import Lang, unreadable
from analyzer.review.after import Standing, standings
from analyzer.review.model import Decision, Review


def summed_up(
    facts: Facts, judgement: Judgement, catalogue: Catalogue, lang: Lang, folder: str, review: Review | None
) -> Outcome:
    """The outcome of a package, of which nothing is known yet but facts and judgement."""
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
        review_sha256=review.sha256 if review else "",
        policy=facts.policy_origin.kind,
        policy_links=len(facts.policy_origin.links),
        lang=lang,
        blind=bool(unreadable(facts)),
        items=tuple(_item(item, stands) for item, stands in zip(judgement.items, after, strict=True)),
        findings=_findings(judgement.items, decisions),
        trial=tuple(_item(item, nothing) for item in judgement.trial),
        trial_findings=_findings(judgement.trial, decisions),
        app_type=_type(catalogue, judgement.app_type) if judgement.app_type else None,
        proposed=tuple(_type(catalogue, one.app_type) for one in judgement.proposed),
        gaps=len(facts.gaps),
        folder=folder,
    )


def _item(item: ItemResult, after: Standing | Literal[""]) -> ItemRow:
    return ItemRow(rule=item.rule, title_zh=item.title_zh, title_en=item.title_en, verdict=item.verdict, after=after)


def _findings(items: Sequence[ItemResult], decisions: Mapping[str, Decision]) -> tuple[FindingRow, ...]:
    return tuple(
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
        for item in items
        for finding in item.findings
    )


def _type(catalogue: Catalogue, key: str) -> TypeName:
    name = next((kind.name for kind in catalogue.app_types if kind.id == key), None)
    return TypeName(id=key, zh=name.zh if name else key, en=name.en if name else key)
