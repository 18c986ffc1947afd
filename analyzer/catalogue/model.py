"""What the files below ``rulesets/`` say, as frozen values: data types, law, rules, app types, words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from analyzer.catalogue.conditions import When
from analyzer.catalogue.signs import Signs
from analyzer.value import Value

DataGrade = Literal["sensitive", "personal", "capability", "generic"]
Mark = Literal["V", "V2", "M"]
Role = Literal["basis", "reference"]
Severity = Literal["high", "medium", "low", "info"]
Lang = Literal["zh", "en"]

HOME = "cn"
"""The rule pack that applies when none is chosen, and to which a file belongs that names none."""

Decidability = Literal["S", "P", "S+P", "lead(S)", "lead(P)", "lead(S+P)", "D"]
"""What can establish a clause: the package (S), the policy text (P), both together (S+P); "lead" only points
there; D needs a device, a person or the back office."""

CheckClass = Literal["S", "P", "S+P", "lead"]
"""How strong one check of a rule is: the first three may end in "confirmed", a lead is at most "suspected"."""

Stage = Literal["flows", "implicit-flows", "phases", "consent", "interface", "prompts"]
"""Stages that a rule may need: data flow, branches that depend on data (an option of that stage), components of other
apps that code starts, phase of the app's life, consent gates, texts and layouts of the screens; what is told as a
permission is asked for, which no scan can see yet. A stage that met screens it could not look at counts as not run.
"""


class Text(Value, kw_only=True):
    """One text in both languages."""

    zh: str
    en: str

    def in_language(self, lang: Lang) -> str:
        """The text in ``lang``."""
        return self.zh if lang == "zh" else self.en


class Words(Value, kw_only=True):
    """Words of policies by language."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class DataType(Value, kw_only=True):
    """A kind of personal information or a privacy-relevant ability (``rulesets/data_types/<id>.yml``).

    ``grade`` "capability" is an ability that is not itself personal information, "generic" a broader notion that only
    words name. ``tags`` is what rules select by. ``parents`` are ids of broader types. ``taf`` is the token of the
    T/TAF 078 vocabulary or "". ``table`` lists the codes of the sensitive-API table that read this type,
    ``permissions`` what guards it. ``words`` are names that policies use, ``not_words`` contexts in which such a name
    does not mean this type. ``instances`` are names of what belongs to a broader type and does not name it: "screen
    size" is device information, and whoever states it has not declared device information. ``hints`` are words that
    stand for the type in some sentences only, such as "your activity": they propose it to the statement scorer and
    mean nothing by themselves.
    """

    id: str
    name: Text
    group: str
    grade: DataGrade
    tags: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    taf: str = ""
    table: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()
    words: Words = Words()
    not_words: Words = Words()
    instances: Words = Words()
    hints: Words = Words()


class Clause(Value, kw_only=True):
    """One clause of an instrument. ``cite`` is what is printed, complete with the instrument's short name.

    ``gist`` is our own wording, never the official text. ``mark`` says how it was verified: V against a full text,
    V2 against a secondary quotation, M from memory. ``valid_from`` and ``valid_to`` (ISO 8601, inclusive, "" open)
    are filled from the instrument when the file leaves them out. ``obligations`` are what it imposes. ``outside`` says
    why the clause is none that the package or the policy of an app could break (a duty of stores, of terminals).
    """

    id: str
    cite: str
    gist: Text
    mark: Mark
    decidable: tuple[Decidability, ...] = ()
    obligations: tuple[str, ...] = ()
    outside: Text | None = None
    valid_from: str = ""
    valid_to: str = ""

    def holds_on(self, date: str) -> bool:
        """Whether the clause carries this number and is in force on ``date`` (ISO 8601)."""
        return self.valid_from <= date and (not self.valid_to or date <= self.valid_to)


