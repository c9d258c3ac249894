"""The platform's settings as the tests use them: a folder of their own, that nobody else writes to."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

# The browser of the journeys keeps an event loop in this thread, in which nothing of ours runs; Django
# would refuse the database to every test that follows one of them.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

if "ASSAY_FOLDER" not in os.environ:
    os.environ["ASSAY_FOLDER"] = tempfile.mkdtemp(prefix="assay-tests-")
    atexit.register(shutil.rmtree, os.environ["ASSAY_FOLDER"], ignore_errors=True)

from assay.web.site.settings import *  # noqa: F403 - the folder must be named first

WHITENOISE_AUTOREFRESH = True  # or each of a thousand clients would look through all static files first
ASSAY_LOOKS_AGAIN = 0.0  # at once: a test does not wait a second for what it has just changed
ASSAY_DATA = ASSAY_FOLDER / "skill-data"  # noqa: F405 - no test sees what this computer has installed
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
