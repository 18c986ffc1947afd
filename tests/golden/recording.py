"""One scan of a sample, with what each of its stages was given and gave back."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any, NamedTuple
from unittest.mock import patch

from msgspec import structs

from analyzer import pipeline
from analyzer.catalogue.model import HOME, Catalogue
from analyzer.facts import Facts, ToolIdentity
from analyzer.judgement.model import Judgement
from tests.samples.expectation import IDS, SAMPLES, expected

DATE = "2026-06-01"
"""Date of assessment of all golden files."""

HOME_ONLY = (HOME,)
"""The rule packs of a scan that names none."""

NO_DIGEST = "0" * 64

STEPS = (
    "read_manifest", "read_certificates", "read_contents", "link", "look_at_screens", "observed_in", "flows_in",
    "compared",
)  # fmt: skip
"""The functions of the pipeline that are listened to, in order. Each is pure: what it gives back depends on its input
only, and that is what the steps before gave back.
"""


class Case(NamedTuple):
    """A sample with one of its policies. ``name`` is the folder below tests/golden, such as "notes/policy-en"."""

    name: str
    sample: str
    policy: str

    @property
    def first(self) -> bool:
        """Whether it is the sample with its first policy: the stages before the policy are written down there."""
        return self.name == self.sample


def _cases() -> Iterator[Case]:
    for sample in IDS:
        first, *others = expected(sample).policies
        yield Case(sample, sample, first)
        for policy in others:
            yield Case(f"{sample}/{policy.rpartition('.')[0]}", sample, policy)


CASES = tuple(_cases())


class Recorded(NamedTuple):
    """What a scan made, and what each of STEPS returned."""

    facts: Facts
    steps: dict[str, Any]


@cache
def catalogue(packs: tuple[str, ...] = HOME_ONLY) -> Catalogue:
    """The rulesets that ship, with the law of these packs."""
    return pipeline.read_catalogue(None, packs)


@cache
def recorded(case: Case) -> Recorded:
    """The scan of a case. Which version and which tables made it is masked: they change without any effect."""
    folder = SAMPLES / case.sample
    with _listening() as steps:
        facts = pipeline.scan(folder / f"{case.sample}.apk", policies=(folder / case.policy,), catalogue=catalogue())
    tool = ToolIdentity(name=facts.tool.name, version="0", tables_sha256=NO_DIGEST)
    return Recorded(structs.replace(facts, tool=tool), steps)


@contextmanager
def _listening() -> Iterator[dict[str, Any]]:
    steps: dict[str, Any] = {}

    def listened(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            steps[name] = function(*arguments, **named)
            return steps[name]

        return call

    with ExitStack() as patches:
        for name in STEPS:
            patches.enter_context(patch.object(pipeline, name, listened(name, getattr(pipeline, name))))
        yield steps


@cache
def judged(case: Case, packs: tuple[str, ...] = HOME_ONLY) -> Judgement:
    """The judgement of a case as the app type that its ``expected.yml`` names; the rulesets' digest is masked."""
    words = expected(case.sample)
    kinds = {entry.name.zh: entry.id for entry in catalogue().app_types}
    kind = kinds[words.app_type] if words.app_type else ""
    made = pipeline.assess(recorded(case).facts, catalogue(packs), DATE, kind)
    return structs.replace(made, ruleset_sha256=NO_DIGEST)
