"""Where a story may stand and how it may move: data, on one screen, without the database."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)  # before every story
FAR_FUTURE = datetime(9999, 1, 1, tzinfo=UTC)  # “no end”: comparable and indexable, unlike NULL


class Stage(TextChoices):
    """Where the working copy stands at the desk."""

    WRITING = "writing", _("Writing")
    REVIEW = "review", _("In review")
    READY = "ready", _("Ready")
    SPIKED = "spiked", _("Spiked")


class Standing(TextChoices):
    """What the public has of a story."""

    NOTHING = "nothing", _("Not published")
    PLANNED = "planned", _("Planned")
    LIVE = "live", _("Live")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    KILLED = "killed", _("Killed")


class Change(TextChoices):
    """What an edition changes, as readers are told."""

    FIRST = "first", _("First publication")
    MINOR = "minor", _("Minor change")
    UPDATE = "update", _("Update")
    CLARIFICATION = "clarification", _("Clarification")
    CORRECTION = "correction", _("Correction")


class Kind(TextChoices):
    """What sort of story it is."""

    NEWS = "news", _("News")
    FEATURE = "feature", _("Feature")
    ANALYSIS = "analysis", _("Analysis")
    OPINION = "opinion", _("Opinion")
    INTERVIEW = "interview", _("Interview")
    REVIEW = "review", _("Review")
    OBITUARY = "obituary", _("Obituary")
    SPONSORED = "sponsored", _("Paid post")


NOTED_CHANGES = frozenset({Change.CLARIFICATION, Change.CORRECTION})  # these carry a public note
LANGUAGES = [("en", _("English")), ("de", _("German")), ("ar", _("Arabic")), ("fr", _("French"))]

ANY_STAGE = frozenset(Stage)
ANYWHERE = frozenset(Standing) - {Standing.KILLED}
OFF_SITE = frozenset({Standing.NOTHING, Standing.WITHDRAWN})


@dataclass(frozen=True, kw_only=True)
class Transition:
    """A way a story may go: where it starts, who may, what it asks for, what it does."""

    name: str
    label: str | Promise  # on the button
    question: str | Promise  # in the confirmation
    done: str | Promise  # in the history, after a person's name
    permission: str  # of the app “articles”
    stages: frozenset[Stage] = ANY_STAGE
    standings: frozenset[Standing] = ANYWHERE
    to: Stage | None = None  # None: the working copy stays where it stands
    names_words: bool = False  # it is about the very words that the person saw
    note: bool = False  # a reason is required
    second_person: bool = False
    opens_edition: bool = False
    closes_editions: bool = False
    needs_plan: bool = False
    seals: bool = False
    tone: str = "quiet"  # primary, quiet or danger

    @property
    def codename(self) -> str:
        return f"articles.{self.permission}_article"


TRANSITIONS = {
    transition.name: transition
    for transition in [
        Transition(
            name="submit",
            label=_("Submit for review"),
            question=_("Send this story to the editors?"),
            done=_("submitted it for review"),
            permission="change",
            stages=frozenset({Stage.WRITING}),
            to=Stage.REVIEW,
            names_words=True,
            tone="primary",
        ),
        Transition(
            name="approve",
            label=_("Approve"),
            question=_("Approve these words for publication?"),
            done=_("approved it"),
            permission="review",
            stages=frozenset({Stage.REVIEW}),
            to=Stage.READY,
            names_words=True,
            second_person=True,
            tone="primary",
        ),
        Transition(
            name="publish",
            label=_("Publish"),
            question=_("Give this version to the public?"),
            done=_("published it"),
            permission="publish",
            stages=frozenset({Stage.READY}),
            to=Stage.WRITING,
            names_words=True,
            opens_edition=True,
            tone="primary",
        ),
        Transition(
            name="send-back",
            label=_("Send back"),
            question=_("Send this story back to its authors?"),
            done=_("sent it back"),
            permission="review",
            stages=frozenset({Stage.REVIEW, Stage.READY}),
            to=Stage.WRITING,
            names_words=True,
            note=True,
        ),
        Transition(
            name="reschedule",
            label=_("Change the time"),
            question=_("When should the planned version go live?"),
            done=_("changed the planned time"),
            permission="publish",
            needs_plan=True,
        ),
        Transition(
            name="cancel",
            label=_("Cancel the plan"),
            question=_(
                "Take back what is planned? It has not been public, and nobody will see it."
            ),
            done=_("cancelled the planned publication"),
            permission="publish",
            needs_plan=True,
        ),
        Transition(
            name="withdraw",
            label=_("Withdraw"),
            question=_(
                "Take this story off the site? Its address will say that it was withdrawn. "
                "It may return later."
            ),
            done=_("withdrew it from the site"),
            permission="publish",
            standings=frozenset({Standing.LIVE}),
            closes_editions=True,
            note=True,
            tone="danger",
        ),
        Transition(
            name="kill",
            label=_("Kill"),
            question=_("Take this story off the site for ever? It can never return."),
            done=_("killed it"),
            permission="kill",
            standings=frozenset({Standing.LIVE, Standing.PLANNED, Standing.WITHDRAWN}),
            closes_editions=True,
            seals=True,
            note=True,
            tone="danger",
        ),
        Transition(
            name="spike",
            label=_("Spike"),
            question=_("Put this story aside? It can be brought back."),
            done=_("spiked it"),
            permission="spike",
            stages=frozenset({Stage.WRITING, Stage.REVIEW, Stage.READY}),
            standings=OFF_SITE,
            to=Stage.SPIKED,
            note=True,
            tone="danger",
        ),
        Transition(
            name="unspike",
            label=_("Bring back"),
            question=_("Bring this story back to writing?"),
            done=_("brought it back"),
            permission="spike",
            stages=frozenset({Stage.SPIKED}),
            to=Stage.WRITING,
            tone="primary",
        ),
    ]
}

# The ways by which people take a story off the site; else its time is over.
CLOSING = frozenset(way.name for way in TRANSITIONS.values() if way.closes_editions)

# What the desk does by itself: a change to approved words sends them back to review.
AMEND = Transition(
    name="amend",
    label=_("Amend"),
    question="",
    done=_("changed approved words, so it went back to review"),
    permission="change",
    stages=frozenset({Stage.READY}),
    to=Stage.REVIEW,
)
# What people from outside say by a sign-off link: the story stays where it stands.
SIGN_OFF = Transition(
    name="sign-off",
    label=_("Sign off"),
    question="",
    done=_("signed it off"),
    permission="change",
    names_words=True,
)
REFUSE_SIGN_OFF = Transition(
    name="refuse-sign-off",
    label=_("Refuse to sign off"),
    question="",
    done=_("refused to sign it off"),
    permission="change",
    names_words=True,
    note=True,
)
EVERY_TRANSITION = TRANSITIONS | {way.name: way for way in (AMEND, SIGN_OFF, REFUSE_SIGN_OFF)}
