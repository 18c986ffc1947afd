"""A policy as numbered sentences with offsets into the original, and what they state."""

from typing import Literal

from analyzer.gaps import Gap
from analyzer.value import Value

Action = Literal["collect", "use", "share", "entrust", "transfer", "public", "store", "cross-border", "permission"]
Polarity = Literal["yes", "no", "exempt", "hypothetical"]
BlockKind = Literal["heading", "paragraph", "list-item", "table-row"]


class Span(Value, kw_only=True):
    """Half-open range [start, end) of characters in ``PolicyDocument.text``."""

    start: int
    end: int


class Block(Value, kw_only=True):
    """A block of the document in reading order: its span, kind, heading path, and table header cells if a row."""

    span: Span
    kind: BlockKind
    headings: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    cells: tuple[Span, ...] = ()


class Sentence(Value, kw_only=True):
    """``number`` counts from 1 through the whole policy; ``block`` indexes ``PolicyDocument.blocks``."""

    number: int
    span: Span
    block: int


class PolicyDocument(Value, kw_only=True):
    """One policy, of one file. ``text`` is the whole extracted text, in reading order, nothing dropped.

    ``offsets`` maps text to the source: (text position, position in the decoded source) pairs, ascending, one per
    run; for DOCX and PDF the second number counts characters of the extraction. ``media`` is "html", "text",
    "markdown", "docx" or "pdf".
    """

    name: str
    sha256: str
    media: str
    encoding: str
    language: Literal["zh", "en", "other"]
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    offsets: tuple[tuple[int, int], ...]
    gaps: tuple[Gap, ...] = ()


class Actor(Value, kw_only=True):
    """Who acts: the app's operator, a named SDK or company, an unnamed third party, or the user."""

    kind: Literal["first-party", "named-third-party", "third-party", "user"]
    name: str = ""
    sdk: str = ""


class Statement(Value, kw_only=True):
    """What one clause says. ``data_types`` are ids of ``rulesets/data_types`` (leaf or generic). All spans point
    into the document's text; ``rule`` names what recognised it.
    """

    sentence: int
    data_types: tuple[str, ...]
    action: Action
    actor: Actor
    polarity: Polarity
    purpose: str = ""
    data_spans: tuple[Span, ...] = ()
    action_span: Span | None = None
    rule: str = ""


class PolicyCheck(Value, kw_only=True):
    """A whole-policy check such as "retention-period" or "complaint-channel": found with a sentence, or searched
    and not found with the nearest sentence (0: none is near). ``searched`` lists the words looked for. ``value`` is
    what was read, such as a promised number of working days.
    """

    id: str
    found: bool
    sentence: int = 0
    nearest: int = 0
    searched: tuple[str, ...] = ()
    value: str = ""


class SdkMention(Value, kw_only=True):
    """A third party that the policy names: canonical SDK id when known, the words used, and the sentence."""

    sdk: str
    name: str
    sentence: int
    data_types: tuple[str, ...] = ()
    purpose: str = ""


class Policy(Value, kw_only=True):
    """All that was read from the policy. ``complete`` is false when any part could not be read or it does not look
    like a whole privacy policy (``why_incomplete`` says so).
    """

    document: PolicyDocument
    statements: tuple[Statement, ...]
    sdk_mentions: tuple[SdkMention, ...]
    checks: tuple[PolicyCheck, ...]
    mentions: tuple[tuple[str, int], ...]
    """Every (data type, sentence) where any name of the type occurs at all: the high-recall search."""
    permission_mentions: tuple[tuple[str, int], ...] = ()
    """Every (permission name, sentence) where a permission is named or described."""
    complete: bool = True
    why_incomplete: str = ""
    gaps: tuple[Gap, ...] = ()
