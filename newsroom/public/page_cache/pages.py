"""A page as it is kept, and as it is sent: compressed, with a tag for each coding."""

import gzip
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b

import brotli
from django.utils.http import parse_etags

Headers = list[tuple[str, str]]

# A body shorter than this many bytes gains nothing.
WORTH_COMPRESSING = 512
# The codings as we like them: of two that a browser likes equally, the first.
CODINGS = ("br", "gzip", "identity")
# What a coding weighs that a browser does not name (RFC 9110, 12.5.3).
UNNAMED = {"br": 0.0, "gzip": 0.0, "identity": 1e-6}
NOT_IN_A_304 = frozenset({"content-type"})
OURS = frozenset({"content-length", "content-encoding", "etag", "vary"})


@dataclass(frozen=True)
class Page:
    """What readers get at an address while the public sees the same and the clock allows."""

    stamp: int
    until: float  # seconds since 1970: the first instant at which it no longer holds
    status: str
    headers: tuple[tuple[str, str], ...]  # Django's, but for those that follow from the coding
    bodies: dict[str, bytes]  # by coding
    tag: str  # of the body before coding; “” where Django gave none

    @classmethod
    def made(
        cls, body: bytes, status: str, headers: Headers, *, stamp: int, until: float
    ) -> "Page":
        """What Django answered, ready to be kept."""
        tagged = any(name.lower() == "etag" for name, _ in headers)
        return cls(
            stamp=stamp,
            until=until,
            status=status,
            headers=tuple(each for each in headers if each[0].lower() not in OURS),
            bodies=coded(body),
            tag=blake2b(body, digest_size=16).hexdigest() if tagged else "",
        )

    @property
    def size(self) -> int:
        """The bytes it takes in memory, roughly."""
        return 2048 + sum(len(body) for body in self.bodies.values())

    @property
    def is_missing(self) -> bool:
        return self.status.startswith("404")

    def until_at_most(self, instant: float) -> "Page":
        return replace(self, until=min(self.until, instant))

    def holds(self, stamp: int, now: float) -> bool:
        """Whether it still says what Django would say."""
        return self.stamp == stamp and now < self.until

    def sent(
        self, *, accepted: str, known: str, bodiless: bool
    ) -> tuple[str, Headers, list[bytes]]:
        """Status, headers and body for a reader who accepts these codings and knows these tags."""
        coding, body = self.body_for(accepted)
        headers = [*self.headers, ("Vary", "Accept-Encoding")]
        if self.tag:
            tag = f'"{self.tag}-{coding}"'
            headers.append(("ETag", tag))
            if known and self.status.startswith("2") and is_among(tag, known):
                kept = [each for each in headers if each[0].lower() not in NOT_IN_A_304]
                return "304 Not Modified", kept, []
        if coding != "identity":
            headers.append(("Content-Encoding", coding))
        headers.append(("Content-Length", str(len(body))))
        return self.status, headers, [] if bodiless else [body]

    def body_for(self, accepted: str) -> tuple[str, bytes]:
        """The coding that a reader likes best, and the body in it."""
        if "identity" in self.bodies:
            return "identity", self.bodies["identity"]
        coding = preferred(accepted)
        if coding == "identity":
            return coding, gzip.decompress(self.bodies["gzip"])
        return coding, self.bodies[coding]


def coded(body: bytes) -> dict[str, bytes]:
    """A body in each coding that is worth its while; the same bytes wherever it is made."""
    if len(body) < WORTH_COMPRESSING:
        return {"identity": body}
    return {"br": brotli.compress(body, quality=5), "gzip": gzip.compress(body, 6, mtime=0)}


@lru_cache(maxsize=256)
def preferred(accepted: str) -> str:
    """The coding that an Accept-Encoding header asks for; identity where it refuses all of ours."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        weights[name.strip()] = weight(parameter)
    rest = weights.get("*")
    wanted = {
        coding: weights.get(coding, UNNAMED[coding] if rest is None else rest) for coding in CODINGS
    }
    best = max(CODINGS, key=lambda coding: wanted[coding])
    return best if wanted[best] > 0 else "identity"


def weight(parameter: str) -> float:
    """The value of “q=0.5”: 1 where nothing is said, 0 where it makes no sense."""
    name, _, value = parameter.strip().partition("=")
    if not name:
        return 1.0
    try:
        return float(value) if name.strip() == "q" else 0.0
    except ValueError:
        return 0.0


def is_among(tag: str, known: str) -> bool:
    """Whether If-None-Match names a tag; proxies may have called it weak (RFC 9110, 13.1.2)."""
    tags = parse_etags(known)
    return tags == ["*"] or tag in {each.removeprefix("W/") for each in tags}
