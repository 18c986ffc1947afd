"""What code does to users or to other apps: messages it sends, apps it installs, windows it opens, itself kept alive.

These are places as reads are, with a code of their own (``conduct-*`` rows of the table); the behaviour is told by
constants, by what the same method does besides, or by which broadcast runs it. What cannot be told from these is left
out: nothing here guesses. Code of open-source libraries is left out as well.

A hit's ``argument`` is the constant that the call is given: the number, command, package, button or component. Its
``manner`` is what was seen besides: "intercepted", "deleted"; "unasked" or, for updates alone, "update"; "hidden" or
"shown"; "restart", "mutual", "account", "pixel"; the type of a window; a known site with logins; or the
broadcasts that run it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.apk.model import Manifest
from analyzer.behaviours.code_index import CodeIndex
from analyzer.behaviours.conduct_apps import downloads, foreign_starts, hidden_icons, installs
from analyzer.behaviours.conduct_control import clicks, commands
from analyzer.behaviours.conduct_messages import answered, fixed_numbers, suppressed
from analyzer.behaviours.conduct_receivers import Heard, heard
from analyzer.behaviours.conduct_screen import overlays, pop_ups
from analyzer.behaviours.conduct_staying import kept_alive
from analyzer.behaviours.conduct_web import credentials
from analyzer.behaviours.hits import Hit
from analyzer.catalogue.tables import Tables

EVENTS = "conduct-event"


@dataclass(frozen=True, slots=True)
class _Events:
    """The broadcasts of the table by what they matter for, and the code that each of them runs."""

    code: CodeIndex
    manifest: Manifest
    tables: Tables

    def of(self, wanted: str) -> Heard:
        """What the broadcasts listed for one code of the table run."""
        actions = {
            action: str(fact.arguments[0]) if fact.arguments else ""
            for action, facts in self.tables.conduct(EVENTS).items()
            for fact in facts
            if fact.data_type == wanted
        }
        return heard(self.code, self.manifest, actions)


def find_conduct(code: CodeIndex, tables: Tables, manifest: Manifest) -> tuple[Hit, ...]:
    """Every such place, in a fixed order, each once."""
    return tuple(dict.fromkeys(_found(code, tables, manifest)))


def _found(code: CodeIndex, tables: Tables, manifest: Manifest) -> Iterator[Hit]:
    events = _Events(code, manifest, tables)
    yield from fixed_numbers(code)
    yield from suppressed(code, tables, events.of("SMS_SUPPRESS"))
    yield from answered(code, events.of("SMS_ANSWER"))
    yield from installs(code, events.of("INSTALL_PROMPT"))
    yield from downloads(code)
    yield from hidden_icons(code, manifest)
    yield from foreign_starts(code, tables, manifest)
    yield from overlays(code, tables)
    yield from pop_ups(code, events.of("WINDOW_POPUP"))
    yield from kept_alive(code, manifest)
    yield from clicks(code, tables)
    yield from commands(code, tables)
    yield from credentials(code, tables)
