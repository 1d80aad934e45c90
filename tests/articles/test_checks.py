"""What the checks remark on, and what they leave alone."""

import time

import pytest
from django.core.exceptions import ValidationError

from articles import checks, markup, workflow
from articles.checks import house_style, reading
from articles.models import Article, HouseRule, Tag

LONG = "The wall " + "and the quay " * 20 + "will be mended."


def said(name, levels=None, *, body="", **words):
    """The words that one check points at (its sentences, where it points at none)."""
    draft = checks.Draft(body=markup.clean(body), **words)
    found = [each for each in checks.check(draft, levels) if each.check == name]
    return [each.quote or str(each.sentence) for each in found]


def rule(pattern="council", **words):
    return HouseRule(name="A rule", pattern=pattern, advice="Not so.", **words)


def styled(text, one):
    """(the words found, what to write instead)."""
    return [(quote, instead) for _start, quote, instead in house_style.hits(one, text)]


@pytest.mark.parametrize(
    ("name", "body", "quotes"),
    [
        ("headings", "<h3>Small</h3><h2>Large</h2><h3>Small again</h3>", ["Small"]),
        ("headings", "<h2>Large</h2><h3>Small</h3>", []),
        ("link-words", '<p>Read <a href="https://x.example">here</a>.</p>', ["here"]),
        ("link-words", '<p>The <a href="https://x.example">report</a>.</p>', []),
        ("bare-links", "<p>See https://x.example/a. Or not.</p>", ["https://x.example/a"]),
        ("bare-links", '<p>See <a href="https://x.example">the report</a>.</p>', []),
        ("sentences", f"<p>Short. {LONG} Short.</p>", [LONG]),
        ("sentences", "<p>Dr. Reis said so. She did.</p>", []),
        ("sentences", f"<h2>{LONG}</h2>", []),
        ("paragraphs", f"<p>{'It rained. ' * 61}</p>", ["A paragraph of 122 words."]),
        ("paragraphs", f"<p>{'It rained. ' * 60}</p>", []),
    ],
)
def test_a_text_is_read_for(name, body, quotes):
    assert said(name, body=body) == quotes


@pytest.mark.parametrize(
    ("headline", "shouts"),
    [("FERRY SAILS", True), ("NATO", False), ("Ferry sails", False), ("港は閉鎖された今日", False)],
)
def test_a_headline_does_not_shout(headline, shouts):
    assert bool(said("capitals", headline=headline)) is shouts


@pytest.mark.parametrize("name", ["headline", "search_title", "search_description"])
def test_what_is_too_long_is_told_with_the_limit(name):
    most = checks.LIMITS[name]
    assert not said("lengths", **{name: "x" * most})
    assert str(most) in said("lengths", **{name: "x" * (most + 1)})[0]


def test_a_section_says_how_strict_a_check_is():
    draft = checks.Draft(is_signed=False)
    levels = [checks.check(draft, {"byline": level}) for level in ("must", "advice", "off")]
    assert [[each.level for each in found] for found in levels] == [["must"], ["advice"], []]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ({"pattern": "utilise|utilize", "replacement": "use"}, "We utilise.", [("utilise", "use")]),
        ({"pattern": "utilise", "replacement": "use"}, "Utilise it", [("Utilise", "Use")]),
        ({"pattern": "art"}, "The party", []),
        ({"pattern": "a.b (c"}, "axb a.b (c", [("a.b (c", "")]),
        ({"pattern": "Council", "matches_case": True}, "the council", []),
        ({"pattern": "council", "exceptions": "Privy Council"}, "The Privy Council", []),
        (
            {"pattern": r"(\d+) percent", "is_regex": True, "replacement": r"\1 per cent"},
            "by 5 percent",
            [("5 percent", "5 per cent")],
        ),
        ({"pattern": r"end\s+start", "is_regex": True}, "the end\nstart", []),
    ],
)
def test_house_style_finds(words, text, found):
    assert styled(text, rule(**words)) == found


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"pattern": "(", "is_regex": True}, "pattern"),
        ({"pattern": ".*", "is_regex": True}, "pattern"),
        ({"pattern": " | "}, "pattern"),
        ({"pattern": "(a)", "is_regex": True, "replacement": r"\7"}, "replacement"),
    ],
)
def test_a_rule_that_cannot_be_run_is_refused_at_its_field(words, field):
    with pytest.raises(ValidationError) as refused:
        house_style.validate(rule(**words))
    assert list(refused.value.error_dict) == [field]


def test_no_pattern_can_hang_the_desk():
    endless = [rule(r"(?:a|aa)+[bd]$", is_regex=True) for _number in range(30)]
    begun = time.monotonic()
    draft = checks.Draft(body=f"<p>{'a' * 5000}c</p>", rules=endless)
    said = {str(finding) for finding in checks.check(draft)}
    assert said == {f"Rule “{endless[0].name}” could not be checked on this text."}
    assert time.monotonic() - begun < 3


def test_a_link_within_the_paper_is_broken_if_readers_find_nothing(live_story, news, story):
    Tag.objects.create(name="Ferries", slug="ferries")
    live, draft = live_story(), story()
    there = live.editions.get().path
    good = [there, f"http://127.0.0.1:8000{there}", "/news/", "/topics/ferries/", "/", "#up"]
    bad = ["/2026/01/01/nothing/", "/nowhere/", "/topics/nothing/", "/a/b/c/d"]
    good += ["https://elsewhere.example/nowhere/", "mailto:desk@example.com", "http://[broken"]
    assert reading.dead_links([*good, *bad]) == set(bad)
    assert draft.first_published_at is None


def test_what_must_be_put_right_holds_up_approval_and_not_submission(story, editor, news):
    news.checks = {"byline": "must"}
    news.save()
    article = story("submit", authors=[])
    with pytest.raises(ValidationError) as refused:
        workflow.move(article, "approve", by=editor)
    assert refused.value.message_dict == {"bylines": ["Nobody signs this story."]}


def test_advice_never_holds_a_story_up(story, news):
    HouseRule.objects.create(name="Council", pattern="council", advice="Which one?")
    article = story("submit", "approve", "publish", headline="LOUD HEADLINE", authors=[])
    assert Article.objects.get(pk=article.pk).first_published_at


def test_a_must_of_house_style_names_the_words(story, editor):
    HouseRule.objects.create(name="C", pattern="council", advice="Which one?", level="must")
    with pytest.raises(ValidationError) as refused:
        workflow.move(story("submit"), "approve", by=editor)
    assert refused.value.message_dict == {"body": ["Which one? (“council”)"]}


def test_a_submitted_story_adds_to_the_tally_of_each_rule(story, sport):
    one = HouseRule.objects.create(name="C", pattern="council|wall", advice="Which one?")
    other = HouseRule.objects.create(name="S", pattern="wall", advice="No.", section=sport)
    story("submit", headline="Plain")
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.hits, other.hits) == (2, 0)
