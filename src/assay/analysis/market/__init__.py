"""What the labour market tells: ads, wages, openings, demand for skills, how long they last.

Start reading at `targets.py`: every question here is about an occupation in a region.
"""

from assay.analysis.market.targets import Target

__all__ = ["Target"]
