"""The ways to the places of a finding as one small drawing inside the report's page."""

from collections.abc import Iterator

from markupsafe import Markup

from analyzer.evidence.picture import Way, WayStep, picture_of
from analyzer.report.furniture import Furniture
from analyzer.report.graph_svg import svg
from analyzer.report.model import FindingView, Report
from analyzer.report.proof import Site

MOST_NODES = 24
"""Boxes of one drawing: more would not be readable in a column of text."""
SMALLEST = 3
"""A drawing with fewer boxes says nothing that the list of steps does not say."""
BUDGET = 240_000
"""Characters of all drawings of one page; the findings that come first have theirs."""


def pictures(report: Report, words: Furniture) -> dict[str, Markup]:
    """Anchor of a finding to its drawing; findings without ways, or behind the budget, have none."""
    found: dict[str, Markup] = {}
    left = BUDGET
    for finding in _findings(report):
        drawing = _picture(finding, words) if finding.anchor not in found else ""
        if drawing and len(drawing) <= left:
            left -= len(drawing)
            found[finding.anchor] = Markup(drawing)  # noqa: S704 - every text in it is escaped where it is drawn
    return found


def _findings(report: Report) -> Iterator[FindingView]:
    for group in report.problems:
        for item in group.items:
            yield from item.findings


def _picture(finding: FindingView, words: Furniture) -> str:
    picture = picture_of((way for site in finding.sites if (way := _way(site)).steps), MOST_NODES)
    if len(picture.nodes) < SMALLEST:
        return ""
    short = {step.full: (step.short, step.class_name) for site in finding.sites for step in site.path}
    short |= {site.api: (site.what, "") for site in finding.sites}
    steps: dict[str, str] = {}
    for step in (step for site in finding.sites for step in site.path):
        steps[step.how.id] = min(steps.get(step.how.id, step.how.text), step.how.text, key=len)
    return svg(
        picture,
        lambda table, key: steps.get(key, key) if table == "steps" else key,  # an entry's kind is a word already
        words("picture"),
        standalone=False,
        named=lambda name: short.get(name, (name, "")),
    )


def _way(site: Site) -> Way:
    """The path of a site, which ends with what is called there; steps that were left out of a long one stay out."""
    steps = tuple(WayStep(method=step.full, how=step.how.id) for step in site.path if step.full)
    return Way(kind=site.entry, steps=steps, what=site.api, line=site.line, source_file=site.source_file)
