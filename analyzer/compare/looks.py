"""How each state looks, and the two sides of a comparison in rows: the same for every format."""

from collections.abc import Mapping

from analyzer.compare.model import Comparison, Side
from analyzer.report.furniture import Furniture
from analyzer.report.paper_model import Tone

LOOKS: Mapping[str, Tone] = {
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


def sides(comparison: Comparison, words: Furniture) -> list[tuple[str, str, str]]:
    """(what it is, of OLD, of NEW) in the order in which they are shown."""
    return list(zip(_labels(words), _rows(comparison.old, words), _rows(comparison.new, words), strict=True))


def quiet(comparison: Comparison) -> int:
    """How many items have no finding on either side and did not change."""
    return sum(item.state.id == "same" and not item.findings for item in comparison.items)


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
