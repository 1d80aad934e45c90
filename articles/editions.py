"""The intervals for which editions are before the public. Used by the workflow only."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import markup, search
from articles.models import (
    Address,
    Article,
    Edition,
    EditionAuthor,
    EditionPicture,
    EditionTag,
    Revision,
    Section,
)
from articles.states import FAR_FUTURE, NOTED_CHANGES, Change

# What follows of an edition from its own wish and its neighbours.
FOLLOWING = [
    *("live_until", "published_at", "path", "change", "updated_at", "notes"),
    *("number", "announced"),
]


def path_for(first_published_at: datetime, slug: str) -> str:
    """A story's path: the day of its first publication, in the site's time zone, and its slug."""
    return f"{timezone.localtime(first_published_at):/%Y/%m/%d}/{slug}/"


def first_publication(article: Article, at: datetime, now: datetime) -> datetime:
    """When the story first was, or will first be, public if an edition opens at `at`."""
    earliest = article.editions.begun(now).order_by("live_from").first()
    return earliest.live_from if earliest else at


def open_edition(
    article: Article,
    revision: Revision,
    *,
    at: datetime,
    until: datetime,
    change: str,
    note: str,
    now: datetime,
) -> Edition:
    """Give a revision to the public from `at` on; what is live then makes room for it."""
    published_at = first_publication(article, at, now)
    path = path_for(published_at, revision.slug)
    claim(path, article)
    before = article.editions.filter(live_from__lt=at).last()
    if before:  # makes room first: two editions of one story never overlap, not even for a moment
        before.live_until = min(before.live_until, at)
        before.save(update_fields=["live_until"])
    after = article.editions.filter(live_from__gt=at).first()
    edition = Edition.objects.create(
        article=article,
        revision=revision,
        department=department_of(revision.section),
        path=path,
        change=change,
        change_asked=change,
        note=note,
        published_at=published_at,
        live_from=at,
        live_until=min(until, after.live_from) if after else until,
        ends_at=until,
        updated_at=at,
        bylines=revision.bylines,
        tags=revision.tags,
        **revision.content(),
    )
    rows = {"edition": edition, "article": article, "published_at": published_at}
    rows |= {"live_from": at, "live_until": edition.live_until}
    EditionTag.objects.bulk_create(EditionTag(tag_id=tag["tag"], **rows) for tag in revision.tags)
    EditionAuthor.objects.bulk_create(
        EditionAuthor(author_id=author, **rows)
        for author in dict.fromkeys(byline["author"] for byline in revision.bylines)
    )
    shown = {"edition": edition, "shown_from": at, "shown_until": edition.live_until}
    EditionPicture.objects.bulk_create(
        EditionPicture(picture_id=picture, **shown) for picture in pictures_of(revision)
    )
    settle(article, now)
    edition.refresh_from_db()
    return edition


def reschedule(edition: Edition, *, at: datetime, until: datetime, now: datetime) -> Edition:
    """Move a planned edition to another time."""
    revision, change, note = edition.revision, edition.change_asked, edition.note
    article = edition.article
    edition.delete()
    settle(article, now)
    return open_edition(article, revision, at=at, until=until, change=change, note=note, now=now)


def cancel_plans(article: Article, now: datetime) -> None:
    """Forget what is planned: it never was public, so no trace of it remains."""
    article.editions.planned(now).delete()
    settle(article, now)


def close(article: Article, now: datetime) -> None:
    """Take a story off the site: what has begun ends now, what is planned never begins.

    What began at this very instant never was public. Earlier editions are told to end too, lest one
    of them comes back when the one that took its place is gone.
    """
    article.editions.filter(live_from__gte=now).delete()
    for edition in article.editions.all():
        edition.ends_at = min(edition.ends_at, now)
        edition.live_until = min(edition.live_until, now)
        edition.save(update_fields=["ends_at", "live_until"])
    settle(article, now)


def settle(article: Article, now: datetime) -> None:
    """Make each edition's interval, dates and notes follow from its own wish and its neighbours."""
    editions = list(article.editions.order_by("live_from"))
    begun = [edition for edition in editions if edition.live_from <= now]
    first = (begun or editions or [None])[0]
    article.first_published_at = first.live_from if first else None
    Article.objects.filter(pk=article.pk).update(first_published_at=article.first_published_at)
    before: Edition | None = None
    for place, edition in enumerate(editions):
        after = editions[place + 1] if place + 1 < len(editions) else None
        stood = {name: getattr(edition, name) for name in FOLLOWING}
        edition.live_until = min(edition.ends_at, after.live_from if after else FAR_FUTURE)
        edition.published_at = first.live_from if first else edition.live_from
        if edition.live_from > now:
            edition.path = path_for(edition.published_at, edition.slug)
        edition.change = kind_of_change(edition, before)
        edition.updated_at = updated(edition, before)
        edition.notes = notes(edition, before)
        edition.number = place + 1
        edition.announced = announced(edition, before)
        if any(getattr(edition, name) != value for name, value in stood.items()):
            claim(edition.path, article)
            edition.save(update_fields=FOLLOWING)
        times = {"live_until": edition.live_until, "published_at": edition.published_at}
        edition.tag_rows.exclude(**times).update(**times)
        edition.author_rows.exclude(**times).update(**times)
        before = edition
    show_pictures(editions)
    article.addresses.exclude(path__in={edition.path for edition in editions}).delete()
    search.keep(article, now)


