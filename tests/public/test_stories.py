"""A story's own page."""

import json
from datetime import timedelta

import html5lib
import pytest
from django.utils import timezone

from articles import workflow
from articles.markup import clean
from articles.models import Byline
from articles.states import Kind
from newsroom.public.stories import shown_texts

AGO = timezone.now() - timedelta(hours=5)


@pytest.fixture
def page_of(anyone, path_of):
    """A story's page as a tree."""

    def fetch(article):
        return html5lib.parse(anyone.get(path_of(article)).text, namespaceHTMLElements=False)

    return fetch


def words(element):
    return " ".join("".join(element.itertext()).split())


def of_class(page, name):
    return [each for each in page.iter() if name in (each.get("class") or "").split()]


def data_of(page):
    script, *_trail = [each for each in page.iter("script") if not each.get("src")]
    return json.loads(script.text)


def test_a_story_shows_its_words_in_order(live_story, page_of):
    page = page_of(live_story(headline="Wall falls", standfirst="Nobody hurt"))
    story = words(of_class(page, "story")[0])
    order = ["News", "Wall falls", "Nobody hurt", "Wim Writer", "Published", "The harbour wall"]
    places = [story.index(part) for part in order]
    assert places == sorted(places)


def test_a_byline_leads_to_its_author(live_story, page_of):
    page = page_of(live_story())
    (byline,) = of_class(page, "byline")
    assert [link.get("href") for link in byline.iter("a")] == ["/by/wim-writer/"]


def test_a_byline_names_each_author_once_with_what_they_did(story, writer, other_writer, page_of):
    wim, olga, role = writer.author, other_writer.author, Byline.Role
    article = story()
    bylines = [(wim, role.WORDS), (olga, role.WORDS), (wim, role.PHOTOGRAPHS)]
    workflow.revise(article, by=writer, parent=article.head, bylines=bylines)
    story.advance(article, "submit", "approve", "publish")
    (byline,) = of_class(page_of(article), "byline")
    assert [words(each) for each in byline] == [
        "Wim Writer Words and Photographs",
        "Olga Other",
    ]


def test_times_are_labelled_and_carry_their_zone(live_story, next_version, page_of):
    article = live_story(now=AGO)
    next_version(article, "update", now=AGO + timedelta(hours=2))
    (dates,) = of_class(page_of(article), "dates")
    published, updated = dates.iter("time")
    assert words(dates).startswith("Published")
    assert "Updated" in words(dates)
    assert published.get("datetime") == timezone.localtime(AGO).isoformat(timespec="seconds")
    assert timezone.localtime(AGO).tzname() in words(published)
    assert updated.get("datetime") > published.get("datetime")


def test_a_minor_change_is_not_an_update(live_story, next_version, page_of):
    article = live_story(now=AGO)
    next_version(article, "minor")
    assert "Updated" not in words(of_class(page_of(article), "dates")[0])


def test_a_correction_stands_before_the_text_with_its_date(live_story, next_version, page_of):
    article = live_story(now=AGO)
    next_version(article, "correction", public_note="The wall is nine metres long, not six.")
    story = of_class(page_of(article), "story")[0]
    (notes,) = of_class(story, "notes")
    assert "Correction" in words(notes)
    assert "nine metres long" in words(notes)
    assert list(notes.iter("time"))
    assert words(story).index("nine metres") < words(story).index("The harbour wall will be")


def test_earlier_corrections_stay(live_story, next_version, page_of):
    article = live_story(now=AGO)
    article = next_version(
        article, "correction", public_note="First.", now=AGO + timedelta(hours=1)
    )
    article = next_version(article, "clarification", public_note="Second.")
    (notes,) = of_class(page_of(article), "notes")
    assert words(notes).index("Second.") < words(notes).index("First.")


def test_blocks_keep_their_anchors(live_story, page_of):
    page = page_of(live_story(body='<p id="b-abcd1234">A wall.</p>'))
    assert [words(each) for each in page.iter() if each.get("id") == "b-abcd1234"] == ["A wall."]


def test_a_picture_in_the_text_shows_with_its_present_credit(live_story, picture, page_of):
    photo = picture(credit="Ana Reis", caption="The wall")
    article = live_story(body=f'<p>A.</p><figure data-picture="{photo.key}"></figure>')
    photo.credit = "Ana Reis / Archive"
    photo.save()
    (figure,) = of_class(page_of(article), "figure")
    assert "Ana Reis / Archive" in words(figure)
    assert next(figure.iter("img")).get("alt") == photo.alt


