"""A policy for a reader: its text with what was understood marked, statements one by one, a picture of the whole.

Of the values that come by the thousand, JSON leaves out the fields that have their default value.
"""

from typing import Literal

from analyzer.report.proof import Quote, Search, Term
from analyzer.value import Value

MarkRole = Literal["", "data", "action", "purpose", "condition", "check"]
"""What a run of the text is for a statement, "check" when a whole-policy check rests on it; "" for any other."""

StatementKind = Literal["collect", "use", "share", "store", "permission", "denied", "exempt", "hypothetical"]
"""Statements as they are coloured: by what is done, or by what keeps them from saying that it is done. "share" covers
all ways to others: sharing, entrusting, transfer, publication, abroad.
"""

CellKind = Literal[
    "collect", "use", "share", "store", "permission", "denied", "exempt", "hypothetical",
    "missed", "unnamed", "topic", "heading", "none",
]  # fmt: skip
"""A place in the strip: the weightiest kind of statement there; missed: the gate takes it for a practice, it
names a kind of information, and no statement was read; unnamed: the same without such a name; topic: the gate knows its
topic, which is no practice.
"""


class Citation(Value, kw_only=True, omit_defaults=True):
    """Where the report rests on a sentence: the place in the page, and what it is called there. ``nearest``: what was
    looked for is nowhere, and this sentence comes nearest.
    """

    anchor: str
    text: str
    title: str = ""
    verdict: str = ""
    nearest: bool = False


class Run(Value, kw_only=True, omit_defaults=True):
    """A run of text with one marking. ``kind`` colours it: as in `StatementKind`, for checks "found" or "adverse"."""

    text: str
    role: MarkRole = ""
    kind: str = ""


class Part(Value, kw_only=True, omit_defaults=True):
    """Consecutive runs of one sentence, or of text between sentences (``sentence`` 0). ``first`` where it begins."""

    sentence: int = 0
    first: bool = False
    runs: tuple[Run, ...]


class TextCell(Value, kw_only=True, omit_defaults=True):
    """One cell of a table's row, or the whole of any other block. ``again``: it spans rows, and was shown above."""

    parts: tuple[Part, ...] = ()
    again: bool = False


class TextBlock(Value, kw_only=True, omit_defaults=True):
    """A block of the text. ``kind`` as in `analyzer.policy.model.Block`; ``names`` where a row names the columns."""

    kind: str
    cells: tuple[TextCell, ...]
    names: bool = False
    noted: tuple[int, ...] = ()
    """Sentences of the block that state something, or that a finding rests on."""


class Section(Value, kw_only=True):
    """A stretch of the text that opens and closes as one. ``first`` and ``last`` are numbers of sentences."""

    anchor: str
    title: str
    path: tuple[str, ...] = ()
    first: int
    last: int
    statements: int
    cited: int
    blocks: tuple[TextBlock, ...]


class SentencePlace(Value, kw_only=True, omit_defaults=True):
    """Where a sentence lies: characters [start, end) of the extracted text, and ``source``, the position of its first
    character in the file ``file`` (an index into `PolicyView.files`; for DOCX and PDF in the extraction).

    ``statements`` are numbers of statements; ``missed``: the gate takes it for a practice, and none was read.
    """

    number: int
    start: int
    end: int
    file: int = 0
    source: int
    topics: tuple[str, ...] = ()
    statements: tuple[int, ...] = ()
    cited: tuple[Citation, ...] = ()
    missed: bool = False


class Party(Value, kw_only=True, omit_defaults=True):
    """Who acts or receives: the kind as a term, and the name in the policy and of the known SDK ("" for none)."""

    kind: Term
    name: str = ""
    sdk: str = ""


class StatementView(Value, kw_only=True, omit_defaults=True):
    """One statement in words. ``number`` counts from 1; ``section`` is the heading path; ``sentence_text`` the words of
    the sentence.
    """

    number: int
    sentence: int
    kind: StatementKind
    data_types: tuple[Term, ...]
    action: Term
    actor: Party
    receiver: Party | None = None
    purpose: str = ""
    purpose_kinds: tuple[Term, ...] = ()
    condition: str = ""
    condition_kind: Term | None = None
    necessity: Term | None = None
    polarity: Term
    modality: Term
    section: tuple[str, ...] = ()
    rule: str = ""
    score: float = 1.0
    sentence_text: str = ""


