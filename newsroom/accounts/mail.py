"""Letters to people: written in the transaction of their cause, carried by the worker.

A letter may hold a link that opens an account, so it lies sealed in the queue.
"""

import json
from email.utils import make_msgid

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from newsroom.accounts import languages
from newsroom.accounts.sealing import seal, unseal
from newsroom.compat.tasks import task


def send(template, *, to, language="", **words):
    """Queues the letter of two templates, `emails/<template>_subject.txt` and `…_message.txt`.

    It speaks the language of whom it goes to; `language` says it for somebody not yet known.
    """
    words = {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL, **words}
    with override(language or languages.of_address(to)):
        subject = render_to_string(f"emails/{template}_subject.txt", words)
        body = render_to_string(f"emails/{template}_message.txt", words)
    queue(EmailMessage(" ".join(subject.split()), body.strip() + "\n", to=[to]))


def queue(message):
    """Queues a plain-text message, its Message-ID made now: sent twice, it is known as one."""
    letter = {
        "subject": message.subject,
        "body": message.body,
        "from_email": message.from_email,
        "to": message.to,
        "headers": {
            "Message-ID": make_msgid(domain=settings.SITE_ADDRESS.hostname),
            "Auto-Submitted": "auto-generated",
            **message.extra_headers,
        },
    }
    deliver.enqueue(seal(json.dumps(letter)))


@task()
def deliver(sealed):
    """Hands one letter to the mail server."""
    EmailMessage(**json.loads(unseal(sealed))).send()
