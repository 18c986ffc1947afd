"""A policy as lines of text: blocks, sentences with their place, what they state, what was looked for."""

from collections.abc import Iterator

from analyzer.policy.model import Policy, PolicyCheck, Span, Statement
from tests.golden.plain import one_line


def policy_lines(policy: Policy) -> Iterator[str]:
    """Everything that was read from a policy, a fact a line."""
    document = policy.document
    yield f"document {document.name} {document.media} {document.encoding} {document.language} {document.sha256}"
    yield f"{policy.kind}, complete {policy.complete} {policy.why_incomplete}".rstrip()
    for name in ("files", "gaps"):
        yield from (f"{name}: {one_line(one)}" for one in getattr(document, name))
    if policy.mix:
        yield f"mix: {one_line(policy.mix)}"
    topics = {found.sentence: ", ".join(found.topics) for found in policy.topics}
    for number, block in enumerate(document.blocks):
        under = " > ".join(block.headings)
        cells = f", {len(block.cells)} cells" if block.cells else ""
        yield f"block {number} {block.kind} {_place(block.span)}{cells} under {under}"
        for sentence in document.sentences:
            if sentence.block == number:
                about = topics.get(sentence.number, "")
                text = document.text[sentence.span.start : sentence.span.end]
                yield f"  sentence {sentence.number} {_place(sentence.span)} ({about}): {one_line(text)}"
    for statement in policy.statements:
        yield from _statement("statement", statement, document.text)
    for statement in policy.doubtful:
        yield from _statement("doubtful", statement, document.text)
    yield from (f"sdk mention: {one_line(one)}" for one in policy.sdk_mentions)
    yield from (_check(check) for check in policy.checks)
    yield from _mentions("mentioned", policy.mentions)
    yield from _mentions("mentioned", policy.permission_mentions)
    yield from (f"gap: {one_line(one)}" for one in policy.gaps)


def _place(span: Span | None) -> str:
    return f"[{span.start}, {span.end})" if span else "[)"


def _statement(kind: str, statement: Statement, text: str) -> Iterator[str]:
    actor = " ".join(word for word in (statement.actor.kind, statement.actor.sdk or statement.actor.name) if word)
    types = ", ".join(statement.data_types)
    yield f"{kind} {statement.sentence}: {actor} {statement.action} {statement.polarity}: {types}"
    words = " | ".join(f"{_place(span)} {text[span.start : span.end]}" for span in statement.data_spans)
    yield f"  data: {words}"
    rest = (
        "action_span", "receiver", "purpose", "purpose_kinds", "purpose_span", "condition", "condition_kind",
        "condition_span", "necessity", "modality", "rule",
    )  # fmt: skip
    told = (f"{name} {one_line(getattr(statement, name))}" for name in rest if getattr(statement, name))
    # The last digits of a score are a matter of the machine's arithmetic.
    yield f"  {'; '.join(told)}; score {statement.score:.2f}"


def _check(check: PolicyCheck) -> str:
    if check.found:
        value = f": {check.value}" if check.value else ""
        return f"check {check.id}: sentence {check.sentence} {_place(check.span)}{value}"
    return f"check {check.id}: not found; nearest {check.nearest}; looked for {', '.join(check.searched)}"


def _mentions(word: str, found: tuple[tuple[str, int], ...]) -> Iterator[str]:
    sentences: dict[str, list[str]] = {}
    for name, number in found:
        sentences.setdefault(name, []).append(str(number))
    yield from (f"{word} {name}: {', '.join(numbers)}" for name, numbers in sorted(sentences.items()))
