"""Links texts in a process of its own, so that its memory is that of linking and of nothing else.

`python -m tools.evaluate.linking_child FOLDER TEXTS.json` prints seconds of processor time and peak memory.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from assay.analysis.skills import Linker
from assay.analysis.sources import Store


def main() -> int:
    """Link each text once, after one that is not counted; 1 where nothing is installed."""
    linker = Linker.open(Store(Path(sys.argv[1])))
    if linker is None:
        return 1
    texts = json.loads(Path(sys.argv[2]).read_text("utf-8"))
    linker.find(texts[0])
    seconds = []
    for text in texts:
        begun = time.process_time()
        linker.find(text)
        seconds.append(time.process_time() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
