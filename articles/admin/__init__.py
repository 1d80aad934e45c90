"""The stories' pages at the desk."""

from articles.admin import article, house_style, taxonomy  # noqa: F401  (importing registers them)
