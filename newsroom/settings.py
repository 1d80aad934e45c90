"""Settings: from the environment first, then from `.env`; every default is safe to serve with."""

from pathlib import Path
from zoneinfo import available_timezones

from newsroom.caches import stores
from newsroom.compat.csp import CSP
from newsroom.environment import Environment
from newsroom.storage import storage_from

BASE_DIR = Path(__file__).resolve().parent.parent

env = Environment()
env.read_file(BASE_DIR / ".env")

# The site

SECRET_KEY = env.required("SECRET_KEY")
DEBUG = env.switch("DEBUG", default=False)
SITE_NAME = env.str("SITE_NAME", default="The Harbour Courier")
SITE_TAGLINE = env.str("SITE_TAGLINE", default="News from the coast, since this morning")
SITE_IMPRINT = env.str("SITE_IMPRINT", default="")  # who answers for the paper, in the footer
SITE_ADDRESS = env.site("SITE_URL", default="http://127.0.0.1:8000")
SITE_URL = SITE_ADDRESS.geturl()
FEEDS_WHOLE = env.switch("FEEDS_WHOLE", default=True)  # with the stories' texts, or leading to them
# Where the paper's policies stand, as paths or whole addresses, by schema.org's names for them.
SITE_POLICIES = {
    "publishingPrinciples": env.str("SITE_PRINCIPLES", default=""),
    "correctionsPolicy": env.str("SITE_CORRECTIONS_POLICY", default=""),
    "ethicsPolicy": env.str("SITE_ETHICS_POLICY", default=""),
    "ownershipFundingInfo": env.str("SITE_OWNERSHIP", default=""),
    "masthead": env.str("SITE_MASTHEAD", default=""),
    "actionableFeedbackPolicy": env.str("SITE_FEEDBACK_POLICY", default=""),
}
# The paper's own look: for each colour its value in light and in dark, “” for ours.
THEME_DIR = env.str("THEME_DIR", default="")  # its templates/ and static/ stand before ours
THEME = {
    "paper": (env.str("THEME_PAPER", default=""), env.str("THEME_PAPER_DARK", default="")),
    "ink": (env.str("THEME_INK", default=""), env.str("THEME_INK_DARK", default="")),
    "accent": (env.str("THEME_ACCENT", default=""), env.str("THEME_ACCENT_DARK", default="")),
    "serif": env.str("THEME_SERIF", default="source-serif"),
    "sans": env.str("THEME_SANS", default="public-sans"),
    "logo": env.str("THEME_LOGO", default=""),
    "logo_dark": env.str("THEME_LOGO_DARK", default=""),
    "icon": env.str("THEME_ICON", default=""),
}
IS_HTTPS = SITE_ADDRESS.scheme == "https"
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    default=[SITE_ADDRESS.hostname or "localhost", "127.0.0.1", "localhost", "[::1]"],
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
DEMO_PASSWORD = env.str("DEMO_PASSWORD", default="")

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "newsroom.public",
    "newsroom.public.page_cache",
    "newsroom.desk",
    "newsroom.fronts",
    "newsroom.comments",
    "newsroom.reads",
    "newsroom.reports",
    "articles",
    "newsroom.pictures",
    "newsroom.accounts",
    "newsroom.desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "js_asset",
    "taggit",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.compat.csp.ContentSecurityPolicyMiddleware",
    "newsroom.powers.PermissionsPolicyMiddleware",
    "newsroom.malformed.MalformedMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.accounts.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.accounts.middleware.LastSeenMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [*([Path(THEME_DIR) / "templates"] if THEME_DIR else []), BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.compat.csp.csp",
            ],
        },
    },
]

# Storage

# Static files are read when the server starts, though nothing be collected.
DATA_DIR = env.folder("DATA_DIR", default=BASE_DIR / ".data", within="static")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASE = env.service(
    "DATABASE_URL", env.db_url_config, default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}"
)
DATABASES = {"default": DATABASE}
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536;"
        ),
    }
    DATABASE.setdefault("CONN_MAX_AGE", 600)
