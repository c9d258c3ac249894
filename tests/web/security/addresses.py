"""Every address of the platform, put in the class that says who may open it; a new one must be put here too.

PUBLIC: for everybody, with the reason. SECRET: opened by an unguessable secret in it. OWN: of whoever is
signed in, with nobody's key in it. PERSONAL: of one person's thing. OPERATORS: for those who run the site.
Inside an organization: the right that its page needs (None: every member).
"""

from __future__ import annotations

from assay.web.records.organizations.permissions import Permission

PUBLIC = {
    "public:home": "the front page",
    "public:organization": "an organization's public page: it exists so that strangers can look it up",
    "public:achievement": "what can be earned is public once it is published",
    "public:achievement-version": "the same, for one version",
    "public:exemplars": "judged work whose maker agreed that everybody sees it, without a name",
    "public:exemplar": "the same, one of them",
    "public:exemplar-file": "the same, a picture or a PDF of it",
    "public:children": "an organization's rules for minors: guardians and the public must be able to read",
    "public:report": "anybody may report a page, without an account",
    "public:report-thanks": "says thank you and nothing else",
    "recogniser:recognised": "who recognises an achievement is meant for everybody",
    "recogniser:recognised-elsewhere": "the same for an achievement of another site",
    "recogniser:statement": "an organization's public word about an achievement",
    "recogniser:document": "the same as it was signed, for whoever checks it",
    "verifier:verify": "checking needs no account; nothing is stored",
    "learner:apply": "applying needs no account; what is shown is the published achievement",
    "learner:apply-sent": "says that a mail is on its way, whoever asked",
    "learner:type_code": "the place to type a code",
    "pupil:in": "the entrance of pupils, who need no address: says nothing without a code and an id that fit",
    "pupil:code": "the same, with the code from a QR filled in",
    "pupil:you": "the next step: works only after a code and an id that fit were typed in this session",
    "pupil:school": "a school's own entrance: school id and PIN",
    "pupil:leave": "ends the reader's own session",
    "pupil:left": "says that one is out",
    "learner:keep_claimed": "does only what this browser's own session asked for",
    "learner:deleted": "says that an account is gone, whoever asks",
    "employer:start": "an employer begins a list without an account",
    "employer:bulk": "the same for many at once",
    "tour:start": "the walk through the demonstration",
    "tour:step": "a step of it",
    "published:status-list": "verifiers everywhere fetch it; it holds bits, no names",
    "published:did": "the organization's public keys",
    "published:profile": "the organization's public profile",
    "published:logo": "the organization's public picture",
    "published:achievement": "the achievement that signed credentials name",
    "published:badge-svg": "its picture",
    "published:badge-png": "its picture",
    "published:assay": "the assay of what is public, for programs",
    "published:kept-assay": "what an organization published and signed; also what it withdrew",
    "published:kept-description": "the description it was made from: no award, nobody's name",
    "published:framework": "the context of our own terms",
    "value:achievement": "the assay of what is public",
    "value:kept": "what an organization published, after notice; also what it withdrew",
    "value:recompute": "computes the same again from what is public; changes nothing",
    "value:value": "anybody may look at anything; nothing is stored",
    "value:compare": "the same for several",
    "look:gallery": "the visual language with made-up content",
    "account_login": "signing in",
    "account_request_login_code": "signing in",
    "account_confirm_login_code": "signing in: works only after an address was typed in this session",
    "account_signup": "leads to signing in",
    "account_logout": "ends the reader's own session",
    "account_inactive": "says that an account is closed",
    "account_email_verification_sent": "says that a mail is on its way",
    "mfa_login_webauthn": "signing in with a passkey",
    "socialaccount_login_cancelled": "says that signing in elsewhere was given up",
    "socialaccount_login_error": "says that signing in elsewhere failed",
    "socialaccount_signup": "the end of signing in elsewhere: works only within one",
    "openid_connect_login": "the beginning of signing in elsewhere",
    "openid_connect_callback": "the end of signing in elsewhere, bound to the session that began it",
    "set_language": "which language the reader's browser gets",
    "alive": "whether the process answers",
    "ready": "whether database and worker are there",
    "metrics": "figures for this computer and operators; asked apart, since tests come from this computer",
}
SECRET = {
    *(
        f"public:{name}"
        for name in ("shared", "shared-file", "shared-embed", "shared-qr", "shared-one", "shared-one-file")
    ),
    *(f"learner:{name}" for name in ("claim", "accept", "decline", "keep", "claim_file", "claim_code")),
    *(f"learner:application{name}" for name in ("", "-add", "-submit", "-piece", "-remove")),
    *("learner:exemplar", "learner:exemplar-file", "guardian:work-file"),
    *(f"guardian:{name}" for name in ("page", "one", "withdraw", "withdraw-standing", "directory")),
    *(f"mentor:{name}" for name in ("placement", "hours", "question", "observe", "endorse")),
    *(f"mentor:{name}" for name in ("vouch", "vouch-decline")),
    "recogniser:answer",
    "value:reply",
    *(f"employer:{name}" for name in ("shortlist", "add", "check", "delete", "report", "paper", "remove")),
}
OWN = {
    *(f"learner:{name}" for name in ("wallet", "import", "collections", "shares", "share-new", "export")),
    *(f"learner:{name}" for name in ("account", "arrive", "again", "sign_out_others", "delete")),
    *(f"issuer:{name}" for name in ("home", "new", "invitation")),
    *(f"pupil:{name}" for name in ("home", "hand-over", "hand-over-code")),
    *("pupil:placements", "learner:exemplars", "learner:experiences", "learner:experience-new"),
    "learner:current",
    *("account_email", "mfa_list_webauthn", "mfa_index", "mfa_add_webauthn", "socialaccount_connections"),
}
PERSONAL = {
    *(f"learner:{name}" for name in ("take", "collection", "holding", "look_again", "put_away", "remove")),
    *(f"learner:{name}" for name in ("part", "file")),
    *(f"learner:share{name}" for name in ("", "-use", "-end", "-withdraw", "-renew", "-publish")),
    *(f"learner:{name}" for name in ("share-remind", "share-ask", "file-ask")),
    *(f"pupil:{name}" for name in ("take", "remind")),
    *(f"pupil:{name}" for name in ("placement", "hours-remove", "observe")),
    *(f"pupil:{name}" for name in ("artefact", "artefact-add", "artefact-remove")),
    *(f"learner:experience{name}" for name in ("", "-edit", "-remove", "-sign", "-hours", "-add", "-ask")),
    *(f"learner:experience-piece{name}" for name in ("", "-remove")),
    *(f"learner:{name}" for name in ("credential-ask", "ask-withdraw", "ask-remind", "ask-signed")),
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
}
OPERATORS = {
    *(
        f"operator:{name}"
        for name in ("recognition", "recognition-remove", "home", "journal", "jobs", "retry")
    ),
    *(f"operator:{name}" for name in ("mail", "organizations", "organization", "organization-state")),
    *(f"operator:{name}" for name in ("reports", "report", "reinstate")),
}
ORGANIZATION: dict[str, Permission | None] = {
    f"issuer:{name}": right
    for right, names in (
        (None, ("organization", "rights", "achievements", "achievement", "yardstick", "promises")),
        (Permission.MEMBER_INVITE, ("members", "member-role", "member-remove", "invitation-withdraw")),
        (Permission.KEY_ROTATE, ("keys", "key-rotate", "key-withdraw")),
        (Permission.ORGANIZATION_EDIT, ("profile", "logo", "domain", "domain-check")),
        (Permission.AUDIT_READ, ("journal",)),
        (Permission.RECOGNITION_EDIT, ("recognition", "recognition-remove")),
        (
            Permission.ACHIEVEMENT_DESIGN,
            (
                *(f"achievement-{name}" for name in ("new", "edit", "badge", "preview", "revise")),
                *("achievement-discard", "achievement-suggest", "programme-map"),
                *("promises-again", "brochure"),
                *("achievement-from-course", "achievement-from-course-make"),
            ),
        ),
        (
            Permission.ACHIEVEMENT_PUBLISH,
            ("achievement-publish", "achievement-state", "promises-show", "intake"),
        ),
        (
            Permission.AWARD_MAKE,
            (
                *("award", "award-check", "award-make", "award-done", "award-discard", "award-file-remove"),
                *("batches", "batch-template", "batch", "batch-columns", "batch-start", "batch-progress"),
                *("batch-discard", "batch-rows", "batch-row", "batch-row-leave", "batch-errors"),
                *("codes", "code-new", "code", "code-screen", "code-count", "code-sheet", "code-stop"),
                *("award-send", "remind", "remind-weekly"),
            ),
        ),
        (Permission.AWARD_READ, ("kept-file", "awards", "awards-export", "one-award", "award-file")),
        (Permission.AWARD_REVOKE, ("award-correct", "award-standing", "award-forget")),
        (
            Permission.APPLICATION_REVIEW,
            ("applications", "application", "application-piece", "exemplar-new", "exemplar-down"),
        ),
        (Permission.FIGURES_READ, ("dashboard",)),
    )
    for name in names
}
ORGANIZATION |= {
    f"issuer:market{name}": Permission.ROSTER_EDIT
    for name in ("", "-file", "-columns", "-progress", "-start", "-take-away")
}
ORGANIZATION |= {
    f"school:privacy{name}": right
    for right, names in (
        (None, ("-policy",)),
        (
            Permission.PRIVACY_MANAGE,
            (
                *("", "-policy-change", "-policy-file", "-disclosures", "-disclosures-csv", "-report"),
                *("-report-json", "-requests", "-request-new", "-request", "-honours", "-schedule", "-keep"),
                *("-end", "-end-withdraw", "-end-export", "-end-certificate"),
            ),
        ),
        (Permission.PUPIL_READ, ("-pupil",)),
        (Permission.ROSTER_EDIT, ("-directory",)),
    )
    for name in names
}
ORGANIZATION |= {
    "counsellor:caseload": Permission.CONSENT_RECORD,
    "counsellor:assign": Permission.ROSTER_EDIT,
    **{f"counsellor:pupil{name}": Permission.PUPIL_READ for name in ("s", "", "-print", "-pdf")},
}
ORGANIZATION |= {f"pupil:{name}": Permission.SECTION_TEACH for name in ("entrances", "reset", "slips")}
ORGANIZATION |= {
    f"school:roster{name}": Permission.ROSTER_EDIT
    for name in (
        *("", "-template", "-send", "-import", "-columns", "-answer", "-again", "-apply", "-progress"),
        *("-discard", "-faults", "-programme-new", "-programme", "-year"),
    )
}
ORGANIZATION |= {
    f"teacher:{name}": Permission.SECTION_TEACH
    for name in (
        *("sections", "section", "marks", "undo", "skills", "skill-earlier", "sheet"),
        *("code", "code-close", "code-screen", "code-count", "code-entered"),
    )
}
ORGANIZATION |= {
    f"school:{name}": Permission.CONSENT_RECORD
    for name in (
        *("consents", "consents-pupil", "consent-record", "consent-withdraw", "consent-refuse"),
        *("consent-standing", "consent-scan"),
    )
}
ORGANIZATION |= {
    f"school:placement{name}": Permission.PLACEMENT_ARRANGE
    for name in ("s", "-new", "", "-edit", "-remove", "-link", "-observe", "-award", "-artefact")
}
ORGANIZATION |= {f"school:placement-rubric{name}": Permission.ROSTER_EDIT for name in ("", "-file")}
ORGANIZATION |= {
    f"school:{name}": right
    for right, names in (
        (
            Permission.CERTIFICATE_RECORD,
            (
                *("certificates", "certificate-new", "certificates-many", "certificate-kinds", "certificate"),
                *("certificate-correct", "certificate-document", "certificate-badge", "certificate-do"),
                "certificate-exports",
                *("certificate-export", "certificate-layout", "results", "result-file", "result-columns"),
                *("result-settle", "result-leave", "result-start", "result-progress", "result-discard"),
                "result-faults",
            ),
        ),
        (Permission.CERTIFICATE_CHECK, ("certificate-layout-remove",)),
        (Permission.ACHIEVEMENT_PUBLISH, ("certificates-issue",)),
    )
    for name in names
}
OWN |= {f"{screen}:{name}" for screen in ("learner", "pupil") for name in ("certificates", "certificate-new")}
PERSONAL |= {
    f"{screen}:certificate{name}"
    for screen in ("learner", "pupil")
    for name in ("", "-document", "-badge", "-remove")
}
ORGANIZATION |= {
    f"recogniser:{name}": Permission.RECOGNITION_STATE
    for name in (
        *("home", "new", "bring", "controller", "about-us", "answer-here"),
        *("one", "occupation", "sign", "discard", "withdraw"),
    )
}
ORGANIZATION |= {
    f"school:gap{name}": Permission.FIGURES_READ for name in ("", "-report", "-progress", "-table", "-paper")
}
ORGANIZATION |= {
    f"school:gap-{name}": Permission.ROSTER_EDIT for name in ("make", "discard", "targets", "target-remove")
}
ORGANIZATION |= {f"value:assay{name}": Permission.FIGURES_READ for name in ("s", "-new", "")}
ORGANIZATION |= {f"value:gate{name}": Permission.FIGURES_READ for name in ("s", "", "-table")}
ORGANIZATION |= {
    f"value:assay-{name}": Permission.ASSAY_PUBLISH for name in ("notice", "publish", "withdraw", "discard")
}
