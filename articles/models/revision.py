from hashlib import sha256
from json import dumps

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.content import CONTENT_COLUMNS, FixedContent
from articles.querysets import RevisionQuerySet


def digest_of(content: dict, bylines: list[dict], tags: list[dict]) -> str:
    """The SHA-256, in hexadecimal, of all that readers would read: equal words, equal digest."""
    words = {name: content[name] for name in CONTENT_COLUMNS}
    words["bylines"] = [(byline["author"], byline["role"]) for byline in bylines]
    words["tags"] = sorted(tag["tag"] for tag in tags)
    return sha256(dumps(words, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class Revision(FixedContent):
    """The content at one save: numbered, never changed, with its author and its reason."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="revisions"
    )
    number = models.PositiveIntegerField(_("version"))
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    merged = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+"
    )  # the version whose words were merged into the parent's
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="revisions"
    )
    name = models.CharField(_("name"), max_length=80, blank=True)  # given later, to find it again
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("saved"))
    digest = models.CharField(max_length=64)
    words = models.PositiveIntegerField(_("words"), default=0)
    words_changed = models.PositiveIntegerField(_("words changed"), default=0)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.CheckConstraint(
                condition=models.Q(number=1, parent=None)
                | models.Q(number__gt=1, parent__isnull=False),
                name="revision_has_parent",
            ),
        ]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")

    def get_absolute_url(self) -> str:
        return reverse("public:preview", args=[self.article.key, self.number])
