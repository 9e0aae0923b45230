"""The WSGI application that granian serves."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from amends.web.bodies import WholeBodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amends.config.settings")
application = WholeBodies(get_wsgi_application())
