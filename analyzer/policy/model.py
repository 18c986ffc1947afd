"""A policy as numbered sentences with offsets into the original, and what they state."""

from typing import Literal

from analyzer.gaps import Gap
from analyzer.value import Value

Action = Literal["collect", "use", "share", "entrust", "transfer", "public", "store", "cross-border", "permission"]
Polarity = Literal["yes", "no", "exempt", "hypothetical"]
ActorKind = Literal["first-party", "named-third-party", "third-party", "user"]
BlockKind = Literal["heading", "paragraph", "list-item", "table-row"]
Modality = Literal["will", "may", "with-consent"]
"""will: said to be done; may: said to be possible; with-consent: only after the user has agreed or by his own act."""
Necessity = Literal["", "necessary", "optional"]
"""What the clause itself says about it; "" when it says nothing."""
PurposeKind = Literal[
    "service", "account", "identity-verification", "payment", "delivery", "communication", "personalisation",
    "advertising", "analytics", "security", "support", "legal", "research", "promotion", "ai-training", "other",
]  # fmt: skip
ConditionKind = Literal["feature", "consent", "user-act", "law", "event", "other"]
"""feature: when a function is used; consent: when the user agrees or permits; user-act: when he does something;
law: where the law demands or allows it; event: when something happens (a merger, a failure)."""
DocumentRole = Literal["policy", "sdk-list", "collected-list", "permission-list", "children"]
DocumentKind = Literal["privacy-policy", "user-agreement", "login-page", "error-page", "empty", "other"]
Topic = Literal[
    "collection", "permission", "sharing", "use", "storage", "security", "special-groups", "user-control", "contact",
    "policy-change", "cessation",
]  # fmt: skip
"""What a sentence is about: the eleven classes of the corpora that the sentence gate is trained on."""


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


class PolicyFile(Value, kw_only=True):
    """One of the files that make up the policy: ``span`` is its part of the text, ``base`` the position of its first
    character in the joined source, ``role`` what it is for within the policy.
    """

    name: str
    sha256: str
    media: str
    encoding: str
    role: DocumentRole
    kind: DocumentKind
    span: Span
    base: int = 0


class PolicyDocument(Value, kw_only=True):
    """One policy, of one file or several. ``text`` is the extracted text in reading order; left out is only what is not
    shown or belongs to the page and not to the text (docs/policy-documents.md says on what evidence).

    ``offsets`` maps text to the source: (text position, position in the decoded source) pairs, ascending in the text,
    one per run; in the source a run may stand before the last one (tables that are turned). For DOCX and PDF the second
    number counts characters of the extraction. ``media`` is "html", "text", "markdown", "docx" or "pdf".
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
    files: tuple[PolicyFile, ...] = ()


class Actor(Value, kw_only=True):
    """Who acts: the app's operator, a named SDK or company, an unnamed third party, or the user."""

    kind: ActorKind
    name: str = ""
    sdk: str = ""


class Statement(Value, kw_only=True):
    """What one clause says. ``data_types`` are ids of ``rulesets/data_types`` (leaf or generic). All spans point
    into the document's text; ``rule`` names what recognised it.

    ``receiver`` is to whom the data goes (for share, entrust, transfer, cross-border); None when nobody is said.
    ``purpose_kinds`` sort the words of ``purpose``. ``score`` from 0 to 1 joins how firm the rule is with what the
    sentence gate thinks of the sentence. The section is the heading path of the sentence's block.
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
    receiver: Actor | None = None
    purpose_kinds: tuple[PurposeKind, ...] = ()
    purpose_span: Span | None = None
    condition: str = ""
    condition_kind: ConditionKind | None = None
    condition_span: Span | None = None
    necessity: Necessity = ""
    modality: Modality = "will"
    score: float = 1.0


class PolicyCheck(Value, kw_only=True):
    """A whole-policy check such as "retention-period" or "complaint-channel": found with a sentence, or searched
    and not found with the nearest sentence (0: none is near). ``searched`` lists the words looked for. ``value`` is
    what was read, such as a promised number of working days. ``span`` are the words of the sentence that establish it,
    None when it is no words that do.
    """

    id: str
    found: bool
    sentence: int = 0
    nearest: int = 0
    searched: tuple[str, ...] = ()
    value: str = ""
    span: Span | None = None


class SdkMention(Value, kw_only=True):
    """A third party that the policy names: canonical SDK id when known, the words used, and the sentence."""

    sdk: str
    name: str
    sentence: int
    data_types: tuple[str, ...] = ()
    purpose: str = ""
    company: str = ""
    manner: str = ""
    link: str = ""


class SentenceTopics(Value, kw_only=True):
    """What the sentence gate says one sentence is about; () when it is about none of the topics."""

    sentence: int
    topics: tuple[Topic, ...]


class PolicyLink(Value, kw_only=True):
    """An address that may lead to a privacy policy, found in the package at ``where``: an entry or a resource."""

    url: str
    where: str
    role: DocumentRole = "policy"
    words: str = ""


OtherReason = Literal["language", "second", "double", "user-agreement", "sdk", "not-whole", "unreadable"]


class PolicyOther(Value, kw_only=True):
    """A document of the package that was not taken: it is the policy in another language, a second one, the same text
    once more, a user agreement, an SDK's own policy, not a whole policy though its name speaks of one, or one that
    cannot be read.
    """

    where: str
    why: OtherReason


class PolicyOrigin(Value, kw_only=True):
    """Where the policy that was read came from: given by the caller, fetched from an address at his request, found
    inside the package (``places`` are its entries), or nowhere. ``links`` are the addresses that the package holds,
    ``others`` the documents in it that were looked at and not taken. ``looked`` is whether the package was searched
    for a policy at all. ``places`` of a fetched policy are the addresses it came from.
    """

    kind: Literal["supplied", "fetched", "package", "none"] = "none"
    places: tuple[str, ...] = ()
    links: tuple[PolicyLink, ...] = ()
    others: tuple[PolicyOther, ...] = ()
    looked: bool = False


class PolicyMix(Value, kw_only=True):
    """Why the files may not be one policy: privacy policies in several languages, which is usual, or such as name
    different handlers or have different titles. ``named`` is the language, handler or title of each of ``files``.
    """

    why: Literal["languages", "handlers", "titles"]
    files: tuple[str, ...]
    named: tuple[str, ...]


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
    doubtful: tuple[Statement, ...] = ()
    """What a sentence may state, too unlikely to be said of it: it excuses, and never accuses."""
    topics: tuple[SentenceTopics, ...] = ()
    kind: DocumentKind = "privacy-policy"
    complete: bool = True
    why_incomplete: str = ""
    mix: PolicyMix | None = None
    gaps: tuple[Gap, ...] = ()
