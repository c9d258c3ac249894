"""The framework read a second time, from docs/framework.md alone: its tables are parsed, its text obeyed.

Imports nothing of assay, on purpose: where this and the library answer alike, the document says enough.
"""

from __future__ import annotations

import math
import re
from pathlib import Path
from statistics import median
from typing import Any

TEXT = (Path(__file__).parents[3] / "docs" / "framework.md").read_text(encoding="utf-8")


def rows(title: str) -> list[list[str]]:
    part = TEXT.split(f"### {title}", 1)[1].split("\n##", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("| `")]
    return [[cell.strip().replace("`", "") for cell in line.strip("|").split("|")] for line in lines]


WEIGHTS = {key: float(weight) for key, _, weight, _ in rows("3.1")}
FAMILY = {key: family for key, family, _, _ in rows("3.1")}
AWARD = {key for key, _, _, by in rows("3.1") if by == "award"}
LISTS: dict[str, list[str]] = {}
for element, word, _ in rows("3.2"):
    LISTS.setdefault(element, []).append(word)
WEB, EQF = r"https?://\S+", "European Qualifications Framework"
FORMS = {"address": WEB, "country": "[A-Z]{2}", "date": r"\d{4}-\d\d-\d\d", "retakes": r"unlimited|\d{1,3}"}
FORMS |= {"cost": r"{'amount': [\d.]+, 'currency': '[A-Z]{3}'}"}
STANDARD = (("title", "name"), ("name", "name"), ("description", "description"), ("identifier", "id"))
BELOW, COUNTS = ("none", "completion"), ("with_evidence", "by_rubric", "independent", "supervised")
ANSWER = ("value", "low", "high", "basis", "grade", "coverage")
NOTHING: tuple[str, str, list[str]] = ("", "", [])
Told = dict[str, tuple[str, str, list[str]]]
Json = dict[str, Any]


def member(value: Any, element: str, form: str) -> str:
    """Section 3.3: what this member tells, empty for nothing."""
    if form == "closed":
        known = [one for one in (value if isinstance(value, list) else [value]) if one in LISTS[element]]
        return max(known, key=LISTS[element].index) if known else "unknown"
    if form == "hours":
        low, high = (value["low"], value["high"]) if isinstance(value, dict) else (value, value)
        return f"{low:g}..{high:g}" if 0 < low <= high <= 20000 else ""
    return str(value) if re.fullmatch(FORMS.get(form, ".+"), str(value)) else ""


def read(document: Json) -> tuple[Told, bool]:
    """Sections 3.3, 3.4 and 3.6: what an Achievement or an award of one tells; whether it is an award."""
    told: Told = {}
    subject, awarded = document.get("credentialSubject", {}), "credentialSubject" in document
    held = subject["achievement"] if awarded else document

    def tell(element: str, value: object, how: str = "machine") -> None:
        if value and element not in told:
            told[element] = (str(value), how, [])

    if "https://w3id.org/assay/framework/v1" in document.get("@context", []):
        for name, element, form in rows("3.3"):
            if name in held:
                tell(element, member(held[name], element, re.split("[:;]", form)[0]))
    for element, name in (*STANDARD, ("kind", "achievementType")):
        tell(element, held.get(name))
    for element in ("webpage", "further-information"):
        tell(element, re.fullmatch(WEB, held.get("criteria", {}).get("id", "")))
    body: Any = document["issuer"] if awarded else held.get("creator", {})
    body = {"id": body} if isinstance(body, str) else body
    whole = "machine" if {"name", "id"} <= set(body) else "text"
    tell("awarding-body", body.get("name", body.get("id")), whole)
    tell("country", body.get("address", {}).get("addressCountryCode"))
    tell("country", body.get("address", {}).get("addressCountry"), "text")
    if awarded:
        tell("learner", subject.get("id"))
        tell("issue-date", document.get("validFrom"))
        tell("grade", subject.get("result") and "given")
    skills = [one for one in held.get("alignment", []) if one.get("targetFramework") != EQF]
    for level in (f"EQF {one['targetCode']}" for one in held.get("alignment", []) if one not in skills):
        tell("level", level)
        if told["level"][0].startswith("EQF ") and told["level"][0] != level:
            told["level"][2].append(level)
    tell("outcomes", skills and "skills", "machine" if any("targetUrl" in one for one in skills) else "text")
    for one in held.get("resultDescription", []):
        tell("grade", one["name"])
        tell("rubric", any(level.get("name") for level in one.get("rubricCriterionLevel", [])))
    tell("workload", held.get("creditsAvailable") and "credits", "text")
    return told, awarded


