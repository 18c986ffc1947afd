"""A comparison as one HTML file in the style of the report: no request, nothing from a package in script or style."""

from markupsafe import Markup

from analyzer.compare.looks import LOOKS, quiet, sides
from analyzer.compare.model import Comparison
from analyzer.report import meta
from analyzer.report.furniture import Furniture
from analyzer.report.page import content_policy, environment, page_style, shipped, themed


def render(comparison: Comparison) -> str:
    """The whole page; the same bytes for the same comparison."""
    words = Furniture(comparison)
    own = page_style(comparison.title, comparison.new.date, comparison.new.sha256, words)
    sheets = themed("".join(shipped(name) for name in ("report.css", "policy.css", "compare.css")))
    style = Markup(sheets + own)  # noqa: S704 - our own files and escaped words
    script = Markup(shipped("report.js"))  # noqa: S704 - our own file
    return (
        environment()
        .get_template("compare.html.j2")
        .render(
            report=comparison,
            w=words,
            style=style,
            script=script,
            policy=content_policy(style, script),
            looks=LOOKS,
            stated=[(label, text) for _, label, text in meta.rows(comparison.meta, comparison)]
            if comparison.meta
            else [],
            sides=sides(comparison, words),
            quiet=quiet(comparison),
            placed={},
            glosses={word.key: word.text for word in comparison.cites_en},
            policy_lang="",
        )
    )
