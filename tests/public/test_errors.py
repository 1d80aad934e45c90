"""Pages for when something went wrong."""

import html5lib
import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.public import errors


@pytest.mark.parametrize("path", ["/nothing/", "/2026/01/01/nothing/", "/topics/nothing/"])
def test_a_page_that_is_not_there_leads_to_the_newest_stories(anyone, live_story, path):
    live_story(headline="Wall falls")
    response = anyone.get(path)
    assert response.status_code == 404
    assert "Wall falls" in response.text
    assert "nothing" not in response.text
    html5lib.HTMLParser(strict=True).parse(response.text)


def test_one_may_be_told_no(rf, news):
    response = errors.permission_denied(rf.get("/"))
    assert response.status_code == 403
    html5lib.HTMLParser(strict=True).parse(response.content.decode())


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda request: errors.bad_request(request, SuspiciousOperation()), 400),
        (lambda request: errors.bad_request(request, RequestDataTooBig()), 413),
        (errors.server_error, 500),
    ],
)
def test_when_the_house_may_be_broken_the_page_asks_the_database_nothing(rf, db, answer, status):
    with CaptureQueriesContext(connection) as queries:
        response = answer(rf.get("/"))
    assert response.status_code == status
    assert not queries.captured_queries
    html5lib.HTMLParser(strict=True).parse(response.content.decode())


def test_a_failure_is_a_page(anyone, live_story, monkeypatch):
    live_story()
    monkeypatch.setattr("newsroom.public.views.the_front", lambda sections: 1 / 0)
    anyone.raise_request_exception = False
    response = anyone.get("/")
    assert response.status_code == 500
    assert "Something went wrong here" in response.text
