"""django-post_office at work, in its own virtual environment: queues the mails of a file and sends them.

A program of ``post_office_rate.py``: ``post_office_peer.py MAILS.jsonl PORT DATABASE_URL BATCH THREADS PROCESSES``.
It prints seconds of queueing and of sending as JSON.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.core.management import call_command


def configure(port: int, url: str, batch: int, threads: int) -> None:
    """Django with post_office alone.  Without a batch size its own defaults hold."""
    parts = urlsplit(url)
    database: dict[str, object] = {"ENGINE": "django.db.backends.sqlite3", "NAME": parts.path}
    if parts.scheme == "postgresql":
        database = {
            "ENGINE": "django.db.backends.postgresql", "NAME": parts.path.strip("/"), "USER": parts.username,
            "HOST": parts.hostname, "PORT": parts.port,
        }  # fmt: skip
    else:  # as ours: the fairer setting
        database["OPTIONS"] = {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
        }
    office: dict[str, object] = {"MAX_RETRIES": 2}
    if batch:
        office |= {"BATCH_SIZE": batch, "THREADS_PER_PROCESS": threads, "LOG_LEVEL": 1, "BATCH_DELIVERY_TIMEOUT": 3600}
    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "post_office"], DATABASES={"default": database},
        EMAIL_HOST="127.0.0.1", EMAIL_PORT=port, EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}], POST_OFFICE=office, USE_TZ=True,
        SECRET_KEY="benchmark", DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )  # fmt: skip
    django.setup()


def main(mails: Path, port: int, url: str, *, batch: int, threads: int, processes: int) -> None:
    logging.disable(logging.INFO)
    configure(port, url, batch, threads)
    from post_office import mail  # noqa: PLC0415  # Django must have started
    from post_office.models import STATUS, Email  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    with mails.open() as file:
        letters = [json.loads(line) for line in file]
    began = time.perf_counter()
    for start in range(0, len(letters), 500):
        mail.send_many(letters[start : start + 500])
    queued = time.perf_counter()
    call_command("send_queued_mail", processes=processes, lockfile=str(mails.with_suffix(".lock")))
    sent = time.perf_counter()
    count = Email.objects.filter(status=STATUS.sent).count()
    print(json.dumps({"queue_s": queued - began, "send_s": sent - queued, "sent": count}))


if __name__ == "__main__":
    path, *numbers = sys.argv[1:]
    sizes = dict(zip(("batch", "threads", "processes"), map(int, numbers[2:]), strict=True))
    main(Path(path), int(numbers[0]), numbers[1], **sizes)
