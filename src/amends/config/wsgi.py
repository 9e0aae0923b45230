"""The WSGI application that granian serves."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amends.config.settings")
_django = get_wsgi_application()

from amends.web.bodies import WholeBodies  # noqa: E402  # what follows reads models
from amends.web.busy import busy_answer  # noqa: E402
from amends.web.shedding import Shedding  # noqa: E402
from amends.web.warming import warm_up  # noqa: E402

application = WholeBodies(Shedding(_django, busy=busy_answer), busy=busy_answer)
if "AMENDS_SERVES" in os.environ:  # a server's process, and nobody who only looks at this module
    warm_up()
