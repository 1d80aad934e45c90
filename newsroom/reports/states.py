"""Where a report may stand and what may be done with it: data, without the database."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """What became of a report."""

    OPEN = "open", _("Open")
    IN_HAND = "in-hand", _("Being corrected")
    CORRECTED = "corrected", _("Corrected")
    ANSWERED = "answered", _("Answered")
    DISMISSED = "dismissed", _("Dismissed")


WAITING = frozenset({State.OPEN, State.IN_HAND})
CLOSED = frozenset(State) - WAITING


@dataclass(frozen=True, kw_only=True)
class Way:
    """Something that the desk does with a report."""

    name: str
    done: str | Promise  # in the log, after a person's name
    start: frozenset[State]
    to: State
    words: str | Promise = ""  # asks for words, in this sentence where they are missing


WAYS = {
    way.name: way
    for way in [
        Way(
            name="take-up",
            done=_("took it up to correct the story"),
            start=frozenset({State.OPEN}),
            to=State.IN_HAND,
        ),
        Way(
            name="put-back",
            done=_("put it back"),
            start=frozenset({State.IN_HAND}),
            to=State.OPEN,
        ),
        Way(
            name="correct",
            done=_("published the correction"),
            start=WAITING,
            to=State.CORRECTED,
        ),
        Way(
            name="answer",
            done=_("answered it"),
            start=WAITING,
            to=State.ANSWERED,
            words=_("Write the answer: the reader gets these words."),
        ),
        Way(
            name="dismiss",
            done=_("dismissed it"),
            start=WAITING,
            to=State.DISMISSED,
            words=_("Say why: the reason is kept with the report."),
        ),
        Way(
            name="reopen",
            done=_("opened it again"),
            start=CLOSED,
            to=State.OPEN,
        ),
    ]
}
