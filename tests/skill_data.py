"""Where the starter pack of skills lies for tests: what `make data` installed, never somebody's own folder.

It is `$ASSAY_DATA`, as the Makefile sets it, or `var/data` of this repository. Tests that need it skip
with a sentence where it is not installed. Nothing may open a linker over all of it: that takes minutes
where nobody prepared it, so there is a small part of it to find skills with.
"""

from __future__ import annotations

import os
from pathlib import Path

import polars as pl

from assay.analysis.skills import prepare_labels
from assay.analysis.sources import FORMS, Licence, Reading, SourceDigest, Store, minted
from material import REPOSITORY

NOT_INSTALLED = "skill data are not installed"  # the reason of every such skip starts with these words

NAMED = (
    *("address an audience", "interact with an audience", "conduct public presentations", "prepare speeches"),
    *("speech techniques", "breathing techniques", "give constructive feedback", "identify research topics"),
    *("follow a brief", "plan", "plan schedule", "work in teams", "conflict management", "manage budgets"),
    *("greet guests", "serve food in table service", "handle customer complaints", "sell products"),
    *("apply HACCP", "comply with food safety and hygiene", "bake goods", "prepare bakery products"),
    *(
        "use hand tools",
        "inspect cables",
        "inspect cylinders",
        "monitor gauge",
        "personal protective equipment",
    ),
    *("wear appropriate protective gear", "health and safety in the workplace", "welding techniques"),
    *("apply arc welding techniques", "operate welding equipment", "perform welding inspection"),
    *("perform metal active gas welding", "perform tungsten inert gas welding", "play with children"),
    *("provide first aid", "first aid", "Python (computer programming)", "use spreadsheets software"),
)
"""The skills that tests speak of, by their names in ESCO."""

_OCCUPATIONS = {"baker": ("bake goods", "plan"), "waiter": ("greet guests",)}  # made up
_EACH = 125  # of the others one in so many, of every field


def find_skill_data() -> Store | None:
    """The store with the starter pack, skills and language model, or None."""
    named = os.environ.get("ASSAY_DATA")
    store = Store(Path(named) if named else REPOSITORY / "var" / "data")
    return store if store.release("esco") and store.model_files() else None


def small_part_of(pack: Store, folder: Path) -> Store:
    """A store in this folder with the model of the pack and some 150 of its skills, ready to find them."""
    release, model = pack.release_with("esco", "skills", "en"), pack.release("model")
    if release is None or model is None:
        raise ValueError("the pack has no English skills or no model")
    table = pack.table(release, "skills").collect().sort("uri")
    is_named = pl.col("label").is_in(NAMED)
    chosen = pl.concat([table.filter(is_named), table.filter(~is_named).gather_every(_EACH)])
    small = Store(folder)
    licence = Licence(release.licence, release.attribution, release.unclear)
    files, tables = release.files, {"skills": chosen}
    small.put(Reading("esco", release.version, "en", "part of the starter pack", licence, files, tables))
    (folder / "releases" / model.folder.name).symlink_to(model.folder.resolve())
    prepare_labels(small)
    return small


def with_occupations(small: Store, folder: Path) -> Store:
    """The same in this folder, with occupations that need some of these skills: the pack tells none."""
    (folder / "releases").mkdir(parents=True)
    for path in (*(small.folder / "releases").iterdir(), small.folder / "vectors"):
        (folder / path.relative_to(small.folder)).symlink_to(path.resolve())
    release = small.release("esco")
    assert release is not None
    uris = dict(small.table(release, "skills").select("label", "uri").collect().iter_rows())
    rows = [
        (minted("esco", "occupation", name), uris[skill], "essential")
        for name, needed in _OCCUPATIONS.items()
        for skill in needed
    ]
    tables = {"occupation_skills": pl.DataFrame(rows, schema=FORMS["occupation_skills"], orient="row")}
    files, licence = (SourceDigest("occupations.parquet", "0" * 64, 1),), Licence("CC0", "Nobody")
    larger = Store(folder)
    larger.put(Reading("esco-occupations", "1", "en", "made up for tests", licence, files, tables))
    return larger
