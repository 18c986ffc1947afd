"""The ways to the places of a finding, or to all reads of a kind, as one small drawing inside the report's page."""

from collections.abc import Iterator

from markupsafe import Markup

from analyzer.evidence.picture import Way, WayStep, picture_of
from analyzer.report.furniture import Furniture
from analyzer.report.graph_svg import svg
from analyzer.report.model import Report
from analyzer.report.proof import Site, Step

MOST_NODES = 24
"""Boxes of one drawing: more would not be readable in a column of text."""
SMALLEST = 3
"""A drawing with fewer boxes says nothing that the list of steps does not say."""
BUDGET = 240_000
"""Characters of all drawings of one page; the findings that come first have theirs."""
LEAST = 1_500
"""Characters below which no drawing fits."""


def pictures(report: Report, words: Furniture) -> dict[str, Markup]:
    """Anchor of a finding, or of a line of the behaviours, to its drawing; those without ways, or behind the budget,
    have none.
    """
    found: dict[str, Markup] = {}
    left = BUDGET
    for anchor, sites in _parts(report):
        if left < LEAST:
            break
        drawing = _picture(sites, words) if anchor not in found else ""
        if drawing and len(drawing) <= left:
            left -= len(drawing)
            found[anchor] = Markup(drawing)  # noqa: S704 - every text in it is escaped where it is drawn
    return found


def _parts(report: Report) -> Iterator[tuple[str, tuple[Site, ...]]]:
    for group in (*report.problems, *report.trial):
        for item in group.items:
            yield from ((finding.anchor, finding.sites) for finding in item.findings)
    for behaviours in report.behaviours.groups:
        yield from ((row.anchor, row.sites) for row in behaviours.rows)


def _picture(sites: tuple[Site, ...], words: Furniture) -> str:
    picture = picture_of((way for site in sites for way in _ways(site)), MOST_NODES)
    if len(picture.nodes) < SMALLEST:
        return ""
    short = {step.full: (step.short, step.class_name) for step in _steps(sites)}
    short |= {site.api: (site.what, "") for site in sites}
    steps: dict[str, str] = {}
    for step in _steps(sites):
        steps[step.how.id] = min(steps.get(step.how.id, step.how.text), step.how.text, key=len)
    return svg(
        picture,
        lambda table, key: steps.get(key, key) if table == "steps" else key,  # an entry's kind is a word already
        words("picture"),
        standalone=False,
        named=lambda name: short.get(name, (name, "")),
    )


def _steps(sites: tuple[Site, ...]) -> Iterator[Step]:
    return (step for site in sites for step in (*site.path, *site.later_path))


def _ways(site: Site) -> Iterator[Way]:
    """The paths of a site, which end with what is called there; steps that were left out of a long one stay out."""
    for entry, path in ((site.entry, site.path), ("", site.later_path)):
        if steps := tuple(_step(step) for step in path if step.full):
            yield Way(
                kind=entry or path[0].how.text, steps=steps, what=site.api, line=site.line, source_file=site.source_file
            )


def _step(step: Step) -> WayStep:
    file, _, line = step.where.rpartition(":")
    return WayStep(method=step.full, how=step.how.id, line=int(line) if file else None, source_file=file)
