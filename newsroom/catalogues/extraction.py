"""What the interface says in its own words: every text that the code marks for translation."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation import template as django_template

ROOT = Path(__file__).resolve().parent.parent.parent
# Where each function of gettext takes its context, the text, and the text for several.
FUNCTIONS = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
IN_TEMPLATES = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# What only the newsroom's own people see; all the rest may reach a reader.
DESK = (
    *("articles/admin/", "articles/forms/", "articles/checks/", "articles/management/"),
    *("newsroom/accounts/", "newsroom/desk/", "newsroom/management/", "newsroom/pictures/"),
    *("newsroom/fronts/admin/", "newsroom/fronts/forms/", "newsroom/roles.py"),
    *("templates/account/", "templates/accounts/", "templates/admin/", "templates/allauth/"),
    *("templates/desk/", "templates/mfa/"),
)


@dataclass
class Text:
    """One text of the interface, and the files that say it."""

    singular: str
    plural: str = ""
    context: str = ""
    places: set[str] = field(default_factory=set)

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.singular

    @property
    def is_public(self) -> bool:
        """Whether a reader may come to see it."""
        return any(not place.startswith(DESK) for place in self.places)


def texts(root: Path = ROOT) -> dict[tuple[str, str], Text]:
    """Every text of the interface, by context and words, in the order of the alphabet."""
    found: dict[tuple[str, str], Text] = {}
    for path in sources(root):
        place = path.relative_to(root).as_posix()
        said = in_python if path.suffix == ".py" else in_template
        for text in said(path.read_text()):
            known = found.setdefault(text.key, text)
            known.plural = known.plural or text.plural
            known.places.add(place)
    return dict(sorted(found.items(), key=lambda item: item[0][::-1]))


def sources(root: Path) -> list[Path]:
    """The files that may speak: code but for migrations, and every template."""
    code = [
        path
        for package in ("articles", "newsroom")
        for path in (root / package).rglob("*.py")
        if "migrations" not in path.parts
    ]
    templates = [
        path for path in (root / "templates").rglob("*") if path.suffix in {".html", ".txt"}
    ]
    return sorted(code) + sorted(templates)


def in_python(source: str) -> Iterator[Text]:
    """The texts in calls of gettext's functions, by whatever name a file imports them."""
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name: FUNCTIONS[alias.name.removesuffix("_lazy")]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name.removesuffix("_lazy") in FUNCTIONS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            context, singular, plural = (
                "" if place is None else literal(node, place) for place in names[node.func.id]
            )
            if singular:
                yield Text(singular, plural, context)


def literal(call: ast.Call, place: int) -> str:
    """The string that stands at a place of a call; “” where something else does."""
    given = call.args[place] if place < len(call.args) else None
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        return given.value
    return ""


def in_template(source: str) -> Iterator[Text]:
    """The texts in a template's tags, as Django itself finds them."""
    code = "\n".join(line.strip() for line in django_template.templatize(source).splitlines())
    for _line, said, _comments, context in extract(
        "python", BytesIO(code.encode()), keywords=IN_TEMPLATES, options={"encoding": "utf-8"}
    ):
        singular, plural = said if isinstance(said, tuple) else (said, "")
        yield Text(singular, plural, context or "")
