"""The readers' pages that are measured: one of each type, of the newest story that has it."""

from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from articles.models import Author, Edition, Section, Tag

# A word that every fifth story has, one that few have, two together, a phrase; and a misspelling.
SEARCHED = {
    "search, common": "harbour",
    "search, newest": "harbour",
    "search, rare": "Tamura chapel",
    "search, phrase": '"record that had stood"',
    "search, misspelt": "harbuor commisioners",
}
ROWS = [
    *("front", "past front", "section", "topic", "author", "year", "month", "day", "story"),
    *("changes", "past edition", "corrections", "feed", "section feed", "sitemap", "news sitemap"),
    *SEARCHED,
]


def public_pages() -> dict[str, str]:
    """Their addresses, by the names of their rows."""
    live = Edition.objects.live()
    story = live.newest()[0]
    noted = live.exclude(notes=[]).newest().first() or story  # a small paper may have none
    section = Section.objects.get(pk=story.section_id)
    published = timezone.localdate(story.published_at)
    day = published - timedelta(days=30)
    return {
        "front": reverse("public:front"),
        "past front": reverse("public:past-front", args=[day.year, day.month, day.day]),
        "section": section.get_absolute_url(),
        "topic": Tag.objects.filter(timeline__edition=story)[0].get_absolute_url(),
        "author": Author.objects.filter(timeline__edition=story)[0].get_absolute_url(),
        "year": reverse("public:year", args=[published.year]),
        "month": reverse("public:month", args=[published.year, published.month]),
        "day": reverse("public:day", args=[published.year, published.month, published.day]),
        "story": story.get_absolute_url(),
        "changes": reverse("public:changes", args=[noted.path.lstrip("/")]),
        "past edition": reverse("public:past-edition", args=[noted.path.lstrip("/"), 1]),
        "corrections": reverse("public:corrections"),
        "feed": reverse("public:latest-rss"),
        "section feed": reverse("public:section-rss", args=[section.slug]),
        "sitemap": reverse("public:sitemap"),
        "news sitemap": reverse("public:news-sitemap"),
    } | {name: searching(words, name) for name, words in SEARCHED.items()}


def searching(words: str, name: str) -> str:
    sort = {"sort": "newest"} if name.endswith("newest") else {}
    return f"{reverse('public:search')}?{urlencode({'q': words} | sort)}"
