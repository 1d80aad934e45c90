"""Sealed words: kept in the database for a while, to be read by this newsroom only."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


class SealBroken(ValueError):
    """Raised for what was not sealed with any of this newsroom's keys."""


def seal(text: str) -> str:
    """Encrypts and authenticates a text (Fernet: AES-128-CBC with HMAC-SHA256, url-safe base64)."""
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again; raises SealBroken for anything else."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise SealBroken("This was not sealed with a key of this newsroom.") from error


def _keys() -> MultiFernet:
    return MultiFernet(
        [_key(secret) for secret in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]]
    )


def _key(secret: str) -> Fernet:
    digest = salted_hmac(
        "newsroom.accounts.sealing", "", secret=secret, algorithm="sha256"
    ).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
