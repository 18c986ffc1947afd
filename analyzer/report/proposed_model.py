"""A type that an app may be of, for a report in which none was stated."""

from analyzer.report.proof import Term
from analyzer.value import Value


class ProposedTypeView(Value, kw_only=True):
    """One of the types with what speaks for it, the weightiest first. Nothing was judged by it."""

    type: Term
    weight: int
    reasons: tuple[str, ...]
