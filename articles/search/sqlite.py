"""The index in SQLite: an FTS5 table whose rows stand at the places of the entries."""

from collections.abc import Iterable, Iterator

from django.db import connection

from articles.search.entries import Entry
from articles.search.expressions import All, Any, Expression, Without, Words

# The words come ready, and the table (0006_search) folds none: the stroke belongs to a word.
# Its trigger is lost when a migration makes the table of entries anew.
KEEP = (
    "CREATE TRIGGER IF NOT EXISTS articles_search_forgets AFTER DELETE ON articles_searchentry"
    " BEGIN DELETE FROM articles_searchwords WHERE rowid = OLD.place; END",
)

# The highest places of what matches, below one place and down to another, highest first.
HIGHEST = (
    "SELECT rowid FROM articles_searchwords WHERE articles_searchwords MATCH %s"
    " AND rowid < %s AND rowid >= %s ORDER BY rowid DESC LIMIT %s"
)


def write(entries: Iterable[Entry]) -> None:
    """Keep entries that are not there yet."""
    kept = list(entries)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO articles_searchentry (place, edition_id) VALUES (%s, %s)",
            [(entry.place, entry.edition) for entry in kept],
        )
        cursor.executemany(
            "INSERT INTO articles_searchwords (rowid, words) VALUES (%s, %s)",
            [(entry.place, " ".join(entry.words)) for entry in kept],
        )


def said(expression: Expression) -> str:
    """The expression in FTS5's language; every word stands in quotes, so none means anything."""
    match expression:
        case Words(words, is_beginning):
            return f'"{" ".join(words)}"' + (" *" if is_beginning else "")
        case All(parts):
            return f"({' AND '.join(each(parts))})"
        case Any(parts):
            return f"({' OR '.join(each(parts))})"
        case Without(wanted, unwanted):
            return f"({said(wanted)} NOT {said(unwanted)})"


def each(parts: Iterable[Expression]) -> Iterator[str]:
    return (said(part) for part in parts)
