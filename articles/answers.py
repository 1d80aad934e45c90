"""What people from outside have said of a story's words, and what is still awaited of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from articles.models import Article, PreviewLink, SignOff
from articles.states import Stage


@dataclass(frozen=True)
class Answer:
    """Where one person's answer stands: what they last said, or that they are still asked."""

    person: str
    verdict: SignOff | None = None  # of the present words, else of the newest they answered on
    is_present: bool = False  # the verdict names the words as they stand
    link: PreviewLink | None = None  # open, and shows the words as they stand


@dataclass(frozen=True)
class Answers:
    """All that was answered of a story; `state` is what its section would say at the gate."""

    wanted: bool
    state: str  # “given”, “refused”, “waiting”, “missing”; empty: nobody asked, nothing wanted
    people: list[Answer]
    last: SignOff | None = None  # that makes the state; else the last of any

    def sentence(self) -> str:
        """How it stands with the present words, and with whom."""
        return SENTENCES[self.state]() % {"people": ", ".join(self.concerned())}

    def concerned(self) -> list[str]:
        """Those whose answer, or whose silence, makes the state."""
        if self.state == "waiting":
            return [answer.person for answer in self.people if answer.link]
        return [self.last.link.made_for] if self.last else []


SENTENCES = {
    "": lambda: "",
    "given": lambda: _("Signed off by %(people)s"),
    "refused": lambda: _("Refused by %(people)s"),
    "waiting": lambda: _("Waiting for the sign-off of %(people)s"),
    "missing": lambda: _("A sign-off is missing"),
}


def answers(article: Article, at: datetime | None = None) -> Answers:
    """What was said of a story's words so far, by person; who answered last stands first."""
    if article.head is None:
        return Answers(wanted=False, state="", people=[])
    present = article.head.digest
    verdicts = verdicts_of(article)
    links = [
        link
        for link in article.preview_links.open(at).select_related("revision")
        if link.asks_sign_off and (link.revision is None or link.revision.digest == present)
    ]
    on_present = [verdict for verdict in verdicts if verdict.digest == present]
    said = last_words(verdicts) | last_words(on_present)
    asked = {link.made_for: link for link in links}
    people = []
    for name in dict.fromkeys([*(verdict.link.made_for for verdict in verdicts), *asked]):
        verdict = said.get(name)
        is_present = bool(verdict and verdict.digest == present)
        people.append(Answer(name, verdict, is_present, None if is_present else asked.get(name)))
    wanted = bool(article.section and article.section.requires_sign_off)
    standing = list(last_words(on_present).values())
    refusals = [verdict for verdict in standing if verdict.verdict == SignOff.Verdict.REFUSED]
    state = state_of(wanted, standing, refusals, people)
    last = next(iter(refusals or standing or verdicts), None)
    return Answers(wanted=wanted, state=state, people=people, last=last)


def last_words(verdicts: list[SignOff]) -> dict[str, SignOff]:
    """What each person said last, of verdicts with the newest first."""
    said: dict[str, SignOff] = {}
    for verdict in verdicts:
        said.setdefault(verdict.link.made_for, verdict)
    return said


def state_of(
    wanted: bool, standing: list[SignOff], refusals: list[SignOff], people: list[Answer]
) -> str:
    """What stands of the present text: one refusal outweighs all approvals by others; without an
    answer, whether somebody is asked for it.
    """
    if standing:
        return "refused" if refusals else "given"
    if any(answer.link for answer in people):
        return "waiting"
    return "missing" if wanted else ""


def verdicts_of(article: Article) -> list[SignOff]:
    """What was ever said of a story, the newest first."""
    verdicts = SignOff.objects.filter(link__article=article).select_related("link", "revision")
    return list(verdicts.defer("revision__body").order_by("-at", "-pk"))


def lacking(article: Article) -> str:
    """Why the section's wish for a sign-off is not met by the present words; empty if it is."""
    if not (article.section and article.section.requires_sign_off):
        return ""
    found = answers(article)
    if found.state == "given":
        return ""
    last = found.last
    reason = "older" if found.state == "missing" and last else found.state
    return WISHES[reason]() % {
        "section": article.section,
        "people": ", ".join(found.concerned()),
        "person": last and last.link.made_for,
        "reason": last and last.reason,
        "number": last and last.revision.number,
    }


WISHES = {
    "missing": lambda: _(
        "“%(section)s” wants a sign-off from outside for the very words published: "
        "share the story with whoever is to give it."
    ),
    "waiting": lambda: _(
        "“%(section)s” wants a sign-off from outside for the very words published: "
        "%(people)s has not answered yet."
    ),
    "older": lambda: _(
        "“%(section)s” wants a sign-off from outside for the very words published: "
        "%(person)s answered on version %(number)d, and the words have changed since."
    ),
    "refused": lambda: _(
        "“%(section)s” wants a sign-off from outside, and %(people)s refused these words: "
        "“%(reason)s”"
    ),
}


def waiting(stories: QuerySet) -> QuerySet:
    """Those of some stories that are on their way out and want a sign-off that is not given."""
    said = SignOff.objects.filter(link__article=OuterRef("pk"), digest=OuterRef("head__digest"))
    same = {
        "link__article": OuterRef("link__article"),
        "link__made_for": OuterRef("link__made_for"),
    }
    taken_back = SignOff.objects.filter(
        Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk")),
        digest=OuterRef("digest"),
        verdict=SignOff.Verdict.APPROVED,
        **same,
    )
    refused = said.filter(~Exists(taken_back), verdict=SignOff.Verdict.REFUSED)
    on_their_way = stories.open().at_stage(Stage.REVIEW, Stage.READY)
    wanting = on_their_way.filter(section__requires_sign_off=True)
    return wanting.filter(~Exists(said) | Exists(refused))
