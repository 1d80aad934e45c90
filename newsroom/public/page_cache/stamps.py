"""Whether what was kept still holds: a value that the database changes with all the public sees."""

from collections.abc import Iterator
from typing import Any

from django.db import connection, connections, models, transaction

from articles.models import (
    Author,
    Edition,
    EditionAuthor,
    EditionTag,
    FormerSlug,
    SearchEntry,
    Section,
    Spelling,
    Tag,
    Translation,
)
from newsroom.comments.models import Policy, Thread
from newsroom.fronts.models import Front, Launch
from newsroom.pictures.models import Picture
from newsroom.public.page_cache.models import Stamp

# All that public pages read, and what changes them. A new tag, author or picture shows nowhere
# before an edition names it: saving a draft forgets no page.
ANY_CHANGE = ("INSERT", "UPDATE", "DELETE")
CHANGE_OF_OLD = ("UPDATE", "DELETE")
WATCHED: dict[type[models.Model], tuple[str, ...]] = {
    Edition: ANY_CHANGE,
    EditionTag: ANY_CHANGE,
    EditionAuthor: ANY_CHANGE,
    SearchEntry: ANY_CHANGE,
    Spelling: ANY_CHANGE,
    Section: ANY_CHANGE,
    FormerSlug: ANY_CHANGE,
    Translation: ANY_CHANGE,
    Tag: CHANGE_OF_OLD,
    Author: CHANGE_OF_OLD,
    Picture: CHANGE_OF_OLD,
    Launch: ANY_CHANGE,
    Front: ("INSERT", "DELETE"),  # what is being prepared shows nowhere
    Policy: ANY_CHANGE,
    Thread: ANY_CHANGE,  # it changes with what readers see of comments, and not with the others
}

CURRENT = "SELECT value FROM page_cache_stamp"
FORGET = "DELETE FROM page_cache_stamp"
GIVE_OUT = {
    "sqlite": "INSERT INTO page_cache_stamp (value) VALUES (random())",
    "postgresql": "INSERT INTO page_cache_stamp (value) VALUES ((random() * 2 ^ 62)::bigint)",
}
ANEW = {
    "sqlite": "BEGIN UPDATE page_cache_stamp SET value = random(); END",
    "postgresql": "FOR EACH STATEMENT EXECUTE FUNCTION page_cache_stamp_anew()",
}
POSTGRESQL_FUNCTION = """
    CREATE OR REPLACE FUNCTION page_cache_stamp_anew() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE page_cache_stamp SET value = (random() * 2 ^ 62)::bigint;
        RETURN NULL;
    END $$
"""


def current() -> int | None:
    """The stamp of what the public sees now; None where nothing may be kept."""
    with connection.cursor() as cursor:
        cursor.execute(CURRENT)
        row = cursor.fetchone()
    # No request ends here, when Django would give back a connection that has served its time.
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
    return row[0] if row else None


def close_for_migration(using: str, **kwargs: Any) -> None:
    """Keep nothing while tables are remade: SQLite loses a table's triggers with the old table."""
    tables = connections[using].introspection.table_names()
    if Stamp._meta.db_table in tables:
        carry_out(using, [FORGET, *leaving(connections[using].vendor, tables)])


def open_after_migration(using: str, **kwargs: Any) -> None:
    """Watch the tables and give out a stamp, where all that is to be watched is there."""
    vendor, tables = connections[using].vendor, connections[using].introspection.table_names()
    needed = {model._meta.db_table for model in (Stamp, *WATCHED)}
    if vendor in GIVE_OUT and needed <= set(tables):
        carry_out(using, [*leaving(vendor, tables), *watching(vendor), FORGET, GIVE_OUT[vendor]])


def carry_out(using: str, statements: list[str]) -> None:
    with transaction.atomic(using), connections[using].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def leaving(vendor: str, tables: list[str]) -> Iterator[str]:
    """What takes the triggers away from the tables that are there."""
    for name, table, _event in triggers():
        if table in tables:
            on_table = f" ON {table}" if vendor == "postgresql" else ""
            yield f"DROP TRIGGER IF EXISTS {name}{on_table}"


def watching(vendor: str) -> Iterator[str]:
    """What makes each watched table change the stamp in the transaction of its own change."""
    if vendor == "postgresql":
        yield POSTGRESQL_FUNCTION
    for name, table, event in triggers():
        yield f"CREATE TRIGGER {name} AFTER {event} ON {table} {ANEW[vendor]}"


def triggers() -> Iterator[tuple[str, str, str]]:
    """Each trigger's name, table and event."""
    for model, events in WATCHED.items():
        for event in events:
            table = model._meta.db_table
            yield f"page_cache_{table}_{event.lower()}", table, event
