from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from articles import markup, unseen
from articles.counting import words_changed
from articles.models.content import Content
from articles.models.revision import Revision, digest_of
from articles.models.taxonomy import Author, Tag
from articles.querysets import ArticleQuerySet
from articles.states import Stage, Standing


class Conflict(ValidationError):
    """Somebody else saved meanwhile; `theirs` is the revision that stands now."""

    def __init__(self, theirs: Revision | None) -> None:
        self.theirs = theirs
        super().__init__(
            _("Somebody else has saved this story since you opened it. Nothing was overwritten."),
            code="conflict",
        )


class TaggedArticle(ItemBase):
    """That a working copy is about a topic."""

    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="tagged_articles")
    content_object = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="tagged"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="article_tagged_once")
        ]
        verbose_name = _("tag of a story")
        verbose_name_plural = _("tags of stories")


class Article(Content):
    """A story: its identity, and the working copy that editors see."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stage = models.CharField(
        _("stage"), max_length=10, choices=Stage, default=Stage.WRITING, editable=False
    )
    head = models.ForeignKey(
        Revision, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved = models.ForeignKey(
        Revision, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    sealed = models.BooleanField(_("killed"), default=False, editable=False)
    first_published_at = models.DateTimeField(_("first published"), null=True, editable=False)
    created_at = models.DateTimeField(_("begun"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("updated"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        editable=False,
        related_name="articles",
        verbose_name=_("begun by"),
    )
    tags = TaggableManager(through=TaggedArticle, blank=True, verbose_name=_("tags"))

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-pk"]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="article_latest"),
            models.Index(fields=["stage", "-updated_at", "-id"], name="article_by_stage"),
            models.Index(fields=["section", "-updated_at", "-id"], name="article_by_section"),
            models.Index(fields=["created_by", "-updated_at", "-id"], name="article_by_person"),
        ]
        permissions = [
            ("change_others_article", _("Can change stories that others began")),
            ("review_article", _("Can approve stories and send them back")),
            ("publish_article", _("Can publish, plan and withdraw stories")),
            ("kill_article", _("Can kill stories")),
            ("spike_article", _("Can spike stories and bring them back")),
            ("override_four_eyes", _("Can approve their own words, with a reason")),
        ]
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def get_absolute_url(self) -> str:
        """Where the story stands at the desk; what the public has is at its edition's path."""
        return reverse("admin:articles_article_change", args=[self.pk])

    def standing_at(self, at: datetime | None = None) -> Standing:
        """What the public has of this story at a moment (now, if not said)."""
        found = Article.objects.with_standing(at).values_list("standing", flat=True)
        return Standing(found.get(pk=self.pk))

    @property
    def is_open(self) -> bool:
        """Whether its words may change at all: a spiked story is brought back first."""
        return not self.sealed and self.stage != Stage.SPIKED

    @property
    def is_approved(self) -> bool:
        """Whether the approval that was given names the words as they stand."""
        return bool(self.approved and self.head and self.approved.digest == self.head.digest)

    def byline_copies(self) -> list[dict[str, Any]]:
        """The bylines as a revision keeps them."""
        return [
            {
                "author": byline.author_id,
                "name": byline.author.name,
                "slug": byline.author.slug,
                "role": byline.role,
            }
            for byline in self.bylines.select_related("author")
        ]

    def tag_copies(self) -> list[dict[str, Any]]:
        """The tags as a revision keeps them, by name."""
        tags = Tag.objects.filter(tagged_articles__content_object=self).order_by("name")
        return [{"tag": tag.pk, "name": tag.name, "slug": tag.slug} for tag in tags]

    @transaction.atomic
    def revise(
        self,
        *,
        by: Any,
        parent: Revision | None,
        bylines: Sequence[tuple[Author, str]] | None = None,
        tags: Sequence[Tag] | None = None,
        reason: str = "",
        at: datetime | None = None,
        merged: Revision | None = None,
    ) -> Revision:
        """Keep the working copy, as it is in memory, as a new revision made on top of `parent`.

        The only place where a revision is made, and so where a body is cleaned. Bylines and tags
        stay as they are if not given. Words that are the parent's own make no new revision,
        unless they name `merged`, the version whose words were merged into the parent's.
        Raises Conflict, with nothing written, if the head has moved since `parent`.
        """
        at = at or timezone.now()
        self._tidy()
        if self.pk is None:
            self.created_by, self.created_at, self.updated_at = by, at, at
            self.save(force_insert=True)
        elif not Article.objects.filter(pk=self.pk, head=parent).update(
            updated_at=models.F("updated_at")
        ):
            # The update took the row's lock; had it found the parent, nobody could move it now.
            raise Conflict(Revision.objects.filter(pk=self._head_now()).first())
        if bylines is not None:
            self._sign(bylines)
        if tags is not None:
            self._tag(tags)
        signed, tagged = self.byline_copies(), self.tag_copies()
        digest = digest_of(self.content(), signed, tagged)
        self.head = parent
        if parent and parent.digest == digest and merged is None:
            return parent
        revision = self._keep(
            by=by, parent=parent, merged=merged, signed=signed, tagged=tagged, reason=reason, at=at
        )
        Article.objects.filter(pk=self.pk).update(head=revision, updated_at=at, **self.content())
        self.head, self.updated_at = revision, at
        return revision

    def keep_aside(
        self,
        *,
        by: Any,
        parent: Revision,
        bylines: Sequence[tuple[Author, str]],
        tags: Sequence[Tag],
        at: datetime,
    ) -> Revision:
        """Keep the words in memory as a revision beside the head, to be merged into it; once."""
        self._tidy()
        signed = [
            {"author": author.pk, "name": author.name, "slug": author.slug, "role": role}
            for author, role in dict.fromkeys(bylines)
        ]
        tagged = [
            {"tag": tag.pk, "name": tag.name, "slug": tag.slug}
            for tag in sorted(set(tags), key=lambda tag: tag.name)
        ]
        digest = digest_of(self.content(), signed, tagged)
        kept = Revision.objects.filter(article=self, author=by, parent=parent, digest=digest)
        return kept.first() or self._keep(by=by, parent=parent, signed=signed, tagged=tagged, at=at)

    def _keep(
        self,
        *,
        by: Any,
        parent: Revision | None,
        signed: list[dict[str, Any]],
        tagged: list[dict[str, Any]],
        at: datetime,
        merged: Revision | None = None,
        reason: str = "",
    ) -> Revision:
        last = Revision.objects.filter(article=self).aggregate(last=models.Max("number"))["last"]
        return Revision.objects.create(
            article=self,
            number=(last or 0) + 1,
            parent=parent,
            merged=merged,
            author=by,
            reason=reason,
            created_at=at,
            digest=digest_of(self.content(), signed, tagged),
            words=markup.word_count(self.body),
            words_changed=words_changed(parent.content() if parent else None, self.content()),
            bylines=signed,
            tags=tagged,
            **self.content(),
        )

    def _head_now(self) -> int | None:
        return Article.objects.filter(pk=self.pk).values_list("head", flat=True).first()

    def _tidy(self) -> None:
        """Clean what is to be kept: the body as HTML, other texts of what is not seen."""
        for name, value in self.content().items():
            if isinstance(value, str) and name != "body":
                setattr(self, name, unseen.line(value))
        self.body = markup.clean(self.body)

    def _sign(self, bylines: Sequence[tuple[Author, str]]) -> None:
        self.bylines.all().delete()
        Byline.objects.bulk_create(
            Byline(article=self, place=place, author=author, role=role)
            for place, (author, role) in enumerate(dict.fromkeys(bylines), start=1)
        )

    def _tag(self, tags: Sequence[Tag]) -> None:
        TaggedArticle.objects.filter(content_object=self).delete()
        TaggedArticle.objects.bulk_create(
            TaggedArticle(content_object=self, tag=tag) for tag in dict.fromkeys(tags)
        )


class Byline(models.Model):
    """That an author signs a story, in which place and role."""

    class Role(models.TextChoices):
        WORDS = "words", _("Words")
        REPORTING = "reporting", _("Additional reporting")
        PHOTOGRAPHS = "photographs", _("Photographs")
        GRAPHICS = "graphics", _("Graphics")
        TRANSLATION = "translation", _("Translation")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author, on_delete=models.PROTECT, related_name="bylines", verbose_name=_("author")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.WORDS)
    place = models.PositiveSmallIntegerField(_("place"))

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["article", "author", "role"], name="signed_once"),
            models.UniqueConstraint(fields=["article", "place"], name="one_name_a_place"),
        ]
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")

    def __str__(self) -> str:
        return str(self.author)
