"""Which release of the paper made a page: another one may say the same in other words."""

from hashlib import blake2b
from pathlib import Path

from django.conf import settings

# Settings that show in pages or in their headers begin with these.
SHOWN = (
    *("SITE_", "THEME", "FEEDS_", "LANGUAGE", "TIME_ZONE", "MEDIA_URL", "STATIC_URL"),
    *("SECURE_", "X_FRAME"),
)
FOLDERS = ("articles", "newsroom", "templates")
SUFFIXES = frozenset({".py", ".html", ".txt", ".mo"})


def release() -> str:
    """A digest of the code, the templates, the names of static files and the settings shown."""
    digest = blake2b(digest_size=16)
    folders = [settings.BASE_DIR / folder for folder in FOLDERS]
    if settings.THEME_DIR:
        folders.append(Path(settings.THEME_DIR) / "templates")
    for folder in folders:
        for path in sorted(folder.rglob("*.*")):
            if path.suffix in SUFFIXES:
                digest.update(path.read_bytes())
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    digest.update(manifest.read_bytes() if manifest.exists() else b"")
    for name in sorted(name for name in dir(settings) if name.startswith(SHOWN)):
        digest.update(f"{name}={getattr(settings, name)!r}\n".encode())
    return digest.hexdigest()
