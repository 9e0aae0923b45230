"""The launch gate: what must be true before the first message leaves, judged from what was found."""

from amends.launch.centre import judge_centre, judge_phones
from amends.launch.links import judge_links
from amends.launch.mailauth import DkimKey, MailAuth, judge_mail
from amends.launch.model import REQUIRED_CHECKS, Light, LightState, Preflight
from amends.launch.page import FoundPage, judge_page
from amends.launch.plan import LaunchPlan, read_plan
from amends.launch.sender import judge_sender

__all__ = [
    "REQUIRED_CHECKS",
    "DkimKey",
    "FoundPage",
    "LaunchPlan",
    "Light",
    "LightState",
    "MailAuth",
    "Preflight",
    "judge_centre",
    "judge_links",
    "judge_mail",
    "judge_page",
    "judge_phones",
    "judge_sender",
    "read_plan",
]
