"""The made-up app's report in a folder, sealed; and what has been found out about it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from msgspec.structs import replace as replaced

from analyzer import facts as facts_format
from analyzer.seal.build import Sealed, build_seal, written_file
from analyzer.seal.canonical import digest_of, read_seal, with_signature, written
from analyzer.seal.check import Given, Here, check_seal
from analyzer.seal.keys import Signer, Verifier
from analyzer.seal.model import Matter, Seal
from tests.report import sample

REPORT = {
    "problems": [
        {
            "items": [
                {"rule": item.rule, "findings": [{"id": f.id, "fact": f.fact_en} for f in item.findings]}
                for item in sample.judgement().items
            ]
        }
    ]
}


@dataclass(frozen=True)
class Folder:
    """A sealed report. ``given`` is what it is compared with; every method changes files or looks at them."""

    path: Path
    signer: Signer
    given: Given

    def check(self, **changes: Any) -> list[Matter]:
        """All matters of the seal as it lies there now."""
        data = (self.path / "seal.json").read_bytes()
        facts = self.path / "facts.json"
        saved = {"facts": facts.read_bytes() if facts.is_file() else None}
        return list(check_seal(read_seal(data, "seal.json"), data, replace(self.given, **(saved | changes))))

    def faults(self, **changes: Any) -> list[tuple[str, str, str]]:
        """State, subject and name of all that is altered or missing."""
        return [
            (matter.state, matter.subject, matter.name)
            for matter in self.check(**changes)
            if matter.state in ("altered", "missing")
        ]

    def reasons(self, subject: str, **changes: Any) -> list[str]:
        """Why, of all matters of one subject."""
        return [matter.reason for matter in self.check(**changes) if matter.subject == subject]

    def states(self, subject: str, **changes: Any) -> set[str]:
        """The states of all matters of one subject."""
        return {matter.state for matter in self.check(**changes) if matter.subject == subject}

    def change(self, name: str, edit: Callable[[Any], object]) -> None:
        """Edit a JSON file as a value; what else is in it stays, with its spelling as facts are spelt."""
        value = json.loads((self.path / name).read_bytes())
        edit(value)
        self.write(name, json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n")

    def write(self, name: str, data: bytes) -> None:
        """Put another content into a file."""
        (self.path / name).write_bytes(data)

    @property
    def seal(self) -> Seal:
        """The seal as it lies there."""
        return read_seal((self.path / "seal.json").read_bytes(), "seal.json")


FACTS, JUDGEMENT = sample.facts(), replaced(sample.judgement(), packs=("cn",))
SAVED = facts_format.to_json(FACTS)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A report, facts and a signed seal; nothing is altered."""
    facts, judgement, saved = FACTS, JUDGEMENT, SAVED
    files = {
        "report.html": b"<!doctype html>",
        "report.json": json.dumps(REPORT).encode(),
        "facts.json": saved,
        "policy/privacy.html": b"<p>fetched",
    }
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    seal = build_seal(
        Sealed(
            facts=facts,
            saved=saved,
            judgement=judgement,
            tool="apkscan",
            version="1",
            modules_sha256=digest_of("modules"),
            files=tuple(written_file(name, data) for name, data in files.items()),
        )
    )
    signer = Signer(ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
    seal = with_signature(seal, signer.sign(seal))
    (tmp_path / "seal.json").write_bytes(written(seal))
    here = Here(
        version="1",
        modules_sha256=digest_of("modules"),
        ruleset_sha256=judgement.ruleset_sha256,
        tables_sha256=facts.tool.tables_sha256,
    )
    given = Given(
        folder=tmp_path,
        name="seal.json",
        here=here,
        verifier=Verifier(signer.key.public_key()),
        judge=lambda facts, date, app_type, packs: replaced(judgement, date=date, app_type=app_type, packs=packs),
    )
    return Folder(tmp_path, signer, given)
