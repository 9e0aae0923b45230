"""What somebody wrote to us from My case or a chat, in one thread."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.care.models import Inquiry


class ThreadLine(models.Model):
    """One message of a thread; the words and the clock are the inquiry's.

    ``thread`` is the keyed name of the thread.  ``box`` holds the words and the receipt's number for whoever opens the
    thread again: its key hangs on the pepper and on what only the person brings (who they are, or the first number).
    ``person_hash`` is empty for a chat.  ``is_joined``: the desk has put the line to the thread's case.
    """

    thread = models.CharField(max_length=64)
    person_hash = models.CharField(max_length=40, default="")
    inquiry = models.OneToOneField(Inquiry, on_delete=models.PROTECT, related_name="+")
    box = models.BinaryField()
    at = models.DateTimeField()
    is_joined = models.BooleanField(default=False)

    class Meta:
        app_label = "selfcheck"
        indexes: ClassVar = [
            models.Index(fields=["thread", "id"], name="selfcheck_thread"),
            models.Index(fields=["id"], name="selfcheck_unjoined", condition=models.Q(is_joined=False)),
        ]
