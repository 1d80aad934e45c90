"""Readers of the demo paper: what they read, and the errors that they report."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from math import exp
from random import Random
from typing import Any

from articles import markup
from articles.models import Article, Edition
from newsroom.demo import paper
from newsroom.reads.models import Tally
from newsroom.reads.spans import HOUR, Span, day_of, hour_of, step_of
from newsroom.reports.handling import handle
from newsroom.reports.receiving import receive

FIRST_HOUR = 90  # reads of a story that is like most, in the hour after its publication
FADES = 14  # hours, in which two thirds of the interest are gone
TAIL = 0.004  # of the first hour's readers, who go on to find a story
BY_HOUR = ".7 .6 .5 .5 .6 .8 1.1 1.4 1.5 1.2 1.1 1.1 1.3 1.2 1 1 1.1 1.2 1.3 1.2 1.2 1.3 1.1 .9"
RHYTHM = tuple(float(share) for share in BY_HOUR.split())  # of a day, from midnight on
LONGEST_AGO = timedelta(days=30)


def read(told: Iterable[Article], now: datetime) -> None:
    """Let the stories that are live have been read as people read: most at first, and by day."""
    articles = {article.pk: article for article in told}
    live = Edition.objects.live(now).filter(article__in=articles)
    interest = paper.listed("readers")["interest"]
    chance = Random(1)  # noqa: S311  (the same paper is read alike each time)
    rows: list[tuple[int, str, datetime, int]] = []
    for edition in live.order_by("article"):
        weight = interest.get(articles[edition.article_id].slug, chance.uniform(0.3, 1.6))
        begins = max(hour_of(edition.published_at), hour_of(now - LONGEST_AGO))
        while begins <= now:
            age = (begins - edition.published_at) / HOUR
            share = exp(-max(age, 0) / FADES) + TAIL
            hour = RHYTHM[begins.hour]
            reads = round(FIRST_HOUR * weight * share * hour * chance.uniform(0.8, 1.2))
            rows += [(edition.article_id, *spread(begins, now), reads)] if reads else []
            begins += HOUR
    Tally.objects.add(rows)


def spread(begins: datetime, now: datetime) -> tuple[str, datetime]:
    """The span in which reads of an hour are kept by now."""
    if begins > now - 2 * HOUR:
        return Span.STEP, step_of(min(begins + HOUR / 2, now))
    return (Span.HOUR, begins) if begins > now - 48 * HOUR else (Span.DAY, day_of(begins))


def report(staff: Mapping[str, Any], told: Iterable[Article], now: datetime) -> None:
    """Let readers report errors, and the desk settle some of them."""
    articles = {article.slug: article for article in told}
    for row in paper.listed("readers")["reports"]:
        if row["story"] not in articles:
            continue
        sent, article = paper.moment(row["sent"], now), articles[row["story"]]
        edition = article.editions.live(sent).first() or article.editions.earliest("live_from")
        words = row.get("words", "")
        said = {"text": row["text"], "email": row.get("email", ""), "words": words}
        came = receive(edition, block=block_of(edition, words), now=sent, **said)
        if "way" in row:
            handle(
                came,
                row["way"],
                by=staff[row["by"]],
                words=row.get("answer", ""),
                correction=article.editions.last() if row["way"] == "correct" else None,
                now=paper.moment(row["said"], now),
            )


def block_of(edition: Edition, words: str) -> str:
    """The block in which some words stand."""
    blocks = markup.blocks(edition.body)
    return next((block.id for block in blocks if words and words in markup.text(block.whole)), "")
