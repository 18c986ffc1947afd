"""How much of a policy was understood: counts, the matrix of data types, the text as a strip."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from analyzer.policy.model import Policy, Statement, Topic
from analyzer.report.lexicon import Lexicon
from analyzer.report.policy_kinds import KINDS, PRACTICE, TOPICS, kind_of
from analyzer.report.policy_model import (
    CellKind,
    Coverage,
    KindCount,
    MatrixCell,
    MatrixGroup,
    MatrixRow,
    StripCell,
)
from analyzer.report.policy_sections import Stretch, Typesetter

MOST_CELLS = 900
"""Most places of the strip: in a longer text one place stands for several sentences."""

FIRST = 3
"""Sentences that a cell of the matrix leads to."""

COLUMNS = (
    "collect", "collect-other", "use", "share", "public", "cross-border", "store", "permission", "denied", "exempt",
    "hypothetical",
)  # fmt: skip
"""What can be said about a data type. "collect": by the operator of the app; "collect-other": by others."""

_ORDER: tuple[CellKind, ...] = (*KINDS, "missed", "unnamed", "topic", "heading", "none")


def coverage(policy: Policy, sections: Sequence[Stretch], typesetter: Typesetter, lexicon: Lexicon) -> Coverage:
    """The picture of one policy; ``sections`` as the text is shown in."""
    headings = _headings(policy)
    topics = {entry.sentence: entry.topics for entry in policy.topics}
    stating = {statement.sentence for statement in policy.statements}
    naming = {number for _, number in policy.mentions} - headings
    missed = missed_sentences(policy)
    practice = [number for number, found in topics.items() if PRACTICE.intersection(found) and number not in headings]
    columns, groups = _matrix(policy, lexicon)
    kinds = Counter(kind_of(statement) for statement in policy.statements)
    return Coverage(
        sentences=len(policy.document.sentences) - len(headings),
        stating=len(stating - headings),
        naming=len(naming),
        naming_silent=len(naming - stating),
        practice=len(practice) if policy.topics else None,
        missed=missed,
        missed_naming=len(naming.intersection(missed)),
        kinds=tuple(
            KindCount(kind=lexicon.term("statement_kinds", kind), count=count) for kind, count in kinds.most_common()
        ),
        columns=tuple(lexicon.term("matrix_columns", column) for column in columns),
        groups=groups,
        strip=_strip(policy, sections, typesetter, _Silent(frozenset(missed), naming, topics, headings)),
        topics=tuple(
            lexicon.term("topics", topic) for topic in TOPICS if any(topic in found for found in topics.values())
        ),
    )


def missed_sentences(policy: Policy) -> tuple[int, ...]:
    """Sentences, headings apart, that the gate takes for practices and of which no statement was read."""
    stating = {statement.sentence for statement in policy.statements} | _headings(policy)
    return tuple(
        entry.sentence
        for entry in policy.topics
        if PRACTICE.intersection(entry.topics) and entry.sentence not in stating
    )


def _headings(policy: Policy) -> set[int]:
    blocks = policy.document.blocks
    return {sentence.number for sentence in policy.document.sentences if blocks[sentence.block].kind == "heading"}


def _matrix(policy: Policy, lexicon: Lexicon) -> tuple[list[str], tuple[MatrixGroup, ...]]:
    said: dict[str, dict[str, list[int]]] = {}
    for statement in policy.statements:
        for key in statement.data_types:
            said.setdefault(key, {}).setdefault(_column(statement), []).append(statement.sentence)
    used = {column for cells in said.values() for column in cells}
    columns = [column for column in COLUMNS if column in used]
    named = Counter(key for key, _ in set(policy.mentions))
    rows: dict[str, list[MatrixRow]] = {}
    for key in sorted(said.keys() | named.keys(), key=lambda key: (-sum(map(len, said.get(key, {}).values())), key)):
        cells = tuple(
            MatrixCell(
                column=at,
                count=len(said[key][column]),
                sentences=tuple(sorted(set(said[key][column])))[:FIRST],
            )
            for at, column in enumerate(columns)
            if column in said.get(key, {})
        )
        row = MatrixRow(
            data_type=lexicon.data_type(key), grade=lexicon.data_grade(key), cells=cells, named=named.get(key, 0)
        )
        rows.setdefault(lexicon.data_group(key).id, []).append(row)
    terms = {group: lexicon.term("data_groups", group) for group in rows}
    order = sorted(rows, key=lambda group: (group == "general", terms[group].text))
    return columns, tuple(MatrixGroup(group=terms[group], rows=tuple(rows[group])) for group in order)


def _column(statement: Statement) -> str:
    kind = kind_of(statement)
    if kind == "share":
        return statement.action if statement.action in ("public", "cross-border") else "share"
    if kind == "collect" and statement.actor.kind in ("named-third-party", "third-party"):
        return "collect-other"
    return kind


@dataclass(frozen=True, slots=True)
class _Silent:
    """What is known of sentences without a statement."""

    missed: frozenset[int]
    naming: Set[int]
    topics: Mapping[int, tuple[Topic, ...]]
    headings: Set[int]

    def kind(self, number: int) -> CellKind:
        """How such a sentence is drawn."""
        if number in self.headings:
            return "heading"
        if number in self.missed:
            return "missed" if number in self.naming else "unnamed"
        return "topic" if self.topics.get(number) else "none"


def _strip(
    policy: Policy, sections: Sequence[Stretch], typesetter: Typesetter, silent: _Silent
) -> tuple[StripCell, ...]:
    kinds: dict[int, CellKind] = {}
    for statement in policy.statements:
        kind: CellKind = kind_of(statement)
        kinds[statement.sentence] = min(kinds.get(statement.sentence, kind), kind, key=_ORDER.index)
    step = -(-len(policy.document.sentences) // MOST_CELLS) or 1
    cells: list[StripCell] = []
    for index, section in enumerate(sections):
        numbers = [sentence.number for sentence in typesetter.sentences(section.first, section.last)]
        for at in range(0, len(numbers), step):
            some = numbers[at : at + step]
            each = [kinds.get(number) or silent.kind(number) for number in some]
            found = Counter(silent.topics[number][0] for number in some if silent.topics.get(number))
            topic = found.most_common(1)[0][0] if found else ""
            kind = min(each, key=_ORDER.index)
            cells.append(StripCell(section=index, first=some[0], count=len(some), kind=kind, topic=topic))
    return tuple(cells)
