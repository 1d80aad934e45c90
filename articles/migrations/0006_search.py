"""Let readers search: the entries of the index, and how words are spelt.

The words themselves stand in an FTS5 table on SQLite, and in a column of the entries' own on
PostgreSQL, which no model knows. The index of a newsroom that has stories is filled after the
migration.
"""

import django.db.models.deletion
from django.db import migrations, models

CREATE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE articles_searchwords"
        " USING fts5(words, tokenize = \"ascii tokenchars '/'\")",
        "CREATE TRIGGER articles_search_forgets AFTER DELETE ON articles_searchentry"
        " BEGIN DELETE FROM articles_searchwords WHERE rowid = OLD.place; END",
    ),
    "postgresql": (
        "ALTER TABLE articles_searchentry ADD COLUMN words tsvector NOT NULL",
        "CREATE INDEX articles_searchentry_words ON articles_searchentry USING gin (words)",
    ),
}
DROP = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS articles_search_forgets",
        "DROP TABLE articles_searchwords",
    ),
    "postgresql": ("ALTER TABLE articles_searchentry DROP COLUMN words",),
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_sub_sections")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("place", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_entry",
                        to="articles.edition",
                    ),
                ),
            ],
            options={"ordering": ["-place"]},
        ),
        migrations.CreateModel(
            name="Spelling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("spelling", models.CharField(max_length=40)),
                ("word", models.CharField(max_length=40)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("spelling", "word"), name="spelling_of_word_once"
                    )
                ],
            },
        ),
        migrations.RunPython(create, drop),
    ]
