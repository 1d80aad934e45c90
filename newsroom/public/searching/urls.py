"""Addresses of the search."""

from functools import partial

from django.urls import path

from newsroom.public.caching import readable
from newsroom.public.searching import feeds, views
from newsroom.public.searching.form import PARAMETERS

WORDS = dict.fromkeys(PARAMETERS, str)

searched = partial(readable, parameters=WORDS)

urlpatterns = [
    path("search/", readable(views.search, parameters=WORDS | {"after": str}), name="search"),
    path("opensearch.xml", readable(views.description), name="opensearch"),
    path("feeds/search.rss", searched(feeds.OfSearch()), name="search-rss"),
    path("feeds/search.atom", searched(feeds.OfSearchAtom()), name="search-atom"),
    path("feeds/search.json", searched(feeds.OfSearchJson()), name="search-json"),
]
