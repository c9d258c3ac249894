"""What the labour market tells: ads, wages, openings, demand for skills, how long they last.

Start reading at `targets.py`: every question here is about an occupation in a region.
"""

from assay.analysis.market.ads import Named, Quarter, SkillAsked
from assay.analysis.market.demand import Demand, DemandModel
from assay.analysis.market.demand_features import FEATURES, PAIR_FEATURES, measured, measured_pairs
from assay.analysis.market.demand_numbers import (
    DemandNumbers,
    Tally,
    Weights,
    demand_numbers,
    read_demand_numbers,
    tally_of,
)
from assay.analysis.market.durability import Band, Durability, Lasting, TermDurability
from assay.analysis.market.halving import SCORED, Halving, Score, scored
from assay.analysis.market.lists import Listed
from assay.analysis.market.market import Market
from assay.analysis.market.mentions import Mention, mentions_in
from assay.analysis.market.names import Names, names_in
from assay.analysis.market.occupations import OccupationName
from assay.analysis.market.outlook import Outlook
from assay.analysis.market.places import Area, only_country
from assay.analysis.market.straying import strayings
from assay.analysis.market.targets import Target
from assay.analysis.market.technology_lists import (
    TechnologyList,
    Truths,
    in_demand_later,
    pairs_later,
    read_list,
)
from assay.analysis.market.technology_names import TechnologyNames
from assay.analysis.market.term_series import TermSeries, series_of

__all__ = [
    "FEATURES",
    "PAIR_FEATURES",
    "SCORED",
    "Area",
    "Band",
    "Demand",
    "DemandModel",
    "DemandNumbers",
    "Durability",
    "Halving",
    "Lasting",
    "Listed",
    "Market",
    "Mention",
    "Named",
    "Names",
    "OccupationName",
    "Outlook",
    "Quarter",
    "Score",
    "SkillAsked",
    "Tally",
    "Target",
    "TechnologyList",
    "TechnologyNames",
    "TermDurability",
    "TermSeries",
    "Truths",
    "Weights",
    "demand_numbers",
    "in_demand_later",
    "measured",
    "measured_pairs",
    "mentions_in",
    "names_in",
    "only_country",
    "pairs_later",
    "read_demand_numbers",
    "read_list",
    "scored",
    "series_of",
    "strayings",
    "tally_of",
]
