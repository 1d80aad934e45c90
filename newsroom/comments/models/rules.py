"""Where comments are taken: what a section says, and what is said of a single story."""

from datetime import datetime, time, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Moderation(models.TextChoices):
    """What happens to a comment that no check has held."""

    CLOSED = "closed", _("No comments")
    BEFORE = "before", _("Moderators read each comment before readers do")
    AFTER = "after", _("Comments appear at once; moderators look at what is held or reported")


class When(models.TextChoices):
    """Until when a single story takes comments."""

    AS_SECTION = "section", _("As its section says")
    OPEN = "open", _("Open, without an end")
    CLOSING = "closing", _("Closing after some days")
    CLOSED = "closed", _("Closed")


def end_of(published_at: datetime, days: int) -> datetime:
    """The end of the last day, in the site's zone, on which a story takes comments.

    A whole day, for no page is kept beyond midnight: none says too late that comments are closed.
    """
    last = timezone.localtime(published_at).date() + timedelta(days=days + 1)
    return timezone.make_aware(datetime.combine(last, time.min))


class Policy(models.Model):
    """What a section says of comments; a section that says nothing takes none."""

    section = models.OneToOneField(
        "articles.Section", on_delete=models.CASCADE, related_name="comment_policy"
    )
    moderation = models.CharField(
        _("comments"), max_length=10, choices=Moderation, default=Moderation.CLOSED
    )
    closes_after = models.PositiveSmallIntegerField(
        _("closing after (days)"),
        null=True,
        blank=True,
        help_text=_("Counted from the day of publication; empty: never."),
    )

    class Meta:
        default_permissions = ("change",)
        verbose_name = _("comments in a section")
        verbose_name_plural = _("comments in sections")

    def __str__(self) -> str:
        return f"{self.section}: {self.get_moderation_display()}"


class Thread(models.Model):
    """What is said of one story's comments, and what its page shows of them.

    It changes only when readers see something else, so the page cache watches it and not the
    comments: one that waits for a moderator forgets no page.
    """

    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, related_name="comment_thread"
    )
    when = models.CharField(_("comments"), max_length=10, choices=When, default=When.AS_SECTION)
    closes_after = models.PositiveSmallIntegerField(_("after (days)"), null=True, blank=True)
    tally = models.PositiveIntegerField(default=0, editable=False)  # comments that readers see
    shown = models.JSONField(default=list, editable=False)  # as showing.written() makes it
    has_more = models.BooleanField(default=False, editable=False)  # than are in `shown`
    shown_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        default_permissions = ("change",)
        constraints = [
            models.CheckConstraint(
                condition=(Q(when="closing") & Q(closes_after__isnull=False))
                | (~Q(when="closing") & Q(closes_after=None)),
                name="closing_says_after_how_many_days",
            )
        ]
        verbose_name = _("comments on a story")
        verbose_name_plural = _("comments on stories")

    def __str__(self) -> str:
        return f"{self.article}: {self.get_when_display()}"
