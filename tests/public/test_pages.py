"""What every page for readers has in common."""

import html5lib
import pytest

KINDS = ["front", "section", "story", "topic", "author", "year", "month", "day"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_shows_the_story(anyone, every_kind_of_page, kind):
    response = anyone.get(every_kind_of_page[kind])
    assert response.status_code == 200
    assert "Harbour wall to be mended" in response.text


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_valid_html(anyone, every_kind_of_page, kind):
    text = anyone.get(every_kind_of_page[kind]).text
    html5lib.HTMLParser(strict=True).parse(text)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_sets_no_cookie_and_depends_on_none(anyone, every_kind_of_page, kind):
    response = anyone.get(every_kind_of_page[kind])
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_may_be_kept_by_anyone_who_asks_first(anyone, every_kind_of_page, kind):
    response = anyone.get(every_kind_of_page[kind])
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    again = anyone.get(
        every_kind_of_page[kind], headers={"if-none-match": response.headers["ETag"]}
    )
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_the_same_for_staff_and_for_strangers(
    anyone, signed_in, chief, every_kind_of_page, kind
):
    path = every_kind_of_page[kind]
    assert signed_in(chief).get(path).content == anyone.get(path).content


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_does_not_believe_the_host_it_was_asked_for(
    anyone, settings, every_kind_of_page, kind
):
    settings.ALLOWED_HOSTS = ["*"]
    path = every_kind_of_page[kind]
    elsewhere = anyone.get(path, headers={"host": "evil.example"})
    assert elsewhere.content == anyone.get(path).content


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_names_its_own_address(anyone, settings, every_kind_of_page, kind):
    path = every_kind_of_page[kind]
    assert f'<link rel="canonical" href="{settings.SITE_URL}{path}">' in anyone.get(path).text


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_what_it_is_where_its_address_is_pasted(
    anyone, settings, every_kind_of_page, kind
):
    path = every_kind_of_page[kind]
    page = html5lib.parse(anyone.get(path).text, namespaceHTMLElements=False)
    told = {each.get("property"): each.get("content") for each in page.iter("meta")}
    assert told["og:url"] == settings.SITE_URL + path
    assert told["og:title"]
    card = anyone.get(told["og:image"].removeprefix(settings.SITE_URL))
    assert card.getvalue()
    assert (card.status_code, card["Content-Type"].partition("/")[0]) == (200, "image")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_the_browser_for_none_of_its_powers(anyone, every_kind_of_page, kind):
    policy = anyone.get(every_kind_of_page[kind]).headers["Permissions-Policy"]
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(policy.split(", "))


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_nothing_inline_that_a_browser_would_run(anyone, every_kind_of_page, kind):
    page = html5lib.parse(anyone.get(every_kind_of_page[kind]).text, namespaceHTMLElements=False)
    assert not page.findall(".//style")
    assert not page.findall(".//*[@style]")
    inline = [script for script in page.iter("script") if not script.get("src")]
    assert {script.get("type") for script in inline} <= {"application/ld+json"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_leads_to_its_content_and_back_to_the_top(anyone, every_kind_of_page, kind):
    text = anyone.get(every_kind_of_page[kind]).text
    assert text.index('href="#content"') < text.index('id="content"') < text.index('href="#top"')


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_only_for_reading(anyone, every_kind_of_page, kind):
    assert anyone.post(every_kind_of_page[kind]).status_code == 405


def test_an_empty_paper_says_so(anyone, news):
    assert "Nothing has been published yet" in anyone.get("/").text
    assert "Nothing has been published in this section yet" in anyone.get("/news/").text


def test_a_section_that_does_not_exist_is_not_found(anyone, news):
    assert anyone.get("/weather/").status_code == 404
