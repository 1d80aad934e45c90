"""All corrections and clarifications of stories that can be read, newest first."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db.models import Exists, F, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.dateparse import parse_datetime

from articles.models import Edition
from articles.querysets import EditionQuerySet
from articles.states import NOTED_CHANGES
from newsroom.public.pages import page

CORRECTIONS_A_PAGE = 30
BETWEEN = "~"  # the time and the story that the address of a page names


@dataclass(frozen=True)
class Correction:
    """What readers were told that we had wrong, and the story as it is now."""

    edition: Edition  # the one that said so
    story: Edition
    key: UUID  # of the story

    @property
    def place(self) -> str:
        """Where it stands among all: so that a page may begin after it."""
        return f"{self.edition.live_from.isoformat()}{BETWEEN}{self.key}".replace("+00:00", "Z")

    @property
    def guid(self) -> str:
        return uuid5(self.key, self.edition.live_from.isoformat()).urn


def told() -> EditionQuerySet:
    """The editions that told readers of a mistake, of live stories, the last told first."""
    live = Edition.objects.live().filter(article=OuterRef("article"))
    noted = Edition.objects.begun().filter(change__in=NOTED_CHANGES).exclude(note="")
    return noted.filter(Exists(live)).order_by("-live_from", "-article_id")


def after(place: str) -> EditionQuerySet:
    """What was told before the correction at a place; it need not be there any more."""
    words, _sign, key = place.partition(BETWEEN)
    try:
        at, story = parse_datetime(words), UUID(key)
    except ValueError:
        raise Http404 from None
    if at is None or at.tzinfo is None:
        raise Http404
    same = Edition.objects.begun().beginning_at(at)
    named = same.filter(article__key=story).values_list("article").first()
    if named is None:
        raise Http404
    rest = told()
    return rest.beginning_before(at) | rest.beginning_at(at).filter(article__lt=named[0])


def with_stories(editions: EditionQuerySet) -> list[Correction]:
    """Corrections with the headlines and addresses that their stories have now."""
    fields = ("article", "live_from", "change", "note", "language")
    found = list(editions.only(*fields).annotate(key=F("article__key")))
    live = Edition.objects.live().filter(article__in={each.article_id for each in found}).cards()
    stories = {story.article_id: story for story in live}
    return [
        Correction(edition, stories[edition.article_id], edition.key)
        for edition in found
        if edition.article_id in stories
    ]


def corrections(request: HttpRequest) -> HttpResponse:
    """A page of corrections, beginning after the one that `?before=` names."""
    before = request.GET.get("before", "")
    found = with_stories((after(before) if before else told())[: CORRECTIONS_A_PAGE + 1])
    shown, rest = found[:CORRECTIONS_A_PAGE], found[CORRECTIONS_A_PAGE:]
    return page(
        "public/corrections.html",
        address=request.path,
        corrections=shown,
        listing={
            "query": f"?before={before}" if before else "",
            "older": f"?before={shown[-1].place}" if rest else "",
        },
    )
