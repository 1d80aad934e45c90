"""Rules of house style: who keeps them, what cannot be one, and their trial over the archive."""

import re

import pytest
from django.urls import reverse

from articles.models import HouseRule, Section

ADD = "/admin/articles/houserule/add/"


def written(**words):
    return {"name": "Council", "pattern": "council", "advice": "Which?", "level": "advice"} | words


def try_url(rule=None):
    return reverse("admin:articles_houserule_try", args=[rule.pk] if rule else [])


def test_an_editor_writes_a_rule_and_is_named_for_it(signed_in, editor):
    signed_in(editor).post(ADD, written(is_active="on"))
    rule = HouseRule.objects.get()
    assert (rule.changed_by, rule.is_active, rule.hits) == (editor, True, 0)


def test_a_writer_keeps_no_rules(signed_in, writer):
    client = signed_in(writer)
    assert client.get(ADD).status_code == 403
    assert client.post(try_url(), written()).status_code == 403


def test_an_expression_that_cannot_be_run_is_refused_in_a_sentence(signed_in, editor):
    refused = signed_in(editor).post(ADD, written(pattern="(", is_regex="on"))
    assert "This is no regular expression" in refused.content.decode()
    assert not HouseRule.objects.exists()


def test_the_list_shows_hits_and_sets_a_rule_out_of_force(signed_in, editor):
    rule = HouseRule.objects.create(hits=4711, **written())
    client, listed = signed_in(editor), reverse("admin:articles_houserule_changelist")
    assert "4711" in client.get(listed).content.decode()
    client.post(
        listed,
        {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": rule.pk, "_save": "x"},
    )
    rule.refresh_from_db()
    assert not rule.is_active


def test_a_rule_that_took_too_long_is_told_to_the_writer_and_marked_in_the_list(
    signed_in, editor, writer, story
):
    endless = written(pattern="(?:a|aa)+[bd]$", is_regex=True, level="must")
    rule = HouseRule.objects.create(**endless)
    article = story(body=f"<p>{'a' * 5000}c</p>")
    checked = reverse("admin:articles_article_checks", args=[article.pk])
    page = signed_in(writer).post(checked, {"body": article.body}).text
    assert "Rule “Council” could not be checked on this text." in page
    client, listed = signed_in(editor), reverse("admin:articles_houserule_changelist")
    assert "Slow: went unchecked" in client.get(listed).text
    HouseRule.objects.filter(pk=rule.pk).update(pattern="mended")
    assert "Slow: went unchecked" not in client.get(listed).text


def test_a_trial_shows_what_a_rule_would_find_and_keeps_nothing(signed_in, editor, story):
    article = story(headline="The council acts")
    page = signed_in(editor).post(try_url(), written(sample="A council", replacement="<i>"))
    shown = page.content.decode()
    assert "2 hits in the newest 1 stories" in shown
    assert "<mark>council</mark>" in shown
    assert "In your words" in shown
    assert "<ins>&lt;i&gt;</ins>" in shown
    assert not HouseRule.objects.exists()
    assert article.revisions.count() == 1


def test_a_trial_of_a_rule_in_force_changes_nothing(signed_in, editor, story):
    story()
    rule = HouseRule.objects.create(**written())
    page = signed_in(editor).post(try_url(rule), written(pattern="wall"))
    assert "<mark>wall</mark>" in page.content.decode()
    rule.refresh_from_db()
    assert (rule.pattern, rule.hits) == ("council", 0)


def test_a_trial_of_what_cannot_be_run_says_why(signed_in, editor):
    page = signed_in(editor).post(try_url(), written(pattern="(", is_regex="on"))
    assert page.status_code == 422
    assert "This is no regular expression" in page.content.decode()


@pytest.mark.parametrize("level", ["must", "off", "advice"])
def test_a_publisher_says_how_strict_a_section_is(signed_in, publisher, news, level):
    words = {"name": "News", "slug": "news", "position": "1", "color": "blue"}
    url = reverse("admin:articles_section_change", args=[news.pk])
    assert '<select name="checks_byline"' in signed_in(publisher).get(url).content.decode()
    signed_in(publisher).post(url, words | {"checks_byline": level})
    kept = Section.objects.get().checks
    assert kept == ({} if level == "advice" else {"byline": level})


@pytest.fixture
def confined(person, sport):
    return person("Editor", name="Sam Sports", sections=[sport])


@pytest.fixture
def rules(news, sport):
    """A rule of the whole paper, one of News, one of Sport."""
    return [
        HouseRule.objects.create(**written(name=name, section=section))
        for name, section in [("Paper", None), ("News", news), ("Sport", sport)]
    ]


def change_url(rule):
    return reverse("admin:articles_houserule_change", args=[rule.pk])


def test_who_is_confined_keeps_the_rules_of_their_sections_alone(signed_in, confined, rules, sport):
    desk = signed_in(confined)
    mine = written(name="Mended", section=sport.pk)
    for rule in rules[:2]:
        assert desk.post(change_url(rule), mine).status_code == 403
        assert desk.post(try_url(rule), mine).status_code == 403
        assert 'name="_save"' not in desk.get(change_url(rule)).text
    assert desk.post(change_url(rules[2]), mine).status_code == 302
    kept = set(HouseRule.objects.values_list("name", flat=True))
    assert kept == {"Paper", "News", "Mended"}


@pytest.mark.parametrize("place", ["the paper", "another section"])
def test_no_rule_is_made_or_moved_beyond_ones_reach(signed_in, confined, rules, news, place):
    beyond = {"section": "" if place == "the paper" else news.pk}
    desk = signed_in(confined)
    for address in (ADD, change_url(rules[2])):
        refused = desk.post(address, written(name="Mine", **beyond))
        assert refused.context["adminform"].form.errors["section"]
    assert not HouseRule.objects.filter(name="Mine").exists()


def test_the_list_sets_only_rules_within_reach_out_of_force(signed_in, confined, rules):
    desk, listed = signed_in(confined), reverse("admin:articles_houserule_changelist")
    switches = re.findall(r'<input[^>]+name="form-\d-is_active"[^>]*>', desk.get(listed).text)
    assert len([switch for switch in switches if "disabled" not in switch]) == 1
    sent = {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "3", "_save": "x"}
    sent |= {
        f"form-{place}-id": rule.pk for place, rule in enumerate([rules[1], rules[0], rules[2]])
    }
    desk.post(listed, sent)
    in_force = set(HouseRule.objects.filter(is_active=True).values_list("name", flat=True))
    assert in_force == {"Paper", "News"}
