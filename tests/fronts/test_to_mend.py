"""The desk says what of a front needs a hand."""

from django.urls import reverse

from tests.fronts.conftest import address, ago, lead, pin, row


def test_the_desk_says_what_needs_a_hand(desk, the_front, launch, live_story, story):
    gone = live_story(headline="Gone")
    ended = live_story(headline="Ended", now=ago(50))
    launch(
        lead(pin(gone), fills=False),
        row("a", pin(ended, until=ago(1)), stale_after=24, title="Row"),
    )
    story.advance(gone, ("withdraw", {"note": "Court order"}))
    page = desk.get(address(the_front)).text
    for sentence in (
        "“Gone” was withdrawn: its pin shows nothing.",
        "Nothing stands here.",
        "The time of the pin of “Ended” is over.",
        "Only 1 of 4 stories stand here.",
        "Nothing here is newer than 24 hours.",
    ):
        assert sentence in page, sentence
    assert "things to mend" in desk.get(reverse("admin:fronts_front_changelist")).text


def test_the_desk_asks_whether_words_still_hold_after_a_correction(
    desk, the_front, launch, live_story, next_version
):
    article = live_story(headline="He stole it")
    launch(lead(pin(article, headline="Thief!")), row("again", pin(article), repeats=True))
    assert "was corrected since" not in desk.get(reverse("admin:index")).text
    next_version(article, "correction", headline="He found it", public_note="We were wrong.")
    assert desk.get(reverse("admin:index")).text.count("“He found it” was corrected since") == 1


def test_the_first_page_names_the_fronts_that_need_a_hand(
    signed_in, editor, writer, launch, live_story, story
):
    gone = live_story(headline="Gone")
    launch(lead(pin(gone), fills=False))
    assert "Fronts to mend" not in signed_in(editor).get(reverse("admin:index")).text
    story.advance(gone, ("withdraw", {"note": "Court order"}))
    page = signed_in(editor).get(reverse("admin:index")).text
    assert "“Gone” was withdrawn: its pin shows nothing." in page
    assert "Fronts to mend" not in signed_in(writer).get(reverse("admin:index")).text
