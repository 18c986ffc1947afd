"""A report as one HTML file that asks for nothing: no request, no font, no picture, no address from the package."""

from markupsafe import Markup
from msgspec import structs

from analyzer.report import meta
from analyzer.report.cited import glosses
from analyzer.report.furniture import Furniture
from analyzer.report.model import FindingView, Report
from analyzer.report.numbering import numbered, on_trial
from analyzer.report.page import content_policy, environment, page_style, shipped, themed
from analyzer.report.page_filters import answers, filters
from analyzer.report.page_pictures import pictures
from analyzer.report.picture_page import drawn
from analyzer.report.policy_page import policy_context
from analyzer.report.proof import Note, Site
from analyzer.report.proposed import app_type_told
from analyzer.report.trial import trial_note

COLUMNS = 5
"""Most owner columns of the behaviour matrix; further SDKs share one."""


def render(report: Report) -> str:
    """The whole page; the same bytes for the same report."""
    words = Furniture(report)
    own = page_style(report.title, report.date, report.sample.sha256, words)
    sheets = themed(shipped("report.css") + shipped("pictures.css") + shipped("policy.css"))
    style = Markup(sheets + own)  # noqa: S704 - our own files and escaped words
    script = Markup(shipped("report.js"))  # noqa: S704 - our own file
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            w=words,
            style=style,
            script=script,
            policy=content_policy(style, script),
            meta_rows=meta.rows(report.meta, report) if report.meta else (),
            proven=_proven(report),
            noted=_noted(report),
            alike=alike,
            glosses=glosses(report),
            pictures=pictures(report, words),
            drawn=drawn(report, words),
            flows_by={flow.anchor: flow for flow in report.flows.views},
            matrix=_matrix(report),
            app_type=app_type_told(report.sample, words),
            trial_note=trial_note(report, words),
            filters=filters(report, words),
            answers=answers(report, words),
            **policy_context(report.policy),
        )
    )


def _proven(report: Report) -> dict[Site, FindingView]:
    """Sites with the first finding that shows them: there in full, everywhere else in two lines."""
    shown: dict[Site, FindingView] = {}
    for group in (*report.problems, *report.trial):
        for item in group.items:
            for finding in item.findings:
                for site in finding.sites:
                    shown.setdefault(site, finding)
    return shown


def _noted(report: Report) -> dict[Note, FindingView]:
    """Notes with the first finding that carries them: there in full, below the others a line that leads there."""
    shown: dict[Note, FindingView] = {}
    for _, _, _, finding in (*numbered(report), *on_trial(report)):
        for note in finding.notes:
            shown.setdefault(note, finding)
    return shown


def alike(sites: tuple[Site, ...]) -> list[list[Site]]:
    """The sites, those together that a reader cannot tell apart: the same call in the same line of a method."""
    groups: dict[Site, list[Site]] = {}
    for site in sites:
        shown = structs.replace(site, offset=0, path=(), later_path=(), snippet=None)
        groups.setdefault(shown if site.line is not None else site, []).append(site)
    return list(groups.values())


def _matrix(report: Report) -> dict[str, int]:
    """How many owners have a column of their own, and how many share the last one."""
    owners = len(report.behaviours.owners)
    own = owners if owners <= COLUMNS else COLUMNS - 1
    return {"own": own, "shared": owners - own}
