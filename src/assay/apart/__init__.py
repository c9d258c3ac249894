"""Work on strangers' files in a process of its own: bounded in time and memory, and alone when it falls.

Below the platform and the analysis, which both read documents; knows neither, nor any format.
"""

from assay.apart.process import Fell, run_apart

__all__ = ["Fell", "run_apart"]
