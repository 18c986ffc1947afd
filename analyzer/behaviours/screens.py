"""What the app's own screens show: entries and switches that people have a right to, and how consent is asked for.

Resources, texts in code and packaged web pages are looked at, never a running screen. Whatever draws screens in another
way (a page from the network, another runtime, code that is not in the package) is a gap of the stage ``interface``:
then nothing can be said to be missing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from analyzer.apk.consent_texts import Screens, read_screens
from analyzer.apk.container import Package
from analyzer.apk.screen_elements import STAGE, Item, Shown, ShownFile, read_shown
from analyzer.behaviours.code_index import CodeIndex, Place
from analyzer.behaviours.consent_words import ConsentWords
from analyzer.behaviours.gates_buttons import MARKS, RESOURCE_MARKS
from analyzer.behaviours.gates_code import GateCode
from analyzer.behaviours.model import START_UP, ConsentGate
from analyzer.behaviours.screen_consent import ConsentScreens
from analyzer.behaviours.screen_model import ScreenFact, ScreenSource
from analyzer.behaviours.screen_words import ScreenWords, load_screen_words
from analyzer.behaviours.when import method_of
from analyzer.callgraph.phases import Phases
from analyzer.catalogue.screen_kinds import ScreenKind
from analyzer.catalogue.tables import Tables
from analyzer.gaps import Cause, Gap
from analyzer.program.owner import Owner
from analyzer.program.values import Values

MOST_PER_KIND = 24
"""Facts of one kind that are kept."""

LONGEST = 120
"""Characters of a text that are kept."""

_DRAWING = frozenset({Cause.FLUTTER, Cause.REACT_NATIVE, Cause.MISSING_SPLIT})
_HIDING = frozenset(
    {Cause.ENCRYPTED, Cause.PACKED, Cause.DYNAMIC_LOADING, Cause.WEB_RUNTIME, Cause.OTHER_RUNTIME, Cause.DAMAGED}
)
"""Why screens may exist that nobody can see in the package; the latter where code may hide as well."""

_VIEWS = ("Landroid/webkit/WebView;", "Lcom/tencent/smtt/sdk/WebView;", "Lcom/uc/webview/export/WebView;")
_LOADING = dict.fromkeys(_VIEWS, frozenset({"loadUrl", "postUrl"}))
_LOCAL = ("file:///android_asset/", "file:///android_res/", "about:", "javascript:")
_NOBODY = Owner(kind="unattributed")


class Looked(NamedTuple):
    """What a package's resources show: texts about consent, everything else, and what could not be looked at."""

    consent: Screens
    shown: tuple[Shown, ScreenWords]
    gaps: tuple[Gap, ...]


def look_at_screens(package: Package, tables: Tables, folder: Path) -> Looked:
    """The resources and packaged pages of an open package; ``folder`` is that of the tables."""
    words, consent = load_screen_words(folder), ConsentWords.of(tables.consent_terms())
    screens, gaps = read_screens(package, RESOURCE_MARKS, consent.telling)

    def telling(text: str) -> bool:
        return bool(words.kinds(text)) or consent.telling(text)

    shown, shown_gaps = read_shown(package, (*words.marks, *MARKS), telling)
    return Looked(screens, (shown, words), (*gaps, *shown_gaps))


def find_on_screens(
    code: CodeIndex, shown: Shown, words: ScreenWords, consent: ConsentWords, gaps: Iterable[Gap]
) -> tuple[tuple[ScreenFact, ...], tuple[Gap, ...]]:
    """Everything found, by kind, and why screens may exist that could not be looked at.

    Args:
        code: the program.
        shown: what resources and packaged pages show.
        words: what texts are for.
        consent: words of consent.
        gaps: of all stages before, and of this package's code.
    """
    search = _Search(code, shown, words)
    boxes = ConsentScreens(search.asked, shown, consent, search.live_in)
    found = [*search.entries(), *boxes.find()]
    return _kept(found), (*hidden_screens(gaps), *_remote(code))


def _kept(found: Iterable[ScreenFact]) -> tuple[ScreenFact, ...]:
    """Each once, the app's before SDKs', those that code refers to first; at most so many of one kind."""
    ordered = sorted(
        dict.fromkeys(found),
        key=lambda one: (
            *(one.kind, one.owner.kind == "sdk", not one.live, one.source, one.place, one.text, one.element),
            *((one.site.method, one.site.offset) if one.site else ("", 0)),
        ),
    )
    seen: Counter[ScreenKind] = Counter()
    kept = []
    for fact in ordered:
        seen[fact.kind] += 1
        if seen[fact.kind] <= MOST_PER_KIND:
            kept.append(fact)
    return tuple(kept)


def prompts(gates: Iterable[ConsentGate], code: CodeIndex, phases: Phases) -> tuple[ScreenFact, ...]:
    """Controls that agree to the policy and that start-up sets up."""
    found = []
    for gate in gates:
        method = method_of(code, gate.site.method) if gate.kind == "button" and gate.sure else -1
        if method >= 0 and not START_UP.isdisjoint(phases.of(method)):
            owner = code.owner_of(method)
            text = gate.text[:LONGEST]
            found.append(
                ScreenFact(kind="consent-prompt", source="code", text=text, live=True, owner=owner, site=gate.site)
            )
    return _kept(found)


