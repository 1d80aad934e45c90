"""What calls for somebody: letters on notes and on stories sent back, and the page “For me”."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from articles.models import Article, Mention, Move, Note
from articles.sign_off import concerned
from articles.states import REFUSE_SIGN_OFF, SIGN_OFF
from newsroom.accounts import mail
from newsroom.compat.tasks import task

#: The letter that a move brings.
LETTERS = {"send-back": "sent_back", SIGN_OFF.name: "answer", REFUSE_SIGN_OFF.name: "answer"}
LENGTH = 50  # mentions on the page “For me”


def mentions(person: Any) -> QuerySet:
    """What calls for somebody in the stories that they may read."""
    reached = Article.objects.permitting(person, "articles.view_article")
    return Mention.objects.filter(person=person, note__article__in=reached)


def unread_count(person: Any) -> int:
    """How many notes call for somebody and were not seen yet, for the masthead."""
    return mentions(person).unread(person).count()


def for_me(person: Any) -> QuerySet:
    """The newest mentions of somebody, each with its note and story."""
    rows = mentions(person).select_related("note__article", "note__author")
    return rows.order_by("-note__created_at", "-pk")[:LENGTH]


def queue_for_note(sender: Any, note: Note, **signal: Any) -> None:
    """Have letters written to those whom a note calls for: a row, kept if the note is."""
    if note.mentions.exists():
        write_to_mentioned.enqueue(note.pk)


def queue_for_move(sender: Any, move: Move, **signal: Any) -> None:
    """Have the letters written that a move brings: a row, kept if the move is."""
    if move.transition in LETTERS:
        write_of_move.enqueue(move.pk)


@task()
@transaction.atomic
def write_to_mentioned(note_id: int) -> None:
    """A letter to each colleague whom a note calls for; of notes by somebody from outside, who
    may leave one on each paragraph, only the first that they have not read yet.
    """
    called = Mention.objects.filter(note=note_id, person__is_active=True)
    for mention in called.select_related("person", "note__author", "note__article"):
        note = mention.note
        if note.outsider and told_already(mention):
            continue
        mail.send(
            "mention",
            to=mention.person.email,
            note=note,
            by=note.author or note.outsider,
            link=address("admin:articles_article_notes", note.article),
        )


def told_already(mention: Mention) -> bool:
    """Whether an earlier note by the same person from outside still waits to be read."""
    note = mention.note
    unread = Mention.objects.unread(mention.person).filter(pk__lt=mention.pk)
    return unread.filter(note__article=note.article_id, note__outsider=note.outsider).exists()


@task()
@transaction.atomic
def write_of_move(move_id: int) -> None:
    """A letter to each whom a move concerns and who may still read the story: with the reason to
    the authors of one that was sent back, but not to who did it; with what somebody from outside
    answered to the authors and to who asked.
    """
    move = Move.objects.select_related("article", "by").get(pk=move_id)
    for person in concerned(move.article, move.outsider):
        if person.pk != move.by_id:
            mail.send(
                LETTERS[move.transition],
                to=person.email,
                move=move,
                link=address("admin:articles_article_change", move.article),
            )


def address(name: str, story: Article) -> str:
    """Where a letter leads, from outside the house."""
    return settings.SITE_URL.rstrip("/") + reverse(name, args=[story.pk])
