"""Readers' search: one interface, with SQLite's FTS5 or PostgreSQL's tsvector behind it."""

from articles.search.entries import place
from articles.search.finding import MOST_RANKED, Search, best, newest
from articles.search.index import add, keep, keep_after_migration, rebuild
from articles.search.likeness import alike, maybe_alike
from articles.search.query import LONGEST, Query, parse
from articles.search.snippets import Marks, Piece
from articles.search.suggestions import meant

__all__ = [
    "LONGEST",
    "MOST_RANKED",
    "Marks",
    "Piece",
    "Query",
    "Search",
    "add",
    "alike",
    "best",
    "keep",
    "keep_after_migration",
    "maybe_alike",
    "meant",
    "newest",
    "parse",
    "place",
    "rebuild",
]
