"""Why something could not be done with an assay, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.web.records.assays.values import AssayRefused

_WORDS = {
    "nameless": gettext_lazy(
        "You publish under your name, and your account has none. Write it on your account's page first."
    ),
    "no-notice": gettext_lazy("The issuer has not been told yet. Give notice first."),
    "waiting": gettext_lazy("The issuer's time to answer is not over yet."),
    "returned": gettext_lazy("The notice came back. Give notice to another address, or in another way."),
    "address": gettext_lazy("This is no e-mail address. Write it as name@example.org."),
    "way": gettext_lazy("Name an e-mail address, or write how you told the issuer."),
    "relation": gettext_lazy("Say what you are to the issuer."),
    "identifier": gettext_lazy(
        "The description gives the achievement no identifier, so nothing can be signed about it. It stays "
        "private."
    ),
    "withdrawn": gettext_lazy("This assay was withdrawn; nothing is added to it any more."),
    "state": gettext_lazy("That cannot be done with this assay any more. Look at the page again."),
    "empty": gettext_lazy("Write something."),
    "long": gettext_lazy("This is too long. At most 5,000 characters."),
    "why": gettext_lazy("Say why."),
}


def refused_words(error: AssayRefused) -> str:
    """What is wrong, and what to do."""
    return str(_WORDS.get(error.reason, _("That cannot be done now.")))
