"""What a reader's browser is given: the markup, and the files behind it."""

from contextlib import closing

import html5lib
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template import Context, Template

from newsroom.public.structured_data import images

pytestmark = pytest.mark.django_db


def markup(picture, arguments=""):
    template = Template("{% load pictures %}{% picture picture " + arguments + " %}")
    return template.render(Context({"picture": picture}))


def elements(html):
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return {
        "sources": tree.findall(".//source"),
        "img": tree.find(".//img"),
        "all": list(tree.find("body").iter()),
    }


def test_a_browser_may_choose_format_and_size(printed):
    found = elements(markup(printed, 'sizes="50vw"'))
    assert [s.get("type") for s in found["sources"]] == ["image/avif", "image/webp"]
    for source in found["sources"]:
        assert source.get("sizes") == "50vw"
        widths = [part.split()[1] for part in source.get("srcset").split(", ")]
        assert widths == ["320w", "480w", "768w", "900w"]
    img = found["img"]
    assert [part.split()[1] for part in img.get("srcset").split(", ")] == widths
    assert img.get("src").endswith(".jpg")
    assert (img.get("width"), img.get("height")) == ("900", "600")
    assert (img.get("loading"), img.get("decoding")) == ("lazy", "async")
    assert img.get("alt") == "Boats in the harbour"


def test_a_picture_without_renditions_shows_as_it_is_kept(harbour):
    found = elements(markup(harbour))
    assert found["sources"] == []
    assert found["img"].get("src") == harbour.url
    assert found["img"].get("srcset") is None


def test_the_first_picture_of_a_page_may_come_first(printed):
    img = elements(markup(printed, 'loading="eager" fetchpriority="high"'))["img"]
    assert (img.get("loading"), img.get("fetchpriority")) == ("eager", "high")


def test_what_people_write_about_a_picture_is_text_and_nothing_else(printed):
    printed.alt = '"><script>alert(1)</script><img src=x onerror="alert(2)'
    printed.color = '"><b>'
    found = elements(markup(printed))
    assert [element.tag for element in found["all"]] == [
        "body",
        "picture",
        "source",
        "source",
        "img",
    ]
    assert found["img"].get("alt") == printed.alt
    assert not any(name.startswith("on") or name == "style" for name in found["img"].attrib)


def test_numbers_stay_numbers_in_a_language_that_groups_digits(printed, settings):
    settings.USE_THOUSAND_SEPARATOR = True
    printed.width = 2400
    assert elements(markup(printed))["img"].get("width") == "2400"


def test_showing_a_picture_asks_no_query(printed, django_assert_num_queries):
    with django_assert_num_queries(0):
        markup(printed)


def test_a_file_is_served_as_what_it_is(printed, client, live_story):
    live_story(lead_picture=printed)
    for format in ("avif", "webp", "jpeg"):
        response = client.get(printed.at_least(320, format=format)["url"])
        assert response.status_code == 200
        assert response["Content-Type"] == f"image/{format}"
        assert response["Cache-Control"] == "public, max-age=300"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert int(response["Content-Length"]) == len(response.getvalue())
        assert "Set-Cookie" not in response


def test_search_engines_get_three_shapes_each_with_its_rights(printed):
    printed.creator, printed.copyright_notice = "Ana Reis", "© Maré"
    shapes = images(printed)
    assert [(each["width"], each["height"]) for each in shapes] == [
        (600, 600),
        (800, 600),
        (900, 506),
    ]
    for shape in shapes:
        assert (shape["creditText"], shape["copyrightNotice"]) == ("Ana Reis", "© Maré")
        assert shape["creator"]["name"] == "Ana Reis"


def test_search_engines_get_the_whole_picture_before_it_is_cut(harbour):
    assert [each["width"] for each in images(harbour)] == [900]


@pytest.mark.parametrize(
    "path",
    [
        "/media/",
        "/media/pictures/",
        "/media/pictures/AAAAAAAAAAAAAAAAAAAAAA.jpg",
        "/media/secret.txt",
        "/media/pictures/../secret.txt",
        "/media/pictures/..%2Fsecret.txt",
        "/media/pictures/%2e%2e/secret.txt",
        "/media/pictures//etc/passwd",
        "/media/pictures/evil-evil-evil-evil-22.svg",
        "/media/pictures/evil-evil-evil-evil-22.jpg%00",
        "/media/pictures/evil-evil-evil-evil-22.jpg%0a",
    ],
)
def test_no_other_file_has_an_address(path, client):
    default_storage.save("secret.txt", ContentFile(b"secret"))
    default_storage.save("pictures/evil-evil-evil-evil-22.svg", ContentFile(b"<svg/>"))
    assert client.get(path).status_code == 404


def test_files_are_read_only(printed, client, live_story):
    live_story(lead_picture=printed)
    assert client.post(printed.url).status_code in {403, 405}
    with closing(client.head(printed.url)) as response:
        assert response.status_code == 200
