"""`assay value`: what can be said of an achievement's worth, indicator by indicator, on stated evidence.

Reads any description of Open Badges 2 and 3 or CTDL, whoever issued it. There is no headline number.
"""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from rich.text import Text

from assay.analysis.commands.achievements_read import Found, Reader, day, expanded
from assay.analysis.commands.assay_drawing import (
    brief,
    console,
    draw,
    draw_comparison,
    draw_improvements,
    draw_recomputation,
    sentence,
)
from assay.analysis.commands.assay_table import write_table
from assay.analysis.commands.linker_opening import open_linker
from assay.analysis.commands.market_asked import Asked, add_market_arguments, asked
from assay.analysis.commands.signing_keys import issuer_of, read_small
from assay.analysis.commands.statements_read import read_statements
from assay.analysis.commands.words import word
from assay.analysis.commands.written import write_new
from assay.analysis.estimates import Estimate, Grade
from assay.analysis.skills import Linker, SkillGraph
from assay.analysis.sources import Release, Store, data_folder
from assay.analysis.valuation import (
    Assay,
    Match,
    RecognitionStatement,
    Relation,
    assay,
    compare,
    estimate_json,
    improvements,
    recompute,
    sign,
    statement_in,
)
from assay.errors import AssayError

SUMMARY = "say what an achievement is worth, indicator by indicator"

DONE, DIFFERS, OPEN = 0, 1, 3
_EXITS = {Match.MATCHES: DONE, Match.DIFFERS: DIFFERS, Match.CANNOT: OPEN}
_WAGE = "wage-told/1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    parser.add_argument(
        "source",
        nargs="+",
        help="a JSON, PNG or SVG file, an https address, a folder, or - for standard input",
    )
    what = parser.add_argument_group("what is done")
    what.add_argument("--improve", action="store_true", help="what the issuer could tell, most telling first")
    what.add_argument("--compare", action="store_true", help="compare the achievements named")
    what.add_argument("--weights", metavar="FILE", help="your own weights of indicators, YAML or JSON")
    what.add_argument("--recompute", metavar="FILE", help="compute this signed assay of SOURCE again")
    what.add_argument(
        "--out", metavar="FILE", help="the file to write: a signed assay, or a .csv or .jsonl of many"
    )
    signing = parser.add_argument_group("signing")
    signing.add_argument("--sign", metavar="KEYFILE", help="sign the assay with this key")
    signing.add_argument(
        "--relation", choices=[str(one) for one in Relation], help="what the signer is to the issuer"
    )
    signing.add_argument("--name", default="", help="the signer's name")
    signing.add_argument("--profile", metavar="FILE", help="the signer's profile, JSON: id, name, url, …")
    signing.add_argument("--passphrase-file", metavar="FILE", help="its first line opens the key")
    add_market_arguments(parser)
    given = parser.add_argument_group("what it is computed from")
    given.add_argument("--data", metavar="FOLDER", help="where releases are; by default that of “assay data”")
    given.add_argument("--infer", action="store_true", help="also find skills in the text (needs the model)")
    given.add_argument(
        "--statement",
        metavar="FILE",
        action="append",
        default=[],
        help="a signed recognition; may be repeated",
    )
    given.add_argument("--wage", metavar="AMOUNT", help="of an hour, as in “18.50 EUR”: for the break-even")
    given.add_argument("--at", metavar="DAY", help="as of this day; by default today")
    given.add_argument("--offline", action="store_true", help="no network; revocation is then not asked")


def run(arguments: argparse.Namespace) -> int:
    """Assay; the exit status is 0, or of a recomputation 0 matches, 1 differs, 3 cannot be recomputed."""
    _refuse_contradictions(arguments)
    reader = Reader(offline=arguments.offline)
    means = _means(arguments, reader)
    if arguments.recompute is not None:
        return _recompute(arguments, reader, means)
    sources = list(expanded(arguments.source))
    many = len(sources) > 1 or any(Path(source).is_dir() for source in arguments.source)
    if arguments.compare:
        return _compare(arguments, [reader.read(source) for source in sources], means)
    if many:
        return write_table(
            sources, lambda source: means.assay(reader.read(source)), arguments.out, arguments.language
        )
    found = reader.read(sources[0])
    made = means.assay(found)
    if arguments.sign is not None:
        return _sign(arguments, made)
    if arguments.json:
        print(json.dumps(dict(made.json) | _improvements_json(arguments, made, found), indent=2))
        return DONE
    draw(made, arguments.language)
    if arguments.improve:
        draw_improvements(improvements(made, found.description), arguments.language)
    return DONE


