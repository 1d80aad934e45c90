"""Which addresses are things that a story can show, and which only pretend to be."""
# ruff: noqa: E501  (in a table, each case is a line)

from urllib.parse import urlsplit

import pytest

from articles import embeds

DID = "did:plc:" + "z72i7hdynmk6r22z27h6tvur"


@pytest.mark.parametrize(
    ("pasted", "provider", "ref"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ"),
        ("https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&t=42s", "youtube", "dQw4w9WgXcQ"),
        ("http://youtu.be/dQw4w9WgXcQ?si=abc", "youtube", "dQw4w9WgXcQ"),
        ("HTTPS://YouTube.com/shorts/dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ"),
        ("https://www.youtube.com/live/dQw4w9WgXcQ?feature=share", "youtube", "dQw4w9WgXcQ"),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ"),
        (" https://vimeo.com/76979871\n", "vimeo", "76979871"),
        ("https://vimeo.com/76979871/8272103f6e?share=copy", "vimeo", "76979871/8272103f6e"),
        ("https://player.vimeo.com/video/76979871?h=8272103f6e", "vimeo", "76979871/8272103f6e"),
        ("https://vimeo.com/channels/staffpicks/76979871", "vimeo", "76979871"),
        ("https://bsky.app/profile/bsky.app/post/3l6oveex3ii2l", "bluesky", "bsky.app/3l6oveex3ii2l"),
        (f"https://bsky.app/profile/{DID}/post/3l6oveex3ii2l", "bluesky", f"{DID}/3l6oveex3ii2l"),
        ("https://mastodon.social/@Gargron/1234567890", "mastodon", "mastodon.social/@Gargron/1234567890"),
        ("https://a.example/@b@c.example/1234567", "mastodon", "a.example/@b@c.example/1234567"),
        ("https://x.com/jack/status/20?s=20", "x", "20"),
        ("https://mobile.twitter.com/jack/status/20/photo/1", "x", "20"),
        ("https://x.com/i/web/status/20", "x", "20"),
        ("https://www.instagram.com/p/CUbHfhpswxt/?img_index=1", "instagram", "p/CUbHfhpswxt"),
        ("https://instagram.com/somebody/reel/CUbHfhpswxt/", "instagram", "reel/CUbHfhpswxt"),
        ("https://www.tiktok.com/@some.body/video/6718335390845095173", "tiktok", "@some.body/6718335390845095173"),
        ("https://soundcloud.com/forss/flickermood", "soundcloud", "forss/flickermood"),
        ("https://soundcloud.com/forss/sets/soulhack", "soundcloud", "forss/sets/soulhack"),
        ("https://open.spotify.com/intl-de/track/11dFghVXANMlKmJXsNCbNl?si=1", "spotify", "track/11dFghVXANMlKmJXsNCbNl"),
        ("https://datawrapper.dwcdn.net/AbC12/3/", "datawrapper", "AbC12"),
        ("https://www.datawrapper.de/_/AbC12/?v=2", "datawrapper", "AbC12"),
    ],
)  # fmt: skip
def test_a_providers_address_is_known_and_its_own_page_leads_back_to_it(pasted, provider, ref):
    found = embeds.recognise(pasted)
    assert (found.provider, found.ref) == (provider, ref)
    assert embeds.embed(provider, ref) == found
    assert embeds.recognise(found.address) == found
    assert found.player.startswith("https://") or provider == "mastodon"


@pytest.mark.parametrize(
    "lie",
    [
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example/?https://youtu.be/dQw4w9WgXcQ",
        "https://evil.example/youtu.be/dQw4w9WgXcQ",
        "https://evil.example#https://youtu.be/dQw4w9WgXcQ",
        "https://youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
        "https://evil.example@youtube.com/watch?v=dQw4w9WgXcQ",
        "https://user:word@youtu.be/dQw4w9WgXcQ",
        "https://youtube.com:8443/watch?v=dQw4w9WgXcQ",
        "https://youtube.com:/watch?v=dQw4w9WgXcQ",
        "https://youtube.com./watch?v=dQw4w9WgXcQ",
        "https://notyoutube.com/watch?v=dQw4w9WgXcQ",
        "https://youtube.com\\@evil.example/watch?v=dQw4w9WgXcQ",
        "https:\\\\youtube.com/watch?v=dQw4w9WgXcQ",
        "https://уoutube.com/watch?v=dQw4w9WgXcQ",
        "https://youtube。com/watch?v=dQw4w9WgXcQ",
        "https://xn--outube-abc.com/watch?v=dQw4w9WgXcQ",
        "https://xn--mstodon-q2a.social/@a/1234567890",
        "https://[::1]/@a/1234567890",
        "https://127.0.0.1/@a/1234567890",
        "https://localhost/@a/1234567890",
        "https://youtube.com/@a/1234567890",
        "https://you\ttube.com/watch?v=dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ\nx",
        "javascript:alert('https://youtu.be/dQw4w9WgXcQ')",
        "data:text/html,https://youtu.be/dQw4w9WgXcQ",
        "//youtu.be/dQw4w9WgXcQ",
        "youtu.be/dQw4w9WgXcQ",
        "ftp://youtu.be/dQw4w9WgXcQ",
        'https://youtu.be/dQw4w9WgXc"',
        "https://youtu.be/dQw4w9WgXcQ/../../evil",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQtoolong",
        "https://vimeo.com/76979871/%2e%2e",
        "https://x.com/jack/status/20%22",
        "https://www.instagram.com/somebody/",
        "https://vm.tiktok.com/ZMabc/",
        "https://soundcloud.com/forss",
        "https://open.spotify.com/track/short",
        "https://[youtube.com/watch",
        "https://youtu.be/" + "a" * 3000,
        "",
        "no address at all",
    ],
)
def test_an_address_that_lies_about_its_host_is_nothing(lie):
    assert embeds.recognise(lie) is None


@pytest.mark.parametrize(
    ("provider", "ref"),
    [
        ("youtube", "../../evil.ex"),
        ("youtube", "dQw4w9WgXcQ\n"),
        ("vimeo", "76979871&evil=1"),
        ("vimeo", "٧٦٩٧٩٨٧١"),
        ("x", '20"'),
        ("soundcloud", "//evil.example"),
        ("mastodon", "evil.example/@a/12345?x"),
        ("peertube", "1234"),
        ("", ""),
    ],
)
def test_a_forged_ref_names_nothing(provider, ref):
    assert embeds.embed(provider, ref) is None


def test_every_player_is_framed_from_one_known_host():
    origins = {
        found.provider: found.frame_origin
        for found in map(embeds.recognise, ("https://youtu.be/dQw4w9WgXcQ", "https://x.com/a/status/20"))
    }  # fmt: skip
    assert origins == {
        "youtube": "https://www.youtube-nocookie.com",
        "x": "https://platform.twitter.com",
    }


def test_a_player_may_not_be_led_to_another_sound():
    found = embeds.recognise("https://soundcloud.com/forss/flickermood")
    assert urlsplit(found.player).query == "url=https%3A%2F%2Fsoundcloud.com%2Fforss%2Fflickermood"


def test_a_mastodon_anywhere_is_a_card_without_a_frame():
    found = embeds.recognise("https://mastodon.social/@Gargron/1234567890")
    assert (found.player, found.frame_origin, found.host) == ("", "", "mastodon.social")
