"""Keys of a user: signing a seal, and checking who signed. PEM alone; passwords are handed in, never looked for."""

import base64
import binascii
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from cryptography.x509 import load_pem_x509_certificate

from analyzer.errors import UsageError
from analyzer.seal.canonical import digest, signed_text
from analyzer.seal.model import Algorithm, Seal, Signature

PrivateKey = ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
PublicKey = ed25519.Ed25519PublicKey | ec.EllipticCurvePublicKey | rsa.RSAPublicKey

RSA_BITS = 2048
"""Least length of an RSA key that is accepted."""

_CURVES: dict[str, tuple[Algorithm, hashes.HashAlgorithm]] = {
    "secp256r1": ("ecdsa-sha256", hashes.SHA256()),
    "secp384r1": ("ecdsa-sha384", hashes.SHA384()),
    "secp521r1": ("ecdsa-sha512", hashes.SHA512()),
}
_KINDS = "Ed25519, ECDSA on P-256, P-384 or P-521, or RSA of 2048 bits and more"
_MAKE_ONE = "make one with: openssl genpkey -algorithm ed25519 -out key.pem"


class PasswordNeededError(Exception):
    """The key is encrypted and no password was given."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key that can sign seals."""

    key: PrivateKey

    def sign(self, seal: Seal) -> Signature:
        """The signature of a seal. Ed25519 and RSA give the same bytes each time, and so does ECDSA where the
        cryptographic library can derive its nonce from the text (RFC 6979).
        """
        public = Verifier(self.key.public_key())
        text = signed_text(seal, public.algorithm, public.sha256)
        return Signature(
            algorithm=public.algorithm, key_sha256=public.sha256, value=base64.b64encode(self._signed(text)).decode()
        )

    def _signed(self, text: bytes) -> bytes:
        if isinstance(self.key, ed25519.Ed25519PrivateKey):
            return self.key.sign(text)
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(text, padding.PKCS1v15(), hashes.SHA256())
        kind = _CURVES[self.key.curve.name][1]
        try:
            return self.key.sign(text, ec.ECDSA(kind, deterministic_signing=True))
        except (UnsupportedAlgorithm, TypeError):  # an older library: valid, with other bytes each time
            return self.key.sign(text, ec.ECDSA(kind))


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key that tells whether a seal was signed with its private key."""

    key: PublicKey

    @property
    def algorithm(self) -> Algorithm:
        """How this key signs; the key decides, never what a seal says."""
        if isinstance(self.key, ed25519.Ed25519PublicKey):
            return "ed25519"
        if isinstance(self.key, rsa.RSAPublicKey):
            return "rsa-pkcs1v15-sha256"
        return _CURVES[self.key.curve.name][0]

    @property
    def sha256(self) -> str:
        """SHA-256 of the key as DER, SubjectPublicKeyInfo."""
        return digest(self.key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))

    def holds(self, seal: Seal, signature: Signature) -> bool:
        """Whether ``signature`` is this key's over ``seal``."""
        text = signed_text(seal, self.algorithm, self.sha256)
        try:
            value = base64.b64decode(signature.value, validate=True)
            if isinstance(self.key, ed25519.Ed25519PublicKey):
                self.key.verify(value, text)
            elif isinstance(self.key, rsa.RSAPublicKey):
                self.key.verify(value, text, padding.PKCS1v15(), hashes.SHA256())
            else:
                self.key.verify(value, text, ec.ECDSA(_CURVES[self.key.curve.name][1]))
        except (InvalidSignature, binascii.Error, ValueError):
            return False
        return True


def read_signer(data: bytes, name: str, password: bytes | None = None) -> Signer:
    """The private key in a PEM file.

    Raises:
        PasswordNeededError: it is encrypted, and ``password`` is None.
        UsageError: no private key, one of another kind, or the password is wrong.
    """
    key: object
    try:
        key = load_pem_private_key(data, None)
    except TypeError as error:  # encrypted
        if password is None:
            raise PasswordNeededError(name) from error
        key = _decrypted(data, name, password)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise UsageError(f"{name}: not a private key in PEM", _MAKE_ONE) from error
    if not isinstance(key, PrivateKey):
        raise UsageError(f"{name}: a key of a kind that does not sign seals", f"use {_KINDS}")
    _check_kind(key.public_key(), name)
    return Signer(key)


def _decrypted(data: bytes, name: str, password: bytes) -> object:
    try:
        return load_pem_private_key(data, password)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise UsageError(f"{name}: the password does not open this key", "check the password") from error


def read_verifier(data: bytes, name: str) -> Verifier:
    """The public key in a PEM file, or that of the certificate in it.

    Raises:
        UsageError: neither, or a key of another kind.
    """
    key: object
    try:
        if b"-----BEGIN CERTIFICATE-----" in data:
            key = load_pem_x509_certificate(data).public_key()
        else:
            key = load_pem_public_key(data)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise UsageError(
            f"{name}: not a public key in PEM", "get one with: openssl pkey -in key.pem -pubout -out public.pem"
        ) from error
    if not isinstance(key, PublicKey):
        raise UsageError(f"{name}: a key of a kind that does not sign seals", f"use {_KINDS}")
    _check_kind(key, name)
    return Verifier(key)


def _check_kind(key: PublicKey, name: str) -> None:
    if isinstance(key, rsa.RSAPublicKey) and key.key_size < RSA_BITS:
        raise UsageError(f"{name}: an RSA key of {key.key_size} bits is too short", f"use {_KINDS}")
    if isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name not in _CURVES:
        raise UsageError(f"{name}: a key of a kind that does not sign seals", f"use {_KINDS}")
