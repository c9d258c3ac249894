"""The table of codes, the words for them and the places that use them agree."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from architecture.phrases import written_phrases
from assay.codes import CODES
from assay.sentences import LANGUAGES, MANNERS
from assay.sentences.es.phrases import PHRASES
from material import REPOSITORY

SOURCES = REPOSITORY / "src" / "assay"
TESTS = REPOSITORY / "tests"
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+|internal")

# Facts that a program wants and a person does not: said here, so that silence is a decision.
SILENT: dict[str, frozenset[str]] = {}

# Letters of a phrase that is only a frame around its holes, such as "{} for {}".
SHORT = 3

# Errors that the JSON-LD standard names; their names are not translated.
NAMES_OF_JSON_LD = frozenset(
    {
        "context overflow",
        "cyclic IRI mapping",
        "invalid @nest value",
        "invalid @prefix value",
        "invalid @propagate value",
        "invalid @protected value",
        "invalid @version value",
        "invalid IRI mapping",
        "invalid base IRI",
        "invalid base direction",
        "invalid container mapping",
        "invalid context nullification",
        "invalid default language",
        "invalid keyword alias",
        "invalid language mapping",
        "invalid local context",
        "invalid remote context",
        "invalid reverse property",
        "invalid scoped context",
        "invalid term definition",
        "invalid type mapping",
        "invalid vocab mapping",
        "keyword redefinition",
        "protected term redefinition",
    }
)

# Calls whose first text is a code.
CARRIERS = frozenset(
    {"AssayError", "Malformed", "Unavailable", "Unsupported", "Finding", "Problem", "Remark", "finding"}
)


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def call_name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def codes_named_in(path: Path) -> Iterator[str]:
    """Every code that this file raises or reports, as far as it is written out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and call_name(node) in CARRIERS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_code_has_words_in_every_language_and_no_words_lack_a_code(language: str) -> None:
    assert set(CODES) == set(LANGUAGES[language])


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("code", sorted(CODES))
def test_the_words_of_a_code_use_exactly_its_facts(code: str, language: str) -> None:
    title, text, help_ = LANGUAGES[language][code]

    assert set() == fields(title)
    assert set(CODES[code].facts) - SILENT.get(code, frozenset()) == fields(text) | fields(help_)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("code", sorted(CODES))
def test_the_words_of_a_code_are_sentences(code: str, language: str) -> None:
    title, text, help_ = LANGUAGES[language][code]

    assert title
    assert not title.endswith(".")
    assert text
    assert help_
    assert not re.search(
        r"\b(DID|JSON-LD|RDF|cryptosuite|IRI|URI|JWS|JWT|canonical)\b", f"{title} {text} {help_}"
    )


def test_codes_are_written_in_kebab_case_and_none_is_repeated() -> None:
    rows = re.findall(
        r'^    Code\("([^"]+)"', (SOURCES / "codes.py").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert len(rows) == len(CODES)
    assert [] == [code for code in rows if not KEBAB.fullmatch(code)]


@pytest.mark.parametrize(
    "path", sorted(SOURCES.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCES))
)
def test_a_file_names_only_codes_of_the_table(path: Path) -> None:
    assert [] == [code for code in codes_named_in(path) if code not in CODES]


def test_every_code_is_used_by_the_sources() -> None:
    texts = [
        path.read_text(encoding="utf-8")
        for path in SOURCES.rglob("*.py")
        if path.name != "codes.py" and "sentences" not in path.parts
    ]

    assert [] == [code for code in CODES if not any(f'"{code}"' in text for text in texts)]


def test_every_code_is_produced_by_a_test() -> None:
    here = Path(__file__)
    texts = [
        path.read_text(encoding="utf-8")
        for path in TESTS.rglob("*.py")
        if path not in (here, here.parent / "phrases.py") and "node_modules" not in path.parts
    ]

    assert [] == [code for code in CODES if not any(f'"{code}"' in text for text in texts)]


def test_every_reason_that_is_written_out_has_its_spanish() -> None:
    plain = re.compile(r"[a-z]+[A-Z]\w*|ttl")  # the name of a field is the same in every language
    missing = [
        f"{path.name}: {phrase}"
        for phrase, path in written_phrases().items()
        if phrase not in PHRASES
        and phrase not in NAMES_OF_JSON_LD
        and not plain.fullmatch(phrase)
        and not KEBAB.fullmatch(phrase)  # a code, whose words stand where it is shown
        and len(re.sub(r"\W", "", phrase)) > SHORT
    ]

    assert [] == missing, "\n".join(missing)


def test_every_spanish_phrase_belongs_to_a_reason() -> None:
    texts = "\n".join(
        path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py") if "sentences" not in path.parts
    )
    known = written_phrases()

    assert [] == [phrase for phrase in PHRASES if phrase not in known and f'"{phrase}"' not in texts]


@pytest.mark.parametrize("phrases", [MANNERS[language].phrases for language in sorted(MANNERS)])
def test_a_translated_phrase_keeps_its_holes(phrases: Mapping[str, str]) -> None:
    assert [] == [english for english, other in phrases.items() if english.count("{}") != other.count("{}")]
