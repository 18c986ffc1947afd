"""A comparison as PDF, laid out as the report is."""

from analyzer.compare.model import Comparison
from analyzer.compare.paper import bound
from analyzer.report import pdf


def render(comparison: Comparison) -> bytes:
    """The whole document; the same bytes for the same comparison."""
    return pdf.printed(bound(comparison))
