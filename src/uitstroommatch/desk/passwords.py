"""Passwords and tokens: hashed, compared in a way that tells nothing about who exists."""

from __future__ import annotations

import hashlib
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from uitstroommatch.errors import Fout, InvoerFout

KORTSTE, LANGSTE = 12, 200
_VOORVOEGSEL = "um_"

_hasher = PasswordHasher()
# Of a password that nobody knows: an unknown name costs the same work as a known one.
_NIEMAND = _hasher.hash(secrets.token_urlsafe(32))


def hash_wachtwoord(wachtwoord: str) -> str:
    """Return what is kept of a password.

    Raises:
        InvoerFout: it is too short or too long.
    """
    if not KORTSTE <= len(wachtwoord) <= LANGSTE:
        hoe = f"{KORTSTE} tot en met {LANGSTE} tekens"
        raise InvoerFout([Fout("account", 0, "wachtwoord", "is te kort of te lang", hoe)])
    return _hasher.hash(wachtwoord)


def klopt(wachtwoord: str, bewaard: str | None) -> bool:
    """Say whether a password is the one; as much work when there is none."""
    try:
        _hasher.verify(bewaard or _NIEMAND, wachtwoord[: LANGSTE + 1])
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False
    return bewaard is not None


def nieuw_token() -> str:
    """Draw a token."""
    return _VOORVOEGSEL + secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """Return what is kept of a token; it is long and random, so a plain hash will do."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