class _Search:
    """Looks for entries."""

    def __init__(self, code: CodeIndex, shown: Shown, words: ScreenWords) -> None:
        self.code, self.shown, self.words = code, shown, words
        self.asked = GateCode(code)
        ids = {identity for file in shown.files for identity in file.above} | set(shown.strings)
        self.holders = self.asked.holders(ids)

    def live_in(self, file: ShownFile) -> list[int]:
        """Live methods that can bring a file onto the screen."""
        return sorted({method for identity in file.above for method in self.holders.get(identity, ())})

    def entries(self) -> Iterator[ScreenFact]:
        """Texts that are for something, wherever they stand."""
        for file in self.shown.files:
            yield from self._in_file(file)
        on_files = {text for file in self.shown.files for item in file.items for text in item.texts}
        for identity, texts in self.shown.strings.items():
            methods = self.holders.get(identity, [])
            if not methods and on_files.issuperset(texts):
                continue
            for text, kind in self._told(texts):
                place = f"@string/{self.shown.names.get(identity) or f'{identity:08x}'}"
                yield self._fact(kind, text, place, methods, "string")
        yield from self._in_code()
        for page in self.shown.pages:
            for text, kind in self._told((page.text,)):
                yield ScreenFact(kind=kind, source="web", text=text, place=page.file)
        yield from self._switches()

    def _in_file(self, file: ShownFile) -> Iterator[ScreenFact]:
        methods = self.live_in(file)
        for item in file.items:
            for text, kind in self._told(item.texts):
                yield self._fact(kind, text, file.file, methods, file.kind, described(item))

    def _fact(
        self, kind: ScreenKind, text: str, place: str, methods: list[int], source: ScreenSource, element: str = ""
    ) -> ScreenFact:
        owners = [self.code.owner_of(method) for method in methods]
        # What the app's code refers to is not an SDK's because an SDK does so as well.
        owner = next((one for one in owners if one.kind != "sdk"), owners[0] if owners else _NOBODY)
        live = bool(methods)
        return ScreenFact(kind=kind, source=source, text=text, place=place, element=element, live=live, owner=owner)

    def _told(self, texts: Iterable[str]) -> Iterator[tuple[str, ScreenKind]]:
        for text in texts:
            for kind in self.words.kinds(text):
                yield text[:LONGEST], kind

    def _in_code(self) -> Iterator[ScreenFact]:
        """Texts that live code loads."""
        strings = self.code.program.symbols.strings
        for number in self.asked.marked_strings(self.words.marks):
            told = list(self._told((strings.name(number),)))
            if not told:
                continue
            for place in self.code.places(self.code.rows_with([number], 0x1A, 0x1B))[:3]:
                if self.code.live(place):
                    for text, kind in told:
                        yield self._at(place, kind, text, "code")

    def _at(self, place: Place, kind: ScreenKind, text: str, source: ScreenSource) -> ScreenFact:
        site, owner = self.code.site(place), self.code.owner_of(place.method)
        return ScreenFact(kind=kind, source=source, text=text, live=True, owner=owner, site=site)

    def _switches(self) -> Iterator[ScreenFact]:
        """Calls of the app that tell an SDK to personalise nothing, or may."""
        names: dict[str, set[str]] = {}
        off = {}
        for switch in self.words.switches:
            names.setdefault(switch.descriptor, set()).add(switch.name)
            off[switch.descriptor, switch.name] = switch.off
        for call in self.code.calls_of({cls: frozenset(found) for cls, found in names.items()}):
            cls, _, rest = call.signature.partition("->")
            name = rest.partition("(")[0]
            for place in self.code.places(call.rows):
                if not self.code.live(place) or self.code.owner_of(place.method).kind == "sdk":
                    continue
                made = self.code.arguments(place)
                last = made.arguments[-1] if made is not None and made.arguments else None
                if _may_be(last, off.get((cls, name))):
                    yield self._at(place, "personalisation-switch", f"{cls.rpartition('/')[2][:-1]}.{name}", "switch")


def described(item: Item) -> str:
    """A control in a few words: its class, and the name of its id."""
    tag = item.tag.rpartition(".")[2]
    return f"{tag} @id/{item.name}" if item.name else tag


def _may_be(values: Values | None, off: int | None) -> bool:
    """Whether an argument may be the one that switches off."""
    if values is None or off is None:
        return True
    return any(const.kind != "int" or const.value == off for const in values)


def hidden_screens(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Gaps of other stages behind which screens may be."""
    causes: dict[Cause, Gap] = {}
    for gap in gaps:
        if gap.stage == STAGE:
            continue
        resources = gap.stage == "contents" and gap.cause in (Cause.DAMAGED, Cause.BUDGET)
        if gap.cause in _DRAWING or (gap.cause in _HIDING and gap.blocks_code) or resources:
            causes.setdefault(gap.cause, gap)
    return tuple(
        Gap(stage=STAGE, cause=cause, where=gap.where, detail="screens may exist that the package does not show")
        for cause, gap in sorted(causes.items())
    )


def _remote(code: CodeIndex) -> tuple[Gap, ...]:
    """Pages that live code of the app loads into a WebView, and that may not lie in the package."""
    found = []
    for call in code.calls_of(_LOADING):
        for place in code.places(call.rows):
            if code.live(place) and code.owner_of(place.method).kind != "sdk" and not _stays(code, place):
                found.append(place)
    if not found:
        return ()
    first = min(found, key=lambda place: (code.program.signature(place.method), place.pc))
    detail = f"pages that do not lie in the package are shown at {len(found)} places"
    where = code.program.signature(first.method)
    return (Gap(stage=STAGE, cause=Cause.WEB_RUNTIME, where=where, detail=detail),)


def _stays(code: CodeIndex, place: Place) -> bool:
    """Whether all addresses that may be loaded are known, and lie in the package."""
    call = code.arguments(place)
    values = call.arguments[1] if call is not None and len(call.arguments) > 1 else None
    return bool(values) and all(
        const.kind == "string" and str(const.value).startswith(_LOCAL) for const in values or ()
    )
