"""What every page about a story's past asks for: a version by its number."""

from django.shortcuts import get_object_or_404


def version(article, asked, otherwise):
    """The version that an address names, or another if it names none."""
    chosen = number(asked) or otherwise
    return get_object_or_404(
        article.revisions.select_related("author", "section", "lead_picture"), number=chosen
    )


def number(asked):
    """A positive number that fits a database, or nothing."""
    return int(asked) if asked and asked.isdecimal() and len(asked) < 10 else None
