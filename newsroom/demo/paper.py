"""The demo paper as it lies in `content/`: its stories, its people, its pictures."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

CONTENT = Path(__file__).parent / "content"
MOMENT = re.compile(r"(?P<days>[+-]\d+)d (?P<hour>\d\d):(?P<minute>\d\d)|(?P<hours>[+-]\d+)h")


@dataclass(frozen=True, kw_only=True)
class Later:
    """What became of a published story afterwards: a next version, public or not yet."""

    at: str
    change: str = ""
    note: str = ""
    reason: str = ""
    private: bool = False
    headline: str = ""
    standfirst: str = ""
    replace: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Story:
    """A story as its file tells it; moments are relative, so that the paper is always fresh."""

    slug: str
    body: str
    headline: str
    section: str
    kind: str
    by: list[Any]
    tags: list[str]
    standfirst: str = ""
    language: str = "en"
    translates: str = ""  # the slug of the story that this one tells in another language
    picture: str = ""
    caption: str = ""
    filed: str = "writer"
    written: str = ""
    published: str = ""
    standing: str = "live"
    returned: str = ""  # why it was sent back once, on its way to the public
    note: str = ""  # why it was sent back, or spiked, and stays there
    later: tuple[Later, ...] = ()
    end: dict[str, str] = field(default_factory=dict)

    @property
    def bylines(self) -> list[tuple[str, str]]:
        """Who signs, and in which role."""
        return [(sign, "words") if isinstance(sign, str) else tuple(sign) for sign in self.by]


def stories(now: datetime) -> list[Story]:
    """All stories, the oldest first."""
    told = [read_story(path) for path in sorted((CONTENT / "stories").glob("*.html"))]
    return sorted(told, key=lambda story: moment(story.published or story.written, now))


def read_story(path: Path) -> Story:
    """A story from its file: YAML between two rules, and the body after them."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    words = yaml.safe_load(front)
    later = tuple(Later(**change) for change in words.pop("later", ()))
    return Story(slug=path.stem, body=body, later=later, **words)


def listed(name: str) -> Any:
    """What one of the paper's lists says: sections, authors, tags or pictures."""
    return yaml.safe_load((CONTENT / f"{name}.yaml").read_text(encoding="utf-8"))


def pictures() -> dict[str, dict[str, Any]]:
    """The pictures by name, with the file of each."""
    return {
        name: {**words, "file": CONTENT / "pictures" / f"{name}.jpg"}
        for name, words in listed("pictures").items()
        if not name.startswith("_")
    }


def moment(words: str, now: datetime) -> datetime:
    """“-3h” is three hours ago; “-2d 07:30” half past seven, site time, two days ago."""
    said = MOMENT.fullmatch(words)
    if said is None:
        raise ValueError(f"“{words}” is not a moment such as “-3h” or “-2d 07:30”.")
    if said["hours"]:
        return now + timedelta(hours=int(said["hours"]))
    day = timezone.localtime(now) + timedelta(days=int(said["days"]))
    return day.replace(hour=int(said["hour"]), minute=int(said["minute"]), second=0, microsecond=0)


def amended(body: str, replace: dict[str, str]) -> str:
    """A cleaned body with some of its words replaced; its blocks keep their ids.

    Where the words begin with a paragraph, the last paragraph that replaces them keeps its id.
    """
    for old, new in replace.items():
        pattern = re.escape(old).replace("<p>", r"(<p[^>]*>)")
        found = re.search(pattern, body)
        if found is None:
            raise ValueError(f"There is nothing to replace: “{old}”.")
        if found.groups():
            before, _, after = new.rpartition("<p>")
            new = f"{before}{found[1]}{after}"
        body = body[: found.start()] + new + body[found.end() :]
    return body