class Instrument(Value, kw_only=True):
    """A law, notice or standard (``rulesets/clauses/<id>.yml``). ``title.zh`` is the exact official name.

    ``order`` sorts the report's list of bases. ``role`` "reference" (recommended standards) never is the basis of a
    violation. ``valid_from`` is when it took effect, or its date when it states none. ``mark`` is about title, number
    and dates; ``source`` says in a few words what they were checked against. ``itemised``: a report goes through it
    item by item, whatever was found. ``pack`` is the rule pack that it belongs to.
    """

    id: str
    order: int
    title: Text
    short: Text
    number: str = ""
    issuers: tuple[str, ...] = ()
    adopted: str = ""
    issued: str = ""
    published: str = ""
    valid_from: str
    valid_to: str = ""
    role: Role
    mark: Mark
    source: str
    note: str = ""
    itemised: bool = False
    pack: str = HOME
    clauses: tuple[Clause, ...] = ()


class Obligation(Value, kw_only=True):
    """Where rules and clauses meet: a duty in a few words (``rulesets/obligations.yml`` or the file of ``pack``)."""

    id: str
    name: Text
    pack: str = HOME


class Problem(Value, kw_only=True):
    """A problem name of the bulletins (``rulesets/problems.yml``). ``name.zh`` is exact; ``source`` is where it stands.

    The report shows problems in the order of the file, those of packs after it. ``pack`` is the rule pack that has this
    name; ``covers`` are duties: a rule of which the pack's law imposes one is shown below this name when the rule's own
    problem belongs to a pack that was not chosen.
    """

    id: str
    name: Text
    source: str
    pack: str = HOME
    covers: tuple[str, ...] = ()


class NecessaryItem(Value, kw_only=True):
    """One entry of an app type's necessary information: its text and the data types that it covers."""

    name: Text
    data_types: tuple[str, ...] = ()


class AppType(Value, kw_only=True):
    """One of the 39 types of 国信办秘字〔2021〕14号 (``rulesets/app_types/<id>.yml``).

    ``necessary`` is empty for the types whose basic service needs no personal information. ``pack`` is the rule pack
    whose law has the type. ``signs`` are what lets an app of the type be recognised, for a proposal.
    """

    id: str
    number: int
    name: Text
    service: Text
    necessary: tuple[NecessaryItem, ...] = ()
    pack: str = HOME
    signs: Signs = Signs()


class Retest(Value, kw_only=True):
    """How a device or a person settles what is suspected: the state to begin from, what to do, what to expect.

    Signatures to hook are no part of it; they come from the places that the finding shows.
    """

    precondition: Text
    trigger: Text
    confirms: Text
    refutes: Text


class RetestKind(Value, kw_only=True):
    """The re-test of checks of one kind (``rulesets/retests.yml``); kinds: `analyzer.catalogue.retests`."""

    id: str
    retest: Retest


class Check(Value, kw_only=True):
    """One question that a rule asks of the facts, and what is said when the answer is yes.

    ``when``: all of it must hold; see `analyzer.catalogue.conditions`. ``strength`` and the rule's clauses bound the
    verdict. ``fact`` is one sentence with placeholders; ``unsure`` is said instead where the comparison with the policy
    is not certain. ``together`` makes one finding of all matches. ``obligations`` narrows the rule's; ``severity`` and
    ``remedy`` replace the rule's. ``retest`` replaces that of the check's kind.
    """

    id: str
    strength: CheckClass
    when: When
    fact: Text
    unsure: Text | None = None
    remedy: Text | None = None
    severity: Severity | None = None
    obligations: tuple[str, ...] = ()
    together: bool = False
    retest: Retest | None = None


class BlindSpot(Value, kw_only=True):
    """A part of a rule that needs ``stage``. When that stage did not run, the part is not seen and ``reason`` says so.

    With ``unless_no``, only when the facts hold a candidate: without any such fact there is nothing to look into, and
    ``clear`` says so.
    """

    stage: Stage
    reason: Text
    unless_no: When | None = None
    clear: Text | None = None


