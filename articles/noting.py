"""The one door for notes between colleagues: written, answered, settled; never public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles import markup
from articles.calling import VIEW, called_for
from articles.models import Article, Mention, Note

# Sent with `note` in its transaction, for the layers above, which the story does not know: to write
# rows that are kept with it or not at all.
noted = Signal()

LONGEST = 4000  # characters of a note
LONGEST_QUOTE = 500


@dataclass
class Thread:
    """A note with its answers, and whether the words that it is about are still there."""

    note: Note
    detached: bool = False
    replies: list[Note] = field(default_factory=list)


@transaction.atomic
def note(
    article: Article,
    *,
    by: Any,
    text: str,
    block: str = "",
    quote: str = "",
    reply_to: Note | None = None,
    now: datetime | None = None,
) -> Note:
    """Keep somebody's note on a story, on a block of it, or under another note.

    Raises PermissionDenied; or ValidationError with each sentence at the field it concerns.
    """
    check_reach(article, by)
    text = text.strip()
    if not text:
        raise ValidationError({"text": _("A note needs words.")})
    if len(text) > LONGEST:
        raise ValidationError(
            {"text": _("A note may have at most %(most)d characters.") % {"most": LONGEST}}
        )
    if reply_to is not None:
        if reply_to.article_id != article.pk:
            raise ValidationError({"reply_to": _("That note is not on this story.")})
        reply_to, block, quote = reply_to.reply_to or reply_to, "", ""
    called = called_for(article, text, by=by)
    made = Note.objects.create(
        article=article,
        revision=article.head,
        reply_to=reply_to,
        block=block,
        quote=words_meant(article, block, quote) if block else "",
        text=text,
        author=by,
        created_at=now or timezone.now(),
    )
    announce(made, called)
    return made


def announce(note: Note, called: Iterable[Any]) -> None:
    """Let a note call for people, and let the house write down what follows from that."""
    Mention.objects.bulk_create(Mention(note=note, person=person) for person in called)
    noted.send(sender=Note, note=note)


def resolve(note: Note, *, by: Any, now: datetime | None = None) -> None:
    """Settle a note with its answers; settled already, it stays as it was."""
    check_thread(note, by)
    open_still = Note.objects.unresolved().filter(pk=note.pk)
    open_still.update(resolved_at=now or timezone.now(), resolved_by=by)
    note.refresh_from_db(fields=["resolved_at", "resolved_by"])


def reopen(note: Note, *, by: Any) -> None:
    """Take up a settled note again."""
    check_thread(note, by)
    note.resolved_at = note.resolved_by = None
    note.save(update_fields=["resolved_at", "resolved_by"])


def threads(article: Article) -> list[Thread]:
    """A story's notes: on the whole of it, then in the order of its blocks, then the detached."""
    places = {block.id: place for place, block in enumerate(markup.blocks(article.body))}
    notes = article.notes.select_related("author", "resolved_by")
    found: dict[int, Thread] = {}
    for each in notes:
        if each.reply_to_id is None:
            found[each.pk] = Thread(each, detached=bool(each.block and each.block not in places))
        elif each.reply_to_id in found:
            found[each.reply_to_id].replies.append(each)
    last = len(places)
    return sorted(
        found.values(),
        key=lambda thread: places.get(thread.note.block, last) if thread.note.block else -1,
    )


def see(article: Article, *, by: Any, now: datetime | None = None) -> None:
    """Somebody has looked at a story's notes: none of them calls for them any more."""
    unread = Mention.objects.unread(by).filter(note__article=article)
    unread.update(read_at=now or timezone.now())


def check_reach(article: Article, by: Any) -> None:
    """Let only those who may read the story read and write what is said about it."""
    if not by.has_perm(VIEW, article):
        raise PermissionDenied(_("You may not read this story."))


def check_thread(note: Note, by: Any) -> None:
    """Let only readers of the story settle a note, and only the note that began the talk."""
    check_reach(note.article, by)
    if note.reply_to_id:
        raise ValidationError(_("An answer is settled with the note that it answers."))


def words_meant(article: Article, block: str, quote: str) -> str:
    """The words that a note is about, kept for the day when their block is gone."""
    if block not in {found.id for found in markup.blocks(article.head.body)}:
        raise ValidationError(
            {"block": _("This passage is not in the saved story. Save, then note on it again.")}
        )
    selected = " ".join(quote.split())
    return Truncator(selected).chars(LONGEST_QUOTE) or quoted(article.head.body, block)


def quoted(body: str, block: str) -> str:
    """The words of a block, as far as a note keeps them; none of one that is not there."""
    wholes = [found.whole for found in markup.blocks(body) if found.id == block]
    return Truncator(" ".join(markup.text("".join(wholes)).split())).chars(LONGEST_QUOTE)
