"""The programme map as a table of commas, and as one page with a picture and the same as a table."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator

from assay.analysis.commands.cells import plain_cell
from assay.analysis.commands.draft_words import word
from assay.analysis.drafting import ProgrammeMap, Taught

_STEP, _LEFT, _TOP = 26, 300, 150
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1b1b1f;"
    "background:#fff}table{border-collapse:collapse;width:100%}th,td{border:1px solid #c8c8d0;padding:.4rem;"
    "text-align:left;vertical-align:top}.frame{overflow-x:auto}caption{text-align:left;font-weight:600;"
    "padding:.5rem 0}svg text{fill:currentColor}q{display:block}@media(prefers-color-scheme:dark){body{"
    "color:#ececf1;background:#17171b}th,td{border-color:#4a4a55}a{color:#9db8ff}}"
)


def map_csv(table: ProgrammeMap, language: str) -> str:
    """A row a skill, a column a course; no cell is a formula."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    heads = (word(key, language) for key in ("map-skill", "map-framework", "map-address"))
    writer.writerow([plain_cell(text) for text in (*heads, *table.courses)])
    for row in table.rows:
        cells = [_taught(cell, language) for cell in row.cells]
        writer.writerow([plain_cell(text) for text in (row.name, row.framework, row.url, *cells)])
    return held.getvalue()


def _taught(cell: Taught | None, language: str) -> str:
    if cell is None:
        return ""
    quotes = "; ".join(f"“{quote.text}”" for quote in cell.quotes)
    return f"{word('map-assessed' if cell.is_assessed else 'map-taught', language)}: {quotes}"


def map_html(table: ProgrammeMap, language: str) -> str:
    """The page: nothing in it is loaded from elsewhere, and nothing in it runs."""
    title = html.escape(word("map", language))
    parts = [
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1>",
        f"<p>{html.escape(word('map-lede', language))}</p>",
    ]
    if table.rows:
        parts += [*_picture(table, language), *_table(table, language)]
    else:
        parts.append(f"<p>{html.escape(word('map-empty', language))}</p>")
    return "\n".join([*parts, "</body></html>"]) + "\n"


def _picture(table: ProgrammeMap, language: str) -> Iterator[str]:
    width = _LEFT + _STEP * len(table.courses) + 120
    height = _TOP + _STEP * len(table.rows) + 10
    label = html.escape(word("map-picture", language), quote=True)
    yield f'<div class="frame"><svg role="img" aria-label="{label}" width="{width}" height="{height}"'
    yield f' viewBox="0 0 {width} {height}" font-size="13">'
    for at, course in enumerate(table.courses):
        x, y = _LEFT + _STEP * at + _STEP // 2, _TOP - 12
        yield f'<text x="{x}" y="{y}" transform="rotate(-50 {x} {y})">{_short(course, 26)}</text>'
    for number, row in enumerate(table.rows):
        y = _TOP + _STEP * number + _STEP // 2
        yield f'<text x="{_LEFT - 10}" y="{y + 4}" text-anchor="end">{_short(row.name, 42)}</text>'
        right = _LEFT + _STEP * len(table.courses)
        yield f'<line x1="{_LEFT}" x2="{right}" y1="{y}" y2="{y}" stroke="#8884"/>'
        for at, cell in enumerate(row.cells):
            if cell is not None:
                fill = "currentColor" if cell.is_assessed else "none"
                x = _LEFT + _STEP * at + _STEP // 2
                drawn = f'fill="{fill}" stroke="currentColor" stroke-width="2"'
                yield f'<circle cx="{x}" cy="{y}" r="6" {drawn}/>'
    yield f"</svg></div><p>{html.escape(word('map-key', language))}</p>"


def _table(table: ProgrammeMap, language: str) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{html.escape(course)}</th>' for course in table.courses)
    yield f'<div class="frame"><table><caption>{html.escape(word("map", language))}</caption><thead><tr>'
    yield f'<th scope="col">{html.escape(word("map-skill", language))}</th>{heads}</tr></thead><tbody>'
    for row in table.rows:
        name = html.escape(row.name)
        if row.url.startswith(("https://", "http://")):
            name = f'<a href="{html.escape(row.url, quote=True)}" rel="noreferrer">{name}</a>'
        framework = f"<br><small>{html.escape(row.framework)}</small>" if row.framework else ""
        cells = "".join(f"<td>{_cell_html(cell, language)}</td>" for cell in row.cells)
        yield f'<tr><th scope="row">{name}{framework}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _cell_html(cell: Taught | None, language: str) -> str:
    if cell is None:
        return ""
    key = "map-assessed" if cell.is_assessed else "map-taught"
    quotes = "".join(f"<q>{html.escape(quote.text)}</q>" for quote in cell.quotes)
    return html.escape(word(key, language)) + quotes


def _short(text: str, most: int) -> str:
    return html.escape(text if len(text) <= most else text[: most - 1] + "…")
