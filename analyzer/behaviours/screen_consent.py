"""How screens ask for consent: check boxes that are ticked before anybody touched them, dialogs that only let agree."""

from collections.abc import Callable, Iterator
from functools import cached_property

from analyzer.apk.screen_elements import Item, Shown, ShownFile
from analyzer.behaviours.code_index import Place
from analyzer.behaviours.consent_words import ConsentWords
from analyzer.behaviours.gates_buttons import MARKS
from analyzer.behaviours.gates_code import GateCode
from analyzer.behaviours.gates_search import GateSearch
from analyzer.behaviours.gates_values import Num, Thing
from analyzer.behaviours.screen_model import ScreenFact
from analyzer.program.owner import Owner
from analyzer.program.values import CallArguments, Values

BOXES = ("CheckBox", "RadioButton", "CheckedTextView", "Switch", "SwitchCompat", "SwitchMaterial", "ToggleButton")
"""Ends of the class names of controls that can be ticked."""

BEGINNINGS = ("onCreate", "onCreateView", "onCreateDialog", "onViewCreated", "onStart", "onResume", "onFinishInflate")
"""Methods of the framework that run before a person can touch the screen; below, how helpers of these begin."""

_HELPERS = ("init", "setup", "setUp", "bindView", "<init>")
_AGREED = ("已阅读并同意", "我同意", "阅读并同意", "ireadandagree", "iagreeto", "ihavereadandagree", "ihaveread")
_BOX_NAMES = ("agree", "privacy", "protocol", "policy", "consent", "xieyi", "yinsi", "terms")
_REFUSING = ("refuse", "reject", "decline", "disagree", "cancel", "close", "exit", "quit", "negative", "deny", "back")
"""Parts of names of ids by which a control lets a person leave."""

_OTHER_BUTTONS = frozenset(
    {"setNegativeButton", "setNeutralButton", "setButton", "setNegativeButtonText", "setOnCancelListener"}
)
_LONGEST = 120


