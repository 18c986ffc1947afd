"""Places in the code as a reader needs them: what is called, where, by whom, on which path, with the code around."""

from analyzer.behaviours.model import (
    WIDE_DISPATCH,
    CallSite,
    ConsentVerdict,
    EntryPoint,
    PathStep,
    PermissionProof,
    PermissionRequest,
    Phase,
    SdkStart,
    SensitiveRead,
)
from analyzer.behaviours.screen_model import ScreenFact
from analyzer.evidence.model import PlacedSnippet
from analyzer.flows.model import Flow
from analyzer.names import (
    BadNameError,
    is_class,
    parse_field,
    pretty_method,
    pretty_type,
    short_field,
    short_method,
)
from analyzer.program.owner import Owner
from analyzer.report.lexicon import Lexicon
from analyzer.report.proof import Note, Site, Snippet, Step, Term
from analyzer.report.snippets import needles, snippet_of

ANY = "(*)"
"""How the tables write a method with any parameters."""

LONGEST_FILE = 60
"""Most characters of a source file's name that are shown with each step."""

STEPS = 16
"""Most steps of a path that are shown; the middle of a longer one is left out."""


class Sites:
    """Makes `Site` values; knows the names of the SDKs that are in the package."""

    def __init__(self, lexicon: Lexicon, sdk_names: dict[str, str]) -> None:
        self._lexicon = lexicon
        self._sdk_names = sdk_names

    def owner(self, owner: Owner) -> Term:
        """``app``, ``unattributed`` or ``sdk:<id>``, and the name."""
        if owner.kind == "sdk":
            return Term(id="sdk:" + owner.sdk, text=self._sdk_names.get(owner.sdk, owner.sdk))
        return self._lexicon.term("owners", owner.kind)

    def of_read(self, read: SensitiveRead) -> Site:
        """The site of a sensitive read."""
        return self._site(
            what=_what(read.api, in_java(read.argument)),
            api=read.api,
            argument=in_java(read.argument),
            subject=self._lexicon.data_type(read.data_type),
            owner=read.owner,
            grade=read.grade,
            site=read.site,
            remark="" if read.permitted else self._lexicon.word("notes.not_permitted"),
            entry=_entry_of(read),
            path=read.start_path or read.path,
            snippet=self._snippet(read),
            phases=read.phases,
            intervals=read.intervals,
            consent=self._consent(read.consent, read.gate),
            later=read.later_path,
        )

    def sdk_name(self, sdk: str) -> str:
        """What an SDK is called, its id when the package does not hold it."""
        return self._sdk_names.get(sdk, sdk)

    def of_source(self, flow: Flow, read: SensitiveRead | None, code: PlacedSnippet | None) -> Site:
        """Where the data of a flow is read; ``read`` and ``code`` are of the same place."""
        return self._site(
            what=_what(flow.source_api, ""),
            api=flow.source_api,
            argument="",
            subject=self._lexicon.data_type(flow.data_type),
            owner=flow.source_owner,
            grade=read.grade if read else flow.grade,
            site=flow.source,
            entry=_entry_of(read) if read else None,
            path=(read.start_path or read.path) if read else (),
            snippet=self._shown(read, code, flow.source_api),
            phases=read.phases if read else (),
            consent=self._consent(read.consent, read.gate) if read else "",
        )

    def of_sink(self, flow: Flow, read: SensitiveRead | None, code: PlacedSnippet | None) -> Site:
        """Where the data of a flow is sent out."""
        return self._site(
            what=_what(flow.sink_api, ""),
            api=flow.sink_api,
            argument="",
            subject=self._lexicon.term("channels", flow.channel),
            owner=flow.sink_owner,
            grade=flow.grade,
            site=flow.sink,
            entry=None,
            path=(),
            snippet=self._shown(read, code, flow.sink_api),
            phases=flow.phases,
            consent=self._consent(flow.consent),
        )

    def of_proof(self, permission: str, proof: PermissionProof, twin: SensitiveRead | None) -> Site | None:
        """The site of a proof that a permission is used, None for a proof in the manifest.

        ``twin`` is a read at the same place: it lends its path and code.
        """
        if proof.site is None:
            return None
        return self._site(
            what=_what(proof.what, "") or self._lexicon.name("proof_kinds", proof.kind),
            api=proof.what,
            argument="",
            subject=Term(id=permission, text=self._lexicon.name("proof_kinds", proof.kind)),
            owner=proof.owner,
            grade=proof.grade,
            site=proof.site,
            remark=self.remark(proof),
            entry=twin.entry if twin else None,
            path=twin.path if twin else (),
            snippet=self._snippet(twin) if twin else None,
            phases=twin.phases if twin else (),
        )

    def of_start(self, start: SdkStart) -> Site | None:
        """The site of a call that initialises an SDK, None for a component by which it starts itself."""
        if start.site is None:
            return None
        return self._site(
            what=_what(start.api, ""),
            api=start.api,
            argument="",
            subject=Term(id=start.sdk, text=self._sdk_names.get(start.sdk, start.sdk)),
            owner=Owner(kind="app"),
            grade=start.grade,
            site=start.site,
            entry=None,
            path=start.path,
            snippet=None,
            phases=start.phases,
            consent=self._consent(start.consent),
        )

    def of_request(self, request: PermissionRequest, twin: SensitiveRead | None) -> Site:
        """A place that asks for permissions; ``twin`` is the use of the API there: it lends its name and code."""
        return self._site(
            what=_what(twin.api, "") if twin else short_method(request.site.method),
            api=twin.api if twin else request.site.method,
            argument=self._lexicon.listed(list(request.permissions)),
            subject=self._lexicon.data_type("permission-request"),
            owner=request.owner,
            grade=request.grade,
            site=request.site,
            entry=twin.entry if twin else None,
            path=request.path,
            snippet=self._snippet(twin) if twin else None,
            phases=request.phases,
        )

    def of_screen(self, fact: ScreenFact) -> Site | None:
        """Where code shows something or sets it up; None for what stands in resources."""
        if fact.site is None:
            return None
        return self._site(
            what=fact.text or short_method(fact.site.method),
            api=fact.site.method,
            argument=fact.place,
            subject=self._lexicon.term("screens.kinds", fact.kind),
            owner=fact.owner,
            grade="reachable" if fact.live else "packaged",
            site=fact.site,
            entry=None,
            path=(),
            snippet=None,
        )

    def note_of_proof(self, proof: PermissionProof) -> Note:
        """A proof in the manifest."""
        texts = tuple(text for text in (proof.what, self.remark(proof)) if text)
        return Note(label=self._lexicon.name("proof_kinds", proof.kind), texts=texts)

    def remark(self, proof: PermissionProof) -> str:
        """The API levels at which a proof holds, and whether it is a weak one."""
        found = [self._lexicon.word("notes.levels", levels=proof.levels)] if proof.levels else []
        found += [self._lexicon.word("notes.weak")] if proof.weak else []
        return self._lexicon.word("clause_list").join(found)

    def _site(
        self,
        *,
        what: str,
        api: str,
        argument: str,
        subject: Term,
        owner: Owner,
        grade: str,
        site: CallSite,
        entry: EntryPoint | None,
        path: tuple[PathStep, ...],
        snippet: Snippet | None,
        remark: str = "",
        phases: tuple[Phase, ...] = (),
        intervals: tuple[int, ...] = (),
        consent: str = "",
        later: tuple[PathStep, ...] = (),
    ) -> Site:
        return Site(
            what=what,
            api=_in_full(api),
            argument=argument,
            subject=subject,
            owner=self.owner(owner),
            grade=self._lexicon.term("grades", grade),
            class_name=_class_of(site.method),
            method=short_method(site.method),
            method_full=pretty_method(site.method),
            source_file=site.source_file,
            line=site.line or None,
            dex=site.dex,
            offset=site.offset,
            remark=remark,
            entry=self._entry(entry),
            path=self._path(path),
            snippet=snippet,
            phases=tuple(self._phase(phase, intervals) for phase in phases),
            consent=consent,
            later_path=self._path(later) if later != path else (),
        )

    def _consent(self, verdict: ConsentVerdict, gate: str = "") -> str:
        """The verdict in words, with the gate that stands before the place."""
        if not verdict:
            return ""
        said = self._lexicon.name("consent", verdict)
        return self._lexicon.word("notes.class_code", label=said, text=gate) if gate else said

    def _phase(self, phase: Phase, intervals: tuple[int, ...]) -> Term:
        term = self._lexicon.term("phases", phase)
        if phase != "repeating" or not intervals:
            return term
        seconds = self._lexicon.listed([f"{milliseconds / 1000:g}" for milliseconds in intervals])
        return Term(id=term.id, text=self._lexicon.word("interval", phase=term.text, seconds=seconds))

    def _entry(self, entry: EntryPoint | None) -> str:
        if entry is None:
            return ""
        kind = self._lexicon.name("entry_kinds", entry.kind)
        method = short_method(entry.method)
        label = f"{kind} {entry.component}" if entry.component else kind
        return self._lexicon.word("notes.class_code", label=label, text=method)

    def _path(self, path: tuple[PathStep, ...]) -> tuple[Step, ...]:
        steps = tuple(
            Step(
                number=number,
                short=short_method(step.method),
                class_name=_class_of(step.method),
                full=pretty_method(step.method),
                how=self._how(step),
                where=place_of(step, self._lexicon),
            )
            for number, step in enumerate(path, 1)
        )
        if len(steps) <= STEPS:
            return steps
        front, back = STEPS // 2, STEPS - STEPS // 2 - 1
        count = self._lexicon.word("notes.left_out", n=len(steps) - front - back)
        left_out = Step(number=front + 1, short="…", class_name="", full="", how=Term(id="left-out", text=count))
        return (*steps[:front], left_out, *steps[len(steps) - back :])

    def _how(self, step: PathStep) -> Term:
        """How the step before gets here, and that it may get to many other methods as well."""
        how = self._lexicon.term("steps", step.how)
        if step.targets <= WIDE_DISPATCH:
            return how
        return Term(id=how.id, text=how.text + self._lexicon.word("notes.one_of", count=step.targets))

    def _snippet(self, read: SensitiveRead) -> Snippet | None:
        return snippet_of(
            self._lexicon, read.snippet, read.snippet_kind, read.snippet_line, needles(read.api, read.argument)
        )

    def _shown(self, read: SensitiveRead | None, code: PlacedSnippet | None, api: str) -> Snippet | None:
        if code is not None:
            shown = code.snippet
            return snippet_of(self._lexicon, shown.text, shown.kind, shown.line, needles(api, ""))
        return self._snippet(read) if read else None


