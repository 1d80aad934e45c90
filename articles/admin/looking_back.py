"""What every page about a story's past asks for: a version by its number."""

from django.shortcuts import get_object_or_404

from articles.numbers import whole_number


def version(article, asked, otherwise):
    """The version that an address names, or another if it names none."""
    chosen = whole_number(asked) or otherwise
    return get_object_or_404(
        article.revisions.select_related("author", "section", "lead_picture"), number=chosen
    )
