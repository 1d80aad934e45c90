"""A browser's view of joining and signing in."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache

from newsroom import work
from newsroom.accounts import invitations
from tests.conftest import PASSWORD


@pytest.fixture
def letter(manager, mailoutbox):
    """The path of the link in the letter that invites Ana as a writer."""
    cache.clear()
    roles = Group.objects.filter(name="Writer")
    invitations.invite(email="ana@newsroom.example", name="Ana Reis", roles=roles, by=manager)
    while work.carry_out_next("the test"):
        pass
    return re.search(r"https?://[^/]+(/\S+)", mailoutbox[-1].body).group(1)


def test_an_invited_colleague_joins_and_stands_at_the_desk(page, letter):
    tab = page()
    tab.goto(letter)
    assert tab.get_by_label("Your name").input_value() == "Ana Reis"
    tab.get_by_label("Password", exact=True).fill("harbour wall at dawn")
    tab.get_by_label("Password, once more").fill("harbour wall at dawn")
    tab.get_by_role("button", name="Join the newsroom").click()
    tab.wait_for_url("**/admin/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ways_in_are_open_to_everybody(page, axe, letter, scheme):
    tab = page(width=320, scheme=scheme)
    for path in ["/accounts/login/", "/accounts/password/reset/", letter]:
        tab.goto(path)
        axe(tab)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        tab.locator("form button").click()
        axe(tab)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_an_account_are_open_to_everybody(page, axe, writer, scheme):
    cache.clear()
    tab = page(width=320, scheme=scheme)
    tab.goto("/accounts/login/?next=/accounts/")
    tab.get_by_label("E-mail").fill(writer.email)
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Sign in").click()
    axe(tab)
    tab.get_by_role("link", name="Two-step sign-in").click()
    axe(tab)
    tab.get_by_role("link", name="Set it up").click()
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Go on").click()
    axe(tab)
    tab.goto("/accounts/password/change/")
    axe(tab)
