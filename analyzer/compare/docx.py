"""A comparison in Word, in the shipped template of the report."""

from analyzer.compare.model import Comparison
from analyzer.compare.paper import bound
from analyzer.report import docx


def render(comparison: Comparison) -> bytes:
    """The whole document; the same bytes for the same comparison."""
    return docx.printed(bound(comparison))
