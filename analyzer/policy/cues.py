"""What the frame rules of a language look for: the shape that `cues_zh` and `cues_en` fill."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from analyzer.policy.model import Action

MOST_VERBS = 40
"""Verbs, subjects and denials that are looked at in one clause; no clause that anybody wrote has more."""

Subject = str
"""Who a verb's subject is: "first", "user" or "third"."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that says what happens to information, in normalised text, half-open range.

    ``subject`` is who does it; ``negated`` is whether that is denied, ``given`` whether the user gives the information.
    """

    start: int
    end: int
    action: Action
    subject: Subject
    negated: bool = False
    given: bool = False
    reach: int = 0
    """Characters after the verb within which its object must begin; 0: anywhere in the clause."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The rules of one language over one sentence of normalised text.

    ``conditional`` is a sentence in which a denial depends on something; ``exempt`` a list of cases that need no
    consent; ``definition`` a sentence that explains a term; ``merger`` a case that may never come; ``excluding`` what
    denies the words after it; ``lead_in`` the end of a sentence that a list completes; the headings say what a list
    below them is about; ``listing`` marks an enumeration, ``user_control`` a sentence about switching off, refusing or
    exercising a right, which lists nothing that is collected; ``idle`` tells a sentence that states no practice: a
    right and its path, a change of the policy, a breach; ``supposed`` marks what may happen one day; ``label`` is the
    name of a kind of information before what belongs to it.
    """

    name: str
    conditional: re.Pattern[str]
    exempt: re.Pattern[str]
    definition: re.Pattern[str]
    merger: re.Pattern[str]
    excluding: re.Pattern[str]
    lead_in: re.Pattern[str]
    collecting_heading: re.Pattern[str]
    sharing_heading: re.Pattern[str]
    other_heading: re.Pattern[str]
    listing: re.Pattern[str]
    user_control: re.Pattern[str]
    idle: Callable[[str], bool]
    supposed: re.Pattern[str]
    label: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ClauseCues(Cues):
    """The rules of a language whose sentences are read clause by clause (Chinese; English has a grammar of its own).

    ``verbs`` yields the verbs of a clause given (sentence, clause start, clause end, subject carried over) and
    ``subject_of`` the subject that it leaves to the next; ``clause_end`` splits; ``purpose_clause`` matches at the
    start of a clause that only says why, ``purpose_part`` where such a part begins within a clause; ``qualified``
    marks a denial that is none ("not without your consent"), ``scoped`` (before a denial) that it holds in one mode,
    for one function or after the user has acted; ``no_carry`` is the start of a clause that inherits no verb.
    """

    clause_end: re.Pattern[str]
    verbs: Callable[[str, int, int, Subject], list[Verb]]
    subject_of: Callable[[str, int, int, Subject], Subject]
    purpose_clause: re.Pattern[str]
    purpose_part: re.Pattern[str]
    qualified: re.Pattern[str]
    no_carry: re.Pattern[str]
    permission: re.Pattern[str]
    scoped: re.Pattern[str]
