"""The index in PostgreSQL: a column of the entries' own, asked by way of a GIN index.

The words come ready, so no configuration, dictionary or extension takes part: the same words are
found as on SQLite, whatever the server's locale.
"""

from collections.abc import Iterable, Iterator

from django.db import connection

from articles.search.entries import GAP, Entry
from articles.search.expressions import All, Any, Expression, Without, Words

KEEP: tuple[str, ...] = ()
MOST_POSITIONS = 200  # of one word: PostgreSQL keeps 255, and drops the rest
LAST_POSITION = 16_383
# The highest places of what matches, below one place and down to another, highest first. All that
# matches is found first, by the words' index: to walk down the places instead takes seconds where
# the words are common and what is looked for is not.
HIGHEST = (
    "WITH found AS MATERIALIZED"
    " (SELECT place FROM articles_searchentry WHERE words @@ %s::tsquery)"
    " SELECT place FROM found WHERE place < %s AND place >= %s ORDER BY place DESC LIMIT %s"
)


def write(entries: Iterable[Entry]) -> None:
    """Keep entries that are not there yet."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO articles_searchentry (place, edition_id, words)"
            " VALUES (%s, %s, %s::tsvector)",
            [(entry.place, entry.edition, vector(entry.words)) for entry in entries],
        )


def vector(words: list[str]) -> str:
    """Words with their positions, as PostgreSQL writes them."""
    positions: dict[str, list[str]] = {}
    for at, word in enumerate(words, start=1):
        standing = positions.setdefault(word, [])
        if at <= LAST_POSITION and len(standing) < MOST_POSITIONS:
            standing.append(str(at))
    return " ".join(
        f"'{word}':{','.join(standing)}" if standing else f"'{word}'"
        for word, standing in positions.items()
        if word != GAP
    )


def said(expression: Expression) -> str:
    """The expression in the language of tsquery; words are letters and digits, so quotes hold."""
    match expression:
        case Words(words, is_beginning):
            side_by_side = " <-> ".join(f"'{word}'" for word in words)
            return f"({side_by_side}{':*' if is_beginning else ''})"
        case All(parts):
            return f"({' & '.join(each(parts))})"
        case Any(parts):
            return f"({' | '.join(each(parts))})"
        case Without(wanted, unwanted):
            return f"({said(wanted)} & !{said(unwanted)})"


def each(parts: Iterable[Expression]) -> Iterator[str]:
    return (said(part) for part in parts)