@dataclass(frozen=True, slots=True)
class _Means:
    """What assays are computed from in this run."""

    reader: Reader
    statements: tuple[str, ...]
    graph: SkillGraph | None
    linker: Linker | None
    models: tuple[Release, ...]
    wage: Estimate | None
    asked: Asked
    as_of: date

    def assay(self, found: Found) -> Assay:
        """The assay of this achievement."""
        return assay(
            found.description,
            report=found.report,
            statements=self.stated(found),
            graph=self.graph,
            linker=self.linker,
            models=self.models,
            wage=self.wage,
            market=self.asked.means.market,
            target=self.asked.target_of(found.description),
            demand=self.asked.means.demand,
            durability=self.asked.means.durability,
            outcomes=self.asked.means.outcomes_of(found.description),
            horizon=self.asked.horizon,
            as_of=self.as_of,
        )

    def stated(self, found: Found) -> tuple[RecognitionStatement, ...]:
        """The recognition statements that were brought along."""
        return read_statements(self.statements, self.reader, found.description)


def _means(arguments: argparse.Namespace, reader: Reader) -> _Means:
    folder = Path(arguments.data) if arguments.data else data_folder(os.environ)
    if arguments.data and not folder.is_dir():
        raise AssayError("file-missing", file=arguments.data)
    store = Store(folder)
    linker = open_linker(store, arguments.language, quiet=arguments.json) if arguments.infer else None
    if arguments.infer and linker is None:
        raise AssayError("data-not-installed", what="the language model")
    models = store.releases("model") if linker is not None else ()
    as_of = day(arguments.at)
    wage, graph = _wage(arguments.wage, as_of), SkillGraph.open(store)
    market = asked(arguments, store, as_of)
    return _Means(reader, tuple(arguments.statement), graph, linker, models, wage, market, as_of)


def _wage(text: str | None, as_of: date) -> Estimate | None:
    """The wage of an hour that a person typed."""
    if text is None:
        return None
    amount, _, currency = text.strip().partition(" ")
    try:
        value = float(amount)
        right = 0 <= value < float("inf") and len(currency) == 3 and currency.isupper()  # noqa: PLR2004 - ISO 4217
    except ValueError:
        right, value = False, 0.0
    if not right:
        raise AssayError(
            "usage-wrong", reason=f"“{text}” is no wage: write an amount and a currency, 18.50 EUR."
        )
    return Estimate(value, value, value, currency, _WAGE, as_of, Grade.B)


def _refuse_contradictions(arguments: argparse.Namespace) -> None:
    asked = [name for name in ("compare", "sign", "recompute", "improve") if getattr(arguments, name)]
    if len(asked) > 1:
        raise AssayError("usage-wrong", reason=f"--{asked[0]} and --{asked[1]} are two things: ask for one.")
    if arguments.weights is not None and not arguments.compare:
        raise AssayError("usage-wrong", reason="Weights are for a comparison: add --compare.")
    if arguments.sign is not None and (arguments.relation is None or arguments.out is None):
        raise AssayError("usage-wrong", reason="To sign, state --relation, and with --out the file to write.")
    alone = [name for name in ("sign", "recompute", "improve") if getattr(arguments, name)]
    if alone and (len(arguments.source) > 1 or Path(arguments.source[0]).is_dir()):
        raise AssayError("usage-wrong", reason=f"--{alone[0]} is for one achievement: name one file.")


def _improvements_json(arguments: argparse.Namespace, made: Assay, found: Found) -> dict[str, Any]:
    if not arguments.improve:
        return {}
    listed = [
        {
            "element": one.element,
            "indicator": one.indicator,
            "shrink": estimate_json(one.shrink),
            "narrowed": estimate_json(one.narrowed),
            "transparency": estimate_json(one.transparency),
        }
        for one in improvements(made, found.description)
    ]
    return {"improvements": listed}


