"""What a condition gives back: subjects with their evidence, and what could not be looked at."""

from collections.abc import Mapping
from types import MappingProxyType

from analyzer.catalogue.model import Text
from analyzer.judgement.model import EvidenceRef
from analyzer.value import Value

NOTHING: Mapping[str, Text] = MappingProxyType({})


class Match(Value, kw_only=True):
    """One subject that satisfies a condition.

    ``identity`` is what the finding's id is made of, never a name that an obfuscator chooses: for code (data type,
    owner, API, kind of entry). ``fields`` fill the fact's placeholders. ``certain`` is false where a claim about the
    policy may not accuse. ``distinction`` tells apart those of one identity, by nothing that an obfuscator chooses.
    ``doubt`` is what a claim would be if the sentences ``may_say`` mean what they may mean, "" when there are none.
    """

    identity: tuple[str, ...]
    subject: Text
    fields: tuple[tuple[str, Text], ...]
    evidence: tuple[EvidenceRef, ...]
    certain: bool = True
    distinction: tuple[str, ...] = ()
    doubt: str = ""
    may_say: tuple[int, ...] = ()


class Outcome(Value, kw_only=True):
    """All subjects of one condition, and what kept it from seeing more (``unseen``) or from deciding about what it
    saw (``undecided``). ``looked`` says what was looked at.
    """

    matches: tuple[Match, ...] = ()
    unseen: tuple[Text, ...] = ()
    undecided: tuple[Text, ...] = ()
    looked: tuple[Text, ...] = ()


def ref(kind: str, *numbers: int) -> tuple[EvidenceRef, ...]:
    """Evidence of one kind at these positions."""
    return tuple(EvidenceRef(kind=kind, index=number) for number in numbers)
