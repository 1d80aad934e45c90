"""Addresses of the feeds of topics and authors; part of those of the readers' site."""

from django.urls import path

from articles.models import Author, Tag
from newsroom.public import timeline_feeds as feeds
from newsroom.public.caching import readable
from newsroom.public.former import following

urlpatterns = [
    path(
        "feeds/topics/<str:slug>.rss", readable(following(feeds.OfTopic(), Tag)), name="topic-rss"
    ),
    path(
        "feeds/topics/<str:slug>.atom",
        readable(following(feeds.OfTopicAtom(), Tag)),
        name="topic-atom",
    ),
    path(
        "feeds/topics/<str:slug>.json",
        readable(following(feeds.OfTopicJson(), Tag)),
        name="topic-json",
    ),
    path(
        "feeds/by/<slug:slug>.rss", readable(following(feeds.OfAuthor(), Author)), name="author-rss"
    ),
    path(
        "feeds/by/<slug:slug>.atom",
        readable(following(feeds.OfAuthorAtom(), Author)),
        name="author-atom",
    ),
    path(
        "feeds/by/<slug:slug>.json",
        readable(following(feeds.OfAuthorJson(), Author)),
        name="author-json",
    ),
]
