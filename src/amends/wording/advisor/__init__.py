"""How to answer this breach: the kind of crisis, the response, the apology, and how sure research is of each."""

from amends.wording.advisor.advise import advise
from amends.wording.advisor.apology import ApologyPart, due_parts, missing_parts
from amends.wording.advisor.cluster import judge_cluster
from amends.wording.advisor.evidence import Evidence, Strength, evidence
from amends.wording.advisor.model import (
    Advice,
    AdviceReport,
    Cluster,
    ClusterJudgement,
    FirstVoice,
    Harm,
    Situation,
)
from amends.wording.advisor.situation import situation_of

__all__ = [
    "Advice",
    "AdviceReport",
    "ApologyPart",
    "Cluster",
    "ClusterJudgement",
    "Evidence",
    "FirstVoice",
    "Harm",
    "Situation",
    "Strength",
    "advise",
    "due_parts",
    "evidence",
    "judge_cluster",
    "missing_parts",
    "situation_of",
]
