"""What a JSON value is, for the type checker.

Apart so that the openness is stated once: any of it may be anything until somebody has looked.
"""

from __future__ import annotations

from typing import Any, TypeAlias

JsonValue: TypeAlias = Any
"""None, bool, int, float, str, or a list or dict of these."""

Json: TypeAlias = dict[str, Any]
"""The members of a JSON object exactly as received; nothing is ever rewritten through a model."""
