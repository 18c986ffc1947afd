"""The report of a policy alone, without a package: everything that a reader sees, in one language."""

from collections.abc import Mapping, Sequence

from analyzer.catalogue.model import Catalogue
from analyzer.policy.model import Policy
from analyzer.report.anchors import anchor
from analyzer.report.lexicon import Lexicon
from analyzer.report.model import GapRow, Tool, Word
from analyzer.report.policy_model import CheckRow, Citation, PolicyView
from analyzer.report.policy_statements import MEASURED, RESULTS, check_rows
from analyzer.report.policy_text import PolicyText
from analyzer.report.policy_view import policy_view
from analyzer.report.tables import grouped_gaps, policy_gaps
from analyzer.report.visible import tidy
from analyzer.value import Value

SCHEMA = 1
"""Version of the format; raised when a field changes its meaning."""


class PolicyReport(Value, kw_only=True):
    """One policy: its text and statements, the whole-policy checks, and what could not be read."""

    schema: int = SCHEMA
    language: str
    title: str
    tool: Tool
    policy: PolicyView
    policy_checks: tuple[CheckRow, ...]
    gaps: tuple[GapRow, ...]
    limits: tuple[str, ...]
    words: tuple[Word, ...]


def build_policy_report(
    policy: Policy, catalogue: Catalogue, lang: str, tool: Tool, names: Mapping[str, str]
) -> PolicyReport:
    """The same value for the same input. ``names`` are those of SDKs by id, in the language ``lang``."""
    lexicon = Lexicon(catalogue, lang)
    checks = check_rows(policy, PolicyText(policy), lexicon)
    report = PolicyReport(
        language=lang,
        title=lexicon.word("policy_title"),
        tool=tool,
        policy=policy_view(policy, lexicon, names, _cited(checks, lexicon)),
        policy_checks=tuple(sorted(checks, key=lambda row: RESULTS.index(row.result.id))),
        gaps=grouped_gaps(policy_gaps(policy), lexicon),
        limits=lexicon.numbered("policy_limits"),
        words=lexicon.furniture(),
    )
    safe: PolicyReport = tidy(report, lambda length: lexicon.word("cut", n=length))
    return safe


def _cited(checks: Sequence[CheckRow], lexicon: Lexicon) -> dict[int, tuple[Citation, ...]]:
    """The way back from the sentences to the checks that rest on them."""
    found: dict[int, tuple[Citation, ...]] = {}
    for check in checks:
        if check.quote is not None and check.id != MEASURED:
            citation = Citation(anchor=f"check-{anchor(check.id)}", text=check.title, title=lexicon.word("check"))
            found[check.quote.number] = (*found.get(check.quote.number, ()), citation)
    return found
