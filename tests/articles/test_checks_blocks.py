"""What the checks say of galleries, embeds and footnotes."""

from articles import checks, markup
from articles.checks.limits import LIMITS


def found(body, **words):
    draft = checks.Draft(body=markup.clean(body), **words)
    return [(each.check, each.block, each.quote) for each in checks.check(draft)]


def test_a_footnote_does_not_make_its_sentence_or_paragraph_longer():
    sentence = "word " * (LIMITS["sentence"] - 1) + "end."
    assert not found(f"<p>{sentence}<small>{sentence}</small></p>")
    paragraph = "Words here. " * (LIMITS["paragraph"] // 2)
    assert not found(f"<p>{paragraph}<small>{paragraph}</small></p>")


def test_a_sentence_of_a_footnote_may_be_too_long_itself():
    sentence = "word " * (LIMITS["sentence"] + 1)
    assert [name for name, *_ in found(f"<p>Short.<small>{sentence}</small></p>")] == ["sentences"]


def test_an_address_in_a_footnote_is_found_without_its_bracket():
    ((name, _block, quote),) = found("<p>Short.<small>See https://x.example/a</small></p>")
    assert (name, quote) == ("bare-links", "https://x.example/a")


def test_what_a_picture_of_a_gallery_lacks_is_said_at_its_gallery():
    one, two = "a" * 20, "b" * 20
    gallery = f'<figure id="b-12345678" data-gallery="{one} {two}"></figure>'
    said = found(gallery, pictures_want={two: ["It needs a credit."]})
    assert [(name, block) for name, block, _quote in said] == [("pictures", "b-12345678")]


def test_an_embed_without_a_caption_is_nothing_to_mend():
    assert not found('<figure data-embed="x" data-ref="20"></figure>')
