"""English words about trust: signatures, keys, issuers, dates and withdrawal.

Apart from the other two files of this language only so that each stays short.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    # signatures and keys
    "proof-missing": (
        "The credential is not signed",
        "There is no signature, so anybody could have written this file.",
        "Ask the issuer for a signed file.",
    ),
    "proof-malformed": (
        "The signature is incomplete",
        "“{member}” in the signature is missing or cannot be read.",
        "Ask the issuer for a new file.",
    ),
    "proof-suite-unsupported": (
        "This kind of signature is not read yet",
        "The credential is signed in a way this version of Assay does not read: {suite}.",
        "That says nothing against the credential. A later version, or another program, may read it.",
    ),
    "proof-purpose-wrong": (
        "The signature was made for something else",
        "The signature was made for “{purpose}”, not to vouch for a credential.",
        "Do not rely on this file. Ask the issuer for a new one.",
    ),
    "proof-signature-wrong": (
        "The signature does not fit",
        "The contents were changed after signing, or somebody else signed them.",
        "Do not rely on this file. Ask the learner for the original, or the issuer for a new one.",
    ),
    "proof-context-different": (
        "The signature belongs to other rules",
        "The signature was made under other rules (“@context”) than those the file names now.",
        "Do not rely on this file. Ask the issuer for a new one.",
    ),
    "proof-chain-broken": (
        "One signature builds on another that is not there",
        "A signature says it confirms the earlier signature “{previous}”, which the file does not hold.",
        "Ask for the complete file.",
    ),
    "proof-expired": (
        "The signature has expired",
        "The signature was valid until {when}.",
        "Ask the issuer for a new one.",
    ),
    "proof-key-not-allowed": (
        "The key may not be used for this",
        "The issuer does not list the key “{method}” for this purpose ({purpose}).",
        "Ask the issuer to sign with the right key.",
    ),
    "proof-key-foreign": (
        "Somebody else signed",
        "The file names “{issuer}” as its issuer, but the key that signed belongs to “{controller}”.",
        "Do not rely on this file. Ask the issuer named in it whether the credential is theirs.",
    ),
    "proof-key-unknown": (
        "The issuer does not know this key",
        "The key “{method}” is not among the keys the issuer publishes.",
        "Ask the issuer: the key was taken back, or never was theirs.",
    ),
    "proof-key-malformed": (
        "The key is damaged",
        "The key that belongs to the signature cannot be used: {reason}.",
        "Ask the issuer to correct the key they publish.",
    ),
    "proof-key-revoked": (
        "The key was withdrawn",
        "The issuer withdrew the key that signed on {when}.",
        "Ask the issuer for a credential signed with a current key.",
    ),
    "proof-key-expired": (
        "The key had expired",
        "The key that signed was valid until {when}.",
        "Ask the issuer for a credential signed with a current key.",
    ),
    "proof-key-unsupported": (
        "This kind of key is not read yet",
        "The credential is signed with a kind of key this version of Assay does not read: {algorithm}.",
        "That says nothing against the credential. A later version, or another program, may read it.",
    ),
    "proof-key-unnamed": (
        "The signature does not say whose it is",
        "The credential does not say which key signed it, so nobody can tell whether it is the issuer's.",
        "Ask the issuer for a file that names its key.",
    ),
    "proof-key-unproven": (
        "Nothing shows that the key is the issuer's",
        "Nothing that {issuer} publishes says that the key with which this was signed is its own.",
        "Ask the issuer to publish its key where its identifier leads.",
    ),
    # credentials in the form of a signed text
    "token-malformed": (
        "The signed text is not well made",
        "The credential is a signed text, and {reason}.",
        "Do not rely on this file. Ask the learner for the original, or the issuer for a new one.",
    ),
    "token-holds-no-credential": (
        "There is no credential in the signed text",
        "The text is signed, but what it says is not a credential; it may be a pass for a website.",
        "Ask for the credential itself.",
    ),
    "token-claim-malformed": (
        "A statement around the credential cannot be read",
        "“{claim}”, which stands beside the credential in the signed text, has a value it cannot have.",
        "Ask the issuer for a new file.",
    ),
    "token-claim-different": (
        "The signed text contradicts itself",
        "“{claim}”, which stands beside the credential in the signed text, does not agree with it.",
        "Do not rely on this file: two programs may read it differently. Ask the issuer for a new one.",
    ),
    # issuers
    "issuer-identifier-malformed": (
        "The issuer is not named correctly",
        "“{identifier}” is not a correctly written address of an issuer.",
        "Ask the issuer for a corrected file.",
    ),
    "issuer-method-unsupported": (
        "This kind of issuer address is not read yet",
        "This version of Assay cannot look up issuers of this kind: {identifier}.",
        "That says nothing against the credential. A later version, or another program, may read it.",
    ),
    "issuer-key-unresolvable": (
        "The issuer's keys could not be fetched",
        "The keys of “{identifier}” could not be fetched, so the signature could not be checked.",
        "Check your connection and try again later.",
    ),
    "issuer-document-malformed": (
        "The issuer's key page is faulty",
        "The page on which “{identifier}” publishes its keys cannot be used: {reason}.",
        "Tell the issuer; the credential can be checked when the page is repaired.",
    ),
    "issuer-document-foreign": (
        "The key page belongs to somebody else",
        "The page with the keys of “{identifier}” says it belongs to “{found}”.",
        "Do not rely on this file. Tell the issuer.",
    ),
    "issuer-not-trusted": (
        "The issuer is not one of those you trust",
        "“{issuer}” is not on the list of trusted issuers you gave.",
        "If you know this issuer and trust them, add them to your list.",
    ),
    # dates
    "period-expired": (
        "The credential has expired",
        "This credential was valid until {when}.",
        "Ask the issuer whether it can be renewed.",
    ),
    "period-not-begun": (
        "The credential is not valid yet",
        "This credential is valid from {when}.",
        "Check it again after that date.",
    ),
    "period-upside-down": (
        "The dates contradict each other",
        "The credential ends before it begins.",
        "Ask the issuer to correct the dates.",
    ),
    # withdrawal
    "status-revoked": (
        "The credential was withdrawn",
        "The issuer has revoked this credential for good.",
        "Ask the learner or the issuer why, and whether there is a new one.",
    ),
    "status-suspended": (
        "The credential is on hold",
        "The issuer has suspended this credential for now.",
        "Ask the issuer, or check it again later.",
    ),
    "status-message": (
        "The issuer adds a remark",
        "The issuer says about this credential: {message}",
        "Nothing to do, unless the remark asks for it.",
    ),
    "status-entry-malformed": (
        "The credential says wrongly where it can be withdrawn",
        "The entry that says where withdrawal is looked up is faulty: {reason}.",
        "Ask the issuer for a corrected file.",
    ),
    "status-index-outside": (
        "The credential has no place in the status list",
        "The credential claims place {index} of a list that has {length} places.",
        "Ask the issuer for a corrected file.",
    ),
    "status-kind-unsupported": (
        "This way of withdrawing is not read yet",
        "Whether the credential was withdrawn is told in a way this version of Assay does not read: {kind}.",
        "That says nothing against the credential. Ask the issuer whether it still holds.",
    ),
    "status-list-unavailable": (
        "Could not find out whether it was withdrawn",
        "The issuer's list of withdrawn credentials could not be fetched: {list}",
        "Check your connection and try again later.",
    ),
    "status-list-malformed": (
        "The status list is faulty",
        "The issuer's list of withdrawn credentials at {list} cannot be used: {reason}.",
        "Tell the issuer; the credential can be checked when the list is repaired.",
    ),
    "status-list-not-accepted": (
        "The status list cannot be trusted",
        "The issuer's list of withdrawn credentials at {list} does not pass the checks itself.",
        "Tell the issuer; the credential can be checked when the list is repaired.",
    ),
    "status-list-undetermined": (
        "The status list could not be checked",
        "It could not be told whether the list of withdrawn credentials at {list} is genuine.",
        "Check your connection and try again later.",
    ),
    "status-list-foreign": (
        "The status list is somebody else's",
        "The list of withdrawn credentials at {list} was made by “{issuer}”, not by the issuer.",
        "Do not rely on this file. Tell the issuer.",
    ),
    "status-list-misplaced": (
        "Another status list lies at this address",
        "At {list} lies another list, one that says of itself: {found}.",
        "Tell the issuer; the credential can be checked when the right list is back.",
    ),
    "status-list-stale": (
        "The status list is not current",
        "The list of withdrawn credentials at {list} does not hold for today; its date is {when}.",
        "Try again later, or ask the issuer to renew the list.",
    ),
    "status-list-too-short": (
        "The status list is too short",
        "The list of withdrawn credentials at {list} has fewer than {minimum} places, too few for privacy.",
        "Tell the issuer; the credential can be checked when the list is repaired.",
    ),
    "status-purpose-different": (
        "The status list is about something else",
        "The credential asks for a list about “{purpose}”; the list is about something else.",
        "Ask the issuer for a corrected file.",
    ),
    "status-not-checked": (
        "Withdrawal was not checked",
        "It was not looked up whether the issuer has withdrawn this credential.",
        "Check again with a connection to be sure.",
    ),
}
