"""Where a story's sign-off stands: whose answer counts, whose is awaited, what the gate says."""

import pytest
from django.core.exceptions import ValidationError

from articles import sign_off, workflow
from articles.answers import answers, waiting
from articles.models import Article


@pytest.fixture
def wanted(story, news):
    """An approved story of a section that wants sign-offs."""
    news.requires_sign_off = True
    news.save()
    return story("submit", "approve")


@pytest.fixture
def ask(editor):
    def asked(article, name="Lea Lawyer", **details):
        link, _token = sign_off.make_link(
            article, by=editor, made_for=name, asks_sign_off=True, **details
        )
        return link

    return asked


def say(link, verdict="approved", reason=""):
    revision = sign_off.words_of(link)
    sign_off.give_verdict(link, verdict, seen=revision.digest, reason=reason)


def fresh(article):
    return Article.objects.get(pk=article.pk)


def reword(article, writer, editor):
    article = fresh(article)
    article.headline += "!"
    workflow.revise(article, by=writer, parent=article.head)
    workflow.move(article, "approve", by=editor)
    return fresh(article)


def gate(article, publisher):
    with pytest.raises(ValidationError) as refusal:
        workflow.move(article, "publish", by=publisher)
    (sentence,) = refusal.value.message_dict["section"]
    return sentence


def test_where_nobody_asks_and_nothing_is_wanted_nothing_is_said(story):
    assert answers(story()).state == ""


def test_a_section_that_wants_a_sign_off_lacks_one_until_somebody_is_asked(wanted, ask, publisher):
    assert answers(wanted).state == "missing"
    assert "share the story" in gate(wanted, publisher)
    ask(wanted)
    assert answers(wanted).sentence() == "Waiting for the sign-off of Lea Lawyer"
    assert "Lea Lawyer has not answered yet" in gate(wanted, publisher)


def test_an_approval_of_the_present_words_is_enough(wanted, ask, publisher):
    say(ask(wanted))
    assert answers(wanted).sentence() == "Signed off by Lea Lawyer"
    workflow.move(wanted, "publish", by=publisher)


def test_a_refusal_says_who_and_why(wanted, ask, publisher):
    say(ask(wanted), "refused", "Paragraph two is libel.")
    assert answers(wanted).sentence() == "Refused by Lea Lawyer"
    sentence = gate(wanted, publisher)
    assert "Lea Lawyer refused" in sentence
    assert "Paragraph two is libel." in sentence


def test_a_refusal_stands_whoever_else_approves_until_the_same_person_does(wanted, ask, publisher):
    lea = ask(wanted, "Lea")
    say(lea, "refused", "No.")
    say(ask(wanted, "Sam"))
    assert answers(wanted).sentence() == "Refused by Lea"
    assert [answer.person for answer in answers(wanted).people] == ["Sam", "Lea"]
    assert "Lea refused these words: “No.”" in gate(wanted, publisher)
    assert list(waiting(Article.objects.all())) == [wanted]
    say(lea)
    assert not waiting(Article.objects.all())
    assert answers(wanted).sentence() == "Signed off by Lea"
    workflow.move(wanted, "publish", by=publisher)


def test_a_refusal_of_other_words_stands_in_nobodys_way(wanted, ask, writer, editor, publisher):
    say(ask(wanted, "Lea"), "refused", "Paragraph two is libel.")
    story = reword(wanted, writer, editor)
    say(ask(story, "Sam"))
    workflow.move(story, "publish", by=publisher)


def test_an_answer_on_older_words_is_told_with_its_version(wanted, ask, writer, editor, publisher):
    say(ask(wanted, revision=wanted.head))
    story = reword(wanted, writer, editor)
    (answer,) = answers(story).people
    assert (answer.verdict.revision.number, answer.is_present, answer.link) == (1, False, None)
    assert answers(story).state == "missing"
    assert "Lea Lawyer answered on version 1" in gate(story, publisher)


def test_who_follows_the_newest_words_is_asked_again_when_they_change(wanted, ask, writer, editor):
    link = ask(wanted)
    say(link)
    story = reword(wanted, writer, editor)
    (answer,) = answers(story).people
    assert answer.link == link
    assert answers(story).sentence() == "Waiting for the sign-off of Lea Lawyer"


def test_nobody_is_waited_for_by_a_closed_link(wanted, ask, editor):
    sign_off.revoke(ask(wanted), by=editor)
    assert answers(wanted).state == "missing"


def test_stories_that_wait_for_a_sign_off_are_found(wanted, ask, story, sport, signed_in, editor):
    elsewhere = story("submit", section=sport)
    assert list(waiting(Article.objects.all())) == [wanted]
    listed = signed_in(editor).get("/admin/articles/article/?desk=sign-off").text
    assert "Waiting for sign-off" in listed
    assert wanted.headline in listed
    assert elsewhere.headline not in listed
    say(ask(wanted))
    assert not waiting(Article.objects.all())


def test_the_storys_page_says_how_it_stands(
    wanted, ask, signed_in, writer, editor, reader, publisher
):
    say(ask(wanted), "refused", "Paragraph two is libel.")
    for person in (editor, reader):
        page = signed_in(person).get(fresh(wanted).get_absolute_url()).text
        assert "Refused by Lea Lawyer" in page
        assert "refused version 1" in page
        assert "Paragraph two is libel." in page
    assert "/share/" in signed_in(editor).get(wanted.get_absolute_url()).text
    assert "/share/" not in page
    reword(wanted, writer, editor)
    page = signed_in(editor).get(wanted.get_absolute_url()).text
    assert "Waiting for the sign-off of Lea Lawyer" in page
    assert "the words have changed since" in page
