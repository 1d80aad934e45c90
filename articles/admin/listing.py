"""The story list: what stands where, quick at any size."""

from functools import cached_property

from django.contrib import admin
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from articles.admin.filters import Desk, StandingFilter
from articles.models import Article, Author, Byline, Presence, Tag, TaggedArticle
from articles.numbers import whole_number
from articles.search.unindexed import sought
from articles.states import Standing

FARTHEST = 1_000_000  # pages: no newsroom has so many
AHEAD = 4  # pages that the paginator looks ahead, instead of counting a hundred thousand rows


class AheadPaginator(Paginator):
    """Knows how many rows there are on the next few pages, and does not count the rest."""

    page_now = 1

    @cached_property
    def keys(self):
        """The stories from this page on, as far as it looks ahead: found once, read later."""
        start = (self.page_now - 1) * self.per_page
        return list(
            self.object_list.values_list("pk", flat=True)[start : start + AHEAD * self.per_page]
        )

    @cached_property
    def count(self):
        return (self.page_now - 1) * self.per_page + len(self.keys)


class StoryList(ChangeList):
    """The rows with their standing, without the texts."""

    def get_ordering(self, request, queryset):
        """The newest first; what is planned, in the order in which it goes live."""
        if self.params.get("desk") == "planned":
            return ["goes_live", "-pk"]
        return super().get_ordering(request, queryset)

    def get_results(self, request):
        super().get_results(request)
        shown = self.queryset.filter(pk__in=self.paginator.keys[: self.list_per_page])
        shown = shown.rows().with_next_time()
        others = Presence.objects.here().exclude(person=request.user).select_related("person")
        self.result_list = shown.prefetch_related(
            Prefetch("presences", others.order_by("since", "pk"), to_attr="open_elsewhere")
        )


class Listing:
    """The story list's part of the story's admin."""

    list_display = ("story", "stage_now", "public", "section_name", "signed", "updated")
    list_display_links = None
    list_filter = (
        Desk,
        "stage",
        StandingFilter,
        "section",
        "kind",
        "language",
    )
    list_per_page = 50
    list_max_show_all = 0
    show_full_result_count = False
    ordering = ("-updated_at", "-pk")
    sortable_by = ("updated",)
    search_fields = ("headline",)

    def get_changelist(self, request, **kwargs):
        return StoryList

    def get_paginator(self, request, queryset, per_page, *args, **kwargs):
        paginator = AheadPaginator(queryset, per_page, *args, **kwargs)
        paginator.page_now = whole_number(request.GET.get(PAGE_VAR), most=FARTHEST) or 1
        return paginator

    def get_queryset(self, request):
        """The stories that this person may see, and no others, on every road of the desk."""
        seen = Article.objects.permitting(request.user, "articles.view_article")
        return seen.with_standing().with_news()

    def get_search_results(self, request, queryset, search_term):
        """Stories with every word in their headline, slug or tags, or in a name that signs them."""
        words = sought(search_term)
        if search_term.strip() and not words:
            return queryset.none(), False
        for word in words:
            authors = Author.objects.filter(word.within("name"))
            signed = Byline.objects.filter(author__in=authors)
            tags = Tag.objects.filter(word.within("name"))
            tagged = TaggedArticle.objects.filter(tag__in=tags)
            queryset = queryset.filter(
                Q(slug__contains=word.text)
                | Q(pk__in=signed.values("article"))
                | Q(pk__in=tagged.values("content_object"))
                | word.within("headline")
            )
        return queryset, False

    @admin.display(description=_("story"))
    def story(self, article):
        names = list(dict.fromkeys(str(open_by) for open_by in article.open_elsewhere))
        return render_to_string("desk/_story_cell.html", {"story": article, "open_by": names})

    @admin.display(description=_("stage"))
    def stage_now(self, article):
        return render_to_string("desk/_stage.html", {"story": article})

    @admin.display(description=_("public"))
    def public(self, article):
        standing = Standing(article.standing)
        told = {"standing": standing, "goes_live": article.goes_live}
        return render_to_string("desk/_standing.html", told)

    @admin.display(description=_("section"))
    def section_name(self, article):
        return render_to_string("desk/_section.html", {"section": article.section})

    @admin.display(description=_("by"))
    def signed(self, article):
        signed = article.head.bylines if article.head else []
        names = list(dict.fromkeys(byline["name"] for byline in signed))
        return render_to_string("desk/_names.html", {"names": names})

    @admin.display(description=_("updated"), ordering="updated_at")
    def updated(self, article):
        person = article.head.author if article.head else article.created_by
        return render_to_string("desk/_when.html", {"at": article.updated_at, "person": person})
