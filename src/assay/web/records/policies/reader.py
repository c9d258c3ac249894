"""The strict reader of policy files: all that is wrong is told at once, by line; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from assay.web.base.file_faults import Fault, FileRefused
from assay.web.base.plain_yaml import Branch, Leaf, tree_of
from assay.web.base.yaml_reading import Reading
from assay.web.records.policies.faults import WORDS
from assay.web.records.policies.values import (
    DIRECTORY_KINDS,
    MESSAGES,
    NEVER_CONSENT,
    NEVER_VERIFY,
    PLACEHOLDER,
    PLACEHOLDERS,
    RETENTION_KINDS,
    Method,
    Policy,
    Retention,
    ThirdParty,
)
from assay.web.records.rosters.ages import AgeBand

_TOP = [
    "title",
    "version",
    "updated",
    "languages",
    "contact",
    "methods",
    "guardians",
    "standing",
    "ask_lapses_days",
    "remind_after_days",
    "hand_over_at",
    "directory",
    "third_parties",
    "retention",
    "messages",
]
_OPTIONAL = frozenset({"contact", "third_parties", "messages"})
_KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_LONGEST, _LONGEST_TEXT, _MOST_DAYS, _MOST_ITEMS = 200, 4_000, 36_500, 100
_SHIPPED = Path(__file__).with_name("default.yaml")


def read_policy(text: str) -> Policy:
    """The policy in this file. Raises `FileRefused` with everything that is wrong."""
    return _Reader(text, with_shipped=True).policy()


@lru_cache(maxsize=1)
def _shipped_messages() -> Mapping[str, Mapping[str, str]]:
    # Our own texts, for the languages we have: a district that leaves one out gets ours.
    return _Reader(_SHIPPED.read_text(encoding="utf-8"), with_shipped=False).policy().messages


class _Reader:
    def __init__(self, text: str, *, with_shipped: bool) -> None:
        self._read = Reading(WORDS)
        self._text = text
        self._languages: tuple[str, ...] = ()
        self._shipped = _shipped_messages() if with_shipped else {}

    def policy(self) -> Policy:
        root = tree_of(self._text)
        if not isinstance(root, Branch):
            raise FileRefused((Fault(1, "title", "not-mapping"),))
        self._read.names(root, "", _TOP, _OPTIONAL)
        self._languages = self._languages_of(root)
        lapse = self._read.number(root, "ask_lapses_days", 1, 365)
        remind = self._read.number(root, "remind_after_days", 1, 365)
        if lapse and remind >= lapse:
            line = root.lines.get("remind_after_days", 0)
            self._read.note(
                line, "remind_after_days", "reminder-too-late", {"remind": remind, "lapse": lapse}
            )
        told = Policy(
            title=self._read.text(root, "title"),
            version=self._read.text(root, "version"),
            updated=self._read.day(root, "updated"),
            languages=self._languages,
            contact=self._read.text(root, "contact", optional=True),
            methods=self._methods(root),
            guardians=self._read.choice(root, "guardians", ("one", "all")),
            allows_standing=self._read.truth(root, "standing"),
            ask_lapses_days=lapse,
            remind_after_days=remind,
            hand_over_at=AgeBand(self._read.choice(root, "hand_over_at", (AgeBand.ADULT.value,)) or ""),
            directory=self._read.choices(root, "directory", DIRECTORY_KINDS),
            third_parties=self._third_parties(root),
            retention=self._retention(root),
            messages=self._messages(root),
        )
        self._read.refuse_if_wrong()
        return told

    # Parts of a policy

    def _languages_of(self, root: Branch) -> tuple[str, ...]:
        found = []
        for item in self._read.items(root, "languages"):
            code = item.text if isinstance(item, Leaf) else ""
            if not _LANGUAGE.fullmatch(code):
                self._read.note(item.line, "languages", "not-a-language", {"value": code})
            else:
                found.append(code)
        if "languages" in root.entries and "en" not in found:
            self._read.note(root.lines["languages"], "languages", "english-missing")
        return tuple(dict.fromkeys(found))

    def _methods(self, root: Branch) -> tuple[Method, ...]:
        made: list[Method] = []
        for place, item in enumerate(self._read.items(root, "methods"), 1):
            where = f"methods[{place}]"
            branch = self._read.branch(item, where)
            if branch is None:
                continue
            self._read.names(branch, where, ("key", "verifies", "bands", "label"))
            key = self._read.text(branch, "key", where)
            line = branch.lines.get("key", branch.line)
            if key and not _KEY.fullmatch(key):
                self._read.note(line, where, "not-a-key", {"value": key})
            if key in {method.key for method in made}:
                self._read.note(line, f"{where}.key", "twice")
            minors = (AgeBand.UNDER_13.value, AgeBand.TEEN.value)
            bands = tuple(AgeBand(band) for band in self._read.choices(branch, "bands", minors, where))
            label = self._label(branch, where)
            method = Method(key, label, self._read.truth(branch, "verifies", where), bands)
            self._judge(method, branch)
            made.append(method)
        if "methods" in root.entries:
            for band in (AgeBand.UNDER_13, AgeBand.TEEN):
                if not any(method.verifies and method.serves(band) for method in made):
                    self._read.note(root.lines["methods"], "methods", "no-method", {"band": band.value})
        return tuple(made)

    def _judge(self, method: Method, branch: Branch) -> None:
        facts = {"method": method.key}
        if method.verifies and method.key in NEVER_VERIFY:
            line = branch.lines.get("verifies", branch.line)
            self._read.note(line, "verifies", "cannot-verify", facts)
        line = branch.lines.get("bands", branch.line)
        if method.bands and method.key in NEVER_CONSENT:
            self._read.note(line, "bands", "never-consent", facts)
        elif AgeBand.UNDER_13 in method.bands and not method.verifies:
            self._read.note(line, "bands", "unverified-for-youngest", facts)

    def _third_parties(self, root: Branch) -> tuple[ThirdParty, ...]:
        made = []
        for place, item in enumerate(self._read.items(root, "third_parties"), 1):
            where = f"third_parties[{place}]"
            if branch := self._read.branch(item, where):
                self._read.names(branch, where, ("name", "purpose"))
                name = self._read.text(branch, "name", where)
                made.append(ThirdParty(name, self._read.text(branch, "purpose", where)))
        return tuple(made)

    def _retention(self, root: Branch) -> tuple[Retention, ...]:
        made: list[Retention] = []
        for place, item in enumerate(self._read.items(root, "retention"), 1):
            where = f"retention[{place}]"
            branch = self._read.branch(item, where)
            if branch is None:
                continue
            self._read.names(branch, where, ("what", "days", "label"))
            what = self._read.choice(branch, "what", RETENTION_KINDS, where)
            if what and what in {kept.what for kept in made}:
                self._read.note(branch.line, f"{where}.what", "twice")
            days = self._read.number(branch, "days", 1, _MOST_DAYS, where)
            made.append(Retention(what, days, self._label(branch, where)))
        if "retention" in root.entries:
            line, told = root.lines["retention"], {kept.what for kept in made}
            missing = [kind for kind in RETENTION_KINDS if kind not in told]
            for kind in missing:
                self._read.note(line, f"retention: {kind}", "missing-name")
        return tuple(made)

    def _messages(self, root: Branch) -> Mapping[str, Mapping[str, str]]:
        held = root.entries.get("messages")
        branch = self._read.branch(held, "messages") if held is not None else Branch(0, {}, {})
        if branch is None:
            return {}
        self._unlisted(branch, "messages")
        told: dict[str, dict[str, str]] = {}
        for language in self._languages:
            where = f"messages.{language}"
            given = branch.entries.get(language)
            texts = dict(self._shipped.get(language, {}))
            if given is None and not texts:
                line = root.lines.get("messages", root.lines.get("languages", 0))
                facts = {"language": language}
                self._read.note(line, "messages", "language-missing", facts)
                continue
            own = self._read.branch(given, where) if given is not None else Branch(0, {}, {})
            if own is None:
                continue
            self._read.names(own, where, list(MESSAGES), frozenset(texts))
            for name in own.entries:
                if name in MESSAGES:
                    texts[name] = self._message(own, name, where)
            told[language] = texts
        return told

    def _message(self, branch: Branch, name: str, where: str) -> str:
        text = self._read.text(branch, name, where, most=_LONGEST_TEXT)
        line, inner = branch.lines[name], f"{where}.{name}"
        found = PLACEHOLDER.findall(text)
        for unknown in dict.fromkeys(each for each in found if each not in PLACEHOLDERS):
            self._read.note(line, inner, "unknown-placeholder", {"name": unknown})
        if set("{}") & set(PLACEHOLDER.sub("", text)):
            self._read.note(line, inner, "lone-brace")
        for missing in sorted(MESSAGES[name] - set(found)) if text else ():
            self._read.note(line, inner, "missing-placeholder", {"name": missing})
        return text

    def _label(self, branch: Branch, where: str) -> Mapping[str, str]:
        if "label" not in branch.entries:
            return {}
        inner = f"{where}.label"
        label = self._read.branch(branch.entries["label"], inner)
        if label is None:
            return {}
        self._unlisted(label, inner)
        for language in self._languages:
            if language not in label.entries:
                self._read.note(label.line, inner, "language-missing", {"language": language})
        wanted = [name for name in label.entries if name in self._languages]
        return {name: self._read.text(label, name, inner) for name in wanted}

    def _unlisted(self, branch: Branch, where: str) -> None:
        for name in branch.entries:
            if name not in self._languages:
                self._read.note(branch.lines[name], where, "language-unlisted", {"language": name})
