"""Teaches the rule that tells which technologies will be In Demand, and writes the numbers that are shipped.

`python -m tools.train_demand` needs O*NET's technologies of four releases (the shared material). Everything
is chosen on the flag of November 2023; `--rivals` measures other models on it, which needs scikit-learn.
The flag of May 2025 enters one thing that is shipped: how many statements of 2023 still held.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
