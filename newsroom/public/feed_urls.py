"""Addresses of the feeds of topics and authors; part of those of the readers' site."""

from django.urls import path

from newsroom.public import timeline_feeds as feeds
from newsroom.public.caching import readable

urlpatterns = [
    path("feeds/topics/<str:slug>.rss", readable(feeds.OfTopic()), name="topic-rss"),
    path("feeds/topics/<str:slug>.atom", readable(feeds.OfTopicAtom()), name="topic-atom"),
    path("feeds/topics/<str:slug>.json", readable(feeds.OfTopicJson()), name="topic-json"),
    path("feeds/by/<slug:slug>.rss", readable(feeds.OfAuthor()), name="author-rss"),
    path("feeds/by/<slug:slug>.atom", readable(feeds.OfAuthorAtom()), name="author-atom"),
    path("feeds/by/<slug:slug>.json", readable(feeds.OfAuthorJson()), name="author-json"),
]
