"""Feeds of a search: what is newly found, in RSS 2.0, Atom and JSON Feed."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import search
from articles.models import Edition, Section
from articles.querysets import EditionQuerySet
from newsroom.public.feed_formats import Atom, Json
from newsroom.public.feeds import STORIES_IN_A_FEED, Latest
from newsroom.public.pages import absolute
from newsroom.public.searching.form import SearchForm


class OfSearch(Latest):
    """The newest stories that a search finds, in RSS 2.0."""

    address = "public:search-rss"

    def get_object(self, request: HttpRequest) -> Any:
        form = SearchForm(request.GET, sections=Section.objects.all())
        if form.search is None:
            raise Http404
        return form

    def stories(self, form: Any) -> EditionQuerySet:
        found = search.newest(form.search, at=timezone.now(), limit=STORIES_IN_A_FEED)
        return Edition.objects.live().filter(pk__in=found)

    def title(self, form: Any) -> str:
        return f"{settings.SITE_NAME}: {form.data['q'].strip() or _('Search')}"

    def description(self, form: Any) -> str:
        return _("What is newly published and found by this search.")

    subtitle = description  # type: ignore[assignment]

    def link(self, form: Any) -> str:
        return absolute(reverse("public:search") + form.address())

    def feed_url(self, form: Any) -> str:
        return absolute(reverse(self.address) + form.address())


class OfSearchAtom(OfSearch):
    """The same in Atom."""

    feed_type = Atom
    address = "public:search-atom"


class OfSearchJson(OfSearch):
    """The same in JSON Feed."""

    feed_type = Json
    address = "public:search-json"
