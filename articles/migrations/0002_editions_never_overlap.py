"""Let the database keep the promise that two editions of one story never overlap.

PostgreSQL has exclusion constraints for it; SQLite gets the same by triggers.
"""

from django.db import migrations

POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """
    ALTER TABLE articles_edition ADD CONSTRAINT edition_never_overlaps
    EXCLUDE USING gist (article_id WITH =, tstzrange(live_from, live_until) WITH &&)
    """,
)
SQLITE = tuple(
    f"""
    CREATE TRIGGER edition_never_overlaps_{name} BEFORE {event} ON articles_edition
    WHEN EXISTS (
        SELECT 1 FROM articles_edition AS other
        WHERE other.article_id = NEW.article_id AND other.id IS NOT NEW.id
        AND other.live_from < NEW.live_until AND NEW.live_from < other.live_until
    )
    BEGIN SELECT RAISE(ABORT, 'edition_never_overlaps'); END
    """
    for name, event in (("insert", "INSERT"), ("update", "UPDATE OF live_from, live_until"))
)
KEPT = {"postgresql": POSTGRESQL, "sqlite": SQLITE}
DROPPED = {
    "postgresql": ("ALTER TABLE articles_edition DROP CONSTRAINT edition_never_overlaps",),
    "sqlite": (
        "DROP TRIGGER edition_never_overlaps_insert",
        "DROP TRIGGER edition_never_overlaps_update",
    ),
}


def keep(apps, schema_editor):
    for statement in KEPT.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROPPED.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(keep, drop)]
