"""Where a comment may stand and how it may move: data, on one screen, without the database."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EDITING_LASTS = timedelta(minutes=5)  # after the comment came to the desk
CONFIRMING_LASTS = timedelta(hours=48)  # then what was never confirmed is deleted
LONGEST = 3000  # characters of a comment
LONGEST_NOTE = 1000  # characters of a reason, a report, an appeal
MOST_LINKS = 2


class Standing(TextChoices):
    """Where a comment stands."""

    UNCONFIRMED = "unconfirmed", _("Unconfirmed")
    WAITING = "waiting", _("Waiting")
    APPROVED = "approved", _("Approved")
    REPORTED = "reported", _("Reported")
    REFUSED = "refused", _("Refused")
    APPEALED = "appealed", _("Appealed")
    WITHDRAWN = "withdrawn", _("Withdrawn by its writer")


class Reason(TextChoices):
    """Why a comment is refused, or reported: the writer is told."""

    ABUSE = "abuse", _("Abuse or harassment")
    OFFENSIVE = "offensive", _("Offensive language")
    HATRED = "hatred", _("Hatred against a group")
    FALSE = "false", _("False or misleading claim")
    PRIVATE = "private", _("Private information about somebody")
    ILLEGAL = "illegal", _("Against the law, or prejudicing a trial")
    ADVERTISEMENT = "advertisement", _("Advertisement or spam")
    OFF_TOPIC = "off-topic", _("Not about the story")
    IMPERSONATION = "impersonation", _("Pretending to be somebody else")
    WORDS = "words", _("Words that this paper does not print")
    BANNED = "banned", _("This address may not comment here")


# What the house alone says; the others are for moderators and for readers who report.
OF_THE_HOUSE = frozenset({Reason.WORDS, Reason.BANNED})
FOR_PEOPLE = [(reason.value, reason.label) for reason in Reason if reason not in OF_THE_HOUSE]


class Actor(TextChoices):
    """Who made a move."""

    WRITER = "writer", _("the writer")
    READER = "reader", _("a reader")
    HOUSE = "house", _("the house")
    MODERATOR = "moderator", _("a moderator")


#: Readers see these.
PUBLIC = frozenset({Standing.APPROVED, Standing.REPORTED})
#: These want a moderator.
QUEUED = frozenset({Standing.WAITING, Standing.REPORTED, Standing.APPEALED})
#: The house examined them and nobody has objected: their writers may still change them.
EDITABLE = frozenset({Standing.WAITING, Standing.APPROVED})
EXAMINED = EDITABLE | {Standing.UNCONFIRMED}
ANYWHERE = frozenset(Standing) - {Standing.WITHDRAWN}


@dataclass(frozen=True, kw_only=True)
class Transition:
    """A way a comment may go: from where, by whom, what it asks for."""

    name: str
    label: str | Promise
    done: str | Promise  # in the log, after whoever did it
    actor: Actor
    starts: frozenset[Standing]
    to: Standing
    reason: bool = False  # one of Reason is required
    second_person: bool = False  # not by anybody who refused this comment
    counted: str = ""  # how the monthly figures call it


MODERATE = "comments.moderate_comment"
BAN = "comments.ban_writer"

TRANSITIONS = {
    way.name: way
    for way in [
        Transition(
            name="hold",
            label=_("Hold"),
            done=_("held it for a moderator"),
            actor=Actor.HOUSE,
            starts=EXAMINED,
            to=Standing.WAITING,
        ),
        Transition(
            name="let-in",
            label=_("Let in"),
            done=_("let it in"),
            actor=Actor.HOUSE,
            starts=EXAMINED,
            to=Standing.APPROVED,
            counted="approved",
        ),
        Transition(
            name="turn-away",
            label=_("Turn away"),
            done=_("turned it away"),
            actor=Actor.HOUSE,
            starts=EXAMINED,
            to=Standing.REFUSED,
            reason=True,
            counted="refused",
        ),
        Transition(
            name="approve",
            label=_("Approve"),
            done=_("approved it"),
            actor=Actor.MODERATOR,
            starts=frozenset({Standing.WAITING, Standing.REPORTED, Standing.REFUSED}),
            to=Standing.APPROVED,
            counted="approved",
        ),
        Transition(
            name="refuse",
            label=_("Refuse"),
            done=_("refused it"),
            actor=Actor.MODERATOR,
            starts=frozenset({Standing.WAITING, Standing.APPROVED, Standing.REPORTED}),
            to=Standing.REFUSED,
            reason=True,
            counted="refused",
        ),
        Transition(
            name="overturn",
            label=_("Grant the appeal"),
            done=_("granted the appeal"),
            actor=Actor.MODERATOR,
            starts=frozenset({Standing.APPEALED}),
            to=Standing.APPROVED,
            second_person=True,
            counted="overturned",
        ),
        Transition(
            name="uphold",
            label=_("Reject the appeal"),
            done=_("rejected the appeal"),
            actor=Actor.MODERATOR,
            starts=frozenset({Standing.APPEALED}),
            to=Standing.REFUSED,
            second_person=True,
            counted="upheld",
        ),
        Transition(
            name="report",
            label=_("Report"),
            done=_("reported it"),
            actor=Actor.READER,
            starts=PUBLIC,
            to=Standing.REPORTED,
            reason=True,
            counted="reported",
        ),
        Transition(
            name="appeal",
            label=_("Appeal"),
            done=_("appealed"),
            actor=Actor.WRITER,
            starts=frozenset({Standing.REFUSED}),
            to=Standing.APPEALED,
            counted="appealed",
        ),
        Transition(
            name="withdraw",
            label=_("Delete"),
            done=_("deleted it"),
            actor=Actor.WRITER,
            starts=ANYWHERE,
            to=Standing.WITHDRAWN,
        ),
    ]
}
MODERATING = {name: way for name, way in TRANSITIONS.items() if way.actor == Actor.MODERATOR}
