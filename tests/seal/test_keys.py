"""Keys: which are taken, how they sign, and what is said of those that are not."""

import pytest
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from msgspec import structs

from analyzer.errors import UsageError
from analyzer.seal.keys import PasswordNeededError, PrivateKey, read_signer, read_verifier
from tests.seal.conftest import Folder

RSA = rsa.generate_private_key(65537, 2048)
KEYS: dict[str, PrivateKey] = {
    "ed25519": ed25519.Ed25519PrivateKey.generate(),
    "ecdsa-sha256": ec.generate_private_key(ec.SECP256R1()),
    "ecdsa-sha384": ec.generate_private_key(ec.SECP384R1()),
    "ecdsa-sha512": ec.generate_private_key(ec.SECP521R1()),
    "rsa-pkcs1v15-sha256": RSA,
}


def private_pem(key: PrivateKey, encryption: KeySerializationEncryption | None = None) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption or NoEncryption())


def public_pem(key: PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.mark.parametrize("algorithm", KEYS)
def test_a_key_signs_the_same_each_time_and_its_public_half_says_so(folder: Folder, algorithm: str) -> None:
    signer = read_signer(private_pem(KEYS[algorithm]), "key.pem")
    verifier = read_verifier(public_pem(KEYS[algorithm]), "public.pem")
    signature = signer.sign(folder.seal)
    assert signature.algorithm == algorithm == verifier.algorithm
    assert signature.key_sha256 == verifier.sha256
    assert verifier.holds(folder.seal, signature)
    assert signer.sign(folder.seal) == signature
    assert not verifier.holds(structs.replace(folder.seal, head="0" * 64), signature)


def test_an_encrypted_key_needs_its_password() -> None:
    data = private_pem(RSA, BestAvailableEncryption("口令".encode()))
    with pytest.raises(PasswordNeededError):
        read_signer(data, "key.pem")
    with pytest.raises(UsageError, match="does not open"):
        read_signer(data, "key.pem", b"wrong")
    assert read_signer(data, "key.pem", "口令".encode()).key.key_size == 2048  # type: ignore[union-attr]


def test_a_password_for_a_key_that_has_none_does_no_harm() -> None:
    assert read_signer(private_pem(RSA), "key.pem", b"any")


@pytest.mark.parametrize(
    "key",
    [
        ed448.Ed448PrivateKey.generate(),
        ec.generate_private_key(ec.SECP256K1()),
        rsa.generate_private_key(65537, 1024),  # noqa: S505  (on purpose)
        dsa.generate_private_key(1024),  # noqa: S505  (on purpose)
    ],
    ids=lambda key: type(key).__name__,
)
def test_other_kinds_of_keys_are_refused(key: PrivateKey) -> None:
    with pytest.raises(UsageError, match=r"does not sign seals|too short"):
        read_signer(private_pem(key), "key.pem")
    with pytest.raises(UsageError, match=r"does not sign seals|too short"):
        read_verifier(public_pem(key), "public.pem")


@pytest.mark.parametrize("data", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_what_is_no_key_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(UsageError, match="not a private key"):
        read_signer(data, "key.pem")
    with pytest.raises(UsageError, match="not a public key"):
        read_verifier(data, "public.pem")


def test_the_halves_of_a_key_are_not_taken_for_each_other() -> None:
    with pytest.raises(UsageError, match="not a private key"):
        read_signer(public_pem(RSA), "key.pem")
    with pytest.raises(UsageError, match="not a public key"):
        read_verifier(private_pem(RSA), "public.pem")
