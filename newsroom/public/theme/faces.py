"""The faces that text may be set in: our own, or those that readers' machines have."""

OURS = {"serif": "source-serif", "sans": "public-sans"}
# For each part its faces by name; ours are those of paper-tokens.css, and are sent.
FACES = {
    "serif": {
        "source-serif": "",
        "charter": 'Charter, "Bitstream Charter", "Sitka Text", Cambria, serif',
        "georgia": 'Georgia, Gelasio, "Times New Roman", serif',
        "old-style": '"Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, serif',
    },
    "sans": {
        "public-sans": "",
        "system": "system-ui, sans-serif",
        "helvetica": '"Helvetica Neue", Helvetica, Arial, Arimo, sans-serif',
        "humanist": 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", sans-serif',
    },
}
FILES = {"serif": "fonts/source-serif-4-latin.woff2", "sans": "fonts/public-sans-latin.woff2"}


def face(part: str, name: str) -> str:
    """The families of a face, best first; “” for ours, and for a name that we do not know."""
    return FACES[part].get(name, "")
