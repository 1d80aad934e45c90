"""What colleagues say to each other about a story: who may, on what, and who is called."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles import calling, markup, noting, workflow
from articles.models import Article, Mention, Note


def blocks(article):
    return markup.blocks(Article.objects.get(pk=article.pk).body)


def rewrite(article, body, by):
    article = Article.objects.get(pk=article.pk)
    article.body = body
    workflow.revise(article, by=by, parent=article.head)
    return article


def said(article):
    return [thread.note.text for thread in noting.threads(article)]


def called(note):
    return [mention.person.name for mention in note.mentions.order_by("person__name")]


def refused(field):
    return pytest.raises(ValidationError, match=field)


def test_notes_stand_in_the_order_of_the_text_after_those_on_the_whole(story, writer):
    article = story()
    first, _, last = blocks(article)
    noting.note(article, by=writer, text="On the last", block=last.id)
    noting.note(article, by=writer, text="On the first", block=first.id, quote="harbour wall")
    noting.note(article, by=writer, text="On the whole")
    assert said(article) == ["On the whole", "On the first", "On the last"]


def test_a_note_follows_its_block_through_edits_and_moves(story, writer):
    article = story()
    first, heading, last = blocks(article)
    noting.note(article, by=writer, text="On the first", block=first.id)
    noting.note(article, by=writer, text="On the last", block=last.id)
    changed = last.whole.replace("Monday", "Tuesday")
    article = rewrite(article, changed + heading.whole + first.whole, writer)
    assert said(article) == ["On the last", "On the first"]
    assert not any(thread.detached for thread in noting.threads(article))


def test_a_note_whose_block_is_gone_is_listed_last_with_its_quote(story, writer):
    article = story()
    first, heading, last = blocks(article)
    noting.note(article, by=writer, text="Sure?", block=first.id, quote=" the  council said ")
    noting.note(article, by=writer, text="Monday?", block=last.id)
    article = rewrite(article, heading.whole + last.whole, writer)
    gone = noting.threads(article)[-1]
    assert (gone.detached, gone.note.text, gone.note.quote) == (True, "Sure?", "the council said")


def test_a_note_on_a_block_keeps_the_blocks_words_when_none_were_selected(story, writer):
    article = story()
    note = noting.note(article, by=writer, text="Dull", block=blocks(article)[1].id)
    assert note.quote == "A long wait"


@pytest.mark.parametrize("block", ["b-zzzzzzzz", "nonsense", "<b>"])
def test_a_note_on_no_block_of_the_story_is_refused(story, writer, block):
    with refused("not in the saved story"):
        noting.note(story(), by=writer, text="Here", block=block)


def test_a_note_on_another_storys_block_is_refused(story, writer):
    elsewhere = blocks(story())[0].id
    with refused("not in the saved story"):
        noting.note(story(), by=writer, text="Here", block=elsewhere)


def test_an_answer_to_another_storys_note_is_refused(story, writer):
    elsewhere = noting.note(story(), by=writer, text="Elsewhere")
    with refused("not on this story"):
        noting.note(story(), by=writer, text="Here", reply_to=elsewhere)


@pytest.mark.parametrize("text", ["", " \n ", "x" * 4001])
def test_a_note_has_words_but_not_a_book_of_them(story, writer, text):
    with pytest.raises(ValidationError):
        noting.note(story(), by=writer, text=text)


def test_an_answer_to_an_answer_stands_under_the_first_note(story, writer, editor):
    article = story()
    note = noting.note(article, by=editor, text="Who said so?")
    answer = noting.note(article, by=writer, text="The council.", reply_to=note)
    noting.note(article, by=editor, text="Thanks.", reply_to=answer)
    (thread,) = noting.threads(article)
    assert [reply.text for reply in thread.replies] == ["The council.", "Thanks."]


def test_a_note_is_resolved_once_and_may_be_reopened(story, writer, editor):
    article = story()
    note = noting.note(article, by=editor, text="Who said so?")
    noting.resolve(note, by=writer)
    noting.resolve(note, by=editor)
    assert note.resolved_by == writer
    assert not article.notes.unresolved().exists()
    noting.reopen(note, by=editor)
    assert list(article.notes.unresolved()) == [note]


def test_who_may_not_read_a_story_may_not_note_on_it(story, person, sport, writer):
    stranger = person("Writer", sections=[sport])
    article = story()
    with pytest.raises(PermissionDenied):
        noting.note(article, by=stranger, text="Hello")
    note = noting.note(article, by=writer, text="Ours")
    for settle in (noting.resolve, noting.reopen):
        with pytest.raises(PermissionDenied):
            settle(note, by=stranger)


@pytest.mark.parametrize(
    "text",
    [
        "@Edda Editor, is this right?",
        "@edda editor: is this right?",
        "Is this right, @Edda?",
        "Is this right, @edda.editor@newsroom.example.",
        "(@EDDA.EDITOR@newsroom.example) @Edda",
    ],
)
def test_a_colleague_is_called_by_name_or_address(story, writer, editor, text):
    assert called(noting.note(story(), by=writer, text=text)) == ["Edda Editor"]


@pytest.mark.parametrize(
    "text",
    ["@Nobody", "@", "edda.editor@newsroom.example", "@Eddas", "Edda Editor", "@Wim Writer"],
)
def test_nobody_else_is_called(story, writer, editor, text):
    assert called(noting.note(story(), by=writer, text=text)) == []


def test_who_may_not_read_the_story_is_not_called(story, writer, person, sport):
    person("Editor", name="Sven Sport", sections=[sport])
    assert called(noting.note(story(), by=writer, text="@Sven Sport")) == []


def test_one_name_for_several_colleagues_is_refused_rather_than_guessed(story, writer, person):
    for name in ("Anna Abel", "Anna Berg"):
        person("Editor", name=name)
    with refused("Several colleagues"):
        noting.note(story(), by=writer, text="@Anna?")
    assert called(noting.note(story(), by=writer, text="@Anna Berg?")) == ["Anna Berg"]


def offered(by, article, typed):
    return [call for _person, call in calling.callable_by(by, article, typed)]


@pytest.mark.parametrize("typed", ["", "e", "Edd", "edda ed", "EDITOR", "edda.editor@news"])
def test_who_can_be_called_is_offered_by_any_of_their_names(story, writer, editor, typed):
    assert offered(writer, story(), typed) == ["Edda Editor", "Paul Publisher"][: 2 - bool(typed)]


@pytest.mark.parametrize("typed", ["dda", "Wim", "%", "@"])
def test_nobody_else_is_offered(story, writer, editor, typed):
    assert offered(writer, story(), typed) == []


def test_who_may_not_read_the_story_is_not_offered(story, writer, person, sport):
    person("Editor", name="Sven Sport", sections=[sport])
    person("Editor", name="Selma Closed", is_active=False)
    assert offered(writer, story(), "S") == []


def test_what_is_offered_calls_for_that_person_alone(story, writer, person):
    article = story()
    for email in ("anna@newsroom.example", "anna.two@newsroom.example"):
        someone = person("Editor", name="Anna Abel " + email)
        type(someone).objects.filter(pk=someone.pk).update(name="Anna Abel", email=email)
    calls = offered(writer, article, "Anna")
    assert sorted(calls) == ["anna.two@newsroom.example", "anna@newsroom.example"]
    for call in calls:
        note = noting.note(article, by=writer, text=f"@{call} is this right?")
        assert note.mentions.get().person.email == call


def test_who_may_not_read_a_story_learns_no_names(story, person, sport):
    with pytest.raises(PermissionDenied):
        calling.callable_by(person("Writer", sections=[sport]), story(), "E")


def test_who_has_looked_at_the_notes_is_called_no_more(story, writer, editor, reader):
    article, other = story(), story()
    for each in (article, other):
        noting.note(each, by=writer, text="@Edda and @Rita")
    noting.see(article, by=editor)
    assert Mention.objects.unread(editor).get().note.article == other
    assert Mention.objects.unread(reader).count() == 2


def test_a_note_is_kept_with_what_the_house_writes_down_of_it_or_not_at_all(story, writer):
    def listen(sender, note, **signal):
        raise OSError("The disk is full.")

    noting.noted.connect(listen)
    try:
        with pytest.raises(OSError, match="full"):
            noting.note(story(), by=writer, text="Hello")
    finally:
        noting.noted.disconnect(listen)
    assert not Note.objects.exists()


def test_a_storys_notes_take_as_many_queries_however_many_there_are(
    story, writer, django_assert_num_queries
):
    article = story()
    for number in range(12):
        note = noting.note(article, by=writer, text=f"Note {number}")
        noting.note(article, by=writer, text="Yes", reply_to=note)
    with django_assert_num_queries(1):
        for thread in noting.threads(article):
            assert str(thread.note.author) == str(thread.replies[0].author)
