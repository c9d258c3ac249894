"""English words about the file itself: its bytes, its encodings, its fields, its picture.

Apart from the other two files of this language only so that each stays short.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    # the bytes of a document
    "document-empty": (
        "The file is empty",
        "There is nothing in this file.",
        "Ask whoever sent it to send it again.",
    ),
    "document-too-large": (
        "The file is too large",
        "The file holds more than {limit} {what}, and no more are read.",
        "Credentials are small. Ask the sender whether this is the right file.",
    ),
    "document-too-deep": (
        "The file is nested too deeply",
        "The contents go deeper, or hold more parts, than the limit of {limit}.",
        "Real credentials stay far below this. Ask the issuer for a new file.",
    ),
    "document-encoding-wrong": (
        "The text of the file cannot be read",
        "The file is not written in UTF-8, the only text encoding a credential may use.",
        "Use the file exactly as the issuer gave it; an editor or mail program may have changed it.",
    ),
    "document-not-json": (
        "The file is not a credential",
        "Reading stops at line {line}, column {column}: {reason}.",
        "Use the file exactly as the issuer gave it, or ask for it again.",
    ),
    "document-not-an-object": (
        "The file is not a credential",
        "The file holds a list or a single value where one credential was expected.",
        "Check one credential at a time, each in a file of its own.",
    ),
    "document-key-repeated": (
        "A field is given twice",
        "The field “{key}” is given twice in the same place, so two readers could see two different things.",
        "Do not rely on this file. Ask the issuer for a new one.",
    ),
    "document-number-unsafe": (
        "A number cannot be read exactly",
        "The number {number} is too large or too precise to mean the same everywhere.",
        "Ask the issuer to write this number as text.",
    ),
    "document-text-malformed": (
        "A text holds a broken character",
        "One of the texts in the file holds half a character.",
        "Use the file exactly as the issuer gave it, or ask for it again.",
    ),
    "document-kind-unknown": (
        "This kind of file is not read yet",
        "This version of Assay does not read this kind of file: {kind}.",
        "That says nothing against the file. A later version of Assay, or another program, may read it.",
    ),
    # encodings inside a document
    "text-not-base58": (
        "A value is damaged",
        "A value in the file holds letters that cannot occur in a value of its kind (base58).",
        "Use the file exactly as the issuer gave it, or ask for it again.",
    ),
    "text-not-base64url": (
        "A value is damaged",
        "A value in the file holds letters that cannot occur in a value of its kind (base64url).",
        "Use the file exactly as the issuer gave it, or ask for it again.",
    ),
    "multibase-unknown": (
        "A value is written in an unknown way",
        "A value starts with “{prefix}”, which does not say how to read it.",
        "Use the file exactly as the issuer gave it, or ask for it again.",
    ),
    "multicodec-malformed": (
        "A key is damaged",
        "A key in the file does not say correctly what kind of key it is.",
        "Ask the issuer for a new file.",
    ),
    "timestamp-malformed": (
        "A date cannot be read",
        "“{text}” is not a full date with time and time zone, such as 2026-05-03T12:00:00Z.",
        "Ask the issuer to correct the date.",
    ),
    "pointer-malformed": (
        "A place in the file cannot be found",
        "“{text}” does not name a place in this file.",
        "Places are written like /credentialSubject/achievement/name.",
    ),
    "bitstring-malformed": (
        "A status list is damaged",
        "The list in which the issuer marks withdrawn credentials cannot be unpacked: {reason}.",
        "Tell the issuer; the credential can be checked when the list is repaired.",
    ),
    "bitstring-too-large": (
        "A status list is too large",
        "The list in which the issuer marks withdrawn credentials unpacks to more than {limit} bytes.",
        "Tell the issuer; no honest list is this large.",
    ),
    # what the fields mean
    "document-context-missing": (
        "The file does not say what its fields mean",
        "The file names no rules (its “@context”) that say what its fields mean.",
        "Ask the issuer for a complete file.",
    ),
    "document-context-misplaced": (
        "The rules are named in the wrong order",
        "“{context}” must be the first of the rules (“@context”) that the file names, and is not.",
        "Ask the issuer to correct the file and sign it again.",
    ),
    "document-context-malformed": (
        "The rules the file names cannot be used",
        "The rules (“@context”) that say what the fields mean are faulty: {reason}.",
        "Ask the issuer to correct the file and sign it again.",
    ),
    "document-context-nested": (
        "The file changes its rules half way",
        (
            "A part of the file brings rules (“@context”) of its own, so its fields could be made to say "
            "something else."
        ),
        "Do not rely on this file. Ask the issuer for one with all rules named at the top.",
    ),
    "document-context-unknown": (
        "The file names rules that are not known here",
        "The file names the rules “{context}”, which this version of Assay does not know and does not fetch.",
        "If you trust these rules, hand them over with --contexts; otherwise ask the issuer.",
    ),
    "document-context-inline": (
        "The file brings its own rules",
        "The file defines the meaning of fields itself, instead of naming published rules.",
        "Ask the issuer for a file that names published rules only.",
    ),
    "document-context-catch-all": (
        "The rules give a meaning to everything",
        (
            "The rules the file names accept any field whatever (“@vocab”), so spelling mistakes and "
            "inventions pass as signed facts."
        ),
        "Ask the issuer for a file whose rules define each field.",
    ),
    "document-term-undefined": (
        "A field has no defined meaning",
        "“{term}” is not defined by the rules this file names, so the signature does not cover it.",
        "Do not rely on this field. Ask the issuer for a corrected file.",
    ),
    "document-term-disguised": (
        "A field hides behind another name",
        "“{key}” is another spelling of a known field; programs that look for the known name miss it.",
        "Do not rely on this file. Ask the issuer for a new one.",
    ),
    "document-type-undefined": (
        "A type has no defined meaning",
        "The type “{type}” is not defined by the rules this file names: the signature does not cover it.",
        "Do not rely on this type. Ask the issuer to name the rules that define it.",
    ),
    "document-value-malformed": (
        "A value is not of the right kind",
        "A value cannot be read as its field demands: {reason}.",
        "Ask the issuer for a corrected file.",
    ),
    "document-value-dropped": (
        "A value is not covered by the signature",
        "A value in the file is lost when the file is signed, so it could be changed without notice.",
        "Do not rely on this value. Ask the issuer for a corrected file.",
    ),
    "document-address-relative": (
        "An address is incomplete",
        "“{text}” is only a part of an address, so the signature does not say where it leads.",
        "Ask the issuer to write the whole address, starting with https://.",
    ),
    "document-address-malformed": (
        "An address cannot be read",
        "“{text}” is not a correctly written address.",
        "Ask the issuer to correct the address.",
    ),
    "document-keyword-refused": (
        "A field is used that a credential must not use",
        "“{keyword}” can change the meaning of other fields and has no place here.",
        "Ask the issuer for a file without it.",
    ),
    "document-name-hidden": (
        "A name holds only inside this file",
        (
            "“{text}” is a private name. It can be changed without breaking the signature, so it identifies "
            "nothing."
        ),
        "Ask the issuer for a file that uses real addresses, or none.",
    ),
    "document-node-described-twice": (
        "The same thing is described twice",
        (
            "“{text}” is described in two places of the file, and what one place says could be taken for the "
            "other."
        ),
        "Do not rely on this file. Ask the issuer for one that describes each thing once.",
    ),
    "document-direction-unsigned": (
        "The writing direction is not covered by the signature",
        (
            "A text says whether it runs from left to right or from right to left; the signature does not "
            "cover that."
        ),
        "Nothing to do, unless the direction changes what you read.",
    ),
    "document-graph-too-complex": (
        "The file is too tangled to check",
        "Checking the signature of this file would take more than {limit} steps.",
        "Real credentials stay far below this. Do not rely on the file.",
    ),
    # pictures
    "image-holds-no-credential": (
        "The picture holds no credential",
        "This is a picture, but there is no credential inside it.",
        (
            "Download the badge again from where it was given to you. Screenshots and resized pictures lose "
            "the credential."
        ),
    ),
    "image-malformed": (
        "The picture is damaged",
        "The picture cannot be read: {reason}.",
        "Download the badge again from where it was given to you.",
    ),
    "image-too-large": (
        "The picture is too large",
        "The picture, or what is packed inside it, is larger than {limit} bytes.",
        "Ask the issuer for a smaller picture.",
    ),
    "image-credential-ambiguous": (
        "The picture holds more than one credential",
        "There are several credentials in this picture, and it does not say which one counts.",
        "Ask the issuer for a picture with one credential, or for the credential as a file.",
    ),
    "image-kind-unknown": (
        "This is not a picture that can hold a credential",
        "A badge is a PNG or an SVG picture; this file is neither.",
        "Save the picture as PNG or SVG and try again.",
    ),
    # shape of a credential
    "credential-type-missing": (
        "The file does not say it is a credential",
        "The type “{type}” is missing.",
        "Ask the issuer for a corrected file.",
    ),
    "credential-member-missing": (
        "Something required is missing",
        "“{member}” is missing from {holder}.",
        "Ask the issuer for a complete file.",
    ),
    "credential-member-malformed": (
        "A field is filled in wrongly",
        "“{member}” is not what the standard asks for: {expected}.",
        "Ask the issuer for a corrected file.",
    ),
    "credential-member-repeated": (
        "A field has several values",
        "“{member}” may have only one value, and has more.",
        "Ask the issuer for a corrected file.",
    ),
    "credential-value-unlisted": (
        "A value is not on the list of the standard",
        "“{value}” is not one of the values that the standard lists for “{member}”.",
        "The credential can be used; other programs may not know this value.",
    ),
    "credential-recipient-unnamed": (
        "The credential does not say whom it was given to",
        "Neither an address nor an identifier of the recipient is in the credential.",
        "The credential can be used; it proves an achievement, but not whose it is.",
    ),
}
