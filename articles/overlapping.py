"""SQLite's promise that two editions of one story never overlap: triggers, put back when lost.

PostgreSQL keeps it with an exclusion constraint of the table's own. SQLite drops a table's
triggers with the table, and a migration that alters a table there makes it anew.
"""

from typing import Any

from django.db import connections, transaction

TABLE = "articles_edition"
EVENTS = {"insert": "INSERT", "update": "UPDATE OF live_from, live_until"}
KEPT = """
    CREATE TRIGGER IF NOT EXISTS edition_never_overlaps_{name} BEFORE {event} ON articles_edition
    WHEN EXISTS (
        SELECT 1 FROM articles_edition AS other
        WHERE other.article_id = NEW.article_id AND other.id IS NOT NEW.id
        AND other.live_from < NEW.live_until AND NEW.live_from < other.live_until
    )
    BEGIN SELECT RAISE(ABORT, 'edition_never_overlaps'); END
"""


def keep_apart(using: str, **kwargs: Any) -> None:
    """Put the triggers back where a migration has lost them."""
    connection = connections[using]
    if connection.vendor != "sqlite" or TABLE not in connection.introspection.table_names():
        return
    with transaction.atomic(using), connection.cursor() as cursor:
        for name, event in EVENTS.items():
            cursor.execute(KEPT.format(name=name, event=event))
