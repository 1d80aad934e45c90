import logging
import os
import signal
import socket
import time
from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError, close_old_connections, connection

from articles import presence
from newsroom import work
from newsroom.comments import forgetting
from newsroom.reads.folding import fold_old
from newsroom.reports import settling

logger = logging.getLogger(__name__)

#: Seconds of rest: with nothing to do, after a database error, and between two rounds of tidying.
IDLE, TROUBLE, ROUND = 1, 5, 60


def forget_sessions():
    """Delete the sessions whose time is over."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


#: What is tidied in each round; one that fails keeps no other from its turn.
CHORES = (
    work.take_back,
    work.clear_away,
    presence.clear_away,
    forgetting.clear_away,
    fold_old,
    settling.settle,
    settling.forget_addresses,
    forget_sessions,
)


class Command(BaseCommand):
    """Carries out what requests have queued: renditions and mail."""

    help = "Carry out queued work (renditions, mail) until told to stop."

    stopping = False

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what is due, then leave")

    def handle(self, *, once, **options):
        self.worker = f"{socket.gethostname()[:40]}-{os.getpid()}"
        if once:
            work.take_back()
            while work.carry_out_next(self.worker):
                pass
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        self.next_round = 0.0
        while not self.stopping:
            time.sleep(self.turn())

    def stop(self, number, frame):
        """End after the task in hand; asked a second time, at once."""
        self.stopping = True
        signal.signal(number, signal.SIG_DFL)

    def turn(self):
        """Do the next thing there is to do; returns the seconds to rest before the next turn."""
        try:
            close_old_connections()
            if time.monotonic() >= self.next_round:
                self.next_round = time.monotonic() + ROUND
                tidy()
            return 0 if work.carry_out_next(self.worker) else IDLE
        except (DatabaseError, InterfaceError) as error:
            logger.warning("The worker waits for the database: %s", error)
            connection.close()
            return TROUBLE


def tidy():
    """Do each of the chores."""
    for chore in CHORES:
        try:
            chore()
        except Exception:
            logger.exception("%s.%s failed.", chore.__module__, chore.__name__)
            close_old_connections()  # a broken one would fail the next chore too
