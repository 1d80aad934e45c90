"""What every comment is examined for, in one order; the first check that has a word decides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from articles.models import Author, Edition
from newsroom.comments.models import Comment, Word, Writer
from newsroom.comments.opening import Opening
from newsroom.comments.states import LONGEST, MOST_LINKS, Reason
from newsroom.comments.words import links, same_words

REPEATED_WITHIN = timedelta(days=1)
MANY_REFUSALS = 3  # among somebody's newest comments
OF_NEWEST = 10
BACK, HOLD, LET_IN, TURN_AWAY = "back", "hold", "let-in", "turn-away"


@dataclass(frozen=True)
class Draft:
    """A comment as it was sent, with all that a check may ask about."""

    text: str
    name: str
    edition: Edition
    opening: Opening
    writer: Writer | None = None  # none: an address that has never written, or staff
    staff: Any = None
    comment: Comment | None = None  # already kept
    at: datetime | None = None


@dataclass(frozen=True)
class Verdict:
    """What becomes of a comment: given back with a sentence, or moved by the house."""

    move: str
    check: str = ""
    sentence: str = ""
    reason: str = ""


def examine(draft: Draft, *, at_the_door: bool = False) -> Verdict:
    """The verdict of the first check that has one: of those that give a comment back to whoever
    sends it, or of those that say where it goes once it is confirmed.
    """
    for name, gives_back, check in CHECKS:
        verdict = check(draft) if gives_back == at_the_door else None
        if verdict:
            return Verdict(verdict.move, name, verdict.sentence, verdict.reason)
    return Verdict(LET_IN)


def length(draft: Draft) -> Verdict | None:
    if not re.search(r"\w", draft.text):
        return Verdict(BACK, sentence=_("Write something first."))
    if len(draft.text) > LONGEST:
        return Verdict(
            BACK,
            sentence=_("That is %(length)d characters; at most %(most)d are printed.")
            % {"length": len(draft.text), "most": LONGEST},
        )
    return None


def open_(draft: Draft) -> Verdict | None:
    if draft.opening.is_open or draft.comment:
        return None
    return Verdict(BACK, sentence=_("Comments on this story are closed."))


def few_links(draft: Draft) -> Verdict | None:
    if len(links(draft.text)) <= MOST_LINKS:
        return None
    return Verdict(
        BACK, sentence=_("A comment can have at most %(most)d links.") % {"most": MOST_LINKS}
    )


def new(draft: Draft) -> Verdict | None:
    """That nobody sent the same words lately: not the same person, and not under another story."""
    same = Comment.objects.filter(digest=same_words(draft.text)).recent(REPEATED_WITHIN, draft.at)
    if draft.comment:
        same = same.exclude(pk=draft.comment.pk)
    if not same.at_desk().exists():
        return None
    return Verdict(BACK, sentence=_("The same words were sent before. Once is enough."))


def staff(draft: Draft) -> Verdict | None:
    return Verdict(LET_IN) if draft.staff else None


def not_banned(draft: Draft) -> Verdict | None:
    banned = draft.writer and draft.writer.banned_at
    return Verdict(TURN_AWAY, reason=Reason.BANNED) if banned else None


def fit_to_print(draft: Draft) -> Verdict | None:
    """By the editors' list: a banned word before a suspect one."""
    spoken = f" {' '.join(spelt(f'{draft.name} {draft.text}'))} "
    found = {
        word.verdict for word in Word.objects.only("text", "verdict") if is_in(spoken, word.text)
    }
    if Word.Verdict.BANNED in found:
        return Verdict(TURN_AWAY, reason=Reason.WORDS)
    return Verdict(HOLD) if Word.Verdict.SUSPECT in found else None


def own_name(draft: Draft) -> Verdict | None:
    """A name that an author of the paper or a colleague has is looked at first."""
    name = " ".join(spelt(draft.name))
    names = [*Author.objects.values_list("name", flat=True)]
    names += get_user_model().objects.active().values_list("name", flat=True)
    return Verdict(HOLD) if name in {" ".join(spelt(each)) for each in names} else None


def good_history(draft: Draft) -> Verdict | None:
    if not draft.writer or not draft.writer.pk:
        return None
    newest = draft.writer.comments.order_by("-pk").values("pk")[:OF_NEWEST]
    refused = Comment.objects.filter(pk__in=list(newest.values_list("pk", flat=True))).refused()
    return Verdict(HOLD) if refused.count() >= MANY_REFUSALS else None


def calm(draft: Draft) -> Verdict | None:
    """What looks like advertising or shouting: a link by somebody new, capitals throughout."""
    letters = [letter for letter in draft.text if letter.isalpha()]
    shouts = len(letters) > 30 and sum(map(str.isupper, letters)) > 0.7 * len(letters)
    known = draft.writer and draft.writer.pk
    is_new = not known or not draft.writer.comments.public(draft.at).exists()
    return Verdict(HOLD) if shouts or (is_new and links(draft.text)) else None


def read_first(draft: Draft) -> Verdict | None:
    return Verdict(HOLD) if draft.opening.is_read_first else None


Check = Callable[[Draft], Verdict | None]
#: The order of Coral's pipeline: name, whether it gives back to the sender, the check itself.
CHECKS: tuple[tuple[str, bool, Check], ...] = (
    ("length", True, length),
    ("closed", True, open_),
    ("links", True, few_links),
    ("repeated", True, new),
    ("staff", False, staff),
    ("banned", False, not_banned),
    ("words", False, fit_to_print),
    ("name", False, own_name),
    ("history", False, good_history),
    ("spam", False, calm),
    ("read-first", False, read_first),
)
LABELS = {
    "repeated": _lazy("the same words came before"),
    "words": _lazy("a suspect word"),
    "name": _lazy("the name of an author or colleague"),
    "history": _lazy("several refusals before"),
    "spam": _lazy("it looks like advertising or shouting"),
    "read-first": _lazy("every comment is read first"),
}


def spelt(text: str) -> list[str]:
    """The words of a text, however they are written: NFKC, case folded, without accents."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.findall(r"\w+", plain)


def is_in(spoken: str, entry: str) -> bool:
    """Whether an entry of the list is among some words; “*” at its end stands for any ending."""
    wanted = " ".join(spelt(entry))
    return f" {wanted}" in spoken if entry.rstrip().endswith("*") else f" {wanted} " in spoken
