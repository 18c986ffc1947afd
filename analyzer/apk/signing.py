"""A package to the certificates that it was signed with, by signature schemes v1, v2, v3 and v3.1.

What is read is who claims to have signed. No signature is verified: that the device would accept the package is
not claimed anywhere.
"""

import hashlib
import re
import struct
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime

from analyzer.apk.container import EntryError, Package
from analyzer.apk.model import Certificate
from analyzer.gaps import Cause, Gap

STAGE = "signing"

SCHEMES = {0x7109871A: "v2", 0xF05368C0: "v3", 0x1B93AD61: "v3.1"}
"""Block id to signature scheme (Android documentation, "APK signature scheme")."""

_BLOCK_MAGIC = b"APK Sig Block 42"
_LARGEST_BLOCK = 16 << 20
_MOST_CERTIFICATES = 64
_V1_FILE = re.compile(r"META-INF/[^/]+\.(?:RSA|DSA|EC)", re.IGNORECASE)


class _DamagedError(Exception):
    """A length that leads out of the block."""


def read_certificates(package: Package) -> tuple[tuple[Certificate, ...], tuple[Gap, ...]]:
    """Every certificate once, with all schemes that carry it, in the order v1, v2, v3, v3.1; () when unsigned.

    Never raises: what is damaged is a gap, and the rest is still given.
    """
    gaps: list[Gap] = []
    found: dict[bytes, list[str]] = {}
    for scheme, encoded in (*_v1(package, gaps), *_later(package, gaps)):
        schemes = found.setdefault(encoded, [])
        if scheme not in schemes:
            schemes.append(scheme)
    return tuple(_certificate(encoded, tuple(schemes), gaps) for encoded, schemes in found.items()), tuple(gaps)


def _v1(package: Package, gaps: list[Gap]) -> Iterator[tuple[str, bytes]]:
    """The certificates inside the PKCS #7 files of the JAR signature."""
    names = [name for name in package.names if _V1_FILE.fullmatch(name)]
    if len(names) > _MOST_CERTIFICATES:
        gaps.append(
            _gap(Cause.BUDGET, f"only {_MOST_CERTIFICATES} of {len(names)} signature files were read", "META-INF")
        )
    for name in names[:_MOST_CERTIFICATES]:
        try:
            content = package.read(name)
        except EntryError as error:
            gaps.append(_gap(error.gap.cause, error.gap.detail, name))
            continue
        certificates = _in_pkcs7(content)
        if certificates is None:
            gaps.append(_gap(Cause.DAMAGED, "the signature file is no PKCS #7 structure", name))
        for encoded in certificates or ():
            yield "v1", encoded


def _in_pkcs7(content: bytes) -> list[bytes] | None:
    # Imported when needed: it costs as much as reading a whole manifest.
    from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # old signing tools encode loosely, which is no business of the user
        try:
            found = pkcs7.load_der_pkcs7_certificates(content)
            return [one.public_bytes(Encoding.DER) for one in found[:_MOST_CERTIFICATES]]
        except Exception:  # noqa: BLE001 - the library documents ValueError, and raises others on hostile input
            return None


def _later(package: Package, gaps: list[Gap]) -> list[tuple[str, bytes]]:
    """The certificates in the signing block before the central directory."""
    end = package.directory_start
    footer = package.raw(end - 24, end)
    if len(footer) < 24 or footer[8:] != _BLOCK_MAGIC:
        return []
    found: list[tuple[str, bytes]] = []
    try:
        (size,) = struct.unpack_from("<Q", footer)
        if not 24 <= size <= min(end - 8, _LARGEST_BLOCK):
            raise _DamagedError
        block = package.raw(end - size, end - 24)
        for scheme, value in _schemes(block):
            found += ((scheme, encoded) for encoded in _certificates(value))
    except _DamagedError:
        gaps.append(_gap(Cause.DAMAGED, "a length inside the signing block leads out of it", "signing block"))
    return found[:_MOST_CERTIFICATES]


def _schemes(block: bytes) -> list[tuple[str, bytes]]:
    """The values of the known schemes among the (length, id, value) pairs, in order of scheme."""
    found = []
    at = 0
    while at < len(block):
        if at + 12 > len(block):
            raise _DamagedError
        length, identity = struct.unpack_from("<QL", block, at)
        if not 4 <= length <= len(block) - at - 8:
            raise _DamagedError
        if identity in SCHEMES:
            found.append((SCHEMES[identity], block[at + 12 : at + 8 + length]))
        at += 8 + length
    return sorted(found, key=lambda pair: pair[0])


def _certificates(value: bytes) -> Iterator[bytes]:
    """The certificates of all signers: each signer begins with signed data, whose second sequence they are."""
    for signer in _sequence(_prefixed(value, 0)[0]):
        signed, _ = _prefixed(signer, 0)
        _, behind = _prefixed(signed, 0)
        certificates, _ = _prefixed(signed, behind)
        yield from _sequence(certificates)


def _sequence(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        part, at = _prefixed(data, at)
        yield part


def _prefixed(data: bytes, at: int) -> tuple[bytes, int]:
    """The bytes behind a 32-bit length, and the offset behind them."""
    if at + 4 > len(data):
        raise _DamagedError
    end = at + 4 + struct.unpack_from("<L", data, at)[0]
    if end > len(data):
        raise _DamagedError
    return data[at + 4 : end], end


def _certificate(encoded: bytes, schemes: tuple[str, ...], gaps: list[Gap]) -> Certificate:
    from cryptography import x509

    short_names = {x509.NameOID.EMAIL_ADDRESS: "emailAddress"}  # the standard has no short name for it
    sha256 = hashlib.sha256(encoded).hexdigest()
    fields = {"subject": "", "issuer": "", "serial": "", "not_before": "", "not_after": ""}
    unreadable: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about serial numbers and versions that no standard allows
        try:
            parsed = x509.load_der_x509_certificate(encoded)
        except Exception:  # noqa: BLE001 - the library documents ValueError, and raises others on hostile input
            unreadable.append("certificate")
        else:
            readers: dict[str, Callable[[], str]] = {
                "subject": lambda: parsed.subject.rfc4514_string(short_names),
                "issuer": lambda: parsed.issuer.rfc4514_string(short_names),
                "serial": lambda: f"{parsed.serial_number:x}",
                "not_before": lambda: _utc(parsed.not_valid_before_utc),
                "not_after": lambda: _utc(parsed.not_valid_after_utc),
            }
            for name, reader in readers.items():
                try:
                    fields[name] = reader()
                except Exception:  # noqa: BLE001 - each field is decoded late, and hostile on its own
                    unreadable.append(name)
    if unreadable:
        detail = f"of the certificate {sha256[:16]} could not be read: {', '.join(unreadable)}"
        gaps.append(_gap(Cause.DAMAGED, detail, "certificate"))
    sha1 = hashlib.sha1(encoded, usedforsecurity=False).hexdigest()
    return Certificate(sha256=sha256, sha1=sha1, schemes=schemes, **fields)


def _utc(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _gap(cause: Cause, detail: str, where: str) -> Gap:
    return Gap(stage=STAGE, cause=cause, where=where, detail=detail)
