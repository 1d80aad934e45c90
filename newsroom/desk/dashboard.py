"""The desk's first page: a few shelves of stories, each answering “what should I do next?”."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import autosaving
from articles.models import Article, Edition
from articles.states import Stage
from newsroom.accounts.models import Invitation
from newsroom.comments.models import Comment
from newsroom.comments.states import MODERATE
from newsroom.fronts.looking import to_mend
from newsroom.reads.spans import DAY
from newsroom.reads.telling import most_read
from newsroom.reports.models import Report

LENGTH = 6  # stories on a shelf


@dataclass(frozen=True)
class Shelf:
    """A short list of stories, with where to see them all, and what to say when it is empty."""

    name: str
    title: str | Promise
    stories: QuerySet[Any] | list[Any]
    empty: str | Promise | bool  # with nothing to say, an empty shelf is left out
    more: str = ""
    is_urgent: bool = False


def shelves(user: Any) -> list[Shelf]:
    """What somebody finds on coming to the desk: few queries a shelf, whatever the paper's size."""
    seen = Article.objects.permitting(user, "articles.view_article")
    mine = seen.mine(user)
    came_back = list(rows(mine.sent_back().with_reasons()))
    drafts = mine.at_stage(Stage.WRITING, Stage.REVIEW).with_words_unpublished()
    found = [
        Shelf("sent-back", _("Sent back to me"), came_back, "", is_urgent=True),
        Shelf(
            "waiting",
            _("Waiting for me"),
            rows(seen.waiting_for(user)),
            decides(user) and _("Nothing waits for your approval or for publishing."),
            more=listed("waiting"),
        ),
        Shelf(
            "unsaved",
            _("New stories that I never saved"),
            autosaving.waiting(user)[:LENGTH],
            "",
            more=reverse("admin:articles_article_add"),
        ),
        Shelf(
            "drafts",
            _("My drafts"),
            rows(drafts.exclude(pk__in=[story.pk for story in came_back])),
            not came_back
            and begins(user)
            and _("You have no story in hand. “New story” begins one."),
            more=listed("mine"),
        ),
        Shelf(
            "invitations",
            _("Invitations without an answer"),
            invited(user),
            "",
            more=reverse("admin:accounts_invitation_changelist"),
        ),
        Shelf(
            "planned",
            _("Planned"),
            seen.planned().rows()[:LENGTH],
            _("Nothing is planned. An approved story can be given a time when it is published."),
            more=listed("planned"),
        ),
        Shelf(
            "reports",
            _("Readers report errors"),
            Report.objects.permitting(user).waiting().rows()[:LENGTH],
            "",
            more=reverse("admin:reports_report_changelist"),
            is_urgent=True,
        ),
        Shelf(
            "comments",
            _("Comments waiting"),
            Comment.objects.permitting(user, MODERATE).queued().with_all()[:LENGTH],
            "",
            more=reverse("admin:comments_comment_changelist"),
            is_urgent=True,
        ),
        Shelf("fronts", _("Fronts to mend"), to_mend(user), "", is_urgent=True),
        Shelf(
            "most-read",
            _("Most read today"),
            most_read(seen, window=DAY, length=LENGTH) if decides(user) else [],
            "",
            more=reverse("admin:most_read"),
        ),
        Shelf("latest", _("Latest published"), latest(seen), _("Nothing has been published yet.")),
    ]
    return [shelf for shelf in found if shelf.stories or shelf.empty]


def invited(user: Any) -> QuerySet[Invitation]:
    """Who has been asked to join and has not answered; for those who ask people."""
    if not user.has_perm("accounts.change_invitation"):
        return Invitation.objects.none()
    return Invitation.objects.pending()[:LENGTH]


def begins(user: Any) -> bool:
    """Whether somebody may begin stories."""
    return user.has_perm("articles.add_article")


def decides(user: Any) -> bool:
    """Whether stories ever wait for somebody's word."""
    return user.has_perm("articles.review_article") or user.has_perm("articles.publish_article")


def rows(stories: QuerySet) -> QuerySet:
    return stories.rows().with_standing()[:LENGTH]


def listed(desk: str) -> str:
    """Where the story list shows the whole of a shelf."""
    return f"{reverse('admin:articles_article_changelist')}?desk={desk}"


def latest(seen: QuerySet) -> list[Edition]:
    """The newest on the site; `at_desk` says whether the story may be opened at the desk."""
    editions = list(Edition.objects.live().newest().cards()[:LENGTH])
    open_here = set(
        seen.filter(pk__in=[edition.article_id for edition in editions]).values_list(
            "pk", flat=True
        )
    )
    for edition in editions:
        edition.at_desk = edition.article_id in open_here
    return editions