class SdkMentionView(Value, kw_only=True, omit_defaults=True):
    """One SDK or company that the policy names; ``known`` is the name of the SDK that it is taken for, or ""."""

    sentence: int
    name: str
    sdk: str = ""
    known: str = ""
    company: str = ""
    data_types: tuple[Term, ...] = ()
    purpose: str = ""
    manner: str = ""
    link: str = ""


class CheckRow(Value, kw_only=True):
    """One whole-policy check: found with its sentence, or searched and not found.

    ``value`` is what was read out of the sentence in the form of the policy stage, ``told`` the same in the report's
    language.
    """

    id: str
    title: str
    result: Term
    value: str = ""
    told: str = ""
    quote: Quote | None = None
    search: Search | None = None


class MatrixCell(Value, kw_only=True):
    """How many statements a data type has in a column, and the first sentences."""

    column: int
    count: int
    sentences: tuple[int, ...]


class MatrixRow(Value, kw_only=True):
    """What is said about one data type. ``named`` counts the sentences that name it at all."""

    data_type: Term
    grade: str
    cells: tuple[MatrixCell, ...]
    named: int


class MatrixGroup(Value, kw_only=True):
    """The data types of one display group."""

    group: Term
    rows: tuple[MatrixRow, ...]


class StripCell(Value, kw_only=True, omit_defaults=True):
    """``count`` sentences beginning with ``first``, in the section with this index. ``topic`` is "" when not known."""

    section: int
    first: int
    count: int
    kind: CellKind
    topic: str = ""


class KindCount(Value, kw_only=True):
    """How many statements are of one kind."""

    kind: Term
    count: int


class Coverage(Value, kw_only=True):
    """How much of the text was understood. ``sentences`` counts all but headings, ``stating`` those with a statement,
    ``naming`` those that name a kind of information, ``naming_silent`` those of them without a statement.

    ``practice`` counts the sentences that the gate takes for practices, None when the gate did not run; ``missed`` are
    those of them without a statement: what is known not to be understood.
    """

    sentences: int
    stating: int
    naming: int
    naming_silent: int
    practice: int | None = None
    missed: tuple[int, ...] = ()
    missed_naming: int = 0
    """How many of the missed ones name a kind of information: where most is missed."""
    kinds: tuple[KindCount, ...] = ()
    """The kinds of statements that occur, the most frequent first."""
    columns: tuple[Term, ...] = ()
    groups: tuple[MatrixGroup, ...] = ()
    strip: tuple[StripCell, ...] = ()
    topics: tuple[Term, ...] = ()
    """The topics that occur, in the order of the gate."""


class PolicyFileView(Value, kw_only=True):
    """One of the files: sizes in characters of the extracted text."""

    name: str
    sha256: str
    media: str
    encoding: str
    role: Term
    kind: Term
    characters: int

    @property
    def what(self) -> str:
        """What to call it: its part in the policy, or what it is when it is no part of one."""
        is_part = self.kind.id == "privacy-policy" or (self.kind.id == "other" and self.role.id != "policy")
        return (self.role if is_part else self.kind).text


class PolicyView(Value, kw_only=True):
    """All of one policy but the whole-policy checks. ``kind`` says what the document is; ``why_incomplete`` is in the
    language of the report, "" when it is complete.
    """

    title: str
    kind: Term
    language: str
    complete: bool
    why_incomplete: str = ""
    mixed: str = ""
    """What sets the files apart that were read as one policy; "" for nothing."""
    characters: int
    files: tuple[PolicyFileView, ...]
    statements: tuple[StatementView, ...]
    sdks: tuple[SdkMentionView, ...]
    coverage: Coverage
    sections: tuple[Section, ...]
    sentences: tuple[SentencePlace, ...]
