"""Django's settings, made from the instance's configuration. Every one that matters stands here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from assay.web.base.secrets_folder import read_secret
from assay.web.site.configuration import origin_of, read_configuration

CONFIGURATION = read_configuration(os.environ)
HERE = Path(__file__).resolve().parent.parent

ASSAY_FOLDER = CONFIGURATION.folder
ASSAY_DATA = CONFIGURATION.data
ASSAY_SECRETS = ASSAY_FOLDER / "secrets"
ASSAY_ORIGIN = CONFIGURATION.origin
ASSAY_IDENTITY_ORIGIN = f"https://{CONFIGURATION.host}"  # identifiers are https even where the demo is not
ASSAY_HOST = CONFIGURATION.host
ASSAY_LOOPBACK = CONFIGURATION.loopback
ASSAY_DEMO = CONFIGURATION.is_demo
ASSAY_OPENID = CONFIGURATION.openid
ASSAY_BEHIND_PROXY = CONFIGURATION.trusts_proxy
ASSAY_RATE_FACTOR = CONFIGURATION.rate_factor
ASSAY_NOTICE_DAYS = 14  # between telling an issuer of an assay and publishing it
ASSAY_LOOKS_AGAIN = 1.0  # seconds until a kept answer is held against our records once more

ASSAY_FOLDER.mkdir(parents=True, exist_ok=True)
SECRET_KEY = read_secret(ASSAY_SECRETS, "sessions.key").hex()
DEBUG = False
ALLOWED_HOSTS = [CONFIGURATION.host.rsplit(":", 1)[0] if ":" in CONFIGURATION.host else CONFIGURATION.host]
if not CONFIGURATION.is_secure:
    ALLOWED_HOSTS += ["127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [ASSAY_ORIGIN]

RECORDS = [
    "people",
    "audit",
    "work",
    "organizations",
    "mailing",
    "signing_keys",
    "achievements",
    "recognition",
    "credentials",
    "rosters",
    "marks",
    "policies",
    "disclosures",
    "consents",
    "class_codes",
    "certificates",
    "drafts",
    "reminders",
    "batches",
    "claims",
    "applications",
    "exemplars",
    "endorsements",
    "placements",
    "experiences",
    "holdings",
    "shares",
    "shortlists",
    "reports",
    "statements",
    "inspections",
    "assays",
    "market_files",
    "promise_checks",
    "gap_reports",
    "erasure",
    "retention",
]
SCREENS = [
    "public",
    "issuer",
    "learner",
    "pupil",
    "employer",
    "verifier",
    "operator",
    "tour",
    "school",
    "teacher",
    "counsellor",
    "mentor",
    "guardian",
    "value",
    "recogniser",
]
INSTALLED_APPS = [
    "assay.web.commands",
    "assay.web.look",
    *(f"assay.web.records.{name}" for name in RECORDS),
    *(f"assay.web.screens.{name}" for name in SCREENS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "assay.web.site.middleware.requests",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # below the policy: a drawing opened by itself is a page
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "assay.web.site.middleware.private",
    "assay.web.site.middleware.problems",
]
ROOT_URLCONF = "assay.web.site.urls"
WSGI_APPLICATION = "assay.web.site.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "assay.web.site.context.site",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": CONFIGURATION.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "assay_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# People: an e-mail address and a code, a passkey, or another organization's sign-in; no passwords.
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]  # for the PINs of pupils
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "learner:arrive"
ACCOUNT_ADAPTER = "assay.web.site.accounts.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "assay.web.site.accounts.SocialAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_FORMS = {
    "request_login_code": "assay.web.site.accounts.SignInForm",
    "confirm_login_code": "assay.web.site.accounts.CodeForm",
    "confirm_email_verification_code": "assay.web.site.accounts.AddressCodeForm",
    "add_email": "assay.web.site.accounts.AddressForm",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 5
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "public:home"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_ADAPTER = "assay.web.site.accounts.MFAAdapter"
MFA_FORMS = {"add_webauthn": "assay.web.site.accounts.PasskeyForm"}
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not CONFIGURATION.is_secure
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"APPS": [], "OAUTH_PKCE_ENABLED": True}}
if ASSAY_OPENID:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "house",
            "name": ASSAY_OPENID["name"],
            "client_id": ASSAY_OPENID["client_id"],
            "secret": ASSAY_OPENID["secret"],
            "settings": {"server_url": ASSAY_OPENID["server_url"]},
        }
    ]

# Mail goes out through records/mailing; what allauth sends does too.
EMAIL_BACKEND = "assay.web.records.mailing.backend.QueueBackend"
DEFAULT_FROM_EMAIL = os.environ.get("ASSAY_MAIL_FROM", f"Assay <no-reply@{ALLOWED_HOSTS[0]}>")
ASSAY_SMTP = CONFIGURATION.smtp
ASSAY_OUTBOX = ASSAY_FOLDER / "outbox"

LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["assay.web.site.formats"]
USE_TZ = True
TIME_ZONE = CONFIGURATION.time_zone

STATIC_URL = "/static/"
STATIC_ROOT = None  # nothing is collected: what the package holds is served as it is
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = ASSAY_FOLDER / "files"
FILE_UPLOAD_HANDLERS = [
    "assay.web.base.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 1 << 20
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 << 20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_PERMISSIONS = 0o600

# Security. Scripts, styles and pictures come from here alone; nothing is inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
if (
    ASSAY_OPENID
):  # the button "go there" is a form, and browsers follow it to the other place only if it is named
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].append(origin_of(ASSAY_OPENID["server_url"]))
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # share links never travel in a Referer
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
if CONFIGURATION.is_secure:  # bound to this host and to https by the browser itself
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "assay.web.site.trouble.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CONFIGURATION.is_secure
SECURE_HSTS_SECONDS = 31_536_000 if CONFIGURATION.is_secure else 0
SECURE_SSL_REDIRECT = False
if CONFIGURATION.trusts_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "assay.web.site.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["stderr"], "level": CONFIGURATION.log_level},
    "loggers": {"assay.requests": {"level": CONFIGURATION.log_level}},
}
