"""What `prepare`, the command of every deployment, brings up to what the code expects."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from newsroom.public.page_cache import stamps

pytestmark = pytest.mark.django_db


@pytest.fixture
def prepare(settings):
    settings.DEBUG, settings.DEMO_PASSWORD = True, ""
    return lambda: call_command("prepare")


def test_roles_follow_the_code_though_no_migration_is_due(prepare):
    editor = Group.objects.get(name="Editor")
    held = set(editor.permissions.all())
    editor.permissions.clear()
    prepare()
    assert set(editor.permissions.all()) == held


def test_the_stamp_watches_what_the_code_says_though_no_migration_is_due(prepare, live_story):
    stamps.carry_out("default", [*stamps.leaving(stamps.connection.vendor, watched())])
    prepare()
    before = stamps.current()
    live_story()
    assert stamps.current() != before


def watched():
    return [model._meta.db_table for model in stamps.WATCHED]
