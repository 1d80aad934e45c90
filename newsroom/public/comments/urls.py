"""Addresses of the comments: pages to read, which anybody may keep, and forms, which nobody may."""

from functools import partial

from django.urls import path

from newsroom.public.caching import readable
from newsroom.public.comments import feeds, own, reading, reporting, writing

listing = partial(readable, parameters={"before": str})

urlpatterns = [
    path("figures/", readable(reading.monthly_figures), name="comment-figures"),
    path("latest.rss", readable(feeds.LatestComments()), name="comments-rss"),
    path("latest.atom", readable(feeds.LatestCommentsAtom()), name="comments-atom"),
    path("latest.json", readable(feeds.LatestCommentsJson()), name="comments-json"),
    path("thanks/", readable(writing.thanks), name="comment-thanks"),
    path("reported/", readable(reporting.reported), name="comment-reported"),
    path("yours/<str:token>/", own.own_comment, name="own-comment"),
    path("report/<uuid:key>/", reporting.report_comment, name="report-comment"),
    path("<uuid:key>/", listing(reading.comments), name="comments"),
    path("<uuid:key>/write/", writing.write, name="write-comment"),
    path("<uuid:key>/feed.rss", readable(feeds.OfStory()), name="story-comments-rss"),
    path("<uuid:key>/feed.atom", readable(feeds.OfStoryAtom()), name="story-comments-atom"),
    path("<uuid:key>/feed.json", readable(feeds.OfStoryJson()), name="story-comments-json"),
    path("<uuid:key>/<uuid:comment>/", readable(reading.thread), name="comment"),
]
