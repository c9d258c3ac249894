"""What else an award carries: endorsements and extensions, told and mostly not followed.

An extension that 1EdTech published and that breaks its own schema is refused; of any other nothing is
known. (Open Badges 2.0, Extensions)
"""

from __future__ import annotations

from collections.abc import Iterator

from assay.encoding import join
from assay.models import Json
from assay.verification.examination import Examination
from assay.verification.report import Finding

# Published extensions, and the one text that each must have
_TEXTS = {
    "ExampleExtension": ("exampleProperty", "http://schema.org/text"),
    "ApplyLink": ("url",),
    "OriginalCreator": ("url",),
}


def check_extras(examination: Examination) -> Iterator[Finding]:
    """Each endorsement or extension that was not looked into; a published extension that is broken."""
    award = examination.award
    parts = [("", award.assertion.json)]
    parts += [("/badge", award.badge.json)] if award.badge else []
    parts += [("/badge/issuer", award.issuer.json)] if award.issuer else []
    for pointer, json in parts:
        if json.get("endorsement"):
            yield Finding("endorsement-not-checked", f"{pointer}/endorsement")
        for name, held in json.items():
            types = held.get("type") if isinstance(held, dict) else None
            if isinstance(types, list) and "Extension" in types:
                yield from _judge(held, [str(kind) for kind in types], join(pointer, name))


def _judge(extension: Json, types: list[str], pointer: str) -> Iterator[Finding]:
    names = [kind.replace("#", ":").replace("/", ":").rpartition(":")[2] for kind in types]
    for member in (member for name in names for member in _TEXTS.get(name, ()) if member in extension):
        if not isinstance(extension[member], str):
            facts = {"member": member, "expected": "String"}
            yield Finding("credential-member-malformed", join(pointer, member), facts)
            return
    shown = ", ".join(name for name in names if name != "Extension")
    yield Finding("extension-not-checked", pointer, {"extension": shown})
