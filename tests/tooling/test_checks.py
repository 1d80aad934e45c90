"""What `manage.py check --deploy` finds before readers do."""

import pytest
from django.core.checks import run_checks

from newsroom.demo import SIGN_INS

SHARED = "django.core.cache.backends.db.DatabaseCache"


@pytest.fixture
def found(db, settings):
    """The names of our own findings, in a production that is as it should be but for changes."""

    def check(**changes):
        changes = {
            "SITE_URL": "https://paper.example",
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "CACHES": {"default": {"BACKEND": SHARED, "LOCATION": "cache"}},
        } | changes
        for name, value in changes.items():
            setattr(settings, name, value)
        messages = run_checks(include_deployment_checks=True)
        return {
            message.id
            for message in messages
            if message.id.startswith("newsroom.") and message.id != "newsroom.I001"
        }

    return check


def test_a_production_as_it_should_be_is_let_through(found):
    assert found() == set()


def test_demo_accounts_are_refused(found, person):
    person("Writer", name="Writer")
    assert SIGN_INS[0] == "writer@newsroom.example"
    assert found() == {"newsroom.E004"}


def test_demo_accounts_that_are_closed_are_no_danger(found, person):
    person("Writer", name="Writer", is_active=False)
    assert found() == set()


def test_plain_http_is_refused(found):
    assert found(SITE_URL="http://paper.example") == {"newsroom.E001"}


def test_a_cache_that_cannot_count_sign_ins_together_is_refused(found):
    private = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    assert found(CACHES=private) == {"newsroom.E002"}


def test_mail_that_reaches_nobody_is_warned_of(found):
    console = "django.core.mail.backends.console.EmailBackend"
    assert found(EMAIL_BACKEND=console) == {"newsroom.W001"}
