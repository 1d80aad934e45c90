"""The database's promise outlives a migration that alters a table."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models.signals import post_migrate

from articles.models import Edition
from newsroom.fronts.models import Launch
from tests.fronts.conftest import launch, row, the_front  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


def migrated(model, name):
    """Alter a column and take it back, as migrations do; SQLite makes the table anew each time."""
    old = model._meta.get_field(name)
    new = models.CharField(max_length=old.max_length + 1)
    new.set_attributes_from_name(name)
    new.model = model
    for one, other in ((old, new), (new, old)):
        with connection.schema_editor() as editor:
            editor.alter_field(model, one, other)
    config = apps.get_app_config(model._meta.app_label)
    for _time in range(2):  # every migrate says it again
        post_migrate.send(
            sender=config, app_config=config, using="default", verbosity=0, interactive=False
        )


def overlap(standing):
    standing.pk, standing.live_from = None, standing.live_from + timedelta(hours=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        standing.save()


def test_editions_cannot_overlap_after_their_table_was_altered(live_story):
    migrated(Edition, "headline")
    live_story()
    overlap(Edition.objects.get())


def test_launches_cannot_overlap_after_their_table_was_altered(launch):  # noqa: F811
    migrated(Launch, "note")
    launch(row("latest"))
    overlap(Launch.objects.get())
