"""English words about what surrounds a credential: what it carries, people, addresses, commands.

Apart from the other two files of this language only so that each stays short.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    # what a credential carries or points to
    "endorsement-not-accepted": (
        "A recommendation does not hold",
        "Somebody's recommendation inside this credential does not pass the checks ({codes}).",
        "Do not rely on the recommendation. Ask the issuer for a corrected file.",
    ),
    "endorsement-of-another": (
        "A recommendation is about somebody else",
        "A recommendation inside this credential speaks of something other than what carries it.",
        "Do not count the recommendation. The issuer must issue the credential anew without it.",
    ),
    "endorsement-undetermined": (
        "A recommendation could not be checked",
        "It could not be told whether a recommendation inside this credential holds ({codes}).",
        "Check your connection and try again later.",
    ),
    "contained-not-accepted": (
        "A credential in the record does not hold",
        "The record contains the credential “{credential}”, and that one was rejected: {codes}.",
        "Do not rely on the record. Ask its issuer for one without that credential, or with a valid copy.",
    ),
    "contained-undetermined": (
        "A credential in the record could not be checked",
        "The record contains the credential “{credential}”, and nobody could tell whether it holds: {codes}.",
        "Check that credential by itself, or try again later.",
    ),
    "contained-of-another": (
        "A credential in the record is about somebody else",
        "The record contains the credential “{credential}”, which was not awarded to its learner.",
        "Do not count it for this learner. Ask the issuer of the record for a corrected one.",
    ),
    "contained-recipient-unclear": (
        "It is unclear whom a credential in the record is about",
        (
            "The record contains the credential “{credential}”, which names its recipient otherwise than the "
            "record does, or not at all."
        ),
        "Ask the learner for that credential by itself, or the issuer for a record that names them alike.",
    ),
    "association-unknown": (
        "The record refers to something it does not contain",
        "The record says how “{name}” hangs together with other achievements, and does not contain it.",
        "Ask the issuer for the complete record.",
    ),
    "association-circular": (
        "Achievements of the record follow each other in a circle",
        "By what the record says, “{name}” comes before or is part of itself.",
        "Ask the issuer for a corrected record.",
    ),
    "nesting-too-deep": (
        "Too many credentials inside one another",
        "Credentials inside credentials are followed {limit} levels deep, and this file goes deeper.",
        "Ask for the inner credentials as files of their own.",
    ),
    "resource-changed": (
        "Something the credential points to was changed",
        "What lies at “{resource}” is not what the issuer signed.",
        "Do not rely on it. Ask the issuer.",
    ),
    "resource-digest-malformed": (
        "A fingerprint cannot be read",
        "The fingerprint the issuer gave for “{resource}” is not correctly written.",
        "Ask the issuer for a corrected file.",
    ),
    "resource-named-twice": (
        "Two fingerprints for one thing",
        "The credential gives two fingerprints for “{resource}”.",
        "Ask the issuer for a corrected file.",
    ),
    "resource-unavailable": (
        "Something the credential points to was not compared",
        "“{resource}” could not be fetched, so it was not compared with what the issuer signed.",
        "Try again with a connection if it matters to you.",
    ),
    "schema-not-checked": (
        "An extra form was not checked",
        (
            "The issuer names a form (schema) for this credential that this version of Assay does not check: "
            "{schema}"
        ),
        "Nothing to do; the signature and all other checks count.",
    ),
    "schema-not-met": (
        "The credential does not fit the form its issuer names",
        "It does not fit the form (schema) that its issuer names, {schema}, first here: {place}",
        "Ask the issuer for a corrected credential.",
    ),
    "refresh-newer": (
        "There is a newer version of this credential",
        "Its issuer offers a newer version at {address}, valid from {when}.",
        "Ask for the newer version, or fetch it from there.",
    ),
    "refresh-failed": (
        "No newer version could be had",
        "The issuer names {address} for newer versions, and none that holds came from there.",
        "Nothing to do; the version at hand was checked by itself.",
    ),
    # the person in front of the verifier
    "recipient-different": (
        "The credential is about somebody else",
        "The person you asked about is not the one this credential was given to.",
        "Check the e-mail address; people often have several.",
    ),
    "recipient-not-named": (
        "The credential does not say whose it is",
        "The credential holds nothing by which the person you asked about could be recognised.",
        "Ask the issuer to whom it was given.",
    ),
    "presentation-missing": (
        "The holder has not answered",
        "You asked for proof that the sender is the holder, and only the credential itself was handed in.",
        "Ask the holder to present the credential from their wallet.",
    ),
    # addresses
    "address-refused": (
        "The address is not opened",
        "“{address}” is not opened, for your safety: {reason}.",
        "Use a public address that starts with https://.",
    ),
    "address-unreachable": (
        "The address does not answer",
        "“{address}” could not be fetched: {reason}.",
        "Check the address and your connection, and try again later.",
    ),
    "address-answer-too-large": (
        "The answer is too large",
        "“{address}” answered with more than {limit} bytes.",
        "Check that the address leads to a credential.",
    ),
    "address-unknown": (
        "The address was not handed over",
        "“{address}” is not among the documents given, and nothing is fetched from the network here.",
        "Add it to the documents, or check with a connection.",
    ),
    # issuing
    "draft-member-missing": (
        "Something is missing for the credential",
        "“{member}” is needed to make this credential.",
        "Fill it in and try again.",
    ),
    "draft-member-malformed": (
        "Something is filled in wrongly",
        "“{member}” must be {expected}.",
        "Correct it and try again.",
    ),
    "draft-member-unknown": (
        "A field is not known",
        "“{member}” is not a field that can be filled in here.",
        "Check the spelling, or leave it out.",
    ),
    "draft-text-unprintable": (
        "A text holds an invisible character",
        "A text holds the invisible character {character}, which some programs cannot check.",
        "Delete it; it often comes in when text is pasted.",
    ),
    "credential-not-issued": (
        "The credential was not issued",
        "Our own check would refuse this credential, so it was not signed ({codes}).",
        "Correct what is named and try again.",
    ),
    "key-file-malformed": (
        "The key file is damaged",
        "“{file}” is not a key file made by Assay.",
        "Use the file that “assay keys new” wrote, or a backup of it.",
    ),
    "key-passphrase-wrong": (
        "The passphrase is wrong",
        "The passphrase does not open “{file}”.",
        "Try again. A lost passphrase cannot be recovered: make a new key with “assay keys new”.",
    ),
    "key-passphrase-empty": (
        "No passphrase was given",
        "A key file is closed with a passphrase, and the one given is empty.",
        "Choose a passphrase: a few unusual words that only you would put together.",
    ),
    "key-file-open-to-others": (
        "Others can read your key file",
        "Other people who use this computer can read “{file}”.",
        "Close it to others with: chmod 600 FILE",
    ),
    "status-list-full": (
        "The status list is full",
        "There is no free place left in the status list “{list}”.",
        "Begin a new status list.",
    ),
    "status-revocation-final": (
        "A withdrawal cannot be taken back",
        "The credential at place {index} was revoked, and that is final.",
        "Issue a new credential. Only a suspension can be lifted.",
    ),
    "status-entry-not-ours": (
        "The credential is not on this list",
        "The credential is not one of those kept on the status list “{list}”.",
        "Choose the list that the credential names.",
    ),
    # the command line
    "usage-wrong": (
        "The command is not understood",
        "{reason}",
        "See “assay --help”.",
    ),
    "file-missing": (
        "The file does not exist",
        "There is no file “{file}”.",
        "Check the name and the folder.",
    ),
    "file-unreadable": (
        "The file cannot be opened",
        "“{file}” cannot be opened: {reason}.",
        "Check that you may read it.",
    ),
    "file-exists": (
        "The file already exists",
        "“{file}” already exists and was not touched.",
        "Choose another name, or move the old file away.",
    ),
    "file-not-written": (
        "The file was not written",
        "“{file}” could not be written: {reason}.",
        "Check the folder and the space left, and try again.",
    ),
    "table-row-malformed": (
        "A row of the table cannot be used",
        "Row {row} of “{file}” cannot be used: {reason}.",
        "Correct the row and try again; nothing was issued.",
    ),
    "link-leads-to-a-page": (
        "The link leads to a page, not to a credential",
        "What is at “{link}” is a page for people; no credential is in it.",
        "Ask for the credential's file, or download it from that page, and check the file.",
    ),
    "trust-list-malformed": (
        "The list cannot be used",
        "It cannot be read at “{place}”: {reason}.",
        "Correct that place and try again; the list that was there before is still in use.",
    ),
    "setting-wrong": (
        "A setting is wrong",
        "{setting} should be {expected}.",
        "Correct it in the environment and start again.",
    ),
    "idempotency-conflict": (
        "This request was made before, for something else",
        "An award with the same idempotency key was made before, and it said something else.",
        "Use a fresh key for a new award; to repeat one, send exactly what you sent then.",
    ),
    "award-limit-reached": (
        "The day's limit is reached",
        "An organization may award {limit} credentials a day, and this would be more. Nothing was awarded.",
        "Award the rest tomorrow, or ask whoever runs this site for a higher limit.",
    ),
    "organization-suspended": (
        "The organization is suspended",
        "It cannot award anything at present. What it awarded before is unchanged.",
        "Whoever runs this site can say why, and lift the suspension.",
    ),
    "part-not-installed": (
        "A part is not installed",
        "This command needs a part of Assay that is not installed: {part}.",
        "Install it with: pip install 'assay[{part}]'",
    ),
    "internal": (
        "Something went wrong on our side",
        "Assay made a mistake; your file is not to blame.",
        "Please report it, with what you did.",
    ),
}
