"""What the demo's readers said, by the real doors: sent, confirmed, decided."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from articles.models import Article, Section
from newsroom.comments import moderation, reporting, settling, writing
from newsroom.comments.models import Comment, Word
from newsroom.comments.opening import live_edition
from newsroom.demo import paper


def tell(staff: Mapping[str, Any], told: Iterable[Article], now: datetime) -> None:
    """Open the sections for comments and let readers speak; once somebody did, nobody is added."""
    if Comment.objects.exists():
        return
    words = paper.listed("comments")
    for slug, policy in words["policies"].items():
        section = Section.objects.get(slug=slug)
        policy = {"closes_after": None} | policy
        settling.settle_section(section, by=staff["publisher"], **policy)
    for entry in words["words"]:
        Word.objects.get_or_create(
            text=entry["text"], defaults=entry | {"changed_by": staff["editor"]}
        )
    articles = {article.slug: article for article in told}
    for said in words["comments"]:
        if said["story"] in articles:
            say(articles[said["story"]], said, staff, now)


def say(
    article: Article,
    said: Mapping[str, Any],
    staff: Mapping[str, Any],
    now: datetime,
    parent: Comment | None = None,
) -> None:
    """One comment, what became of it, and its answers."""
    at = paper.moment(said["at"], now)
    edition = live_edition(article.key, at)
    if edition is None:
        return
    name = said.get("name", "")
    who = {"staff": staff[said["staff"]]} if "staff" in said else known_as(name)
    comment = writing.send(edition, text=said["text"], name=name, parent=parent, now=at, **who)
    comment.refresh_from_db()
    decide(comment, said, staff, now)
    for answer in said.get("answers", ()):
        say(article, answer, staff, now, parent=comment)


def decide(
    comment: Comment, said: Mapping[str, Any], staff: Mapping[str, Any], now: datetime
) -> None:
    """What the editor, a reader or the writer did about it."""
    if "approve" in said:
        at = paper.moment(said["approve"], now)
        moderation.move(comment, "approve", by=staff["editor"], now=at)
    if "refuse" in said:
        at, reason, note = said["refuse"]
        words = {"reason": reason, "note": note, "now": paper.moment(at, now)}
        moderation.move(comment, "refuse", by=staff["editor"], **words)
    if "appeal" in said:
        at, note = said["appeal"]
        moderation.move(comment, "appeal", note=note, now=paper.moment(at, now))
    if "report" in said:
        at, reason, text = said["report"]
        reporting.report(comment, reason=reason, text=text, now=paper.moment(at, now))


def known_as(name: str) -> dict[str, Any]:
    """The address from which somebody of the demo writes: no letter goes out to confirm it."""
    plain = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum())
    writer = writing.writer_of(f"{plain}@readers.example")
    writer.save()
    return {"email": writer.email, "known": writer}
