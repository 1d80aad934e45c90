"""What a browser would post from the story form."""

from django.urls import reverse

from articles.models import Article, Autosave, Move, Note, Presence, Revision

ADD = "/admin/articles/article/add/"


def change_url(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def typed(section=None, **fields):
    """A new story as somebody typed it."""
    return {
        "headline": "Ferry returns to the island",
        "standfirst": "After nine months in dock.",
        "slug": "",
        "body": "<p>The ferry sailed at dawn on Monday.</p>",
        "section": section.pk if section else "",
        "kind": "news",
        "language": "en",
        "lead_picture": "",
        "lead_caption": "",
        "search_title": "",
        "search_description": "",
        "tags": "",
        "byline_author": ["me"],
        "byline_name": ["Wim Writer"],
        "byline_role": ["words"],
        "parent": "",
    } | fields


def retyped(article, **fields):
    """An existing story as its form would post it, with changes."""
    article = Article.objects.get(pk=article.pk)
    bylines = list(article.bylines.select_related("author"))
    return {
        "headline": article.headline,
        "standfirst": article.standfirst,
        "slug": article.slug,
        "body": article.body,
        "section": article.section_id or "",
        "kind": article.kind,
        "language": article.language,
        "lead_picture": article.lead_picture_id or "",
        "lead_caption": article.lead_caption,
        "search_title": article.search_title,
        "search_description": article.search_description,
        "tags": ", ".join(copy["name"] for copy in article.tag_copies()),
        "byline_author": [str(byline.author_id) for byline in bylines],
        "byline_name": [byline.author.name for byline in bylines],
        "byline_role": [byline.role for byline in bylines],
        "parent": article.head_id,
    } | fields


def sentences(response, field=None):
    """What the form says is wrong, at a field or above them all."""
    return [
        str(sentence) for sentence in response.context["form"].errors.get(field or "__all__", [])
    ]


def kept():
    """How much there is of everything that a bad request must not add to."""
    return [model.objects.count() for model in (Article, Revision, Move, Note, Autosave, Presence)]


def address(name, *args):
    return reverse(f"admin:articles_article_{name}", args=args)
