"""The catalogues as files: `django.po` is what translators edit, `django.mo` what Django reads."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from newsroom.catalogues.extraction import Text, texts

FOLDER = Path(__file__).resolve().parent.parent / "locale"
# A language, whether the desk speaks it too, and its plurals as Django's own catalogues count them.
LANGUAGES = {
    "ar": (
        False,
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;",
    ),
    "de": (True, "nplurals=2; plural=(n != 1);"),
}
HEAD = "# The newsroom's texts. `make messages` brings this file up to what the code says."


class Catalogue(Catalog):
    """A catalogue whose head says no dates and no names, so that it changes with its texts only."""

    def __init__(self, language: str) -> None:
        super().__init__(locale=language, header_comment=HEAD, fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", LANGUAGES[str(self.locale)][1] + "\n"),
        ]


def path_of(language: str, kind: str = "po") -> Path:
    return FOLDER / language / "LC_MESSAGES" / f"django.{kind}"


def read(language: str) -> Catalog:
    """A catalogue as it stands; an empty one where there is none yet."""
    path = path_of(language)
    if not path.exists():
        return Catalogue(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def wanted(language: str) -> list[Text]:
    """The texts that a language has to have: all of them, or those that readers see."""
    whole_desk, _plurals = LANGUAGES[language]
    return [text for text in texts().values() if whole_desk or text.is_public]


def update(language: str) -> tuple[int, int]:
    """Brings a catalogue up to what the code says; how many texts it has, and lacks words for."""
    old, new = read(language), Catalogue(language)
    for text in wanted(language):
        key = (text.singular, text.plural) if text.plural else text.singular
        known = old.get(text.singular, text.context or None)
        words = kept(known, several=bool(text.plural), forms=new.num_plurals)
        places = [(place, 0) for place in sorted(text.places)]
        new.add(key, words, places, context=text.context or None)
    path_of(language).parent.mkdir(parents=True, exist_ok=True)
    with path_of(language).open("wb") as file:
        write_po(file, new, width=100, include_lineno=False)
    path_of(language, "mo").write_bytes(compiled(new))
    return len(new), sum(not is_translated(message) for message in new if message.id)


def kept(known: Message | None, *, several: bool, forms: int) -> str | tuple[str, ...]:
    """The words that a text had; empty ones where it had none, or has got a plural since."""
    words = "" if known is None or known.fuzzy else known.string or ""
    if isinstance(words, str) != several:
        return words if isinstance(words, str) else tuple(words)
    return ("",) * forms if several else ""


def is_translated(message: Message) -> bool:
    words = [message.string] if isinstance(message.string, str) else message.string
    return not message.fuzzy and all(word and word.strip() for word in words)


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue in the form that Django reads."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()
