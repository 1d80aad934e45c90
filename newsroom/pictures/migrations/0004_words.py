"""Find pictures by their words: an index that the database keeps itself."""

from django.db import migrations

SEARCHED = ("alt", "caption", "credit", "keywords", "creator", "location")
COLUMNS = ", ".join(SEARCHED)
NEW, OLD = (", ".join(f"{row}.{name}" for name in SEARCHED) for row in ("NEW", "OLD"))
LEARN = f"INSERT INTO pictures_words (rowid, {COLUMNS}) VALUES (NEW.id, {NEW});"
UNLEARN = (
    f"INSERT INTO pictures_words (pictures_words, rowid, {COLUMNS})"
    f" VALUES ('delete', OLD.id, {OLD});"
)
TEXT = " || ' ' || ".join(SEARCHED)
ACCENTED = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿāăąćčďđēęěğīłńňőřśşšťūůűźżž"
PLAIN = "aaaaaaceeeeiiiinoooooouuuuyyaaaccddeeegilnnorssstuuuzzz"

CREATE = {
    "sqlite": (
        f"CREATE VIRTUAL TABLE pictures_words USING fts5({COLUMNS}, content='pictures_picture',"
        " content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')",
        "CREATE TRIGGER pictures_words_insert AFTER INSERT ON pictures_picture"
        f" BEGIN {LEARN} END",
        "CREATE TRIGGER pictures_words_delete AFTER DELETE ON pictures_picture"
        f" BEGIN {UNLEARN} END",
        f"CREATE TRIGGER pictures_words_update AFTER UPDATE OF {COLUMNS} ON pictures_picture"
        f" BEGIN {UNLEARN}{LEARN} END",
        "INSERT INTO pictures_words (pictures_words) VALUES ('rebuild')",
    ),
    "postgresql": (
        "CREATE INDEX pictures_words ON pictures_picture USING gin ("
        f"to_tsvector('english', translate(lower({TEXT}), '{ACCENTED}', '{PLAIN}')))",
    ),
}
DROP = {
    "sqlite": (
        *(
            f"DROP TRIGGER IF EXISTS pictures_words_{event}"
            for event in ("insert", "delete", "update")
        ),
        "DROP TABLE pictures_words",
    ),
    "postgresql": ("DROP INDEX pictures_words",),
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("pictures", "0003_what_is_not_ready")]
    operations = [migrations.RunPython(create, drop)]
