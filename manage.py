#!/usr/bin/env python
"""The newsroom's commands, and Django's."""

import os
import sys


def main() -> None:
    """Run the command that was typed; what we cannot run without is named in one line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
        from django.db.utils import DatabaseError, OperationalError
    except ImportError:
        sys.exit("Django is not installed here: type `make run`, or activate .venv first.")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"A setting cannot be used: {' '.join(str(error).split())}")
    except DatabaseError as error:
        if type(error) not in {DatabaseError, OperationalError}:  # a fault of ours, told in full
            raise
        sys.exit(f"The database cannot be used: {' '.join(str(error).split())}")


if __name__ == "__main__":
    main()
