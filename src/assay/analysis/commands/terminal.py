"""What the commands of the analysis share on a terminal: texts made harmless, and how far a long work is.

Apart because each of them prints what strangers wrote. The command line's own means for it stand on a floor
beside this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

Step = Callable[[str], None]  # what is being done, in words
Count = Callable[[int, int], None]  # pieces done, pieces in all


def inert(text: str) -> str:
    """The text on one line, without anything that a terminal would obey."""
    return inert_line(" ".join(text.split()))


def inert_line(line: str) -> str:
    """The line with its blanks, whatever a terminal would obey in it shown as its number."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in line)


@contextmanager
def steps(*, quiet: bool) -> Iterator[Step]:
    """What is told of each step: a line that a terminal shows while the work lasts; else nothing."""
    console = Console(stderr=True, highlight=False)
    if quiet or not console.is_terminal:
        yield lambda _step: None
        return
    with console.status("") as status:
        yield lambda step: status.update(Text(f"{inert(step)} …"))


@contextmanager
def counted(words: str, *, quiet: bool) -> Iterator[Count]:
    """What is told of work that can be counted: a bar on a terminal from the first piece on; else nothing."""
    console = Console(stderr=True, highlight=False)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    is_off = quiet or not console.is_terminal
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True, disable=is_off) as drawn:
        tasks: list[TaskID] = []

        def tell(done: int, total: int) -> None:
            if not tasks:
                tasks.append(drawn.add_task(words, total=total))
            drawn.update(tasks[0], completed=done, total=total)

        yield tell
