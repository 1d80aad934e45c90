"""Settings of the test suite: the real ones, with what would only slow the tests down taken out."""

import atexit
import os
import shutil
import tempfile

if "DATA_DIR" not in os.environ:
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="newsroom-tests-")
    atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{os.environ['DATA_DIR']}/db.sqlite3")
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ["EMAIL_URL"] = "memorymail://"
os.environ["CACHE_URL"] = "locmemcache://"
os.environ["SITE_URL"] = "http://testserver"
os.environ["DEBUG"] = "0"
os.environ["PAGE_CACHE"] = "0"
os.environ.setdefault("DEMO_PASSWORD", "correct horse battery staple")

from newsroom.settings import *  # noqa: F403
from newsroom.settings import DATA_DIR, DATABASES

DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, for in memory all threads of the server that the browser visits would share one
    # connection, and so their transactions.
    DATABASES["default"]["TEST"] = {"NAME": f"{DATA_DIR}/test-{os.getpid()}.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY; PRAGMA foreign_keys=ON;"
    )
READS_PAUSE = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