def test_a_picture_that_is_not_there_leaves_no_hole(db):
    (shown,) = shown_texts(clean('<p>A.</p><figure data-picture="nobodyknowsthiskey"></figure>'))
    assert [each.block.kind for each in shown.blocks] == ["p"]


def test_the_lead_picture_wears_the_caption_of_this_story(live_story, picture, page_of):
    article = live_story(lead_picture=picture(caption="Old"), lead_caption="The wall in May")
    (figure,) = of_class(page_of(article), "figure-lead")
    assert "The wall in May" in words(figure)
    assert "Old" not in words(figure)


def test_what_is_not_news_says_what_it_is(live_story, page_of):
    page = page_of(live_story(kind=Kind.SPONSORED))
    assert "Paid post" in words(of_class(page, "kicker")[0])
    assert data_of(page)["@type"] == "AdvertiserContentArticle"


def test_a_story_in_another_script_runs_its_own_way(live_story, page_of):
    (story,) = of_class(page_of(live_story(language="ar")), "story")
    assert (story.get("lang"), story.get("dir")) == ("ar", "rtl")


def test_search_engines_are_told_where_a_picture_with_a_licence_is_to_be_had(
    live_story, page_of, picture
):
    rights = {"licence_url": "https://cc.example/by/4.0", "source_url": "https://ana.example/wall"}
    shown = data_of(page_of(live_story(lead_picture=picture(**rights))))["image"][0]
    assert shown["license"] == "https://cc.example/by/4.0"
    assert shown["acquireLicensePage"] == "https://ana.example/wall"


def test_search_engines_are_told_what_readers_see(live_story, page_of, picture, settings):
    page = page_of(live_story(headline="Wall falls", lead_picture=picture(), tags=["Harbour"]))
    data = data_of(page)
    published = next(of_class(page, "dates")[0].iter("time"))
    assert data["headline"] == "Wall falls"
    assert data["author"][0]["url"] == f"{settings.SITE_URL}/by/wim-writer/"
    assert data["datePublished"][:19] == published.get("datetime")[:19]
    assert data["image"][0]["creditText"] == "Ana Reis"
    assert "acquireLicensePage" not in data["image"][0]
    assert data["image"][0]["url"].startswith(settings.SITE_URL)
    assert data["keywords"] == ["Harbour"]


def test_a_headline_cannot_leave_the_data_it_stands_in(live_story, page_of):
    wicked = "</script><script>alert(1)</script>"
    page = page_of(live_story(headline=wicked))
    assert data_of(page)["headline"] == wicked


def test_more_from_the_section_leaves_this_story_out(live_story, page_of, sport):
    article = live_story(headline="This one")
    live_story(headline="Another one")
    live_story(headline="Elsewhere", section=sport)
    more = words(of_class(page_of(article), "more")[0])
    assert "Another one" in more
    assert "This one" not in more
    assert "Elsewhere" not in more


def test_a_caption_runs_its_own_way_whatever_the_story_s(live_story, picture, page_of):
    shown = picture(caption="The wall at dawn.", credit="Ana Reis")
    article = live_story(headline="إصلاح رصيف الميناء", language="ar", lead_picture=shown)
    (caption,) = page_of(article).iter("figcaption")
    assert caption.get("dir") == "auto"
    assert caption.find("span").text == "The wall at dawn."  # a bdi would not count


def test_what_the_page_says_below_a_story_is_in_the_paper_s_language(live_story, page_of):
    page = page_of(live_story(headline="إصلاح رصيف الميناء", language="ar", tags=["Harbour"]))
    (story,) = of_class(page, "story")
    (below,) = story.findall("footer")
    assert (below.get("lang"), below.get("dir")) == ("en", "ltr")
    assert {each.get("class") for each in below} == {"tags", "share", "report-link"}


@pytest.mark.parametrize(("language", "locale"), [("en", "en_GB"), ("de", "de_DE")])
def test_a_story_names_its_language_and_its_publisher_s_logo(
    live_story, page_of, settings, language, locale
):
    page = page_of(live_story(language=language))
    told = {each.get("property"): each.get("content") for each in page.iter("meta")}
    assert told["og:locale"] == locale
    assert data_of(page)["publisher"]["logo"]["url"] == f"{settings.SITE_URL}/icon-512.png"
