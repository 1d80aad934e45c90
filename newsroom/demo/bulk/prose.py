"""Words for a large newsroom: headlines and bodies as `markup.clean` would leave them."""

import re
from dataclasses import dataclass
from random import Random

from articles import markup
from newsroom.demo.bulk.grammar import Facts, patterns

OPENING = re.compile(r"^<p[^>]*>|</p>$")
IN_STOCK = 900  # sentences of each kind
SHORTEST, LONGEST, USUAL = 300, 900, 340  # words
OWN = 4  # sentences that speak of the story's own people and places
GENERAL = 0.35  # share of sentences that fit any section


@dataclass(frozen=True, slots=True)
class Sentence:
    """A cleaned sentence and its number of words."""

    html: str
    words: int


class Prose:
    """A stock of sentences, cleaned once; stories are put together from it."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.general = self.stock("general")
        self.sections: dict[str, list[Sentence]] = {}

    def stock(self, kind: str) -> list[Sentence]:
        choose, said = self.rng.choice, patterns()[kind]["sentences"]
        sentences = [Facts(self.rng).say(choose(said)) for _ in range(IN_STOCK)]
        body = markup.clean("".join(f"<p>{sentence}</p>" for sentence in sentences))
        return [
            Sentence(OPENING.sub("", block.html), len(sentence.split()))
            for block, sentence in zip(markup.blocks(body), sentences, strict=True)
        ]

    def for_section(self, slug: str) -> list[Sentence]:
        if slug not in self.sections:
            self.sections[slug] = self.stock(slug if slug in patterns() else "news")
        return self.sections[slug]

    def headline(self, section: str, facts: Facts) -> tuple[str, str]:
        """A headline and the sentence that a story under it begins with."""
        headline, lead = self.rng.choice(patterns()[section]["headlines"])
        return facts.say(headline), facts.say(lead)

    def standfirst(self, facts: Facts) -> str:
        return facts.say(self.rng.choice(patterns()["general"]["standfirsts"]))

    def note(self) -> str:
        """What readers are told of a correction."""
        return Facts(self.rng).say(self.rng.choice(patterns()["general"]["notes"]))

    def body(self, section: str, lead: str, facts: Facts) -> tuple[str, int]:
        """A body that begins with a lead, and its number of words."""
        rng = self.rng
        wanted = int(rng.triangular(SHORTEST, LONGEST, USUAL))
        own = [facts.say(said) for said in rng.sample(patterns()[section]["sentences"], OWN)]
        paragraphs = [lead, " ".join(own[:2]), " ".join(own[2:])]
        words = sum(len(paragraph.split()) for paragraph in paragraphs)
        blocks = [self.paragraph(paragraph) for paragraph in paragraphs]
        while words < wanted:
            html, more = self.block(section, len(blocks))
            blocks.append(html)
            words += more
        return "".join(blocks), words

    def block(self, section: str, place: int) -> tuple[str, int]:
        """The next block of a body: mostly a paragraph, now and then something else."""
        rng = self.rng
        if place % 6 == 4:
            subhead = rng.choice(patterns()["general"]["subheads"])
            return f'<h2 id="{self.block_id()}">{subhead}</h2>', len(subhead.split())
        stock = self.general if rng.random() < GENERAL else self.for_section(section)
        count = rng.randint(1, 3)
        said = rng.sample(stock, count)
        words = sum(sentence.words for sentence in said)
        if place % 11 == 7:
            items = "".join(f"<li>{sentence.html}</li>" for sentence in said)
            return f'<ul id="{self.block_id()}">{items}</ul>', words
        if place % 13 == 9:
            quote = " ".join(sentence.html for sentence in said)
            return f'<blockquote id="{self.block_id()}"><p>{quote}</p></blockquote>', words
        return self.paragraph(" ".join(sentence.html for sentence in said)), words

    def paragraph(self, html: str) -> str:
        return f'<p id="{self.block_id()}">{html}</p>'

    def block_id(self) -> str:
        return f"b-{self.rng.getrandbits(32):08x}"
