"""The story form as somebody at the desk handles it."""

import re
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page

from articles.models import Article
from tests.desk.story_forms import ADD, change_url


def open_form(page, user, article=None, **tab_options) -> Page:
    """A story's form, ready to write in; a new story's, if none is named."""
    tab = page(user=user, **tab_options)
    tab.goto(change_url(article) if article else ADD)
    tab.wait_for_selector("form[data-ready]")
    return tab


def save(tab):
    """Save what was changed by keyboard, and wait until all is kept."""
    tab.wait_for_selector("#article_form[data-dirty]")
    tab.keyboard.press("Control+s")
    tab.wait_for_selector("#article_form:not([data-dirty])")


def body_of(article):
    """The body as it is stored."""
    return Article.objects.get(pk=article.pk).body


def ids_in(body):
    return re.findall(r'id="(b-\w{8})"', body)


def photograph(color=(40, 90, 140)):
    """A photograph on somebody's computer, ready to be chosen in a file dialog."""
    file = BytesIO()
    Image.new("RGB", (1200, 800), color).save(file, "JPEG")
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}
