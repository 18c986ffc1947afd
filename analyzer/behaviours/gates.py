"""Consent gates of one program: where code asks whether the user agreed, and what runs only when the answer is yes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyzer.apk.consent_texts import Screens
from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.consent_words import ConsentWords
from analyzer.behaviours.gates_buttons import MARKS, ButtonSearch
from analyzer.behaviours.gates_code import GateCode
from analyzer.behaviours.gates_flow import Followed
from analyzer.behaviours.gates_regions import gated_positions
from analyzer.behaviours.gates_search import ASKING, Fact, GateSearch
from analyzer.behaviours.gates_settings import ENDING, WRITES
from analyzer.behaviours.model import ConsentGate
from analyzer.names import short_method

KEY_MARKS = (
    *(
        "agree",
        "accept",
        "consent",
        "privacy",
        "protocol",
        "policy",
        "terms",
        "gdpr",
        "first",
        "xieyi",
        "yinsi",
        "tongyi",
    ),
)
"""Every key that says something of consent has one of these, in either case."""

MOST_GATES = 400
MOST_NAMED = 8
"""Gates of one method that are told apart; with more, one of them stands for all."""

_LONGEST_KEY_BYTES = 48


@dataclass(frozen=True, slots=True)
class Gates:
    """What was found, by the program's numbers; a gate is named by its place in ``facts``.

    ``rows``: swept rows that run only when a gate stands open; ``positions`` the same by method and position, for every
    instruction. ``methods``: methods that run only because the user agreed. ``writes``: where code stores the value
    that means consent under a key, with the key.
    """

    facts: tuple[Fact, ...]
    rows: Mapping[int, int]
    positions: Mapping[Place, int]
    methods: Mapping[int, int]
    writes: Mapping[Place, str]

    def sure_rows(self) -> list[int]:
        """Rows behind sure gates."""
        return [row for row, gate in self.rows.items() if self.facts[gate].sure]

    def sure_methods(self) -> list[int]:
        """Methods behind sure gates."""
        return [method for method, gate in self.methods.items() if self.facts[gate].sure]

    def saved(self, code: CodeIndex) -> tuple[ConsentGate, ...]:
        """The gates as they are saved, by place."""
        numbers = {*self.rows.values(), *self.positions.values(), *self.methods.values()}
        facts = sorted((self.facts[n] for n in numbers), key=lambda f: (f.place.method, f.place.pc, f.kind, f.text))
        return tuple(
            ConsentGate(kind=f.kind, text=f.text, site=code.site(f.place), sure=f.sure) for f in facts[:MOST_GATES]
        )

    def words(self, code: CodeIndex, gate: int) -> str:
        """A gate in words: its method, and the flag's key or the button's text."""
        fact = self.facts[gate]
        return f"{short_method(code.program.signature(fact.place.method))}: {fact.text}"


def find_gates(
    code: CodeIndex, words: ConsentWords, screens: Screens | None = None, denied: Iterable[str] = ()
) -> Gates:
    """The gates of a program.

    Args:
        code: the program and its graph; only live methods are looked at.
        words: of consent.
        screens: texts and layouts of the package; without them only texts in the code are known.
        denied: keys that are no sign of consent after all, because code sets them by itself.
    """
    screens = screens or Screens()
    asked = GateCode(code)
    search = GateSearch(asked, words, screens.strings)
    search.denied = frozenset(denied)
    strings = code.program.symbols.strings
    marked = asked.marked_strings({*KEY_MARKS, *MARKS})
    texts = {number: strings.name(number) for number in marked}
    buttons = ButtonSearch(asked, search, words, screens)
    buttons.run(
        [number for number, text in texts.items() if words.button(text) == "agree"],
        [number for number, text in texts.items() if words.speaks_of_policy(text)],
    )
    search.keys = buttons.stored_keys()
    keys = [n for n, text in texts.items() if strings.size[n] <= _LONGEST_KEY_BYTES and words.key(text) is not None]
    keys += [n for n in strings.find_all(search.keys).values() if n >= 0]
    loading = asked.handing_keys(asked.loading(keys), search.readings, WRITES)
    helpers = asked.asking([n for n, text in texts.items() if text.startswith(ASKING) and words.key(text) is not None])
    makers = [m for m in asked.loading(keys) if code.program.method_name(m) == "<clinit>"]
    search.run({*loading, *helpers, *makers, *search.followed})
    return _collect(asked, search, buttons)


def _collect(asked: GateCode, search: GateSearch, buttons: ButtonSearch) -> Gates:
    """What the followed methods do behind open gates."""
    code = asked.code
    ending = {place for call in code.calls_of(ENDING) for place in code.places(call.rows)}
    positions: dict[Place, int] = {}
    for method in sorted(search.followed):
        found = search.followed[method]
        if found.edges:
            ends = [place.pc for place in ending if place.method == method]
            positions |= _behind(search, found, ends)
    methods = buttons.callbacks
    agreed = {place: key for place, (key, value) in search.writes.items() if _agrees(search, key, value)}
    return Gates(tuple(search.facts), _rows(asked, positions), positions, methods, agreed)


def _agrees(search: GateSearch, key: str, value: int) -> bool:
    said = search.meaning(key)
    return said is not None and said.agreed == bool(value)


def _behind(search: GateSearch, found: Followed, ends: list[int]) -> dict[Place, int]:
    """Positions of one method behind a gate: sure ones by sure gates alone, the others by all."""
    sure = {edge: gates for edge, gates in found.edges.items() if search.sure(gates)}
    by_sure = gated_positions(found.code, sure, ends)
    by_any = gated_positions(found.code, found.edges, ends) if len(sure) < len(found.edges) else by_sure
    numbers = sorted({gate for gates in found.edges.values() for gate in gates})
    unsure = [n for n in numbers if not search.facts[n].sure]
    result = {Place(found.method, pc): unsure[0] for pc in by_any if unsure}
    return result | {Place(found.method, pc): gate for pc, gate in _named(found, sure, by_sure, ends).items()}


def _named(
    found: Followed, sure: Mapping[tuple[int, int], frozenset[int]], positions: frozenset[int], ends: list[int]
) -> dict[int, int]:
    """Which gate each position behind sure ones is behind: the innermost that guards it alone, else the first."""
    numbers = sorted({gate for gates in sure.values() for gate in gates})
    regions: list[tuple[int, frozenset[int]]] = []
    if 1 < len(numbers) <= MOST_NAMED:
        for gate in numbers:
            edges = {edge: gates for edge, gates in sure.items() if gate in gates}
            regions.append((gate, gated_positions(found.code, edges, ends)))
        regions.sort(key=lambda region: len(region[1]))
    return {pc: next((gate for gate, region in regions if pc in region), numbers[0]) for pc in positions}


def _rows(asked: GateCode, positions: Mapping[Place, int]) -> dict[int, int]:
    """The swept rows at some positions."""
    program = asked.program
    by_method: dict[int, dict[int, int]] = {}
    for place, gate in positions.items():
        by_method.setdefault(place.method, {})[place.pc] = gate
    rows: dict[int, int] = {}
    for method, gated in by_method.items():
        first, end = int(program.methods.first[method]), int(program.methods.end[method])
        for row, pc in enumerate(program.sites.pc[first:end].tolist(), first):
            if pc in gated:
                rows[row] = gated[pc]
    return rows
