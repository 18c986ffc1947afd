"""What happens to data on its way, as keys of words and as sentences in both languages."""

from collections.abc import Iterable

from analyzer.catalogue.model import Text
from analyzer.flows.model import Flow, Transformation, Transport
from analyzer.judgement.wording import Lexicon, same

_WORST: tuple[Transport, ...] = ("cleartext", "tls-unchecked", "", "tls", "tls-pinned")
"""From the least protected; what nothing is known about stands before what is known to be protected."""

_KEYED = frozenset({"hash", "mac", "encrypt"})
"""Transformations for which it matters that the key or salt lies in the package."""


def change_key(change: Transformation) -> str:
    """The word of ``report.changes`` that says what a transformation is worth."""
    return f"{change.kind}-constant" if change.constant_key and change.kind in _KEYED else change.kind


def transport_key(transport: Transport) -> str:
    """The word of ``report.transports``."""
    return transport or "unknown"


def transport_in_words(lexicon: Lexicon, flows: Iterable[Flow]) -> Text:
    """How the least protected of the flows travels."""
    worst = min((flow.transport for flow in flows), key=_WORST.index)
    return lexicon.text(f"report.transports.{transport_key(worst)}")


def changes_in_words(lexicon: Lexicon, flows: Iterable[Flow]) -> Text:
    """What is done to the data before it leaves: what the flow that does least to it does."""
    least = min(flows, key=lambda flow: len(flow.transformations))
    if not least.transformations:
        return lexicon.text("report.changes.none")
    return lexicon.listed(list(dict.fromkeys(_named(lexicon, change) for change in least.transformations)))


def _named(lexicon: Lexicon, change: Transformation) -> Text:
    word = lexicon.text(f"report.changes.{change_key(change)}")
    if not change.algorithm:
        return word
    return lexicon.text("report.changes.named", change=word, algorithm=same(change.algorithm))
