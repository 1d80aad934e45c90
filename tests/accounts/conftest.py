"""What the tests of accounts share: the post, and a cache that remembers no earlier attempts."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache

from newsroom import work
from newsroom.accounts import invitations


@pytest.fixture(autouse=True)
def nobody_has_tried_before():
    cache.clear()


@pytest.fixture
def post(db, mailoutbox):
    """The letters that the worker has carried out so far."""

    def carry():
        while work.carry_out_next("the test"):
            pass
        return mailoutbox

    return carry


@pytest.fixture
def role(db):
    """A role by its name, as the group that it is."""
    return lambda name: Group.objects.get(name=name)


@pytest.fixture
def invite(manager, role):
    """Invite somebody: `invite("Writer", email="ana@newsroom.example")`."""

    def send(*roles, email="ana@newsroom.example", name="Ana Reis", **details):
        chosen = [role(name) for name in roles or ("Writer",)]
        details = {"by": manager} | details
        return invitations.invite(email=email, name=name, roles=chosen, **details)

    return send


@pytest.fixture
def link(post):
    """The path of the link in the newest letter."""
    return lambda: re.search(r"https?://[^/\s]+(/accounts/\S+)", post()[-1].body).group(1)


def sentences(response):
    """What a page says, tags taken away."""
    text = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return " ".join(text.replace("&#x27;", "'").replace("&rsquo;", "’").split())
