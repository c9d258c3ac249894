"""English words for assays: reading what is valued, signing one, computing one again, comparing several."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str, str]] = {
    "description-kind-unknown": (
        "It describes no achievement that can be read",
        "The file is of the kind “{kind}”, and that is no achievement of Open Badges 2 or 3 or of CTDL.",
        "Give the achievement, a credential that carries it, or its record in a registry.",
    ),
    "description-incomplete": (
        "A necessary part is missing",
        "The achievement has no “{member}”.",
        "Ask whoever issues it for a complete file.",
    ),
    "description-of-several": (
        "It describes several achievements",
        "One achievement is valued at a time, and the file has {count}.",
        "Give each of them in a file of its own.",
    ),
    "description-elsewhere": (
        "The achievement is somewhere else",
        "The file only links to the achievement, at “{address}”.",
        "Fetch what is there and give that.",
    ),
    "assay-relation-wrong": (
        "The signer is the issuer",
        "The key that signs is that of the achievement's issuer, and the relation stated is “{relation}”.",
        "State the relation “self”, or have somebody else sign.",
    ),
    "assay-statement-missing": (
        "There is no assay in it",
        "The document is no signed assay: it has no indicators with their inputs.",
        "Name the file that “assay value --sign” wrote.",
    ),
    "comparison-too-few": (
        "There is nothing to compare with",
        "A comparison needs two achievements or more; {count} was given.",
        "Name at least two.",
    ),
    "comparison-weight-wrong": (
        "A weight cannot be used",
        "“{indicator}” cannot have this weight: there are {allowed}, each with a number from 0 up.",
        "Correct the weights and try again. Hours are shown and never counted against anybody.",
    ),
}
