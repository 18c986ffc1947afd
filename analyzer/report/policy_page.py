"""A policy's own report as one HTML file, and what every page that shows a policy's text needs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

from analyzer.report.furniture import Furniture
from analyzer.report.page import content_policy, environment, page_style, shipped, themed
from analyzer.report.policy_model import PolicyView, StatementView, TextBlock
from analyzer.report.policy_report import PolicyReport
from analyzer.report.policy_strip import strip

OPEN = 40_000
"""Characters up to which the text of a policy's own page stands open."""

_TAGS = {"zh": "zh-CN", "en": "en"}


def render(report: PolicyReport) -> str:
    """The whole page; the same bytes for the same report."""
    words = Furniture(report)
    digest = report.policy.files[0].sha256 if report.policy.files else ""
    own = page_style(report.title, "", digest, words)
    sheets = themed(shipped("report.css") + shipped("policy.css"))
    style = Markup(sheets + own)  # noqa: S704 - our own files and escaped words
    script = Markup(shipped("report.js"))  # noqa: S704 - our own file
    return (
        environment()
        .get_template("policy.html.j2")
        .render(
            report=report,
            w=words,
            style=style,
            script=script,
            policy=content_policy(style, script),
            stands_open=report.policy.characters <= OPEN,
            results=Counter(check.result.id for check in report.policy_checks),
            glance=_glance(report.policy),
            **{**policy_context(report.policy), "statement_rows": True},
        )
    )


def _glance(view: PolicyView) -> dict[str, int]:
    """How many kinds of information, broader notions apart, something is said about."""
    rows = [row for group in view.coverage.groups for row in group.rows if row.cells and row.grade != "generic"]
    return {"types": len(rows), "sensitive": sum(row.grade == "sensitive" for row in rows)}


def policy_context(view: PolicyView | None) -> dict[str, Any]:
    """What the templates need to show a policy's text, or quotations of it: ``placed`` are the sentences with a place
    in the page, and ``statement_rows`` whether each statement has a row of its own there.
    """
    if view is None:
        return {"placed": {}, "policy_lang": ""}
    return {
        "placed": {place.number: place for place in view.sentences},
        "policy_lang": _TAGS.get(view.language, ""),
        "strips": tuple(
            Markup(drawing)  # noqa: S704 - every text in it is escaped where it is drawn
            for drawing in (strip(view), strip(view, by_topic=True))
        ),
        "statement_rows": False,
        "tables_apart": tables_apart,
        "by_section": by_section,
    }


def tables_apart(blocks: Sequence[TextBlock]) -> Iterator[tuple[bool, list[TextBlock]]]:
    """The blocks in runs: the rows of one table (true), or other blocks."""
    run: list[TextBlock] = []
    for block in blocks:
        is_row = block.kind == "table-row"
        if run and (block.names or is_row != (run[0].kind == "table-row")):
            yield run[0].kind == "table-row", run
            run = []
        run.append(block)
    if run:
        yield run[0].kind == "table-row", run


def by_section(statements: Sequence[StatementView]) -> Iterator[tuple[str, list[StatementView]]]:
    """The statements below the headings they stand under, the heading of the whole left out."""
    for section, some in groupby(statements, key=lambda statement: statement.section):
        yield " › ".join(section[1:] or section), list(some)
