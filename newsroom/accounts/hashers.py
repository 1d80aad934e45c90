from django.contrib.auth.hashers import Argon2PasswordHasher


class ModestArgon2PasswordHasher(Argon2PasswordHasher):
    """Argon2id as OWASP advises: 19 MiB, two passes; 100 MiB would starve a small server."""

    time_cost = 2
    memory_cost = 19 * 1024  # KiB
    parallelism = 1