else:
    DATABASE.setdefault("CONN_MAX_AGE", 60)
    DATABASE.setdefault("CONN_HEALTH_CHECKS", True)
CACHES = stores(
    env.service("CACHE_URL", env.cache_url_config, default=f"filecache://{DATA_DIR / 'cache'}")
)
PAGE_CACHE = env.switch("PAGE_CACHE", default=not DEBUG)
READS_PAUSE = 10.0  # seconds for which reads are counted in memory before they are written

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
if THEME_DIR and (Path(THEME_DIR) / "static").is_dir():
    STATICFILES_DIRS.insert(0, Path(THEME_DIR) / "static")
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": env.installed("STORAGE_URL", storage_from(env.str("STORAGE_URL", default=""))),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "newsroom.stylesheets.BundlingStorage"
    },
}
# A body of 20 MB must reach its form, to be refused there in a sentence with the text kept.
DATA_UPLOAD_MAX_MEMORY_SIZE = 26 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_PERMISSIONS = 0o644

# Work that must not hold up a request

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": False}}
EMAIL_CONFIG = env.service("EMAIL_URL", env.email_url_config, default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default=f"{SITE_NAME} <desk@{SITE_ADDRESS.hostname or 'localhost'}>"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# People

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "articles.backends.ArticleBackend",
    "newsroom.pictures.backends.PictureBackend",
    "newsroom.fronts.backends.FrontBackend",
    "newsroom.comments.backends.CommentBackend",
]
PASSWORD_HASHERS = [
    "newsroom.accounts.hashers.ModestArgon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# NIST 800-63B: length and a list of what everybody uses, no rules of composition.
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
PASSWORD_RESET_TIMEOUT = 4 * 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "newsroom.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# The address was proved by the invitation that came to it.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_FORMS = {
    "login": "newsroom.accounts.plain_forms.SignInForm",
    "reset_password": "newsroom.accounts.plain_forms.ResetPasswordForm",
    "reset_password_from_key": "newsroom.accounts.plain_forms.NewPasswordForm",
    "change_password": "newsroom.accounts.plain_forms.ChangePasswordForm",
    "reauthenticate": "newsroom.accounts.plain_forms.ConfirmPasswordForm",
}
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int(
    "TRUSTED_PROXY_COUNT", default=int(env.switch("BEHIND_PROXY", default=False))
)
MFA_ADAPTER = "newsroom.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "newsroom.accounts.plain_forms.SecondFactorForm",
    "reauthenticate": "newsroom.accounts.plain_forms.ConfirmCodeForm",
    "activate_totp": "newsroom.accounts.plain_forms.ActivateAppForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1

# Comments

COMMENT_ADDRESSES_KEPT = env.int("COMMENT_ADDRESSES_KEPT", default=12)  # months after the last one

# Languages and time

LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("ar", "العربية")]
LANGUAGE_CODE = env.one_of("LANGUAGE_CODE", dict(LANGUAGES), default="en")
FORMAT_MODULE_PATH = ["newsroom.formats"]
DESK_LANGUAGES = ["en", "de"]  # of those; the first where nothing else is asked for
TIME_ZONE = env.one_of("TIME_ZONE", available_timezones(), default="Europe/London")
USE_TZ = True
USE_I18N = True

# Safety

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_SSL_REDIRECT = env.switch("SECURE_SSL_REDIRECT", default=IS_HTTPS)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000 if IS_HTTPS else 0)
# A paper speaks for its own host; of the whole domain, and for ever, its owner has to say so.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.switch("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.switch("SECURE_HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # which ask for these two
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
if env.switch("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "session"
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

# django-taggit

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = False

LOG_LEVEL = env.one_of(
    "LOG_LEVEL", ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], default="WARNING"
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "filters": {"briefly": {"()": "newsroom.logs.Briefly"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["briefly"]}
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
