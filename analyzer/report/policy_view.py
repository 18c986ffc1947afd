"""One policy to what a reader sees of it: text, statements, coverage."""

import re
from bisect import bisect_right
from collections.abc import Mapping

from analyzer.policy.model import Policy, PolicyDocument
from analyzer.report.lexicon import Lexicon
from analyzer.report.policy_coverage import coverage, missed_sentences
from analyzer.report.policy_kinds import document_kind
from analyzer.report.policy_mix import mix_told
from analyzer.report.policy_model import Citation, PolicyFileView, PolicyView, Section, SentencePlace
from analyzer.report.policy_sections import Stretch, Typesetter, marks_of, stretches
from analyzer.report.policy_statements import Names, sdk_mention_views, statement_views
from analyzer.report.shortfall import shortfall
from analyzer.report.visible import one_line

Cited = Mapping[int, tuple[Citation, ...]]
"""Number of a sentence to where the report rests on it."""

NOBODY: Cited = {}

FIRST = 8
"""Blocks among which the title is looked for."""

LONGEST_TITLE = 80
"""Characters of a title."""

_PRIVACY = re.compile("隐私|個人資料|个人信息(?:保护|处理)|privacy", re.IGNORECASE)


def policy_view(policy: Policy, lexicon: Lexicon, names: Names, cited: Cited = NOBODY) -> PolicyView:
    """``names`` are those of SDKs by id, ``cited`` leads back from the sentences."""
    document = policy.document
    typesetter = Typesetter(document, marks_of(policy.statements, policy.checks))
    parts = stretches(document)
    stated: dict[int, list[int]] = {}
    for number, statement in enumerate(policy.statements, 1):
        stated.setdefault(statement.sentence, []).append(number)
    noted = frozenset(stated) | frozenset(cited)
    return PolicyView(
        title=_title(document),
        kind=lexicon.term("document_kinds", document_kind(policy)),
        language=document.language,
        complete=policy.complete,
        why_incomplete=shortfall(policy.why_incomplete, lexicon),
        mixed=mix_told(policy.mix, lexicon),
        characters=len(document.text),
        files=_files(policy, lexicon),
        statements=statement_views(policy, lexicon, names),
        sdks=sdk_mention_views(policy, lexicon, names),
        coverage=coverage(policy, parts, typesetter, lexicon),
        sections=tuple(_section(at, part, typesetter, stated, cited, noted) for at, part in enumerate(parts, 1)),
        sentences=_sentences(policy, stated, cited),
    )


def source_position(document: PolicyDocument, position: int) -> int:
    """Where a character of the text lies in the source: of all files joined, or of the extraction (DOCX, PDF)."""
    at = bisect_right(document.offsets, position, key=lambda pair: pair[0]) - 1
    if at < 0:
        return position
    start, source = document.offsets[at]
    return source + position - start


_DATED = re.compile("日期|更新|修订|生效|updated|effective|version", re.IGNORECASE)
_STOPS = ("。", "；", "！", ".", ";", ":", "：", "，", ",")


def _title(document: PolicyDocument) -> str:
    """Of the first short lines one that speaks of privacy, else the first of them, else the name of the file.

    Whole sentences and dates are no titles.
    """
    texts = (one_line(document.text[block.span.start : block.span.end][:400]) for block in document.blocks[:FIRST])
    short = [text for text in texts if 0 < len(text) <= LONGEST_TITLE and not text.endswith(_STOPS)]
    first = short[0] if short and not _DATED.search(short[0]) else document.name
    return next((text for text in short if _PRIVACY.search(text)), first)


def _files(policy: Policy, lexicon: Lexicon) -> tuple[PolicyFileView, ...]:
    document = policy.document
    if not document.files:
        return (
            PolicyFileView(
                name=document.name,
                sha256=document.sha256,
                media=document.media,
                encoding=document.encoding,
                role=lexicon.term("document_roles", "policy"),
                kind=lexicon.term("document_kinds", document_kind(policy)),
                characters=len(document.text),
            ),
        )
    return tuple(
        PolicyFileView(
            name=file.name,
            sha256=file.sha256,
            media=file.media,
            encoding=file.encoding,
            role=lexicon.term("document_roles", file.role),
            kind=lexicon.term("document_kinds", file.kind),
            characters=file.span.end - file.span.start,
        )
        for file in document.files
    )


def _section(
    number: int,
    part: Stretch,
    typesetter: Typesetter,
    stated: Mapping[int, list[int]],
    cited: Cited,
    noted: frozenset[int],
) -> Section:
    sentences = [sentence.number for sentence in typesetter.sentences(part.first, part.last)]
    return Section(
        anchor=f"section-{number}",
        title=part.title,
        path=part.path,
        first=sentences[0] if sentences else 0,
        last=sentences[-1] if sentences else 0,
        statements=sum(len(stated.get(sentence, ())) for sentence in sentences),
        cited=sum(len(cited.get(sentence, ())) for sentence in sentences),
        blocks=tuple(typesetter.block(block, noted) for block in range(part.first, part.last)),
    )


def _sentences(policy: Policy, stated: Mapping[int, list[int]], cited: Cited) -> tuple[SentencePlace, ...]:
    document = policy.document
    topics = {entry.sentence: entry.topics for entry in policy.topics}
    missed = frozenset(missed_sentences(policy))
    starts = [file.span.start for file in document.files]
    bases = [file.base for file in document.files]
    places = []
    for sentence in document.sentences:
        file = max(0, bisect_right(starts, sentence.span.start) - 1)
        source = source_position(document, sentence.span.start) - (bases[file] if bases else 0)
        places.append(
            SentencePlace(
                number=sentence.number,
                start=sentence.span.start,
                end=sentence.span.end,
                file=file,
                source=source,
                topics=topics.get(sentence.number, ()),
                statements=tuple(stated.get(sentence.number, ())),
                cited=cited.get(sentence.number, ()),
                missed=sentence.number in missed,
            )
        )
    return tuple(places)
