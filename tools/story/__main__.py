"""The main job end to end, told in plain words: what `make story` shows.

Real files in a folder of its own, the real program in front of them. A real badge's content from the
shared material where it is at hand ($ASSAY_MATERIAL, else `shared` beside the repository), our own
examples otherwise. Ends with status 1 and says which if anything came out otherwise than it should.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.story.material import Material, find_material, read_edubadge
from tools.story.wild import judge_all

from assay import Issuer
from assay.issuance import CannotIssue

Json = dict[str, Any]

REPOSITORY = Path(__file__).resolve().parents[2]
EXAMPLES = REPOSITORY / "examples"
ASSAY = Path(sys.executable).with_name("assay")
WIDTH = 100
ALONE = ("--offline", "--policy", "strict")  # nothing is looked up, and nothing is waived
COLOURS = {"good": "32", "bad": "31", "quiet": "2", "strong": "1"}


def paint(text: str, style: str) -> str:
    """The text in this style, where a person looks on."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return f"\x1b[{COLOURS[style]}m{text}\x1b[0m"


@dataclass(slots=True)
class Story:
    """What has been told so far, and what came out otherwise than it should."""

    folder: Path
    wrong: list[str] = field(default_factory=list)

    def chapter(self, title: str) -> None:
        """Begin a chapter."""
        print(f"\n{paint(title, 'strong')}")

    def say(self, text: str, *, right: bool = True) -> None:
        """One thing that happened, as it should or not."""
        if not right:
            self.wrong.append(text)
        sign = paint("✓", "good") if right else paint("✗", "bad")
        print(textwrap.fill(text, WIDTH, initial_indent=f"  {sign} ", subsequent_indent="    "))

    def add(self, text: str) -> None:
        """More about the last thing."""
        print(paint(textwrap.fill(text, WIDTH, initial_indent="    ", subsequent_indent="    "), "quiet"))

    def path(self, name: str) -> Path:
        """A file of the story's own folder."""
        return self.folder / name

    def assay(self, *words: str | Path) -> Json:
        """What the program answers to these words, as JSON."""
        command = [str(ASSAY), *map(str, words), "--json"]
        answer = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
        try:
            told: Json = json.loads(answer.stdout)
        except ValueError:
            raise SystemExit(f"assay {' '.join(map(str, words))}: {answer.stdout}{answer.stderr}") from None
        if "error" in told:
            raise SystemExit(f"assay {' '.join(map(str, words))}: {told['error']['detail']}")
        return told


def reasons(report: Json) -> list[str]:
    """What stands against a credential, without codes."""
    return [str(found["detail"]) for found in report["findings"] if found["severity"] == "error"]


def tell_real_badge(story: Story, material: Material | None) -> None:
    """A real badge signed and accepted; as published refused; changed and rejected."""
    edubadge = read_edubadge(material)
    if edubadge is None:
        story.chapter("A badge, signed (an example of our own; the real ones are not at hand)")
        published = json.loads((EXAMPLES / "credential.json").read_text(encoding="utf-8"))
        content = {name: value for name, value in published.items() if name != "issuer"}
    else:
        story.chapter("A real badge, signed: a Dutch edubadge from a published example")
        published, content = edubadge
    name = content["credentialSubject"]["achievement"]["name"]
    issuer = Issuer.with_new_key("Demo issuer")
    try:
        signed = issuer.issue({**content, "issuer": issuer.profile}).content
    except CannotIssue as error:
        story.say(f"“{name}” could not be signed: {error.findings[0].sentence().text}", right=False)
        return
    story.path("signed.json").write_bytes(signed)
    report = story.assay("verify", "signed.json", *ALONE)
    story.say(
        f"“{name}”, signed by a demo issuer, is accepted: unchanged, and really its issuer's.",
        right=report["verdict"] == "accepted",
    )
    story.path("published.json").write_text(json.dumps(published), encoding="utf-8")
    report = story.assay("verify", "published.json", *ALONE)
    story.say("The same badge as it was published is refused.", right=report["verdict"] == "rejected")
    story.add(f"Why: {' '.join(reasons(report))}")
    changed = _one_letter_changed(signed, name)
    story.path("changed.json").write_bytes(changed)
    report = story.assay("verify", "changed.json", *ALONE)
    shown = story.assay("inspect", "changed.json", *ALONE)
    silent = "content" not in shown and name[1:] not in json.dumps(shown, ensure_ascii=False)
    story.say(
        "The signed file with one letter of its name changed is rejected, and nothing of it is shown.",
        right=report["verdict"] == "rejected" and silent,
    )
    story.add(f"Why: {reasons(report)[0]}")


def _one_letter_changed(signed: bytes, name: str) -> bytes:
    first = "B" if name[0] != "B" else "D"
    before = f'"name":{json.dumps(name, ensure_ascii=False)}'.encode()
    return signed.replace(before, before.replace(name[0].encode(), first.encode(), 1), 1)


def tell_new_award(story: Story) -> None:
    """A new achievement drafted, issued, baked, verified from the picture, revoked and found revoked."""
    story.chapter("A new award: drafted, issued, put into a picture, revoked")
    issuer = ("--key", "key.json", "--issuer", EXAMPLES / "issuer.yaml", "--passphrase-file", "passphrase")
    story.path("passphrase").write_text("only for this story\n", encoding="utf-8")
    story.assay("keys", "new", "key.json", "--passphrase-file", "passphrase")
    story.assay("status", "new", "register.json", "--address", "https://shore.example/status")
    story.say("An issuer has a signing key, sealed, and a register of what it issues.")
    learner = ("--email", "ines.prado@example.org", "--name-of-recipient", "Inés Prado")
    award = ("issue", EXAMPLES / "achievement.yaml", *issuer, *learner, "--result", "Species identified=17")
    issued = story.assay(*award, "--register", "register.json", "--out", "award.json")
    story.say(
        "“Tide Pool Field Assistant”, with its criteria and skills, is drafted and issued to Inés Prado.",
        right=len(issued["issued"]) == 1,
    )
    for kind in ("png", "svg"):
        story.assay("bake", EXAMPLES / f"badge.{kind}", "award.json", "--out", f"award.{kind}")
    story.say("The credential is put into a PNG and an SVG picture.")
    story.assay("status", "publish", "register.json", *issuer, "--out", "lists")
    for kind in ("png", "svg"):
        report = story.assay("verify", f"award.{kind}", "--documents", "lists/documents.json")
        story.say(f"Checked from the {kind.upper()}: accepted.", right=report["verdict"] == "accepted")
    report = story.assay(
        "verify", "award.png", "--documents", "lists/documents.json", "--recipient", "tom.okafor@example.org"
    )
    story.say("Handed in by somebody else, it is refused.", right=report["verdict"] == "rejected")
    story.add(f"Why: {reasons(report)[0]}")
    story.assay("status", "set", "register.json", "award.png", "--revoke")
    story.assay("status", "publish", "register.json", *issuer, "--out", "lists")
    story.say("The issuer revokes it and publishes its lists anew.")
    report = story.assay("verify", "award.png", "--documents", "lists/documents.json")
    story.say("Checked from the picture again: refused.", right=report["verdict"] == "rejected")
    story.add(f"Why: {reasons(report)[0]}")


def tell_the_wild(story: Story, material: Material | None) -> None:
    """Every real credential at hand, judged."""
    if material is None:
        story.chapter("Real credentials: none at hand; our own examples instead")
        report = story.assay("verify", "award.svg", "--documents", "lists/documents.json")
        story.say("Our own example is judged as expected.", right=report["verdict"] == "rejected")
        return
    story.chapter("Every real credential at hand, as of 21 November 2026, against what experts expect of it")
    judged = judge_all(material, progress=_progress)
    print(f"    {'':34}{'as expected':>12}{'not read yet':>14}{'otherwise':>11}")
    for kind, (right, unread, wrong) in judged.table.items():
        print(f"    {kind:34}{right:12}{unread or '':>14}{wrong or '':>11}")
    right, unread, wrong = judged.totals
    print(paint(f"    {'together':34}{right:12}{unread:14}{wrong:11}", "strong"))
    story.say(f"{right} of {right + unread + wrong} files are judged as expected.")
    story.add(
        f"{unread} more are in forms that this version cannot read yet: it says so, and accepts none of them."
    )
    for line in judged.wrong:
        story.say(line, right=False)


def _progress(done: int, of: int) -> None:
    if sys.stdout.isatty():
        end = "\r" if done < of else "\r\x1b[K"
        print(f"    {done} of {of}", end=end, flush=True)


def main() -> int:
    """Tell it all; 1 if anything came out otherwise than it should."""
    material = find_material(REPOSITORY)
    with tempfile.TemporaryDirectory(prefix="assay-story-") as folder:
        story = Story(Path(folder))
        print("Assay: micro-credentials from end to end")
        tell_real_badge(story, material)
        tell_new_award(story)
        tell_the_wild(story, material)
    if story.wrong:
        things = "One thing" if len(story.wrong) == 1 else f"{len(story.wrong)} things"
        print(f"\n{paint(f'{things} came out otherwise than expected: see ✗ above.', 'bad')}")
        return 1
    print("\nAll of it came out as it should. Next: .venv/bin/assay --help, docs/how-to/verify-a-badge.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
