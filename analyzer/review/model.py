"""An analyst's decisions, as the file beside a report states them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from analyzer.value import Value

Choice = Literal["confirm", "reject", "note"]
"""The finding holds; it does not, for a reason; nothing is decided and something was remarked."""


class Decision(Value, kw_only=True):
    """One decision. ``finding`` is the id of a finding; a rejection has a ``reason``. ``date`` is ISO 8601 or "".

    ``rule``, ``subject`` and ``verdict`` are what the file says the finding was; they decide nothing.
    """

    finding: str
    choice: Choice
    reason: str = ""
    note: str = ""
    who: str = ""
    date: str = ""
    rule: str = ""
    subject: str = ""
    verdict: str = ""


class Review(Value, kw_only=True):
    """One file of decisions, in its order, each finding once; ``sha256`` is the file's own.

    ``package``, ``version`` and ``sample`` (SHA-256) are those of the package whose report was reviewed, "" where the
    file does not say. ``undecided`` counts the findings that it lists without a word.
    """

    name: str
    sha256: str
    package: str = ""
    version: str = ""
    sample: str = ""
    decisions: tuple[Decision, ...] = ()
    undecided: int = 0

    def by_finding(self) -> Mapping[str, Decision]:
        """The decisions by the id of their finding."""
        return MappingProxyType({decision.finding: decision for decision in self.decisions})
