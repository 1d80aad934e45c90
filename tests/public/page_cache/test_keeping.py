"""What is kept, under which address, and for whom."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.urls import include, path
from django.utils import timezone

from articles import workflow
from newsroom.compat.csp import CSP, csp_override
from newsroom.public.caching import readable

SESSION = f"{settings.SESSION_COOKIE_NAME}=abc"


def test_a_page_is_made_once_and_then_kept(process, live_story):
    live_story()
    first, second = process.get("/"), process.get("/")
    assert (first.outcome, second.outcome) == ("miss", "hit")
    assert second.content == first.content
    assert process.renders == ["/"]


def test_a_page_that_one_process_made_serves_the_others(process, elsewhere, live_story):
    live_story()
    first = process.get("/")
    assert elsewhere.get("/").text == first.text
    assert elsewhere.renders == []


def test_a_kept_page_says_what_django_says_in_words_and_headers(process, every_kind_of_page):
    for address in every_kind_of_page.values():
        process.get(address)
        kept, straight = process.get(address), process.get(address, authorization="Basic YTpi")
        assert kept.outcome == "hit"
        assert kept.text == straight.text
        ours = {"ETag", "Vary", "Content-Length", "X-Page-Cache"}
        assert {name: value for name, value in kept.headers.items() if name not in ours} == {
            name: value for name, value in straight.headers.items() if name not in ours
        }
        assert "default-src 'none'" in kept.headers["Content-Security-Policy"]


@pytest.mark.parametrize("junk", ["utm_source=mail", "fbclid=1&x=2", "before=", "a=1&a=2"])
def test_what_a_page_does_not_declare_makes_no_other_page(process, news, junk):
    plain = process.get("/news/")
    answer = process.get(f"/news/?{junk}")
    assert (answer.outcome, answer.content) == ("hit", plain.content)


def test_what_a_story_does_not_declare_never_reaches_it(process, live_story, path_of):
    address = path_of(live_story())
    assert process.get(f"{address}?before={'0' * 32}").status == 200
    assert process.get(address).outcome == "hit"


@pytest.mark.parametrize(
    "since", ["", "x", "0", "-1", "9" * 19, "2999-01-01T00:00Z", "2026-99-99", "%D9%A3", "1%00"]
)
def test_what_means_no_edition_of_a_story_makes_no_other_page(process, live_story, path_of, since):
    address = path_of(live_story())
    process.get(address)
    assert process.get(f"{address}?since={since}").outcome == "hit"


def test_one_moment_however_it_is_said_makes_one_page(process, live_story, path_of):
    address = path_of(live_story())
    assert process.get(f"{address}?since=2026-01-05T10:00Z").outcome == "miss"
    for same in ("2026-01-05T10:00", "2026-01-05T11:00:00%2B01:00", "2026-01-05+10:00:00.000"):
        assert process.get(f"{address}?since={same}").outcome == "hit"
    assert process.get(f"{address}?since=01").outcome == "miss"
    assert process.get(f"{address}?since=1").outcome == "hit"


def test_what_a_list_declares_makes_a_page_of_its_own(process, live_story):
    first, second = live_story(), live_story()
    assert first.headline in process.get("/news/").text
    older = process.get(f"/news/?x=1&before={second.key}")
    assert older.outcome == "miss"
    assert first.headline in older.text
    assert second.headline not in older.text
    assert process.get(f"/news/?before={second.key}&x=2").outcome == "hit"


def test_each_host_and_scheme_has_its_own_pages(process, settings, news):
    settings.ALLOWED_HOSTS = ["testserver", "paper.example"]
    process.get("/")
    assert process.get("/", host="paper.example").outcome == "miss"
    assert process.get("/", host="PAPER.example").outcome == "hit"
    assert process.get("/", scheme="https").outcome == "miss"


def test_a_host_that_is_not_ours_gets_nothing_and_leaves_nothing(process, news):
    refused = process.get("/", host="evil.example")
    assert (refused.status, refused.outcome) == (400, "pass")
    assert len(process.cache.shelf) == 0


def test_a_topic_in_any_letters_is_kept(process, live_story):
    live_story(tags=["Größe"])
    address = quote("/topics/größe/")
    assert [process.get(address).status for _ in range(2)] == [200, 200]
    assert process.get(address).outcome == "hit"


@pytest.mark.parametrize(
    "sent",
    [{"cookie": SESSION}, {"authorization": "Basic YTpi"}, {"method": "POST"}, {"method": "PUT"}],
    ids=str,
)
def test_whoever_is_known_and_whatever_is_no_reading_passes_by(process, news, sent):
    process.get("/")
    assert process.get("/", **sent).outcome == "pass"
    assert process.renders == ["/", "/"]


def test_other_cookies_make_no_difference(process, news):
    process.get("/")
    assert process.get("/", cookie="consent=yes; mysession=1").outcome == "hit"


@pytest.mark.parametrize(
    "address", ["/admin/", "/accounts/", "/media/x", "/static/x", "/preview/", "/shared/x/"]
)
def test_the_rest_of_the_house_is_not_touched(process, address):
    assert process.get(address).outcome is None


@pytest.mark.parametrize("address", ["/nothing.php", "/news"])
def test_what_is_no_page_for_readers_is_not_kept(process, news, address):
    assert [process.get(address).outcome for _ in range(2)] == ["pass", "pass"]


def test_an_old_address_is_kept(process, live_story, path_of, writer, editor, publisher):
    article = live_story(now=timezone.now() - timedelta(days=1))
    old = path_of(article)
    article.slug = "another"
    workflow.revise(article, by=writer, parent=article.head)
    workflow.move(article, "submit", by=writer)
    workflow.move(article, "approve", by=editor)
    workflow.move(article, "publish", by=publisher, change="update")
    answers = [process.get(old) for _ in range(2)]
    assert [(each.status, each.outcome) for each in answers] == [(301, "miss"), (301, "hit")]
    assert {each.headers["Location"] for each in answers} == {path_of(article)}


def test_that_a_story_is_gone_is_kept(process, story):
    article = story("submit", "approve", "publish", ("withdraw", {"note": "Not ours"}))
    answers = [process.get(article.editions.get().path) for _ in range(2)]
    assert [(each.status, each.outcome) for each in answers] == [(410, "miss"), (410, "hit")]


def test_what_is_missing_is_kept_apart_and_not_shared(process, elsewhere, news):
    assert [process.get("/weather/").outcome for _ in range(2)] == ["miss", "hit"]
    assert len(process.cache.shelf) == 0
    assert elsewhere.get("/weather/").outcome == "miss"


def test_the_way_to_https_is_django_s_to_say(request, settings, news):
    settings.SECURE_SSL_REDIRECT = True
    process = request.getfixturevalue("process")
    assert [process.get("/").status for _ in range(2)] == [301, 301]
    assert process.get("/").outcome == "pass"
    assert process.get("/", scheme="https").status == 200


# Views that a later builder might mark by mistake


def with_header(name, value):
    def view(request):
        return HttpResponse("For you alone.", headers={name: value})

    return readable(view)


@csp_override({"script-src": [CSP.NONCE]})
def with_nonce(request):
    return HttpResponse(f"{request._csp_nonce}")


urlpatterns = [
    path("cookie/", with_header("Set-Cookie", "a=b")),
    path("vary/", with_header("Vary", "Accept-Encoding, Cookie")),
    path("nonce/", readable(with_nonce)),
    path("broken/", readable(lambda request: HttpResponse("Sorry.", status=503))),
    path("plain/", lambda request: HttpResponse("No page for readers.")),
    path("fine/", with_header("X-Fine", "yes")),
    path("", include("newsroom.urls")),
]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("name", ["cookie", "vary", "nonce", "broken", "plain"])
def test_an_answer_that_is_not_for_everybody_is_not_kept(process, name):
    assert [process.get(f"/{name}/").outcome for _ in range(2)] == ["pass", "pass"]


@pytest.mark.urls(__name__)
def test_an_answer_for_everybody_is_kept(process):
    assert [process.get("/fine/").outcome for _ in range(2)] == ["miss", "hit"]


@pytest.mark.urls(__name__)
def test_views_see_nothing_of_a_reader_but_the_address(process):
    seen = []

    def look(request):
        seen.append({name for name in request.META if name.startswith("HTTP_")})
        return HttpResponse("Seen.")

    urlpatterns.insert(0, path("look/", readable(look)))
    process.get("/look/?a=1", cookie="a=b", accept_language="de", user_agent="x", range="bytes=0-1")
    assert seen == [{"HTTP_HOST"}]
