"""The loan sample, scanned once, and what it would be after one rectification or another."""

from functools import cache
from pathlib import Path

from msgspec import structs

from analyzer import pipeline
from analyzer.catalogue.model import Catalogue
from analyzer.compare.examination import Taken, compared
from analyzer.compare.model import Comparison
from analyzer.facts import Facts
from analyzer.gaps import Cause, Gap
from analyzer.report.model import Meta
from analyzer.review.model import Review

SAMPLES = Path(__file__).parent.parent.parent / "samples"
DATE = "2026-06-01"


@cache
def catalogue() -> Catalogue:
    return pipeline.read_catalogue(None)


@cache
def loan() -> Facts:
    folder = SAMPLES / "loan"
    return pipeline.scan(folder / "loan.apk", policies=(folder / "policy.html",), catalogue=catalogue())


def without(facts: Facts, data_type: str) -> Facts:
    """No code reads it any more, and nothing of it flows."""
    return structs.replace(
        facts,
        reads=tuple(read for read in facts.reads if read.data_type != data_type),
        flows=tuple(flow for flow in facts.flows if flow.data_type != data_type),
    )


def with_gap(facts: Facts, stage: str = "code", cause: Cause = Cause.PACKED, *, blocks: bool = True) -> Facts:
    gap = Gap(stage=stage, cause=cause, where="classes.dex", detail="Cannot be read.", blocks_code=blocks)
    return structs.replace(facts, gaps=(*facts.gaps, gap))


def against(old: Facts, new: Facts, *, lang: str = "en", old_date: str = DATE, new_date: str = DATE) -> Comparison:
    return compared(Taken(old), Taken(new), catalogue(), old_date=old_date, new_date=new_date, lang=lang)


def reviewed(
    old: Facts, new: Facts, before: Review | None, after: Review | None, *, lang: str = "en", meta: Meta | None = None
) -> Comparison:
    """The comparison with an analyst's decisions about either side, and a laboratory's statements."""
    sides = Taken(old, review=before), Taken(new, review=after)
    return compared(*sides, catalogue(), old_date=DATE, new_date=DATE, lang=lang, meta=meta)


def states(comparison: Comparison) -> dict[str, int]:
    """How many findings came to each state, none left out."""
    found: dict[str, int] = {}
    for item in comparison.items:
        for change in item.findings:
            found[change.state.id] = found.get(change.state.id, 0) + 1
    return found


def of(comparison: Comparison, rule: str) -> dict[str, str]:
    """Subject to state of the findings of one rule."""
    item = next(item for item in comparison.items if item.rule == rule)
    return {change.subject: change.state.id for change in item.findings}
