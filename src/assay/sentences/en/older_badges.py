"""English words about badges of Open Badges 2.0 and before: where they lie, and whose pages they lead to.

Apart from the other files of this language only so that each stays short.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    "hosted-address-missing": (
        "The badge cannot be checked",
        "This older badge does not say where its issuer keeps the original, so there is nothing to check.",
        "Ask the issuer to confirm it, or to award it again in a current form.",
    ),
    "hosted-copy-unavailable": (
        "The original of the badge cannot be reached",
        "This badge counts by the original at {address}, which could not be read safely: {reason}.",
        "Try again later. If it stays away, ask the issuer.",
    ),
    "hosted-copy-malformed": (
        "The original of the badge is damaged",
        "What lies at {address} is no badge: {reason}.",
        "Ask the issuer to repair the page.",
    ),
    "hosted-copy-of-another": (
        "The original is another badge",
        "At {address} lies a badge that says it belongs elsewhere: “{found}”.",
        "Do not rely on this badge. Ask the issuer.",
    ),
    "hosted-copy-different": (
        "The original of the badge counts",
        "The file at hand differs from the issuer's original in: {members}. Only the original was judged.",
        "Use the original, as it is shown here.",
    ),
    "hosted-outside-scope": (
        "The badge lies where its issuer has none",
        "The badge lies at {address}, which is not a place for badges of the issuer {issuer}.",
        "Do not rely on this badge: anybody could have written it there.",
    ),
    "badge-part-unavailable": (
        "A page of the badge cannot be reached",
        "The badge leads to a page ({part}) at “{address}” that could not be read.",
        "Try again later. If it stays away, ask the issuer.",
    ),
    "badge-part-malformed": (
        "A page of the badge is damaged",
        "The badge leads to a page ({part}) at “{address}” that cannot be used: {reason}.",
        "Ask the issuer to repair the page.",
    ),
    "recipient-hash-unsupported": (
        "The recipient cannot be told",
        "The badge names its recipient only by an unsafe kind of check value ({hash}); it proves nothing.",
        "Ask the issuer to award the badge again.",
    ),
    "endorsement-not-checked": (
        "A recommendation was not checked",
        "This older badge points to recommendations by others; they were not looked at.",
        "Open them yourself if they matter to you.",
    ),
    "extension-not-checked": (
        "An addition was not checked",
        "This older badge has an addition that was not looked at: {extension}.",
        "The rest of the badge was checked as usual.",
    ),
}
