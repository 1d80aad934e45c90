from pathlib import Path

from django.conf import settings

from articles.forms.body import MODULES

STORY = Path(settings.BASE_DIR, "static/js/desk/story")


def test_every_module_of_the_editor_is_in_its_import_map():
    assert {path.stem for path in STORY.glob("*.js")} == {"form", *MODULES}
