"""Sentences made from patterns: the stories of a large newsroom, no two of them quite alike."""

from functools import cache
from random import Random
from typing import Any

from newsroom.demo import paper


@cache
def patterns() -> dict[str, Any]:
    return paper.listed("grammar")


class Facts(dict):
    """What the words in braces stand for in one story: each is chosen once, and then kept."""

    def __init__(self, rng: Random) -> None:
        super().__init__()
        self.choose = rng.choice
        self.words = patterns()["words"]

    def __missing__(self, slot: str) -> str:
        if slot[0].isupper():
            value = self[slot.lower()]
            value = value[0].upper() + value[1:]
        else:
            value = self.one_of(slot.rstrip("23"))
        self[slot] = value
        return value

    def one_of(self, name: str) -> str:
        if name == "person":
            return f"{self.choose(self.words['first'])} {self.choose(self.words['last'])}"
        taken = {self.get(name), self.get(f"{name}2")}
        return self.choose([word for word in self.words[name] if word not in taken])

    def say(self, pattern: str) -> str:
        """A pattern with its braces filled, beginning with a capital."""
        words = pattern.format_map(self)
        return words[0].upper() + words[1:]
