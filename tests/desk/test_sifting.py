"""By what the desk's lists can be sifted: nobody reads a column through them row by row."""

import pytest
from django.contrib import admin

TOLD_BY_NO_LIST = [
    "password",
    "password__startswith",
    "password__regex",
    "session_epoch",
    "session_epoch__gt",
    "digest__startswith",
    "token__startswith",
    "data__contains",
    "pk__gt",
    "user__password__startswith",
    "created_by__password__startswith",
    "invited_by__password__regex",
    "uploaded_by__password__startswith",
    "changed_by__password__startswith",
    "lead__created_by__password__startswith",
    "preview_links__digest__startswith",
    "section__created_by__password__startswith",
    "is_active__exact__password",
]
LISTS = sorted(admin.site._registry, key=lambda model: model._meta.label_lower)


@pytest.mark.parametrize("model", LISTS, ids=lambda model: model._meta.label_lower)
def test_no_list_can_be_asked_for_a_column_that_it_has_no_filter_for(chief, model, rf):
    pages, request = admin.site._registry[model], rf.get("/")
    request.user = chief
    columns = {field.name for field in model._meta.get_fields()}
    unsifted = columns - set(pages.get_list_filter(request))
    for lookup in [*TOLD_BY_NO_LIST, *(f"{column}__exact" for column in unsifted)]:
        assert not pages.lookup_allowed(lookup, "a", request), lookup


@pytest.mark.parametrize("lookup", ["password__regex", "password__startswith", "session_epoch"])
def test_a_staff_manager_learns_nothing_of_a_colleagues_password(signed_in, manager, lookup):
    answer = signed_in(manager).get(f"/admin/accounts/user/?is_active__exact=1&{lookup}=md5")
    assert answer.status_code == 400


def test_an_invitations_link_cannot_be_guessed_letter_by_letter(signed_in, manager):
    answer = signed_in(manager).get("/admin/accounts/invitation/?digest__startswith=a")
    assert answer.status_code == 400


def test_the_lists_own_filters_still_sift(signed_in, chief, manager, story, news, sport):
    story()
    desk = signed_in(chief)
    sifted = {
        "accounts/user/": ["is_active__exact=1", "role=Staff manager"],
        "articles/houserule/": [f"section__id__exact={sport.pk}", "section__isnull=True"],
        "articles/article/": [
            "stage__exact=writing",
            "stage=writing",
            "desk=mine",
            "standing=live",
        ],
        "mfa/authenticator/": ["type__exact=totp", "created_at__gte=2026-01-01T00:00Z"],
    }
    for place, queries in sifted.items():
        for query in queries:
            assert desk.get(f"/admin/{place}?{query}").status_code == 200, query
    assert "Harbour wall" in desk.get(f"/admin/articles/article/?section__id__exact={news.pk}").text
    assert "Harbour wall" not in (
        desk.get(f"/admin/articles/article/?section__id__exact={sport.pk}").text
    )
