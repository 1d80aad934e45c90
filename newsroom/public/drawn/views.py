"""What is drawn, for whoever asks. A card is there as long as what it stands for is public."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi

from articles.models import Edition, Section
from newsroom.public.drawn import icon
from newsroom.public.drawn.card import Card, card_of, card_of_paper, card_of_section, drawn
from newsroom.public.theme.colours import written
from newsroom.public.theme.palette import palettes
from newsroom.public.views import at_story

SIZES = (192, 512)


def story_card(request: HttpRequest, path: str, digest: str) -> HttpResponse:
    """A live story's card; a hidden one's answers as the story does."""

    def answer(edition: Edition) -> HttpResponse:
        return shown(card_of(edition), digest, edition.path)

    return at_story(request, path, answer, rest=f"card-{digest}.png")


def section_card(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    section = Section.objects.filter(slug=slug).first()
    if section is None:
        raise Http404
    return shown(card_of_section(section), digest, section.get_absolute_url())


def paper_card(request: HttpRequest, digest: str) -> HttpResponse:
    return shown(card_of_paper(), digest, reverse("public:front"))


def shown(card: Card, digest: str, path: str) -> HttpResponse:
    """A card at its address; from that of an earlier one the way to the present one."""
    if digest != card.digest:
        return HttpResponseRedirect(card.address(path))
    return HttpResponse(drawn(card), content_type="image/png")


def favicon(request: HttpRequest) -> HttpResponse:
    return HttpResponse(icon.as_ico(), content_type="image/vnd.microsoft.icon")


def icon_svg(request: HttpRequest) -> HttpResponse:
    return HttpResponse(icon.as_svg(), content_type="image/svg+xml")


def icon_png(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(icon.as_png(size), content_type="image/png")


def manifest(request: HttpRequest) -> HttpResponse:
    """The paper as an application on a phone (W3C Web Application Manifest)."""
    light, _dark = palettes(settings.THEME)
    said = {
        "name": settings.SITE_NAME,
        "description": settings.SITE_TAGLINE,
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": written(light.paper),
        "theme_color": written(light.paper),
        "icons": [
            {
                "src": f"/icon-{size}.png",
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for size in SIZES
        ],
    }
    return JsonResponse(said, content_type="application/manifest+json")