def _compare(arguments: argparse.Namespace, found: list[Found], means: _Means) -> int:
    assays = [means.assay(one) for one in found]
    comparison = compare(assays, _weights(arguments.weights))
    names = [one.name for one in assays]
    if not arguments.json:
        draw_comparison(names, comparison, arguments.language)
        return DONE
    pairs = [
        {
            "one": one.better,
            "other": one.worse,
            "holds": one.holds,
            "known": list(one.known),
            "unknown": list(one.unknown),
            "estimate": estimate_json(one.estimate),
        }
        for one in comparison.dominances
    ]
    ranks = [
        {"place": rank.place, "probabilities": [estimate_json(one) for one in rank.probabilities]}
        for rank in comparison.ranks
    ]
    told: dict[str, Any] = {
        "assays": [dict(one.json) for one in assays],
        "at_least_as_good": pairs,
        "ranks": ranks,
    }
    told |= {"weights": dict(comparison.weights), "left_out": list(comparison.left_out)}
    print(json.dumps(told, indent=2))
    return DONE


def _weights(name: str | None) -> dict[str, float] | None:
    """The weights in a small YAML or JSON file. Raises `usage-wrong`, and what reading raises."""
    if name is None:
        return None
    try:
        held = yaml.safe_load(read_small(name))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise AssayError("usage-wrong", reason=f"“{name}” cannot be read as YAML.") from error
    if not isinstance(held, dict) or not held:
        raise AssayError("usage-wrong", reason=f"“{name}” holds no weights: write lines such as “rigor: 2”.")
    for key, weight in held.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float):
            raise AssayError("usage-wrong", reason=f"In “{name}” the weight of “{key}” is no number.")
    return {str(key): float(weight) for key, weight in held.items()}


def _sign(arguments: argparse.Namespace, made: Assay) -> int:
    language, out = arguments.language, Path(arguments.out)
    if out.exists():
        raise AssayError("file-exists", file=str(out))
    issuer = issuer_of(arguments.sign, arguments.name, arguments.profile, arguments.passphrase_file)
    relation = Relation(arguments.relation)
    lines = [f"{word(one.key, language)}: {sentence(one, language)}" for one in made.indicators]
    facts = {"day": made.as_of.isoformat(), "relation": word(f"relation-{relation}", language)}
    comment = word("comment", language, told=" ".join(lines), **facts)
    signed = sign(made, issuer, relation, comment=comment)
    write_new(out, signed.content)
    if arguments.json:
        print(json.dumps({"file": str(out), "digest": signed.digest, "relation": str(relation)}, indent=2))
    else:
        name = brief(str(issuer.profile["name"]))
        print(word("signed", language, name=name, relation=facts["relation"], file=brief(str(out))))
    return DONE


def _recompute(arguments: argparse.Namespace, reader: Reader, means: _Means) -> int:
    language = arguments.language
    document = reader.bytes_of(arguments.recompute)
    found = reader.read(arguments.source[0])
    recomputed = recompute(
        document,
        found.content,
        report=found.report,
        statements=means.stated(found),
        graph=means.graph,
        linker=means.linker,
        models=means.models,
        wage=means.wage,
        market=means.asked.means.market,
        target=means.asked.target,
        demand=means.asked.means.demand,
        durability=means.asked.means.durability,
        outcomes=means.asked.means.outcomes_of(found.description),
    )
    report = reader.report_on(document)
    signer = report.document.json.get("issuer") if report.document is not None else None
    name = str(signer.get("name", signer.get("id", ""))) if isinstance(signer, dict) else str(signer or "")
    relation = str(statement_in(document).get("relation", ""))
    if arguments.json:
        told = {
            "match": str(recomputed.match),
            "differences": [
                {"indicator": one.indicator, "member": one.member, "signed": one.signed, "found": one.found}
                for one in recomputed.differences
            ],
            "missing": [
                {"kind": one.kind, "name": one.name, "version": one.version, "sha256": one.digest}
                for one in recomputed.missing
            ],
            "open": list(recomputed.open),
            "signature": str(report.verdict),
            "signer": name,
            "relation": relation,
        }
        print(json.dumps(told, indent=2))
    else:
        draw_recomputation(recomputed, language)
        out = console()
        out.print(Text(word("signature", language, verdict=word(str(report.verdict), language))))
        shown = word(f"relation-{relation}", language) if relation in set(Relation) else brief(relation)
        out.print(Text(word("signed-as", language, name=brief(name), relation=shown)))
    if report.verdict == "rejected":
        return DIFFERS  # a signature that does not hold: whose figures they are is then nobody's word
    return _EXITS[recomputed.match]
