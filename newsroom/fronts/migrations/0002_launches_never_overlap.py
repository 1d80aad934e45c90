"""Let the database keep the promise that two launches of one front never overlap.

PostgreSQL has exclusion constraints for it; SQLite gets the same by triggers.
"""

from django.db import migrations

POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """
    ALTER TABLE fronts_launch ADD CONSTRAINT launch_never_overlaps
    EXCLUDE USING gist (front_id WITH =, tstzrange(live_from, live_until) WITH &&)
    WHERE (cancelled_at IS NULL)
    """,
)
SQLITE = tuple(
    f"""
    CREATE TRIGGER launch_never_overlaps_{name} BEFORE {event} ON fronts_launch
    WHEN NEW.cancelled_at IS NULL AND EXISTS (
        SELECT 1 FROM fronts_launch AS other
        WHERE other.front_id = NEW.front_id AND other.id IS NOT NEW.id
        AND other.cancelled_at IS NULL
        AND other.live_from < NEW.live_until AND NEW.live_from < other.live_until
    )
    BEGIN SELECT RAISE(ABORT, 'launch_never_overlaps'); END
    """
    for name, event in (
        ("insert", "INSERT"),
        ("update", "UPDATE OF live_from, live_until, cancelled_at"),
    )
)
KEPT = {"postgresql": POSTGRESQL, "sqlite": SQLITE}
DROPPED = {
    "postgresql": ("ALTER TABLE fronts_launch DROP CONSTRAINT launch_never_overlaps",),
    "sqlite": (
        "DROP TRIGGER launch_never_overlaps_insert",
        "DROP TRIGGER launch_never_overlaps_update",
    ),
}


def keep(apps, schema_editor):
    for statement in KEPT.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROPPED.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("fronts", "0001_initial")]
    operations = [migrations.RunPython(keep, drop)]
