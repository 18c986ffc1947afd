"""``samples/<id>/expected.yml`` read strictly: unknown keys and words are mistakes. Format: samples/README.md."""

import re
from pathlib import Path
from typing import Literal

import msgspec

from analyzer.behaviours.model import Grade, PermissionStatus, Phase
from analyzer.consistency.model import Disclosure

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
IDS = ("flashlight", "loan", "notes")

Topic = Literal[
    "collection-before-consent",
    "sdk-not-in-policy",
    "undisclosed-collection",
    "immutable-identifier",
    "permission-without-use",
    "beyond-necessary-list",
    "permissions-in-a-batch",
    "permission-after-refusal",
    "permission-purpose-unexplained",
    "sensitive-data-leaves",
    "recipient-unidentified",
    "no-consent-prompt",
    "rights-path",
    "no-personalisation-switch",
    "self-start",
    "cleartext",
    "background-collection",
    "biometric-upload",
    "foreign-endpoint",
    "shake-to-ad",
]


class Strict(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Base of the records of the file."""


class ManifestWords(Strict):
    package: str
    labels: dict[str, str]
    min_sdk: int
    target_sdk: int
    cleartext: bool
    application: str = ""


class Read(Strict):
    type: str
    owner: str
    grade: Grade
    method: str
    phase: Literal["startup", "user", "background"] | None = None
    consent: list[Literal["before", "after", "undecidable"]] = []
    """Verdicts that are right; none is said to be wrong when empty."""
    policy: Disclosure | list[Disclosure] | None = None

    def policies(self) -> tuple[str, ...]:
        """The disclosure classes that are right; () when none is expected."""
        if self.policy is None:
            return ()
        return (self.policy,) if isinstance(self.policy, str) else tuple(self.policy)


Explained = Literal["explained", "mentioned", "not-mentioned"]


class Permission(Strict):
    status: PermissionStatus
    policy: Explained | list[Explained] | None = None

    def policies(self) -> tuple[str, ...]:
        """What the policy may be found to say of it; () when nothing is expected."""
        if self.policy is None:
            return ()
        return (self.policy,) if isinstance(self.policy, str) else tuple(self.policy)


class Sdk(Strict):
    id: str
    policy: Literal["named", "company-only", "not-named"]
    live: bool


class Request(Strict):
    """A place that asks for run-time permissions; with nothing about a denial unless it says so."""

    method: str
    permissions: list[str]
    phases: list[Phase]
    repeated: str = ""
    denied: str = ""


class ExpectedFinding(Strict):
    topic: Topic
    about: str = ""
    verdict: Literal["confirmed", "suspected"] | None = None


class Expected(Strict):
    sample: str
    app_type: str
    policies: list[str]
    manifest: ManifestWords
    reads: list[Read]
    may_read: list[str]
    permissions: dict[str, Permission]
    sdks: list[Sdk]
    hosts: list[str]
    requests: list[Request]
    gates: list[str]
    findings: list[ExpectedFinding]
    later: list[ExpectedFinding]
    not_findings: list[ExpectedFinding]
    may_use_unrequested: list[str] = []
    only_listed_findings: bool = False


def expected(sample: str) -> Expected:
    """The expectations of one sample."""
    return msgspec.yaml.decode((SAMPLES / sample / "expected.yml").read_bytes(), type=Expected)


def marked_lines(sample: str) -> dict[tuple[str, str], set[int]]:
    """(class name, data type) to the source lines that a ``// reads: <type>`` comment marks."""
    root = SAMPLES / sample / "src"
    lines: dict[tuple[str, str], set[int]] = {}
    for source in root.rglob("*.java"):
        class_name = ".".join(source.relative_to(root).with_suffix("").parts)
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
            if mark := re.search(r"// reads: (\S+)$", line):
                lines.setdefault((class_name, mark[1]), set()).add(number)
    return lines
