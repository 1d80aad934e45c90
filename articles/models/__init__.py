"""The story's tables, in reading order."""

from articles.models.article import Article, Byline, Conflict, TaggedArticle
from articles.models.autosave import Autosave
from articles.models.confinement import Confinement
from articles.models.content import Content, FixedContent
from articles.models.edition import Address, Edition, EditionAuthor, EditionPicture, EditionTag
from articles.models.former_slug import FormerSlug
from articles.models.house_rule import HouseRule
from articles.models.move import Move
from articles.models.note import Mention, Note
from articles.models.presence import Presence
from articles.models.preview_link import PreviewLink, PreviewOpening, SignOff
from articles.models.revision import Revision
from articles.models.search import SearchEntry, Spelling
from articles.models.taxonomy import Author, Section, Tag
from articles.models.translation import Translation

__all__ = [
    "Address",
    "Article",
    "Author",
    "Autosave",
    "Byline",
    "Confinement",
    "Conflict",
    "Content",
    "Edition",
    "EditionAuthor",
    "EditionPicture",
    "EditionTag",
    "FixedContent",
    "FormerSlug",
    "HouseRule",
    "Mention",
    "Move",
    "Note",
    "Presence",
    "PreviewLink",
    "PreviewOpening",
    "Revision",
    "SearchEntry",
    "Section",
    "SignOff",
    "Spelling",
    "Tag",
    "TaggedArticle",
    "Translation",
]
