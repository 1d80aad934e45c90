"""The search page, and its description for browsers."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from articles.models import Section
from newsroom.public.errors import newest_stories
from newsroom.public.pages import masthead, page
from newsroom.public.searching.form import SearchForm
from newsroom.public.searching.results import results

SHORT_NAME = 16  # characters that OpenSearch allows it


def search(request: HttpRequest) -> HttpResponse:
    """What was published about some words; or the form alone, with what is wrong with them."""
    sections = list(Section.objects.all())
    form = SearchForm(request.GET, sections=sections)
    found = results(form, form.search, request.GET.get("after", "")) if form.search else None
    return page(
        "public/search.html",
        sections=sections,
        form=form,
        found=found,
        newest=[] if found and found.rows else newest_stories(),
    )


def description(request: HttpRequest) -> HttpResponse:
    """How a browser may search here from its own bar (OpenSearch 1.1)."""
    paper = masthead()
    context = {"paper": paper, "short_name": fitting(paper["name"], SHORT_NAME)}
    content = render_to_string("public/opensearch.xml", context)
    return HttpResponse(content, content_type="application/opensearchdescription+xml")


def fitting(name: str, longest: int) -> str:
    """As many words of a name as are not too long together."""
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > longest:
        words.pop()
    return " ".join(words)[:longest]
