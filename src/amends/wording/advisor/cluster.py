"""Which of the three kinds of crisis a breach is, as people will see it (Coombs 2007)."""

from __future__ import annotations

from amends.core.case.model import Cause
from amends.wording.advisor.model import Cluster, ClusterJudgement, Situation

_OUTSIDERS = frozenset(
    {
        Cause.RANSOMWARE,
        Cause.WEB_ATTACK,
        Cause.CREDENTIAL_STUFFING,
        Cause.THEFT,
        Cause.SOCIAL_ENGINEERING,
        Cause.MAIL_COMPROMISE,
    }
)
_HUMAN_ERROR = frozenset({Cause.LOSS, Cause.MISDIRECTED})
_GRAVER = {
    Cluster.VICTIM: Cluster.ACCIDENTAL,
    Cluster.ACCIDENTAL: Cluster.PREVENTABLE,
    Cluster.PREVENTABLE: Cluster.PREVENTABLE,
}


def judge_cluster(situation: Situation) -> ClusterJudgement:
    """The kind of crisis, with the keys of its reasons.

    The cause gives the kind; a known failure or concealment makes it preventable; an earlier breach makes it
    one step graver (crisis history).  While it is not known whether the controller failed, the answer is
    provisional.

    >>> judge_cluster(Situation(cause=Cause.RANSOMWARE, own_failure=False)).cluster
    <Cluster.VICTIM: 'victim'>
    """
    cluster, reasons = _by_cause(situation)
    if situation.own_failure is False and cluster is not Cluster.PREVENTABLE:
        reasons.append("reason.no_own_failure")
    if situation.prior_breaches:
        cluster = _GRAVER[cluster]
        reasons.append("reason.prior")
    for is_so, reason in ((situation.own_failure, "reason.own_failure"), (situation.concealed, "reason.concealed")):
        if is_so:
            cluster = Cluster.PREVENTABLE
            reasons.append(reason)
    is_provisional = situation.own_failure is None and cluster is not Cluster.PREVENTABLE
    if is_provisional:
        reasons.append("reason.own_failure_unknown")
    return ClusterJudgement(cluster=cluster, reasons=tuple(reasons), is_provisional=is_provisional)


def _by_cause(situation: Situation) -> tuple[Cluster, list[str]]:
    if situation.cause in _HUMAN_ERROR:  # Coombs counts human error among the preventable, technical error not
        return Cluster.PREVENTABLE, ["reason.human_error"]
    if situation.cause is Cause.INSIDER:
        return Cluster.ACCIDENTAL, ["reason.own_people"]
    if situation.cause in _OUTSIDERS or (situation.cause is None and situation.malicious):
        return Cluster.VICTIM, ["reason.outsiders"]
    if situation.malicious is False:
        return Cluster.ACCIDENTAL, ["reason.technical"]
    return Cluster.ACCIDENTAL, ["reason.cause_unknown"]
