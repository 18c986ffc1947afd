"""Which methods run because the user agreed: listeners of agreeing controls in dialogs and layouts about the policy."""

from collections.abc import Iterator

from analyzer.apk.consent_texts import Screens
from analyzer.behaviours.code_index import Place
from analyzer.behaviours.consent_words import ConsentWords, Key
from analyzer.behaviours.gates_code import GateCode
from analyzer.behaviours.gates_flow import Call, Followed
from analyzer.behaviours.gates_search import GateSearch
from analyzer.behaviours.gates_settings import write_of
from analyzer.behaviours.gates_values import Match, Num, Text, Thing, Value
from analyzer.program.build import PACKAGED

MARKS = ("agree", "accept", "同意", "接受", "知道了", "隐私", "协议", "个人信息", "条款", "privacy", "terms")
"""Every text about consent or a policy has one of these, in either case."""

RESOURCE_MARKS = ("gree", "GREE", "ccept", "CCEPT", *MARKS[2:9], "rivacy", "RIVACY", "erms", "TERMS", "ecline", "eject")
"""The same for the pool of the resource table, which is searched as it stands."""

_DIALOG_BUTTONS = {"setPositiveButton": -1, "setNegativeButton": -2, "setNeutralButton": -3, "setButton": 0}
_LISTENS = ("setOnClickListener", "setOnSingleClickListener", "setOnDebouncedClickListener", "setNoDoubleClickListener")
_CLICKED = {("onClick", "(Landroid/view/View;)V"): 1, ("onClick", "(Landroid/content/DialogInterface;I)V"): 2}
_MERGED = "$r8$classId"
_DEEPEST = 3
_MOST_WRITERS = 60