def show_pictures(editions: list[Edition]) -> None:
    """Let readers see each edition's pictures until the story is taken off the site."""
    following, until = None, FAR_FUTURE
    for edition in reversed(editions):
        if following is None or not edition.gave_way_to(following):
            until = edition.live_until
        edition.picture_rows.exclude(shown_until=until).update(shown_until=until)
        following = edition


def pictures_of(revision: Revision) -> set[int]:
    """The keys of the library's pictures that a version shows, with its text or within it."""
    library = Edition._meta.get_field("lead_picture").related_model.objects
    shown = {found.pk for found in library.with_keys(markup.picture_keys(revision.body)).values()}
    return shown | {revision.lead_picture_id} - {None}


def department_of(section: Section) -> Section:
    """The section on whose page a section's stories stand too: the one that it is part of."""
    return section.parent or section


def regroup(section: Section) -> None:
    """Show a section's stories where it belongs, when it became part of another or ceased to."""
    Edition.objects.filter(section=section).update(department=department_of(section))


def kind_of_change(edition: Edition, before: Edition | None) -> str:
    """What an edition changes: only the first publication is one, whatever it was to be."""
    if before is None:
        return Change.FIRST
    return Change.UPDATE if edition.change_asked == Change.FIRST else edition.change_asked


def updated(edition: Edition, before: Edition | None) -> datetime:
    """When readers were last given something new: a minor change does not count."""
    if before and edition.change == Change.MINOR:
        return before.updated_at
    return edition.live_from


def announced(edition: Edition, before: Edition | None) -> int:
    """How many changes readers were told of since the story was last off the site (decision 10)."""
    if before is None or not before.gave_way_to(edition):
        return 0
    return before.announced + (edition.change != Change.MINOR)


def notes(edition: Edition, before: Edition | None) -> list[dict[str, Any]]:
    """All public notes up to this edition, oldest first: a correction stays with its story."""
    so_far = list(before.notes) if before else []
    if edition.note and edition.change in NOTED_CHANGES:
        at = edition.live_from.isoformat()
        so_far.append({"change": edition.change, "note": edition.note, "at": at})
    return so_far


def claim(path: str, article: Article) -> None:
    """Make a path this story's own for ever; refuse one that another story has or had."""
    address, _created = Address.objects.get_or_create(path=path, defaults={"article": article})
    if address.article_id != article.pk:
        raise ValidationError({"slug": taken(path)})


def taken(path: str) -> str:
    """The sentence that refuses an address."""
    return _("Another story already has the address %(path)s: choose another slug.") % {
        "path": path
    }
