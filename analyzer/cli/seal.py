"""``--seal`` and ``--sign-key``: the key of the user, and the seal beside a report."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analyzer import __version__
from analyzer.cli import options
from analyzer.cli.screen import complain
from analyzer.cli.words import local
from analyzer.errors import UsageError

if TYPE_CHECKING:  # the command line starts without the stages
    from analyzer.compare.model import Comparison
    from analyzer.facts import Facts
    from analyzer.judgement.model import Judgement
    from analyzer.seal.build import Written
    from analyzer.seal.keys import Signer
    from analyzer.seal.model import Seal

SEAL = "seal.json"
PASSWORD = "APKSCAN_SIGN_PASSWORD"  # noqa: S105  (the name of a variable)
"""The environment variable that may hold the password of the key."""

MAX_KEY = 1 << 20
"""Bytes above which a file is taken for no key."""

seal: options.Decorator = click.option(
    "--seal",
    is_flag=True,
    help=local(
        f"Write {SEAL} beside the report: digests of all it rests on, as a chain that 'apkscan verify' checks.",
        f"在报告旁写出 {SEAL}：报告所依据的一切内容的摘要，前后成链，可用“apkscan verify”核验。",
    ),
)
sign_key: options.Decorator = click.option(
    "--sign-key",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=local(
        f"Seal, and sign with this private key (PEM: Ed25519, ECDSA, RSA). Its password is asked for or in {PASSWORD}.",
        f"封存并用此私钥签名（PEM：Ed25519、ECDSA、RSA）。口令在终端询问，或取自环境变量 {PASSWORD}。",
    ),
)


@dataclass(frozen=True, slots=True)
class Sealing:
    """That a seal is wanted, who signs it, and of a re-judgement the file of facts that was judged."""

    signer: "Signer | None" = None
    judged: Path | None = None

    def of(self, judged: Path) -> "Sealing":
        """The same for a re-judgement of saved facts."""
        return replace(self, judged=judged)

    def write(self, folder: Path, facts: "Facts", judgement: "Judgement", files: "Sequence[Written]") -> Path:
        """Seal what was written into ``folder``; the result is the file.

        Raises:
            UsageError: it cannot be written.
        """
        from analyzer import facts as facts_format
        from analyzer.seal.build import FACTS_NAMES, Sealed, build_seal, written_file
        from analyzer.seal.modules import modules_sha256
        from analyzer.storage import plain_facts

        beside = list(files)
        if self.judged is not None and not any(file.name in FACTS_NAMES for file in files):
            # Facts that an older version saved may be spelt otherwise than this one would spell them.
            saved = plain_facts(self.judged)
            if self.judged.name in FACTS_NAMES and self.judged.parent.resolve() == folder.resolve():
                beside.append(written_file(self.judged.name, self.judged.read_bytes()))
        else:
            saved = facts_format.to_json(facts)
        made = build_seal(
            Sealed(
                facts=facts,
                saved=saved,
                judgement=judgement,
                tool="apkscan",
                version=__version__,
                modules_sha256=modules_sha256(),
                files=tuple(beside),
            )
        )
        return self._leave(made, folder)

    def write_comparison(
        self, comparison: "Comparison", sides: "tuple[Facts, Facts]", folder: Path, files: "Sequence[Written]"
    ) -> Path:
        """Seal a comparison that was written into ``folder``; the result is the file.

        Raises:
            UsageError: it cannot be written.
        """
        from analyzer.seal.modules import modules_sha256
        from analyzer.seal.sides import SealedSides, build_comparison_seal

        made = build_comparison_seal(
            SealedSides(
                old=sides[0],
                new=sides[1],
                tool=comparison.tool.name,
                version=__version__,
                modules_sha256=modules_sha256(),
                ruleset_sha256=comparison.tool.ruleset_sha256,
                tables_sha256=comparison.tool.tables_sha256,
                files=tuple(files),
            )
        )
        return self._leave(made, folder)

    def _leave(self, made: "Seal", folder: Path) -> Path:
        from analyzer.seal.canonical import with_signature, written
        from analyzer.storage import write_whole

        if self.signer is not None:
            made = with_signature(made, self.signer.sign(made))
        write_whole(folder / SEAL, written(made))
        return folder / SEAL


def older_seal_left() -> None:
    """Say that a seal lies in the folder which does not fit what was written now: that reads like a forgery."""
    complain(
        local("an older seal is left in the folder: ", "目录中留有先前的封存文件：") + SEAL,
        local(
            "it does not fit what was written now; seal again with --seal",
            "它与本次写出的内容不符；请用 --seal 重新封存",
        ),
    )


def sealing(wanted: bool, key: Path | None) -> Sealing | None:
    """What ``--seal`` and ``--sign-key`` ask for; the key is opened before the work and not after it.

    Raises:
        UsageError: no key, or its password is missing or wrong.
    """
    if key is None:
        return Sealing() if wanted else None
    from analyzer.seal.keys import PasswordNeededError, read_signer

    data = key_file(key, local("a private key", "私钥文件"))
    try:
        return Sealing(read_signer(data, key.name))
    except PasswordNeededError:
        return Sealing(read_signer(data, key.name, _password(key)))


def key_file(path: Path, what: str) -> bytes:
    """The content of a key's file; ``what`` names what it should be.

    Raises:
        UsageError: it is not there, or too large for a key.
    """
    options.existing_file(path, what)
    with path.open("rb") as file:
        data = file.read(MAX_KEY + 1)
    if len(data) > MAX_KEY:
        raise UsageError(local(f"not {what}: {path}", f"不是{what}：{path}"))
    return data


def _password(key: Path) -> bytes:
    stated = os.environ.get(PASSWORD)
    if stated is not None:
        return os.fsencode(stated)
    if not sys.stdin.isatty():
        raise UsageError(
            local(f"{key.name}: the key is encrypted", f"{key.name}：私钥已加密"),
            local(f"put its password into the variable {PASSWORD}", f"请把口令放入环境变量 {PASSWORD}"),
        )
    asked: str = click.prompt(
        local(f"Password of {key.name}", f"{key.name} 的口令"),
        hide_input=True,
        err=True,
        default="",
        show_default=False,
    )
    return asked.encode()