class Example(Value, kw_only=True):
    """A rule's own test: ``facts`` in the language of `analyzer.judgement.examples`, and what must come out.

    ``expect`` is the verdict of the item; ``findings`` are the subjects found, all of them, in either language and any
    order. ``shows`` says what the example is for: the rule matching, staying quiet at something close, or unable to
    look.
    """

    name: str
    shows: Literal["match", "near-miss", "blind"]
    facts: str
    expect: Literal["confirmed", "suspected", "undecidable", "no-issue", "not-seen"]
    findings: tuple[str, ...] = ()


class Rule(Value, kw_only=True):
    """One rule (``rulesets/rules/<id>.yml``), tests included. ``number`` orders the rules of one problem and severity.

    ``why`` says to a person why this matters; ``remedy`` what to change; ``suggestion`` is wording or code advice
    that can be taken over. A rule without checks never says "no issue found" on its own strength. ``nursery``: no
    witness package shows yet that it finds what it is about (``samples/rules``), so its findings are shown apart, count
    for no figure and no exit code.
    """

    id: str
    number: int
    title: Text
    why: Text
    problem: str
    severity: Severity
    obligations: tuple[str, ...]
    checks: tuple[Check, ...] = ()
    needs: tuple[BlindSpot, ...] = ()
    remedy: Text
    suggestion: Text | None = None
    packs: tuple[str, ...] = ()
    nursery: bool = False
    examples: tuple[Example, ...]


class DeviceTest(Value, kw_only=True):
    """How a person tests on a device, or in the back office, what static analysis cannot decide: what has to be ready,
    what is done in order, what confirms a breach, and what refutes one.
    """

    precondition: Text
    steps: tuple[Text, ...]
    confirms: Text
    refutes: Text


class Undecided(Value, kw_only=True):
    """A duty that static analysis cannot decide at all, listed in every report (``rulesets/undecidable.yml``) with the
    test to make. ``packs`` as of a rule.
    """

    id: str
    title: Text
    problem: str
    obligations: tuple[str, ...]
    reason: Text
    test: DeviceTest | None = None
    packs: tuple[str, ...] = ()


class Pack(Value, kw_only=True):
    """The law and platform rules of one jurisdiction (``rulesets/packs/<id>.yml``): instruments, problem names, duties
    and app types say to which pack they belong. ``order`` is that of the chosen packs, ``about`` what it holds and how
    far that was verified.
    """

    id: str
    order: int
    name: Text
    about: Text


class Wording(Value, kw_only=True):
    """One piece of suggested wording for policies, with named places to fill (``rulesets/wording.yml``)."""

    id: str
    text: Text


class Language(Value, kw_only=True):
    """The words of one report language (``rulesets/languages/<tag>.yml``), flattened to ("verdict.confirmed", "…")."""

    tag: str
    name: str
    words: tuple[tuple[str, str], ...]


class Catalogue(Value, kw_only=True):
    """All of ``rulesets/`` that rules and words need, each tuple sorted by id (problems and obligations as written).

    ``sha256`` is over every YAML file below the folder, the same wherever the folder lies. ``packs`` are those of the
    folder, or the chosen ones (`analyzer.catalogue.packs`).
    """

    sha256: str
    data_types: tuple[DataType, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    problems: tuple[Problem, ...] = ()
    app_types: tuple[AppType, ...] = ()
    rules: tuple[Rule, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    languages: tuple[Language, ...] = ()
    wording: tuple[Wording, ...] = ()
    retests: tuple[RetestKind, ...] = ()
    packs: tuple[Pack, ...] = ()

    def language(self, lang: str) -> Mapping[str, str]:
        """The words of ``lang`` by key; empty when there is no such language. Look it up once and keep it."""
        for language in self.languages:
            if language.tag == lang:
                return MappingProxyType(dict(language.words))
        return MappingProxyType({})

    def problem_named(self, name_zh: str) -> Problem | None:
        """The problem with that exact Chinese name."""
        return next((problem for problem in self.problems if problem.name.zh == name_zh), None)
