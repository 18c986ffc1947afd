import datetime
import random
import struct
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

from analyzer.apk.container import open_package
from analyzer.apk.model import Certificate
from analyzer.apk.signing import read_certificates
from analyzer.gaps import Cause, Gap
from tests.apk.samples import entries
from tests.apk.zip_writer import Entry, write

V2, V3, V31, PADDING = 0x7109871A, 0xF05368C0, 0x1B93AD61, 0x42726577


@cache
def certificate(name: str) -> x509.Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    mail = x509.NameAttribute(NameOID.EMAIL_ADDRESS, "a@b.example")
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name), mail])
    start = datetime.datetime(2024, 2, 3, 4, 5, 6, tzinfo=datetime.UTC)
    builder = x509.CertificateBuilder(subject, subject, key.public_key(), 0xABCDEF, start, start.replace(year=2049))
    return builder.sign(key, SHA256())


def encoded(name: str) -> bytes:
    return certificate(name).public_bytes(Encoding.DER)


def sha256(name: str) -> str:
    digest = Hash(SHA256())
    digest.update(encoded(name))
    return digest.finalize().hex()


def prefixed(*parts: bytes) -> bytes:
    return b"".join(struct.pack("<L", len(part)) + part for part in parts)


def scheme(*names: str) -> bytes:
    """The value of a signature scheme block: signers with signed data (digests, certificates, attributes)."""
    signers = (prefixed(prefixed(b"digest", prefixed(encoded(name)), b""), b"signatures", b"key") for name in names)
    return prefixed(prefixed(*signers))


def block(*pairs: tuple[int, bytes]) -> bytes:
    body = b"".join(struct.pack("<QL", 4 + len(value), identity) + value for identity, value in pairs)
    size = struct.pack("<Q", len(body) + 24)
    return size + body + size + b"APK Sig Block 42"


def jar(name: str, *certificates: str) -> Entry:
    return Entry(name, pkcs7.serialize_certificates([certificate(one) for one in certificates], Encoding.DER))


def certificates(path: Path) -> tuple[tuple[Certificate, ...], tuple[Gap, ...]]:
    with open_package(path) as package:
        return read_certificates(package)


def test_unsigned_is_no_gap(tmp_path: Path) -> None:
    assert certificates(write(tmp_path, *entries())) == ((), ())


def test_a_certificate_with_all_its_schemes(tmp_path: Path) -> None:
    signed = block((V3, scheme("one")), (PADDING, bytes(100)), (V2, scheme("one")), (V31, scheme("new")))
    path = write(tmp_path, *entries(), jar("META-INF/CERT.RSA", "one"), signing_block=signed)
    (first, second), gaps = certificates(path)
    assert gaps == ()
    assert first.schemes == ("v1", "v2", "v3")
    assert second.schemes == ("v3.1",)
    assert (first.sha256, second.sha256) == (sha256("one"), sha256("new"))
    assert first.subject == first.issuer == "emailAddress=a@b.example,CN=one"
    assert (first.serial, first.not_before, first.not_after) == (
        "abcdef",
        "2024-02-03T04:05:06Z",
        "2049-02-03T04:05:06Z",
    )
    assert len(first.sha1) == 40


@pytest.mark.parametrize("name", ["META-INF/A.EC", "META-INF/b.dsa", "META-INF/CERT.RSA"])
def test_jar_signatures_by_any_algorithm(name: str, tmp_path: Path) -> None:
    found, gaps = certificates(write(tmp_path, *entries(), jar(name, "one", "two")))
    assert {one.sha256 for one in found} == {sha256("one"), sha256("two")}
    assert gaps == ()


def test_several_signers(tmp_path: Path) -> None:
    path = write(tmp_path, *entries(), signing_block=block((V2, scheme("one", "two"))))
    found, _ = certificates(path)
    assert {one.sha256 for one in found} == {sha256("one"), sha256("two")}


def test_a_damaged_jar_signature_is_a_gap(tmp_path: Path) -> None:
    path = write(tmp_path, *entries(), Entry("META-INF/CERT.RSA", b"\x30\x82junk"))
    found, gaps = certificates(path)
    assert found == ()
    assert [(gap.cause, gap.where) for gap in gaps] == [(Cause.DAMAGED, "META-INF/CERT.RSA")]


@pytest.mark.parametrize(
    "damaged",
    [
        struct.pack("<Q", 1 << 40) + b"APK Sig Block 42",
        block((V2, b"\xff\xff\xff\x7f")),
        block((V2, prefixed(prefixed(prefixed(b"\xff\xff\xff\x7f"))))),
        block((V2, scheme("one")[:-40])),
    ],
)
def test_a_damaged_signing_block_is_a_gap(damaged: bytes, tmp_path: Path) -> None:
    found, gaps = certificates(write(tmp_path, *entries(), signing_block=damaged))
    assert [gap.cause for gap in gaps] == [Cause.DAMAGED]
    assert len(found) <= 1


def test_a_certificate_that_cannot_be_parsed_keeps_its_digest(tmp_path: Path) -> None:
    signers = prefixed(prefixed(prefixed(prefixed(b"d", prefixed(b"no certificate"), b""), b"s", b"k")))
    (found,), gaps = certificates(write(tmp_path, *entries(), signing_block=block((V2, signers))))
    assert (found.subject, found.schemes, len(found.sha256)) == ("", ("v2",), 64)
    assert [gap.cause for gap in gaps] == [Cause.DAMAGED]


def test_random_damage_never_raises(tmp_path: Path) -> None:
    dice = random.Random(3)
    whole = block((V2, scheme("one")), (V3, scheme("two")))
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(dice.choice((1, 4))):
            data[dice.randrange(len(data) - 16)] = dice.choice((0, 0x7F, 0xFF, dice.randrange(256)))
        found, gaps = certificates(write(tmp_path, *entries(), signing_block=bytes(data)))
        assert len(found) <= 64
        assert all(gap.stage == "signing" for gap in gaps)