class ConsentScreens:
    """Looks at layouts and dialogs about the policy."""

    def __init__(
        self, asked: GateCode, shown: Shown, words: ConsentWords, live_in: Callable[[ShownFile], list[int]]
    ) -> None:
        self.asked, self.code, self.program = asked, asked.code, asked.program
        self.shown, self.words, self.live_in = shown, words, live_in

    def find(self) -> Iterator[ScreenFact]:
        """Boxes and dialogs."""
        boxes: dict[int, tuple[ShownFile, Item, str]] = {}
        for file in self.shown.files:
            for item in file.items:
                if file.kind != "layout" or not item.tag.endswith(BOXES):
                    continue
                said = self._about_consent(item)
                if said is None:
                    continue
                yield self._in_layout("ticked-consent" if item.checked else "consent-box", file, item, said)
                if item.identity and not item.checked:
                    boxes[item.identity] = file, item, said
            yield from self._layout_without_refusal(file)
        yield from self._ticked_by_code(boxes)
        yield from self._dialogs()

    def _in_layout(self, kind: str, file: ShownFile, item: Item, said: str) -> ScreenFact:
        methods = self.live_in(file)
        element = f"{item.tag.rpartition('.')[2]} @id/{item.name}" if item.name else item.tag.rpartition(".")[2]
        ticked = kind == "ticked-consent"
        return ScreenFact(
            kind="ticked-consent" if ticked else "consent-box",
            source="layout",
            text=said[:_LONGEST],
            place=file.file,
            element=element,
            live=bool(methods),
            owner=self._owner(methods),
        )

    def _owner(self, methods: list[int]) -> Owner:
        owners = [self.code.owner_of(method) for method in methods]
        return next((one for one in owners if one.kind != "sdk"), owners[0] if owners else Owner(kind="unattributed"))

    def _about_consent(self, item: Item) -> str | None:
        """The words that make a box one of consent: its own, or those right beside one without words; "" for its name
        alone. None for any other box.
        """
        own = next((text for text in item.texts if self._agrees(text)), None)
        if own is not None:
            return own
        if any(len(text) > 1 for text in item.texts):
            return None  # it says what it is for
        near = next((text for text in item.beside if self._agrees(text)), None)
        if near is not None:
            return near
        name = item.name.lower()
        return "" if any(part in name for part in _BOX_NAMES) and "disagree" not in name else None

    def _agrees(self, text: str) -> bool:
        squeezed = "".join(text.split()).lower()
        return self.words.speaks_of_policy(text) or any(part in squeezed for part in _AGREED)

    # boxes that code ticks

    def _ticked_by_code(self, boxes: dict[int, tuple[ShownFile, Item, str]]) -> Iterator[ScreenFact]:
        """``setChecked(true)`` on such a box in a method that prepares the screen."""
        if not boxes:
            return
        held = self.asked.holders(boxes)
        nests = {self._nest(method) for methods in held.values() for method in methods}
        methods = [
            method
            for method in self.asked.callers_of_names(["setChecked"])
            if self._nest(method) in nests and self._prepares(method)
        ]
        if not methods:
            return
        search = GateSearch(self.asked, self.words, dict(self.shown.strings))
        search.run(methods)
        for method in sorted(set(methods) & search.followed.keys()):
            for call in search.followed[method].calls.values():
                if self.program.method_name(call.method) != "setChecked" or call.path or len(call.arguments) != 2:
                    continue
                view, state = call.arguments
                if not (isinstance(view, Thing) and view.kind == "view" and isinstance(state, Num) and state.value):
                    continue
                if (known := boxes.get(int(view.what))) is not None and self.code.live(Place(method, call.pc)):
                    fact = self._in_layout("ticked-consent", *known)
                    yield ScreenFact(
                        kind="ticked-consent",
                        source="code",
                        text=fact.text,
                        place=fact.place,
                        element=fact.element,
                        live=True,
                        owner=self.code.owner_of(method),
                        site=self.code.site(Place(method, call.pc)),
                    )

    def _prepares(self, method: int) -> bool:
        name = self.program.method_name(method)
        return name in BEGINNINGS or name.startswith(_HELPERS)

    # dialogs

    @cached_property
    def _policy_strings(self) -> tuple[list[int], list[int]]:
        """Strings of the code that speak of the policy, and those of refusing buttons."""
        strings = self.program.symbols.strings
        policy, refusing = [], []
        for number in self.asked.marked_strings({*MARKS, "拒绝", "不", "退出", "取消", "exit", "cancel", "decline"}):
            text = strings.name(number)
            if self.words.speaks_of_policy(text):
                policy.append(number)
            elif self.words.button(text) == "disagree":
                refusing.append(number)
        return policy, refusing

    @cached_property
    def _refusing_nests(self) -> frozenset[str]:
        """Classes that set a refusing text somewhere."""
        ids = [i for i, held in self.shown.strings.items() if any(self.words.button(t) == "disagree" for t in held)]
        methods = {*self.asked.loading(self._policy_strings[1]), *self.asked.holding(ids)}
        return frozenset(self._nest(method) for method in methods)

    @cached_property
    def _locked(self) -> dict[int, Place]:
        """Live methods that make a dialog which the back key does not close, and where."""
        found: dict[int, Place] = {}
        for method in self.asked.callers_of_names(["setCancelable"]):
            for call in self.code.calls_in(method):
                last = call.arguments[-1] if call.arguments else None
                if "->setCancelable(Z)" in call.signature and _only(last, 0) and self.code.live(Place(method, call.pc)):
                    found.setdefault(method, Place(method, call.pc))
        return found

    def _dialogs(self) -> Iterator[ScreenFact]:
        """Dialogs that code builds: about the policy, with a button that agrees, without another one, and locked."""
        about = {i for i, held in self.shown.strings.items() if any(self.words.speaks_of_policy(t) for t in held)}
        policy = {*self.asked.loading(self._policy_strings[0]), *self.asked.holding(about)}
        for method, place in sorted(self._locked.items()):
            if method not in policy:
                continue
            calls = self.code.calls_in(method)
            names = {call.signature.partition("->")[2].partition("(")[0] for call in calls}
            if names & _OTHER_BUTTONS or self._nest(method) in self._refusing_nests:
                continue
            for call in calls:
                said = self._agreeing(call)
                if said:
                    yield ScreenFact(
                        kind="unrefusable-consent",
                        source="code",
                        text=said[:_LONGEST],
                        live=True,
                        owner=self.code.owner_of(method),
                        site=self.code.site(place),
                    )
                    break

    def _agreeing(self, call: CallArguments) -> str:
        """What the button says that a call gives to a dialog, "" unless it agrees."""
        if "->setPositiveButton(" not in call.signature or len(call.arguments) < 2:
            return ""
        texts: list[str] = []
        for const in call.arguments[1] or ():
            if const.kind == "string":
                texts.append(str(const.value))
            elif isinstance(const.value, int):
                texts += self.shown.strings.get(const.value, ())
        meanings = {self.words.button(text) for text in texts}
        return texts[0] if texts and meanings <= {"agree", "weak-agree"} else ""

    def _layout_without_refusal(self, file: ShownFile) -> Iterator[ScreenFact]:
        """A layout about the policy with a button that agrees and nothing that refuses, in a locked dialog."""
        if file.kind != "layout" or not any(self.words.speaks_of_policy(text) for i in file.items for text in i.texts):
            return
        agreeing = [
            (item, text)
            for item in file.items
            if not item.tag.endswith(BOXES)
            for text in item.texts
            if self.words.button(text) == "agree"
        ]
        if not agreeing or any(self._lets_leave(item) for item in file.items):
            return
        methods = self.live_in(file)
        nests = {self._nest(method) for method in methods}
        locked = sorted(method for method in self._locked if self._nest(method) in nests)
        if not locked or nests & self._refusing_nests:
            return
        item, said = agreeing[0]
        yield ScreenFact(
            kind="unrefusable-consent",
            source="layout",
            text=said[:_LONGEST],
            place=file.file,
            element=item.tag.rpartition(".")[2],
            live=True,
            owner=self._owner(methods),
            site=self.code.site(self._locked[locked[0]]),
        )

    def _lets_leave(self, item: Item) -> bool:
        """Whether a control refuses, or may: its text, its name, a button whose words are not known."""
        name = item.name.lower()
        if any(self.words.button(text) == "disagree" for text in item.texts):
            return True
        if any(part in name for part in _REFUSING) or item.tag.endswith(BOXES):
            return True
        return "Button" in item.tag and (item.unknown or not item.texts)

    def _nest(self, method: int) -> str:
        """The outermost class around a method."""
        name = self.program.type_name(int(self.program.symbols.methods.owner[method]))
        return name.partition("$")[0].rstrip(";")


def _only(values: Values | None, number: int) -> bool:
    return bool(values) and all(const.value == number for const in values or ())
