import logging


class Briefly(logging.Filter):
    """Leaves out where in the code a request was refused: only our own faults are told in full."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = None
        return True
