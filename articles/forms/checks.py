"""How strict a section is: a small table, one row for each check."""

from __future__ import annotations

from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.checks import CHECKS, LEVELS


class ChecksWidget(forms.MultiWidget):
    """A list of levels beside the name of each check."""

    template_name = "desk/section_checks.html"

    def __init__(self, attrs: Any = None) -> None:
        levels = list(LEVELS.items())
        choice: dict[str, Any] = {name: forms.Select(choices=levels) for name in CHECKS}
        super().__init__(choice, attrs)

    def decompress(self, value: Any) -> list[str]:
        chosen = value if isinstance(value, dict) else {}
        return [chosen.get(name, each.level) for name, each in CHECKS.items()]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """A table of the desk's own: the lists in it are Django's."""
        selects = self.get_context(name, value, attrs)["widget"]["subwidgets"]
        rows = [
            (
                each.label,
                select["attrs"].get("id", ""),
                self._render(select["template_name"], {"widget": select}, renderer),
            )
            for each, select in zip(CHECKS.values(), selects, strict=True)
        ]
        return render_to_string(self.template_name, {"rows": rows})


class ChecksField(forms.MultiValueField):
    """Cleans to the levels that differ from the house's own: {"byline": "must"}."""

    widget = ChecksWidget

    def __init__(self, **kwargs: Any) -> None:
        fields = [forms.ChoiceField(choices=list(LEVELS.items()), required=False) for _ in CHECKS]
        kwargs |= {"required": False, "require_all_fields": False}
        super().__init__(fields, **kwargs)

    def compress(self, values: list[str]) -> dict[str, str]:
        pairs = zip(CHECKS.items(), values, strict=False)
        return {name: level for (name, each), level in pairs if level and level != each.level}
