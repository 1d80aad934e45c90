"""SQLite's promise that intervals of one owner never overlap: triggers, put back when lost.

PostgreSQL keeps it with an exclusion constraint of the table's own. SQLite drops a table's
triggers with the table, and a migration that alters a table there makes it anew.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction

KEPT = """
    CREATE TRIGGER IF NOT EXISTS {promise}_{name} BEFORE {event} ON {table}
    WHEN {counts} AND EXISTS (
        SELECT 1 FROM {table} AS other
        WHERE other.{owner} = NEW.{owner} AND other.id IS NOT NEW.id AND {others_count}
        AND other.live_from < NEW.live_until AND NEW.live_from < other.live_until
    )
    BEGIN SELECT RAISE(ABORT, '{promise}'); END
"""


@dataclass(frozen=True)
class NeverOverlaps:
    """That the rows of one owner follow each other; a row that was cancelled does not count."""

    table: str
    owner: str
    promise: str
    cancelled: str = ""

    def keep(self, using: str, **kwargs: Any) -> None:
        """Put the triggers back where a migration has lost them."""
        connection = connections[using]
        tables = connection.introspection.table_names()
        if connection.vendor != "sqlite" or self.table not in tables:
            return
        with transaction.atomic(using), connection.cursor() as cursor:
            for statement in self.statements():
                cursor.execute(statement)

    def statements(self) -> list[str]:
        changes = ", ".join(filter(None, ["live_from", "live_until", self.cancelled]))
        words = {
            "table": self.table,
            "owner": self.owner,
            "promise": self.promise,
            "counts": f"NEW.{self.cancelled} IS NULL" if self.cancelled else "TRUE",
            "others_count": f"other.{self.cancelled} IS NULL" if self.cancelled else "TRUE",
        }
        events = {"insert": "INSERT", "update": f"UPDATE OF {changes}"}
        return [KEPT.format(name=name, event=event, **words) for name, event in events.items()]


EDITIONS = NeverOverlaps("articles_edition", "article_id", "edition_never_overlaps")
