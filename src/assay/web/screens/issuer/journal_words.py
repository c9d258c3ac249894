"""The journal in words: what each entry says to a member; what is not listed is shown as it is stored."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_SENTENCES = {
    ("found", "organization"): gettext_lazy("founded the organization"),
    ("edit", "organization"): gettext_lazy("changed the public profile"),
    ("logo", "organization"): gettext_lazy("changed the logo"),
    ("limit", "organization"): gettext_lazy("set another limit of awards"),
    ("suspend", "organization"): gettext_lazy("was stopped by whoever runs this site"),
    ("reopen", "organization"): gettext_lazy("was let work again by whoever runs this site"),
    ("nudge", "organization"): gettext_lazy("reminded those who have not claimed yet"),
    ("remind-weekly", "organization"): gettext_lazy("switched weekly reminders on"),
    ("remind-no-more", "organization"): gettext_lazy("switched weekly reminders off"),
    ("add", "member"): gettext_lazy("added a member"),
    ("change-role", "member"): gettext_lazy("gave a member another role"),
    ("remove", "member"): gettext_lazy("ended a membership"),
    ("invite", "invitation"): gettext_lazy("invited somebody"),
    ("accept", "invitation"): gettext_lazy("accepted an invitation"),
    ("withdraw", "invitation"): gettext_lazy("withdrew an invitation"),
    ("claim", "domain"): gettext_lazy("named the domain"),
    ("prove", "domain"): gettext_lazy("showed that the domain is its own"),
    ("lose", "domain"): gettext_lazy("lost the proof of the domain"),
    ("make", "signing-key"): gettext_lazy("made a signing key"),
    ("rotate", "signing-key"): gettext_lazy("changed the signing key"),
    ("withdraw", "signing-key"): gettext_lazy("withdrew a signing key"),
    ("create", "achievement"): gettext_lazy("began an achievement"),
    ("edit", "achievement"): gettext_lazy("changed a draft"),
    ("publish", "achievement"): gettext_lazy("published an achievement"),
    ("revise", "achievement"): gettext_lazy("began a new version"),
    ("discard", "achievement"): gettext_lazy("threw a draft away"),
    ("archive", "achievement"): gettext_lazy("archived an achievement"),
    ("restore", "achievement"): gettext_lazy("took an achievement up again"),
    ("open", "achievement"): gettext_lazy("opened applications"),
    ("close", "achievement"): gettext_lazy("closed applications"),
    ("award", "credential"): gettext_lazy("awarded"),
    ("revoke", "credential"): gettext_lazy("revoked an award"),
    ("suspend", "credential"): gettext_lazy("suspended an award"),
    ("reinstate", "credential"): gettext_lazy("lifted a suspension"),
    ("reissue", "credential"): gettext_lazy("corrected an award"),
    ("claim", "credential"): gettext_lazy("claimed a credential"),
    ("decline", "credential"): gettext_lazy("declined a credential"),
    ("send-again", "credential"): gettext_lazy("sent a credential again"),
    ("take-in", "batch"): gettext_lazy("uploaded a list"),
    ("start", "batch"): gettext_lazy("began to award a list"),
    ("map", "batch"): gettext_lazy("said what the columns of a list mean"),
    ("mend-row", "batch"): gettext_lazy("mended a row of a list"),
    ("leave-row", "batch"): gettext_lazy("left a row of a list out"),
    ("finish", "batch"): gettext_lazy("finished awarding a list"),
    ("discard", "batch"): gettext_lazy("threw a list away"),
    ("make", "claim-set"): gettext_lazy("made a code"),
    ("stop", "claim-set"): gettext_lazy("stopped a code"),
    ("ask", "achievement"): gettext_lazy("said what an application needs"),
    ("submit", "application"): gettext_lazy("sent an application"),
    ("returned", "application"): gettext_lazy("returned an application"),
    ("agreed", "application"): gettext_lazy("accepted an application, as the first of two"),
    ("accepted", "application"): gettext_lazy("accepted an application"),
    ("declined", "application"): gettext_lazy("declined an application"),
    ("put", "organization-list"): gettext_lazy("put a list of recognised issuers in place"),
    ("remove", "organization-list"): gettext_lazy("took a list of recognised issuers away"),
    ("forget", "recipient"): gettext_lazy("forgot a recipient"),
    ("open", "pupil-file"): gettext_lazy("opened a pupil's record"),
    ("assign", "counsellor"): gettext_lazy("gave pupils to a counsellor"),
}


def entry_words(verb: str, kind: str) -> str:
    """What the entry says."""
    return str(_SENTENCES.get((verb, kind), f"{verb} {kind}"))


def fact_words(facts: dict[str, str | int | bool]) -> str:
    """The facts of an entry, with those in words that have some."""
    words = {"role": _("role"), "number": _("version"), "rows": _("rows"), "count": _("count")}
    return " · ".join(f"{words.get(name, name)}: {value}" for name, value in facts.items())
