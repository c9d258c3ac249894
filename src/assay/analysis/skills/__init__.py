"""Skills of many frameworks in one graph, and which of them a text is about."""

from assay.analysis.skills.encoder import Encoder
from assay.analysis.skills.graph import Crossing, Skill, SkillGraph
from assay.analysis.skills.labels import (
    Label,
    Progress,
    installed_labels,
    label_vectors,
    prepare_labels,
    vectors_folder,
)
from assay.analysis.skills.linker import Found, Linker, Ranked
from assay.analysis.skills.reading import MEASURES, Reader, Reading
from assay.analysis.skills.trained_numbers import TrainedNumbers, read_numbers, trained_numbers
from assay.analysis.skills.weighing import Weighing
from assay.analysis.skills.windows import sentences_of, windows_of
from assay.analysis.skills.word_pieces import Word, words_of

__all__ = [
    "MEASURES",
    "Crossing",
    "Encoder",
    "Found",
    "Label",
    "Linker",
    "Progress",
    "Ranked",
    "Reader",
    "Reading",
    "Skill",
    "SkillGraph",
    "TrainedNumbers",
    "Weighing",
    "Word",
    "installed_labels",
    "label_vectors",
    "prepare_labels",
    "read_numbers",
    "sentences_of",
    "trained_numbers",
    "vectors_folder",
    "windows_of",
    "words_of",
]
