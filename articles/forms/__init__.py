"""The desk's forms of a story."""

from articles.forms.article import ArticleForm

__all__ = ["ArticleForm"]
