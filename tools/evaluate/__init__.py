"""How well the analysis does, measured: `python -m tools.evaluate`, or `make evaluate`.

Linking on labelled sentences, the ladder beside an expert's order, the laws of the indicators on real
descriptions, and speed. Every figure has its interval; a part whose material is absent says so.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
