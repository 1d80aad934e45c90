"""What a writer does all day, as requests to be measured: opening, saving, keeping, comparing."""

from itertools import count
from typing import Any
from uuid import uuid4

from django.urls import reverse

from articles.models import Article, Section

LENGTHS = {"600 words": 600, "6,000 words": 6000}
SENTENCE = "The harbour master said on Tuesday that number {} of the gates would stay shut"
PARAGRAPH = 60  # words

Request = tuple[str, dict[str, Any] | None]  # an address, and what is posted to it


class Writing:
    """One story of a length, and what its writer's browser asks for."""

    def __init__(self, client: Any, *, words: int, secure: bool) -> None:
        self.client, self.secure = client, secure
        self.turn = count(1)
        sentence = len(SENTENCE.split())
        self.sentences = [SENTENCE.format(number) for number in range(words // sentence)]
        self.key = uuid4()
        self.begin()

    def begin(self) -> None:
        """Write the story through the form, as its first two versions."""
        add = reverse("admin:articles_article_add")
        self.post(add, self.typed(Article(section=Section.objects.all()[0])))
        self.article = Article.objects.latest("pk")
        self.post(*self.save())

    def post(self, address: str, fields: dict[str, Any] | None) -> None:
        response = self.client.post(address, fields, secure=self.secure)
        if response.status_code != 302:
            raise SystemExit(f"{address} answered {response.status_code} to a story.")

    def open(self) -> Request:
        return reverse("admin:articles_article_change", args=[self.article.pk]), None

    def save(self) -> Request:
        """A changed paragraph, saved over the newest version."""
        address, _ = self.open()
        return address, self.typed(Article.objects.get(pk=self.article.pk))

    def autosave(self) -> Request:
        """A changed paragraph, kept in the writer's own slot."""
        address = reverse("admin:articles_article_autosave", args=[self.article.pk, self.key])
        return address, self.typed(Article.objects.get(pk=self.article.pk))

    def compare(self) -> Request:
        """The two newest versions, word by word."""
        return reverse("admin:articles_article_compare", args=[self.article.pk]), None

    def typed(self, article: Article) -> dict[str, Any]:
        """What the form posts: the story with one paragraph in ten changed since last time."""
        turn = next(self.turn)
        return {
            "headline": "Gates on the harbour stay shut",
            "standfirst": "Work goes on into the spring.",
            "slug": article.slug,
            "body": self.body(turn),
            "section": article.section_id,
            "kind": "news",
            "language": "en",
            "byline_author": ["me"],
            "byline_name": ["Bench"],
            "byline_role": ["words"],
            "parent": article.head_id or "",
        }

    def body(self, turn: int) -> str:
        """The same paragraphs each time; one in ten says which turn it is."""
        together = PARAGRAPH // len(SENTENCE.split())
        paragraphs = [
            ". ".join(self.sentences[start : start + together])
            for start in range(0, len(self.sentences), together)
        ]
        return "".join(
            f'<p id="b-{place:08d}">{text}{"" if place % 10 else f", for turn {turn}"}.</p>'
            for place, text in enumerate(paragraphs)
        )


def writing(client: Any, *, secure: bool) -> dict[str, Any]:
    """What is measured of writing, by name: each makes the request to come."""
    tasks: dict[str, Any] = {}
    for length, words in LENGTHS.items():
        story = Writing(client, words=words, secure=secure)
        tasks[f"form, {length}"] = story.open
        tasks[f"save, {length}"] = story.save
        tasks[f"autosave, {length}"] = story.autosave
        tasks[f"compare, {length}"] = story.compare
    return tasks
