"""Where a story's moves are asked for, and times as the forms of moves say them."""

from django.urls import reverse
from django.utils import timezone


def address(article, name):
    return reverse("admin:articles_article_move", args=[article.pk, name])


def local(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")
