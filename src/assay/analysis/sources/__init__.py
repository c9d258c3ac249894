"""Official releases of skills, occupations, courses and credentials: read, checked and kept as Parquet."""

from assay.analysis.sources.faults import DataRefused
from assay.analysis.sources.forms import FORMS, minted
from assay.analysis.sources.importing import KINDS, Imported, import_release
from assay.analysis.sources.pack import Told, install_pack
from assay.analysis.sources.releases import Licence, Reading, Release, SourceDigest
from assay.analysis.sources.store import ModelFiles, Store, data_folder

__all__ = [
    "FORMS",
    "KINDS",
    "DataRefused",
    "Imported",
    "Licence",
    "ModelFiles",
    "Reading",
    "Release",
    "SourceDigest",
    "Store",
    "Told",
    "data_folder",
    "import_release",
    "install_pack",
    "minted",
]
