"""Official releases of skills, occupations, courses and credentials: read, checked and kept as Parquet."""

from assay.analysis.sources.coverage import Cell as CoverageCell
from assay.analysis.sources.coverage import Coverage, Question, State, coverage
from assay.analysis.sources.esco_others import ONET_ADDRESS
from assay.analysis.sources.faults import DataRefused
from assay.analysis.sources.forms import FORMS, minted
from assay.analysis.sources.imported import Checked, Imported
from assay.analysis.sources.importing import KINDS, MAPPED, check_release, import_release
from assay.analysis.sources.looking import Look, fields_of, look_at, rows_about
from assay.analysis.sources.mapping import ColumnMapping, mapping_of, read_mapping
from assay.analysis.sources.pack import install_pack
from assay.analysis.sources.parts import Tell as Told
from assay.analysis.sources.places import NAME_OF_AREA, area_of
from assay.analysis.sources.releases import Licence, Reading, Release, SourceDigest
from assay.analysis.sources.store import ModelFiles, Store, data_folder
from assay.analysis.sources.weighing import weigh

__all__ = [
    "FORMS",
    "KINDS",
    "MAPPED",
    "NAME_OF_AREA",
    "ONET_ADDRESS",
    "Checked",
    "ColumnMapping",
    "Coverage",
    "CoverageCell",
    "DataRefused",
    "Imported",
    "Licence",
    "Look",
    "ModelFiles",
    "Question",
    "Reading",
    "Release",
    "SourceDigest",
    "State",
    "Store",
    "Told",
    "area_of",
    "check_release",
    "coverage",
    "data_folder",
    "fields_of",
    "import_release",
    "install_pack",
    "look_at",
    "mapping_of",
    "minted",
    "read_mapping",
    "rows_about",
    "weigh",
]
