"""The installation's own settings, with one trivial page more to compare with.

Django, granian and the middleware are the same for both, in one process."""

from amends.config.settings import *  # noqa: F403

ROOT_URLCONF = "portal_urls"
