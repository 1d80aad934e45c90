"""What stands elsewhere and is shown in a story: ten providers, known by an address alone.

An embed is a provider and what it calls the thing (“ref”); every address is made from these two,
never taken from what was pasted. Nothing here asks the network.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from articles.embeds.providers import PROVIDERS

LONGEST = 2_000  # characters of an address
PLAIN = re.compile(r"[!-~]+")  # printable ASCII: names that only look like others are not asked


@dataclass(frozen=True)
class Embed:
    """One thing at one provider."""

    provider: str
    ref: str

    @property
    def name(self) -> str:
        return PROVIDERS[self.provider].name

    @property
    def address(self) -> str:
        """The public page of it."""
        return PROVIDERS[self.provider].address(self.ref)

    @property
    def player(self) -> str:
        """What a frame shows; empty where there is only the page."""
        player = PROVIDERS[self.provider].player
        return player(self.ref) if player else ""

    @property
    def frame_origin(self) -> str:
        """The host that a page has to allow frames of; empty where there is no player."""
        return "https://" + urlsplit(self.player).netloc if self.player else ""

    @property
    def ratio(self) -> str:
        return PROVIDERS[self.provider].ratio

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc.removeprefix("www.")


def recognise(address: str) -> Embed | None:
    """The embed that a pasted address stands for; None for every other string.

    The host has to be the provider's own: no user, no port, no other spelling.
    """
    address = address.strip()
    if len(address) > LONGEST or "\\" in address or not PLAIN.fullmatch(address):
        return None
    try:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or parts.netloc.lower() != parts.hostname:
            return None
    except ValueError:
        return None
    seen = f"{parts.hostname}{parts.path}" + (f"?{parts.query}" if parts.query else "")
    for key, provider in PROVIDERS.items():
        if found := provider.known_by.fullmatch(seen):
            return embed(key, "/".join(filter(None, found.groups())))
    return None


def embed(provider: str, ref: str) -> Embed | None:
    """The embed that a body names; None where no such provider has such a thing."""
    known = PROVIDERS.get(provider)
    return Embed(provider, ref) if known and known.ref.fullmatch(ref) else None
