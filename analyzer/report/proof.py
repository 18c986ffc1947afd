"""What a reader is shown as proof: places in the code, quotations, searches, notes."""

from analyzer.value import Value


class Term(Value, kw_only=True):
    """A stable id and what it is called in the report's language."""

    id: str
    text: str


class Fragment(Value, kw_only=True):
    """A run of quoted text; ``marked`` where it says what matters."""

    text: str
    marked: bool = False


class Quote(Value, kw_only=True):
    """A sentence of the policy in its context. ``number`` counts sentences from 1; ``headings`` is its heading path.

    ``start`` and ``end`` are the whole sentence's place in the extracted text, in characters.
    """

    number: int
    start: int = 0
    end: int = 0
    headings: tuple[str, ...] = ()
    before: str = ""
    fragments: tuple[Fragment, ...]
    after: str = ""


class Search(Value, kw_only=True):
    """What was looked for in the policy and not found, and the sentence that comes nearest, if one is known.

    ``whole`` is false when part of the policy could not be read.
    """

    label: str
    whole: bool
    searched: tuple[str, ...]
    more: int = 0
    nearest: Quote | None = None


class Step(Value, kw_only=True):
    """One method on a call path: ``short`` and its class for the eye, ``full`` to look it up, ``how`` it is reached.

    ``number`` counts from 1. ``where`` is file and line of the instruction in the step before that leads here, "" when
    that is not known. A step with an empty ``full`` stands for those left out of a very long path. ``obfuscated`` is
    the method as the package has it, in full, where a mapping file restored its name, "" elsewhere.
    """

    number: int
    short: str
    class_name: str
    full: str
    how: Term
    where: str = ""
    obfuscated: str = ""


class SnippetLine(Value, kw_only=True):
    """One line of code; ``number`` counts lines of the snippet from 1."""

    number: int
    text: str
    marked: bool = False


class Snippet(Value, kw_only=True):
    """Code around the site, as decompiled or disassembled. ``cut`` when lines were left out before or after."""

    kind: Term
    lines: tuple[SnippetLine, ...]
    cut: bool = False


class Site(Value, kw_only=True):
    """A place in the code that proves something.

    ``what`` is the call, field, URI or action, short; ``api`` the same in full. ``line`` is the source line or None.
    ``offset`` counts 16-bit code units from the start of the method. ``path`` starts at the entry point. ``remark``
    bounds what the place proves, "" when nothing does. ``phases``: when it runs as far as known, in the device's order.
    ``consent``: how it stands to the user's consent, "" when start-up does not reach it or nothing looked.
    ``later_path``: the way to running in the background or repeatedly, where ``path`` is the one from start-up.
    ``obfuscated``: the method as the package has it, in full, where a mapping file restored its name, "" elsewhere;
    ``inlined``: what the compiler had inlined at the place, innermost first, as the mapping says.
    """

    what: str
    api: str
    argument: str = ""
    subject: Term
    owner: Term
    grade: Term
    class_name: str
    method: str
    method_full: str
    source_file: str = ""
    line: int | None = None
    dex: str = ""
    offset: int = 0
    remark: str = ""
    entry: str = ""
    path: tuple[Step, ...] = ()
    snippet: Snippet | None = None
    phases: tuple[Term, ...] = ()
    consent: str = ""
    later_path: tuple[Step, ...] = ()
    obfuscated: str = ""
    inlined: tuple[str, ...] = ()


class Note(Value, kw_only=True):
    """A proof that is no place in the code: a manifest element, a search, an SDK's traces, a gap."""

    label: str
    texts: tuple[str, ...]
