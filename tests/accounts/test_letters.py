"""Domain: letters are queued with their cause, sealed, and carried by the worker."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from newsroom.accounts import mail
from newsroom.accounts.sealing import SealBroken, seal, unseal


def test_a_sealed_text_opens_again():
    assert unseal(seal("Ana’s link")) == "Ana’s link"


def test_a_text_sealed_with_an_older_key_opens_while_that_key_is_remembered(settings):
    sealed = seal("Ana’s link")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another" * 10
    assert unseal(sealed) == "Ana’s link"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(SealBroken):
        unseal(sealed)


@pytest.mark.parametrize("text", ["", "not sealed at all", "gAAAAA=="])
def test_what_was_never_sealed_does_not_open(text):
    with pytest.raises(SealBroken):
        unseal(text)


def test_a_link_does_not_lie_open_in_the_queue(invite, link):
    invite()
    waiting = str(DBTaskResult.objects.values_list("args_kwargs", flat=True).get())
    assert link().split("/")[-2] not in waiting


@pytest.mark.django_db(transaction=True)
def test_a_letter_whose_cause_never_happened_is_never_sent(invite, post):
    with transaction.atomic():
        invite()
        transaction.set_rollback(True)
    assert post() == []


def test_a_letter_sent_twice_is_known_as_one(invite, mailoutbox):
    invite()
    sealed = DBTaskResult.objects.get().args_kwargs["args"][0]
    mail.deliver.call(sealed)
    mail.deliver.call(sealed)
    first, second = (letter.extra_headers["Message-ID"] for letter in mailoutbox)
    assert first == second
