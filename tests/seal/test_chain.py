"""A chain that was re-ordered, cut, made longer or written anew is told, and so is a signature that is not its own."""

from collections.abc import Callable, Sequence

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from msgspec import structs

from analyzer.errors import UnreadableError
from analyzer.seal.canonical import digest, entry_digest, read_seal, with_signature, written
from analyzer.seal.keys import Signer, Verifier
from analyzer.seal.model import START, Entry, Seal
from tests.seal.conftest import Folder

OTHER = Signer(ed25519.Ed25519PrivateKey.from_private_bytes(b"o" * 32))
Edit = Callable[[list[Entry]], Sequence[Entry]]


def put(folder: Folder, entries: Sequence[Entry], **changes: object) -> None:
    """Write the seal with other entries; all else stays as it was unless it is among ``changes``."""
    folder.write("seal.json", written(structs.replace(folder.seal, entries=tuple(entries), **changes)))


def linked(entries: Sequence[Entry]) -> Seal:
    """Entries numbered and chained anew: what somebody writes who knows the format and has no key."""
    done: list[Entry] = []
    for number, entry in enumerate(entries, 1):
        previous = entry_digest(done[-1]) if done else START
        index = number if entry.kind == "end" else entry.index
        done.append(structs.replace(entry, number=number, previous=previous, index=index))
    return Seal(schema=1, entries=tuple(done), head=entry_digest(done[-1]))


def swapped(entries: list[Entry]) -> list[Entry]:
    entries[4], entries[7] = entries[7], entries[4]
    return entries


def test_what_nobody_touched_is_intact(folder: Folder) -> None:
    assert folder.faults() == []
    assert folder.states("chain") == {"intact"}
    assert folder.states("signature") == {"intact"}


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (swapped, "reordered"),
        (lambda entries: entries[:-3], "truncated"),
        (lambda entries: entries[:-1], "truncated"),
        (lambda entries: entries[3:], "start"),
        (lambda entries: [*entries, structs.replace(entries[3], number=len(entries) + 1)], "extended"),
        (lambda entries: [*entries[:5], entries[4], *entries[5:]], "numbering"),
        (lambda entries: [*entries[:5], *entries[6:]], "numbering"),
        (lambda entries: [*entries[:5], structs.replace(entries[5], sha256="0" * 64), *entries[6:]], "link"),
        (lambda entries: [*entries[:-1], structs.replace(entries[-1], index=4)], "count"),
        (lambda entries: [structs.replace(entries[0], previous="1" * 64), *entries[1:]], "start"),
        (lambda entries: [], "no-entry"),
    ],
)
def test_a_chain_that_was_tampered_with_is_told(folder: Folder, edit: Edit, reason: str) -> None:
    put(folder, edit(list(folder.seal.entries)))
    assert reason in folder.reasons("chain")
    assert folder.states("chain") == {"altered"}
    assert folder.states("signature") == {"altered"}, "a signature holds for the chain that it was made for"


def test_another_head_is_told(folder: Folder) -> None:
    put(folder, folder.seal.entries, head="0" * 64)
    assert "head" in folder.reasons("chain")


@pytest.mark.parametrize(
    "edit",
    [
        swapped,
        lambda entries: [entry for entry in entries if entry.kind != "evidence"],
        lambda entries: [*entries[:-1], structs.replace(entries[5], name="more.html"), entries[-1]],
        lambda entries: [structs.replace(entries[0], about="2"), *entries[1:]],
    ],
)
def test_a_chain_made_anew_without_the_key_is_told_by_the_signature(folder: Folder, edit: Edit) -> None:
    signature = folder.seal.signature
    assert signature is not None
    made = with_signature(linked(edit(list(folder.seal.entries))), signature)
    folder.write("seal.json", written(made))
    assert folder.states("chain") == {"intact"}
    assert folder.reasons("signature") == ["forged"]


def test_a_stripped_signature_is_told_when_a_key_is_given(folder: Folder) -> None:
    folder.write("seal.json", written(structs.replace(folder.seal, signature=None)))
    assert folder.reasons("signature") == ["stripped"]
    assert folder.states("signature") == {"altered"}
    assert folder.reasons("signature", verifier=None) == ["unsigned"]
    assert folder.states("signature", verifier=None) == {"not-checked"}


def test_a_signature_is_not_checked_without_a_key(folder: Folder) -> None:
    assert folder.states("signature", verifier=None) == {"not-checked"}


def test_a_wrong_key_is_told(folder: Folder) -> None:
    assert folder.reasons("signature", verifier=Verifier(OTHER.key.public_key())) == ["other-key"]


def test_a_seal_signed_by_somebody_else_is_told(folder: Folder) -> None:
    plain = structs.replace(folder.seal, signature=None)
    folder.write("seal.json", written(with_signature(plain, OTHER.sign(plain))))
    assert folder.reasons("signature") == ["other-key"]


def test_a_signature_of_another_under_the_name_of_the_key_is_told(folder: Folder) -> None:
    seal = folder.seal
    assert seal.signature is not None
    forged = structs.replace(OTHER.sign(seal), key_sha256=seal.signature.key_sha256)
    folder.write("seal.json", written(with_signature(seal, forged)))
    assert folder.reasons("signature") == ["forged"]


@pytest.mark.parametrize("value", ["", "AAAA", "no base64!", "\u00e9"])
def test_a_signature_that_is_none_is_told(folder: Folder, value: str) -> None:
    seal = folder.seal
    assert seal.signature is not None
    folder.write("seal.json", written(with_signature(seal, structs.replace(seal.signature, value=value))))
    assert folder.reasons("signature") == ["forged"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'{"entries"', b'{"head":"' + b"0" * 64 + b'","entries"'),  # a reader may take the first of two members
        (b'"kind":"package"', b'"kind": "package"'),
        (b"\n", b"\r\n"),
    ],
)
def test_a_seal_that_is_spelt_otherwise_is_told(folder: Folder, old: bytes, new: bytes) -> None:
    folder.write("seal.json", (folder.path / "seal.json").read_bytes().replace(old, new))
    assert folder.reasons("chain") == ["spelling"]


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"entries":[],"head":"","schema":1,"more":2}', b"null"],
)
def test_what_is_no_seal_is_no_seal(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="not a seal"):
        read_seal(data, "seal.json")


def test_a_seal_of_another_schema_is_refused(folder: Folder) -> None:
    with pytest.raises(UnreadableError, match="schema 2"):
        read_seal(written(structs.replace(folder.seal, schema=2)), "seal.json")


def test_each_entry_holds_the_digest_of_the_line_before(folder: Folder) -> None:
    lines = (folder.path / "seal.json").read_bytes().splitlines()
    entries = [line.removesuffix(b",") for line in lines if line.startswith(b"{") and b"previous" in line]
    seal = folder.seal
    assert [entry.previous for entry in seal.entries] == [START, *(digest(line) for line in entries[:-1])]
    assert seal.head == digest(entries[-1])
