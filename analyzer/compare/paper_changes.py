"""What changed in the policy between two examinations, and in the law between their dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analyzer.compare.code_changes import KINDS
from analyzer.compare.findings import Examined
from analyzer.compare.model import Change, ChangeTable
from analyzer.compare.sight import is_whole
from analyzer.facts import Facts
from analyzer.judgement.model import Judgement
from analyzer.policy.model import Actor, Policy
from analyzer.report.cited import named
from analyzer.report.lexicon import Lexicon
from analyzer.report.policy_model import CheckRow
from analyzer.report.policy_text import PolicyText
from analyzer.report.proof import Quote
from analyzer.report.visible import one_line


def policy_tables(old: Examined, new: Examined, lexicon: Lexicon) -> tuple[ChangeTable, ...]:
    """Statements by data type, actor and action; contents checked for. Nothing when there is no policy at all."""
    if old.facts.policy is None and new.facts.policy is None:
        return ()
    note = _note(old.facts.policy, new.facts.policy, lexicon)
    return (_statements(old.facts, new.facts, note, lexicon), _checks(old, new, note, lexicon))


def _note(old: Policy | None, new: Policy | None, lexicon: Lexicon) -> str:
    """What has to be known about the two policies before anything is read into their differences."""
    keys = []
    if old is None or new is None:
        keys.append("no-policy-before" if old is None else "no-policy-now")
    elif old.document.sha256 == new.document.sha256:
        keys.append("same-policy")
    if new is not None and not is_whole(new):
        keys.append("policy-in-part")
    if old is not None and not is_whole(old):
        keys.append("policy-in-part-before")
    return lexicon.joined([lexicon.word(f"comparison.table_notes.{key}") for key in keys])


@dataclass(slots=True)
class _Stated:
    """What one policy says of one data type, actor and action: polarities, and the first sentence for each."""

    actor: Actor
    sentences: dict[str, int] = field(default_factory=dict)


Key = tuple[str, str, str, str]
"""Data type, kind of actor, who (an SDK's id or a name), action."""


def _stated(policy: Policy | None) -> dict[Key, _Stated]:
    found: dict[Key, _Stated] = {}
    for entry in policy.statements if policy else ():
        who = entry.actor.sdk or one_line(entry.actor.name).casefold()
        who = who if entry.actor.kind == "named-third-party" else ""
        for data_type in entry.data_types:
            stated = found.setdefault((data_type, entry.actor.kind, who, entry.action), _Stated(entry.actor))
            stated.sentences.setdefault(entry.polarity, entry.sentence)
    return found


def _statements(old: Facts, new: Facts, note: str, lexicon: Lexicon) -> ChangeTable:
    before, after = _stated(old.policy), _stated(new.policy)
    names = {sdk.id: lexicon.sdk(sdk) for facts in (old, new) for sdk in facts.sdks}
    texts = PolicyText(old.policy), PolicyText(new.policy)
    whole = is_whole(new.policy)
    changes = []
    for key in sorted({*before, *after}):
        one, other = before.get(key), after.get(key)
        if one and other and set(one.sentences) == set(other.sentences):
            continue
        kind = "changed" if one and other else "added" if other else "removed" if whole else "not-visible"
        shown = other or one
        assert shown is not None  # noqa: S101  (the key is on one side at least)
        changes.append(
            Change(
                kind=lexicon.term("comparison.kinds", kind),
                id=" ".join(part for part in key if part),
                what=_what(key, shown.actor, names, lexicon),
                old=_polarities(one, lexicon),
                new=_polarities(other, lexicon),
                old_quote=_quote(texts[0], one, other, key[0], lexicon),
                new_quote=_quote(texts[1], other, one, key[0], lexicon),
            )
        )
    same = len({*before} & {*after}) - sum(change.kind.id == "changed" for change in changes)
    return _table("statements", same, changes, note, lexicon)


def _what(key: Key, actor: Actor, names: Mapping[str, str], lexicon: Lexicon) -> str:
    who = lexicon.name("actors", actor.kind)
    if key[2]:
        who = one_line(actor.name) or names.get(actor.sdk, actor.sdk)
    return f"{lexicon.data_type(key[0]).text} · {who} · {lexicon.name('actions', key[3])}"


def _polarities(stated: _Stated | None, lexicon: Lexicon) -> str:
    return (
        lexicon.listed([lexicon.name("polarities", polarity) for polarity in sorted(stated.sentences)])
        if stated
        else ""
    )


def _quote(
    text: PolicyText, stated: _Stated | None, against: _Stated | None, data_type: str, lexicon: Lexicon
) -> Quote | None:
    """The sentence that says what the other side does not, else the first."""
    if stated is None:
        return None
    own = [
        number
        for polarity, number in sorted(stated.sentences.items())
        if not against or polarity not in against.sentences
    ]
    number = (own or sorted(stated.sentences.values()))[0]
    return text.quote(number, types=lexicon.ancestors(data_type))


def _checks(old: Examined, new: Examined, note: str, lexicon: Lexicon) -> ChangeTable:
    before = {row.id: row for row in old.report.policy_checks}
    after = {row.id: row for row in new.report.policy_checks}
    changes = []
    same = 0
    for name in dict.fromkeys((*after, *before)):
        one, other = before.get(name), after.get(name)
        if one and other and one.result.id == other.result.id:
            same += 1
            continue
        lost = other is None or other.result.id == "undecided"
        kind = "not-visible" if lost else "added" if one is None else "changed"
        shown = other or one
        assert shown is not None  # noqa: S101  (the name is on one side at least)
        changes.append(
            Change(
                kind=lexicon.term("comparison.kinds", kind),
                id=name,
                what=shown.title,
                old=one.result.text if one else "",
                new=other.result.text if other else "",
                old_quote=_basis(one),
                new_quote=_basis(other),
            )
        )
    return _table("checks", same, changes, note, lexicon)


def _basis(row: CheckRow | None) -> Quote | None:
    return row.quote if row else None


def _table(key: str, same: int, changes: list[Change], note: str, lexicon: Lexicon) -> ChangeTable:
    return ChangeTable(
        id=key,
        title=lexicon.word(f"comparison.tables.{key}"),
        same=same,
        changes=tuple(sorted(changes, key=lambda change: KINDS.index(change.kind.id))),
        note=note,
    )


def law_table(old: Judgement, new: Judgement, lexicon: Lexicon) -> ChangeTable:
    """Clauses that the items rest on at one date and not at the other, or under another number."""
    before, after = _cited(old, lexicon), _cited(new, lexicon)
    changes = []
    for name in dict.fromkeys((*after, *before)):
        one, other = before.get(name, ("", "")), after.get(name, ("", ""))
        if one == other:
            continue
        kind = "changed" if one[0] and other[0] else "added" if other[0] else "removed"
        what = (other if other[0] else one)[1]
        changes.append(
            Change(kind=lexicon.term("comparison.kinds", kind), id=name, what=what, old=one[0], new=other[0])
        )
    same = sum(before.get(name) == cite for name, cite in after.items())
    note = "same-date" if old.date == new.date else ""
    return _table("law", same, changes, lexicon.word(f"comparison.table_notes.{note}") if note else "", lexicon)


def _cited(judgement: Judgement, lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    """Id of each clause to its cite and gist."""
    clauses = {clause.id: clause for item in judgement.items for clause in item.clauses}
    return {
        name: (named(clause.cite, lexicon.cite_en(clause.instrument, clause.cite)), lexicon.pick(clause, "gist"))
        for name, clause in clauses.items()
    }