class ButtonSearch:
    """Finds the agreeing controls of one program."""

    def __init__(self, code: GateCode, search: GateSearch, words: ConsentWords, screens: Screens) -> None:
        self.code, self.program = code, code.program
        self.search, self.words, self.screens = search, words, screens
        self.callbacks: dict[int, int] = {}
        self._pending: dict[int, list[tuple[int, str, bool]]] = {}
        self._policy_methods: set[int] = set()
        self._policy_nests: set[str] = set()

    def run(self, agree_strings: list[int], policy_strings: list[int]) -> None:
        """Follow the methods that may set up an agreeing control, and note what they register."""
        self._controls()
        texts = self.screens.strings
        agreeing = {i for i, held in texts.items() if any(self.words.button(t) == "agree" for t in held)}
        about = {i for i, held in texts.items() if any(self.words.speaks_of_policy(t) for t in held)}
        layouts = {x.identity for x in self.screens.layouts if x.identity and self._speaks(x.controls)}
        policy = set(self.code.loading(policy_strings)) | set(self.code.holding(about | layouts))
        self._policy_methods, self._policy_nests = policy, {self._nest(m) for m in policy}
        methods = set(self.code.loading(agree_strings)) | set(self.code.holding(agreeing | set(self.search.controls)))
        buttons = set(self.code.callers_of_names(_DIALOG_BUTTONS))
        methods |= policy & buttons  # a dialog about the policy whose button says no more than "OK"
        self._layout_clicks()
        for _ in range(2):  # what one method sets up, another one may use
            self.search.run(methods)
            for method in sorted(methods & self.search.followed.keys()):
                self._look(self.search.followed[method])
            methods |= self._callers_with_listeners()

    def _speaks(self, controls: tuple[tuple[int, tuple[str, ...], str], ...]) -> bool:
        return any(self.words.speaks_of_policy(text) for _, texts, _ in controls for text in texts)

    def _controls(self) -> None:
        """The agreeing controls of layouts: sure where the layout speaks of the policy and no other one has the id."""
        for layout in self.screens.layouts:
            speaks = self._speaks(layout.controls)
            for control in layout.controls:
                said = [t for t in control.texts if self.words.button(t) in ("agree", "weak-agree")]
                if not said or not control.identity:
                    continue
                firm = self.words.button(said[0]) == "agree"
                if not (speaks or firm):
                    continue
                alone = self.screens.uses.get(control.identity, 1) <= self._files_with(control.identity)
                self.search.controls.setdefault(control.identity, (said[0], speaks and firm and alone))

    def _files_with(self, identity: int) -> int:
        return sum(
            any(c.identity == identity and any(self.words.button(t) == "agree" for t in c.texts) for c in x.controls)
            for x in self.screens.layouts
        )

    def _layout_clicks(self) -> None:
        """Methods that ``android:onClick`` of an agreeing control names, when no other control names them."""
        named: dict[str, list[tuple[bool, str]]] = {}
        for layout in self.screens.layouts:
            for control in layout.controls:
                if control.on_click:
                    agreed = [t for t in control.texts if self.words.button(t) == "agree"]
                    named.setdefault(control.on_click, []).append(
                        (bool(agreed) and self._speaks(layout.controls), agreed[0] if agreed else "")
                    )
        for name, uses in named.items():
            if len(uses) == 1 and uses[0][1]:
                for method in self.code.named([name]):
                    if self.program.descriptor(method) == "(Landroid/view/View;)V" and self._is_coded(method):
                        self._callback(method, uses[0][1], Place(method, 0), uses[0][0])

    def _is_coded(self, method: int) -> bool:
        return bool(self.program.methods.origin[method] == PACKAGED and self.program.methods.dex[method] >= 0)

    def _nest(self, method: int) -> str:
        """The outermost class around a method."""
        name = self.program.type_name(int(self.program.symbols.methods.owner[method]))
        return name.partition("$")[0].rstrip(";")

    # what a method registers

    def _is_about_policy(self, found: Followed) -> bool:
        """Whether what a method shows is about the policy: by its own texts; by those of its class when it has none."""
        if found.method in self._policy_methods:
            return True
        shows = any(self.program.method_name(call.method) == "setMessage" for call in found.calls.values())
        return not shows and self._nest(found.method) in self._policy_nests

    def _look(self, found: Followed) -> None:
        said = {call_text[0]: call_text[1] for call_text in self._texts_set(found)}
        for call in found.calls.values():
            name = self.program.method_name(call.method)
            if name in _DIALOG_BUTTONS:
                self._dialog_button(found, call, name)
            elif name in _LISTENS and len(call.arguments) > 1:
                self._listener(found, call, said)
            elif name not in ("setText", "putString"):
                self._worded(found, call)

    def _worded(self, found: Followed, call: Call) -> None:
        """A call of any library that is given an agreeing text and one listener with one method."""
        handed = call.arguments[0 if call.op in (0x71, 0x77) else 1 :]
        meanings = {self.words.button(text): text for a in handed for text in self._said(a)}
        if "agree" not in meanings or "disagree" in meanings:
            return
        listeners = [a for a in handed if isinstance(a, Thing) and a.kind in ("lambda", "new", "static")]
        if len(listeners) != 1:
            return
        listener, place = listeners[0], Place(found.method, call.pc)
        sure = self._is_about_policy(found)
        if listener.kind == "lambda":
            self._callback(int(listener.what), meanings["agree"], place, sure)
            return
        type_ = int(listener.what) if listener.kind == "new" else self._type_of(int(listener.what))
        if type_ < 0 or self._merged_field(type_) >= 0:
            return
        program = self.program
        only = [m for m in program.methods_of(type_).tolist() if program.methods.virtual[m] and self._is_coded(m)]
        if len(only) == 1:
            self._callback(only[0], meanings["agree"], place, sure and self.code.makers(type_) == 1)

    def _type_of(self, held: int) -> int:
        """The packaged class that a field is declared to hold, -1 if it is none."""
        type_ = self.program.find_type(self.program.field_signature(held).rpartition(":")[2])
        return type_ if type_ >= 0 and self.program.types.origin[type_] == PACKAGED else -1

    def _texts_set(self, found: Followed) -> Iterator[tuple[Value, str]]:
        """Objects whose text the method sets, with the text."""
        for call in found.calls.values():
            if self.program.method_name(call.method) == "setText" and len(call.arguments) > 1 and call.arguments[0]:
                for text in self._said(call.arguments[1]):
                    yield call.arguments[0], text

    def _said(self, value: Value | None) -> tuple[str, ...]:
        if isinstance(value, Text):
            return (value.value,)
        return self.screens.strings.get(value.value, ()) if isinstance(value, Num) else ()

    def _dialog_button(self, found: Followed, call: Call, name: str) -> None:
        """A button of a dialog: its text is one argument, its listener the last one."""
        arguments = list(call.arguments[1:])
        which = _DIALOG_BUTTONS[name]
        if name == "setButton" and arguments and isinstance(number := arguments[0], Num):
            which, arguments = number.value, arguments[1:]
        if len(arguments) < 2:
            return
        texts = self._said(arguments[0]) or tuple(t for a in arguments[:-1] for t in self._said(a))
        meanings = [(self.words.button(t), t) for t in texts]
        speaks = self._is_about_policy(found)
        for meaning, text in meanings:
            if meaning == "agree" or (meaning == "weak-agree" and speaks and which == -1):
                self._register(found, call, arguments[-1], text, speaks and meaning == "agree", which)
                return
        if not texts and speaks and which == -1 and self._is_ok(arguments[0]):
            self._register(found, call, arguments[-1], "OK", False, which)

    @staticmethod
    def _is_ok(value: Value | None) -> bool:
        return isinstance(value, Num) and value.value == 0x0104000A  # android.R.string.ok

    def _listener(self, found: Followed, call: Call, said: dict[Value, str]) -> None:
        """A listener of a view, known by its resource id or by the text that it was given here."""
        view = call.arguments[0]
        text, sure = "", False
        if isinstance(view, Thing) and view.kind == "view" and int(view.what) in self.search.controls:
            text, sure = self.search.controls[int(view.what)]
            sure = sure or (self._is_about_policy(found) and self._is_agreeing(int(view.what)))
        elif view is not None and self.words.button(said.get(view, "")) == "agree":
            text, sure = said[view], self._is_about_policy(found)
            if isinstance(view, Thing) and view.kind == "view":
                self.search.controls.setdefault(int(view.what), (text, False))
        if text:
            self._register(found, call, call.arguments[1], text, sure, 0)

    def _is_agreeing(self, identity: int) -> bool:
        """Whether all layouts that name a view's id give it an agreeing text."""
        return self.screens.uses.get(identity, 1) <= self._files_with(identity)

    def _register(self, found: Followed, call: Call, listener: Value | None, text: str, sure: bool, which: int) -> None:
        place = Place(found.method, call.pc)
        if not isinstance(listener, Thing):
            return
        if listener.kind == "lambda":
            self._callback(int(listener.what), text, place, sure)
        elif listener.kind == "new":
            self._made(found, int(listener.what), listener.pc, text, place, sure)
        elif listener.kind == "static":
            self._single(int(listener.what), text, place, sure)
        elif listener.kind == "param" and int(listener.what) == 0 and not self._is_static(found.method):
            self._own(found, text, place, sure, which)
        elif listener.kind == "param":
            self._pending.setdefault(found.method, []).append((int(listener.what), text, sure))

    def _is_static(self, method: int) -> bool:
        return bool(int(self.program.methods.access[method]) & 0x8)

    def _callback(self, method: int, text: str, place: Place, sure: bool) -> None:
        """A method runs because the user agreed."""
        gates = self.search.gate("button", text, place, sure)
        known = self.callbacks.get(method)
        if known is None or (sure and not self.search.facts[known].sure):
            self.callbacks[method] = min(gates)
            self.search.inside[method] = gates

    def _click_methods(self, type_: int) -> list[int]:
        program = self.program
        return [
            m
            for m in program.methods_of(type_).tolist()
            if (program.method_name(m), program.descriptor(m)) in _CLICKED and self._is_coded(m)
        ]

    def _made(self, found: Followed, type_: int, pc: int, text: str, place: Place, sure: bool) -> None:
        """A listener that is made here. One class for several listeners tells them apart by a number."""
        merged = self._merged_field(type_)
        if merged >= 0:
            part = self._part_of(found, pc)
            if part is not None:
                known = self.search.fields.get(merged)
                pairs = dict(known.pairs) if isinstance(known, Match) else {}
                pairs[part] = self.search.gate("button", text, place, sure)
                self.search.fields[merged] = Match(tuple(sorted(pairs.items())))
                self.search.run(self._click_methods(type_))
            return
        alone = self.code.makers(type_) == 1
        for method in self._click_methods(type_):
            self._callback(method, text, place, sure and alone)

    def _merged_field(self, type_: int) -> int:
        """The field by which R8 tells the parts of a merged class apart, -1 for a class that is not merged."""
        strings = self.program.symbols.strings
        return int(self.program.symbols.fields.find(type_, strings.find(_MERGED), strings.find("I")))

    def _part_of(self, found: Followed, pc: int) -> int | None:
        """The number that the constructor of an object made at ``pc`` is given."""
        for call in found.calls.values():
            made = call.arguments[0] if call.arguments else None
            if isinstance(made, Thing) and made.pc == pc and self.program.method_name(call.method) == "<init>":
                numbers = [a.value for a in call.arguments[1:] if isinstance(a, Num)]
                return numbers[0] if len(numbers) == 1 else None
        return None

    def _single(self, held: int, text: str, place: Place, sure: bool) -> None:
        """A listener that lies in a static field, as lambdas without captured values do."""
        type_ = self._type_of(held)
        if type_ >= 0 and self._merged_field(type_) < 0:
            alone = self.code.makers(type_) == 1
            for method in self._click_methods(type_):
                self._callback(method, text, place, sure and alone)

    def _own(self, found: Followed, text: str, place: Place, sure: bool, which: int) -> None:
        """The class itself listens: what it does depends on which button or view it was."""
        type_ = int(self.program.symbols.methods.owner[found.method])
        for method in self._click_methods(type_):
            argument = _CLICKED[self.program.method_name(method), self.program.descriptor(method)]
            if argument == 2 and which < 0:
                gates = self.search.gate("button", text, place, sure)
                self.search.given.setdefault(method, {})[2] = Match(((which, gates),))
            self.search.run([method])

    def _callers_with_listeners(self) -> set[int]:
        """Methods that hand over the listener which another method registers."""
        found: set[int] = set()
        for method, wanted in self._pending.items():
            callers = self.code.callers(method)
            self.search.run(m for m in callers if m not in self.search.followed)
            for caller in callers:
                followed = self.search.followed.get(caller)
                for call in followed.calls.values() if followed else ():
                    if method in self.code.targets(call.method, call.op):
                        for argument, text, sure in wanted:
                            if followed is not None and argument < len(call.arguments):
                                self._register(followed, call, call.arguments[argument], text, sure, -1)
            found.update(callers)
        self._pending.clear()
        return found

    # what agreeing stores

    def stored_keys(self) -> dict[str, Key]:
        """Keys under which the code behind an agreeing control stores a flag, by what that makes of it."""
        keys: dict[str, Key] = {}
        level = sorted(m for m, gate in self.callbacks.items() if self.search.facts[gate].sure)
        seen = set(level)
        for _ in range(_DEEPEST):
            self.search.run(m for m in level if m not in self.search.followed)
            following: set[int] = set()
            for method in level:
                found = self.search.followed.get(method)
                for call in found.calls.values() if found else ():
                    self._note_write(call, keys)
                    targets = self.code.targets(call.method, call.op)
                    following.update(targets if len(targets) == 1 else ())
            level = sorted(following - seen)[:_MOST_WRITERS]
            seen.update(level)
        return keys

    def _note_write(self, call: Call, keys: dict[str, Key]) -> None:
        written = write_of(self.program.method_name(call.method), call.arguments)
        if written is not None:
            key, agreed = written[0], bool(written[1])
            before = keys.get(key, Key(agreed, True))
            keys[key] = Key(agreed, before.sure and before.agreed == agreed)
