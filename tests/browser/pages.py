"""The pages that the tests open: each is made once, from the samples, by what makes a user's."""

from functools import cache
from pathlib import Path

from analyzer import pipeline
from analyzer.batch.index import render_index
from analyzer.compare import html as comparison
from analyzer.places import rulesets_dir
from analyzer.policy.alone import read_alone
from analyzer.report import html, policy_page
from analyzer.report.build import build_report
from analyzer.report.model import Tool
from analyzer.report.policy_report import build_policy_report
from tests.batch import test_index as batches
from tests.compare.variants import against, without
from tests.samples.expectation import SAMPLES
from tests.samples.test_scan import catalogue, facts_of, judgement_of

POLICY = "policy.html"
REPORTS = ("loan", "flashlight", "notes")
OTHERS = ("compare", "policy", "batch")


@cache
def made(page: str, lang: str) -> str:
    """The HTML of the report of a sample, or of one of the other pages."""
    if page == "compare":
        loan = facts_of("loan", POLICY)
        return comparison.render(against(loan, without(loan, "contacts"), lang=lang))
    if page == "policy":
        return _policy(lang)
    if page == "batch":
        rows = [(batches.task(name, name[-1] * 64), batches.done(name)) for name in ("app-a", "app-b", "app-c")]
        return render_index(batches.result(*rows), "2026-06-01", "zh" if lang == "zh" else "en").decode()
    return html.render(build_report(facts_of(page, POLICY), judgement_of(page, POLICY), catalogue(), lang))


def _policy(lang: str) -> str:
    alone = read_alone((SAMPLES / "loan" / POLICY,), pipeline.read_catalogue(None), rulesets_dir())
    names = alone.names_zh if lang == "zh" else alone.names_en
    tool = Tool(name="apkscan", version="0", tables_sha256=alone.tables_sha256, ruleset_sha256=catalogue().sha256)
    return policy_page.render(build_policy_report(alone.policy, catalogue(), lang, tool, names))


def written(folder: Path, page: str, lang: str) -> Path:
    """The page as a file of a folder."""
    path = folder / f"{page}-{lang}.html"
    if not path.exists():
        path.write_text(made(page, lang), encoding="utf-8")
    return path
