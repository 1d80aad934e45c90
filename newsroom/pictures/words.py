"""The library's index of words: FTS5 on SQLite, a GIN index on PostgreSQL, kept by the database.

It knows what stands in the table itself, whoever wrote it there and how: in bulk, by the form, by
a command. Every word may be the beginning of one; accents and English endings do not matter.
"""

from typing import Any

import regex
from django.db import connections
from django.db.models import BooleanField, F, Func, Value

SEARCHED = ("alt", "caption", "credit", "keywords", "creator", "location")
MOST_WORDS = 10
WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}]*")
UNSPACED = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
)
ACCENTED, PLAIN = (
    "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿāăąćčďđēęěğīłńňőřśşšťūůűźżž",
    ("aaaaaaceeeeiiiinoooooouuuuyyaaaccddeeegilnnorssstuuuzzz"),
)
FOLDED = str.maketrans(ACCENTED, PLAIN)

COLUMNS = ", ".join(SEARCHED)
NEW, OLD = (", ".join(f"{row}.{name}" for name in SEARCHED) for row in ("NEW", "OLD"))
LEARN = f"INSERT INTO pictures_words (rowid, {COLUMNS}) VALUES (NEW.id, {NEW});"  # noqa: S608
UNLEARN = (
    f"INSERT INTO pictures_words (pictures_words, rowid, {COLUMNS})"  # noqa: S608
    f" VALUES ('delete', OLD.id, {OLD});"
)
TRIGGERS = {
    "pictures_words_insert": ("INSERT", LEARN),
    "pictures_words_delete": ("DELETE", UNLEARN),
    "pictures_words_update": (f"UPDATE OF {COLUMNS}", UNLEARN + LEARN),
}
REBUILD = "INSERT INTO pictures_words (pictures_words) VALUES ('rebuild')"
# In PostgreSQL all is one text, and the index is of just this expression.
TEXT = " || ' ' || ".join(SEARCHED)
VECTOR = f"to_tsvector('english', translate(lower({TEXT}), '{ACCENTED}', '{PLAIN}'))"


class Says(Func):
    """That what is said of a picture has all of some words."""

    output_field = BooleanField()

    def __init__(self, *words: str) -> None:
        super().__init__(F("pk"), Value(" ".join(words)))
        self.words = words

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:
        pk, _ = compiler.compile(self.source_expressions[0])
        wanted = " AND ".join(f'"{word}" *' for word in self.words)
        found = "SELECT rowid FROM pictures_words WHERE pictures_words MATCH %s"
        return f"{pk} IN ({found})", [wanted]

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, list[Any]]:
        wanted = " & ".join(f"'{word.lower().translate(FOLDED)}':*" for word in self.words)
        return f"{VECTOR} @@ to_tsquery('english', %s)", [wanted]


def told_apart(text: str) -> tuple[list[str], list[str]]:
    """The words of a search that the index knows, and those of scripts without spaces."""
    words = WORD.findall(text)[:MOST_WORDS]
    unspaced = [word for word in words if UNSPACED.search(word)]
    return [word for word in words if word not in unspaced], unspaced


def statements(trigger: str) -> str:
    event, act = TRIGGERS[trigger]
    return f"CREATE TRIGGER {trigger} AFTER {event} ON pictures_picture BEGIN {act} END"


def keep_after_migration(using: str, **kwargs: Any) -> None:
    """Put back the triggers that SQLite loses when a migration makes the table anew."""
    database = connections[using]
    if database.vendor != "sqlite":
        return
    with database.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'pictures_words%%'")
        there = {name for (name,) in cursor.fetchall()}
        lost = TRIGGERS.keys() - there
        if "pictures_words" not in there or not lost:
            return
        for trigger in sorted(lost):
            cursor.execute(statements(trigger))
        cursor.execute(REBUILD)
