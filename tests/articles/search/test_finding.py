"""What the search finds: what readers can read, and nothing else."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles import search
from articles.models import Edition, SearchEntry, Spelling, Tag

pytestmark = pytest.mark.django_db


def find(typed, *, at=None, by_date=False, **where):
    """The headlines that a search finds, in their order."""
    asked = search.Search(search.parse(typed), **where)
    at = at or timezone.now()
    keys = search.newest(asked, at=at, limit=50) if by_date else search.best(asked, at=at)
    headlines = dict(Edition.objects.live(at).filter(pk__in=keys).values_list("pk", "headline"))
    return [headlines[key] for key in keys]


def meant(typed):
    return search.meant(search.Search(search.parse(typed)), at=timezone.now())


def test_a_story_is_found_by_each_part_that_readers_see(live_story):
    live_story(
        headline="Quillwort returns",
        standfirst="Botanists rejoice",
        body="<p>A fern ally.</p><p>Nobody <strong>ex</strong>pected it<small>A note</small>.</p>",
        lead_caption="By the lagoon",
        tags=["Wetlands"],
    )
    parts = ["quillwort", "botanist", "fern", "expected", "lagoon", "wetland", "wim writer", "note"]
    for part in parts:
        assert find(part) == ["Quillwort returns"], part


def test_every_word_has_to_match_and_none_that_is_left_out(live_story):
    live_story(headline="Harbour wall mended", body="<p>Stone.</p>")
    live_story(headline="Harbour ferry sold", body="<p>Steel.</p>")
    assert sorted(find("harbour")) == ["Harbour ferry sold", "Harbour wall mended"]
    assert find("harbour wall stone") == ["Harbour wall mended"]
    assert find("harbour -wall") == ["Harbour ferry sold"]
    assert find('harbour -"ferry sold"') == ["Harbour wall mended"]
    assert find("harbour wall steel") == []


def test_the_words_of_a_phrase_stand_side_by_side(live_story):
    live_story(headline="One", body="<p>The old sea wall.</p>")
    live_story(headline="Two", body="<p>The wall, old as the sea.</p>")
    assert find('"old sea wall"') == ["One"]
    assert sorted(find("old sea wall")) == ["One", "Two"]
    assert find("sea-wall") == ["One"]


def test_no_phrase_spans_two_parts_of_a_story(live_story):
    live_story(headline="The harbour", standfirst="Wall to wall", body="<p>Nothing.</p>")
    assert find('"harbour wall"') == []


@pytest.mark.parametrize(
    ("language", "text", "typed"),
    [
        ("en", "Elections were held in the café", "election cafe"),
        ("de", "Die Häuser der Müllers", "haus muller"),
        ("ar", "الانتخابات في القاهرة", "انتخابات"),
        ("en", "東京都の知事", "知事"),
        ("en", "東京都の知事", "東京都"),
        ("en", "東京都の知事", "都"),
        ("en", "Section 42b of the C++ standard", '"42b of the c++"'),
    ],
)
def test_words_are_found_however_they_are_written(live_story, language, text, typed):
    live_story(headline="It", body=f"<p>{text}</p>", language=language)
    live_story(headline="Another")
    assert find(typed) == ["It"]


def test_characters_that_do_not_stand_together_are_not_found(live_story):
    live_story(headline="It", body="<p>東京と京都</p>")
    assert find("東京都") == []


def test_only_live_stories_are_found(story, live_story, next_version, publisher, tomorrow):
    live_story(headline="Zebra seen")
    story(headline="Zebra draft")
    story("submit", "approve", headline="Zebra ready")
    story("submit", "approve", ("publish", {"at": tomorrow}), headline="Zebra planned")
    gone = live_story(headline="Zebra withdrawn")
    story.advance(gone, ("withdraw", {"note": "Court order"}))
    killed = live_story(headline="Zebra killed")
    story.advance(killed, ("kill", {"note": "Untrue"}))
    until = {"until": timezone.now() + timedelta(hours=1)}
    story("submit", "approve", ("publish", until), headline="Zebra for an hour")
    planned_change = live_story(headline="Zebra now")
    next_version(planned_change, headline="Zebra later", at=tomorrow)

    assert sorted(find("zebra")) == ["Zebra for an hour", "Zebra now", "Zebra seen"]
    assert find("zebra", by_date=True) == ["Zebra now", "Zebra for an hour", "Zebra seen"]
    assert find("later") == []
    assert find("withdrawn") == []


def test_a_planned_story_is_found_from_its_time_on_with_no_job(story, tomorrow):
    story("submit", "approve", ("publish", {"at": tomorrow}), headline="Zebra at large")
    assert find("zebra", at=tomorrow - timedelta(seconds=1)) == []
    assert find("zebra", at=tomorrow) == ["Zebra at large"]


def test_a_planned_change_is_found_from_its_time_on_by_its_words_only(
    live_story, next_version, tomorrow
):
    article = live_story(headline="Zebra seen")
    next_version(article, headline="Okapi seen", at=tomorrow)
    assert (find("zebra"), find("okapi")) == (["Zebra seen"], [])
    assert find("zebra", at=tomorrow) == []
    assert find("okapi", at=tomorrow) == ["Okapi seen"]


def test_a_cancelled_plan_and_a_withdrawn_story_leave_no_word_in_the_index(
    live_story, story, tomorrow
):
    planned = story("submit", "approve", ("publish", {"at": tomorrow}), headline="Zebra")
    story.advance(planned, "cancel")
    gone = live_story(headline="Okapi")
    story.advance(gone, ("withdraw", {"note": "Court order"}))
    assert not SearchEntry.objects.exists()


def test_a_corrected_story_is_found_by_its_new_words_and_not_by_its_old(live_story, next_version):
    article = live_story(headline="Zebra seen")
    next_version(article, "correction", public_note="An okapi.", headline="Okapi seen")
    assert (find("zebra"), find("okapi")) == ([], ["Okapi seen"])


def test_a_story_that_fails_to_be_published_is_in_no_index(story, publisher, live_story):
    live_story(slug="taken")
    before = set(SearchEntry.objects.values_list("place", flat=True))
    article = story("submit", "approve", slug="taken", headline="Zebra")
    with pytest.raises(Exception, match="address"):
        story.advance(article, "publish")
    assert set(SearchEntry.objects.values_list("place", flat=True)) == before


def test_the_best_match_comes_first(live_story):
    hour = timedelta(hours=1)
    now = timezone.now()
    headlines = ["Harbour wall mended", "Pier closed", "Ferry sold", "Gulls counted"]
    standfirsts = ["", "The harbour wall is next.", "", ""]
    bodies = ["Stone.", "Wood.", "It left by the harbour wall.", "A harbour. A long wall."]
    for number, (headline, standfirst, body) in enumerate(
        zip(headlines, standfirsts, bodies, strict=True)
    ):
        live_story(
            headline=headline,
            standfirst=standfirst,
            body=f"<p>{body}</p>",
            now=now - hour * (9 - number),
        )
    assert find("harbour wall") == headlines
    assert find("harbour wall", by_date=True) == headlines[::-1]


def test_of_equal_matches_the_newer_comes_first(live_story):
    now = timezone.now()
    for days in (3, 1, 2):
        live_story(headline=f"Wall {days}", now=now - timedelta(days=days))
    assert find("wall") == ["Wall 1", "Wall 2", "Wall 3"]


def test_a_search_is_narrowed_to_a_section_an_author_a_topic_and_a_time(
    live_story, news, sport, other_writer
):
    now = timezone.now()
    live_story(headline="Wall A", section=news, tags=["Harbour"], now=now - timedelta(days=9))
    live_story(headline="Wall B", section=sport, authors=[other_writer.author])
    topic = Tag.objects.get(name="Harbour").pk
    assert find("wall", sections=(news.pk,)) == ["Wall A"]
    assert find("wall", authors=(other_writer.author.pk,)) == ["Wall B"]
    assert find("wall", topics=(topic,)) == ["Wall A"]
    assert find("wall", start=now - timedelta(days=1)) == ["Wall B"]
    assert find("wall", end=now - timedelta(days=1)) == ["Wall A"]
    assert find("", by_date=True, sections=(news.pk,)) == ["Wall A"]
    assert find("", by_date=True) == ["Wall B", "Wall A"]


def test_a_slip_of_the_hand_is_told_from_what_was_meant(live_story):
    live_story(headline="Harbour wall mended", body="<p>At the café.</p>")
    assert meant("harbuor") == "harbour"
    assert meant("the harbor wal") == ""  # “the” is in no story, and like nothing
    assert meant("harbor wal") == "harbour wal" or meant("harbor wall") == "harbour wall"
    assert meant("caffe") == "café"
    assert meant("harbour") == ""
    assert meant("xylophone") == ""


def test_no_word_that_only_hidden_stories_have_is_suggested(story, live_story, tomorrow):
    live_story(headline="Mended", body="<p>The wall electrifies nobody.</p>")
    planned = [("publish", {"at": tomorrow})]
    story("submit", "approve", *planned, headline="Zugzwang", body="<p>Electrifying.</p>")
    gone = live_story(headline="Xylophones")
    story.advance(gone, ("withdraw", {"note": "Court order"}))
    assert meant("zugzwan") == ""
    assert meant("xylophone") == ""
    assert meant("electrifyin") != "electrifying"  # its stem is a live story's, its spelling not
    with time_machine.travel(tomorrow):
        assert meant("zugzwan") == "zugzwang"


def test_the_beginning_of_a_word_finds_it(live_story):
    live_story(headline="Harbour wall mended")
    asked = search.Search(search.parse("wall harb"), is_unfinished=True)
    assert len(search.best(asked, at=timezone.now())) == 1


def test_of_three_words_a_story_may_lack_one_whichever_it_is(live_story):
    live_story(headline="Harbour wall mended", body="<p>At dawn.</p>")
    live_story(headline="Harbour dredged", body="<p>The wall stands.</p>")
    live_story(headline="Wall painted", body="<p>In blue.</p>")

    def lacking(typed):
        *_stronger, weakest = search.Search(search.parse(typed)).readings()
        keys = search.best(weakest, at=timezone.now())
        assert sorted(search.newest(weakest, at=timezone.now(), limit=9)) == sorted(keys)
        headlines = dict(Edition.objects.filter(pk__in=keys).values_list("pk", "headline"))
        return [headlines[key] for key in keys]

    assert lacking("harbour wall zebra") == ["Harbour wall mended", "Harbour dredged"]
    assert lacking("zebra harbour wall") == ["Harbour wall mended", "Harbour dredged"]
    assert lacking("zebra harbour wall -mended") == ["Harbour dredged"]
    assert lacking("zebra okapi wall") == []
    assert lacking("zebra wall") == []  # of two words none may be lacking


def test_the_index_can_be_made_anew(live_story, story, tomorrow):
    live_story(headline="Zebra seen")
    story("submit", "approve", ("publish", {"at": tomorrow}), headline="Okapi seen")
    kept = set(SearchEntry.objects.values_list("place", "edition"))
    spelt = set(Spelling.objects.values_list("spelling", "word"))
    SearchEntry.objects.all().delete()
    assert find("zebra") == []
    call_command("rebuild_search", verbosity=0, stdout=io.StringIO())
    assert find("zebra") == ["Zebra seen"]
    assert set(SearchEntry.objects.values_list("place", "edition")) == kept
    assert set(Spelling.objects.values_list("spelling", "word")) <= spelt


def test_a_newsroom_that_had_no_index_gets_one_with_the_migration(live_story):
    live_story(headline="Zebra seen")
    SearchEntry.objects.all().delete()
    search.keep_after_migration(connection.alias)
    assert find("zebra") == ["Zebra seen"]


def test_a_story_as_long_as_a_book_can_be_published_and_found(live_story):
    words = " ".join(f"word{number}" for number in range(40_000))
    live_story(headline="Long", body=f"<p>Quillwort {words}</p>")
    assert find("quillwort") == ["Long"]
    assert find("word17 word18") == ["Long"]
