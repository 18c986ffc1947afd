"""One spelling for each value and for each seal, so that a digest means something."""

import hashlib
from typing import Any

import msgspec

from analyzer.errors import UnreadableError
from analyzer.seal.model import SCHEMA, Entry, Seal, Signature

MAX_SEAL = 256 * 1024 * 1024
"""Bytes above which a seal is refused."""


def canonical(value: Any) -> bytes:
    """JSON in UTF-8 without spaces, the members of each object sorted by name, numbers in their shortest form.

    Single surrogates, which UTF-8 may not hold, are written out.
    """
    try:
        return msgspec.json.encode(value, order="sorted")
    except UnicodeEncodeError:
        return msgspec.json.encode(_encodable(msgspec.to_builtins(value)), order="sorted")


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, (tuple, list)):
        return [_encodable(part) for part in value]
    if isinstance(value, dict):
        return {_encodable(name): _encodable(part) for name, part in value.items()}
    return value


def digest(data: bytes) -> str:
    """SHA-256 in lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def digest_of(value: Any) -> str:
    """SHA-256 of a value's canonical JSON."""
    return digest(canonical(value))


def entry_digest(entry: Entry) -> str:
    """What the next entry holds as ``previous``: SHA-256 of the entry as it stands in the file, without the comma."""
    return digest_of(entry)


def written(seal: Seal) -> bytes:
    """The file: an entry a line, in the only spelling that is accepted when it is read back."""
    lines = b",\n".join(canonical(entry) for entry in seal.entries)
    signature = b"" if seal.signature is None else b',\n"signature":' + canonical(seal.signature)
    head = b'],\n"head":' + canonical(seal.head) + b',\n"schema":' + canonical(seal.schema)
    return b'{"entries":[\n' + lines + b"\n" + head + signature + b"}\n"


def signed_text(seal: Seal, algorithm: str, key_sha256: str) -> bytes:
    """What is signed: ASCII, five lines. The head stands for every entry."""
    lines = (f"apkscan seal {seal.schema}", algorithm, key_sha256, str(len(seal.entries)), seal.head)
    return "".join(f"{line}\n" for line in lines).encode()


def with_signature(seal: Seal, signature: Signature) -> Seal:
    """The seal with a signature instead of the one that it has."""
    return msgspec.structs.replace(seal, signature=signature)


def read_seal(data: bytes, name: str) -> Seal:
    """The seal that a file holds, whether it is whole or not.

    Raises:
        UnreadableError: no seal, or one of another schema.
    """
    try:
        seal = msgspec.json.decode(data, type=Seal)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(
            f"{name}: not a seal of apkscan ({error})", "give a seal.json that --seal wrote"
        ) from error
    if seal.schema != SCHEMA:
        raise UnreadableError(
            f"{name}: a seal of schema {seal.schema}, this version reads {SCHEMA}", "use the version that wrote it"
        )
    return seal
