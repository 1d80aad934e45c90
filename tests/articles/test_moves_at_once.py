"""Two moves of one story at the very same moment, each over a connection of its own."""

from django.core.exceptions import ValidationError
from django.db import connection

from articles import workflow
from articles.models import Article, Edition


def test_a_move_that_waited_takes_nothing_away_that_was_public_meanwhile(
    story, publisher, chief, just_before
):
    article = story("submit", "approve", "publish")
    workflow.move(article, "withdraw", by=publisher, note="Checking")
    for name in ("submit", "approve"):
        workflow.move(article, name, by=chief, note="Again", override=name == "approve")
    theirs, ours = (Article.objects.get(pk=article.pk) for _ in range(2))
    published = []

    def publish():
        try:
            published.append(workflow.move(theirs, "publish", by=publisher, change="update"))
        except ValidationError:  # where one who writes keeps all others waiting, the kill was first
            assert connection.vendor == "sqlite"

    with just_before('SELECT "articles_article"', publish):
        workflow.move(ours, "kill", by=chief, note="Court order")
    assert Edition.objects.filter(article=article).count() == 1 + len(published)
    assert article.standing_at() == "killed"
