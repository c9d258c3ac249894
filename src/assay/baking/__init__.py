"""A credential inside a picture: Open Badges 3.0 baking into PNG and SVG.

Knows pictures and nothing of credentials: what comes out is bytes that somebody else judges.
Open Badges 3.0, section 5.3 (document formats).
"""

from assay.baking.contents import PICTURE_LIMIT
from assay.baking.pictures import bake, picture_kind, unbake

__all__ = ["PICTURE_LIMIT", "bake", "picture_kind", "unbake"]
