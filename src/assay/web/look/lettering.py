"""Letters as outlines: the shipped font read once, and words drawn as paths.

Apart because a badge travels: a profile page or a print shop has no fonts of ours, so that text left as
text would come out in another shape and another width. (OpenType 1.9.1: glyf, loca, hmtx, cmap.)
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
BOLD = FONTS / "AssaySans-Bold.ttf"

Point = tuple[float, float, bool]

_ON_CURVE, _SHORT_X, _SHORT_Y, _REPEAT, _SAME_X, _SAME_Y = 1, 2, 4, 8, 16, 32
_WORDS, _OFFSETS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 2, 8, 32, 64, 128
_MISSING = "?"


@dataclass(frozen=True, slots=True)
class Font:
    """A TrueType font with what drawing needs: the glyph of each letter, its width, its outline."""

    tables: dict[str, bytes]
    units: int
    glyphs: dict[int, int]
    widths: tuple[int, ...]
    offsets: tuple[int, ...]

    def glyph(self, letter: str) -> int:
        """The glyph of a letter; that of a question mark for one the font does not have."""
        return self.glyphs.get(ord(letter), self.glyphs[ord(_MISSING)])

    def width(self, text: str, size: float) -> float:
        """How wide a line of text comes out."""
        return sum(self.widths[self.glyph(letter)] for letter in text) * size / self.units

    def has(self, text: str) -> bool:
        """Whether every letter of the text can be drawn."""
        return all(ord(letter) in self.glyphs for letter in text)

    def path(self, text: str, x: float, y: float, size: float) -> str:
        """The SVG path of a line whose baseline starts at x, y."""
        scale = size / self.units
        pieces = []
        for letter in text:
            number = self.glyph(letter)
            for contour in self._contours(number):
                placed = [(x + px * scale, y - py * scale, on) for px, py, on in contour]
                pieces.append(_closed(placed))
            x += self.widths[number] * scale
        return "".join(pieces)

    def _contours(self, number: int) -> list[list[Point]]:
        data = self.tables["glyf"][self.offsets[number] : self.offsets[number + 1]]
        if not data:
            return []
        (count,) = struct.unpack_from(">h", data)
        return _simple(data, count) if count >= 0 else list(self._composed(data))

    def _composed(self, data: bytes) -> Iterator[list[Point]]:
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, number = struct.unpack_from(">HH", data, at)
            at += 4
            dx, dy = struct.unpack_from(">hh" if flags & _WORDS else ">bb", data, at)
            at += 4 if flags & _WORDS else 2
            a, b, c, d = 1.0, 0.0, 0.0, 1.0
            if flags & _SCALE:
                a = d = struct.unpack_from(">h", data, at)[0] / 16384
                at += 2
            elif flags & _TWO_SCALES:
                a, d = (part / 16384 for part in struct.unpack_from(">hh", data, at))
                at += 4
            elif flags & _MATRIX:
                a, b, c, d = (part / 16384 for part in struct.unpack_from(">hhhh", data, at))
                at += 8
            if not flags & _OFFSETS:
                dx = dy = 0
            for contour in self._contours(number):
                yield [(a * x + c * y + dx, b * x + d * y + dy, on) for x, y, on in contour]


@cache
def read_font(path: Path = BOLD) -> Font:
    """The font in a file, read once."""
    data = path.read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        tables[tag.decode("ascii").strip()] = data[offset : offset + length]
    units, long_offsets = struct.unpack_from(">H", tables["head"], 18)[0], tables["head"][51]
    glyph_count = struct.unpack_from(">H", tables["maxp"], 4)[0]
    form, factor = (">I", 1) if long_offsets else (">H", 2)
    offsets = tuple(part[0] * factor for part in struct.iter_unpack(form, tables["loca"]))
    known = struct.unpack_from(">H", tables["hhea"], 34)[0]
    widths = [struct.unpack_from(">H", tables["hmtx"], 4 * index)[0] for index in range(known)]
    widths += [widths[-1]] * (glyph_count - known)
    return Font(tables, units, _letters(tables["cmap"]), tuple(widths), offsets)


def _letters(table: bytes) -> dict[int, int]:
    """The glyph of each code point, from the format 4 subtable (OpenType 1.9.1, cmap)."""
    for index in range(struct.unpack_from(">H", table, 2)[0]):
        start = struct.unpack_from(">I", table, 8 + 8 * index)[0]
        if struct.unpack_from(">H", table, start)[0] == 4:  # noqa: PLR2004 - the format's own number
            return dict(_segments(table, start))
    raise ValueError("the font has no cmap subtable of format 4")


def _segments(table: bytes, start: int) -> Iterator[tuple[int, int]]:
    double = struct.unpack_from(">H", table, start + 6)[0]
    ends, starts = start + 14, start + 16 + double
    deltas, ranges = starts + double, starts + 2 * double
    for at in range(0, double, 2):
        first, last = (struct.unpack_from(">H", table, base + at)[0] for base in (starts, ends))
        delta, reach = (struct.unpack_from(">H", table, base + at)[0] for base in (deltas, ranges))
        for point in range(first, min(last, 0xFFFE) + 1):
            number = point
            if reach:
                number = struct.unpack_from(">H", table, ranges + at + reach + 2 * (point - first))[0]
            if number:
                yield point, (number + delta) & 0xFFFF


def _simple(data: bytes, count: int) -> list[list[Point]]:
    ends = struct.unpack_from(f">{count}H", data, 10)
    at = 10 + 2 * count
    at += 2 + struct.unpack_from(">H", data, at)[0]
    total = ends[-1] + 1 if ends else 0
    flags: list[int] = []
    while len(flags) < total:
        flag, at = data[at], at + 1
        again = 0
        if flag & _REPEAT:
            again, at = data[at], at + 1
        flags += [flag] * (again + 1)
    xs, at = _coordinates(data, at, flags, _SHORT_X, _SAME_X)
    ys, at = _coordinates(data, at, flags, _SHORT_Y, _SAME_Y)
    points = [(float(x), float(y), bool(f & _ON_CURVE)) for x, y, f in zip(xs, ys, flags, strict=True)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [points[first : end + 1] for first, end in zip(starts, ends, strict=True)]


def _coordinates(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    value, values = 0, []
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        values.append(value)
    return values, at


def _closed(points: list[Point]) -> str:
    """One contour of quadratic curves, with the points that TrueType leaves out put back."""
    whole: list[Point] = []
    for here, there in zip(points, points[1:] + points[:1], strict=True):
        whole.append(here)
        if not here[2] and not there[2]:
            whole.append(((here[0] + there[0]) / 2, (here[1] + there[1]) / 2, True))
    first = next((index for index, point in enumerate(whole) if point[2]), 0)
    whole = whole[first:] + whole[: first + 1]
    path = f"M{_pair(whole[0])}"
    control: Point | None = None
    for point in whole[1:]:
        if not point[2]:
            control = point
        elif control:
            path, control = f"{path}Q{_pair(control)} {_pair(point)}", None
        else:
            path += f"L{_pair(point)}"
    return path + "Z"


def _pair(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}".replace(".0", "")
