"""What a scan and a re-judgement have in common: files written, a summary, an exit code."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analyzer.cli.additions import NOTHING, Added, reviewed
from analyzer.cli.phrases import phrased
from analyzer.cli.screen import complain, say
from analyzer.cli.summary import COULD_NOT_LOOK, closing_lines, exit_code
from analyzer.cli.words import local

if TYPE_CHECKING:  # the command line starts without the stages
    from analyzer.catalogue.model import Catalogue
    from analyzer.cli.options import FailOn
    from analyzer.cli.seal import Sealing
    from analyzer.facts import Facts
    from analyzer.judgement.model import Judgement
    from analyzer.mapping.model import Mapping
    from analyzer.progress import Listener


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write, where, in which language (None: by the texts), and which verdict fails the run. ``beside`` are
    further files to leave there, as (name, content); ``sealing`` is None when no seal is wanted; ``added`` is what
    people add to the report; ``mapping`` is a file that restores names in it;
    ``template`` is the laboratory's own for the Word report.
    """

    folder: Path
    lang: str | None
    formats: tuple[str, ...]
    fail_on: "FailOn"
    beside: tuple[tuple[str, bytes], ...] = ()
    sealing: "Sealing | None" = None
    added: Added = NOTHING
    mapping: Path | None = None
    template: bytes | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """What is left to say after everything was written."""

    summary: str
    unseen: str
    code: int


def write(facts: "Facts", judgement: "Judgement", catalogue: "Catalogue", wanted: Wanted, tell: "Listener") -> Closing:
    """Write the outputs, and return what to say; 3 only when the manifest or all code was unreadable."""
    from analyzer import pipeline
    from analyzer.cli.seal import SEAL, older_seal_left
    from analyzer.report.lexicon import Lexicon
    from analyzer.report.opening import language, unreadable
    from analyzer.report.proposed import proposal_told
    from analyzer.seal.build import written_file
    from analyzer.storage import write_whole

    lang = language(facts, wanted.lang or "")
    written, sealed = [], []

    def leave(name: str, data: bytes) -> None:
        write_whole(wanted.folder / name, data)
        if wanted.sealing is not None:
            sealed.append(written_file(name, data))

    meta, review = wanted.added.meta, wanted.added.review
    mapping = _mapping(wanted.mapping, facts)
    made = pipeline.outputs(
        facts, judgement, catalogue, lang, wanted.formats,
        meta=meta, review=review, mapping=mapping, template=wanted.template, tell=tell,
    )  # fmt: skip
    for name, data in made:
        leave(name, data)
        written.append(wanted.folder / name)
    for name, data in wanted.beside:
        leave(name, data)
    if wanted.sealing is not None:
        written.append(wanted.sealing.write(wanted.folder, facts, judgement, sealed))
    elif (wanted.folder / SEAL).exists():
        older_seal_left()
    unseen = unreadable(facts)
    code = COULD_NOT_LOOK if unseen else exit_code(judgement, wanted.fail_on, review)
    names = {entry.id: entry.name.in_language(lang) for entry in catalogue.data_types}
    told = reviewed(judgement, review, wanted.fail_on, lang)
    proposed = proposal_told(judgement, Lexicon(catalogue, lang))
    summary = closing_lines(facts, judgement, catalogue.language(lang), names, lang, written, told, proposed)
    return Closing(summary, unseen, code)


def _mapping(path: Path | None, facts: "Facts") -> "Mapping | None":
    """What the file says about the classes that proofs name."""
    if path is None:
        return None
    from analyzer.mapping.reader import read_mapping
    from analyzer.mapping.restore import shown_classes

    return read_mapping(path, shown_classes(facts))


def close(closing: Closing) -> int:
    """Print the summary, and the reason when nothing could be looked at; the result is the exit code."""
    say(closing.summary)
    if closing.unseen:
        complain(
            local("could not be examined: ", "未能检测：") + phrased(closing.unseen),
            local("'no issue found' holds only for what could be seen", "“未见异常”仅就可见部分而言"),
        )
    return closing.code
