"""The seal as it is written, and what was found when it was checked."""

from typing import Literal

from analyzer.value import Value

SCHEMA = 1
"""Version of the seal's format; raised when a field changes its meaning."""

START = "0" * 64
"""What the first entry holds in place of a digest of the entry before it."""

EntryKind = Literal[
    "tool",
    "rulesets",
    "tables",
    "package",
    "policy",
    "facts",
    "facts-part",
    "evidence",
    "judgement",
    "file",
    "finding",
    "side",
    "end",
]
Where = Literal["beside", "given", "package", "tool", ""]

Algorithm = Literal["ed25519", "ecdsa-sha256", "ecdsa-sha384", "ecdsa-sha512", "rsa-pkcs1v15-sha256"]


class Entry(Value, kw_only=True, omit_defaults=True):
    """One thing that is sealed. ``sha256`` are lower-case hex digits: of a file's bytes, or of a value's canonical JSON
    (`analyzer.seal.canonical`). ``previous`` is the SHA-256 of the entry before, as it stands in the file.

    What the other fields hold for each ``kind``:

    - "tool": ``name`` and version (``about``), digest of its own modules, templates and weights
    - "rulesets", "tables": the digests that stand in the report
    - "package", "policy", "file": a file; ``where`` it is to be looked for: "beside" the seal, "given" by the user,
      in the "package"
    - "facts": the saved facts as JSON, not compressed; "facts-part": one of their members
    - "evidence": evidence of the kind ``name`` at ``index`` (as in `analyzer.judgement.model.EvidenceRef`) of the
      finding whose id is ``finding``, which the rule ``about`` made
    - "judgement": ``name`` is the date of assessment, ``about`` the id of the app type, ``packs`` the rule packs that
      were applied; a seal that names none is of a version that did not say, and of `HOME` alone
    - "finding": the finding whose id is ``finding`` as it stands in the report file ``name``; ``about`` is its rule
    - "side": of a comparison, what one examination rests on: ``about`` is "old" or "new" and "package", "policy" or
      "facts", ``name`` that of the file
    - "end": the last one; ``index`` is its own number, so that a chain that was cut has no end
    """

    number: int
    kind: EntryKind
    name: str = ""
    about: str = ""
    finding: str = ""
    index: int = 0
    where: Where = ""
    packs: tuple[str, ...] = ()
    size: int = -1
    """Bytes of a file; -1 where it is not known or nothing of a size."""
    sha256: str = ""
    previous: str


class Signature(Value, kw_only=True):
    """A signature over ``signed_text``. ``key_sha256`` is that of the public key (DER, SubjectPublicKeyInfo), ``value``
    the signature in Base64.
    """

    algorithm: Algorithm
    key_sha256: str
    value: str


class Seal(Value, kw_only=True, omit_defaults=True):
    """The whole file. ``head`` is the SHA-256 of the last entry."""

    schema: int
    entries: tuple[Entry, ...]
    head: str
    signature: Signature | None = None


State = Literal["intact", "altered", "missing", "not-checked"]


class Matter(Value, kw_only=True):
    """What was found out about one thing. ``subject`` is an `EntryKind`, "chain" or "signature"; ``reason`` is a key
    for words ("" when the state says it all), ``values`` what they speak of, in the order of the words.
    """

    state: State
    subject: str
    name: str = ""
    reason: str = ""
    values: tuple[str, ...] = ()
