"""The providers whose things a story may show: their addresses, and where their players are."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True)
class Provider:
    """A house whose things we show: how its addresses look, and where its player is."""

    name: str
    known_by: re.Pattern  # host, path and query; its groups, joined by “/”, make the ref
    ref: re.Pattern
    address: Callable[[str], str]
    player: Callable[[str], str] | None
    ratio: str  # “16x9”, “9x16”, “post” (grows with its text), “bar” (low: a sound)


def _vimeo_player(ref: str) -> str:
    number, _, key = ref.partition("/")
    return f"https://player.vimeo.com/video/{number}?dnt=1" + (f"&h={key}" if key else "")


def _bluesky_player(ref: str) -> str:
    who, _, post = ref.partition("/")
    return f"https://embed.bsky.app/embed/{who}/app.bsky.feed.post/{post}"


def _tiktok_address(ref: str) -> str:
    who, _, number = ref.partition("/")
    return f"https://www.tiktok.com/{who}/video/{number}"


def _known(*addresses: str) -> re.Pattern:
    """Addresses of one provider; what follows in the query, or a last slash, says nothing."""
    return re.compile("(?:" + "|".join(addresses) + r")/?(?:\?.*)?")


_VIDEO = r"([A-Za-z0-9_-]{11})"
_YOUTUBE = r"(?:(?:www|m|music)\.)?youtube\.com"
_DOMAIN = r"(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = rf"(?=.{{4,253}}/)(?:{_DOMAIN}\.)+[a-z]{{2,24}}"
_OTHERS = (
    r"(?!(?:[a-z]+\.)?(?:youtube|youtu|vimeo|x|twitter|instagram|tiktok|soundcloud|spotify)"
    r"\.(?:com|be)/)"
)

PROVIDERS = {
    "youtube": Provider(
        name="YouTube",
        known_by=_known(
            rf"{_YOUTUBE}/watch/?\?(?:.*&)?v={_VIDEO}(?:&.*)?",
            rf"(?:{_YOUTUBE}|www\.youtube-nocookie\.com)/(?:shorts|live|embed|v)/{_VIDEO}",
            rf"youtu\.be/{_VIDEO}",
        ),
        ref=re.compile(_VIDEO),
        address="https://www.youtube.com/watch?v={}".format,
        player="https://www.youtube-nocookie.com/embed/{}".format,
        ratio="16x9",
    ),
    "vimeo": Provider(
        name="Vimeo",
        known_by=_known(
            r"(?:www\.)?vimeo\.com/(?:channels/[\w-]+/|groups/[\w-]+/videos/)?"
            r"(\d{5,12})(?:/([0-9a-f]{8,20}))?",
            r"player\.vimeo\.com/video/(\d{5,12})\?(?:.*&)?h=([0-9a-f]{8,20})(?:&.*)?",
            r"player\.vimeo\.com/video/(\d{5,12})",
        ),
        ref=re.compile(r"\d{5,12}(?:/[0-9a-f]{8,20})?", re.ASCII),
        address="https://vimeo.com/{}".format,
        player=_vimeo_player,
        ratio="16x9",
    ),
    "bluesky": Provider(
        name="Bluesky",
        known_by=_known(
            rf"bsky\.app/profile/({_DOMAIN}(?:\.{_DOMAIN})+|did:plc:[a-z2-7]{{24}})"
            r"/post/([a-z0-9]{8,20})"
        ),
        ref=re.compile(rf"(?:{_DOMAIN}(?:\.{_DOMAIN})+|did:plc:[a-z2-7]{{24}})/[a-z0-9]{{8,20}}"),
        address=lambda ref: "https://bsky.app/profile/{}/post/{}".format(*ref.split("/")),
        player=_bluesky_player,
        ratio="post",
    ),
    "x": Provider(
        name="X",
        known_by=_known(
            r"(?:(?:www|mobile)\.)?(?:x|twitter)\.com/(?:i/web|\w{1,20})/status(?:es)?/(\d{2,20})"
            r"(?:/(?:photo|video)/\d)?"
        ),
        ref=re.compile(r"\d{2,20}", re.ASCII),
        address="https://x.com/i/status/{}".format,
        player="https://platform.twitter.com/embed/Tweet.html?dnt=true&id={}".format,
        ratio="post",
    ),
    "instagram": Provider(
        name="Instagram",
        known_by=_known(
            r"(?:www\.)?instagram\.com/(?:[\w.]{1,30}/)?(p|reel|tv)/([A-Za-z0-9_-]{5,40})"
            r"(?:/embed(?:/captioned)?)?"
        ),
        ref=re.compile(r"(?:p|reel|tv)/[A-Za-z0-9_-]{5,40}"),
        address="https://www.instagram.com/{}/".format,
        player="https://www.instagram.com/{}/embed/".format,
        ratio="post",
    ),
    "tiktok": Provider(
        name="TikTok",
        known_by=_known(r"(?:(?:www|m)\.)?tiktok\.com/(@[\w.]{1,32})/(?:video|photo)/(\d{8,20})"),
        ref=re.compile(r"@[\w.]{1,32}/\d{8,20}", re.ASCII),
        address=_tiktok_address,
        player=lambda ref: "https://www.tiktok.com/embed/v2/" + ref.partition("/")[2],
        ratio="9x16",
    ),
    "soundcloud": Provider(
        name="SoundCloud",
        known_by=_known(
            r"(?:(?:www|m)\.)?soundcloud\.com/([a-z0-9_-]{1,50})/"
            r"((?:sets/)?[a-z0-9_-]{1,200}(?:/s-[A-Za-z0-9]{4,20})?)"
        ),
        ref=re.compile(r"[a-z0-9_-]{1,50}/(?:sets/)?[a-z0-9_-]{1,200}(?:/s-[A-Za-z0-9]{4,20})?"),
        address="https://soundcloud.com/{}".format,
        player=lambda ref: (
            "https://w.soundcloud.com/player/?url=" + quote(f"https://soundcloud.com/{ref}", "")
        ),
        ratio="bar",
    ),
    "spotify": Provider(
        name="Spotify",
        known_by=_known(
            r"open\.spotify\.com/(?:intl-[a-z-]{2,5}/)?(?:embed/)?"
            r"(track|album|playlist|artist|episode|show)/([A-Za-z0-9]{22})"
        ),
        ref=re.compile(r"(?:track|album|playlist|artist|episode|show)/[A-Za-z0-9]{22}"),
        address="https://open.spotify.com/{}".format,
        player="https://open.spotify.com/embed/{}".format,
        ratio="bar",
    ),
    "datawrapper": Provider(
        name="Datawrapper",
        known_by=_known(
            r"datawrapper\.dwcdn\.net/([A-Za-z0-9]{5})(?:/\d{1,6})?(?:/index\.html)?",
            r"(?:www\.)?datawrapper\.de/_/([A-Za-z0-9]{5})",
        ),
        ref=re.compile(r"[A-Za-z0-9]{5}"),
        address="https://datawrapper.dwcdn.net/{}/".format,
        player="https://datawrapper.dwcdn.net/{}/".format,
        ratio="post",
    ),
    # Anybody may run a Mastodon, and a page cannot allow frames of everybody: a card with a link.
    "mastodon": Provider(
        name="Mastodon",
        known_by=_known(rf"{_OTHERS}({_HOST})/(@\w{{1,60}}(?:@[a-z0-9.-]{{4,253}})?)/(\d{{5,20}})"),
        ref=re.compile(
            rf"{_OTHERS}{_HOST}/@\w{{1,60}}(?:@[a-z0-9.-]{{4,253}})?/\d{{5,20}}", re.ASCII
        ),
        address="https://{}".format,
        player=None,
        ratio="post",
    ),
}