def place_of(at: PathStep | CallSite, lexicon: Lexicon) -> str:
    """File and line; shrinkers put names of libraries and longer things where the file was. "" without a line, which
    0 says too: compilers give it to code that they made.
    """
    if not at.line:
        return ""
    if at.source_file.endswith((".java", ".kt")) and len(at.source_file) <= LONGEST_FILE:
        return f"{at.source_file}:{at.line}"
    return f"{lexicon.word('ui.line')} {at.line}"


def short_name(signature: str) -> str:
    """The short name of a method or field; other texts as they are."""
    return _what(signature, "")


def in_java(text: str) -> str:
    """A class, method or field as a programmer writes it, without its package for members; other texts as they are."""
    try:
        if "->" not in text:
            return pretty_type(text) if is_class(text) else text
        cls, _, name = text.partition("->")
        if name.endswith(ANY):
            return f"{pretty_type(cls)}.{name.removesuffix(ANY)}(…)" if is_class(cls) else text
        package = pretty_type(cls).rpartition(".")[0]
        member = short_method(text) if "(" in text else short_field(text)
    except BadNameError:
        return text
    if not package:
        return member
    return f"new {package}.{member[4:]}" if member.startswith("new ") else f"{package}.{member}"


def _entry_of(read: SensitiveRead) -> EntryPoint | None:
    """The entry point of a read, None when the path that is shown begins elsewhere."""
    if read.start_path and read.entry is not None and read.start_path[0].method != read.entry.method:
        return None
    return read.entry


