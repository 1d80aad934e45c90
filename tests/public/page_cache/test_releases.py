"""Which settings make another release of the paper, whose pages are made anew."""

import re

from django.conf import settings as house

from newsroom.public.page_cache.releases import SHOWN, release

READ = re.compile(r"\bsettings\.([A-Z][A-Z_]+)")
# What says where files lie, and what no page says.
NOT_SHOWN = {
    *("BASE_DIR", "DATA_DIR", "STATIC_ROOT", "PAGE_CACHE", "ROOT_URLCONF"),
    *("CSRF_COOKIE_AGE", "CSRF_COOKIE_NAME", "SESSION_COOKIE_NAME", "SECRET_KEY", "IS_HTTPS"),
}


def test_whole_feeds_and_feeds_that_lead_to_stories_are_two_releases(settings):
    before = release()
    settings.FEEDS_WHOLE = not settings.FEEDS_WHOLE
    assert release() != before


def test_every_setting_that_readers_pages_ask_for_makes_a_release():
    code = (house.BASE_DIR / "newsroom" / "public").rglob("*.py")
    read = {name for path in code for name in READ.findall(path.read_text())}
    assert read
    assert not {name for name in read - NOT_SHOWN if not name.startswith(SHOWN)}
