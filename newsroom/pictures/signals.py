from django.db import transaction
from django.dispatch import Signal

#: Sent after commit with `picture_id`: what readers get of this picture is no longer the same.
picture_changed = Signal()
#: Asked with `picture` and `user`; whoever shows pictures answers with names and addresses of where
#: it does, as far as this person may know.
picture_uses = Signal()
#: Asked with `picture`; whoever shows pictures answers whether readers see it, now or as planned.
picture_shown = Signal()


def announce(picture_id: int) -> None:
    """Tell the layers above, once certain, that readers get something else of this picture."""
    transaction.on_commit(lambda: picture_changed.send_robust(None, picture_id=picture_id))
