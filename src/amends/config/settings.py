"""Django's settings.  Every ``AMENDS_...`` variable is documented in ``docs/for-operators.md``."""

from __future__ import annotations

import os

import dj_database_url
from csp.constants import NONE, SELF

from amends.config.home import desk_public_key, home, secret

_HOME = home()

SECRET_KEY = secret("django.key").hex()
SECRET_OF = secret  # the web gets at an incident's key through here
DESK_PUBLIC_KEY = desk_public_key  # what the public sends in is sealed for the desk; see core.sealing
DEBUG = False
ALLOWED_HOSTS = os.environ.get("AMENDS_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "amends.apps.accounts",
    "amends.apps.journal",
    "amends.apps.integrations",
    "amends.apps.incidents",
    "amends.apps.looks",
    "amends.apps.governance",
    "amends.apps.errands",
    "amends.apps.evidence",
    "amends.apps.bulletins",
    "amends.apps.duties",
    "amends.apps.notices",
    "amends.apps.delivery",
    "amends.apps.receipts",
    "amends.apps.proofs",
    "amends.apps.substitutes",
    "amends.apps.corrections",
    "amends.apps.contacts",
    "amends.apps.care",
    "amends.apps.remedies",
    "amends.apps.claims",
    "amends.apps.authenticity",
    "amends.apps.selfcheck",
    "amends.apps.centre",
    "amends.apps.measures",
    "amends.apps.rehearsals",
]
MIDDLEWARE = [
    # Those that only add headers come first: no file, no refusal and no error leaves without them.
    "amends.web.headers.EveryAnswer",
    "csp.middleware.CSPMiddleware",
    "amends.web.noting.Noting",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "amends.web.parts.OnlyServed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "amends.web.nul.WithoutNul",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
SERVED_PARTS = os.environ.get("AMENDS_SERVES", "api,console,hooks,portal").split(",")
_IS_PORTAL_ALONE = SERVED_PARTS == ["portal"]
if _IS_PORTAL_ALONE:  # it knows no session and no user, and has a role of its own in the database
    _NOT_PUBLIC = ("Session", "Csrf", "Authentication", "Message")
    MIDDLEWARE = [name for name in MIDDLEWARE if not name.rpartition(".")[2].startswith(_NOT_PUBLIC)]
ROOT_URLCONF = "amends.config.urls"
WSGI_APPLICATION = "amends.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [os.path.join(os.path.dirname(os.path.dirname(__file__)), "web", "templates")],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "libraries": {"reach": "amends.web.portal.reach"},
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        (_IS_PORTAL_ALONE and os.environ.get("AMENDS_PORTAL_DATABASE_URL"))
        or os.environ.get("AMENDS_DATABASE_URL")
        or f"sqlite:///{_HOME / 'amends.sqlite3'}",
        conn_max_age=None,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers go on while a worker commits; FULL keeps a commit through a power cut;
    # With recursive triggers REPLACE cannot slip past the triggers that forbid deletion;
    # IMMEDIATE takes the write lock at the start, so that two workers queue instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; "
        "PRAGMA cache_size=-16384;",  # 16 MB a connection: keyed identities touch index pages all over
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
STATIC_URL = "static/"
STATICFILES_DIRS = [os.path.join(os.path.dirname(os.path.dirname(__file__)), "web", "static")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site uses our files

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # of fields; no larger body reaches Django: web.bodies
# Evidence of a claim is sealed from memory and never lies open on the disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 10_100_000  # as much as web.bodies lets through

LOGIN_URL = "/console/sign-in"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/console/"  # the portal is never sent a cookie
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True  # forms carry its token; no script needs to read it
# AMENDS_HTTPS=1 says that a proxy before us ends TLS, sets X-Forwarded-Proto itself and drops the client's.
_IS_HTTPS = os.environ.get("AMENDS_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _IS_HTTPS
if _IS_HTTPS:  # by this prefix a browser refuses the name to whoever sets it without TLS
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Secure-sessionid", "__Secure-csrftoken"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _IS_HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _IS_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
# To standard error: errors, which Django would keep to itself, and the notes of web.noting (docs/logging.md).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secrets": {"()": "amends.web.logs.WithoutSecrets"}},
    "formatters": {
        "line": {
            "class": "amends.web.logs.OnlyWhere",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["secrets"], "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        # Anybody can send a wrong Host header, and could fill the log with it.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "amends.security": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
