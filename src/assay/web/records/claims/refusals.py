"""Why a claim was not possible, in a code for programs and in words for people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from assay.web.base.refusals import Refusal


class ClaimRefused(Refusal):
    """The code exists but gives nothing now. `reason`: stopped, ended, full, already, email, name."""

    WORDS = {
        "stopped": _("This code was stopped by whoever made it. Ask them for another."),
        "ended": _("This code has ended. Ask whoever gave it to you for another."),
        "full": _("This code was used as often as it may be. Ask whoever gave it to you for another."),
        "already": _("Somebody with this address has used this code. Look into the mail that was sent then."),
        "email": _("Write your e-mail address, like ada@example.org."),
        "name": _("Write your name as it should stand on the credential, at most 200 characters."),
    }
