"""A comparison as one HTML file in the style of the report: no request, nothing from a package in script or style."""

from markupsafe import Markup

from analyzer.compare.model import Comparison, Side
from analyzer.report import meta
from analyzer.report.furniture import Furniture
from analyzer.report.page import content_policy, environment, page_style, shipped, themed

LOOKS = {
    "new": "confirmed",
    "newly-required": "confirmed",
    "more-certain": "confirmed",
    "remaining": "suspected",
    "less-certain": "suspected",
    "to-read": "undecidable",
    "not-visible": "not-seen",
    "fixed": "no-issue",
    "not-required": "undecidable",
    "rejected": "undecidable",
    "seen-now": "undecidable",
    "same": "no-issue",
}
"""Colour and shape of each state: those of a verdict, so that they read alike in both reports."""


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
            sides=list(zip(_labels(words), _rows(comparison.old, words), _rows(comparison.new, words), strict=True)),
            quiet=sum(item.state.id == "same" and not item.findings for item in comparison.items),
            placed={},
            policy_lang="",
        )
    )


def _labels(words: Furniture) -> tuple[str, ...]:
    keys = ("app_name", "package", "version", "version_code", "file")
    more = ("cmp_certificates", "date", "app_type", "policy_document", "verdict", "cmp_tool")
    return (*(words(key) for key in keys), "SHA-256", *(words(key) for key in more))


def _rows(side: Side, words: Furniture) -> tuple[str, ...]:
    policy = f"{side.policy} {side.policy_sha256[:16]}" if side.policy else words("policy_none")
    return (
        side.app_name,
        side.package,
        side.version_name,
        "" if side.version_code is None else str(side.version_code),
        side.file_name,
        side.sha256,
        " ".join(side.certificates) or words("no_certificate"),
        side.date,
        side.app_type.text if side.app_type else words("app_type_unknown"),
        policy,
        words("cmp_found", confirmed=side.confirmed, suspected=side.suspected),
        side.tool_version,
    )
