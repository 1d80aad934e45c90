"""The rule that every word of the interface goes through gettext, checked on the code itself."""

import ast
import re
from pathlib import Path

import pytest

from newsroom.catalogues.extraction import ROOT, sources

FILES = sources(ROOT)
TEMPLATES = [path for path in FILES if path.suffix != ".py"]
CODE = [path for path in FILES if path.suffix == ".py"]

# What is the same in every language: formats' names, keys of the keyboard, codes.
SAME_EVERYWHERE = {
    *("Alt", "Ctrl", "Enter", "Esc", "Escape", "Shift", "Tab", "Backspace", "HTTP"),
}
UNSEEN = re.compile(
    r"{%-?\s*blocktrans.*?endblocktrans(?:late)?\s*-?%}"
    r"|{%\s*block (?:\w*class|coltype)\s*%}.*?{%\s*endblock.*?%}"
    r"|{%-?\s*comment.*?endcomment\s*-?%}"
    r"|<(script|style)\b.*?</\1>|<!--.*?-->|<!DOCTYPE[^>]*>|{#.*?#}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
SPOKEN_ATTRIBUTE = re.compile(
    r'\s(?:title|alt|placeholder|aria-label|aria-description|label)="([^"]*)"'
)
WORD = re.compile(r"[^\W\d_]{2,}")
# What these say is read by people, wherever it stands in a call.
SPOKEN_WORDS = {
    *("verbose_name", "verbose_name_plural", "help_text", "label", "empty_label", "short_title"),
    *("violation_error_message", "placeholder", "site_header", "index_title"),
}
SPOKEN_CALLS = {"ValidationError": 0, "PermissionDenied": 0, "add_error": 1}
RELATIONS = {"OneToOneField", "ManyToManyField"}
MESSAGES = {"success", "error", "warning", "info", "message_user"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def words_in(text: str) -> list[str]:
    return [word for word in WORD.findall(text) if word not in SAME_EVERYWHERE]


def literals_of_template(source: str) -> list[str]:
    """The words that a template says to everybody in the same language."""
    left = UNSEEN.sub(" ", source)
    attributes = [words for said in SPOKEN_ATTRIBUTE.findall(left) for words in words_in(said)]
    return attributes + words_in(re.sub(r"<[^>]*>|&\w+;", " ", left))


def literals_of_code(tree: ast.AST) -> list[tuple[int, str]]:
    """The sentences that code says to people without gettext, with their lines."""
    return [
        (said.lineno, said.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for said in spoken(node)
        if isinstance(said, ast.Constant) and isinstance(said.value, str) and words_in(said.value)
    ]


def spoken(call: ast.Call) -> list[ast.expr]:
    """What a call gives people to read."""
    named = [word.value for word in call.keywords if word.arg in SPOKEN_WORDS]
    function = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if function in SPOKEN_CALLS:
        named += call.args[SPOKEN_CALLS[function] :][:1]
    if function in MESSAGES and getattr(call.func, "value", None) is not None:
        named += call.args[1:2] if getattr(call.func.value, "id", "") != "logger" else []
    if function == "display":
        named += [word.value for word in call.keywords if word.arg == "description"]
    if function.endswith("Field") and function not in RELATIONS and is_of_models(call):
        named += call.args[:1]
    return named


def is_of_models(call: ast.Call) -> bool:
    owner = getattr(call.func, "value", None)
    return isinstance(owner, ast.Name) and owner.id == "models"


def test_templates_say_nothing_but_through_gettext():
    said = [
        f"{name_of(path)}: {' '.join(words)}"
        for path in TEMPLATES
        if path.name != "robots.txt" and (words := literals_of_template(path.read_text()))
    ]
    assert not said


def test_code_says_nothing_to_people_but_through_gettext():
    said = [
        f"{name_of(path)}:{line}: {words}"
        for path in CODE
        if "demo" not in path.parts and "commands" not in path.parts
        for line, words in literals_of_code(ast.parse(path.read_text()))
    ]
    assert not said


@pytest.mark.parametrize(
    "template",
    [
        "<p>Hello</p>",
        '<p title="Hello">1</p>',
        '<button aria-label="Close it"></button>',
        "{% if a %}yes{% endif %}",
        "{% translate 'x' %}: and more",
    ],
)
def test_words_of_a_template_that_bypass_gettext_are_found(template):
    assert literals_of_template(template)


@pytest.mark.parametrize(
    "template",
    [
        '<p title="{% translate "Hello" %}">1 · 2 – {{ name }}</p>',
        "{% blocktranslate %}Hello <b>you</b>{% endblocktranslate %}",
        "{# a remark #}{% comment %}another{% endcomment %}<script>let some</script>",
        "{% block bodyclass %}{{ block.super }} wide{% endblock bodyclass %}",
    ],
)
def test_words_of_a_template_that_go_through_gettext_are_let_be(template):
    assert not literals_of_template(template)


@pytest.mark.parametrize(
    "code",
    [
        "raise ValidationError('No such story.')",
        "messages.success(request, 'Saved.')",
        "forms.CharField(label='Name')",
        "models.CharField('name')",
        "form.add_error('name', 'Too long.')",
    ],
)
def test_words_of_code_that_bypass_gettext_are_found(code):
    assert literals_of_code(ast.parse(code))


def test_words_of_code_that_go_through_gettext_are_let_be():
    assert not literals_of_code(ast.parse("raise ValidationError(_('No.'), code='none')"))
