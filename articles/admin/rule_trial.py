"""What a rule of house style would find in the archive, before it holds."""

from __future__ import annotations

import time
from typing import Any

from django.core.exceptions import ValidationError

from articles import markup
from articles.checks import house_style
from articles.models import Article, HouseRule

MOST_STORIES = 2000
AT_ONCE = 200
LONGEST = 8  # seconds
MOST_SHOWN = 200
AROUND = 60  # characters on either side of a hit


def trial(rule: HouseRule, user: Any) -> dict[str, Any]:
    """The hits in the newest stories that somebody may read, as far as the time allows."""
    stories = Article.objects.permitting(user, "articles.view_article").order_by("-pk")
    if rule.section_id:
        stories = stories.filter(section=rule.section_id)
    ends, read, total, found = time.monotonic() + LONGEST, 0, 0, []
    newest = stories.only("pk", "headline", "standfirst", "body")[:MOST_STORIES]
    for story in newest.iterator(chunk_size=AT_ONCE):
        if time.monotonic() > ends:
            break
        read += 1
        words = "\n".join((story.headline, story.standfirst, markup.text(story.body or "<p></p>")))
        hits = in_context(rule, words)
        total += len(hits)
        if hits and len(found) < MOST_SHOWN:
            found.append((story, hits))
    return {"found": found, "total": total, "read": read}


def in_context(rule: HouseRule, words: str) -> list[tuple[str, str, str, str]]:
    """Each hit as (before, the words, after, what to write instead)."""
    try:
        hits = house_style.hits(rule, words)
    except (TimeoutError, ValidationError):
        return []
    return [
        (
            words[max(0, start - AROUND) : start].rpartition("\n")[2],
            quote,
            words[start + len(quote) : start + len(quote) + AROUND].partition("\n")[0],
            instead,
        )
        for start, quote, instead in hits
    ]