def transparency(told: Told, *, awarded: bool) -> Json:
    """Section 4."""
    weights = {key: weight for key, weight in WEIGHTS.items() if awarded or key not in AWARD}
    high = {key: 1.0 if told[key][1] == "machine" else 0.5 for key in told if key in weights}
    low = {key: q - 0.5 * bool(told[key][2]) for key, q in high.items()}
    shares = [sum(weights[key] * q for key, q in one.items()) / sum(weights.values()) for one in (high, low)]
    eu, ctdl = ([key for key in weights if FAMILY[key] == one] for one in ("eu-mandatory", "ctdl"))
    missing = {key for key in eu if key not in told}
    verdict = "fail" if missing - {"level"} else "pass" if not missing and awarded else "cannot-be-evaluated"
    seven = sum(key in told for key in ctdl)
    (method, _, m), (hours, _, h) = (told.get(key, NOTHING) for key in ("assessment", "workload"))
    is_known = re.fullmatch(r"[\d.]+", hours) and not h
    ends = [float(end) for end in hours.split("..")] if is_known else [0.0, 1.0]
    marks = ["pass" if key in told else "?" for key in ("outcomes", "quality")]
    marks += ["?" if m or method not in LISTS["assessment"] else "fail" if method in BELOW else "pass"]
    marks += ["pass" if ends[0] >= 1 else "fail" if ends[-1] < 1 else "?"]
    least = "fail" if "fail" in marks else "cannot-be-evaluated" if "?" in marks else "pass"
    lists = {"eu": f"{len(eu) - len(missing)}/{len(eu)} {verdict}"}
    lists |= {"ctdl": f"{seven}/7 {'pass' if seven == len(ctdl) else 'fail'}"}
    return {
        "value": shares[0],
        "low": shares[1],
        "lists": lists | {"australia": f"{marks.count('pass')}/4 {least}"},
    }


def above(share: float, count: int, of: int) -> float:
    """Section 5.3: P(p > share)."""
    return sum(math.comb(of + 1, j) * share**j * (1 - share) ** (of + 1 - j) for j in range(count + 1))


def claims(told: Told) -> set[int]:
    """Section 5.2, and the claims of 5.3."""
    method, _, others = told.get("assessment", NOTHING)
    if method not in LISTS["assessment"] or others:
        return set()
    found = {0} if method in BELOW else {0, 1}
    address, how, _ = told.get("rubric", NOTHING)
    found |= {2} if 1 in found and (how == "machine" or re.fullmatch(WEB, address)) else set()
    if 1 in found and told.get("assessor", NOTHING)[::2] == ("independent", []):
        supervision, _, unsure = told.get("supervision", NOTHING)
        found |= {3, 4} if supervision in ("online-id", "onsite-id") and not unsure else {3}
    return found


def chance(share: float, n: int, *counts: int | None) -> list[float]:
    return [above(share, count, n) for count in counts if count is not None]


def rigor(told: Told, seen: Json) -> Json:
    """Section 5."""
    said, n, get = claims(told), seen.get("attempts", 0), seen.get
    evidence, rubric, apart, watched = (get(key) for key in COUNTS)
    first, returned, identity = get("passed_first"), get("returned"), get("identity_checked")
    most = max((one for one in (*map(get, COUNTS), get("second_assessed")) if one is not None), default=None)
    some = chance(0.8, n, most) + chance(0.2, n, None if first is None else n - first, returned)
    all3: list[Any] = [apart, watched, identity]
    three = None if None in all3 else max(0, sum(all3) - 2 * n)
    listed = enumerate([some, *(chance(0.8, n, count) for count in (rubric, apart, three))], 1)
    known = {rung: max(found) for rung, found in listed if found and n >= 10}
    complete = {rung for rung in known if rung > 1 or None not in (evidence, first, returned, watched)}
    there = sum(count is not None for count in (*map(get, COUNTS), identity, first, returned) if known)
    coverage = (("assessment" in told) + there) / 8
    low, value, high = (max([0, *(r for r, p in known.items() if p >= least)]) for least in (0.9, 0.5, 0.1))
    undecided = {r for r in range(1, 5) if r not in complete and known.get(r, 0) < 0.5}
    settled, more = value > 0 or 1 in complete, [r for r in said & undecided if r > value]
    high = max([high, value, *more, *(r for r in undecided if known and r <= max(said, default=4))])
    found: tuple[Any, ...]
    if not said and not settled:
        found = (None, 0, 4, "nothing", "C", coverage)
    elif more or not settled:
        found = (max([value, *more]), low, max(high, 1), "stated", "C", coverage)
    else:
        basis = ("independent", "A") if get("keeper") == "independent" else ("observed", "B")
        found = (value, low, high, *basis, coverage)
    return dict(zip(ANSWER, found, strict=True))


def effort(told: Told, seen: Json) -> Json:
    """Section 6."""
    n, method = seen.get("attempts", 0), told.get("assessment", NOTHING)[0]
    if n < 10:
        is_stated = method in LISTS["assessment"][1:]
        return {"verdict": "stated-not-observed" if is_stated else "no-assessment-stated"}
    first = seen.get("passed_first")
    chances = chance(0.95, n, first)
    chances += [1 - p for p in chance(0.05, n, *map(seen.get, ("returned", "with_evidence", "supervised")))]
    low = max(0.0, 1 - sum(1 - p for p in chances)) if len(chances) == 4 else 0.0
    high = min([1.0, *chances])
    said = (
        "minimal-effort" if low > 0.9 else "more-than-minimal-effort" if high < 0.1 else "cannot-be-evaluated"
    )
    timed = {"minutes": median(seen["minutes"])} if len(seen.get("minutes", [])) >= 10 else {}
    bits = {} if first is None else {"screening": -math.log2((first + 1) / (n + 2))}
    return {"verdict": said, "low": low, "high": high} | timed | bits
