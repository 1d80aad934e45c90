"""An error that a reader reports at a place of an edition, and what the desk did about it."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.reports.querysets import ReportQuerySet
from newsroom.reports.states import CLOSED, WAITING, WAYS, State

LONGEST_TEXT = 2000
LONGEST_WORDS = 500


def new_key() -> str:
    """What a report is called outside the house: nobody can guess another's."""
    return secrets.token_urlsafe(16)


class Report(models.Model):
    """What a reader says is wrong, where it stands, and what became of it."""

    key = models.CharField(max_length=22, unique=True, default=new_key, editable=False)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="reports"
    )
    edition = models.ForeignKey(
        "articles.Edition", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    block = models.CharField(max_length=10, blank=True)  # its id; "" for the story as a whole
    passage = models.TextField(blank=True)  # the block's text in that edition
    words = models.CharField(_("words"), max_length=LONGEST_WORDS, blank=True)  # among the passage
    text = models.TextField(_("what is wrong"), max_length=LONGEST_TEXT)
    email = models.EmailField(_("e-mail"), blank=True)
    sent_at = models.DateTimeField(_("sent"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    taken_up_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    answer = models.TextField(_("answer"), blank=True)  # what the reader was told
    correction = models.ForeignKey(
        "articles.Edition", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        default_permissions = ()
        permissions = [("handle_report", _("Can handle the errors that readers report"))]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="report_says_something"),
            models.CheckConstraint(
                condition=Q(state__in=sorted(WAITING), closed_at=None)
                | Q(state__in=sorted(CLOSED), closed_at__isnull=False),
                name="report_closed_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.IN_HAND) | Q(taken_up_at__isnull=False),
                name="report_in_hand_was_taken_up",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-sent_at", "-id"], name="report_by_state"),
            models.Index(fields=["article", "state"], name="report_of_story"),
        ]
        verbose_name = _("error report")
        verbose_name_plural = _("error reports")

    def __str__(self) -> str:
        return self.words or self.text

    def get_absolute_url(self) -> str:
        """Where the reader finds what became of it."""
        return reverse("public:report-said", args=[self.key])

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    @property
    def marked(self) -> tuple[str, str, str]:
        """The passage before the reader's words, the words, and the passage after them."""
        before, words, after = self.passage.partition(self.words) if self.words else ("", "", "")
        return (before, words, after) if words else (self.passage, "", "")


class Step(models.Model):
    """What somebody did about a report, and when. Never changed."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="steps")
    way = models.CharField(max_length=10)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()
    words = models.TextField(blank=True)
    told = models.BooleanField(default=False)  # the reader got a letter

    class Meta:
        ordering = ["at", "pk"]
        default_permissions = ()
        verbose_name = _("step of a report")
        verbose_name_plural = _("steps of reports")

    def __str__(self) -> str:
        return f"{self.by or ''} {self.done}".strip()

    @property
    def done(self) -> str:
        """What happened, in words that follow a person's name."""
        return str(WAYS[self.way].done)
