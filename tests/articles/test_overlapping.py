"""The database's promise outlives a migration that makes the table of editions anew."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models.signals import post_migrate

from articles.models import Edition

TRIGGERS = """
    SELECT name FROM sqlite_master
    WHERE type = 'trigger' AND name LIKE 'edition_never_overlaps%' ORDER BY name
"""


def triggers():
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS)
        return [name for (name,) in cursor.fetchall()]


@pytest.fixture
def remade(transactional_db):
    """The table of editions as a migration leaves it that alters a column and takes it back."""
    old = Edition._meta.get_field("headline")
    new = models.CharField(max_length=old.max_length + 1)
    new.set_attributes_from_name("headline")
    new.model = Edition
    for one, other in ((old, new), (new, old)):
        with connection.schema_editor() as editor:
            editor._remake_table(Edition, alter_fields=[(one, other)])


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has a constraint for it")
def test_editions_cannot_overlap_after_their_table_was_remade(remade, live_story):
    assert triggers() == []
    config = apps.get_app_config("articles")
    for _time in range(2):  # every migrate says it again
        post_migrate.send(
            sender=config, app_config=config, using="default", verbosity=0, interactive=False
        )
    assert triggers() == ["edition_never_overlaps_insert", "edition_never_overlaps_update"]
    live_story()
    edition = Edition.objects.get()
    edition.pk, edition.live_from = None, edition.live_from + timedelta(hours=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        edition.save()
