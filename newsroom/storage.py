"""Where pictures are kept, from one address."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

FILES = {"BACKEND": "django.core.files.storage.FileSystemStorage"}


def storage_from(url: str) -> dict[str, Any]:
    """Django's setting of a storage: files in MEDIA_ROOT for an empty address, else a bucket.

    `s3://key:secret@host/bucket?region=eu-west-1` names a bucket of any S3-compatible service;
    without a host it is Amazon's own. Leaves with one clear line for anything else.
    """
    if not url:
        return FILES
    parts = urlsplit(url)
    bucket = parts.path.strip("/")
    if parts.scheme != "s3" or not bucket:
        raise SystemExit("STORAGE_URL has to read s3://key:secret@host/bucket?region=… or nothing.")
    host = parts.hostname and f"https://{parts.hostname}" + (f":{parts.port}" if parts.port else "")
    region = parse_qs(parts.query).get("region", [None])[0]
    options = {
        "access_key": unquote(parts.username or "") or None,
        "secret_key": unquote(parts.password or "") or None,
        "bucket_name": bucket,
        "endpoint_url": host,
        "region_name": region,
        "file_overwrite": False,
        "querystring_auth": False,
    }
    given = {name: value for name, value in options.items() if value is not None}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": given}
