"""Small files about the labour market that make much work, or much room, of whoever reads them."""

from __future__ import annotations

import gzip
import io
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq

from releases import xlsx_bytes

_LONG = 900_000


def repeated_text() -> bytes:
    """Parquet of some kilobytes: a text that stands there once, in 400,000 rows."""
    held = pa.DictionaryArray.from_arrays(pa.array([0] * 400_000, pa.int32()), pa.array(["y" * _LONG]))
    file = io.BytesIO()
    pq.write_table(pa.table({"title": held}), file, dictionary_pagesize_limit=1 << 30)
    return file.getvalue()


def nested() -> bytes:
    """Parquet with a title, and a column of lists of objects of lists."""
    inner = [{"a": [{"b": [1] * 1000}] * 1000}]
    file = io.BytesIO()
    pq.write_table(pa.table({"title": ["Baker"], "inner": pa.array(inner)}), file)
    return file.getvalue()


def shared_text() -> bytes:
    """A spreadsheet whose one long text is in each of 200,000 cells."""
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes([["title"], ["Baker"]]))) as plain:
        parts = {name: plain.read(name) for name in plain.namelist()}
    texts = "xl/sharedStrings.xml"
    sheet = next(name for name in parts if "sheet1.xml" in name and "rels" not in name)
    cells = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 200_001))
    head, _, rest = parts[sheet].decode().partition("<sheetData>")
    parts[sheet] = f"{head}<sheetData>{cells}</sheetData>{rest.partition('</sheetData>')[2]}".encode()
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts[texts] = f'<sst xmlns="{space}" count="1"><si><t>{"y" * _LONG}</t></si></sst>'.encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def many_columns() -> bytes:
    """A line of half a million names."""
    return (",".join(f"c{at}" for at in range(500_000)) + "\n").encode()


def ever_new_members() -> bytes:
    """Lines of JSON, each with members that no other has."""
    lines = ("{" + ",".join(f'"k{row}-{at}":1' for at in range(500)) + "}\n" for row in range(400))
    return "".join(lines).encode()


def packed_lines() -> bytes:
    """Some kilobytes that unpack to gigabytes of ads."""
    line = b"Baker," + b"b" * 4000 + b"\n"
    return gzip.compress(b"title,text\n" + line * 1000) + gzip.compress(line * 4000, 9) * 700


def without_end() -> bytes:
    """A list in a list in a list, never closed."""
    return b"[" * 3_000_000


BOMBS = (
    ("postings", "ads.csv", many_columns),
    ("outcomes", "outcomes.csv", many_columns),
    ("postings", "ads.jsonl", ever_new_members),
    ("postings", "ads.json", without_end),
    ("postings", "ads.parquet", repeated_text),
    ("postings", "ads.csv.gz", packed_lines),
    ("credential-list", "list.parquet", repeated_text),
    ("credential-list", "list.xlsx", shared_text),
)