def _what(api: str, argument: str) -> str:
    """The short name of an API, field or URI, with the constant that decided."""
    if "://" in api and argument:  # a content URI that a constant of the framework stands for
        return f"{api} ({argument})"
    if api.endswith(ANY):
        return in_java(api)
    short = short_field(api) if "(" not in api else short_method(api)
    return f'{short} "{argument}"' if argument and argument not in api else short


def _in_full(api: str) -> str:
    """A dex signature as Java, everything else as it is."""
    if api.endswith(ANY):
        return in_java(api)
    if "(" in api:
        return pretty_method(api)
    try:
        field = parse_field(api)
    except BadNameError:
        return api
    return f"{pretty_type(field.type)} {pretty_type(field.cls)}.{field.name}"


def _class_of(method: str) -> str:
    return pretty_type(method.partition("->")[0])


def shown(fact: ScreenFact, lexicon: Lexicon) -> str:
    """One thing on a screen in words: what it is for, what it says, which control it is and where it stands."""
    kind, source = lexicon.name("screens.kinds", fact.kind), lexicon.name("screens.sources", fact.source)
    said = lexicon.word("screens.said", text=fact.text) if fact.text else ""
    parts = [kind, said, fact.element, source, fact.place]
    if not fact.live:
        parts.append(lexicon.word("screens.unused"))
    return " · ".join(part for part in parts if part)
